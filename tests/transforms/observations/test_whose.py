"""Whose a figure is, by the words around its name. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

WHOSE = {
    "The adjusted EBITDA loss of community services narrowed to $31 million.": [
        "community services adjusted_ebitda: -31000000 USD",
    ],
    "Total GMV on our platform was $1.6 billion, up 17% year over year.": [
        "group gmv: 1600000000 USD",
        "group gmv: 17 percent change_pct yoy",
    ],
    "On the cost side, gross margin was 55%. On cash flow, operating cash inflow was $200 million.": [
        "group gross_margin: 55 percent",
        "group operating_cash_flow: 200000000 USD",
    ],
    "Cloud revenue was $398 million. Adjusted EBITA of the segment increased by 35% to $36 million, and adjusted EBITA margin was 9.0%.": [
        "Cloud revenue: 398000000 USD",
        "Cloud adjusted_ebita: 35 percent change_pct yoy",
        "Cloud adjusted_ebita: 36000000 USD",
        "Cloud adjusted_ebita_margin: 9 percent",
    ],
    "金融资产及合同资产减值损失净额为0.8亿元。应收这块，9月底应收账款是31亿元。盈利能力方面，毛利率为30%。": [
        "group accounts_receivable: 3100000000 CNY at its end",
        "group gross_margin: 30 percent",
    ],
    "综合毛利率24%；矿产品毛利率60%。": [
        "group gross_margin: 24 percent",
        "矿产品 gross_margin: 60 percent",
    ],
    "丹霞镁业三季度生产镁系产品8.1万吨，同比增长36%，实现营业收入2.1亿元。": [
        "丹霞镁业 revenue: 210000000 CNY",
    ],
    "销售、一般及行政开支25亿元，同比增长10%。": [
        "group selling_general_and_administrative_expense: 2500000000 CNY",
        "group selling_general_and_administrative_expense: 10 percent change_pct yoy",
    ],
    "本季度生产矿产铜9.1万吨，同比增长7%。": [
        "矿产铜 production_volume: 91000 count",
        "矿产铜 production_volume: 7 percent change_pct yoy",
    ],
    "焦岭金矿受设备检修影响，三季度产金3.6吨。": ["焦岭金矿 production_volume: 3.6 count"],
    "报表口径净亏损2,010万元。": ["group net_income: -20100000 CNY"],
    "云端HR解决方案的订阅收入4亿元，增长21.6%。": [
        "云端HR解决方案 revenue: 400000000 CNY",
        "云端HR解决方案 revenue: 21.6 percent change_pct yoy",
    ],
}


@pytest.mark.parametrize("text", WHOSE)
def test_observations(text: str) -> None:
    assert told(text) == WHOSE[text]
