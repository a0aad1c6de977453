"""The characters of a PDF page to its printed lines, by geometry alone.

Rules, in order:
1. Characters on one baseline are a row.
2. A row of clearly smaller characters that is raised or lowered beside a bigger row belongs to that row: superscripts (footnote marks)
   and subscripts.
3. Within a line characters stand from left to right. A character set twice in nearly one place is fake bold and counts once.
   A space is put where a word gap is wide and the PDF holds no space. Between Chinese characters and digits
   typesetters leave a thin gap that is no space.
4. Raised small characters stay in the text, and their offsets are listed as superscripts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

#: All lengths are in ems, the font size of the line.
SAME_BASELINE = 0.12
SMALLER = 0.8
LEAST_RAISE = 0.1
MOST_SHIFT = 0.75
FAKE_BOLD_SHIFT = 0.1
WORD_GAP = 0.15
CJK_WORD_GAP = 0.6
#: A raised row is set beside its word, not in the next column.
MOST_DISTANCE = 1.0

CJK = re.compile(r"[⺀-鿿豈-﫿︰-﹏＀-｠　-〿𠀀-𯿿]")
#: What pdfminer writes for a glyph without a character.
UNMAPPED = re.compile(r"\(cid:[0-9]+\)")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Glyph:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    #: Height of the baseline over the bottom of the page, in points.
    baseline: float


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A row of `contracts.Line` without its document: lengths in points, `x_edges` has `len(text) + 1` values."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    x_edges: list[float]
    superscripts: list[int]


def glyph(char: dict[str, Any]) -> Glyph:
    """A character of pdfplumber as a glyph; its matrix tells the baseline, which does not depend on the font's box."""
    text = CONTROL.sub(" ", UNMAPPED.sub("\ufffd", char["text"]))
    return Glyph(text, char["x0"], char["x1"], char["top"], char["bottom"], char["size"], char["matrix"][5])


def page_lines(glyphs: Sequence[Glyph]) -> list[PdfLine]:
    """The lines of one page from top to bottom; lines of white space alone are left out."""
    rows = _attach_shifted_rows(_rows_by_baseline(glyphs))
    return [_line(row) for row in rows if any(not g.text.isspace() for g in row)]


def _rows_by_baseline(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for g in sorted(glyphs, key=lambda g: (-g.baseline, g.x0)):
        if rows and abs(rows[-1][0].baseline - g.baseline) <= SAME_BASELINE * min(rows[-1][0].size, g.size):
            rows[-1].append(g)
        else:
            rows.append([g])
    return rows


def _main_size(row: Sequence[Glyph]) -> float:
    """The size of most characters, to a tenth of a point: white space is often set in another size."""
    sizes = Counter(round(g.size, 1) for g in row if not g.text.isspace())
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else max(g.size for g in row)


def _attach_shifted_rows(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put superscript and subscript rows to the nearest bigger row beside them."""
    sizes = [_main_size(row) for row in rows]
    homes: dict[int, int] = {}
    for number, row in enumerate(rows):
        neighbours = [other for other in (number + 1, number - 1, number + 2, number - 2) if 0 <= other < len(rows)]
        fitting = [other for other in neighbours if _is_shifted_beside(row, sizes[number], rows[other], sizes[other])]
        if fitting:
            homes[number] = min(fitting, key=lambda other: abs(rows[other][0].baseline - row[0].baseline))
    merged = [list(row) for row in rows]
    for number, home in homes.items():
        if home not in homes:
            merged[home] += rows[number]
    return [row for number, row in enumerate(merged) if homes.get(number) is None or homes[number] in homes]


def _is_shifted_beside(row: Sequence[Glyph], size: float, other: Sequence[Glyph], other_size: float) -> bool:
    shift = abs(row[0].baseline - other[0].baseline)
    if size > SMALLER * other_size or shift > MOST_SHIFT * other_size:
        return False
    left, right = min(g.x0 for g in other), max(g.x1 for g in other)
    near = MOST_DISTANCE * other_size
    return all(left - near <= g.x0 <= right + near for g in row if not g.text.isspace())


def _line(row: Sequence[Glyph]) -> PdfLine:
    size = _main_size(row)
    ordered = _without_fake_bold(sorted(row, key=lambda g: g.x0))
    main = [g for g in ordered if round(g.size, 1) > SMALLER * size and not g.text.isspace()] or ordered
    baseline = Counter(round(g.baseline, 1) for g in main).most_common(1)[0][0]
    text: list[str] = []
    edges: list[float] = []
    superscripts: list[int] = []
    before: Glyph | None = None
    for g in ordered:
        if before is not None and _is_word_gap(before, g, size):
            text.append(" ")
            edges.append(before.x1)
        if g.size <= SMALLER * size and g.baseline - baseline >= LEAST_RAISE * size and not g.text.isspace():
            superscripts += range(len(text), len(text) + len(g.text))
        # One glyph may stand for several characters (a ligature): its width is shared among them.
        text += g.text
        edges += [g.x0 + (g.x1 - g.x0) * part / len(g.text) for part in range(len(g.text))]
        before = g
    edges.append(ordered[-1].x1)
    return PdfLine(
        text="".join(text),
        x0=ordered[0].x0,
        top=min(g.top for g in main),
        x1=max(g.x1 for g in ordered),
        bottom=max(g.bottom for g in main),
        size=size,
        x_edges=_never_backwards(edges),
        superscripts=superscripts,
    )


def _without_fake_bold(ordered: Sequence[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for g in ordered:
        again = (k for k in kept[-3:] if k.text == g.text and abs(k.x0 - g.x0) <= FAKE_BOLD_SHIFT * g.size and abs(k.size - g.size) < 0.1)
        if next(again, None) is None:
            kept.append(g)
    return kept


def _is_word_gap(before: Glyph, after: Glyph, size: float) -> bool:
    if before.text.isspace() or after.text.isspace():
        return False
    cjk = CJK.search(before.text) or CJK.search(after.text)
    return after.x0 - before.x1 > (CJK_WORD_GAP if cjk else WORD_GAP) * min(size, max(before.size, after.size))


def _never_backwards(edges: list[float]) -> list[float]:
    """Overlapping glyphs (kerning, italics) must not give an edge left of the one before it."""
    for number, (left, right) in enumerate(pairwise(edges)):
        edges[number + 1] = max(left, right)
    return edges
