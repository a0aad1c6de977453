"""The ruled cells of a page, and what they mean for reading.

Rules, in order:
1. Text whose middle lies in a cell stands in it. Cells of a table with the same upper and lower edge are a row of it.
2. A row of short cells is one line, its cells from left to right, also where a label takes two lines or stands lower than the figures.
3. A row with a long cell is a form (a label, and the whole call beside it) or a frame around text: its cells are read one after the
   other, each by its own lines.
4. Text above a table is read before it, text beside and below it after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from flows.pdf_arrays import Integers
from flows.pdf_columns import reading_order
from flows.pdf_spans import Spans
from flows.pdf_tables import SAME_EDGE, TableCells

#: Lines of the longest cell of a table row; a longer one is text in a frame.
LONGEST_CELL = 3


#: One line to be: its stretches, each with whether it begins a cell (else its cell was wrapped) and the numbers of its spans.
PrintedLine = list[tuple[bool, Integers]]


@dataclass(frozen=True, slots=True)
class _Placed:
    """The cells of a page, and for each span the number of its cell, -1 where it stands in none."""

    cells: TableCells
    cell: Integers


def printed_lines(spans: Spans, which: Integers, cells: TableCells) -> list[PrintedLine]:
    """The lines of a page in reading order; `which` are the spans to order, by row and place."""
    placed = _Placed(cells, cells.containing((spans.x0 + spans.x1) / 2, spans.middle))
    if not (placed.cell[which] >= 0).any():
        return [[(True, line)] for line in reading_order(spans, which)]
    return list(_with_tables(spans, which, placed))


def _with_tables(spans: Spans, which: Integers, placed: _Placed) -> Iterator[PrintedLine]:
    is_inside = placed.cell[which] >= 0
    inside, outside = which[is_inside], which[~is_inside]
    for top, members in _table_rows(placed, inside):
        above = spans.baseline[outside] <= top + SAME_EDGE
        yield from _plain(spans, outside[above])
        outside = outside[~above]
        yield from _table_row(spans, placed, members)
    yield from _plain(spans, outside)


def _plain(spans: Spans, which: Integers) -> Iterator[PrintedLine]:
    yield from ([(True, line)] for line in reading_order(spans, which))


def _table_rows(placed: _Placed, inside: Integers) -> Iterator[tuple[float, Integers]]:
    """Upper edge and spans of each row, table after table, from top to bottom."""
    cell = placed.cell[inside]
    edges = np.column_stack((placed.cells.table[cell], placed.cells.box[cell, 1], placed.cells.box[cell, 3]))
    rows, row = np.unique(edges, axis=0, return_inverse=True)
    for number, (_, top, _) in enumerate(rows.tolist()):
        yield top, inside[row.reshape(-1) == number]


def _table_row(spans: Spans, placed: _Placed, members: Integers) -> Iterator[PrintedLine]:
    left = placed.cells.box[placed.cell[members], 0]
    contents = [members[left == edge] for edge in np.unique(left).tolist()]
    lines = [[cell[spans.row[cell] == row] for row in np.unique(spans.row[cell]).tolist()] for cell in contents]
    if max(map(len, lines)) <= LONGEST_CELL and len(lines) > 1:
        yield _joined(lines)
        return
    for cell in contents:
        yield from _plain(spans, cell)


def _joined(cells: Sequence[Sequence[Integers]]) -> PrintedLine:
    return [(number == 0, line) for cell in cells for number, line in enumerate(cell)]
