"""Lists of one metric of several owners. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

OWNERS = {
    "手机游戏收入总额及端游收入分别为36亿元及10亿元。": [
        "手机游戏 revenue: 3600000000 CNY",
        "端游 revenue: 1000000000 CNY",
    ],
    "Smartphone revenue and tablet revenue were $36 million and $10 million, respectively.": [
        "Smartphone revenue: 36000000 USD",
        "tablet revenue: 10000000 USD",
    ],
    "收入按地区分，中国区、美国区、欧亚区占比分别为84%、13%和3%。": [
        "中国区 revenue_share: 84 percent",
        "美国区 revenue_share: 13 percent",
        "欧亚区 revenue_share: 3 percent",
    ],
    "Basic and diluted net loss per ADS were both $0.55. Non-GAAP basic and diluted net loss per ADS were both $0.49.": [
        "group diluted_eps: -0.55 USD/ads",
        "group non_gaap_diluted_eps: -0.49 USD/ads",
    ],
}


@pytest.mark.parametrize("text", OWNERS)
def test_observations(text: str) -> None:
    assert told(text) == OWNERS[text]
