"""Ruled tables: which pages pdfplumber is asked about, where its cells lie on PDFium's page, and what becomes of a page it cannot read."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
import polars as pl
import pypdfium2 as pdfium
import pytest

from flows.pdf_arrays import Floats
from flows.pdf_characters import PageFrame, read_characters
from flows.pdf_rules import may_hold_table
from flows.pdf_spans import is_white
from flows.pdf_tables import read_cells
from flows.read_pdf import read_pdf
from tests.flows.pdf_files import FIXTURES, READABLE, SHARED, present
from tests.flows.tiny_pdf import A4, Piece, locked_pdf, pdf
from tests.transforms.table_readings import readings_of
from transforms.tables import find_tables


def lines_at(*ends: tuple[float, float, float, float]) -> str:
    return "\n".join(f"{x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in ends)


def grid(left: float, bottom: float, columns: int, rows: int, width: float = 80, height: float = 20) -> str:
    """A grid of strokes."""
    right, top = left + columns * width, bottom + rows * height
    across = [(left, bottom + row * height, right, bottom + row * height) for row in range(rows + 1)]
    down = [(left + column * width, bottom, left + column * width, top) for column in range(columns + 1)]
    return lines_at(*across, *down)


OUTLINED = "\n".join(f"{50 + 80 * column} 600 80 20 re S" for column in range(2))
BARS = "\n".join(["50 600 160 0.5 re f", "50 620 160 0.5 re f", *(f"{x} 600 0.5 20 re f" for x in (50, 130, 210))])
ONE_PATH = "50 600 m 210 600 l 50 620 m 210 620 l 50 600 m 50 620 l 130 600 m 130 620 l 210 600 m 210 620 l S"


@pytest.mark.parametrize(
    ("why", "drawing", "expected"),
    [
        ("strokes", grid(50, 600, 2, 1), 2),
        ("outlined cells", OUTLINED, 2),
        ("thin bars, as word processors draw borders", BARS, 2),
        ("a whole grid in one path", ONE_PATH, 2),
        ("a grid that is scaled", "q 2 0 0 2 0 0 cm " + grid(25, 300, 2, 1, 40, 10) + " Q", 2),
        ("a frame around text is no table", "50 600 160 20 re S", 0),
        ("lines under headings", lines_at(*((50, y, 500, y) for y in range(200, 800, 50))), 0),
        ("shades behind rows are areas, not rules", "\n".join(f"0.9 g 50 {y} 400 20 re f" for y in range(300, 500, 20)), 0),
        ("nothing drawn", "", 0),
    ],
)
def test_cells_are_what_rules_enclose(why: str, drawing: str, expected: int) -> None:
    content = pdf([[(60, 605, 10, "Revenue")]], drawing=drawing)
    with pdfium.PdfDocument(content) as document:
        assert may_hold_table(document[0]) == (expected > 0), why
        cells = read_cells(content, {1: PageFrame.of(document[0])})
    assert sum(map(len, cells.values())) == expected, why


def open_table(rows: int, down: str = "130 600 m 130 660 l S") -> str:
    """Rules under rows of 20 points, beginning and ending alike, and one rule down within them."""
    return "\n".join([*(f"50 {600 + 20 * row} m 210 {600 + 20 * row} l S" for row in range(rows + 1)), down])


@pytest.mark.parametrize(
    ("why", "drawing", "expected"),
    [
        ("rules between columns only, none outside", open_table(3), 6),
        ("two rules down within", open_table(3) + "\n90 600 m 90 660 l S", 9),
        ("open on one side", open_table(3) + "\n50 600 m 50 660 l S", 6),
        ("no rules down: nothing tells columns", open_table(3, ""), 0),
        ("a rule down beside them", open_table(3, "300 600 m 300 660 l S"), 0),
        (
            "rules across that end unlike each other",
            lines_at(*((50, 600 + 20 * row, 200 + 30 * row, 600 + 20 * row) for row in range(4))),
            0,
        ),
    ],
)
def test_tables_open_at_their_sides_are_closed_there(why: str, drawing: str, expected: int) -> None:
    content = pdf([[(60, 605, 10, "Revenue")]], drawing=drawing)
    with pdfium.PdfDocument(content) as document:
        cells = read_cells(content, {1: PageFrame.of(document[0])})
    assert sum(map(len, cells.values())) == expected, why


def lines_of(name: str) -> pl.DataFrame:
    """The lines of a fixture, as contracts.Line has them."""
    rows = [(page.number, line.text, line.x_edges) for page in read_pdf((FIXTURES / name).read_bytes()) for line in page.lines]
    lines = pl.DataFrame(rows, schema={"page": pl.Int32, "text": pl.String, "x_edges": pl.List(pl.Float32)}, orient="row")
    return lines.with_row_index("seq").with_columns(pl.col("seq").cast(pl.Int32), document_id=pl.lit("d"))


def test_a_table_over_pages_has_its_rows_and_its_header_on_each() -> None:
    lines = lines_of("tables_over_pages.pdf")
    rows = lines.filter(pl.col("text").str.starts_with("Property"))["text"]
    assert len(rows) == 60
    assert rows.str.contains(r"^Property number [A-Z][a-z]  [0-9]{1,2},[0-9]{3}  \([0-9],[0-9]{3}\)$").all()
    assert lines.filter(pl.col("text") == "RMB'000  2024  2023")["page"].to_list() == [1, 2, 3]


EXPECTED = {
    "tables_horizontal_rules.pdf": [
        "8452600000 CNY, 7315900000 CNY, 15.54 percent",
        "-5120400000 CNY, -4512000000 CNY, 13.48 percent",
        "1032700000 CNY, -86300000 CNY",
        "6.31 percent, 6.05 percent",
        "0.87 CNY/share, 0.71 CNY/share, 22.54 percent",
        "124000 吨, 111000 吨, 11.71 percent",
    ],
    "tables_without_rules.pdf": [
        "ordinal, 1204000000 USD, 1187000000 USD, 1 percent",
        "ordinal, 388000000 USD, 401000000 USD, -3 percent",
        "ordinal, -812000000 USD, -799000000 USD, 2 percent",
        "655000000 USD, 640000000 USD, 2 percent",
        "ordinal, 0.42 USD/share, 0.4 USD/share, 5 percent",
        "ordinal, 0.41 USD/share, 0.4 USD/share, 3 percent",
        "14.1 percent, 13.9 percent",
    ],
    "tables_over_pages.pdf": [f"{9_871 + 37 * number}000 CNY, -{4_210 + 53 * number}000 CNY" for number in range(60)],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_values_on_a_page_have_the_unit_that_stands_over_or_beside_them(name: str) -> None:
    tables = find_tables(lines_of(name))
    assert tables is not None
    assert readings_of(tables) == EXPECTED[name]


def test_contents_agenda_people_and_points_of_a_page_are_no_tables() -> None:
    assert find_tables(lines_of("tables_none.pdf")) is None


@pytest.mark.parametrize("name", ["barclays-2025q1-en.pdf", "hsbc-2025q1-en.pdf"])
def test_a_transcript_without_tables_has_none(name: str) -> None:
    present(SHARED / name)
    assert find_tables(lines_of(str(SHARED / name))) is None


def shown_outlines(page: pdfium.PdfPage) -> Floats:
    """The boxes of what a page draws, as PDFium shows it: left, top, right, bottom."""
    frame = PageFrame.of(page)
    boxes = np.array([(x0, y1, x1, y0) for x0, y0, x1, y1 in (drawn.get_bounds() for drawn in page.get_objects())])
    left, right = frame.across(boxes)
    down = np.sort(np.column_stack((frame.down(boxes[:, :2]), frame.down(boxes[:, 2:]))), axis=1)
    return np.column_stack((left, down[:, 0], right, down[:, 1]))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "boxes",
    [A4, "/MediaBox [-30 -50 565 792]", f"{A4} /CropBox [20 35 560 800]", "/MediaBox [10 20 605 862] /CropBox [0 60 580 900]"],
)
def test_cells_lie_where_pdfium_shows_them(boxes: str, rotation: int) -> None:
    # Outlines that touch, with lines so thin that their boxes are the cells.
    drawing = "0 w\n" + "\n".join(f"{x} {y} {width} 30 re S" for x, width in ((100, 60), (160, 90)) for y in (500, 530, 560))
    content = pdf([[]], boxes=f"{boxes} /Rotate {rotation}", drawing=drawing)
    with pdfium.PdfDocument(content) as document:
        page = document[0]
        expected = shown_outlines(page)
        cells = read_cells(content, {1: PageFrame.of(page)})[1]
    apart = np.abs(cells.box[:, None] - expected[None]).max(axis=2)
    assert apart.shape == (6, 6)
    assert apart.min(axis=0) == pytest.approx(0, abs=0.6)  # PDFium counts half a point of line
    assert set(cells.table.tolist()) == {0}


@pytest.mark.parametrize("path", READABLE)
def test_no_character_stands_across_the_border_of_its_cell(path: Path) -> None:
    """Of the pages with tables of real files: characters are PDFium's, cells pdfplumber's."""
    content = present(path).read_bytes()
    with pdfium.PdfDocument(content) as document:
        frames = {number: PageFrame.of(page) for number, page in enumerate(document, 1) if may_hold_table(page)}
        for number, cells in read_cells(content, frames).items():
            characters = read_characters(document[number - 1])
            printed = characters.take(~is_white(characters.code))
            found = cells.containing((printed.x0 + printed.x1) / 2, printed.baseline - 0.3 * printed.size)
            left, _, right, bottom = cells.box[found].T
            inside = (printed.x0 >= left - 1) & (printed.x1 <= right + 1) & (printed.baseline <= bottom + 1)
            assert inside[found >= 0].all(), number
            assert (found >= 0).sum() > 20, number


TABLE: list[Piece] = [(55 + 80 * column, 605 + 20 * row, 10, text) for row in range(3) for column, text in enumerate(("Loans", "41", "38"))]
ROWS = ["Loans  41  38"] * 3


def test_tables_side_by_side_are_read_one_after_the_other() -> None:
    beside: list[Piece] = [(x + 250, y, size, text) for x, y, size, text in TABLE]
    (page,) = read_pdf(pdf([[*TABLE, *beside]], drawing=grid(50, 600, 3, 3) + "\n" + grid(300, 600, 3, 3)))
    assert [line.text for line in page.lines] == ROWS * 2


def test_a_narrow_cell_ends_where_its_border_is() -> None:
    (page,) = read_pdf(pdf([[(52, 605, 10, "Loans"), (84, 605, 10, "41")]], drawing=grid(50, 600, 2, 1, 33)))
    assert [line.text for line in page.lines] == ["Loans  41"]


def test_a_page_that_pdfplumber_cannot_read_has_no_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf([TABLE, TABLE], drawing=grid(50, 600, 3, 3))
    first = pdfplumber.page.Page.find_tables

    def failing(page: pdfplumber.page.Page, settings: dict[str, Any]) -> object:
        if page.page_number == 1:
            raise RecursionError
        return first(page, settings)

    monkeypatch.setattr(pdfplumber.page.Page, "find_tables", failing)
    assert [[line.text for line in page.lines] for page in read_pdf(content)] == [ROWS, ROWS]  # by their gaps, and by their rules
    monkeypatch.setattr(pdfplumber, "open", lambda *arguments, **options: 1 / 0)
    assert [[line.text for line in page.lines] for page in read_pdf(content)] == [ROWS, ROWS]


@pytest.mark.parametrize("content", [locked_pdf(), (FIXTURES / "locked.pdf").read_bytes(), b"%PDF-1.7\n%%EOF", b""])
def test_a_file_that_pdfplumber_cannot_open_has_no_cells(content: bytes) -> None:
    assert read_cells(content, {1: PageFrame(0, 0, 595, 842, 0)}) == {}


@pytest.mark.parametrize("step", [2, 4, 9])
def test_graph_paper_does_not_take_minutes(step: int) -> None:
    paper = lines_at(*((0, y, 595, y) for y in range(0, 842, step)), *((x, 0, x, 842) for x in range(0, 595, step)))
    start = time.process_time()
    assert read_pdf(pdf([[(50, 700, 10, "Revenue was 12.5 million.")]], drawing=paper))[0].lines[0].text
    assert time.process_time() - start < 5
