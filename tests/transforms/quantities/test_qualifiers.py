"""About, over, under, at least, at most: before, after and inside the number."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("影响小于集团收入的0.5%", "0.5%: percent 0.5 percent below"),
    ("低于去年同期的5%", "5%: percent 5 percent"),
    ("本次电话会议将持续约60分钟", "60分钟: duration 60 minute approx"),
    ("近三年", "三年: duration 3 year"),
    ("20 dollars, an outflow of $5 million", "20 dollars: money 20 USD | outflow of $5 million: money -5000000 USD"),
    ("约5亿元", "5亿元: money 500000000 CNY approx"),
    ("超过20%", "20%: percent 20 percent above"),
    ("近700万元", "700万元: money 7000000 CNY approx"),
    ("不到1.9万元", "1.9万元: money 19000 CNY below"),
    ("5年以上", "5年: duration 5 year at_least"),
    ("3天内", "3天: duration 3 day at_most"),
    ("100万元以内", "100万元: money 1000000 CNY at_most"),
    ("5亿元左右", "5亿元: money 500000000 CNY approx"),
    ("两千多万元", "两千多万元: money 20000000 CNY above"),
    ("百余家", "百余家: count 100 count above"),
    ("上亿元", "亿元: money 100000000 CNY above"),
    ("过亿", "亿: count 100000000 count above"),
    ("至少3亿元", "3亿元: money 300000000 CNY at_least"),
    ("最多可以绑定4个", "4个: count 4 count at_most"),
    ("不低于5%", "5%: percent 5 percent at_least"),
    ("up to $500 million", "$500 million: money 500000000 USD at_most"),
    ("at least 3 years", "3 years: duration 3 year at_least"),
    ("more than 20%", "20%: percent 20 percent above"),
    ("north of 20%", "20%: percent 20 percent above"),
    ("nearly 300 stores", "300: count 300 count approx"),
    ("5,000+", "5,000: count 5000 count above"),
    ("50 basis points or more", "50 basis points: percentage_point 0.5 percentage_point at_least"),
    ("大约增加420元", "420元: money 420 CNY approx"),
    ("$40 billion-plus", "$40 billion: money 40000000000 USD above"),
    ("a 15-plus percent return", "15-plus percent: percent 15 percent above"),
    ("300+家", "300+家: count 300 count above"),
    ("better than 10%", "10%: percent 10 percent above"),
    ("跌破1%", "1%: percent 1 percent below"),
    ("两个多月", "两个多月: duration 2 month above"),
    ("七成多", "七成多: percent 70 percent above"),
    ("30-ish percent", "30-ish percent: percent 30 percent approx"),
    ("不超过百分之三十", "百分之三十: percent 30 percent at_most"),
    ("高达823亿多元", "823亿多元: money 82300000000 CNY above"),
    ("将近两个季度", "两个季度: duration 2 quarter approx"),
    ("里程碑付款最高12亿美元", "12亿美元: money 1200000000 USD at_most"),
    ("三成不到", "三成: percent 30 percent below"),
    ("22,000 plus units", "22,000: count 22000 count above"),
    ("手上3亿元不到5亿元", "3亿元: money 300000000 CNY | 5亿元: money 500000000 CNY below"),
    ("收入多了三成还多", "三成: percent 30 percent above"),
    ("里程碑最高可达11亿美元", "11亿美元: money 1100000000 USD at_most"),
    ("差不多砍了7%", "7%: percent 7 percent approx"),
    ("合计不少于净利润的75%", "75%: percent 75 percent at_least"),
    ("an all-time low of 41%", "41%: percent 41 percent"),
    ("users crossed 40 million", "40 million: count 40000000 count above"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
