"""Works, what they put out and at what price. All companies and works are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

EXAMPLES = {
    # The unit's price and cost have a unit of their own.
    "矿产金实现单位销售价格700元/克，同比上升40%。": [
        "矿产金 average_selling_price: 700 CNY/gram",
        "矿产金 average_selling_price: 40 percent change_pct yoy",
    ],
    # All together is no part of it.
    "包括冶炼企业的综合毛利率为24%，同比提高4个百分点。": [
        "group gross_margin: 24 percent",
        "group gross_margin: 4 percentage_point change_pp yoy",
    ],
    "产当量碳酸锂7,000吨。": ["当量碳酸锂 production_volume: 7000 count"],
    "南屏锂矿产当量碳酸锂3,600吨。": ["南屏锂矿 production_volume: 3600 count"],
    # What happened in the month is no time of what the works put out.
    "北岭金矿4月中旬交割之后并表；东川金矿产金2吨，同比增长8%。": [
        "东川金矿 production_volume: 2 count",
        "东川金矿 production_volume: 8 percent change_pct yoy",
    ],
    # Who puts out metal is a works, whatever it is called; what follows is of the one that was named last.
    "东川金田产金4吨，远海黄金产金3吨，同比增长16%，净利润7亿元。": [
        "东川金田 production_volume: 4 count",
        "远海黄金 production_volume: 3 count",
        "远海黄金 production_volume: 16 percent change_pct yoy",
        "远海黄金 net_income: 700000000 CNY",
    ],
    "矿产金价格每克700元，同比上涨11%；矿产铜每吨7万元。": [
        "矿产金 average_selling_price: 700 CNY/gram",
        "矿产金 average_selling_price: 11 percent change_pct yoy",
        "矿产铜 average_selling_price: 70000 CNY/ton",
    ],
    # Our share of what an associate's mine puts out is neither the mine's output nor a part's.
    "北岭铜矿产铜19万吨，权益产铜8万吨。": ["北岭铜矿 production_volume: 190000 count"],
    # A share of the profit is no share of revenue of a part called profit.
    "海外营收占比24%，海外利润占比51%。": ["海外 revenue_share: 24 percent"],
    # What a metal cost on its market is no price of the company's.
    "LME铜均价每吨9,400美元，同比上涨4%；矿产铜销售均价每吨7.8万元。": ["矿产铜 average_selling_price: 78000 CNY/ton"],
    # Who opens the sentence by letters did what it tells.
    "KLM实现精矿贸易量130万吨，同比增长2%，净利润3亿元。": ["KLM net_income: 300000000 CNY"],
    # A plan's heading: the list behind it is what is planned.
    "2025年产量指引：铜60万至66万吨，钴10万至12万吨。": [
        "铜 production_volume: 600000..660000 count 2025-01-01/2025-12-31 forward",
        "钴 production_volume: 100000..120000 count 2025-01-01/2025-12-31 forward",
    ],
    # Several works together have no name.
    "北岭和东川两个矿区产铜35万吨。": [],
    # How far the works are built is a part of their name; since when they are ours nobody says.
    "北岭铜矿一、二期产铜6万吨，同比增长约21%。": [
        "北岭铜矿 production_volume: 60000 count",
        "北岭铜矿 production_volume: 21 percent change_pct yoy",
    ],
    "北岭金矿交割以来5个月产金3吨。": [],
    "董事会建议利润分配方案为每10股派发现金红利0.5元，合计约13亿元。": [
        "group dividend_per_share: 0.05 CNY/share",
        "group dividend_total: 1300000000 CNY",
    ],
    # Some of what was told, by a word of their names.
    "矿产铜12万吨、矿产金8吨、矿产锌5万吨、矿产银90吨，其中铜、金分别同比增长15%、6%。": [
        "矿产铜 production_volume: 120000 count",
        "矿产金 production_volume: 8 count",
        "矿产锌 production_volume: 50000 count",
        "矿产银 production_volume: 90 count",
        "矿产铜 production_volume: 15 percent change_pct yoy",
        "矿产金 production_volume: 6 percent change_pct yoy",
    ],
    "手持现金及等价物超过380亿元。": ["group cash_and_cash_equivalents: 38000000000 CNY at its end"],
}


#: A firm in a country and a hill: the company's name is a part of theirs.
NAMED_AFTER_THE_COMPANY = {
    "塞尔维亚阿里巴巴产铜7万吨。": ["塞尔维亚阿里巴巴 production_volume: 70000 count"],
    "阿里巴巴山铜金矿产铜3万吨。": ["阿里巴巴山铜金矿 production_volume: 30000 count"],
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_works_and_outputs(text: str) -> None:
    assert told(text) == EXAMPLES[text]


@pytest.mark.parametrize("sentence", NAMED_AFTER_THE_COMPANY)
def test_named_after_the_company(sentence: str) -> None:
    assert told(sentence, company="alibaba") == NAMED_AFTER_THE_COMPANY[sentence]
