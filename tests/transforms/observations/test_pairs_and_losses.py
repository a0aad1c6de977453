"""Two parts of which one figure is told, losses without an adjective, and what last year means of them. All names are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.observations.examples import told

PAIRS = {
    "云业务和翎运物流的收入为50亿元，同比增长8%。": [
        "云业务和翎运物流 revenue: 5000000000 CNY",
        "云业务和翎运物流 revenue: 8 percent change_pct yoy",
    ],
    # Figures that are told one by one are each of one.
    "云业务和翎运物流的收入分别为50亿元和20亿元。": ["cloud revenue: 5000000000 CNY", "logistics revenue: 2000000000 CNY"],
    # Of three no two are a pair.
    "国内商业、云业务和翎运物流的收入为50亿元。": [],
}
LOSSES = {
    "星桥业务亏损2.3亿元，同比收窄35%。": [
        "星桥业务 net_income: -230000000 CNY",
        "星桥业务 net_income: 35 percent change_pct yoy",
    ],
    "星桥业务收入1.2亿元，亏损从去年同期的3.2亿元收窄到2.1亿元，收窄了34%。": [
        "星桥业务 revenue: 120000000 CNY",
        "星桥业务 net_income: -320000000 CNY a year before",
        "星桥业务 net_income: -210000000 CNY",
        "星桥业务 net_income: 34 percent change_pct yoy",
    ],
    "汇兑亏损2亿元。": [],
    # Another result was named: what is lost is lost by that.
    "集团经营亏损为3亿元，星桥业务亏损1亿元。": ["group operating_income: -300000000 CNY", "星桥业务 operating_income: -100000000 CNY"],
    "受益于收入的增长，集团的期内净亏损为15亿元，同比收窄40%；经调整净亏损为12亿元，而去年同期为亏损23亿元。": [
        "group net_income: -1500000000 CNY",
        "group net_income: 40 percent change_pct yoy",
        "group non_gaap_net_income: -1200000000 CNY",
        "group non_gaap_net_income: -2300000000 CNY a year before",
    ],
    "经营活动净现金流出0.4亿元，与去年同期净流出1.9亿元相比大幅改善80%。": [
        "group operating_cash_flow: -40000000 CNY",
        "group operating_cash_flow: -190000000 CNY a year before",
        "group operating_cash_flow: 80 percent change_pct yoy",
    ],
    "基本和摊薄每股亏损均为0.04元。": ["group diluted_eps: -0.04 CNY/share", "group basic_eps: -0.04 CNY/share"],
}
LAST_YEARS = {
    "去年我们收入是38亿元，净亏损4亿元。": [
        "group revenue: 3800000000 CNY 2024-01-01/2024-12-31",
        "group net_income: -400000000 CNY 2024-01-01/2024-12-31",
    ],
    "毛利率38.5%，去年是44%。": ["group gross_margin: 38.5 percent", "group gross_margin: 44 percent a year before"],
    "去年毛利率是44%，今年38.5%。": [],
    "去年同期收入增长52%，基数较高，本季度收入增长20%。": [
        "group revenue: 52 percent change_pct yoy a year before",
        "group revenue: 20 percent change_pct yoy",
    ],
    "在去年同期高基数的情况下，收入增长9%。": ["group revenue: 9 percent change_pct yoy"],
}


@pytest.mark.parametrize("text", PAIRS)
def test_pairs(text: str) -> None:
    assert told(text, company="heting") == PAIRS[text]


@pytest.mark.parametrize("text", LOSSES)
def test_losses(text: str) -> None:
    assert told(text) == LOSSES[text]


@pytest.mark.parametrize("text", LAST_YEARS)
def test_last_years(text: str) -> None:
    assert told(text) == LAST_YEARS[text]


def test_losses_of_parts_are_told_by_the_measure_of_parts() -> None:
    turns = ("海外商业经调整EBITA为亏损5亿元。", "远程医疗业务亏损3亿元。")
    assert told(*turns) == ["海外商业 adjusted_ebita: -500000000 CNY"]


def test_quarters_of_last_year_are_counted_in_fiscal_years() -> None:
    spring = (dt.date(2025, 3, 1), dt.date(2025, 5, 31))
    text = "去年四季度收入增长52%，上一财年第三季度收入增长30%。"
    assert told(text, period=spring, fiscal_year_end_month=5) == [
        "group revenue: 52 percent change_pct yoy 2024-03-01/2024-05-31",
        "group revenue: 30 percent change_pct yoy 2023-12-01/2024-02-29",
    ]


def test_last_year_in_march_is_the_year_that_the_call_reports() -> None:
    year = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert told("去年我们回购了1.1亿元的股票。截至去年底，现金及现金等价物60亿元，比去年底增加。", period=year) == [
        "group share_repurchase_amount: 110000000 CNY 2024-01-01/2024-12-31",
        "group cash_and_cash_equivalents: 6000000000 CNY 2024-12-31/2024-12-31",
    ]


TIMES_OVER = {
    "收入同比增长1.2倍至24亿元。": ["group revenue: 1.2 times change_pct yoy", "group revenue: 2400000000 CNY"],
    # To how many times of what it was, and how many times as much as somebody else's.
    "收入增长至原来的3倍，是行业的两倍。": [],
    "净负债与EBITDA的比率从2.1倍下降到1.4倍。": [],
}


@pytest.mark.parametrize("text", TIMES_OVER)
def test_times_over(text: str) -> None:
    assert told(text) == TIMES_OVER[text]


def test_the_change_of_a_half_year_is_of_the_half_year() -> None:
    year = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    text = "上半年收入17亿元；下半年净亏损18亿元，环比收窄26%。"
    assert told(text, period=year) == [
        "group revenue: 1700000000 CNY 2024-01-01/2024-06-30",
        "group net_income: -1800000000 CNY 2024-07-01/2024-12-31",
        "group net_income: 26 percent change_pct qoq 2024-07-01/2024-12-31",
    ]


def test_an_adjusted_result_of_the_holders() -> None:
    text = "不计股权激励费用的Non-GAAP归属于本公司的净利润为3,550万元。"
    assert told(text) == ["group non_gaap_net_income: 35500000 CNY"]
