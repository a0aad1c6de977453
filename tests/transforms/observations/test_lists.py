"""Lists in parallel: as many numbers as names, or nobody can tell."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

THREE_SEGMENTS = [
    "merchant_marketing_services revenue: 28400000000 CNY",
    "self_operated_retail revenue: 11000000000 CNY",
    "membership_and_other_services revenue: 3700000000 CNY",
    "merchant_marketing_services revenue: 10 percent change_pct yoy",
    "self_operated_retail revenue: 3 percent change_pct yoy",
    "membership_and_other_services revenue: 9 percent change_pct yoy",
]
SEGMENTS = {
    "其中商家营销服务、自营零售、会员及其他服务的收入分别为284亿元、110亿元和37亿元，同比分别增长10%、3%和9%。": THREE_SEGMENTS,
    "其中商家营销服务、自营零售、会员及其他服务的收入为284亿元、110亿元和37亿元，同比增长10%、3%和9%。": THREE_SEGMENTS,
    "Revenues from merchant marketing services, self-operated retail, and membership and other services were RMB28.4 billion, "
    "RMB11.0 billion and RMB3.7 billion, up 10%, 3% and 9%, respectively.": THREE_SEGMENTS,
}
METRICS = {
    "收入和毛利同比分别增长12%和15%，达到83亿元和35亿元。": [
        "group revenue: 12 percent change_pct yoy",
        "group gross_profit: 15 percent change_pct yoy",
        "group revenue: 8300000000 CNY",
        "group gross_profit: 3500000000 CNY",
    ],
    "收入同比和环比分别增长12%和3%。": ["group revenue: 12 percent change_pct yoy", "group revenue: 3 percent change_pct qoq"],
}
OWNERS = {
    "云业务收入和广告业务收入分别为31亿元和20亿元，同比分别增长8%和下降2%。": [
        "云业务 revenue: 3100000000 CNY",
        "广告业务 revenue: 2000000000 CNY",
        "云业务 revenue: 8 percent change_pct yoy",
        "广告业务 revenue: -2 percent change_pct yoy",
    ],
    "收入同比和环比分别增长12%和下降3%。": ["group revenue: 12 percent change_pct yoy", "group revenue: -3 percent change_pct qoq"],
}
UNCLEAR = [
    "商家营销服务、自营零售、会员及其他服务的收入为284亿元和110亿元。",
    "Lighting, heating and cooling revenue were $3.0 billion, $2.0 billion and $3.3 billion, up 10%, 20% and 5%.",
    "收入和净利润分别为83亿元（12亿美元）和7亿元（1亿美元）。",
]


@pytest.mark.parametrize(("text", "expected"), [*SEGMENTS.items(), *METRICS.items()])
def test_the_nth_number_belongs_to_the_nth_name(text: str, expected: list[str]) -> None:
    assert told(text, company="heting") == expected


@pytest.mark.parametrize("text", UNCLEAR)
def test_unclear_lists_are_left_alone(text: str) -> None:
    assert told(text, company="heting") == []


@pytest.mark.parametrize(("text", "expected"), OWNERS.items())
def test_each_name_may_have_an_owner_and_each_number_a_direction(text: str, expected: list[str]) -> None:
    assert told(text) == expected
