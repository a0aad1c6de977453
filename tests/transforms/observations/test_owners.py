"""Whose metric it is, by the words in front of it: parts of companies that no reference data knows. All names are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

NAMED = {
    # Before a period, a verb, an aside.
    "云业务第三季度收入为31亿元。": ["云业务 revenue: 3100000000 CNY"],
    "锂板块本季度实现收入6亿元。": ["锂板块 revenue: 600000000 CNY"],
    "锐图365收入2亿元。": ["锐图365 revenue: 200000000 CNY"],
    "短视频产品“远见”的日活跃用户数超过3亿。": ["远见 dau: 300000000 count"],
    "Brightwater posted net sales of $326 million.": ["Brightwater revenue: 326000000 USD"],
    "Pool Care, which had its best quarter, posted net sales of $326 million, with adjusted EBITDA of $84 million.": [
        "Pool Care revenue: 326000000 USD",
        "Pool Care adjusted_ebitda: 84000000 USD",
    ],
    "U.S. revenue grew 5% to $30 million.": ["US revenue: 5 percent change_pct yoy", "US revenue: 30000000 USD"],
    # Where the clause's figures are from.
    "In Europe, revenue was $50 million.": ["Europe revenue: 50000000 USD"],
    "In summary, revenue was $50 million.": ["group revenue: 50000000 USD"],
    "In a challenging environment, revenue grew 12%.": ["group revenue: 12 percent change_pct yoy"],
    # What the sentences before announced.
    "再看核心零售。收入42亿元，同比增长13%。": ["核心零售 revenue: 4200000000 CNY", "核心零售 revenue: 13 percent change_pct yoy"],
    "核心零售方面，收入42亿元。": ["核心零售 revenue: 4200000000 CNY"],
    "成本方面，营业成本为80亿元。": ["group cost_of_revenue: 8000000000 CNY"],
    "云业务保持快速增长。收入31亿元。公司总收入为100亿元。": ["云业务 revenue: 3100000000 CNY", "group revenue: 10000000000 CNY"],
    "Turning to our financial results. Revenue was $50 million.": ["group revenue: 50000000 USD"],
    "Garden net sales grew 5%. Its adjusted EBITDA declined 12%.": [
        "Garden revenue: 5 percent change_pct yoy",
        "Garden adjusted_ebitda: -12 percent change_pct yoy",
    ],
    # Names in a list.
    "线上娱乐、营销服务和新零售的收入分别为44亿元、20亿元和7亿元。": [
        "线上娱乐 revenue: 4400000000 CNY",
        "营销服务 revenue: 2000000000 CNY",
        "新零售 revenue: 700000000 CNY",
    ],
}

OF_THE_WHOLE = {
    "Halden reported revenue of $210 million.": ["group revenue: 210000000 USD"],
    "Halden Robotics had revenue of $210 million.": ["group revenue: 210000000 USD"],
    "归属于哈尔登的净利润为6亿元。": ["group net_income_attributable: 600000000 CNY"],
    "哈尔登第三季度实现营收12亿元。": ["group revenue: 1200000000 CNY"],
}

#: Counted or told of something that was named in words nobody understands: never of the whole company.
LEFT_ALONE = [
    "小鹿便利这种开在社区里的店，季度末门店数是1,152家。",
    "主要由于云业务的增长，收入增长了8%。",
]


@pytest.mark.parametrize(("text", "expected"), NAMED.items())
def test_a_part_is_told_by_its_name(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), OF_THE_WHOLE.items())
def test_the_companys_own_name_is_the_whole(text: str, expected: list[str]) -> None:
    name = "Halden Robotics Inc." if text[0] == "H" else "哈尔登机器人股份有限公司"
    assert told(text, company_name=name) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert told(text) == []
