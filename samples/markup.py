"""The markup of the sample transcripts: a head of `key: value` lines between `---`, then one line a paragraph.

    % title line          # section          @ speaker | title, or @ speaker (firm)          (how it was spoken)
    paragraph with a footnote mark[^1] and a place <pb> where the text version breaks the page
    [^1]: the footnote

Raises ValueError where a line cannot belong anywhere, or a mark has no footnote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PAGE_BREAK = "<pb>"
NOTE_MARK = re.compile(r"\[\^(\d+)\]")
NOTE_BODY = re.compile(r"\[\^(\d+)\]: (.+)")
DELIVERY = re.compile(r"[（(](?:原话|翻译)[）)]|\[(?:Interpreted|Original)\]")


@dataclass(frozen=True)
class Block:
    """One printed block; `kind` is title, section, speaker, role, delivery or paragraph."""

    kind: str
    text: str


@dataclass(frozen=True)
class Transcript:
    """A parsed source. `layout` holds the head, `notes` the footnotes by number."""

    layout: dict[str, str]
    blocks: list[Block]
    notes: dict[int, str]


def read_transcript(path: Path) -> Transcript:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    layout = dict(line.split(": ", 1) for line in head.splitlines())
    blocks: list[Block] = []
    notes: dict[int, str] = {}
    for line in filter(None, body.splitlines()):
        if note := NOTE_BODY.fullmatch(line):
            notes[int(note[1])] = note[2]
        else:
            blocks.extend(_blocks(line, layout["speakers"]))
    marks = {int(mark) for block in blocks for mark in NOTE_MARK.findall(block.text)}
    if marks != set(notes):
        raise ValueError(f"{path.name}: footnote marks {sorted(marks)} but footnotes {sorted(notes)}")
    return Transcript(layout, blocks, notes)


def _blocks(line: str, speakers: str) -> list[Block]:
    if line.startswith("% "):
        return [Block("title", line[2:])]
    if line.startswith("# "):
        return [Block("section", line[2:])]
    if line.startswith("@ "):
        return _speaker(*line[2:].partition(" | ")[::2], style=speakers)
    return [Block("delivery" if DELIVERY.fullmatch(line) else "paragraph", line)]


def _speaker(name: str, role: str, style: str) -> list[Block]:
    """`block`: name and role on lines of their own, later turns as `Name:` and `Name (Firm):`. `dash`: `Name – role or firm`."""
    if style == "dash":
        return [Block("speaker", re.sub(r" \((.+)\)$", r" – \1", f"{name} – {role}" if role else name))]
    return [Block("speaker", name), Block("role", role)] if role else [Block("speaker", f"{name}:")]
