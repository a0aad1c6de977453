"""Two ends said as one range, and pairs that are no range."""

from __future__ import annotations

import datetime as dt

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("从300亿到350亿元上调为400亿元", "300亿到350亿元: money 30000000000..35000000000 CNY range | 400亿元: money 40000000000 CNY"),
    ("plus or minus $50 million", "plus or minus $50 million: money -50000000..50000000 USD range"),
    ("约5至6亿元", "5至6亿元: money 500000000..600000000 CNY range"),
    ("3-5年", "3-5年: duration 3..5 year range"),
    ("10-15%", "10-15%: percent 10..15 percent range"),
    ("2.2倍至2.5倍", "2.2倍至2.5倍: multiple 2.2..2.5 times range"),
    ("300亿元到350亿元", "300亿元到350亿元: money 30000000000..35000000000 CNY range"),
    ("两到三万港元", "两到三万港元: money 20000..30000 HKD range"),
    ("一百二十到一百五十万元", "一百二十到一百五十万元: money 1200000..1500000 CNY range"),
    ("七到九千亿元", "七到九千亿元: money 700000000000..900000000000 CNY range"),
    ("百分之三十到四十一", "百分之三十到四十一: percent 30..41 percent range"),
    ("五六百家", "五六百家: count 500..600 count range"),
    ("三五年", "三五年: duration 3..5 year range"),
    ("十几亿元", "十几亿元: money 1100000000..1900000000 CNY range"),
    ("几十万", "几十万: count 200000..990000 count range"),
    ("三十几亿", "三十几亿: count 3100000000..3900000000 count range"),
    ("$1.2-1.5 billion", "$1.2-1.5 billion: money 1200000000..1500000000 USD range"),
    ("$10 to $20 million", "$10 to $20 million: money 10000000..20000000 USD range"),
    ("between $3.2 billion and $3.4 billion", "$3.2 billion and $3.4 billion: money 3200000000..3400000000 USD range"),
    ("5% to 10%", "5% to 10%: percent 5..10 percent range"),
    ("5.5x to 6x", "5.5x to 6x: multiple 5.5..6 times range"),
    ("2023-2025年", "2023-2025年: period range 2023-01-01~2025-12-31"),
    ("毛利率从15%提升到20%", "15%: percent 15 percent | 20%: percent 20 percent"),
    ("从8500到3万港元", "8500: money 8500 HKD | 3万港元: money 30000 HKD"),
    ("rose from 15% to 20%", "15%: percent 15 percent | 20%: percent 20 percent"),
    ("between 120,000 and 130,000 cars", "120,000 and 130,000: count 120000..130000 count range"),
    ("15-18xPE", "15-18x: multiple 15..18 times range"),
    ("从15万-20万元上移到25万元", "15万-20万元: money 150000..200000 CNY range | 25万元: money 250000 CNY"),
    ("几亿元", "几亿元: money 200000000..900000000 CNY range"),
    ("十三元到几万块", "十三元: money 13 CNY | 几万块: money 20000..90000 CNY range"),
    ("5 shops to 12 trucks", "5: count 5 count | 12: count 12 count"),
    ("净利息收入增加3亿元至85亿元", "3亿元: money 300000000 CNY | 85亿元: money 8500000000 CNY"),
    ("预计减少1亿元至2亿元", "1亿元至2亿元: money 100000000..200000000 CNY range"),
    ("inventory fell by 12 days to 138 days", "12 days: duration 12 day | 138 days: duration 138 day"),
    ("revenue was up $30 million to $412 million", "$30 million: money 30000000 USD | $412 million: money 412000000 USD"),
    ("costs will fall by $5 to $10 million", "$5 to $10 million: money 5000000..10000000 USD range"),
    (
        "charge-offs of 47 bps versus 52 a year ago",
        "47 bps: percentage_point 0.47 percentage_point | 52: percentage_point 0.52 percentage_point",
    ),
    ("sales of $2.1 billion versus 1.8 last year", "$2.1 billion: money 2100000000 USD | 1.8: money 1800000000 USD"),
    ("锂价7.2万元/吨到7.5万元/吨", "7.2万元/吨到7.5万元: money 72000..75000 CNY range /ton"),
    ("a decrease of 40.1% to 34.2%", "40.1% to 34.2%: percent 34.2..40.1 percent range"),
    ("margin went from negative 4.6% to negative 1.2%", "negative 4.6%: percent -4.6 percent | negative 1.2%: percent -1.2 percent"),
    (
        "bad debt improved 30 bps to 90 basis points",
        "30 bps: percentage_point 0.3 percentage_point | 90 basis points: percentage_point 0.9 percentage_point",
    ),
    (
        "guidance goes to $4.0-4.5bn from $3.0-4.5bn",
        "$4.0-4.5bn: money 4000000000..4500000000 USD range | $3.0-4.5bn: money 3000000000..4500000000 USD range",
    ),
    ("margin is up from 2.5-3.5%", "2.5-3.5%: percent 2.5..3.5 percent range"),
    ("资本开支约港币15至18亿元", "港币15至18亿元: money 1500000000..1800000000 HKD range"),
    ("between two to four million dollars", "two to four million dollars: money 2000000..4000000 USD range"),
    ("five to seven hundred million dollars", "five to seven hundred million dollars: money 500000000..700000000 USD range"),
    (
        "a hundred to a hundred and twenty million dollars",
        "a hundred to a hundred and twenty million dollars: money 100000000..120000000 USD range",
    ),
    ("between five and seven hundred thousand euros", "five and seven hundred thousand euros: money 500000..700000 EUR range"),
    ("利润大概在三亿五到四亿之间", "三亿五到四亿: money 350000000..400000000 CNY range"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES, call_date=dt.date(2025, 11, 19)) == []
