"""Standing sentences of remarks: spans that end on a day, parts left out, whom a part is for, who was won. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

SPANS = {
    "For the first nine months ended September 30, 2025, net revenues were $47.1 million, representing a 25.6% increase year-over-year.": [
        "group revenue: 47100000 USD 2025-01-01/2025-09-30",
        "group revenue: 25.6 percent change_pct yoy 2025-01-01/2025-09-30",
    ],
    "The total number of learning centers was 143, up from 84 at the end of September 2024.": [
        "group learning_centers: 143 count at its end",
        "group learning_centers: 84 count 2024-09-30/2024-09-30",
    ],
    "Our app membership reached 28,300 as of September 30, 2025.": ["group members: 28300 count at its end"],
}
LEFT_OUT = {
    "Our non-GAAP operating margin, excluding the ferry business, was 3.2%, an improvement of 170 basis points.": [],
    "Our non-GAAP operating margin, excluding share-based compensation, was 3.2%.": ["group non_gaap_operating_margin: 3.2 percent"],
    # A reason tells of whom it is, and not whose the figure is.
    "The tax rate was about 41% in the quarter because of the loss of the ferry business.": ["group effective_tax_rate: 41 percent"],
}
WON = {
    "The drawing courses, which we have offered in around 60 cities, have attracted approximately 84,000 student enrollments.": [],
    "Our tutoring business has attracted approximately 84,000 student enrollments.": ["tutoring business enrollments: 84000 count"],
    "Our study business for school and university students recorded revenue of $5 million.": ["study business revenue: 5000000 USD"],
}
EVERY = {**SPANS, **LEFT_OUT, **WON}


@pytest.mark.parametrize("text", EVERY)
def test_observations(text: str) -> None:
    assert told(text) == EVERY[text]


def test_parts_of_a_known_company() -> None:
    texts = {
        "Regarding our tourism-related business line, study tours and research camps for K-12 and university students recorded a revenue "
        "increase of 23%.": ["tourism revenue: 23 percent change_pct yoy"],
        "The learning system has been tested in around 60 cities, with over 32,000 active paid users for this fiscal quarter.": [],
        "The intelligent learning system has been tested in 60 cities, with over 32,000 active paid users for this fiscal quarter.": [
            "intelligent_learning_system_and_device members: 32000 count"
        ],
    }
    for text, expected in texts.items():
        assert told(text, company="new_oriental") == expected


PLANS = {
    "The $380 billion CapEx target for three years is not changed.": [],
    "The $380 billion CapEx that we mentioned for the three years may be too small.": [],
    "Over the past 4 quarters, our CapEx on AI plus Cloud infrastructure reached $12 billion.": [
        "group capital_expenditure: 12000000000 USD 2024-10-01/2025-09-30"
    ],
}


@pytest.mark.parametrize("text", PLANS)
def test_what_is_planned_for_years_is_nothing_that_was_spent(text: str) -> None:
    assert told(text) == PLANS[text]


def test_months_and_larger_parts() -> None:
    # The share is of the larger part's revenue, of which nothing else is told.
    text = "Our AI revenue makes up more than 20% of external cloud revenue, and is growing by triple digits."
    assert told(text, company="alibaba") == []
    text = "We see an over 20% increase in DAU for Taobao app in August."
    assert told(text, company="alibaba", fiscal_year_end_month=3) == ["taobao dau: 20 percent change_pct yoy 2025-08-01/2025-08-31"]
