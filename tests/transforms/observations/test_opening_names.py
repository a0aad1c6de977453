"""Parts that a sentence without a figure opens with, and who brought a growth in. All names are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

OPENED_WITH = {
    "Our ferry services had a solid quarter. Revenue was $40 million.": ["ferry services revenue: 40000000 USD"],
    "Ferry services continued to grow well. Revenue was $40 million.": ["Ferry services revenue: 40000000 USD"],
    "Orchid Home Delivery kept healthy growth. Its GMV was up 20% quarter on quarter.": [
        "Orchid Home Delivery gmv: 20 percent change_pct qoq"
    ],
    "Orchid Tutors continued its healthy growth: its gross billings rose over 40% year over year.": [
        "Orchid Tutors billings: 40 percent change_pct yoy"
    ],
    # No part of the company.
    "Our team delivered a strong quarter. Revenue reached $5 million.": ["group revenue: 5000000 USD"],
    "Demand remained strong. Revenue reached $5 million.": ["group revenue: 5000000 USD"],
    "Our core products delivered a strong quarter. Revenue reached $5 million.": ["group revenue: 5000000 USD"],
}
BROUGHT_GROWTH = {
    "U.S. Ferries led with 90% year-over-year revenue growth, outpacing our U.S. Hotels revenue growth of 50% year-over-year.": [
        "US Ferries revenue: 90 percent change_pct yoy",
        "US Hotels revenue: 50 percent change_pct yoy",
    ],
    "Strong demand drove 8% revenue growth.": ["group revenue: 8 percent change_pct yoy"],
    "Second quarter revenue from our top 20 customers increased 30% year-over-year.": [],
    "Operating income in Europe showed 5% growth.": ["Europe operating_income: 5 percent change_pct yoy"],
}


@pytest.mark.parametrize(("text", "expected"), [*OPENED_WITH.items(), *BROUGHT_GROWTH.items()])
def test_opening_names(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "Including East Buy, our total net revenue was $900 million, a decrease of 4% year-over-year.": [
            "group revenue: 900000000 USD",
            "group revenue: -4 percent change_pct yoy",
        ],
        "On the G&A side, excluding East Buy, G&A as a percentage of revenue went down by 150 basis points to 26%.": [],
        "As for our new educational business initiatives, they have kept growing, with revenue up 31% year-over-year.": [
            "new_educational_business_initiatives revenue: 31 percent change_pct yoy"
        ],
    }.items(),
)
def test_parts_taken_in_or_out(text: str, expected: list[str]) -> None:
    assert told(text, company="new_oriental") == expected
