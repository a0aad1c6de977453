"""Levels that something turned from and to, and when they stood. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

TURNED = {
    "员工总数由去年底的3,680人优化至3,215人。": [
        "group headcount: 3680 count 2024-12-31/2024-12-31",
        "group headcount: 3215 count at its end",
    ],
    "经营利润率从去年三季度的正8%变为负3.5%。": [
        "group operating_margin: 8 percent a year before",
        "group operating_margin: -3.5 percent",
    ],
    "销售成本率由60%上升到73%，同比提高13个百分点。": [
        "group cost_of_revenue_ratio: 60 percent a year before",
        "group cost_of_revenue_ratio: 73 percent",
        "group cost_of_revenue_ratio: 13 percentage_point change_pp yoy",
    ],
    "资产负债率由年初的58%降至52%，下降6个百分点。": [
        "group debt_to_asset_ratio: 58 percent 2024-12-31/2024-12-31",
        "group debt_to_asset_ratio: 52 percent at its end",
    ],
    "Selling expense ratio increased by 13 percentage points from 14% to 27%.": [
        "group sales_and_marketing_expense_ratio: 13 percentage_point change_pp yoy",
        "group sales_and_marketing_expense_ratio: 14 percent a year before",
        "group sales_and_marketing_expense_ratio: 27 percent",
    ],
    "For the first nine months of 2025, net revenues were $1,436 million, up 39% from $1,033 million in the first nine months of 2024.": [
        "group revenue: 1436000000 USD 2025-01-01/2025-09-30",
        "group revenue: 39 percent change_pct yoy 2025-01-01/2025-09-30",
        "group revenue: 1033000000 USD 2024-01-01/2024-09-30",
    ],
    "经营亏损率3.7%，同比收窄14.6个百分点。": [
        "group operating_margin: -3.7 percent",
        "group operating_margin: 14.6 percentage_point change_pp yoy",
    ],
}


@pytest.mark.parametrize("text", TURNED)
def test_observations(text: str) -> None:
    assert told(text) == TURNED[text]
