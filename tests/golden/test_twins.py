"""The same call in Chinese and in English tells the same facts."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import warehouse
from tests.golden.conftest import Load

SAMPLES = Path(__file__).parents[2] / "samples"
CALL = "heting-2025-09-30"
#: What was observed, and of which document; guidance and what analysts suppose aside.
OBSERVED = """
    select o.segment_id, o.metric_id, o.period_id, o.measure, coalesce(o.comparison, '') as comparison,
           coalesce(o.value, o.low)::varchar as value, o.unit_id as unit, coalesce(o.per, '') as per
    from fact_observation o
    where not o.is_forward_looking and not starts_with(o.linked_by, 'analyst')
"""


def _observed(published: Path) -> set[tuple[str, ...]]:
    with warehouse.reader(published) as connection:
        rows: pl.DataFrame = connection.execute(OBSERVED).pl()
    return set(rows.rows())


@pytest.mark.parametrize("suffix", ["pdf", "txt"])
def test_both_languages_tell_the_same(load: Load, suffix: str) -> None:
    chinese = _observed(load(SAMPLES / f"{CALL}.{suffix}"))
    english = _observed(load(SAMPLES / f"{CALL}-en.{suffix}"))
    assert len(chinese) > 80
    assert (chinese - english, english - chinese) == (set(), set())
