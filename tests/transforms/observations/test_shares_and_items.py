"""Shares of revenue, and lists of parts under one name. All names are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

SHARES = {
    "Cloud accounted for 26% of our total net revenues.": ["Cloud revenue_share: 26 percent"],
    "海外收入大约占集团收入的29%。": ["海外 revenue_share: 29 percent"],
    "学习服务占我们净收入总额的69%。": ["学习服务 revenue_share: 69 percent"],
    "线上娱乐、营销服务和新零售分别占总收入的60%、30%和10%。": [
        "线上娱乐 revenue_share: 60 percent",
        "营销服务 revenue_share: 30 percent",
        "新零售 revenue_share: 10 percent",
    ],
    "R&D expenses were $45 million, or 21% of revenue.": [
        "group product_development_expense: 45000000 USD",
        "group product_development_expense_ratio: 21 percent",
    ],
    "一般及行政费用占净收入总额的比例同比从18.1%下降至15.4%。": [
        "group general_and_administrative_expense_ratio: 18.1 percent a year before",
        "group general_and_administrative_expense_ratio: 15.4 percent",
    ],
    # A cost may be a share of revenue too, and nobody says that it is one.
    "Advertising was 6.3% of sales.": [],
    "AI产品占外部收入的比例提高到25%。": [],
}

ITEMS = {
    "产量方面，精选铅26.4吨，同比增长15.8%；精炼锌13.2万吨，同比下降6.4%。": [
        "精选铅 production_volume: 26.4 count",
        "精选铅 production_volume: 15.8 percent change_pct yoy",
        "精炼锌 production_volume: 132000 count",
        "精炼锌 production_volume: -6.4 percent change_pct yoy",
    ],
    "月活跃用户5.8亿，同比增长9%，其中网页版2.8亿人，同比增长6%；移动版3.1亿人，同比增长11%。": [
        "group mau: 580000000 count",
        "group mau: 9 percent change_pct yoy",
        "网页版 mau: 280000000 count",
        "网页版 mau: 6 percent change_pct yoy",
        "移动版 mau: 310000000 count",
        "移动版 mau: 11 percent change_pct yoy",
    ],
    "矿产金41吨，矿产金的单位销售成本是每克248元。": ["矿产金 production_volume: 41 count", "矿产金 unit_cost: 248 CNY/gram"],
}

TWO_AT_ONCE = {
    "Basic and diluted net income per ADS were US$0.11 and US$0.10, respectively.": [
        "group basic_eps: 0.11 USD/ads",
        "group diluted_eps: 0.1 USD/ads",
    ],
    "每股基本及摊薄收益分别为0.52元和0.50元。": ["group basic_eps: 0.52 CNY/share", "group diluted_eps: 0.5 CNY/share"],
    "Net income was $131 million, or $1.11 per diluted share, compared to $122 million, or $1.02 per diluted share, last year.": [
        "group net_income: 131000000 USD",
        "group diluted_eps: 1.11 USD/share",
        "group net_income: 122000000 USD a year before",
        "group diluted_eps: 1.02 USD/share a year before",
    ],
    "收入、毛利和净利分别为120亿元、35亿元和12亿元，去年同期分别为100亿元、30亿元和10亿元。": [
        "group revenue: 12000000000 CNY",
        "group gross_profit: 3500000000 CNY",
        "group net_income: 1200000000 CNY",
        "group revenue: 10000000000 CNY a year before",
        "group gross_profit: 3000000000 CNY a year before",
        "group net_income: 1000000000 CNY a year before",
    ],
}


@pytest.mark.parametrize(("text", "expected"), [*SHARES.items(), *ITEMS.items(), *TWO_AT_ONCE.items()])
def test_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected
