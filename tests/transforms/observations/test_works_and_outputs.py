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
