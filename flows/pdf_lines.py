"""The characters of a PDF page to its printed lines, by geometry alone: rows and marks (`flows/pdf_spans.py`), tables
(`flows/pdf_cells.py`), columns (`flows/pdf_columns.py`), and here the text of each line.

Rules, in order:
1. Within a line characters stand from left to right; a table row is one line, cell after cell, also where a cell was wrapped.
2. Where a word gap is wide and the PDF holds no space, one is put. Between Chinese characters and digits typesetters leave a thin gap
   that is no space. Words set with space between their letters keep together: only gaps wider than the line's usual one part words.
3. Cells of a table, ruled or a wide gap apart, are parted by two spaces at least.
4. Raised small characters stay in the text, and their offsets are listed as superscripts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from flows.pdf_arrays import Flags, Floats, Integers
from flows.pdf_cells import printed_lines
from flows.pdf_characters import SPACE, PageCharacters
from flows.pdf_spans import SMALLER, gaps_before, homes, is_white, main_sizes, page_spans
from flows.pdf_tables import NO_CELLS, TableCells

#: All lengths are in ems, the font size of the line.
WORD_GAP = 0.15
CJK_WORD_GAP = 0.6
#: A word gap where PDFium found a space, too: after a wide letter, in tight setting.
LIKELY_WORD_GAP = 0.05
CELL_GAP = 2.0
LEAST_RAISE = 0.1
#: Chinese characters and Latin ascenders are this high, whatever the font says of itself.
HEIGHT = 0.85
#: A line in which this share of all gaps would be word gaps is letter-spaced.
LETTER_SPACED = 0.6
#: First and last characters of the blocks of Chinese, Japanese and full-width characters.
CJK_BLOCKS = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFF60), (0x20000, 0x2FFFF))


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


def page_lines(characters: PageCharacters, cells: TableCells = NO_CELLS) -> list[PdfLine]:
    """The lines of one page in reading order; lines of white space alone are left out."""
    spans = page_spans(characters, cells)
    if not len(spans):
        return []
    home = homes(spans)
    lines = printed_lines(spans, np.flatnonzero(home == np.arange(len(spans))), cells)
    stretches = [(number, begins, members) for number, line in enumerate(lines) for begins, members in line]
    stretch_of_span = np.zeros(len(spans), np.int64)
    for number, (_, _, members) in enumerate(stretches):
        stretch_of_span[members] = number
    stretch = np.repeat(stretch_of_span[home], np.diff(np.append(spans.start, len(spans.characters))))
    order = np.lexsort((spans.characters.x0, stretch))
    line_of_stretch = np.array([line for line, _, _ in stretches])
    return _lines(spans.characters.take(order), stretch[order], line_of_stretch, np.array([begins for _, begins, _ in stretches]))


def _lines(characters: PageCharacters, stretch: Integers, line_of_stretch: Integers, begins_cell: Flags) -> list[PdfLine]:
    """Lines of characters in the order of stretches and places. All stretches have characters."""
    printed = ~is_white(characters.code)
    main, raised = _raised(characters, stretch, printed)
    line = line_of_stretch[stretch]
    start = _starts(line)
    size = main_sizes(characters.size, printed, start)
    bottom = np.where(main, characters.baseline + characters.depth, -np.inf)
    height = np.maximum(characters.size, HEIGHT * characters.size + characters.depth)
    tops = np.minimum.reduceat(np.where(main, bottom - height, np.inf), start)
    bottoms = np.maximum.reduceat(bottom, start)
    spaces = _spaces_before(characters, stretch, printed, size[line])
    _join_stretches(spaces, characters.code, stretch, line_of_stretch, begins_cell)
    code, x0, x1, marks, stretch = _with_spaces(characters, raised, stretch, spaces)
    line = line_of_stretch[stretch]
    start = _starts(line)
    text = code.astype("<u4").tobytes().decode("utf-32-le")
    edges = _rising(x0, stretch)
    white = is_white(code)
    left = np.minimum.reduceat(np.where(white, np.inf, x0), start)
    right = np.maximum.reduceat(np.where(white, -np.inf, x1), start)
    ends = np.append(start[1:], len(code)).tolist()
    marked = np.add.reduceat(marks.astype(np.int64), start).tolist()
    read: list[PdfLine] = []
    for number, (first, end) in enumerate(zip(start.tolist(), ends, strict=True)):
        x_edges = edges[first:end].tolist()
        x_edges.append(max(float(x1[end - 1]), x_edges[-1]))
        superscripts = np.flatnonzero(marks[first:end]).tolist() if marked[number] else []
        place = (float(left[number]), float(tops[number]), float(right[number]), float(bottoms[number]))
        read.append(PdfLine(text[first:end], *place, float(size[number]), x_edges, superscripts))
    return read


def _raised(characters: PageCharacters, stretch: Integers, printed: Flags) -> tuple[Flags, Flags]:
    """Which characters are of their stretch's full size, and which are small and raised over its baseline."""
    start = _starts(stretch)
    size = main_sizes(characters.size, printed, start)
    main = printed & (characters.size > SMALLER * size[stretch])
    baseline = _usual_baseline(characters.baseline, main, start)
    return main, printed & ~main & (baseline[stretch] - characters.baseline >= LEAST_RAISE * size[stretch])


def _join_stretches(spaces: Integers, code: Integers, stretch: Integers, line_of_stretch: Integers, begins_cell: Flags) -> None:
    """Put into `spaces` what parts the stretches of a line: two spaces between cells; a blank, or in Chinese nothing, where a cell was
    wrapped. A number never joins what follows it on the next line, so that its place ends with it.
    """
    starts = _starts(stretch)[1:]
    starts = starts[line_of_stretch[stretch[starts]] == line_of_stretch[stretch[starts - 1]]]
    chinese = is_cjk(code[starts]) & is_cjk(code[starts - 1])
    spaces[starts] = np.where(begins_cell[stretch[starts]], 2, np.where(chinese, 0, 1))


def _starts(line: Integers) -> Integers:
    new = np.ones(len(line), bool)
    new[1:] = line[1:] != line[:-1]
    return np.flatnonzero(new)


def _usual_baseline(baseline: Floats, main: Flags, start: Integers) -> Floats:
    """The baseline of most characters of full size; they differ by a hair at most, so that the lowest and highest tell mostly."""
    lowest = np.maximum.reduceat(np.where(main, baseline, -np.inf), start)
    highest = np.minimum.reduceat(np.where(main, baseline, np.inf), start)
    ends = np.append(start[1:], len(baseline))
    for number in np.flatnonzero(lowest - highest > 0.1).tolist():
        stretch = slice(start[number], ends[number])
        lowest[number] = np.median(baseline[stretch][main[stretch]])
    return lowest


def is_cjk(code: Integers) -> Flags:
    found = np.zeros(len(code), bool)
    for first, last in CJK_BLOCKS:
        found |= (code >= first) & (code <= last)
    return found


def _spaces_before(characters: PageCharacters, line: Integers, printed: Flags, size: Floats) -> Integers:
    """How many spaces each character needs before it that the PDF does not hold: none, one, or enough for two."""
    gap, previous = gaps_before(characters.x0, characters.x1, line, printed)
    held = np.arange(len(line)) - previous - 1
    beside = previous >= 0
    cjk = is_cjk(characters.code)
    # The size of a mark beside a word is not the measure, nor is that of a big initial.
    em = np.minimum(size, np.maximum(characters.size, characters.size[previous]))
    least = np.where(cjk | cjk[previous], CJK_WORD_GAP, np.where(characters.spaced, LIKELY_WORD_GAP, WORD_GAP)) * em
    word = beside & (held == 0) & (gap > least)
    word &= gap > least + _letter_spacing(gap, word, beside & (held == 0), line)
    cell = beside & (gap > CELL_GAP * em)
    spaces: Integers = np.where(cell, np.maximum(2 - held, 0), word.astype(np.int64))
    return spaces


def _letter_spacing(gap: Floats, word: Flags, adjacent: Flags, line: Integers) -> Floats:
    """The usual gap between the letters of lines that are set wide, else 0; a value a character."""
    spacing = np.zeros(len(line))
    words, all_gaps = np.bincount(line, word), np.bincount(line, adjacent)
    for number in np.flatnonzero((all_gaps >= 4) & (words >= LETTER_SPACED * all_gaps)).tolist():
        members = line == number
        spacing[members] = np.median(gap[members & adjacent])
    return spacing


def _with_spaces(
    characters: PageCharacters, marks: Flags, line: Integers, spaces: Integers
) -> tuple[Integers, Floats, Floats, Flags, Integers]:
    """Code, left edge, right edge, mark and line of each character, with the missing spaces put where the character before ends."""
    code, x0, x1 = characters.code, characters.x0, characters.x1
    if not spaces.any():
        return code, x0, x1, marks, line
    at = np.repeat(np.arange(len(code)), spaces)
    left = x1[at - 1]
    right = np.maximum(x0[at], left)
    # Of two spaces the second takes up the width.
    second = np.concatenate(([False], at[1:] == at[:-1]))
    left = np.where(second, right, left)
    return (
        np.insert(code, at, SPACE),
        np.insert(x0, at, left),
        np.insert(x1, at, right),
        np.insert(marks, at, False),
        np.insert(line, at, line[at - 1]),
    )


def _rising(x0: Floats, line: Integers) -> Floats:
    """Overlapping characters (kerning, italics) must not give an edge left of the one before it."""
    far = line * 1e6
    rising: Floats = np.maximum.accumulate(x0 + far) - far
    return rising
