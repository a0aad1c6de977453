"""Amounts said for one of something."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("每股收益0.35元", "0.35元: money 0.35 CNY /share"),
    ("每股派息5角", "5角: money 0.5 CNY /share"),
    ("35元/月", "35元: money 35 CNY /month"),
    ("3,000元/吨", "3,000元: money 3000 CNY /ton"),
    ("$0.12 per share", "$0.12: money 0.12 USD /share"),
    ("costs of $940 per gold equivalent ounce sold", "$940: money 940 USD /ounce"),
    ("$24 per silver-equivalent ounce", "$24: money 24 USD /ounce"),
    ("RMB1.2 more per order", "RMB1.2: money 1.2 CNY /order"),
    ("RMB2.03 a year ago", "RMB2.03: money 2.03 CNY"),
    ("吨均毛利3,000元", "3,000元: money 3000 CNY /ton"),
    ("7.1万元/吨", "7.1万元: money 71000 CNY /ton"),
    ("每吨2.5万元", "2.5万元: money 25000 CNY /ton"),
    ("每克731元", "731元: money 731 CNY /gram"),
    ("5.06元每公斤", "5.06元: money 5.06 CNY /kilogram"),
    ("$2.38 per gallon", "$2.38: money 2.38 USD /gallon"),
    ("0.41元/千瓦时", "0.41元: money 0.41 CNY /kilowatt_hour"),
    ("$64.10 per square foot", "$64.10: money 64.1 USD /square_foot"),
    ("interim dividend of 7.5 cents", "7.5 cents: money 0.075 USD /share"),
    ("$3 million annually", "$3 million: money 3000000 USD"),
    ("commission per cleared order was $2.72", "$2.72: money 2.72 USD /order"),
    ("均价每平米三万八", "三万八: money 38000 CNY /square_meter"),
    ("每10股派发现金红利3.2元", "10股: count 10 count | 3.2元: money 3.2 CNY /10_shares"),
    ("头均亏损80元", "亏损80元: money -80 CNY /head"),
    ("铜价九千六百美元一吨", "九千六百美元: money 9600 USD /ton"),
    ("金价两千六百五十美元一盎司", "两千六百五十美元: money 2650 USD /ounce"),
    ("a dividend of 12.5c per share, up from 11.0c", "12.5c: money 0.125 USD /share | 11.0c: money 0.11 USD /share"),
    ("an AISC of $1,250 per Au oz", "$1,250: money 1250 USD /ounce"),
    (
        "EPS was two dollars and fourteen cents, versus a dollar ninety-eight",
        "two dollars and fourteen cents: money 2.14 USD /share | a dollar ninety-eight: money 1.98 USD /share",
    ),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
