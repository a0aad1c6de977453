"""Layouts that investor-relations departments, vendors and exchanges print, each with the turns a reader sees in it.

One YAML file a layout in tests/fixtures/layouts: `text` as printed (`-- page --` for a page break), `turns` one a line
(section and delivery | side | speaker | title | firm | first words … last words), `call` (what the call is about),
`absent` (furniture that must be in no turn) and `has` (words that must be in one). All people and firms are invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import yaml

FOLDER = Path(__file__).parents[2] / "fixtures" / "layouts"


@dataclass(frozen=True)
class Layout:
    name: str
    text: str
    turns: list[tuple[str | None, ...]]
    call: dict[str, Any]
    absent: list[str]
    has: list[str]


def layouts() -> list[Layout]:
    return [_layout(path) for path in sorted(FOLDER.glob("*.yml"))]


def _layout(path: Path) -> Layout:
    content = yaml.safe_load(path.read_text("utf-8"))
    turns = [tuple(field.strip() or None for field in turn.split("|")) for turn in content["turns"].splitlines()]
    return Layout(
        path.stem, content["text"].replace("-- page --\n", "\f"), turns, content["call"], content.get("absent", []), content.get("has", [])
    )


def differences(layout: Layout, utterances: pl.DataFrame) -> list[str]:
    """What of the expected turns is read otherwise, each as a line; empty where all is right."""
    found = [_turn(row) for row in utterances.iter_rows(named=True)]
    wrong = []
    for number in range(max(len(found), len(layout.turns))):
        *speaker, words = layout.turns[number] if number < len(layout.turns) else (None, "")
        *read, text = found[number] if number < len(found) else (None, "")
        if speaker != read:
            wrong.append(f"{number}: expected {speaker}, read {read}")
        first, _, last = (words or "").partition(" … ")
        if not (text or "").startswith(first) or not (text or "").endswith(last):
            wrong.append(f"{number}: expected {words!r}, read {text!r}")
    whole = "\n".join(text or "" for *_, text in found)
    wrong += [f"left in the text: {words}" for words in layout.absent if words in whole]
    wrong += [f"not in the text: {words}" for words in layout.has if words not in whole]
    return wrong


def _turn(row: dict[str, Any]) -> tuple[str | None, ...]:
    manner = " ".join(filter(None, [row["section"], row["delivery"]]))
    text = re.sub(r"\s+", " ", row["text"]).strip()
    return (manner, row["side"], row["speaker_name"], row["speaker_title"], row["speaker_organization"], text)
