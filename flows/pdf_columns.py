"""The reading order of a page's spans: columns are read one after the other, everything else row by row.

A gutter is a strip of white that most rows leave free, with running text on both sides of it: rows that fill their column, made of
letters. The columns of a table fail this, for their cells are short or numbers. Rows that run across a gutter (headings, a full-width
paragraph) part the columns above from those below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from flows.pdf_arrays import Flags, Floats, Integers
from flows.pdf_spans import Spans

#: A gutter is at least this wide, in ems, and stands in the middle part of the text's width.
LEAST_GUTTER = 0.9
MIDDLE = (0.2, 0.8)
#: A row may run across the gutter, but not most of them.
MOST_CROSSING = 0.5
#: Rows a column needs at least, and how many of them fill how much of it.
LEAST_ROWS = 5
FILLED, LEAST_FILLED_ROWS = 0.6, 0.5
LEAST_LETTERS = 0.6
#: A band of fewer rows is a header's left and right part, not columns.
LEAST_BAND = 3
#: Rows farther apart than this, in ems, are in different bands.
BAND_GAP = 4.0
#: No page has more columns side by side within each other.
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Rows:
    """Spans gathered to rows, as far as the columns need it: which spans, sorted by row."""

    spans: Spans
    which: Integers

    @property
    def row(self) -> Integers:
        return self.spans.row[self.which]

    @property
    def x0(self) -> Floats:
        return self.spans.x0[self.which]

    @property
    def x1(self) -> Floats:
        return self.spans.x1[self.which]


def reading_order(spans: Spans, which: Integers) -> list[Integers]:
    """The lines of a page in reading order, each as the numbers of its spans; `which` are the spans to order, by row and place."""
    return list(_ordered(_Rows(spans, which), 0))


def _ordered(rows: _Rows, depth: int) -> Iterator[Integers]:
    gutter = _gutter(rows) if depth < DEEPEST else None
    if gutter is None:
        yield from _by_row(rows.which, rows.row)
        return
    for band, is_columns in _bands(rows, gutter):
        part = _Rows(rows.spans, rows.which[band])
        if is_columns:
            left = part.x0 < gutter
            yield from _ordered(_Rows(rows.spans, part.which[left]), depth + 1)
            yield from _ordered(_Rows(rows.spans, part.which[~left]), depth + 1)
        else:
            yield from _by_row(part.which, part.row)


def _by_row(which: Integers, row: Integers) -> Iterator[Integers]:
    yield from np.split(which, np.flatnonzero(np.diff(row)) + 1) if len(which) else ()


def _gutter(rows: _Rows) -> float | None:
    """The middle of the gutter, in points from the left; None where the rows are one column or a table."""
    row = rows.row
    if len(np.unique(row[1:][row[1:] == row[:-1]])) < LEAST_ROWS:
        return None
    left, right = float(rows.x0.min()), float(rows.x1.max())
    width = int(np.ceil(right - left)) + 1
    # How many rows cover each point of the width: the steps up and down of all spans, added up.
    covered = np.zeros(width + 1)
    np.add.at(covered, np.clip((rows.x0 - left).astype(np.int64), 0, width), 1)
    np.add.at(covered, np.clip(np.ceil(rows.x1 - left).astype(np.int64), 0, width), -1)
    covered = np.cumsum(covered)[:width]
    em = float(np.median(rows.spans.size[rows.which]))
    first, last = int(MIDDLE[0] * width), int(MIDDLE[1] * width)
    for middle in _strips(covered[first:last], MOST_CROSSING * len(np.unique(row)), LEAST_GUTTER * em):
        if _parts_running_text(rows, left + first + middle, left, right):
            return left + first + middle
    return None


def _strips(covered: Floats, most: float, least_width: float) -> Iterator[float]:
    """Middles of the strips that few rows cover, the least covered first."""
    found: list[tuple[float, float, float]] = []
    for level in np.unique(covered[covered <= most])[:8].tolist():
        free = np.concatenate(([False], covered <= level, [False]))
        edges = np.flatnonzero(np.diff(free.astype(np.int8)))
        widths = edges[1::2] - edges[::2]
        found += [
            (level, -float(width), (start + end) / 2)
            for start, end, width in zip(edges[::2].tolist(), edges[1::2].tolist(), widths.tolist(), strict=True)
            if width >= least_width
        ]
    yield from (middle for _, _, middle in sorted(found)[:6])


def _parts_running_text(rows: _Rows, gutter: float, left: float, right: float) -> bool:
    across = np.isin(rows.row, rows.row[(rows.x0 < gutter) & (rows.x1 > gutter)])
    sides = ((rows.x1 <= gutter) & ~across, (rows.x0 >= gutter) & ~across)
    widths = (_reach(rows.x1[sides[0]]) - left, right + _reach(-rows.x0[sides[1]]))
    return all(_is_running_text(rows, side, width) for side, width in zip(sides, widths, strict=True))


def _reach(edges: Floats) -> float:
    return float(edges.max(initial=-np.inf))


def _is_running_text(rows: _Rows, side: Flags, width: float) -> bool:
    row = rows.row[side]
    if len(row) < LEAST_ROWS or not 0 < width < np.inf:
        return False
    numbers, place = np.unique(row, return_inverse=True)
    filled = np.bincount(place, (rows.x1 - rows.x0)[side]) >= FILLED * width
    which = rows.which[side]
    letters = rows.spans.letters[which].sum() >= LEAST_LETTERS * rows.spans.count[which].sum()
    return len(numbers) >= LEAST_ROWS and bool(letters) and bool(filled.mean() >= LEAST_FILLED_ROWS)


def _bands(rows: _Rows, gutter: float) -> Iterator[tuple[Integers, bool]]:
    """Stretches of rows from top to bottom: places in `rows`, and whether they are columns."""
    numbers, first, place = np.unique(rows.row, return_index=True, return_inverse=True)
    baseline, size = rows.spans.baseline[rows.which][first], rows.spans.size[rows.which][first]
    across = np.bincount(place, (rows.x0 < gutter) & (rows.x1 > gutter)) > 0
    new = np.ones(len(numbers), bool)
    new[1:] = (across[1:] != across[:-1]) | (np.diff(baseline) > BAND_GAP * np.maximum(size[1:], size[:-1]))
    band = np.cumsum(new) - 1
    for number in range(int(band[-1]) + 1):
        members = band == number
        yield np.flatnonzero(members[place]), bool(not across[members][0] and members.sum() >= LEAST_BAND)
