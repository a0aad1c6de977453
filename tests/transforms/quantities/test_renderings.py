"""An independent oracle: numbers of known value are written in many spellings and read back, by both readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks.plain_reading import Mention
from benchmarks.plain_reading.compare import Text, plain, vectorised
from tests.transforms.quantities.renderings import Rendering, Said, renderings, torn

#: A batch that fails tells its misread texts itself; making it smaller takes minutes.
_GENERATE = [Phase.generate]
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
_READINGS = pytest.mark.parametrize("read", [vectorised, plain])


def _stored(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, 9)


def _said(mention: Mention) -> Said:
    numbers = (_stored(number) for number in (mention.value, mention.low, mention.high))
    return Said(mention.kind, mention.unit, *numbers, mention.qualifier, mention.per)


def _misread(batch: Sequence[Rendering], read: Callable[[Sequence[Text]], list[list[Mention]]]) -> dict[str, tuple[Said, ...]]:
    found = read([Text(rendering.text) for rendering in batch])
    pairs = ((rendering, tuple(map(_said, mentions))) for rendering, mentions in zip(batch, found, strict=True))
    return {rendering.text: said for rendering, said in pairs if said != rendering.said}


@_READINGS
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=_QUIET, phases=_GENERATE)
@given(batch=renderings())
def test_a_rendered_number_is_read_back(read: Callable[[Sequence[Text]], list[list[Mention]]], batch: list[Rendering]) -> None:
    assert _misread(batch, read) == {}


@_READINGS
@settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=_QUIET, phases=_GENERATE)
@given(batch=st.lists(torn(), min_size=20, max_size=40))
def test_a_number_torn_apart_is_read_back(read: Callable[[Sequence[Text]], list[list[Mention]]], batch: list[Rendering]) -> None:
    assert _misread(batch, read) == {}
