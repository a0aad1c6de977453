"""The ruled lines of a page: thin rectangles and straight strokes, as table borders are drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from flows.pdf_arrays import Floats
from flows.pdf_characters import PageFrame

#: All lengths are in points. A rule is not thicker, and not shorter.
THICKEST = 2.5
SHORTEST = 6.0
#: A page with more drawn objects holds a chart or a map.
MOST_PATHS = 3_000
#: Points of one path that are looked at.
MOST_POINTS = 2_000


@dataclass(frozen=True, slots=True)
class Rules:
    """Horizontal rules as rows (y, left, right), vertical ones as rows (x, top, bottom), as the page is shown."""

    horizontal: Floats
    vertical: Floats


NO_RULES = Rules(np.zeros((0, 3)), np.zeros((0, 3)))


def read_rules(page: pdfium.PdfPage) -> Rules:
    """The rules of an open page; none where they cannot be a table's."""
    paths = _paths(page)
    if not 4 <= len(paths) <= MOST_PATHS:
        # One path may still hold a whole grid.
        paths = paths if 0 < len(paths) < 4 else []
    boxes = np.array([box for path in paths for box in _strokes(path)], np.float64).reshape(-1, 4)
    if not len(boxes):
        return NO_RULES
    frame = PageFrame.of(page)
    left, right = frame.across(boxes)
    corners = (frame.down(boxes[:, :2]), frame.down(boxes[:, 2:]))
    top, bottom = np.minimum(*corners), np.maximum(*corners)
    wide, high = right - left, bottom - top
    across, down = (high <= THICKEST) & (wide >= SHORTEST), (wide <= THICKEST) & (high >= SHORTEST)
    return Rules(
        np.column_stack(((top + bottom)[across] / 2, left[across], right[across])),
        np.column_stack(((left + right)[down] / 2, top[down], bottom[down])),
    )


def _paths(page: pdfium.PdfPage) -> list[pdfium_c.FPDF_PAGEOBJECT]:
    objects = (pdfium_c.FPDFPage_GetObject(page, number) for number in range(pdfium_c.FPDFPage_CountObjects(page)))
    return [found for found in objects if pdfium_c.FPDFPageObj_GetType(found) == pdfium_c.FPDF_PAGEOBJ_PATH]


def _strokes(path: pdfium_c.FPDF_PAGEOBJECT) -> Iterator[tuple[float, float, float, float]]:
    """Boxes (left, top, right, bottom in PDF coordinates) of a path as a whole where it is thin, else of its strokes."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(path, *sides):
        return
    left, bottom, right, top = (side.value for side in sides)
    if min(right - left, top - bottom) <= THICKEST:
        yield left, top, right, bottom
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value:
        yield from _segments(path)


def _segments(path: pdfium_c.FPDF_PAGEOBJECT) -> Iterator[tuple[float, float, float, float]]:
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    here = first = (0.0, 0.0)
    for number in range(min(pdfium_c.FPDFPath_CountSegments(path), MOST_POINTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, number)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield _box(here, point)
        here = point
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield _box(here, first)


def _box(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), max(one[1], other[1]), max(one[0], other[0]), min(one[1], other[1])
