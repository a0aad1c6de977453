"""Numbers without a unit: the nouns around them tell money from things and days."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("寿险保费1,905亿", "1,905亿: money 190500000000 CNY"),
    ("三到六千万的费用会在下半年确认", "三到六千万: money 30000000..60000000 CNY range | 下半年: period"),
    ("单店净利4,200多", "4,200多: money 4200 CNY above"),
    ("平台有3亿用户", "3亿: count 300000000 count"),
    ("服务两千万中小企业", "两千万: count 20000000 count"),
    ("明年大概是40亿", "40亿: money 4000000000 CNY approx"),
    ("均价从12000降到9800元", "12000: money 12000 CNY | 9800元: money 9800 CNY"),
    ("DSO 47, DPO 55", "47: duration 47 day | 55: duration 55 day"),
    ("we shipped 4.2 million pounds of nickel", "4.2 million pounds: count 4200000 count"),
    ("it cost 4.2 million pounds", "4.2 million pounds: money 4200000 GBP"),
    ("we run 3.4 gigawatts of wind", "3.4: count 3.4 count"),
    ("four-wall margin and two-way traffic", ""),
    ("产能9GWh，18650逐步退出", "9GWh: count 9 count | 18650: identifier"),
    ("there were 2.3 million, or 17% more", "2.3 million: count 2300000 count | 17%: percent 17 percent"),
    ("镍价从12万涨到14万", "12万: money 120000 CNY | 14万: money 140000 CNY"),
    ("一台在45万左右", "45万: money 450000 CNY approx"),
    ("基于6600万稀释流通股", "6600万: count 66000000 count"),
    ("移动版2.46亿", "2.46亿: count 246000000 count"),
    ("loan balances were up 8.6 billion", "8.6 billion: money 8600000000 CNY"),
    ("we returned half a billion to shareholders", "half a billion: money 500000000 CNY"),
    ("we booked 45 million of charges", "45 million: money 45000000 CNY"),
    ("Q2亏6000万", "Q2: period | 亏6000万: money -60000000 CNY"),
    ("一共花了三千万", "三千万: money 30000000 CNY"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
