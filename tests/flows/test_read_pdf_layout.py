"""Typeset pages to lines in reading order: columns, tables, forms, marks, turned pages (tests/fixtures/pdf/make.py made the files)."""

from __future__ import annotations

import pytest

from flows.pdf_lines import PdfLine
from flows.read_pdf import read_pdf
from tests.flows.pdf_files import FIXTURES
from tests.flows.tiny_pdf import Piece, pdf


def lines(name: str) -> list[PdfLine]:
    return [line for page in read_pdf((FIXTURES / f"{name}.pdf").read_bytes()) for line in page.lines]


def texts(name: str) -> list[str]:
    return [line.text for line in lines(name)]


def test_columns_are_read_one_after_the_other_between_what_spans_the_page() -> None:
    read = texts("two_columns")
    assert read[0] == "Larkspur Bancorp First Quarter Call"
    assert read[1].startswith("Good morning, everyone")
    assert read.index("the year.") + 1 == read.index("Turning to the outlook, we now expect")
    assert read[-4:-1] == [
        "as of today.",
        "This transcript was edited for readability and spans the whole width of the page, as notes at",
        "the end of a call often do.",
    ]


def test_a_ruled_table_is_read_row_by_row_with_wrapped_labels_whole() -> None:
    assert texts("table") == [
        "一、主要财务数据如下：",
        "项目  本期  上年同期  增减(%)",
        "营业收入  1,286.40  1,101.02  16.84",
        "归属于母公司所有者的净利润  214.75  183.30  17.16",
        "每股收益（元）  0.52  0.44  18.18",
        "二、说明：以上数据未经审计，请投资者注意投资风险。",
    ]


def test_the_label_beside_a_whole_call_does_not_stand_in_its_midst() -> None:
    read = texts("side_label")
    assert read[:5] == [
        "时间  2025年4月29日 15:00-16:00",
        "投资者关系",
        "活动主要内",
        "容介绍",
        "1、问：请介绍一下公司一季度的经营情况。",
    ]
    assert read[-1] == "搬迁。"


def test_fake_bold_is_read_once_and_doubles_stay() -> None:
    assert texts("fake_bold") == [
        "Revenue of 1,111 million, up 88%",
        "哈哈，收入增长了11.11%，达到8,800万元",
        "这一段不加粗：一一列举，共222家",
    ]


def test_marks_are_told_by_size_and_rise() -> None:
    assert [(line.text, [line.text[at] for at in line.superscripts]) for line in lines("superscripts")] == [
        ("Profit was 15.61 million.", ["1"]),
        ("净利润为15.6亿元12，同比增长9%。", ["1", "2"]),
        ("We cut CO2 by 3%.", []),
        ("1 Before a one-time gain of 0.4 million.", ["1"]),
    ]


@pytest.mark.parametrize("typesetter", ["chromium", "weasyprint"])
def test_printed_web_pages(typesetter: str) -> None:
    """Raised marks are found though they are nearly as big as the text; soft hyphens are gone within lines; ligatures are letters."""
    read = lines(f"printed_by_{typesetter}")
    text = "\n".join(line.text for line in read).replace("\xa0", " ")
    assert "Bookkeeping costs of 1,000,000" in text
    assert "efficient affiliates in" in text
    assert "恰恰相反，长期收入为１２．５亿" in text
    assert "一一列" in text
    assert [line.text[at - 1 : at + 1] for line in read for at in line.superscripts] == ["t1", "n2", "元3"]


def test_watermarks_and_margin_notes_are_left_out() -> None:
    assert texts("names_in_brackets") == [
        "<<Mara Quill – Chief Executive Officer>>",
        "Thank you. Orders grew 7.5% to 3,204 units.",
        "<<Operator>>",
        "The next question, please.",
    ]


def test_ligatures_are_read_as_letters_each_with_its_place() -> None:
    read = lines("ligatures")
    assert (
        "".join(line.text for line in read).replace("\u2010", "").startswith("Our first official offer was final: efficiency in the office")
    )
    assert all(left <= right for line in read for left, right in zip(line.x_edges, line.x_edges[1:], strict=False))


def test_letter_spacing_parts_no_word_and_narrow_gaps_do() -> None:
    assert texts("letter_spaced") == ["OUTLOOK", "Sales rose to 45.1 million"]


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    (page,) = read_pdf((FIXTURES / "turned_page.pdf").read_bytes())
    assert [line.text for line in page.lines] == ["Revenue was 12.5 million.", "Costs were 9.75 million."]
    assert page.height == pytest.approx(555)  # the crop box, lying on its side
    assert page.lines[0].x0 == pytest.approx(70, abs=0.1)  # 100 points from the edge, of which 30 are cropped


PROSE = "the margin of the group rose again"


@pytest.mark.parametrize(
    ("why", "pieces", "expected"),
    [
        (
            "a table without rules is no pair of columns, though its rows stand apart",
            [(50 + 300 * column, 700 - 14 * row, 10, text) for row in range(6) for column, text in enumerate(("Net income", "1,234"))],
            ["Net income  1,234"] * 6,
        ),
        (
            "names and their titles are read row by row",
            [(x, 700 - 14 * row, 10, text) for row in range(7) for x, text in ((50, "Mara Quill"), (250, "Chief Executive Officer"))],
            ["Mara Quill  Chief Executive Officer"] * 7,
        ),
        (
            "columns below a table and a paragraph",
            [(x, 760 - 14 * row, 10, text) for row in range(6) for x, text in ((50, "Net income"), (400, "1,234"))]
            + [(50, 660, 10, PROSE + " and that of the bank did so as well, as it has")]
            + [(x, y - 14 * row, 10, PROSE) for row in range(8) for x, y in ((50, 640), (310, 637))],
            ["Net income  1,234"] * 6 + [PROSE + " and that of the bank did so as well, as it has"] + [PROSE] * 16,
        ),
        (
            "short lines beside nothing are one column",
            [(50, 700 - 14 * row, 10, PROSE if row % 3 else "Jane Doe") for row in range(9)],
            ["Jane Doe", PROSE, PROSE] * 3,
        ),
        (
            "a header's left and right part are one line above columns",
            [(50, 780, 10, "Some Group"), (480, 780, 10, "May 2025")]
            + [(x, 700 - 14 * row, 10, PROSE) for row in range(8) for x in (50, 310)],
            ["Some Group  May 2025"] + [PROSE] * 16,
        ),
        ("a wide gap that holds one space has two", [(50, 700, 10, "Revenue "), (200, 700, 10, "12.5")], ["Revenue  12.5"]),
    ],
)
def test_columns_and_cells_by_gaps_alone(why: str, pieces: list[Piece], expected: list[str]) -> None:
    (page,) = read_pdf(pdf([pieces]))
    assert [line.text for line in page.lines] == expected, why
