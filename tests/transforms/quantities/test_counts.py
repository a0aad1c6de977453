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
    ("月产能4万6片", "4万6片: count 46000 count"),
    ("廠房超過1800坪，樓高24公尺", "1800坪: count 1800 count above | 24公尺: count 24 count"),
    ("25.1 万家", "25.1 万家: count 251000 count"),
    ("1.53亿单", "1.53亿单: count 153000000 count"),
    ("2.5倍", "2.5倍: multiple 2.5 times"),
    ("增长了3倍多", "3倍: multiple 3 times above"),
    ("2.5x", "2.5x: multiple 2.5 times"),
    ("5-fold", "5-fold: multiple 5 times"),
    ("1.5 times", "1.5 times: multiple 1.5 times"),
    ("50:50", "50:50: ratio 1 ratio"),
    ("50-50", "50-50: ratio 1 ratio"),
    ("60/40", "60/40: ratio 1.5 ratio"),
    ("1比8", "1比8: ratio 0.125 ratio"),
    ("3-to-1", "3-to-1: ratio 3 ratio"),
    ("about a third of it", "a third: ratio 0.333333333 ratio approx"),
    ("a quarter of the fleet", "a quarter of: ratio 0.25 ratio"),
    ("1/3的收入", "1/3: ratio 0.333333333 ratio"),
    ("62EFLOPS", "62EFLOPS: count 62 count"),
    ("112万TEU", "112万TEU: count 1120000 count"),
    ("642例", "642例: count 642 count"),
    ("二十五千克", "二十五千克: count 25 count"),
    ("561.3万千瓦时", "561.3万千瓦时: count 5613000 count"),
    ("414.9 orders", "414.9: count 414.9 count"),
    ("下修至7千5百万片", "7千5百万片: count 75000000 count"),
    ("算力达1.8万PetaFLOPS", "1.8万PetaFLOPS: count 18000 count"),
    ("collections were $40 million on 3 million square feet", "$40 million: money 40000000 USD | 3 million: count 3000000 count"),
    ("一万六七家门店", "一万六七家: count 16000..17000 count range"),
    ("We filed nine ANDAs", "nine: count 9 count"),
    ("200亿零四千230", "200亿零四千230: count 20000004230 count"),
    ("1百23", "1百23: count 123 count"),
    ("- 1,200,000", "- 1,200,000: count -1200000 count"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
