"""Real transcripts beside the checkout: no labelled word is lost, and every piece is what its line holds."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from tests.transforms.turns.examples import every_piece_matches, lines_of
from transforms.turns import read_turns

# Turns that speak, of which analysts', and footnotes with their place found.
CALLS = [("alibaba-2023-09-30", 19, 5, 3), ("li_auto-2025-09-30", 23, 5, 0), ("hk-results-2021-08", 1, 0, 0)]


@pytest.mark.parametrize(("call", "turns", "analysts", "notes"), CALLS)
def test_call(shared: Path, call: str, turns: int, analysts: int, notes: int) -> None:
    text = (shared / "calls" / call / "transcript.txt").read_text("utf-8")
    read = read_turns(lines_of(text), pl.DataFrame({"document_id": ["doc_1"]}))
    assert read.utterances.height == turns
    assert read.utterances.filter(pl.col("side") == "analyst").height == analysts
    assert read.notes["char_at"].drop_nulls().len() == notes
    assert every_piece_matches(text, read)
    spoken = "".join("".join(read.utterances["text"]).split())
    lost, cursor = [], 0
    for line in (shared / "calls" / call / "mentions.jsonl").read_text("utf-8").splitlines():
        mention = json.loads(line)
        if mention["required"]:
            words = "".join((mention["before"][-4:] + mention["surface"]).split())
            found = spoken.find(words, max(0, cursor - 40))
            lost += [words] if found < 0 else []
            cursor = max(cursor, found)
    assert lost == []
