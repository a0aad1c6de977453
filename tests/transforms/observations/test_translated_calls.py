"""Calls that were held in English and translated into Chinese: their own words for results, asides and openings. All companies are
invented.
"""

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.observations.examples import told

EXAMPLES = {
    "非GAAP运营收入为1.1亿美元，去年同期为非GAAP运营亏损200万美元。": [
        "group non_gaap_operating_income: 110000000 USD",
        "group non_gaap_operating_income: -2000000 USD a year before",
    ],
    "归属于股东的非公认会计准则净收入增长35%至0.4亿美元。": [
        "group non_gaap_net_income: 35 percent change_pct yoy",
        "group non_gaap_net_income: 40000000 USD",
    ],
    # Whose the result is may stand between the adjective and its name.
    "非GAAP归属于股东的净利润为5,200万美元，同比下降8%。": [
        "group non_gaap_net_income: 52000000 USD",
        "group non_gaap_net_income: -8 percent change_pct yoy",
    ],
    "经营活动产生净现金流约3亿美元。": ["group operating_cash_flow: 300000000 USD"],
    # What a figure is spread over, and what an adjusted one leaves out, is said in passing.
    "总股权激励费用（分摊至相关经营成本和费用）下降45%至610万美元。": [
        "group share_based_compensation: -45 percent change_pct yoy",
        "group share_based_compensation: 6100000 USD",
    ],
    "非GAAP经营利润（不包括股权激励费用）为3,100万美元，同比下降12%。": [
        "group non_gaap_operating_income: 31000000 USD",
        "group non_gaap_operating_income: -12 percent change_pct yoy",
    ],
    "我们很高兴地看到总收入增长至9亿美元，增长16%。": [
        "group revenue: 900000000 USD",
        "group revenue: 16 percent change_pct yoy",
    ],
    "销售费用率约33.5%，行政费用约7.2%，同比下降1.1个百分点。": [
        "group sales_and_marketing_expense_ratio: 33.5 percent",
        "group general_and_administrative_expense_ratio: 7.2 percent",
        "group general_and_administrative_expense_ratio: -1.1 percentage_point change_pp yoy",
    ],
    # Behind a conjunction the number counts what follows it.
    "我们开设了7所新学校、5个新学习中心和2所实验学校。": [],
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_translated_calls(text: str) -> None:
    assert told(text) == EXAMPLES[text]


def test_end_of_a_fiscal_quarter() -> None:
    """The end of the quarter that is named, and not of the one that the call is about."""
    quarter = (dt.date(2024, 9, 1), dt.date(2024, 11, 30))
    text = "递延收入余额为19亿美元，较2024财年第二季度末的16亿美元有所增长。"
    assert told(text, period=quarter, fiscal_year_end_month=5) == [
        "group deferred_revenue: 1900000000 USD 2024-11-30/2024-11-30",
        "group deferred_revenue: 1600000000 USD 2023-11-30/2023-11-30",
    ]


GROWTH = {
    "云业务收入增长加速至26%。": ["云业务 revenue: 26 percent change_pct yoy"],
    "收入同比增速放缓到5%。": ["group revenue: 5 percent change_pct yoy"],
    "Revenue growth slowed to 5% year-over-year.": ["group revenue: 5 percent change_pct yoy"],
    # What is left out by other words.
    "若不考虑已处置业务的收入，收入同比增长15%。": [],
}


@pytest.mark.parametrize("text", GROWTH)
def test_growth_that_came_to(text: str) -> None:
    assert told(text) == GROWTH[text]
