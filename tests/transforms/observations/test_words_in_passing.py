"""What is said in passing parts no name from its figure. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

IN_PASSING = {
    "经调整净亏损，也就是剔除股权激励等影响之后，为5亿元，去年同期是9亿元。": [
        "group non_gaap_net_income: -500000000 CNY",
        "group non_gaap_net_income: -900000000 CNY a year before",
    ],
    "Home tutoring, which is still our fastest-growing line, delivered revenue growth of over 50% year over year.": [
        "Home tutoring revenue: 50 percent change_pct yoy",
    ],
    "Non-GAAP net income attributable to Brookfield, which excluded one-off items, was $135 million, compared to $74 million a year ago.": [
        "group non_gaap_net_income: 135000000 USD",
        "group non_gaap_net_income: 74000000 USD a year before",
    ],
    "如果剔除股份支付费用，经调整EBITDA亏损是2.4亿元。": [
        "group adjusted_ebitda: -240000000 CNY",
    ],
}


@pytest.mark.parametrize("text", IN_PASSING)
def test_observations(text: str) -> None:
    assert told(text) == IN_PASSING[text]
