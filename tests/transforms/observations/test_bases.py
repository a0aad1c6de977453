"""What a change is compared with, and levels that are only told as what another one is compared with."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

BASES = {
    # Behind a comma the period is of what was compared with, and of nothing that follows.
    "Net loss was $14 million, or 6% of revenue, compared to $12 million, or 5% of revenue, in the same quarter last year.": [
        "group net_income: -14000000 USD",
        "group net_margin: -6 percent",
        "group net_income: -12000000 USD a year before",
        "group net_margin: -5 percent a year before",
    ],
    "Net loss was $14 million, compared to $12 million, in the same period last year, and revenue was $30 million.": [
        "group net_income: -14000000 USD",
        "group net_income: -12000000 USD a year before",
        "group revenue: 30000000 USD",
    ],
    # The change tells of when the level is that it starts from.
    "Gross profit increased by 35.3% to $394 million from $291 million.": [
        "group gross_profit: 35.3 percent change_pct yoy",
        "group gross_profit: 394000000 USD",
        "group gross_profit: 291000000 USD a year before",
    ],
    "毛利由2.9亿元增长35.3%至3.9亿元。": [
        "group gross_profit: 290000000 CNY a year before",
        "group gross_profit: 35.3 percent change_pct yoy",
        "group gross_profit: 390000000 CNY",
    ],
    # A period that a level started from dates nothing else.
    "产能利用率从二季度的78%提高到81%；研发费用5亿元，去年同期为4.8亿元。": [
        "group utilization_rate: 78 percent a quarter before",
        "group utilization_rate: 81 percent",
        "group product_development_expense: 500000000 CNY",
        "group product_development_expense: 480000000 CNY a year before",
    ],
    "利息支出由去年三季度的14亿元降到今年三季度的12亿元，降幅14.3%。": [
        "group interest_expense: 1400000000 CNY a year before",
        "group interest_expense: 1200000000 CNY",
        "group interest_expense: -14.3 percent change_pct yoy",
    ],
    "利息支出由去年上半年的14亿元降到12亿元。": ["group interest_expense: 1400000000 CNY 2024-01-01/2024-06-30"],
    # The level tells what the change is compared with.
    "营收为612亿元，较上季的588亿元增加4.1%。": [
        "group revenue: 61200000000 CNY",
        "group revenue: 58800000000 CNY a quarter before",
        "group revenue: 4.1 percent change_pct qoq",
    ],
    "Operating income was $206 million compared to $194 million last year.": [
        "group operating_income: 206000000 USD",
        "group operating_income: 194000000 USD a year before",
    ],
    "The effective tax rate was 23.6%, slightly lower than the 25.1% a year ago.": [
        "group effective_tax_rate: 23.6 percent",
        "group effective_tax_rate: 25.1 percent a year before",
    ],
    "Total revenue was $4.2 billion, up 3.0% on the second quarter and 12% higher than Q3 last year.": [
        "group revenue: 4200000000 USD",
        "group revenue: 3 percent change_pct qoq",
        "group revenue: 12 percent change_pct yoy",
    ],
    "Gross margin was 9.0%, flat year-on-year and 20 basis points higher quarter-over-quarter.": [
        "group gross_margin: 9 percent",
        "group gross_margin: 0.2 percentage_point change_pp qoq",
    ],
    # A period of the number before is none of the next metric's.
    "Operating income was $51 million, up 23% versus Q3 2024, and net income was $12 million.": [
        "group operating_income: 51000000 USD",
        "group operating_income: 23 percent change_pct yoy",
        "group net_income: 12000000 USD",
    ],
    "毛利率40.2%，一季度是36.1%，同比提升2个百分点。": [
        "group gross_margin: 40.2 percent",
        "group gross_margin: 36.1 percent 2025-01-01/2025-03-31",
        "group gross_margin: 2 percentage_point change_pp yoy",
    ],
    # A comma may part the change from what it is compared with, and an amount may be told in percent before it.
    "Revenue was $7.3 billion, up $300 million, or 4%, from the prior quarter and up 6% from the third quarter of 2024.": [
        "group revenue: 7300000000 USD",
        "group revenue: 300000000 USD change_abs qoq",
        "group revenue: 4 percent change_pct qoq",
        "group revenue: 6 percent change_pct yoy",
    ],
    "Revenue rose $300 million, or 6%, from the second quarter.": [
        "group revenue: 300000000 USD change_abs qoq",
        "group revenue: 6 percent change_pct qoq",
    ],
    # At the head of a sentence it holds for names that nobody knows, too.
    "Sequentially, memory revenue decreased 4%.": ["memory revenue: -4 percent change_pct qoq"],
    # The quarter of the year before tells with what it is compared, not of which quarter the change is.
    "收入为73亿元，较2024年第三季度同比增长26%。": ["group revenue: 7300000000 CNY", "group revenue: 26 percent change_pct yoy"],
    # Short words right before the number.
    "净利润为6亿元，同比降0.51%。": ["group net_income: 600000000 CNY", "group net_income: -0.51 percent change_pct yoy"],
    "毛利率为20.1%，较上季低1.2个百分点。": [
        "group gross_margin: 20.1 percent",
        "group gross_margin: -1.2 percentage_point change_pp qoq",
    ],
    # The width of a wafer is the name of what is made of it.
    "六英寸收入环比下降4%，八英寸收入环比增长7%。": [
        "六英寸 revenue: -4 percent change_pct qoq",
        "八英寸 revenue: 7 percent change_pct qoq",
    ],
    "营收年增9.6%，季減3%。": ["group revenue: 9.6 percent change_pct yoy", "group revenue: -3 percent change_pct qoq"],
    "净亏损同比收窄60%。": ["group net_income: 60 percent change_pct yoy"],
    "Monthly active users reached 9.6 million in February.": ["group mau: 9600000 count 2025-02-01/2025-02-28"],
}

DECLARED = {
    "除非另有说明，所有增长均为同比。": ["经营利润率从18.1%提升至20.4%。"],
    "Unless otherwise stated, all comparisons are year-over-year.": ["Operating margin was 20.4%, compared to 18.1%."],
}

#: Compared with a day that is neither the quarter's nor the year's before, or with nobody knows what.
LEFT_ALONE = [
    "Revenue rose $300 million, or 6%, from the first quarter.",
    "Headcount came down 2% since December.",
    "Orders grew 10% versus August.",
    "资产负债率较年初下降1.6个百分点。",
]


@pytest.mark.parametrize(("text", "expected"), BASES.items())
def test_compared(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("declared", "texts"), DECLARED.items())
def test_what_a_call_says_of_all_its_comparisons(declared: str, texts: list[str]) -> None:
    for text in texts:
        assert len(told(text)) == 1
        assert any("18.1 percent a year before" in line for line in told(declared, text))


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert told(text) == []


_YEARS = "收入为5亿元，去年同期为4亿元。毛利为3亿元，去年同期为2亿元。净利润为1.5亿元，同比增长9%。"


def test_a_call_that_only_compares_with_the_year_before_does_so_where_it_does_not_say() -> None:
    rates = "销售费用率从10.1%下降至6.5%。"
    level = "group sales_and_marketing_expense_ratio: 6.5 percent"
    before = "group sales_and_marketing_expense_ratio: 10.1 percent a year before"
    assert before not in told(rates)
    assert {before, level} <= set(
        told(_YEARS + "研发费用为2亿元，同比增长3%。管理费用为1亿元，同比增长2%。资本开支为1亿元，同比增长1%。" + rates)
    )
    assert before not in told(_YEARS * 2 + "收入环比增长3%。" + rates)
