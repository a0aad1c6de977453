"""What a sentence tells of the whole again, and levels that a change came to at a time that is said. All companies are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.observations.examples import told

WHOLES = {
    "收入37亿元，其中云业务收入24亿元，同比增长9%；毛利16亿元，毛利率43%。": [
        "group revenue: 3700000000 CNY",
        "云业务 revenue: 2400000000 CNY",
        "云业务 revenue: 9 percent change_pct yoy",
        "group gross_profit: 1600000000 CNY",
        "group gross_margin: 43 percent",
    ],
    # Back at the part whose part was told.
    "云业务收入24亿元，其中公共云收入10亿元；经调整EBITA为3亿元。": [
        "云业务 revenue: 2400000000 CNY",
        "公共云 revenue: 1000000000 CNY",
        "云业务 adjusted_ebita: 300000000 CNY",
    ],
}
IN_PASSING = {
    # Named in passing: the next sentence is of the whole again.
    "Total net revenues increased by 30%, with our tutoring business revenues growing by 33%. Operating margin was 24%.": [
        "group revenue: 30 percent change_pct yoy",
        "tutoring business revenue: 33 percent change_pct yoy",
        "group operating_margin: 24 percent",
    ],
}
LEVELS = {
    "收入由去年同期的5亿元增长到本期的6亿元。": [
        "group revenue: 500000000 CNY a year before",
        "group revenue: 600000000 CNY",
    ],
    # 至 and 今年, not 至今.
    "研发费用从去年同期的7亿元增加至今年三季度的8亿元。": [
        "group product_development_expense: 700000000 CNY a year before",
        "group product_development_expense: 800000000 CNY",
    ],
    # What is left of a loss is a loss.
    "经调整EBITDA亏损收窄42%至31亿元。": [
        "group adjusted_ebitda: 42 percent change_pct yoy",
        "group adjusted_ebitda: -3100000000 CNY",
    ],
    "云业务收入24亿元，收入比例由去年同期的34%提升至63%。": [
        "云业务 revenue: 2400000000 CNY",
        "云业务 revenue_share: 34 percent a year before",
        "云业务 revenue_share: 63 percent",
    ],
}


@pytest.mark.parametrize("text", {**WHOLES, **IN_PASSING, **LEVELS})
def test_wholes_and_levels(text: str) -> None:
    assert told(text) == {**WHOLES, **IN_PASSING, **LEVELS}[text]


def test_same_period_of_a_year() -> None:
    """2025年同期 is the call's own span of days, of that year."""
    half = (dt.date(2025, 1, 1), dt.date(2025, 6, 30))
    assert told("净利润从2024年上半年的18亿元增长至2025年同期的28亿元，2023年同期是15亿元。", period=half) == [
        "group net_income: 1800000000 CNY 2024-01-01/2024-06-30",
        "group net_income: 2800000000 CNY 2025-01-01/2025-06-30",
        "group net_income: 1500000000 CNY 2023-01-01/2023-06-30",
    ]
