"""Numbers in a list share the unit said last."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("分别为3亿、5亿和7亿美元", "3亿: money 300000000 USD | 5亿: money 500000000 USD | 7亿美元: money 700000000 USD"),
    ("分别增长0.1%、6.7%、28%", "0.1%: percent 0.1 percent | 6.7%: percent 6.7 percent | 28%: percent 28 percent"),
    ("2,180万，一个季度净增130万", "2,180万: count 21800000 count | 一个季度: duration 1 quarter | 130万: count 1300000 count"),
    (
        "5、8和10个百分点",
        "5: percentage_point 5 percentage_point | 8: percentage_point 8 percentage_point"
        " | 10个百分点: percentage_point 10 percentage_point",
    ),
    ("对应25/20/16倍", "25: multiple 25 times | 20: multiple 20 times | 16倍: multiple 16 times"),
    ("净利润4.6/6.2亿元", "4.6: money 460000000 CNY | 6.2亿元: money 620000000 CNY"),
    ("open 24/7", "24/7: identifier"),
    ("a margin of 16.5 versus 15.9%", "16.5: percent 16.5 percent | 15.9%: percent 15.9 percent"),
    ("Bookings of 1.1, 1.3 and 1.6 billion", "1.1: money 1100000000 CNY | 1.3: money 1300000000 CNY | 1.6 billion: money 1600000000 CNY"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
