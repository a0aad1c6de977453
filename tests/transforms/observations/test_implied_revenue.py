"""A business that grew, where no figure is named, and figures told with what they leave out. All names are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

GREW = {
    "The night school business grew 17% in Q3, and the U.S. day school business grew by 35%.": [
        "night school business revenue: 17 percent change_pct yoy",
        "US day school business revenue: 35 percent change_pct yoy",
    ],
    "Our business grew 9% year over year.": ["group revenue: 9 percent change_pct yoy"],
    # Something of the business grew.
    "Contract value in our ferry business grew 45%.": [],
    "Our paying users in the gaming business grew 12%.": ["gaming business members: 12 percent change_pct yoy"],
    # Of a product it may be the users.
    "Orchid Maps grew 12%.": [],
}
LEFT_OUT = {
    "Non-GAAP operating margin, excluding share-based compensation expenses, was 22.0%, up 100 basis points.": [
        "group non_gaap_operating_margin: 22 percent",
        "group non_gaap_operating_margin: 1 percentage_point change_pp yoy",
    ],
    "Revenue, excluding the impact of acquisitions, was $5 million.": [],
}
BASES = {
    "The number of learning centers was 1,240 as of September 30, 2025, an increase of 42 compared to 1,198 as of June 30, 2025.": [
        "group learning_centers: 1240 count at its end",
        "group learning_centers: 42 count change_abs qoq at its end",
        "group learning_centers: 1198 count 2025-06-30/2025-06-30",
    ],
    "G&A as a percentage of revenue decreased from 16.6% to 13.8% year-over-year.": [
        "group general_and_administrative_expense_ratio: 16.6 percent a year before",
        "group general_and_administrative_expense_ratio: 13.8 percent",
    ],
    "The board approved a cash dividend of $0.14 per common share, or $1.40 per ADS, for fiscal year 2026.": [
        "group dividend_per_share: 0.14 USD/share 2026-01-01/2026-12-31",
        "group dividend_per_share: 1.4 USD/ads 2026-01-01/2026-12-31",
    ],
}


@pytest.mark.parametrize(("text", "expected"), [*GREW.items(), *LEFT_OUT.items(), *BASES.items()])
def test_implied_revenue(text: str, expected: list[str]) -> None:
    assert told(text) == expected
