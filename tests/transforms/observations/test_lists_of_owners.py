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
    "收入按渠道分，直销区、经销区、线上区占比分别为70%、20%和10%。": [
        "直销区 revenue_share: 70 percent",
        "经销区 revenue_share: 20 percent",
        "线上区 revenue_share: 10 percent",
    ],
    "Basic and diluted loss per share were both $0.55. Non-GAAP basic and diluted loss per share were both $0.49.": [
        "group diluted_eps: -0.55 USD/share",
        "group basic_eps: -0.55 USD/share",
        "group non_gaap_diluted_eps: -0.49 USD/share",
    ],
}


@pytest.mark.parametrize("text", OWNERS)
def test_observations(text: str) -> None:
    assert told(text) == OWNERS[text]
