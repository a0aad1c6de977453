"""Programmes of buying back shares, what is left of them, and dividends in total. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

TODAY = "on the day of the call"

PROGRAMMES = {
    "We completed the £750 million share buyback.": [f"group share_repurchase_program_size: 750000000 GBP {TODAY}"],
    "The remaining amount authorized under our share repurchase program was $1.9 billion.": [
        f"group share_repurchase_remaining_authorization: 1900000000 USD {TODAY}"
    ],
    "As of September 30, $1.1 billion remained available under the current repurchase authorization.": [
        "group share_repurchase_remaining_authorization: 1100000000 USD at its end"
    ],
    "In the quarter, we repurchased 2.1 million shares at an average price of $64, for a total of $134 million.": [
        "group share_repurchase_amount: 134000000 USD"
    ],
    "Since the start of the program, we have repurchased 12 million shares for $410 million.": [
        f"group share_repurchase_amount: 410000000 USD {TODAY}"
    ],
    "During the six months ended September 30, 2025, we repurchased 73 million shares for a total of $1.07 billion.": [
        "group share_repurchase_amount: 1070000000 USD 2025-04-01/2025-09-30"
    ],
    "Our board has approved an annual dividend of $2.00 per ADS, or $4.6 billion in aggregate.": [
        "group dividend_per_share: 2 USD/ads",
        "group dividend_total: 4600000000 USD",
    ],
    "We paid dividends of $120 million in the quarter.": ["group dividend_total: 120000000 USD"],
    # Nobody says how much of it was which.
    "We returned $450 million in share repurchases and dividends.": [],
}


@pytest.mark.parametrize(("text", "expected"), PROGRAMMES.items())
def test_programmes(text: str, expected: list[str]) -> None:
    assert told(text) == expected
