"""The characters of a PDF page as arrays, straight from PDFium's text page.

PDFium is asked a few questions a character, each by a `map` over raw addresses, so that no Python runs per character; what is the same
for a whole text object (font, matrix, baseline) is asked once an object. Nothing of PDFium outlives `read_characters`.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from flows.pdf_arrays import Flags, Floats, Integers
from flows.pdf_double_letters import doubled

#: Text that runs within this slope of the horizontal is upright; watermarks and margin notes are steeper.
MOST_SLOPE = 0.05
#: Coordinates beyond this many points are a damaged file's.
FARTHEST = 100_000.0
#: Fonts that claim to reach farther below the baseline than this (in ems) are wrong about it; most reach this far.
LEAST_DESCENT, USUAL_DESCENT = -0.4, -0.25

SPACE, HYPHEN, UNKNOWN = 0x20, 0x2D, 0xFFFD
#: The upper bits of the two halves of a character beyond 16 bits.
HIGH_SURROGATES, LOW_SURROGATES = 0xD800 >> 10, 0xDC00 >> 10
#: What PDFium writes for a hyphen at a line's end.
PDFIUM_HYPHENS = (0x02, 0xFFFE)

_PAGE, _PLACE = ctypes.c_void_p, ctypes.c_void_p


def _native(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium that takes plain addresses: half the cost of the typed pointers of pypdfium2."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


_text = _native(pdfium_c.FPDFText_GetText, ctypes.c_int, _PAGE, ctypes.c_int, ctypes.c_int, _PLACE)
_unicode = _native(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, _PAGE, ctypes.c_int)
_box = _native(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int, _PAGE, ctypes.c_int, _PLACE)
_origin = _native(pdfium_c.FPDFText_GetCharOrigin, ctypes.c_int, _PAGE, ctypes.c_int, _PLACE, _PLACE)
_matrix = _native(pdfium_c.FPDFText_GetMatrix, ctypes.c_int, _PAGE, ctypes.c_int, _PLACE)
_font_size = _native(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, _PAGE, ctypes.c_int)
# A number, so that no object is 0 and not None.
_object = _native(pdfium_c.FPDFText_GetTextObject, ctypes.c_size_t, _PAGE, ctypes.c_int)
_unmapped = _native(pdfium_c.FPDFText_HasUnicodeMapError, ctypes.c_int, _PAGE, ctypes.c_int)
_font = _native(pdfium_c.FPDFTextObj_GetFont, ctypes.c_size_t, ctypes.c_void_p)
_descent = _native(pdfium_c.FPDFFont_GetDescent, ctypes.c_int, ctypes.c_void_p, ctypes.c_float, _PLACE)


@dataclass(frozen=True, slots=True)
class PageCharacters:
    """The upright characters of a page: arrays of one length, in points from the upper left corner of the page as it is shown.

    `run` numbers the text objects: characters written by one operator share it, and their size and baseline.
    """

    code: Integers
    x0: Floats
    x1: Floats
    baseline: Floats
    size: Floats
    #: How far the font reaches below the baseline, in points, not negative.
    depth: Floats
    run: Integers
    #: PDFium found a space before the character. It is told by gaps, which are narrow in tight setting; by itself it is no proof.
    spaced: Flags

    def __len__(self) -> int:
        return len(self.code)

    def take(self, which: npt.NDArray[Any]) -> PageCharacters:
        """The characters at these places, or where this mask is true."""
        fields = (self.code, self.x0, self.x1, self.baseline, self.size, self.depth, self.run, self.spaced)
        return PageCharacters(*(field[which] for field in fields))


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Where the shown part of a page lies in the PDF's own coordinates, and how it is turned (degrees clockwise)."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> PageFrame:
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation())

    def across(self, boxes: Floats) -> tuple[Floats, Floats]:
        """Left and right edges of boxes (left, top, right, bottom in PDF coordinates) on the page as it is shown."""
        left, top, right, bottom = boxes.T
        edges = {
            0: (left - self.left, right - self.left),
            90: (bottom - self.bottom, top - self.bottom),
            180: (self.right - right, self.right - left),
            270: (self.top - top, self.top - bottom),
        }
        return edges[self.rotation]

    def down(self, points: Floats) -> Floats:
        """How far points lie below the upper edge of the page as it is shown."""
        x, y = points.T
        downwards: dict[int, Floats] = {0: self.top - y, 90: x - self.left, 180: y - self.bottom, 270: self.right - x}
        return downwards[self.rotation]

    def direction(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """A direction (rightwards, upwards) as it is shown."""
        return {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[self.rotation]


def read_characters(page: pdfium.PdfPage) -> PageCharacters:
    """The upright characters of an open page in the order they were written. Turned text is a watermark or a margin note, never speech."""
    text_page = page.get_textpage()
    try:
        return _read(ctypes.cast(text_page.raw, ctypes.c_void_p).value, PageFrame.of(page))
    finally:
        text_page.close()


def _read(text_page: int | None, frame: PageFrame) -> PageCharacters:
    count = int(pdfium_c.FPDFText_CountChars(ctypes.cast(ctypes.c_void_p(text_page), pdfium_c.FPDF_TEXTPAGE)))
    written = np.fromiter(map(_object, repeat(text_page), range(count)), np.uint64, count)
    x0, x1 = frame.across(_ask(_box, text_page, range(count), 4).astype(np.float64))
    code = _codes(text_page, count)
    new = np.ones(count, bool)
    new[1:] = written[1:] != written[:-1]
    starts = np.flatnonzero(new)
    run = np.cumsum(new) - 1
    runs = _read_runs(text_page, starts, written[starts], frame)
    # PDFium writes spaces of its own, which have no width, and leaves out some of the file's.
    own = (code == SPACE) & ~(x1 > x0)
    spaced = np.concatenate(([False], own[:-1]))[:count]
    code = _characters(code, run, runs.font, text_page)
    wanted = (written != 0) & runs.upright[run] & ~own & _is_near(x0) & _is_near(x1)
    wanted &= code >> 10 != LOW_SURROGATES  # second halves: the first ones are whole by now
    x0, x1 = _share_ligatures(code, run, x0, np.maximum(x0, x1))
    read = PageCharacters(code, x0, x1, runs.baseline[run], runs.size[run], runs.depth[run], run, spaced)
    return _with_double_letters(read.take(wanted))


def _with_double_letters(read: PageCharacters) -> PageCharacters:
    """Every `f` that shows two as two, each with half the width."""
    two = doubled(read.code, read.x0, read.x1, read.size, read.baseline)
    if not two.any():
        return read
    written = read.take(np.repeat(np.arange(len(read)), np.where(two, 2, 1)))
    second = np.flatnonzero(two) + np.arange(1, two.sum() + 1)
    middle = (written.x0[second] + written.x1[second]) / 2
    written.x1[second - 1] = middle
    written.x0[second] = middle
    written.spaced[second] = False
    return written


def _is_near(points: Floats) -> Flags:
    return np.isfinite(points) & (np.abs(points) < FARTHEST)


def _codes(text_page: int | None, count: int) -> Integers:
    """The code points of all characters: in one piece, where PDFium leaves none out of the piece."""
    buffer = np.zeros(2 * count + 2, np.uint16)
    units = _text(text_page, 0, count, buffer.ctypes.data)
    if units == count + 1 and not (buffer[:count] >> 11 == 0xD800 >> 11).any():
        return buffer[:count].astype(np.int64)
    return np.fromiter(map(_unicode, repeat(text_page), range(count)), np.int64, count)


@dataclass(frozen=True, slots=True)
class _Runs:
    font: npt.NDArray[np.uint64]
    baseline: Floats
    size: Floats
    depth: Floats
    upright: Flags


def _read_runs(text_page: int | None, starts: Integers, objects: npt.NDArray[np.uint64], frame: PageFrame) -> _Runs:
    places = starts.tolist()
    matrix = _ask(_matrix, text_page, places, 6).astype(np.float64)
    sizes = np.fromiter(map(_font_size, repeat(text_page), places), np.float64, len(places))
    origins = np.zeros((len(places), 2))
    at = origins.ctypes.data
    ends = range(at, at + 16 * len(places), 16)
    deque(map(_origin, repeat(text_page), places, ends, (end + 8 for end in ends)), maxlen=0)
    fonts = [(_font(pointer) or 0) if pointer else 0 for pointer in objects.tolist()]
    a, b, c, d = (matrix[:, column] * np.sign(sizes) for column in range(4))
    right, rise = frame.direction(a, b)
    up = frame.direction(c, d)[1]
    size = np.abs(sizes) * np.hypot(c, d)
    baseline = frame.down(origins)
    sane = (size > 0) & _is_near(size) & _is_near(baseline)
    upright = sane & (right > 0) & (np.abs(rise) <= MOST_SLOPE * right) & (up > 0)
    return _Runs(np.array(fonts, np.uint64), baseline, size, _depths(fonts) * size, upright)


def _depths(fonts: list[int]) -> Floats:
    """How far each font reaches below its baseline, in ems."""
    depth: dict[int, float] = {0: 0.0}
    measured = ctypes.c_float()
    for font in set(fonts) - {0}:
        known = _descent(font, 1.0, ctypes.addressof(measured))
        descent = -abs(measured.value) if known else 0.0
        depth[font] = -descent if descent >= LEAST_DESCENT else -USUAL_DESCENT
    return np.array([depth[font] for font in fonts], np.float64)


def _ask(question: Callable[..., Any], text_page: int | None, places: Sequence[int], width: int) -> npt.NDArray[np.float32]:
    """The answers of a function that writes `width` numbers for each place: one row a place, zeros where there is no answer."""
    answers = np.zeros((len(places), width), np.float32)
    at, step = answers.ctypes.data, width * answers.itemsize
    deque(map(question, repeat(text_page), places, range(at, at + step * len(places), step)), maxlen=0)
    return answers


def _characters(code: Integers, run: Integers, fonts: npt.NDArray[np.uint64], text_page: int | None) -> Integers:
    """Unicode as printed: hyphens restored, glyphs that the font maps to nothing replaced, halves of a character joined."""
    code = np.where((code == PDFIUM_HYPHENS[0]) | (code == PDFIUM_HYPHENS[1]), HYPHEN, code)
    code[(code == 0) | (code > 0x10FFFF)] = UNKNOWN
    code[(code < SPACE) | (code == 0x7F)] = SPACE
    high = np.flatnonzero((code[:-1] >> 10 == HIGH_SURROGATES) & (code[1:] >> 10 == LOW_SURROGATES))
    code[high] = 0x10000 + ((code[high] - 0xD800) << 10) + (code[high + 1] - 0xDC00)
    code[code >> 10 == HIGH_SURROGATES] = UNKNOWN
    # A font maps a character wherever it maps it once: each pair is asked about a single time.
    pair = (fonts[run] << np.uint64(21)) ^ code.astype(np.uint64)
    _, first, same = np.unique(pair, return_index=True, return_inverse=True)
    lost = np.fromiter(map(_unmapped, repeat(text_page), first.tolist()), np.int64, len(first)) == 1
    return np.where(lost[same] & (code != SPACE), UNKNOWN, code)


def _share_ligatures(code: Integers, run: Integers, x0: Floats, x1: Floats) -> tuple[Floats, Floats]:
    """PDFium spells a ligature out and gives each letter the place of the whole: each gets its share of the width."""
    same = np.zeros(len(code), bool)
    same[1:] = (x0[1:] == x0[:-1]) & (x1[1:] == x1[:-1]) & (run[1:] == run[:-1]) & (code[1:] > SPACE) & (x1[1:] > x0[1:])
    if not same.any():
        return x0, x1
    whole = np.cumsum(~same) - 1
    parts = np.bincount(whole)[whole]
    position = np.arange(len(code)) - np.flatnonzero(~same)[whole]
    width = (x1 - x0) / parts
    return x0 + position * width, x0 + (position + 1) * width
