"""Turns of phrase of English calls: announced parts, lists told in parallel, what was sold, comparisons far from their number. All names
are invented.
"""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

ANNOUNCED = {
    "Moving on to all other, revenue was $860 million.": ["all other revenue: 860000000 USD"],
    "Turning to commercial lending results on slide 12. Revenue was down 6% from a year ago.": [
        "commercial lending revenue: -6 percent change_pct yoy"
    ],
    "Let me start with Europe. Net sales grew 4% to $2.1 billion.": [
        "Europe revenue: 4 percent change_pct yoy",
        "Europe revenue: 2100000000 USD",
    ],
    "Now turning to our Devices segment. Revenue was $33 million.": ["Devices segment revenue: 33000000 USD"],
    "再看家电板块。收入为33亿元。": ["家电板块 revenue: 3300000000 CNY"],
    "Turning to our third quarter results. Revenue was down 6% from a year ago.": ["group revenue: -6 percent change_pct yoy"],
    "Let me start with a confession. Net sales grew 4%.": ["group revenue: 4 percent change_pct yoy"],
}

NAMES = {
    "Farrow Foundry delivered revenue of $4.4 billion.": ["Farrow Foundry revenue: 4400000000 USD"],
    "Wearables, home and accessories revenue was $7.5 billion.": ["Wearables, home and accessories revenue: 7500000000 USD"],
    "Compute and Networking Business Unit revenue was $4.6 billion.": ["Compute and Networking Business Unit revenue: 4600000000 USD"],
    "We sold 248,000 learning devices in the quarter.": ["learning devices sales_volume: 248000 count"],
    "We hold a 21% share of the global sensor market.": ["group market_share: 21 percent"],
    "GAAP operating loss was $12 million.": ["group operating_income: -12000000 USD"],
    "We've repurchased $120 million of our shares.": ["group share_repurchase_amount: 120000000 USD"],
    # Of things that have no name, of a place said before, and of a part of the business that is none.
    "We shipped 139,000 units, up 24%.": [],
    "Overseas consulting continued to be soft, revenue there declined 6.8% year-over-year.": [],
    "External revenue grew 29%.": [],
    "GMV grew by over 50% in 14 cities.": [],
    "Adjustments to net income include $0.63 related to impairment charges.": [],
}

IN_PARALLEL = {
    "Gross profit was $124 million, and operating income was $35 million, compared to $57 million and $24 million, respectively, in the "
    "same period of the prior year.": [
        "group gross_profit: 124000000 USD",
        "group operating_income: 35000000 USD",
        "group gross_profit: 57000000 USD a year before",
        "group operating_income: 24000000 USD a year before",
    ],
    "线上零售收入为281亿元，线下批发收入为67亿元，分别增长10%和11%。": [
        "线上零售 revenue: 28100000000 CNY",
        "线下批发 revenue: 6700000000 CNY",
        "线上零售 revenue: 10 percent change_pct yoy",
        "线下批发 revenue: 11 percent change_pct yoy",
    ],
}

COMPARED = {
    "Net interest income increased $213 million, or 2%, from the second quarter.": [
        "group net_interest_income: 213000000 USD change_abs qoq",
        "group net_interest_income: 2 percent change_pct qoq",
    ],
    "Sequentially, hardware revenue decreased 4%.": ["hardware revenue: -4 percent change_pct qoq"],
    "Gross margin was 21.4%, at the midpoint of our guidance range, and rose 30 basis points sequentially.": [
        "group gross_margin: 21.4 percent",
        "group gross_margin: 0.3 percentage_point change_pp qoq",
    ],
    "Adjusted EBITDA turned to a profit of $16 million, compared to a loss of $29 million a year ago.": [
        "group adjusted_ebitda: 16000000 USD",
        "group adjusted_ebitda: -29000000 USD a year before",
    ],
    "Selling expenses as a percentage of net revenues went to 31.0% from 29.0% in the same period of last year.": [
        "group sales_and_marketing_expense_ratio: 31 percent",
        "group sales_and_marketing_expense_ratio: 29 percent a year before",
    ],
    # A window ends with its sentence.
    "Over the trailing twelve months, free cash flow was $1.2 billion. Revenue was $310 million.": [
        "group free_cash_flow: 1200000000 USD 2024-10-01/2025-09-30",
        "group revenue: 310000000 USD",
    ],
    # Neither with the quarter nor with the year before.
    "Orders were up 30% in October from August.": [],
    "Average order value has increased by more than 20% compared with August.": [],
    "Our headcount has declined 49% since the end of 2022.": [],
}


@pytest.mark.parametrize(("text", "expected"), {**ANNOUNCED, **NAMES, **IN_PARALLEL, **COMPARED}.items())
def test_english_calls(text: str, expected: list[str]) -> None:
    assert told(text) == expected


TWO_OF_ONE = {
    # The first is in the currency that the company reports in.
    "Net revenues were $861 million, a year-over-year increase of 39.1% and 38.8% in US dollar and RMB terms, respectively.": [
        "group revenue: 861000000 USD",
        "group revenue: 39.1 percent change_pct yoy",
    ],
    "净收入为8.61亿美元，以美元和人民币计算分别同比增长39.1%和38.8%。": [
        "group revenue: 861000000 USD",
        "group revenue: 39.1 percent change_pct yoy",
    ],
    # What stands on a day has grown since the quarter before, or since nobody knows when.
    "Gross loans were £388 billion, up £4.4 billion in the quarter.": [
        "group loans: 388000000000 GBP at its end",
        "group loans: 4400000000 GBP change_abs qoq at its end",
    ],
    "Risk-weighted assets went down £1.2 billion to £189.1 billion.": ["group risk_weighted_assets: 189100000000 GBP at its end"],
    "The Private Bank generated revenues of €2.4 billion.": ["Private Bank revenue: 2400000000 EUR"],
    "In Greater China, revenue declined 10% on a currency-neutral basis.": [],
}


@pytest.mark.parametrize(("text", "expected"), TWO_OF_ONE.items())
def test_two_of_one(text: str, expected: list[str]) -> None:
    assert told(text) == expected
