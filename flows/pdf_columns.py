"""The reading order of a page's spans: columns are read one after the other, everything else row by row.

A gutter is a strip of white that a band of rows leaves free, with running text on both sides of it: rows that fill their column, made
of letters. The columns of a table fail this, for their cells are short or numbers. Rows that run across a gutter (headings, a full-width
paragraph) part the bands above from those below; each band is columns or not by itself.
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
#: Most rows of a page may run across the gutter, but not nearly all.
MOST_CROSSING = 0.8
#: Rows a column needs at least to show a gutter, and how many of them fill how much of it.
LEAST_ROWS = 5
FILLED, LEAST_FILLED_ROWS = 0.6, 0.5
#: Columns of text are wider than those of names, in ems.
LEAST_WIDTH = 12.0
LEAST_LETTERS = 0.6
#: Where a gutter is known, a band may be shorter; one of fewer rows is a header's left and right part.
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
    for band in _bands(rows, gutter):
        if _is_columns(band, gutter, LEAST_BAND):
            left = band.x0 < gutter
            yield from _ordered(_Rows(rows.spans, band.which[left]), depth + 1)
            yield from _ordered(_Rows(rows.spans, band.which[~left]), depth + 1)
        else:
            yield from _by_row(band.which, band.row)


def _by_row(which: Integers, row: Integers) -> Iterator[Integers]:
    yield from np.split(which, np.flatnonzero(np.diff(row)) + 1) if len(which) else ()


def _gutter(rows: _Rows) -> float | None:
    """The middle of the gutter, in points from the left; None where the rows are one column or a table."""
    row = rows.row
    if not len(row):
        return None
    left, right = float(rows.x0.min()), float(rows.x1.max())
    if np.count_nonzero(rows.x0 > left + MIDDLE[0] * (right - left)) < LEAST_ROWS:
        return None
    width = int(np.ceil(right - left)) + 1
    # How many rows cover each point of the width: the steps up and down of all spans, added up.
    covered = np.zeros(width + 1)
    np.add.at(covered, np.clip((rows.x0 - left).astype(np.int64), 0, width), 1)
    np.add.at(covered, np.clip(np.ceil(rows.x1 - left).astype(np.int64), 0, width), -1)
    covered = np.cumsum(covered)[:width]
    em = float(np.median(rows.spans.size[rows.which]))
    first, last = int(MIDDLE[0] * width), int(MIDDLE[1] * width)
    for middle in _strips(covered[first:last], MOST_CROSSING * len(np.unique(row)), LEAST_GUTTER * em):
        gutter = left + first + middle
        if any(_is_columns(band, gutter, LEAST_ROWS) for band in _bands(rows, gutter)):
            return gutter
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


def _bands(rows: _Rows, gutter: float) -> Iterator[_Rows]:
    """Stretches of rows from top to bottom, which run across the gutter or do not."""
    numbers, first, place = np.unique(rows.row, return_index=True, return_inverse=True)
    baseline, size = rows.spans.baseline[rows.which][first], rows.spans.size[rows.which][first]
    across = np.bincount(place, (rows.x0 < gutter) & (rows.x1 > gutter)) > 0
    new = np.ones(len(numbers), bool)
    new[1:] = (across[1:] != across[:-1]) | (np.diff(baseline) > BAND_GAP * np.maximum(size[1:], size[:-1]))
    starts = np.flatnonzero(new[place] & np.concatenate(([True], place[1:] != place[:-1])))
    for which in np.split(rows.which, starts[1:]):
        yield _Rows(rows.spans, which)


def _is_columns(band: _Rows, gutter: float, least_rows: int) -> bool:
    """Whether a band has running text on both sides of the gutter, and nothing across."""
    left, right = band.x1 <= gutter, band.x0 >= gutter
    return bool((left | right).all()) and all(_is_running_text(band, side, least_rows) for side in (left, right))


def _is_running_text(band: _Rows, side: Flags, least_rows: int) -> bool:
    which = band.which[side]
    numbers, place = np.unique(band.row[side], return_inverse=True)
    if len(numbers) < least_rows:
        return False
    width = band.x1[side].max() - band.x0[side].min()
    filled = np.bincount(place, (band.x1 - band.x0)[side]) >= FILLED * width
    letters = band.spans.letters[which].sum() >= LEAST_LETTERS * band.spans.count[which].sum()
    is_wide = width >= LEAST_WIDTH * np.median(band.spans.size[which])
    return bool(letters and is_wide and filled.mean() >= LEAST_FILLED_ROWS)
