"""Cash that is told as one sum of its parts. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

SUMS = {
    "三季度末货币资金、受限资金与理财产品合计141亿元。": [
        "group cash_and_investments: 14100000000 CNY at its end",
    ],
    "We had cash and cash equivalents, restricted cash, short-term and long-term investments of $3.1 billion in aggregate.": [
        "group cash_and_investments: 3100000000 USD at its end",
    ],
    "现金及现金等价物和短期投资分别为31亿元和12亿元。": [
        "group cash_and_cash_equivalents: 3100000000 CNY at its end",
        "group short_term_investments: 1200000000 CNY at its end",
    ],
    "理财产品期末余额12亿元。": [],
    "We finished the quarter and the first nine months of the year with $6.2 billion in cash.": [
        "group cash_and_cash_equivalents: 6200000000 USD at its end",
    ],
}


@pytest.mark.parametrize("text", SUMS)
def test_observations(text: str) -> None:
    assert told(text) == SUMS[text]
