"""Percent, percentage points, basis points, parts, digit classes."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("9%", "9%: percent 9 percent"),
    ("百分之三十", "百分之三十: percent 30 percent"),
    ("百分之一百二十", "百分之一百二十: percent 120 percent"),
    ("百分之零点五", "百分之零点五: percent 0.5 percent"),
    ("百分点下降了0.5个百分点", "0.5个百分点: percentage_point 0.5 percentage_point"),
    ("七成", "七成: percent 70 percent"),
    ("两成五", "两成五: percent 25 percent"),
    ("一半", "一半: percent 50 percent"),
    ("千分之五", "千分之五: percent 0.5 percent"),
    ("万分之一", "万分之一: percent 0.01 percent"),
    ("三分之一", "三分之一: ratio 0.333333333 ratio"),
    ("one-third", "one-third: ratio 0.333333333 ratio"),
    ("15 per cent", "15 per cent: percent 15 percent"),
    ("150bps", "150bps: percentage_point 1.5 percentage_point"),
    ("9个基点", "9个基点: percentage_point 0.09 percentage_point"),
    ("50个bp", "50个bp: percentage_point 0.5 percentage_point"),
    ("下降2百分点", "2百分点: percentage_point 2 percentage_point"),
    ("3 percentage points", "3 percentage points: percentage_point 3 percentage_point"),
    ("1.5 pts", "1.5 pts: percentage_point 1.5 percentage_point"),
    ("两位数", "两位数: digits 10..99 percent"),
    ("低个位数", "低个位数: digits 1..3 percent"),
    ("mid-single-digit", "mid-single-digit: digits 4..6 percent"),
    ("low-teens", "low-teens: digits 14..16 percent"),
    ("double-digit", "double-digit: digits 10..99 percent"),
    ("收窄6點子", "6點子: percentage_point 0.06 percentage_point"),
    ("2个基本点", "2个基本点: percentage_point 0.02 percentage_point"),
    ("下降36BP", "36BP: percentage_point 0.36 percentage_point"),
    ("毛利率+1.8pct", "1.8pct: percentage_point 1.8 percentage_point"),
    ("5 pct", "5 pct: percent 5 percent"),
    ("up .5%", ".5%: percent 0.5 percent"),
    ("增长8点5倍", "8点5倍: multiple 8.5 times"),
    ("百分之八点五", "百分之八点五: percent 8.5 percent"),
    ("up point five percent", "point five percent: percent 0.5 percent"),
    ("a 1-point headwind", "1-point: percentage_point 1 percentage_point"),
    ("二十七個巴仙", "二十七個巴仙: percent 27 percent"),
    ("volume contributed six points, and more", "six points: percentage_point 6 percentage_point"),
    ("息率4厘2", "4厘2: percent 4.2 percent"),
    ("息率五厘半", "五厘半: percent 5.5 percent"),
    ("占比4成2", "4成2: percent 42 percent"),
    ("20 plus percent", "20 plus percent: percent 20 percent above"),
    (
        "margin of 58% plus or minus 50 basis points",
        "58%: percent 58 percent | plus or minus 50 basis points: percentage_point -0.5..0.5 percentage_point range",
    ),
    ("微升半個百分點", "半個百分點: percentage_point 0.5 percentage_point"),
    ("提升一个半百分点", "一个半百分点: percentage_point 1.5 percentage_point"),
    ("分别上升6个和4个百分点", "6个: percentage_point 6 percentage_point | 4个百分点: percentage_point 4 percentage_point"),
    ("about two points better than we guided", "two points: percentage_point 2 percentage_point approx"),
    ("cut by half a percentage point", "half a percentage point: percentage_point 0.5 percentage_point"),
    ("up about a point and a half", "a point and a half: percentage_point 1.5 percentage_point approx"),
    ("churn ticked down a point to 97%", "a point: percentage_point 1 percentage_point | 97%: percent 97 percent"),
    ("you make a good point", ""),
    ("0.7 of a percentage point", "0.7 of a percentage point: percentage_point 0.7 percentage_point"),
    (
        "price added 2.8 percentage points and internal growth 0.5.",
        "2.8 percentage points: percentage_point 2.8 percentage_point | 0.5: percentage_point 0.5 percentage_point",
    ),
    (
        "up 60 basis points sequentially and 180 year-over-year",
        "60 basis points: percentage_point 0.6 percentage_point | 180: percentage_point 1.8 percentage_point",
    ),
    ("20-something percent", "20-something percent: percent 20 percent approx"),
    ("优化约0.8PCT", "0.8PCT: percentage_point 0.8 percentage_point approx"),
    ("蝕讓盤佔三分一", "三分一: ratio 0.333333333 ratio"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
