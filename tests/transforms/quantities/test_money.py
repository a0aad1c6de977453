"""Amounts of money: currencies by prefix, suffix, both, symbols, compounds, coins, words."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("营收 2,248亿元人民币", "2,248亿元人民币: money 224800000000 CNY"),
    ("人民币55亿元", "人民币55亿元: money 5500000000 CNY"),
    ("收入12.5亿美元", "12.5亿美元: money 1250000000 USD"),
    ("¥5亿元", "¥5亿元: money 500000000 CNY"),
    ("港币3.5亿", "港币3.5亿: money 350000000 HKD"),
    ("每股5港仙", "5港仙: money 0.05 HKD /share"),
    ("新台币 177.1 亿元", "新台币 177.1 亿元: money 17710000000 TWD"),
    ("3亿4,300万元人民币", "3亿4,300万元人民币: money 343000000 CNY"),
    ("３５０．５亿元", "３５０．５亿元: money 35050000000 CNY"),
    ("三块四毛五", "三块四毛五: money 3.45 CNY"),
    ("九元零九分", "九元零九分: money 9.09 CNY"),
    ("五毛钱", "五毛钱: money 0.5 CNY"),
    ("壹佰贰拾万圆", "壹佰贰拾万圆: money 1200000 CNY"),
    ("一亿两千万元", "一亿两千万元: money 120000000 CNY"),
    ("$1.2bn", "$1.2bn: money 1200000000 USD"),
    ("US$3.2 billion", "US$3.2 billion: money 3200000000 USD"),
    ("RMB2.5 billion", "RMB2.5 billion: money 2500000000 CNY"),
    ("HK$30 million", "HK$30 million: money 30000000 HKD"),
    ("NT$3.2 billion", "NT$3.2 billion: money 3200000000 TWD"),
    ("€1.5 million", "€1.5 million: money 1500000 EUR"),
    ("£20m", "£20m: money 20000000 GBP"),
    ("20 dollars 43 cents", "20 dollars 43 cents: money 20.43 USD"),
    ("five point two million dollars", "five point two million dollars: money 5200000 USD"),
    ("two and a half billion dollars", "two and a half billion dollars: money 2500000000 USD"),
    ("5 lakh rupees", "5 lakh rupees: money 500000 INR"),
    ("4 crore rupees", "4 crore rupees: money 40000000 INR"),
    ("3.5个亿", "3.5个亿: count 350000000 count"),
    ("9千多亿元", "9千多亿元: money 900000000000 CNY above"),
    ("1万2000元", "1万2000元: money 12000 CNY"),
    ("三亿、五亿和七亿美元", "三亿: money 300000000 USD | 五亿: money 500000000 USD | 七亿美元: money 700000000 USD"),
    ("a hundred and fifty million dollars", "a hundred and fifty million dollars: money 150000000 USD"),
    ("（3.27）亿元", "（3.27）亿元: money -327000000 CNY"),
    ("5块3", "5块3: money 5.3 CNY"),
    ("prices of $812, $640 and $377 million", "$812: money 812000000 USD | $640: money 640000000 USD | $377 million: money 377000000 USD"),
    ("一亿七千多万元", "一亿七千多万元: money 170000000 CNY above"),
    ("1亿7千多万元", "1亿7千多万元: money 170000000 CNY above"),
    ("€ 2,4 billion", "€ 2,4 billion: money 2400000000 EUR"),
    ("leverage of 1,8x", "1,8x: multiple 1.8 times"),
    ("INR 6,100 odd crore", "INR 6,100 odd crore: money 61000000000 INR approx"),
    ("100+ million users", "100+ million: count 100000000 count above"),
    ("投了半个亿", "半个亿: money 50000000 CNY"),
    ("运输六毛一，同比改善五分", "六毛一: money 0.61 CNY | 五分: money 0.05 CNY"),
    ("同比降2.1分钱", "2.1分钱: money 0.021 CNY"),
    ("a quarter of a billion dollars", "a quarter of a billion dollars: money 250000000 USD"),
    ("EPS was a dollar fifteen", "a dollar fifteen: money 1.15 USD /share"),
    ("up $18 million year-over-year", "$18 million: money 18000000 USD"),
    ("从200块一个降到150块", "200块: money 200 CNY | 150块: money 150 CNY"),
    ("两项加起来一个半亿", "两项: count 2 count | 一个半亿: money 150000000 CNY"),
    ("獲利突破千億元大關", "千億元: money 100000000000 CNY above"),
    ("获利突破千亿大关", "千亿: money 100000000000 CNY above"),
    ("成交价百三万", "百三万: money 1300000 CNY"),
    ("interest of $12 million to 2027", "$12 million: money 12000000 USD | 2027: period 2027-01-01~2027-12-31"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
