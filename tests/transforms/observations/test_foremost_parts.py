"""A part that is told to be foremost is what its clause speaks of. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

FOREMOST = {
    "增长最快的是云服务，收入12亿元，同比增长30%。": [
        "云服务 revenue: 1200000000 CNY",
        "云服务 revenue: 30 percent change_pct yoy",
    ],
    "其中最重要的引擎还是海外市场，收入同比增长68%，达到13亿元，占集团总收入的比重提升到71%。": [
        "海外市场 revenue: 68 percent change_pct yoy",
        "海外市场 revenue: 1300000000 CNY",
        "海外市场 revenue_share: 71 percent",
    ],
    "我们最关注的指标还是毛利率，同比提高了2个百分点。": [],
}


@pytest.mark.parametrize("text", FOREMOST)
def test_observations(text: str) -> None:
    assert told(text) == FOREMOST[text]
