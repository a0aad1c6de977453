"""A cheap look at what a page draws: can there be a ruled table? Where, is for `flows/pdf_tables.py` to find."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

#: In points: a rule is not thicker, and not shorter.
THICKEST = 2.5
SHORTEST = 6.0
#: A page with more drawn objects holds a chart or a map.
MOST_PATHS = 3_000
#: Drawings within drawings that are looked into.
DEEPEST = 3
#: Rules of the smallest table: two cells side by side, or one above the other.
LEAST_RULES, LEAST_EACH_WAY = 5, 2


def may_hold_table(page: pdfium.PdfPage) -> bool:
    """Whether an open page has the rules that two cells need. A frame around text and lines under words do not make cells."""
    found = _paths(page.raw, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject)
    rules = [_rules(path) for path in islice(found, MOST_PATHS + 1)]
    if len(rules) > MOST_PATHS:
        return False
    across, down = sum(wide for wide, _ in rules), sum(high for _, high in rules)
    return min(across, down) >= LEAST_EACH_WAY and across + down >= LEAST_RULES


def _paths(container: object, count: object, get: object, depth: int = 0) -> Iterator[pdfium_c.FPDF_PAGEOBJECT]:
    """The paths of a page or of a drawing within it."""
    for number in range(count(container)):  # type: ignore[operator]
        found = get(container, number)  # type: ignore[operator]
        kind = pdfium_c.FPDFPageObj_GetType(found)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            yield found
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _paths(found, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject, depth + 1)


def _rules(path: pdfium_c.FPDF_PAGEOBJECT) -> tuple[int, int]:
    """How many rules a path draws across and down: itself where it is thin, else, where it is stroked, its sides."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return 0, 0
    wide, high = right.value - left.value, top.value - bottom.value
    if min(wide, high) <= THICKEST:
        return int(wide >= SHORTEST), int(high >= SHORTEST and wide < SHORTEST)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value:
        # A rectangle has four sides; a whole grid may be one path.
        sides = max(pdfium_c.FPDFPath_CountSegments(path) // 2, 0)
        return sides, sides
    return 0, 0
