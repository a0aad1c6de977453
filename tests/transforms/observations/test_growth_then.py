"""How fast something grew in another period, and expenses told as shares of revenue without saying so again. All names are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

GREW_THEN = {
    "Ferry revenue growth accelerated to 31% from 24% in the previous quarter.": [
        "Ferry revenue: 31 percent change_pct yoy",
        "Ferry revenue: 24 percent change_pct yoy a quarter before",
    ],
    "Revenue grew 31%, compared with 24% in the prior quarter.": [
        "group revenue: 31 percent change_pct yoy",
        "group revenue: 24 percent change_pct yoy a quarter before",
    ],
    "Revenue grew 7% year over year, down from 12% in the same quarter last year.": [
        "group revenue: 7 percent change_pct yoy",
        "group revenue: 12 percent change_pct yoy a year before",
    ],
    # Of nobody knows when.
    "Revenue grew 31%, versus 24%.": ["group revenue: 31 percent change_pct yoy"],
    # A margin is no growth.
    "Gross margin increased to 33.0%, up from 28.5% a year ago.": [
        "group gross_margin: 33 percent",
        "group gross_margin: 28.5 percent a year before",
    ],
}
SHARES_OF_EXPENSES = {
    "Costs rose 8% to $90 million; as a percentage of revenue, G&A was 13.5%, down from 17.1% in the same period last year.": [
        "group general_and_administrative_expense_ratio: 13.5 percent",
        "group general_and_administrative_expense_ratio: 17.1 percent a year before",
    ],
    "R&D was 6.1% of revenue, sales and marketing was 11.0%, and G&A was 3.2%.": [
        "group product_development_expense_ratio: 6.1 percent",
        "group sales_and_marketing_expense_ratio: 11 percent",
        "group general_and_administrative_expense_ratio: 3.2 percent",
    ],
    "R&D expenses were 8% higher than last year.": ["group product_development_expense: 8 percent change_pct yoy"],
}


@pytest.mark.parametrize(("text", "expected"), [*GREW_THEN.items(), *SHARES_OF_EXPENSES.items()])
def test_growth_then(text: str, expected: list[str]) -> None:
    assert told(text) == expected
