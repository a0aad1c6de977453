"""What came to a number of things, what a business grew by, what was put in, figures in another currency. All names are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.observations.examples import told

TOLD = {
    "本季度净增67个教学点，期末教学点总数为540个。": [
        "group learning_centers: 67 count change_abs qoq at its end",
        "group learning_centers: 540 count at its end",
    ],
    # How many were opened does not tell how many were closed.
    "本季度新开67个教学点。": [],
    "星桥业务三季度增长了17%，远航业务下降5%。": [
        "星桥业务 revenue: 17 percent change_pct yoy",
        "远航业务 revenue: -5 percent change_pct yoy",
    ],
    # Of what the growth is was said before, or stands behind.
    "从利润看，星桥业务增长了17%。": [],
    "星桥业务的报名人次增长了17%。": ["星桥业务 enrollments: 17 percent change_pct yoy"],
    "资本开支方面，今年前三季度我们一共投入约2.8亿元。": ["group capital_expenditure: 280000000 CNY 2025-01-01/2025-09-30"],
    "收入增长很快，今年前三季度我们一共投入约2.8亿元。": [],
    "毛利率为38.5%，同比下降5个百分点，主要是成本上升。环比今年上半年的42.2%也有所下降。": [
        "group gross_margin: 38.5 percent",
        "group gross_margin: -5 percentage_point change_pp yoy",
        "group gross_margin: 42.2 percent 2025-01-01/2025-06-30",
    ],
    "费用方面，前三季度研发费用14亿元。销售费用率30.3%。": [
        "group product_development_expense: 1400000000 CNY 2025-01-01/2025-09-30",
        "group sales_and_marketing_expense_ratio: 30.3 percent 2025-01-01/2025-09-30",
    ],
    "回购计划的总额度由4亿元提高到7亿元，在扩大后的计划下还有5亿元以上的额度。": [
        "group share_repurchase_program_size: 700000000 CNY on the day of the call",
        "group share_repurchase_remaining_authorization: 500000000 CNY on the day of the call",
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_told(text: str) -> None:
    assert told(text) == TOLD[text]


def test_for_whom_something_is_done_is_not_who_is_spoken_of() -> None:
    text = "总体来看，云业务已经为公司带来可观的利润，占总营收的比例约为25%，去年同期为22%。"
    assert told(text, company="heting") == ["cloud revenue_share: 25 percent", "cloud revenue_share: 22 percent a year before"]


def test_what_is_told_beside_a_part_that_is_left_out() -> None:
    text = "剔除翎运物流，云业务的收入为10亿元。剔除翎运物流，收入为90亿元。"
    assert told(text, company="heting") == ["cloud revenue: 1000000000 CNY"]


def test_a_year_of_net_additions_is_compared_with_the_year_before() -> None:
    year = (dt.date(2024, 10, 1), dt.date(2025, 9, 30))
    assert told("全财年门店净增加120家。", period=year, fiscal_year_end_month=9) == ["group stores: 120 count change_abs yoy at its end"]


AUTUMN = (dt.date(2024, 9, 1), dt.date(2024, 11, 30))
FISCAL = {
    "截至2025财年第二季度末，递延收入为19亿元，较2024财年第二季度末的16亿元增长17%。": [
        "group deferred_revenue: 1900000000 CNY 2024-11-30/2024-11-30",
        "group deferred_revenue: 1600000000 CNY 2023-11-30/2023-11-30",
        "group deferred_revenue: 17 percent change_pct yoy 2024-11-30/2024-11-30",
    ],
    "截至2024年11月30日的前六个月，收入为24亿元。净利润为3亿元。": [
        "group revenue: 2400000000 CNY 2024-06-01/2024-11-30",
        "group net_income: 300000000 CNY 2024-06-01/2024-11-30",
    ],
}


@pytest.mark.parametrize("text", FISCAL)
def test_days_of_fiscal_periods(text: str) -> None:
    assert told(text, period=AUTUMN, fiscal_year_end_month=5) == FISCAL[text]


def test_what_the_board_raises_is_the_programme() -> None:
    text = "董事会已批准将回购总额由4亿元增加至7亿元，并将期限延长。"
    assert told(text) == ["group share_repurchase_program_size: 700000000 CNY on the day of the call"]


def test_an_adjusted_figure_says_what_it_leaves_out() -> None:
    assert told("不计股权激励费用的Non-GAAP摊薄每股收益为0.22元。") == ["group non_gaap_diluted_eps: 0.22 CNY/share"]
