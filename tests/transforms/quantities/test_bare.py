"""A text that is nothing but a number."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("三十五", "三十五: count 35 count"),
    ("1,234.5", "1,234.5: count 1234.5 count"),
    ("-10.1", "-10.1: count -10.1 count"),
    ("一千零二十四", "一千零二十四: count 1024 count"),
    ("hazard ratio 0.57", "0.57: ratio 0.57 ratio"),
    ("汇兑损失[inaudible]百万", ""),
    ("sales fell by a quarter", "a quarter: ratio 0.25 ratio"),
    ("a quarter ago", ""),
    ("margin was 20.5 in the quarter", "20.5: percent 20.5 percent"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
