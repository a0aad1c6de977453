"""The shipped sample calls against their gold: every number, every core fact, in Chinese and in English, from text and from PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.conftest import Load
from tests.golden.scoring import Score, only_document, score

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ["heting-2025-06-30", "heting-2025-09-30", "heting-2025-09-30-en"]
DOCUMENTS = [f"{name}{suffix}" for name in NAMES for suffix in (".txt", ".pdf")]


@pytest.fixture(params=DOCUMENTS)
def scored(request: pytest.FixtureRequest, load: Load) -> Score:
    document = SAMPLES / request.param
    published = load(document)
    return score(published, only_document(published), SAMPLES / "gold" / document.stem)


def test_every_required_mention_is_exact(scored: Score) -> None:
    assert scored.mentions > 200
    assert scored.mention_faults == []


def test_nothing_is_invented(scored: Score) -> None:
    assert scored.invented == []


def test_every_core_fact_is_found(scored: Score) -> None:
    assert scored.facts > 80
    assert scored.facts_missed == []


def test_no_fact_is_contradicted(scored: Score) -> None:
    assert scored.facts_wrong == []
