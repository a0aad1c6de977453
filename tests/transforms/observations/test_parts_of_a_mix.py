"""Shares of revenue told in a row, growth of two periods, one EPS for two names. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

MIX = {
    "Our lending business was 12% of total revenue, leasing about 11%, and insurance 5%.": [
        "lending business revenue_share: 12 percent",
        "leasing revenue_share: 11 percent",
        "insurance revenue_share: 5 percent",
    ],
    "The ferry business accounted for 23% of our revenue, compared to 20% last year.": [
        "ferry business revenue_share: 23 percent",
        "ferry business revenue_share: 20 percent a year before",
    ],
    # A cost is a share of revenue, too.
    "Marketing was 12% of revenue, payroll about 11%.": [],
}
TWO_PERIODS = {
    "Revenue rose 18% in the quarter and 43% for the full year.": ["group revenue: 18 percent change_pct yoy"],
    "Revenue rose 18% for the quarter and 43% for the first nine months.": [
        "group revenue: 18 percent change_pct yoy",
        "group revenue: 43 percent change_pct yoy 2025-01-01/2025-09-30",
    ],
    "Operating margin rose to 12% for the quarter and 13% for the first nine months.": [
        "group operating_margin: 12 percent",
        "group operating_margin: 13 percent 2025-01-01/2025-09-30",
    ],
    "Last year's third quarter revenue was up 52%.": ["group revenue: 52 percent change_pct yoy a year before"],
    "Gross margin was 12.4%, flat year-over-year and up 0.8 percentage points from the prior quarter.": [
        "group gross_margin: 12.4 percent",
        "group gross_margin: 0.8 percentage_point change_pp qoq",
    ],
}
BOTH = {
    "Basic and diluted EPS were both $0.54.": ["group diluted_eps: 0.54 USD/share", "group basic_eps: 0.54 USD/share"],
    "Basic and diluted EPS were $0.54 and $0.53, respectively.": ["group basic_eps: 0.54 USD/share", "group diluted_eps: 0.53 USD/share"],
}
PROGRAMME = {
    "The board raised the repurchase program to $700 million and extended it to May 31, 2027. We have $190 million remaining under the "
    "enlarged program.": [
        "group share_repurchase_program_size: 700000000 USD on the day of the call",
        "group share_repurchase_remaining_authorization: 190000000 USD on the day of the call",
    ],
    "We paid dividends of $400 million for fiscal year 2024, including a regular cash dividend of $1.05 per share and a special "
    "dividend of $0.95 per share.": [
        "group dividend_total: 400000000 USD 2024-01-01/2024-12-31",
        "group dividend_per_share: 1.05 USD/share 2024-01-01/2024-12-31",
        "group dividend_per_share: 0.95 USD/share 2024-01-01/2024-12-31",
    ],
}
WHAT_FOR = {
    "AI plus Cloud CapEx was $31 billion in the quarter.": ["group capital_expenditure: 31000000000 USD"],
    "We produced 41 tonnes of red gold in the quarter.": ["red gold production_volume: 41 count"],
}
EVERY = {**MIX, **TWO_PERIODS, **BOTH, **PROGRAMME, **WHAT_FOR}


@pytest.mark.parametrize("text", EVERY)
def test_observations(text: str) -> None:
    assert told(text) == EVERY[text]


def test_a_known_business_that_grows_grows_in_revenue() -> None:
    text = "Cloud grew 26% year over year, and AIDC grew 4%."
    assert told(text, company="alibaba") == [
        "cloud_intelligence revenue: 26 percent change_pct yoy",
        "aidc revenue: 4 percent change_pct yoy",
    ]
    # Something else that grew is said.
    assert told("Cloud grew 26% in customers.", company="alibaba") == []


def test_parts_of_a_known_company() -> None:
    texts = {
        "As for the revenue mix, the overseas business contributes around 23% of the total, K-9 new business about 25%, and high school "
        "about 20%.": [
            "overseas revenue_share: 23 percent",
            "k9_new_business revenue_share: 25 percent",
            "high_school revenue_share: 20 percent",
        ],
        # Of another total.
        "The top 10 cities contribute 60% of the total.": [],
        "Our tourism business has brought profit to the company, and accounted for about 25% of our total revenue.": [
            "tourism revenue_share: 25 percent"
        ],
        # Of both together.
        "The combined revenue of overseas test prep and overseas consulting grew 18%.": [],
    }
    for text, expected in texts.items():
        assert told(text, company="new_oriental") == expected


def test_levels_that_a_loss_narrowed_from_are_losses() -> None:
    text = "The adjusted EBITA loss of the ferry business narrowed to $59 million, from $3.7 billion in the same quarter last year."
    assert told(text) == ["ferry business adjusted_ebita: -59000000 USD", "ferry business adjusted_ebita: -3700000000 USD a year before"]
