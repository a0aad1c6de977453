"""Whose number it is where the part is not named again: the category, this segment; users told behind a part's figures.

All names are invented.
"""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

REFERRED = {
    "Moving on to all other, revenue was $860 million. Collectively, the category delivered $54 million of operating profit.": [
        "all other revenue: 860000000 USD",
        "all other operating_income: 54000000 USD",
    ],
    "We generated $69 million of operating profit.": ["group operating_income: 69000000 USD"],
    # Of which one nobody says.
    "This segment generated $69 million of operating profit.": [],
    "Compute and sensing business unit revenue was $4 billion.": ["Compute and sensing business unit revenue: 4000000000 USD"],
    "管理零售客户总资产余额9,400亿元。": ["group assets_under_management: 940000000000 CNY at its end"],
    # Another one may be named between: of neither.
    "六英寸收入环比下降4%，八英寸环比增长7%，产能利用率为81%。": ["六英寸 revenue: -4 percent change_pct qoq"],
}
USERS = {
    "云业务收入31亿元，同比增长8%。本季月活用户同比增长近三成。": [
        "云业务 revenue: 3100000000 CNY",
        "云业务 revenue: 8 percent change_pct yoy",
    ],
    "整体月活用户同比增长20%。": ["group mau: 20 percent change_pct yoy"],
}


@pytest.mark.parametrize(("text", "expected"), REFERRED.items())
def test_referred_to(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), USERS.items())
def test_users_behind_the_figures_of_a_part(text: str, expected: list[str]) -> None:
    assert told(text) == expected
