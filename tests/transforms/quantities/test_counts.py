"""Counts, multiples and ratios."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("36家门店", "36家: count 36 count"),
    ("1.2亿股", "1.2亿股: count 120000000 count"),
    ("20多家", "20多家: count 20 count above"),
    ("十几个", "十几个: count 11..19 count range"),
    ("93,211 vehicles", "93,211: count 93211 count"),
    ("about 4,800 stations", "4,800: count 4800 count approx"),
    ("The number of orders reached 1,234,567.", "1,234,567: count 1234567 count"),
    ("two million users", "two million: count 2000000 count"),
    ("三万五千人", "三万五千人: count 35000 count"),
    ("25.1 万家", "25.1 万家: count 251000 count"),
    ("1.53亿单", "1.53亿单: count 153000000 count"),
    ("2.5倍", "2.5倍: multiple 2.5 times"),
    ("增长了3倍多", "3倍: multiple 3 times above"),
    ("2.5x", "2.5x: multiple 2.5 times"),
    ("5-fold", "5-fold: multiple 5 times"),
    ("1.5 times", "1.5 times: multiple 1.5 times"),
    ("50:50", "50:50: ratio 1 ratio"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
