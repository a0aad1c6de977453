"""The ruled cells of a page, and what they mean for reading.

Rules, in order:
1. Text between a rule above, below, left and right of it stands in a cell. Cells with the same upper and lower edge are a table row.
2. A row of short cells is one line, its cells from left to right, also where a label takes two lines or stands lower than the figures.
3. A row with a long cell is a form (a label, and the whole call beside it) or a frame around text: its cells are read one after the
   other, each by its own lines.
4. Text above a table is read before it, text beside and below it after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from flows.pdf_arrays import Flags, Floats, Integers
from flows.pdf_columns import reading_order
from flows.pdf_rules import Rules
from flows.pdf_spans import Spans

#: Rules of one edge are drawn this near each other, in points, and text may touch them.
SAME_EDGE = 3.0
#: Lines of the longest cell of a table row; a longer one is text in a frame.
LONGEST_CELL = 3


#: One line to be: its stretches, each with whether it begins a cell (else its cell was wrapped) and the numbers of its spans.
PrintedLine = list[tuple[bool, Integers]]


@dataclass(frozen=True, slots=True)
class _Cells:
    """For each span the edges of its cell, rounded to a grid that makes equal edges equal; `is_cell` tells the spans that have one."""

    is_cell: Flags
    left: Floats
    top: Floats
    bottom: Floats


def printed_lines(spans: Spans, which: Integers, rules: Rules) -> list[PrintedLine]:
    """The lines of a page in reading order; `which` are the spans to order, by row and place."""
    cells = _cells(spans, rules)
    if cells is None or not cells.is_cell[which].any():
        return [[(True, line)] for line in reading_order(spans, which)]
    return list(_with_tables(spans, which, cells))


def _cells(spans: Spans, rules: Rules) -> _Cells | None:
    if len(rules.horizontal) < 2 or len(rules.vertical) < 2:
        return None
    x, y = (spans.x0 + spans.x1) / 2, spans.baseline - 0.3 * spans.size
    top, bottom = _edges(y, x, rules.horizontal)
    left, right = _edges(x, y, rules.vertical)
    is_cell = np.isfinite(top) & np.isfinite(bottom) & np.isfinite(left) & np.isfinite(right)
    return _Cells(is_cell, left, top, bottom)


def _edges(place: Floats, across: Floats, rules: Floats) -> tuple[Floats, Floats]:
    """The nearest rule before and behind each place, among those that reach across it; infinite where there is none."""
    at = _snapped(rules[:, 0])
    reaches = (rules[:, 1] - SAME_EDGE <= across[:, None]) & (across[:, None] <= rules[:, 2] + SAME_EDGE)
    before = np.where(reaches & (at <= place[:, None]), at, -np.inf).max(axis=1)
    behind = np.where(reaches & (at > place[:, None]), at, np.inf).min(axis=1)
    return before, behind


def _snapped(edges: Floats) -> Floats:
    """Edges a hair apart (double rules, cell by cell borders) as one: each at the first of its group."""
    order = np.argsort(edges)
    new = np.diff(edges[order], prepend=-np.inf) > SAME_EDGE
    snapped = np.empty_like(edges)
    snapped[order] = edges[order][np.flatnonzero(new)][np.cumsum(new) - 1]
    return snapped


def _with_tables(spans: Spans, which: Integers, cells: _Cells) -> Iterator[PrintedLine]:
    inside = which[cells.is_cell[which]]
    outside = which[~cells.is_cell[which]]
    for top, members in _table_rows(cells, inside):
        above = spans.baseline[outside] <= top + SAME_EDGE
        yield from _plain(spans, outside[above])
        outside = outside[~above]
        yield from _table_row(spans, cells, members)
    yield from _plain(spans, outside)


def _plain(spans: Spans, which: Integers) -> Iterator[PrintedLine]:
    yield from ([(True, line)] for line in reading_order(spans, which))


def _table_rows(cells: _Cells, inside: Integers) -> Iterator[tuple[float, Integers]]:
    """Upper edge and spans of each table row, from top to bottom."""
    edges = np.column_stack((cells.top[inside], cells.bottom[inside]))
    rows, row = np.unique(edges, axis=0, return_inverse=True)
    for number, (top, _) in enumerate(rows.tolist()):
        yield top, inside[row.reshape(-1) == number]


def _table_row(spans: Spans, cells: _Cells, members: Integers) -> Iterator[PrintedLine]:
    contents = [members[cells.left[members] == left] for left in np.unique(cells.left[members]).tolist()]
    lines = [[cell[spans.row[cell] == row] for row in np.unique(spans.row[cell]).tolist()] for cell in contents]
    if max(map(len, lines)) <= LONGEST_CELL and len(lines) > 1:
        yield _joined(lines)
        return
    for cell in contents:
        yield from _plain(spans, cell)


def _joined(cells: Sequence[Sequence[Integers]]) -> PrintedLine:
    return [(number == 0, line) for cell in cells for number, line in enumerate(cell)]
