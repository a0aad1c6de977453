"""What a turn goes on about once it has gone through the parts of the company. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

BREAKDOWNS = {
    "按业务看，云服务收入9亿元；营销业务收入4亿元；其他业务收入1亿元。毛利方面，毛利为6亿元，同比增长12%。": [
        "云服务 revenue: 900000000 CNY",
        "营销业务 revenue: 400000000 CNY",
        "其他业务 revenue: 100000000 CNY",
        "group gross_profit: 600000000 CNY",
        "group gross_profit: 12 percent change_pct yoy",
    ],
    "首先是收入，三季度收入14亿元。云服务收入9亿元。毛利方面，毛利率为43%，去年同期为41%。": [
        "group revenue: 1400000000 CNY",
        "云服务 revenue: 900000000 CNY",
        "group gross_margin: 43 percent",
        "group gross_margin: 41 percent a year before",
    ],
    "云业务收入9亿元，同比增长20%；营销业务收入4亿元，同比下降3%。毛利率为43%。": [
        "云业务 revenue: 900000000 CNY",
        "云业务 revenue: 20 percent change_pct yoy",
        "营销业务 revenue: 400000000 CNY",
        "营销业务 revenue: -3 percent change_pct yoy",
        "group gross_margin: 43 percent",
    ],
    "机器人业务收入2亿元，同比下降15%。人员方面，我们的员工总数是3,260人。整体来看，毛利率为43%。": [
        "机器人业务 revenue: 200000000 CNY",
        "机器人业务 revenue: -15 percent change_pct yoy",
        "group headcount: 3260 count at its end",
        "group gross_margin: 43 percent",
    ],
    "学习机的收入是4,800万元。我们还有三款新品。平均单价为4,120元。": [
        "学习机 revenue: 48000000 CNY",
    ],
}


@pytest.mark.parametrize("text", BREAKDOWNS)
def test_observations(text: str) -> None:
    assert told(text) == BREAKDOWNS[text]
