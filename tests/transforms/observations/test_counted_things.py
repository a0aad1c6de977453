"""What was sold is named behind its number. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

COUNTED = {
    "We sold 248,000 tablets in the quarter, up from 165,000 in the same quarter of last year.": [
        "tablets sales_volume: 248000 count",
        "tablets sales_volume: 165000 count a year before",
    ],
    "本季度我们卖出了24.8万台学习机，去年同期是16.5万台。": [
        "学习机 sales_volume: 248000 count",
        "学习机 sales_volume: 165000 count a year before",
    ],
    "本季度交付了75,869辆新车，同比增长20%。": [
        "group deliveries: 75869 count",
        "group deliveries: 20 percent change_pct yoy",
    ],
}


@pytest.mark.parametrize("text", COUNTED)
def test_observations(text: str) -> None:
    assert told(text) == COUNTED[text]
