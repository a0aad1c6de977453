"""PDF to lines: what is on the page, where, and what is raised."""

from __future__ import annotations

import pytest

from flows.pdf_lines import PdfLine
from flows.read_pdf import read_pdf
from tests.flows.tiny_pdf import Piece, pdf


def lines(*pieces: Piece) -> list[PdfLine]:
    return read_pdf(pdf([pieces]))[0].lines


@pytest.mark.parametrize(
    ("why", "pieces", "expected"),
    [
        ("lines come from top to bottom, however they were written", [(50, 700, 10, "below"), (50, 720, 10, "above")], ["above", "below"]),
        ("pieces on one baseline are one line", [(50, 700, 10, "Revenue"), (92, 700, 10, ":")], ["Revenue:"]),
        ("a word gap without a space becomes a space", [(50, 700, 10, "net"), (74, 700, 10, "income")], ["net income"]),
        ("a space that is there is not doubled", [(50, 700, 10, "net "), (74, 700, 10, "income")], ["net income"]),
        (
            "the thin gap between Chinese and digits is no space",
            [(50, 700, 10, "收入"), (72.5, 700, 10, "12.5"), (99, 700, 10, "亿元")],
            ["收入12.5亿元"],
        ),
        ("cells of a table are set apart by two spaces", [(50, 700, 10, "收入"), (200, 700, 10, "12.5")], ["收入  12.5"]),
        ("fake bold is read once", [(50, 700, 10, "Total"), (50.3, 700, 10, "Total")], ["Total"]),
        ("equal digits side by side are not fake bold", [(50, 700, 10, "1100")], ["1100"]),
        ("lines of white space are left out", [(50, 700, 10, "   "), (50, 680, 10, "text")], ["text"]),
    ],
)
def test_lines(why: str, pieces: list[Piece], expected: list[str]) -> None:
    assert [line.text for line in lines(*pieces)] == expected, why


@pytest.mark.parametrize(
    ("why", "pieces", "text", "superscripts"),
    [
        ("a small raised mark", [(50, 700, 10, "15.6"), (74, 703.5, 6, "1")], "15.61", [4]),
        ("a mark in the middle of the line", [(50, 700, 10, "亿元"), (70, 704, 6, "12"), (78, 700, 10, "。")], "亿元12。", [2, 3]),
        ("a subscript is small but not raised", [(50, 700, 10, "CO"), (62, 698, 6, "2")], "CO2", []),
        (
            "a footnote in small print is not raised",
            [(50, 60, 7, "1 Excluding a gain of 3 million")],
            "1 Excluding a gain of 3 million",
            [],
        ),
    ],
)
def test_superscripts_stay_in_the_text_and_are_listed(why: str, pieces: list[Piece], text: str, superscripts: list[int]) -> None:
    (line,) = lines(*pieces)
    assert (line.text, line.superscripts) == (text, superscripts), why


def test_a_small_line_of_its_own_is_not_pulled_into_its_neighbour() -> None:
    assert [line.text for line in lines((50, 700, 10, "Body text"), (300, 690, 6, "Page 3"))] == ["Body text", "Page 3"]


def test_every_character_knows_its_place() -> None:
    (line,) = lines((50, 700, 10, "12%"))
    assert line.x_edges == pytest.approx([50, 56, 62, 68])
    assert (line.x0, line.x1, line.size) == pytest.approx((50, 68, 10))
    assert 842 - 700 - 10 < line.top < 842 - 700 < line.bottom < 842 - 700 + 10


def test_pages_are_counted_from_one_with_their_height() -> None:
    pages = read_pdf(pdf([[(50, 700, 10, "one")], [(50, 700, 10, "two")]]))
    assert [(page.number, page.height, page.lines[0].text) for page in pages] == [(1, 842, "one"), (2, 842, "two")]
