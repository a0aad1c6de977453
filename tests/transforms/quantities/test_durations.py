"""Lengths of time."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("5日达", "5日: duration 5 day"),
    ("一年半", "一年半: duration 1.5 year"),
    ("半年", "半年: duration 0.5 year"),
    ("两个半月", "两个半月: duration 2.5 month"),
    ("三年", "三年: duration 3 year"),
    ("24年", "24年: duration 24 year"),
    ("60分钟", "60分钟: duration 60 minute"),
    ("3 years", "3 years: duration 3 year"),
    ("a 5-year plan", "5-year: duration 5 year"),
    ("twenty-four hours", "twenty-four hours: duration 24 hour"),
    ("over five years", "five years: duration 5 year"),
    ("PFS14.8个月", "14.8个月: duration 14.8 month"),
    ("half a month", "half a month: duration 0.5 month"),
    ("a year and a half", "a year and a half: duration 1.5 year"),
    ("2 1/2 years", "2 1/2 years: duration 2.5 year"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
