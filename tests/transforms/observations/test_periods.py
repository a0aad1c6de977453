"""Of which days a number speaks: quarters, half years, fiscal years, year to date, and what stands for them on calls of each kind."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.observations.examples import told

#: Fiscal year to March; the call is on July to September of 2025.
FISCAL_HALVES = {
    "上半财年累计收入1,445亿元，同比增长13%。": [
        "group revenue: 144500000000 CNY 2025-04-01/2025-09-30",
        "group revenue: 13 percent change_pct yoy 2025-04-01/2025-09-30",
    ],
    "For the first half of the fiscal year, revenue came to RMB144.5 billion, also up 13%.": [
        "group revenue: 144500000000 CNY 2025-04-01/2025-09-30",
        "group revenue: 13 percent change_pct yoy 2025-04-01/2025-09-30",
    ],
    "Year-to-date capital expenditures totaled $640 million.": ["group capital_expenditure: 640000000 USD 2025-04-01/2025-09-30"],
    "Revenue in the June quarter was $2.0 billion.": ["group revenue: 2000000000 USD a quarter before"],
    "上财年收入为300亿元。": ["group revenue: 30000000000 CNY 2024-04-01/2025-03-31"],
}

#: Fiscal year to December; the call is on July to September of 2025.
CALENDAR = {
    "上半年研发费用12亿元，去年同期10亿元。": [
        "group product_development_expense: 1200000000 CNY 2025-01-01/2025-06-30",
        "group product_development_expense: 1000000000 CNY 2024-01-01/2024-06-30",
    ],
    "前三季度收入230亿元，同比增长8%；其中第三季度收入83亿元，同比增长12%。": [
        "group revenue: 23000000000 CNY 2025-01-01/2025-09-30",
        "group revenue: 8 percent change_pct yoy 2025-01-01/2025-09-30",
        "group revenue: 8300000000 CNY",
        "group revenue: 12 percent change_pct yoy",
    ],
    "Trailing twelve-month free cash flow was $1.2 billion.": ["group free_cash_flow: 1200000000 USD 2024-10-01/2025-09-30"],
    # A window that ends now is of its own sentence only.
    "过去四个季度自由现金流为30亿元。收入为73亿元，同比增长5%。": [
        "group free_cash_flow: 3000000000 CNY 2024-10-01/2025-09-30",
        "group revenue: 7300000000 CNY",
        "group revenue: 5 percent change_pct yoy",
    ],
    "去年同期和上个季度的收入分别为65亿元和70亿元。": [
        "group revenue: 6500000000 CNY a year before",
        "group revenue: 7000000000 CNY a quarter before",
    ],
    "现金及现金等价物为50亿元，较上季度末增加3亿元。": [
        "group cash_and_cash_equivalents: 5000000000 CNY at its end",
        "group cash_and_cash_equivalents: 300000000 CNY change_abs qoq at its end",
    ],
}

#: Neither with the quarter nor with the year before.
COMPARED_WITH_ANOTHER_DAY = ["资产负债率较上年末下降了1.2个百分点。", "总资产较年初增长10%。"]

HALF_YEAR_CALL = {
    "铜金属产量35万吨，其中二季度单季产铜18万吨，同比增长10%；钴金属产量6万吨，同比增长13%。": [
        "铜金属 production_volume: 350000 count 2025-01-01/2025-06-30",
        "铜 production_volume: 180000 count a quarter before",
        "铜 production_volume: 10 percent change_pct yoy a quarter before",
        "钴金属 production_volume: 60000 count 2025-01-01/2025-06-30",
        "钴金属 production_volume: 13 percent change_pct yoy 2025-01-01/2025-06-30",
    ],
    "收入26亿元，这是上市以来最快的增速；毛利9亿元。": [
        "group revenue: 2600000000 CNY 2025-01-01/2025-06-30",
        "group gross_profit: 900000000 CNY 2025-01-01/2025-06-30",
    ],
    "去年四季度收入15亿元，去年下半年收入28亿元。": [
        "group revenue: 1500000000 CNY 2024-10-01/2024-12-31",
        "group revenue: 2800000000 CNY 2024-07-01/2024-12-31",
    ],
    "上半年收入为50亿元，同比增长12%，去年同期为45亿元。": [
        "group revenue: 5000000000 CNY 2025-01-01/2025-06-30",
        "group revenue: 12 percent change_pct yoy 2025-01-01/2025-06-30",
        "group revenue: 4500000000 CNY 2024-01-01/2024-06-30",
    ],
    "毛利率为38.5%。": ["group gross_margin: 38.5 percent 2025-01-01/2025-06-30"],
    "第二季度单季归母净利润为13亿元，环比增长29%。": [
        "group net_income_attributable: 1300000000 CNY a quarter before",
        "group net_income_attributable: 29 percent change_pct qoq a quarter before",
    ],
}

FULL_YEAR_CALL = {
    "For the fourth quarter, revenue was $2.1 billion. For the full year, revenue was $8.0 billion, up 10%. Net income was $900 million.": [
        "group revenue: 2100000000 USD 2024-10-01/2024-12-31",
        "group revenue: 8000000000 USD 2024-01-01/2024-12-31",
        "group revenue: 10 percent change_pct yoy 2024-01-01/2024-12-31",
        "group net_income: 900000000 USD 2024-01-01/2024-12-31",
    ],
    "In the quarter, operating income was $310 million.": ["group operating_income: 310000000 USD 2024-10-01/2024-12-31"],
}

#: The call is on the last quarter of the fiscal year.
FOURTH_QUARTER_CALL = {
    "本季度收入为12亿元，同比增长9%。全年收入为49亿元，同比增长14%；经营利润为4亿元。": [
        "group revenue: 1200000000 CNY 2025-03-01/2025-05-31",
        "group revenue: 9 percent change_pct yoy 2025-03-01/2025-05-31",
        "group revenue: 4900000000 CNY 2024-06-01/2025-05-31",
        "group revenue: 14 percent change_pct yoy 2024-06-01/2025-05-31",
        "group operating_income: 400000000 CNY 2024-06-01/2025-05-31",
    ],
    "For the fiscal year, net revenues were $4.9 billion. Operating income was $428 million. In the quarter, net income was $7 million.": [
        "group revenue: 4900000000 USD 2024-06-01/2025-05-31",
        "group operating_income: 428000000 USD 2024-06-01/2025-05-31",
        "group net_income: 7000000 USD 2025-03-01/2025-05-31",
    ],
}


@pytest.mark.parametrize(("text", "expected"), FISCAL_HALVES.items())
def test_fiscal_year_to_march(text: str, expected: list[str]) -> None:
    assert told(text, fiscal_year_end_month=3) == expected


@pytest.mark.parametrize(("text", "expected"), CALENDAR.items())
def test_fiscal_year_to_december(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", COMPARED_WITH_ANOTHER_DAY)
def test_a_change_since_another_day_is_neither(text: str) -> None:
    assert told(text) == []


def test_the_last_year_end_is_a_year_before_where_the_fiscal_year_ends() -> None:
    year = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert told("总资产较年初增长10%。", period=year) == ["group total_assets: 10 percent change_pct yoy 2024-12-31/2024-12-31"]


@pytest.mark.parametrize(("text", "expected"), HALF_YEAR_CALL.items())
def test_half_year_call(text: str, expected: list[str]) -> None:
    assert told(text, period=(dt.date(2025, 1, 1), dt.date(2025, 6, 30))) == expected


@pytest.mark.parametrize(("text", "expected"), FULL_YEAR_CALL.items())
def test_full_year_call(text: str, expected: list[str]) -> None:
    assert told(text, period=(dt.date(2024, 1, 1), dt.date(2024, 12, 31))) == expected


@pytest.mark.parametrize(("text", "expected"), FOURTH_QUARTER_CALL.items())
def test_fourth_quarter_call(text: str, expected: list[str]) -> None:
    assert told(text, fiscal_year_end_month=5, period=(dt.date(2025, 3, 1), dt.date(2025, 5, 31))) == expected


H1 = (dt.date(2025, 1, 1), dt.date(2025, 6, 30))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What was read as of the year before is not put back a second time.
        ("去年下半年的经营利润为3亿元。", ["group operating_income: 300000000 CNY 2024-07-01/2024-12-31"]),
        ("去年四季度收入15.0亿元。", ["group revenue: 1500000000 CNY 2024-10-01/2024-12-31"]),
        ("去年一季度收入14.0亿元。", ["group revenue: 1400000000 CNY 2024-01-01/2024-03-31"]),
        # Between the end of the period and the call: no forecast.
        ("7月1日，我们的日活跃用户数突破3.6亿。", ["group dau: 360000000 count 2025-07-01/2025-07-01"]),
        ("公司业绩比预期好，上半年收入增长了7%。", ["group revenue: 7 percent change_pct yoy 2025-01-01/2025-06-30"]),
    ],
)
def test_what_lies_before_the_call_happened(text: str, expected: list[str]) -> None:
    assert told(text, period=H1) == expected
