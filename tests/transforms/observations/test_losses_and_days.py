"""Losses told one after the other, days and spans that levels are of, names with words in passing behind them. All names are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

LOSSES = {
    "Adjusted EBITDA was a loss of $3 million, compared to a loss of $4 million in the same quarter last year and $5 million last quarter,"
    " a narrowing of 25% year-over-year.": [
        "group adjusted_ebitda: -3000000 USD",
        "group adjusted_ebitda: -4000000 USD a year before",
        "group adjusted_ebitda: -5000000 USD a quarter before",
        "group adjusted_ebitda: 25 percent change_pct yoy",
    ],
    "Adjusted EBITDA was a loss of $3 million, narrowing from $4 million a year ago.": [
        "group adjusted_ebitda: -3000000 USD",
        "group adjusted_ebitda: -4000000 USD a year before",
    ],
}
DAYS = {
    "In the first nine months, operating profit reached $16 million. Revenue from ferries was $64 million this quarter, down 16%.": [
        "group operating_income: 16000000 USD 2025-01-01/2025-09-30",
        "ferries revenue: 64000000 USD",
        "ferries revenue: -16 percent change_pct yoy",
    ],
    "Head count, it's about 7,900 at the end of September, compared with 7,300 at the end of May last year.": [
        "group headcount: 7900 count at its end",
        "group headcount: 7300 count 2024-05-31/2024-05-31",
    ],
    "Deferred revenue was $8 million, compared to $6 million as of the end of fiscal year 2024.": [
        "group deferred_revenue: 8000000 USD at its end",
        "group deferred_revenue: 6000000 USD 2024-12-31/2024-12-31",
    ],
    # Up to when, of which days?
    "Since April 1 we have bought back another $300 million.": [],
    "Daily active users were up 7% year-over-year in the first week of October.": [],
    "Orders surpassed 40 million a day.": [],
}
NAMES = {
    "Deferred revenue, which represents cash collected from customers for services that will be delivered later on, was $17 million.": [
        "group deferred_revenue: 17000000 USD at its end"
    ],
    "The number of schools and learning centers in total was 118, a net increase of 9 compared to 109 last quarter.": [
        "group learning_centers: 118 count at its end",
        "group learning_centers: 9 count change_abs qoq at its end",
        "group learning_centers: 109 count 2025-06-30/2025-06-30",
    ],
    "Basic and diluted net income per ADS attributable to Orchid were $0.44 and $0.43, respectively.": [
        "group basic_eps: 0.44 USD/ads",
        "group diluted_eps: 0.43 USD/ads",
    ],
    "Employer payroll tax expense was $35 million.": ["group payroll_tax: 35000000 USD"],
    # What was paid for something sold.
    "We received $2.5 billion in net cash proceeds this year.": [],
    # A share of it, and no growth.
    "The GMV of own brands took up around 37% of its total GMV.": [],
}


@pytest.mark.parametrize(("text", "expected"), [*LOSSES.items(), *DAYS.items(), *NAMES.items()])
def test_losses_and_days(text: str, expected: list[str]) -> None:
    assert told(text) == expected
