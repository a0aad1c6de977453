"""What is said of figures on English calls: who brought them in, what they started from, of which basis a margin is. All names are
invented.
"""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

BROUGHT_IN = {
    "Brightwater delivered $50 million of revenue.": ["Brightwater revenue: 50000000 USD"],
    "Our grocery unit generated $12 million in operating profit.": ["grocery unit operating_income: 12000000 USD"],
    "Maps and search brought in about $30 million of revenue.": ["Maps and search revenue: 30000000 USD"],
    "We delivered $50 million of revenue.": ["group revenue: 50000000 USD"],
    "The team again delivered $50 million of revenue.": ["group revenue: 50000000 USD"],
    # Somebody, and no part by any name.
    "Strong execution delivered $50 million of revenue.": [],
    "The divestiture generated $50 million of operating income.": [],
    "Our stores, which generated $30 million of revenue, did well.": [],
}
FLAT = {
    "Revenue from garden tools was largely flat at $80 million.": ["garden tools revenue: 80000000 USD"],
    "Revenue from garden tools was stable at $80 million.": ["garden tools revenue: 80000000 USD"],
}
STARTED_FROM = {
    "Operating loss was $40 million, which narrowed from $52 million a year ago.": [
        "group operating_income: -40000000 USD",
        "group operating_income: -52000000 USD a year before",
    ],
    "Operating loss narrowed from $52 million a year ago to $40 million.": [
        "group operating_income: -52000000 USD a year before",
        "group operating_income: -40000000 USD",
    ],
    "Operating loss narrowed by 20% from $52 million a year ago.": [
        "group operating_income: 20 percent change_pct yoy",
        "group operating_income: -52000000 USD a year before",
    ],
    "Revenue was $40 million, up 1.8% on the prior quarter and 8% on the prior year.": [
        "group revenue: 40000000 USD",
        "group revenue: 1.8 percent change_pct qoq",
        "group revenue: 8 percent change_pct yoy",
    ],
}
BASIS_OF_A_MARGIN = {
    "Non-GAAP net income was $20 million, for a net margin of 8%.": [
        "group non_gaap_net_income: 20000000 USD",
        "group non_gaap_net_margin: 8 percent",
    ],
    "Adjusted EBITDA was $4 billion, resulting in an EBITDA margin of 50%.": [
        "group adjusted_ebitda: 4000000000 USD",
        "group adjusted_ebitda_margin: 50 percent",
    ],
    "Net income was $20 million, for a net margin of 8%.": ["group net_income: 20000000 USD", "group net_margin: 8 percent"],
}
OF_WHICH_DAYS = {
    "Operating cash flow over the past 12 months grew by $20 million as of the end of Q3 to $78 million.": [
        "group operating_cash_flow: 20000000 USD change_abs yoy 2024-10-01/2025-09-30",
        "group operating_cash_flow: 78000000 USD 2024-10-01/2025-09-30",
    ],
    # In July it was told of, and not bought.
    "Of the $700 million buyback announced in July, $400 million was done by quarter end.": [
        "group share_repurchase_program_size: 700000000 USD on the day of the call",
    ],
    # The plan's year is the plan's.
    "For the fourth quarter, we expect gross margin of 40%. Capital expenditure for 2026 will be $5 million. We expect revenue of "
    "$50 million.": [
        "group gross_margin: 40 percent 2025-10-01/2025-12-31 forward",
        "group capital_expenditure: 5000000 USD 2026-01-01/2026-12-31 forward",
    ],
}
A_PART_OF_IT = {
    "About $120 million of billings that would have been in the third quarter was booked in June.": [],
    "We have bought back 5.2 million ADSs for a total of about $21 million.": ["group share_repurchase_amount: 21000000 USD"],
}


@pytest.mark.parametrize(
    ("text", "expected"), {**BROUGHT_IN, **FLAT, **STARTED_FROM, **BASIS_OF_A_MARGIN, **OF_WHICH_DAYS, **A_PART_OF_IT}.items()
)
def test_spoken_english(text: str, expected: list[str]) -> None:
    assert told(text) == expected
