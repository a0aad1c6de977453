"""Dividends that were declared: for one share, for ten, in total. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

DIVIDENDS = {
    "董事会批准了2026财年普通现金股息每股0.12美元，总额约1.9亿美元。": [
        "group dividend_per_share: 0.12 USD/share 2026-01-01/2026-12-31",
        "group dividend_total: 190000000 USD 2026-01-01/2026-12-31",
    ],
    "公司宣布派发中期股息每股0.35港元。": [
        "group dividend_per_share: 0.35 HKD/share",
    ],
    "公司拟向全体股东每10股派发现金红利2.2元（含税），合计派发现金58.5亿元。": [
        "group dividend_per_share: 0.22 CNY/share",
        "group dividend_total: 5850000000 CNY",
    ],
    "董事会建议2025年中期分红，每10股派1.8元，共计派发3.2亿元。": [
        "group dividend_per_share: 0.18 CNY/share 2025-01-01/2025-06-30",
        "group dividend_total: 320000000 CNY 2025-01-01/2025-06-30",
    ],
    "我们预计2026财年的股息总额不低于2亿美元。": [
        "group dividend_total: 200000000 USD 2026-01-01/2026-12-31 forward",
    ],
}


@pytest.mark.parametrize("text", DIVIDENDS)
def test_observations(text: str) -> None:
    assert told(text) == DIVIDENDS[text]
