"""The characters of a page to spans: stretches of a row without a wide gap, the pieces that columns and table cells are made of.

Rules, in order:
1. Characters on one baseline are a row.
2. A character drawn again in nearly the same place by another operator is fake bold (or a shadow) and counts once. Genuine doubles
   (`11`, `哈哈`) stand an advance width apart.
3. A gap wider than any between words parts two spans of a row, and so does the border of a table cell between two characters.
4. A short span of clearly smaller characters, a little above or below a bigger span beside it, belongs to that span's row: superscripts
   (footnote marks) and subscripts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from flows.pdf_arrays import Flags, Floats, Integers
from flows.pdf_characters import SPACE, PageCharacters
from flows.pdf_tables import NO_CELLS, TableCells

#: All lengths are in ems, the font size of the characters at hand.
SAME_BASELINE = 0.12
FAKE_BOLD_SHIFT = 0.1
#: Copies of fake bold are among this many characters before.
FAKE_BOLD_REACH = 3
SPAN_GAP = 0.8
#: Browsers set superscripts in five sixths of the size; other typesetters in two thirds.
SMALLER = 0.86
MOST_SHIFT = 0.75
#: A raised mark is set beside its word, not in the next column.
MOST_DISTANCE = 1.0
#: Characters of the longest superscript or subscript.
LONGEST_SHIFTED = 12
#: The middle of a character stands so far above its baseline.
MIDDLE = 0.3
#: Letters overlap by less than this; characters drawn over each other are no two cells.
MOST_OVERLAP = 0.3

#: White space beyond the blank: single characters, and the block of typesetters' spaces.
WHITE = (0xA0, 0x3000, 0x202F, 0x205F, 0x1680, 0xFEFF)
WIDTHS_OF_SPACE = (0x2000, 0x200B)


@dataclass(frozen=True, slots=True)
class Spans:
    """Arrays with one value a span, in the order of rows and then of places; the characters of a span stand together in `characters`.

    Lengths in points. `size` is the size of most of its printed characters, `row` the number of its row from the top of the page.
    """

    characters: PageCharacters
    printed: Flags
    start: Integers
    row: Integers
    x0: Floats
    x1: Floats
    baseline: Floats
    size: Floats
    #: Printed characters, and letters among them (of any script).
    count: Integers
    letters: Integers

    def __len__(self) -> int:
        return len(self.start)

    @property
    def middle(self) -> Floats:
        """How far the middle of each span lies from the top of the page."""
        return self.baseline - MIDDLE * self.size


def is_white(code: Integers) -> Flags:
    white: Flags = code == SPACE
    if code.max(initial=0) >= min(WHITE):
        white |= (code >= WIDTHS_OF_SPACE[0]) & (code <= WIDTHS_OF_SPACE[1])
        for other in WHITE:
            white |= code == other
    return white


def page_spans(characters: PageCharacters, cells: TableCells = NO_CELLS) -> Spans:
    """The spans of a page that hold more than white space, none of them in two cells."""
    row = _rows(characters)
    order = np.lexsort((characters.x0, row))
    characters, row = characters.take(order), row[order]
    once = ~_drawn_again(characters, row)
    characters, row = characters.take(once), row[once]
    printed = ~is_white(characters.code)
    span = np.cumsum(_span_starts(characters, row, printed, cells)) - 1
    filled = (np.bincount(span, printed) > 0)[span] if len(span) else printed
    characters, row, printed, span = characters.take(filled), row[filled], printed[filled], span[filled]
    return _measure(characters, row, printed, span)


def _rows(characters: PageCharacters) -> Integers:
    """The row of each character. Those of one text object share a baseline, so objects are gathered, not characters."""
    _, first = np.unique(characters.run, return_index=True)
    baselines, sizes = characters.baseline[first], characters.size[first]
    order = np.argsort(baselines, kind="stable")
    row_of_run = np.zeros(int(characters.run.max(initial=0)) + 1, np.int64)
    number, top, size = -1, -np.inf, 0.0
    rows: list[int] = []
    for baseline, run_size in zip(baselines[order].tolist(), sizes[order].tolist(), strict=True):
        if baseline - top > SAME_BASELINE * min(size, run_size):
            number, top, size = number + 1, baseline, run_size
        rows.append(number)
    row_of_run[characters.run[first][order]] = rows
    return row_of_run[characters.run]


def _drawn_again(characters: PageCharacters, row: Integers) -> Flags:
    again = np.zeros(len(characters), bool)
    code, x0, size, run = characters.code, characters.x0, characters.size, characters.run
    for back in range(1, FAKE_BOLD_REACH + 1):
        if len(code) <= back:
            break
        again[back:] |= (
            (code[back:] == code[:-back])
            & (row[back:] == row[:-back])
            # A letter of a spelled-out ligature or a negative kern stands near its twin within one text object.
            & (run[back:] != run[:-back])
            & (x0[back:] - x0[:-back] <= FAKE_BOLD_SHIFT * size[back:])
            & (np.abs(size[back:] - size[:-back]) < 0.1)
        )
    return again


def gaps_before(x0: Floats, x1: Floats, line: Integers, printed: Flags) -> tuple[Floats, Integers]:
    """For each printed character its distance from what is printed before it on its line, and the place of the character before it.

    Infinite and -1 for the first of a line and for white space. Characters are in the order of lines and places.
    """
    places = np.arange(len(x0))
    # Lines far apart from each other: what was reached on one line never reaches into the next.
    far = line * 1e6
    reached = np.maximum.accumulate(np.where(printed, x1, -1e5) + far)
    last = np.maximum.accumulate(np.where(printed, places, -1))
    before, previous = np.full(len(x0), -np.inf), np.full(len(x0), -1)
    before[1:], previous[1:] = reached[:-1], last[:-1]
    beside = printed & (previous >= 0) & (line[previous] == line)
    return np.where(beside, x0 + far - before, np.inf), np.where(beside, previous, -1)


def _span_starts(characters: PageCharacters, row: Integers, printed: Flags, cells: TableCells) -> Flags:
    gap, previous = gaps_before(characters.x0, characters.x1, row, printed)
    em = np.maximum(characters.size, characters.size[previous])
    starts = (previous >= 0) & (gap > SPAN_GAP * em)
    if len(cells):
        cell = cells.containing((characters.x0 + characters.x1) / 2, characters.baseline - MIDDLE * characters.size)
        starts |= (previous >= 0) & (cell != cell[previous]) & (gap > -MOST_OVERLAP * em)
    starts[:1] = True
    starts[1:] |= row[1:] != row[:-1]
    return starts


def _measure(characters: PageCharacters, row: Integers, printed: Flags, span: Integers) -> Spans:
    new = np.ones(len(span), bool)
    new[1:] = span[1:] != span[:-1]
    start = np.flatnonzero(new)
    if not len(start):
        nothing = np.zeros(0)
        none = np.zeros(0, np.int64)
        return Spans(characters, printed, none, none, nothing, nothing, nothing, nothing, none, none)
    code = characters.code
    letter = (code > 0x40) & printed & ~((code >= 0x2000) & (code < 0x2E80))
    return Spans(
        characters,
        printed,
        start,
        row[start],
        np.minimum.reduceat(np.where(printed, characters.x0, np.inf), start),
        np.maximum.reduceat(np.where(printed, characters.x1, -np.inf), start),
        characters.baseline[start],
        main_sizes(characters.size, printed, start),
        np.add.reduceat(printed.astype(np.int64), start),
        np.add.reduceat(letter.astype(np.int64), start),
    )


def main_sizes(size: Floats, printed: Flags, start: Integers) -> Floats:
    """The size of most printed characters of each stretch, to a tenth of a point: white space is often set in another size."""
    rounded = np.round(size, 1)
    least = np.minimum.reduceat(np.where(printed, rounded, np.inf), start)
    most = np.maximum.reduceat(np.where(printed, rounded, -np.inf), start)
    ends = np.append(start[1:], len(size))
    for number in np.flatnonzero(most > least).tolist():
        stretch = slice(start[number], ends[number])
        sizes, counts = np.unique(rounded[stretch][printed[stretch]], return_counts=True)
        most[number] = sizes[len(sizes) - 1 - np.argmax(counts[::-1])]
    return most


def homes(spans: Spans) -> Integers:
    """For each span the span it is a superscript or subscript of; its own number where it is none."""
    home = np.arange(len(spans))
    if not len(spans):
        return home
    small = (spans.size <= SMALLER * spans.size.max()) & (spans.count <= LONGEST_SHIFTED)
    for number in np.flatnonzero(small).tolist():
        shift = np.abs(spans.baseline - spans.baseline[number])
        near = MOST_DISTANCE * spans.size
        beside = (spans.x0 - near <= spans.x0[number]) & (spans.x1[number] <= spans.x1 + near + spans.size)
        bigger = (spans.size[number] <= SMALLER * spans.size) & (shift <= MOST_SHIFT * spans.size)
        fitting = np.flatnonzero(bigger & beside & (spans.row != spans.row[number]))
        if len(fitting):
            home[number] = fitting[np.argmin(shift[fitting])]
    # What hangs on a span that hangs itself stays on its own row.
    return np.where(home[home] == home, home, np.arange(len(spans)))
