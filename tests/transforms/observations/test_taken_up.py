"""Works that a pronoun takes up, prices told for one piece, days on which something happened, what is said in passing. All names are
invented.
"""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

TAKEN_UP = {
    "刚才说到秘鲁的白沙金矿，收购的对价是3亿美元，这个矿2024年产金2吨，净利润0.4亿美元。": [
        "白沙金矿 production_volume: 2 count 2024-01-01/2024-12-31",
        "白沙金矿 net_income: 40000000 USD 2024-01-01/2024-12-31",
    ],
    "东岭铜矿去年年底才并表。这座矿第三季度产铜1.1万吨，收入6亿元。": [
        "东岭铜矿 production_volume: 11000 count",
        "东岭铜矿 revenue: 600000000 CNY",
    ],
    # What an associate brings in is no income from all investments.
    "南湾港是我们的联营公司，第三季度确认的投资收益是2亿元。": [],
    "南湾港是联营公司，前三季度确认的投资收益是2亿元。三季度单季投资收益是0.6亿元。": [],
    # Who is meant was told too long ago.
    "我们很看好它的前景。该项目第三季度收入1亿元。": [],
    "北岭第三季度整体还是产铜2万吨。": ["北岭 production_volume: 20000 count"],
}
PRICES = {
    "矿产金的平均销售价格为每克690元，同比上涨31%；矿产锡精矿每吨19万元，上涨4%。": [
        "矿产金 average_selling_price: 690 CNY/gram",
        "矿产金 average_selling_price: 31 percent change_pct yoy",
        "矿产锡精矿 average_selling_price: 190000 CNY/ton",
        "矿产锡精矿 average_selling_price: 4 percent change_pct yoy",
    ],
    "矿产铜的销售成本是每吨2.3万元，同比上升6%。": [
        "矿产铜 unit_cost: 23000 CNY/ton",
        "矿产铜 unit_cost: 6 percent change_pct yoy",
    ],
}
HAPPENED = {
    "黑山金矿8月12日完成交割，贡献黄金0.6吨；红柳金矿产金1.3吨，同比增长9%。": [
        "红柳金矿 production_volume: 1.3 count",
        "红柳金矿 production_volume: 9 percent change_pct yoy",
    ],
}
IN_PASSING = {
    "资本开支6亿元，主要是购买服务器，同比减少了7%。": [
        "group capital_expenditure: 600000000 CNY",
        "group capital_expenditure: -7 percent change_pct yoy",
    ],
    "递延收入，也就是向学员预收、上课之后才确认为收入的款项，期末为3亿元。": ["group deferred_revenue: 300000000 CNY at its end"],
    "如果包括直播业务在内，总营收为9亿元，同比下降2%。": ["group revenue: 900000000 CNY", "group revenue: -2 percent change_pct yoy"],
    "若不计直播业务，核心业务的非公认会计准则经营利润率是13.2%。": [],
}


@pytest.mark.parametrize(("text", "expected"), [*TAKEN_UP.items(), *PRICES.items(), *HAPPENED.items(), *IN_PASSING.items()])
def test_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected
