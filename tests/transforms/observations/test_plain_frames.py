"""Sentences in which speakers plainly tell a figure of the whole company, as one hears them on any call. All figures are invented."""

from __future__ import annotations

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
