"""Reasons told ahead of what they explain, and what a sentence opens with. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

REASONS_AHEAD = {
    "受益于规模效应，毛利率提升至45%。": [
        "group gross_margin: 45 percent",
    ],
    "云业务得益于新客户上线，收入同比增长35%至12.1亿元。": [
        "云业务 revenue: 35 percent change_pct yoy",
        "云业务 revenue: 1210000000 CNY",
    ],
    "因为去年基数高，收入同比下降5%。": [
        "group revenue: -5 percent change_pct yoy",
    ],
    "收入同比增长12%，主要由于订单量增加了30%。": [
        "group revenue: 12 percent change_pct yoy",
    ],
    "铜加工板块持平；锡冶炼因为新产线投产，三季度实现净利润0.5亿元。": [
        "锡冶炼 net_income: 50000000 CNY",
    ],
    "原浆由于停产检修，收入下降到3亿元。": [],
    "咨询服务还是负的，毛利率-3.4%，去年同期是-9.1%。": [
        "咨询服务 gross_margin: -3.4 percent",
        "咨询服务 gross_margin: -9.1 percent a year before",
    ],
    "硬件课程收入继续增长，毛利率22%。": [
        "硬件课程 gross_margin: 22 percent",
    ],
    "远山国际三季度营收92亿元，同比增长42%；归母净利润15亿元；矿产金产量3.7吨。": [
        "远山国际 revenue: 9200000000 CNY",
        "远山国际 revenue: 42 percent change_pct yoy",
        "远山国际 net_income_attributable: 1500000000 CNY",
        "远山国际 production_volume: 3.7 count",
    ],
    "2024年，远山国际的净利润是6亿美元。三季度，净利润是5亿美元。": [
        "远山国际 net_income: 600000000 USD 2024-01-01/2024-12-31",
    ],
}


@pytest.mark.parametrize("text", REASONS_AHEAD)
def test_observations(text: str) -> None:
    assert told(text) == REASONS_AHEAD[text]
