"""Sentences in which speakers plainly tell a figure of the whole company, as one hears them on any call. All figures are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.observations.examples import told

TOLD = {
    "收入端，三季度是3.2亿元，同比增长12%。": ["group revenue: 320000000 CNY", "group revenue: 12 percent change_pct yoy"],
    "收入这块，三季度做到了3.2亿元，同比增长12%。": ["group revenue: 320000000 CNY", "group revenue: 12 percent change_pct yoy"],
    "毛利率端，三季度31.2%，同比提升了1.4个百分点。": [
        "group gross_margin: 31.2 percent",
        "group gross_margin: 1.4 percentage_point change_pp yoy",
    ],
    "客户端收入3.2亿元，同比增长12%。": ["客户端 revenue: 320000000 CNY", "客户端 revenue: 12 percent change_pct yoy"],
    "收入3.2亿元，同比+12%，环比-3%。": [
        "group revenue: 320000000 CNY",
        "group revenue: 12 percent change_pct yoy",
        "group revenue: -3 percent change_pct qoq",
    ],
    "收入3.2亿元，同比基本持平，微增0.5%。": ["group revenue: 320000000 CNY", "group revenue: 0.5 percent change_pct yoy"],
    "毛利率是31.2%，比去年同期低了1.4个百分点，比上季度高了0.5个百分点。": [
        "group gross_margin: 31.2 percent",
        "group gross_margin: -1.4 percentage_point change_pp yoy",
        "group gross_margin: 0.5 percentage_point change_pp qoq",
    ],
    "毛利率从去年同期的29.8%提升到今年三季度的31.2%。": [
        "group gross_margin: 29.8 percent a year before",
        "group gross_margin: 31.2 percent",
    ],
    "我们手上的现金大概是3.2亿元。": ["group cash_and_investments: 320000000 CNY at its end"],
    "Net loss was $3.2 billion, versus net income of $1.1 billion in the prior year.": [
        "group net_income: -3200000000 USD",
        "group net_income: 1100000000 USD a year before",
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_observations(text: str) -> None:
    assert told(text) == TOLD[text]


#: Standing sentences of calls whose fiscal year ends in May, on the quarter that ends it.
AT_THE_YEARS_END = {
    "截至2024年5月31日的整个财年，经营利润为3.5亿美元，同比增长84%。": [
        "group operating_income: 350000000 USD 2023-06-01/2024-05-31",
        "group operating_income: 84 percent change_pct yoy 2023-06-01/2024-05-31",
    ],
    "For the whole fiscal year, our operating margin was 8.1%.": ["group operating_margin: 8.1 percent 2023-06-01/2024-05-31"],
    "本季度经营成本及费用为11亿美元。分摊到相关经营成本及费用中的股权激励费用总额为2,600万美元。": [
        "group operating_expenses: 1100000000 USD",
        "group share_based_compensation: 26000000 USD",
    ],
    "教育新业务占本季度总营收的比例约为25%。": ["教育新业务 revenue_share: 25 percent"],
    "Our new initiatives continued to show strong momentum. Our GAAP operating margin was 0.9%.": ["group operating_margin: 0.9 percent"],
}


@pytest.mark.parametrize("sentence", AT_THE_YEARS_END)
def test_the_last_quarter_of_a_fiscal_year(sentence: str) -> None:
    quarter = (dt.date(2024, 3, 1), dt.date(2024, 5, 31))
    lines = told(sentence, period=quarter, fiscal_year_end_month=5)
    assert [line.replace(" 2024-03-01/2024-05-31", "") for line in lines] == AT_THE_YEARS_END[sentence]
