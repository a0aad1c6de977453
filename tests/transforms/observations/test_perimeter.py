"""A part that a figure includes or leaves out is not the one whose figure it is. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

INCLUDED = {
    "Including the Luma segment, our total revenue was $300 million, down 2% year over year.": [
        "group revenue: 300000000 USD",
        "group revenue: -2 percent change_pct yoy",
    ],
    "On a consolidated basis including the contribution from the Luma segment, revenue was $300 million.": [
        "group revenue: 300000000 USD",
    ],
    "Total revenue including the Luma segment was $300 million.": ["group revenue: 300000000 USD"],
    # What is named with a figure of its own is told of it.
    "Revenue was $300 million, including Luma segment revenue of $40 million.": [
        "group revenue: 300000000 USD",
        "Luma segment revenue: 40000000 USD",
    ],
}
LEFT_OUT = {
    "Excluding the Luma segment, our non-GAAP operating margin was 13%, down 110 basis points.": [],
    "Excluding the Luma segment, general and administrative expenses as a percentage of revenue were 27%.": [],
    "Without the Luma segment, revenue grew 18% year over year.": [],
}
INTRODUCED = {
    "As for the Luma segment, they have kept up their steady growth, with revenue up 35% year over year.": [
        "Luma segment revenue: 35 percent change_pct yoy",
    ],
}
EXPLAINED = {
    "Deferred revenue, which represents fees collected upfront and related revenue that will be recognized as lessons are given, "
    "was $500 million.": ["group deferred_revenue: 500000000 USD at its end"],
    "Deferred revenue, primarily consisting of tuition collected in advance, was $500 million.": [
        "group deferred_revenue: 500000000 USD at its end",
    ],
}
COUNTED = {
    "The number of our schools and learning centers in total was 180, a net increase of 9 compared to 171 last quarter and a net increase "
    "of 29 versus 151 a year ago.": [
        "group learning_centers: 180 count at its end",
        "group learning_centers: 9 count change_abs qoq at its end",
        "group learning_centers: 171 count 2025-06-30/2025-06-30",
        "group learning_centers: 29 count change_abs yoy at its end",
        "group learning_centers: 151 count 2024-09-30/2024-09-30",
    ],
}
OF_NO_PART = {
    "That puts our cash position at about $2 billion.": ["group cash_and_investments: 2000000000 USD at its end"],
    "The special cash dividend of $0.06 per share was paid.": ["group dividend_per_share: 0.06 USD/share"],
    "Basic and diluted net income per ADS attributable to Brookfield were $0.54 and $0.53, respectively.": [
        "group basic_eps: 0.54 USD/ads",
        "group diluted_eps: 0.53 USD/ads",
    ],
}


@pytest.mark.parametrize("text", {**INCLUDED, **LEFT_OUT, **INTRODUCED, **EXPLAINED, **COUNTED, **OF_NO_PART})
def test_observations(text: str) -> None:
    assert told(text) == {**INCLUDED, **LEFT_OUT, **INTRODUCED, **EXPLAINED, **COUNTED, **OF_NO_PART}[text]
