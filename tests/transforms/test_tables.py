"""Tables as printed, and what is read in them: values with the unit of label, header or caption; and what is no table at all."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.table_readings import lines_of, readings, readings_of, rows_of, tables_of
from transforms.tables import find_tables, read_values

TABLES = [
    (
        "a caption gives currency and scale; a column may be told in percent",
        """
        单位：万元
        项目          本报告期      上年同期      增减变动幅度（％）
        营业总收入    1,046,361.08  379,455.67    175.75
        营业利润        104,170.81   25,330.89    311.24
        """,
        ["10463610800 CNY, 3794556700 CNY, 175.75 percent", "1041708100 CNY, 253308900 CNY, 311.24 percent"],
    ),
    (
        "a label's unit wins over the header's, and that over the caption's; a column of changes is percent whatever the label says",
        """
        单位：百万元
        项目                     2024年      2023年     增减（%）
        营业收入                  8,452      7,315      15.5
        研发投入占比（%）          6.31       6.05       4.3
        基本每股收益（元/股）      0.87       0.71      22.5
        销量（万吨）               12.4       11.1      11.7
        """,
        [
            "8452000000 CNY, 7315000000 CNY, 15.5 percent",
            "6.31 percent, 6.05 percent, 4.3 percent",
            "0.87 CNY/share, 0.71 CNY/share, 22.5 percent",
            "124000 吨, 111000 吨, 11.7 percent",
        ],
    ),
    (
        "units in the header, in Markdown; brackets are negative; pence and basis points",
        """
        | £m | Q125 | Q124 | % change |
        |----|-----:|-----:|---------:|
        | Total income | 7,709 | 6,953 | 11 |
        | Operating costs | (4,258) | (3,998) | (7) |
        | Basic EPS (p) | 13.0 | 10.3 | 26 |
        | Loan loss rate (bps) | 61 | 51 | |
        """,
        [
            "7709000000 GBP, 6953000000 GBP, 11 percent",
            "-4258000000 GBP, -3998000000 GBP, -7 percent",
            "0.13 GBP/share, 0.103 GBP/share, 26 percent",
            "0.61 pp, 0.51 pp",
        ],
    ),
    (
        "each column its currency, all of them the caption's scale; amounts per ADS are in whole currency",
        """
                                        Three months ended March 31,
                                     2024         2025        2025
                                     RMB          RMB         US$
        (in thousands, except per share data)
        Revenues                  1,234,567    1,456,789     200,555
        Net income per ADS
        Basic                          1.23         1.45        0.20
        """,
        ["1234567000 CNY, 1456789000 CNY, 200555000 USD", "1.23 CNY/ads, 1.45 CNY/ads, 0.2 USD/ads"],
    ),
    (
        "the sign of the currency stands in the first row only, in a cell of its own",
        "(In millions)\t2025\t2024\nRevenue\t$\t1,234\t$\t1,100\nCost\t\t(834\t)\t\t(750\t)\nTax rate\t\t21.5\t%\t\t20.1\t%",
        ["1234000000 USD, 1100000000 USD", "-834000000 USD, -750000000 USD", "21.5 percent, 20.1 percent"],
    ),
    (
        "cells one blank apart, as pages without rules and joined cells of HTML have them",
        """
        RMB million 2024 2023 YoY
        Revenue 8,452.6 7,315.9 15.5%
        Gross profit 3,332.2 2,803.9 18.8%
        Net profit 1,032.7 (86.3) n/a
        """,
        ["8452600000 CNY, 7315900000 CNY, 15.5 percent", "3332200000 CNY, 2803900000 CNY, 18.8 percent", "1032700000 CNY, -86300000 CNY"],
    ),
    (
        "notes are no values; traditional characters; cents",
        """
                              附註      二零二五年      二零二四年
                                        人民幣千元      人民幣千元
        收入                    4        12,345,678      11,234,567
        銷售成本                         (8,345,678)     (7,234,567)
        每股盈利
        基本（人民幣分）        9              45.6            43.2
        攤薄（人民幣分）        9              45.1            42.9
        """,
        [
            "ordinal, 12345678000 CNY, 11234567000 CNY",
            "-8345678000 CNY, -7234567000 CNY",
            "ordinal, 0.456 CNY/share, 0.432 CNY/share",
            "ordinal, 0.451 CNY/share, 0.429 CNY/share",
        ],
    ),
    (
        "numbers of things: what the label or the header counts, without the money's scale",
        """
        RMB in millions            Q1 25      Q4 24
        Revenue                    1,234      1,100
        Number of stores             812        790
        Users (million)             45.2       44.0
        Deliveries ('000 tonnes)     3.1        2.9
        """,
        ["1234000000 CNY, 1100000000 CNY", "812 count, 790 count", "45200000 count, 44000000 count", "3100 tonnes, 2900 tonnes"],
    ),
    (
        "a column each its unit, an amount per ton among them",
        """
                    Sales volume   Average price   Revenue
                    (kt)           (RMB/t)         (RMB m)
        Copper      123.4          67,890          8,378
        Zinc         45.6          21,345            973
        """,
        ["123400 kt, 67890 CNY/ton, 8378000000 CNY", "45600 kt, 21345 CNY/ton, 973000000 CNY"],
    ),
    (
        "shares are in the caption's scale where it does not except them",
        """
        (In thousands, except per share data)    2025       2024
        Revenue                                 9,876      8,765
        Weighted average shares               120,000    118,000
        """,
        ["9876000 USD, 8765000 USD", "120000000 count, 118000000 count"],
    ),
    (
        "shares are whole where the caption excepts them",
        """
        (In thousands, except share and per share data)    2025         2024
        Revenue                                           9,876        8,765
        Weighted average shares                     120,000,000  118,000,000
        """,
        ["9876000 USD, 8765000 USD", "120000000 count, 118000000 count"],
    ),
    (
        "a rate whose change is told without a sign changes by points",
        """
        （人民币百万元）
                    2025年      2024年      同比
        收入        1,234       1,100       12.2%
        毛利率       33.5        31.4        2.1
        """,
        ["1234000000 CNY, 1100000000 CNY, 12.2 percent", "33.5 percent, 31.4 percent, 2.1 pp"],
    ),
    (
        "a label wrapped around its values, which stand at mid height",
        """
        单位：百万元
        项目                          2024年      2023年
        营业收入                      8,452       7,315
        归属于上市公司股东的基本每股
                                       0.87        0.71
        收益（元/股）
        净利润                        1,032        -863
        """,
        ["8452000000 CNY, 7315000000 CNY", "0.87 CNY/share, 0.71 CNY/share", "1032000000 CNY, -863000000 CNY"],
    ),
    (
        "nothing tells a unit: the number as printed",
        """
                    第一季度    第二季度
        甲产品       1,234       1,345
        乙产品         456         512
        """,
        ["1234 count, 1345 count", "456 count, 512 count"],
    ),
]


@pytest.mark.parametrize(("why", "table", "expected"), TABLES, ids=[why for why, _, _ in TABLES])
def test_values_have_the_unit_that_is_told_nearest(why: str, table: str, expected: list[str]) -> None:
    assert readings(table, "USD" if "In thousands" in table else "CNY") == expected


NO_TABLES = {
    "a list of contents": "Letter to shareholders      2\nReview of the year      5\nRisk report      11\nAccounts      24",
    "an agenda": "09:00  Opening remarks  Chair\n09:30  Results  Finance\n10:00  Questions  All",
    "people": "Anna Bell    Northern Bank     Analyst\nPeter Wong   Eastern Securities   Analyst\nTom Hale     Larkspur   CEO",
    "numbered points": "1.  Revenue grew 12%\n2.  Margin widened to 18.3%\n3.  We opened 27 branches",
    "wrapped prose": "我们的收入是 12.5亿元，\n净利润  3.2亿元。去年是\n2.8亿元，增长了 14%。",
    "a running header": "Page 3 of 12      2025 Q1 Results\nOperator: next question.\nPage 4 of 12      2025 Q1 Results",
    "telephone numbers": "United States    +1 800 123 4567\nHong Kong        +852 3018 6771\nChina            400 810 8228",
    "codes of a listing": "证券代码：600000    证券简称：青禾新材    公告编号：2025-012",
    "answers with one number": "Question from John: what was revenue in\n2023  2024\nAnswer: it was 45.",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_what_only_looks_like_a_table_is_none(text: str) -> None:
    assert tables_of(text) is None


def test_header_and_caption_are_rows_and_prose_around_is_none() -> None:
    text = """
        Here is the summary of the year, which I will go through quickly.
        Income statement
        £m                Q125     Q124
        Total income     7,709    6,953
        Costs           (4,258)  (3,998)
        Costs were in line with what we said in February of this year.
    """
    assert rows_of(text) == ["£m                Q125     Q124", "Total income     7,709    6,953", "Costs           (4,258)  (3,998)"]


@pytest.mark.parametrize(
    ("cell", "value", "ulp"),
    [
        ("45,261", "45261000000", "1000000"),
        ("45,261.5", "45261500000", "100000"),
        ("(1,234)", "-1234000000", "1000000"),
        ("（1,234）", "-1234000000", "1000000"),
        ("-12", "-12000000", "1000000"),
        ("−12", "-12000000", "1000000"),
        ("1,234*", "1234000000", "1000000"),
        ("1，234", "1234000000", "1000000"),
    ],
)
def test_a_value_is_exact_and_its_last_digit_known(cell: str, value: str, ulp: str) -> None:
    tables = tables_of(f"单位：百万元\n项目      2024年    2023年\n收入      {cell}    1,000\n成本      300    400")
    assert tables is not None
    cells = tables.cells.filter("is_plain").with_row_index("cell").with_columns(document_currency=pl.lit("CNY"))
    read = read_values(cells)
    assert (read["value"][0], read["ulp"][0], read["unit_id"][0]) == (Decimal(value), Decimal(ulp), "CNY")


def test_the_mark_of_a_note_is_no_digit() -> None:
    lines = lines_of("£m            Q125     Q124\nIncome       7,7091    6,953\nCosts       (4,258)  (3,998)2")
    marked = lines.with_columns(superscripts=pl.Series([None, [18], [28]], dtype=pl.List(pl.Int32)))
    tables = find_tables(marked)
    assert tables is not None
    assert readings_of(tables) == ["7709000000 GBP, 6953000000 GBP", "-4258000000 GBP, -3998000000 GBP"]


@pytest.mark.parametrize("nothing", ["-", "—", "n/a", "N/A", "nm", "不适用", "不適用"])
def test_a_cell_without_a_value_is_no_mention(nothing: str) -> None:
    tables = tables_of(f"单位：百万元\n项目      2024年    2023年\n收入      1,234    1,000\n成本      300    {nothing}")
    assert tables is not None
    assert tables.cells.filter(pl.col("text") == nothing)["is_nothing"].to_list() == [True]


def test_a_bare_yuan_is_the_documents_currency() -> None:
    table = "单位：百万元\n项目      2024年    2023年\n收入      1,234    1,000\n成本      300    400"
    assert readings(table, "HKD")[0] == "1234000000 HKD, 1000000000 HKD"
    assert readings(table.replace("百万元", "百万元 币种：人民币"), "HKD")[0] == "1234000000 CNY, 1000000000 CNY"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("0123,.%()（） \t|-—$£元万aQ率", max_size=40), min_size=1, max_size=8))
def test_whatever_is_printed_cells_stand_where_they_say(printed: list[str]) -> None:
    numbered = pl.DataFrame({"text": printed}).with_row_index("seq").with_columns(pl.col("seq").cast(pl.Int32))
    lines = numbered.select(pl.lit("d").alias("document_id"), "seq", pl.lit(None, pl.Int32).alias("page"), "text")
    tables = find_tables(lines)
    if tables is None:
        return
    cells = tables.cells.join(lines.select("text", line_seq="seq"), on="line_seq", suffix="_of_line")
    there = cells["text_of_line"].str.slice(cells["start"], cells["end"] - cells["start"]).str.replace_all(r"[\t|]", " ")
    assert cells.filter(there != cells["text"]).is_empty()
    assert cells.filter(pl.col("start") < pl.col("end").shift(1).over("line_seq")).is_empty()
    assert len(readings_of(tables)) <= len(printed)
