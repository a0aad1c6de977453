"""Footnotes: bodies and marks leave the text, and each note keeps the place of its mark."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.turns.examples import read, texts
from transforms.turns import read_turns

FILLING = "我们继续推进各项业务，保持投入的强度，也保持对成本的约束，管理层对全年的业绩有信心。"

PLACES = [
    # what is printed, the note, the text without the mark
    (
        "公司已于 8月1向交易所递交了招股书和上市申请。",
        "1 口误，公司于 2025 年 9 月 26 日向交易所递交了上市申请。",
        "公司已于 8月‸向交易所递交",
    ),
    ("回购计划还有16.8亿美元1的额度没有使用。", "1 此处应为“18.6亿美元”。", "16.8亿美元‸的额度"),
    ("我们完成了 7\n1\n个产品线的改造，客户因此更加满意。", "1 此处应为“完成了 17个产品线的改造”。", "完成了 7‸个产品线"),
    ("付费客户数为 21.5 万家1，同比增长 20%。", "1 发言人口误，此处应为“25.1 万家”。", "21.5 万家‸，同比"),
    ("液冷机柜 K21，单机柜功率提升到 120 千瓦。", "1 K2 为公司自研的整机柜方案，此处不是计量单位。", "机柜 K2‸，单机柜"),
    ("净现金为 50 亿元¹，比上个季度多。", "¹ 此处应为“55 亿元”。", "50 亿元‸，比上个"),
    ("we had 215,0001 paying customers at the end of June.", "1 The speaker misspoke; this should read “251,000”.", "215,000‸ paying"),
    (
        "the warehouse opened on October 121, and volumes grew.",
        "1 The speaker misspoke; the warehouse opened on October 21.",
        "October 12‸, and",
    ),
]


@pytest.mark.parametrize(("printed", "body", "place"), PLACES)
def test_mark(printed: str, body: str, place: str) -> None:
    turns = read(f"顾明远 – 首席财务官\n\n{FILLING}\n\n{printed}\n\n{FILLING}\n\n{body}\n\f{FILLING}\n\n本季度收入和利润都有增长。")
    note = turns.notes.row(0, named=True)
    text = texts(turns)[0]
    left, right = place.split("‸")
    assert text[: note["char_at"]].endswith(left)
    assert text[note["char_at"] :].startswith(right)
    assert note["note"] == body[1:].strip()
    assert note["page"] == 1
    assert body not in text


def test_a_list_number_at_the_foot_of_a_page_is_no_note() -> None:
    turns = read(
        f"顾明远 – 首席财务官\n\n{FILLING}\n\n1、投资于技术和创新，收入因此增长。\n\f2、回购股份，利润因此增长。\n\n3 年之后我们再看。"
    )
    assert turns.notes.is_empty()
    assert "3 年之后我们再看。" in texts(turns)[0]


def pdf(rows: list[PrintedLine]) -> pl.DataFrame:
    """Lines of a page: text, top, size, offsets of superscripts."""
    n = len(rows)
    return pl.DataFrame(
        {
            "document_id": "doc_1",
            "seq": pl.Series(range(n), dtype=pl.Int32),
            "page": pl.Series([1] * n, dtype=pl.Int32),
            "text": [text for text, *_ in rows],
            "x0": pl.Series([70.0] * n, dtype=pl.Float32),
            "top": pl.Series([top for _, top, *_ in rows], dtype=pl.Float32),
            "x1": pl.Series([210.0, 400.0, 180.0][:n], dtype=pl.Float32),
            "size": pl.Series([size for *_, size, _ in rows], dtype=pl.Float32),
            "page_height": pl.Series([842.0] * n, dtype=pl.Float32),
            "superscripts": pl.Series([marks for *_, marks in rows], dtype=pl.List(pl.Int32)),
        }
    )


PrintedLine = tuple[str, float, float, list[int]]
NAME: PrintedLine = ("顾明远 – 首席财务官", 100.0, 11.0, [])
SAID: PrintedLine = ("本季度收入为 15.6亿元1，同比增长 5%。", 120.0, 11.0, [13])
NOTE: PrintedLine = ("1 此处应为“16.5亿元”。", 700.0, 8.0, [0])


@pytest.mark.parametrize("printed", [[NAME, SAID, NOTE], [NAME, SAID]], ids=["explained by a note", "explained by none"])
def test_superscripts_of_a_pdf_are_marks_and_units_stay(printed: list[PrintedLine]) -> None:
    turns = read_turns(pdf(printed), pl.DataFrame({"document_id": ["doc_1"], "company_id": ["example"]}))
    assert texts(turns) == ["本季度收入为 15.6亿元，同比增长 5%。"]
    assert turns.notes.select("mark", "char_at").rows() == [("1", 13)] * (len(printed) - 2)


STRAYS = [
    ("本季度收入为 15.6亿元³，同比增长 5%²。", "本季度收入为 15.6亿元，同比增长 5%。"),
    ("面积为 300 m²，数量为 10⁹ 个。", "面积为 300 m²，数量为 10⁹ 个。"),
    ("Revenue was $15.6 billion¹² in all.", "Revenue was $15.6 billion in all."),
]


@pytest.mark.parametrize(("printed", "spoken"), STRAYS)
def test_a_superscript_without_a_note_leaves_the_number_whole_and_a_power_stays(printed: str, spoken: str) -> None:
    turns = read(f"顾明远 – 首席财务官\n\n{printed}\n\n{FILLING}")
    assert texts(turns)[0].split("\n")[0] == spoken
    assert turns.notes.is_empty()
