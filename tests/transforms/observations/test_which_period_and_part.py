"""Which period and which part a figure is of, by the words around it. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

WHICH_PERIOD_AND_PART = {
    "员工人数9月底大概是7.9万人，去年12月底是7.3万人。": [
        "group headcount: 79000 count at its end",
        "group headcount: 73000 count 2024-12-31/2024-12-31",
    ],
    "资本开支全年大概在350亿元左右，比去年的248亿元会多一些。": [
        "group capital_expenditure: 35000000000 CNY 2025-01-01/2025-12-31 forward",
        "group capital_expenditure: 24800000000 CNY 2024-01-01/2024-12-31",
    ],
    "智算业务收入10亿元，占比从去年同期的20.6%提升到了60.4%。": [
        "智算业务 revenue: 1000000000 CNY",
        "智算业务 revenue_share: 20.6 percent a year before",
        "智算业务 revenue_share: 60.4 percent",
    ],
    "红崖金矿7月16日完成交割；丘岭金矿产金3.3吨，同比增长23%。": [
        "丘岭金矿 production_volume: 3.3 count",
        "丘岭金矿 production_volume: 23 percent change_pct yoy",
    ],
    "锡崖是联营公司，三季度确认的投资收益是11.6亿元。": [],
    "锡的销售成本是每吨2.45万元，同比上升了8.6%。": [
        "锡 unit_cost: 24500 CNY/ton",
        "锡 unit_cost: 8.6 percent change_pct yoy",
    ],
    "累计交付到9月底已经超过260万辆。": [],
    "云服务里面最重要的是云订阅服务收入，三季度16.8亿元，占总收入的比重首次超过一半，达到了52.8%。": [
        "云订阅服务 revenue: 1680000000 CNY",
        "云订阅服务 revenue_share: 52.8 percent",
    ],
    "小店这一块，包括三个品牌，收入6.3亿元。": [
        "小店 revenue: 630000000 CNY",
    ],
    "行政费用2.9亿元，同比基本持平，占收入9.1%。": [
        "group general_and_administrative_expense: 290000000 CNY",
        "group general_and_administrative_expense_ratio: 9.1 percent",
    ],
    "门店总数为1,180家，比去年同期的911家净增269家。": [
        "group stores: 1180 count at its end",
        "group stores: 911 count 2024-09-30/2024-09-30",
        "group stores: 269 count change_abs yoy at its end",
    ],
    "教育业务收入5亿元。若不计教育业务，非GAAP经营利润率为13%。": [
        "教育业务 revenue: 500000000 CNY",
    ],
    "如果包括教育业务在内，总收入为12亿元。": [
        "group revenue: 1200000000 CNY",
    ],
    "汽车销售收入180亿元，毛利率13.1%。": [
        "汽车 revenue: 18000000000 CNY",
        "汽车 gross_margin: 13.1 percent",
    ],
    "三季度交付车辆11.6万辆，同比增长149%。": [
        "group deliveries: 116000 count",
        "group deliveries: 149 percent change_pct yoy",
    ],
    "矿产锡精矿的平均售价是每吨5.9万元。": [
        "矿产锡精矿 average_selling_price: 59000 CNY/ton",
    ],
}


@pytest.mark.parametrize("text", WHICH_PERIOD_AND_PART)
def test_observations(text: str) -> None:
    assert told(text) == WHICH_PERIOD_AND_PART[text]
