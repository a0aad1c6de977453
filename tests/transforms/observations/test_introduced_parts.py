"""Parts that a sentence introduces, lists that hold a topic, and bounds that are no actuals."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

INTRODUCED = {
    "远山平台是我们的核心业务，本季度收入人民币21.5亿元，同比增长72%。": [
        "远山平台 revenue: 2150000000 CNY",
        "远山平台 revenue: 72 percent change_pct yoy",
    ],
    "远山平台，也就是客户按用量付费的这块业务，收入2.3亿元，同比增长112%。": [
        "远山平台 revenue: 230000000 CNY",
        "远山平台 revenue: 112 percent change_pct yoy",
    ],
    "远山App，月活跃用户2,380万；付费用户62万。": ["远山App mau: 23800000 count", "远山App members: 620000 count"],
    "经调整净亏损，也就是不看这些一次性的项目，是2.8亿元。": ["group non_gaap_net_income: -280000000 CNY"],
    "小鹿便利，就是社区里的店，季度末门店数是1,152家。": ["小鹿便利 stores: 1152 count at its end"],
    "这是我们最好的产品，收入21亿元。": ["group revenue: 2100000000 CNY"],
}
LISTS = {
    "产量：铜呢，12.4万吨，同比增加5%；钴呢，2.8万吨；黄金本季度4.6吨，去年同期是3.8吨。": [
        "铜 production_volume: 124000 count",
        "铜 production_volume: 5 percent change_pct yoy",
        "钴 production_volume: 28000 count",
        "黄金 production_volume: 4.6 count",
        "黄金 production_volume: 3.8 count a year before",
    ],
    "矿产银112吨，同比增长6%；当量碳酸锂3,660吨，去年同期是110吨。": [
        "矿产银 production_volume: 112 count",
        "矿产银 production_volume: 6 percent change_pct yoy",
        "当量碳酸锂 production_volume: 3660 count",
        "当量碳酸锂 production_volume: 110 count a year before",
    ],
    "應用別，通訊佔41%；消費性佔27%；電腦佔12%，大致持平；車用佔20%。": [
        "通訊 revenue_share: 41 percent",
        "消費性 revenue_share: 27 percent",
        "電腦 revenue_share: 12 percent",
        "車用 revenue_share: 20 percent",
    ],
    "製程別來看，22/28奈米佔營收的38%，上季是35%；40奈米佔17%。": [
        "22/28奈米 revenue_share: 38 percent",
        "22/28奈米 revenue_share: 35 percent a quarter before",
        "40奈米 revenue_share: 17 percent",
    ],
    "海外收入同比增长了20%，收入占比达到6.3%。": ["海外 revenue: 20 percent change_pct yoy", "海外 revenue_share: 6.3 percent"],
}
ASIDES = {
    "公司合同负债（含其他非流动负债中的部分）为34.8亿元。": ["group deferred_revenue: 3480000000 CNY at its end"],
    "其中费用化的研发费用4.9亿元，同比下降2.8%。": [
        "group product_development_expense: 490000000 CNY",
        "group product_development_expense: -2.8 percent change_pct yoy",
    ],
    "EBITDA turned profitable at $162 million.": ["group ebitda: 162000000 USD"],
    "公司公告了不低于5,000万元的分红，另外净利润不低于3亿元。": [],
    "In July our Board authorized a program of up to US$600 million.": [
        "group share_repurchase_program_size: 600000000 USD on the day of the call",
    ],
}


@pytest.mark.parametrize(("text", "expected"), [*INTRODUCED.items(), *LISTS.items(), *ASIDES.items()])
def test_a_part_is_the_one_that_was_named(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_what_lies_behind_the_day_of_the_call_is_no_forecast() -> None:
    assert not any("forward" in line for line in told("第四季度的订单还是非常饱满的，截至10月底我们的在手订单有31亿元。"))
