"""Real transcripts with hand-labelled gold; third-party material beside the checkout, skipped where it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.conftest import Load
from tests.golden.scoring import only_document, score


@pytest.mark.parametrize(("call", "core_facts"), [("alibaba-2023-09-30", 75), ("li_auto-2025-09-30", 36)])
def test_every_number_and_core_fact_of_a_real_call(call: str, core_facts: int, shared: Path, load: Load) -> None:
    folder = shared / "calls" / call
    published = load(folder / "transcript.txt")
    scored = score(published, only_document(published), folder)
    assert scored.mention_faults == []
    assert scored.invented == []
    assert scored.facts == core_facts
    assert scored.facts_missed == []
    assert scored.facts_wrong == []
