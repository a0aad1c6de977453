"""Whose number it is in Chinese speech: topics counted off, works and firms with results of their own, what goes on in one clause.

All names are invented.
"""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

COUNTED_OFF = {
    "智能汽车业务收入2.1亿元。第二个是储能，本季度在手订单4.6亿元。": [
        "智能汽车业务 revenue: 210000000 CNY",
        "储能 backlog: 460000000 CNY at its end",
    ],
    "储能业务收入5亿元。第三个是海外业务，毛利率达到26%。": ["储能业务 revenue: 500000000 CNY", "海外业务 gross_margin: 26 percent"],
    "三大业务中，核心的远山AI平台继续高速增长，收入21亿元，同比增长71%。": [
        "远山AI平台 revenue: 2100000000 CNY",
        "远山AI平台 revenue: 71 percent change_pct yoy",
    ],
    # Of a figure that is not named.
    "增长主要来自素养课的报名人次上升，该业务以美元计同比增长约46%。": [],
    "云业务收入20亿元，该业务毛利率为40%。": ["云业务 revenue: 2000000000 CNY", "云业务 gross_margin: 40 percent"],
    "其次是内容服务，收入3.3亿元，同比增长12%。": ["内容服务 revenue: 330000000 CNY", "内容服务 revenue: 12 percent change_pct yoy"],
    "另一块是机器人，收入1.1亿元，毛利率35%。": ["机器人 revenue: 110000000 CNY", "机器人 gross_margin: 35 percent"],
    "我们的学习机产品，销量超过17万台。": ["学习机 sales_volume: 170000 count"],
    "小青助手是我们面向办公场景的智能体产品，付费企业客户数达到3,100家。": ["小青助手 paying_enterprise_customers: 3100 count"],
    # Another part was spoken of since: of which one the next number is nobody knows.
    "线上课这边，续班率为80%。内容方案收入1.6亿元。销量超过17万台。": [
        "线上课 retention_rate: 80 percent",
        "内容方案 revenue: 160000000 CNY",
    ],
    "现在看各分部的毛利率。整体毛利率为56.3%。": ["group gross_margin: 56.3 percent"],
}
#: What stands in a reason is not what is spoken of.
REASONS = {
    "收入94亿元，同比下降8%，主要是贸易板块主动压缩了规模。营业成本70亿元，毛利率20%。": [
        "group revenue: 9400000000 CNY",
        "group revenue: -8 percent change_pct yoy",
        "group cost_of_revenue: 7000000000 CNY",
        "group gross_margin: 20 percent",
    ],
}
WORKS = {
    "红崖铜矿贡献了产铜4.9万吨，净利润9.6亿元。": [
        "红崖铜矿 production_volume: 49000 count",
        "红崖铜矿 net_income: 960000000 CNY",
    ],
    "远山黄金国际本季度的矿产金产量是18.9吨，归母净利润5.2亿美元。": [
        "远山黄金国际 production_volume: 18.9 count",
        "远山黄金国际 net_income_attributable: 520000000 USD",
    ],
    "像西部的红崖铜矿，本季度产铜9.3万吨。": ["红崖铜矿 production_volume: 93000 count"],
    "雪岭金矿呢，本季度产金2.4吨。": ["雪岭金矿 production_volume: 2.4 count"],
    "圭亚那雪岭金矿产金3.9吨；国内的陇口金矿产金4.1吨。": [
        "雪岭金矿 production_volume: 3.9 count",
        "陇口金矿 production_volume: 4.1 count",
    ],
    "矿产铜业务实现收入287亿元，毛利率58%。": ["矿产铜业务 revenue: 28700000000 CNY", "矿产铜业务 gross_margin: 58 percent"],
    "矿产锌（铅）产量16.4万吨，同比下降8.7%。": [
        "矿产锌（铅） production_volume: 164000 count",
        "矿产锌（铅） production_volume: -8.7 percent change_pct yoy",
    ],
}
ONE_CLAUSE = {
    "海外收入1.4亿元，毛利率35%。": ["海外 revenue: 140000000 CNY", "海外 gross_margin: 35 percent"],
    "公司云服务收入3亿元，毛利率42%；公司毛利率30%。": [
        "云服务 revenue: 300000000 CNY",
        "云服务 gross_margin: 42 percent",
        "group gross_margin: 30 percent",
    ],
    "国内机构授权业务收入7.4亿元。": ["国内机构授权业务 revenue: 740000000 CNY"],
    "青聊的月活跃用户达14.1亿。": ["青聊 mau: 1410000000 count"],
    "扣除非经常性损益后的归母净利润为139.6亿元。": ["group recurring_net_income: 13960000000 CNY"],
}


@pytest.mark.parametrize(("text", "expected"), [*COUNTED_OFF.items(), *REASONS.items(), *WORKS.items(), *ONE_CLAUSE.items()])
def test_whose_number_it_is(text: str, expected: list[str]) -> None:
    assert told(text) == expected
