"""The cells of ruled tables, found by pdfplumber on the pages that may hold one.

Rules, in order:
1. A rule is a stroke, a side of an outlined shape, or a thin filled bar; a filled area (a shade, a chart's bar) is none.
2. What encloses text on all four sides is a cell, and cells that share corners are a table. One cell alone is a frame around text.
3. Where rules across run beyond the outermost rule down, the table is open at its sides: it is closed at their ends.
4. pdfplumber counts from the corner of the media box, PDFium from that of the part that is shown: cells are told as PDFium would.
5. A page that pdfplumber cannot read, though PDFium could, has no tables.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from flows.pdf_arrays import Floats, Integers
from flows.pdf_characters import PageFrame
from flows.pdf_document import run_password
from flows.pdf_rules import THICKEST

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: Edges of cells that are drawn apart by so little, in points, are one.
SAME_EDGE = 3.0
TABLE_SETTINGS = {
    "vertical_strategy": "lines",
    "horizontal_strategy": "lines",
    "snap_tolerance": SAME_EDGE,
    "join_tolerance": SAME_EDGE,
    "intersection_tolerance": SAME_EDGE,
}
#: Rules across of the smallest table that is open at its sides: over and under a row.
LEAST_RULES = 2
#: Places where rules may cross; more are a chart on graph paper, which pdfplumber would take minutes for.
MOST_CROSSINGS = 4_000


@dataclass(frozen=True, slots=True)
class TableCells:
    """The cells of a page: rows of `box` are left, top, right and bottom in points as the page is shown, `table` numbers their tables."""

    box: Floats
    table: Integers

    def __len__(self) -> int:
        return len(self.table)

    def containing(self, x: Floats, y: Floats) -> Integers:
        """The number of the cell in which each point lies, the smallest where there are several; -1 outside of all."""
        found = np.full(len(x), -1)
        left, top, right, bottom = self.box.T
        for number in np.argsort(-(right - left) * (bottom - top)).tolist():
            inside = (left[number] <= x) & (x < right[number]) & (top[number] <= y) & (y < bottom[number])
            found[inside] = number
        return found


NO_CELLS = TableCells(np.zeros((0, 4)), np.zeros(0, np.int64))


def read_cells(content: bytes, frames: Mapping[int, PageFrame], password: str | None = None) -> dict[int, TableCells]:
    """The cells on these pages of a PDF (numbers from 1, with their frames): no entry for a page without. Never raises for a bad PDF."""
    if not frames:
        return {}
    import pdfplumber  # a third of a second, which most PDFs do without

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of what PDFium has read already
    cells: dict[int, TableCells] = {}
    # A damaged file makes pdfminer raise anything: for a page, or for all of them.
    with suppress(Exception), pdfplumber.open(io.BytesIO(content), sorted(frames), password=run_password(password)) as document:
        for page in document.pages:
            with suppress(Exception):
                found = _page_cells(page, frames[page.page_number])
                if len(found):
                    cells[page.page_number] = found
            page.close()  # else it keeps every object of every page
    return cells


def _page_cells(page: Page, frame: PageFrame) -> TableCells:
    ruled = page.filter(_is_rule)
    if page.rotation != frame.rotation or _crossings(ruled) > MOST_CROSSINGS:
        return NO_CELLS
    tables = ruled.find_tables({**TABLE_SETTINGS, "explicit_vertical_lines": _open_sides(ruled)})
    if not tables:
        return NO_CELLS
    boxes = np.array(list(chain.from_iterable(table.cells for table in tables)), np.float64)
    left, top = _shown_corner(page, frame)
    boxes -= np.tile((float(page.mediabox[0]) + left, float(page.mediabox[1]) + top), 2)
    return TableCells(boxes, np.repeat(np.arange(len(tables)), [len(table.cells) for table in tables]))


def _open_sides(page: Page) -> list[dict[str, Any]]:
    """Lines down at both ends of the rules across that begin and end alike and have a rule down between them, but none at their ends."""
    from pdfplumber.table import merge_edges

    edges = merge_edges(page.edges, SAME_EDGE, SAME_EDGE, SAME_EDGE, SAME_EDGE)
    down = np.array([(edge["x0"], edge["top"], edge["bottom"]) for edge in edges if edge["orientation"] == "v"], np.float64).reshape(-1, 3)
    across: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for edge in edges:
        if edge["orientation"] == "h":
            across.setdefault((round(edge["x0"] / SAME_EDGE), round(edge["x1"] / SAME_EDGE)), []).append(edge)
    sides: list[dict[str, Any]] = []
    for rules in across.values():
        left, right = rules[0]["x0"], rules[0]["x1"]
        top, bottom = min(rule["top"] for rule in rules), max(rule["top"] for rule in rules)
        beside = down[(down[:, 1] < bottom) & (down[:, 2] > top)][:, 0]
        if len(rules) < LEAST_RULES or not ((beside > left + SAME_EDGE) & (beside < right - SAME_EDGE)).any():
            continue
        sides += [_down(x, top, bottom) for x in (left, right) if not (np.abs(beside - x) <= 2 * SAME_EDGE).any()]
    return sides


def _down(x: float, top: float, bottom: float) -> dict[str, Any]:
    return {"object_type": "line", "x0": x, "x1": x, "top": top, "bottom": bottom, "width": 0.0, "height": bottom - top, "orientation": "v"}


def _is_rule(drawn: dict[str, Any]) -> bool:
    if drawn["object_type"] not in ("line", "rect", "curve"):
        return False
    return bool(drawn["stroke"]) or min(drawn["width"], drawn["height"]) <= THICKEST


def _crossings(page: Page) -> int:
    """How many places there are where rules of a page may cross."""
    edges = page.edges
    across = {round(edge["top"] / SAME_EDGE) for edge in edges if edge["orientation"] == "h"}
    down = {round(edge["x0"] / SAME_EDGE) for edge in edges if edge["orientation"] == "v"}
    return len(across) * len(down)


def _shown_corner(page: Page, frame: PageFrame) -> tuple[float, float]:
    """How far the upper left corner of what is shown lies from that of the media box, as the page is turned."""
    left, bottom, right, top = (float(side) for side in page.page_obj.mediabox)
    media = PageFrame(min(left, right), min(bottom, top), max(left, right), max(bottom, top), frame.rotation)
    x, _ = media.across(np.array([[frame.left, frame.top, frame.right, frame.bottom]]))
    down = media.down(np.array([[frame.left, frame.top], [frame.right, frame.bottom]]))
    return float(x[0]), float(down.min())
