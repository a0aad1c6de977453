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
    "The remaining amount under our $4 billion program was $2.5 billion as of September 30, 2025.": [
        f"group share_repurchase_program_size: 4000000000 USD {TODAY}",
        "group share_repurchase_remaining_authorization: 2500000000 USD at its end",
    ],
    "We have $640 million remaining of the original authorization.": [
        f"group share_repurchase_remaining_authorization: 640000000 USD {TODAY}"
    ],
    "We have $1.2 billion left under our $2 billion buyback authorization.": [
        f"group share_repurchase_remaining_authorization: 1200000000 USD {TODAY}",
        f"group share_repurchase_program_size: 2000000000 USD {TODAY}",
    ],
    "We bought back $253 million of shares, leaving $7.1 billion under our authorized share repurchase program.": [
        "group share_repurchase_amount: 253000000 USD",
        f"group share_repurchase_remaining_authorization: 7100000000 USD {TODAY}",
    ],
    "We had bought back 5 million ADSs for $21 million under our repurchase program of up to $30 million.": [
        "group share_repurchase_amount: 21000000 USD",
        f"group share_repurchase_program_size: 30000000 USD {TODAY}",
    ],
    "In the quarter, we repurchased 8 million Class A shares, for $90 million, 1.8% of our shares outstanding as of the end of 2024.": [
        "group share_repurchase_amount: 90000000 USD",
        "group share_repurchase_ratio: 1.8 percent",
    ],
    "We repurchased $410 million in shares so far in 2025.": ["group share_repurchase_amount: 410000000 USD 2025-01-01/2025-11-20"],
    # No programme of purchases.
    "We returned $18 million to members through our loyalty program.": [],
    # Nobody says how much of it was which.
    "We returned $450 million in share repurchases and dividends.": [],
}


@pytest.mark.parametrize(("text", "expected"), PROGRAMMES.items())
def test_programmes(text: str, expected: list[str]) -> None:
    assert told(text) == expected
