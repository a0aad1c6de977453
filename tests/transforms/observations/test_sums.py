"""Cash told as a sum, what is told of the whole behind its parts, reasons and their periods, losses that narrow."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

SUMS = {
    "现金及现金等价物、定期存款以及理财产品等合计为86.2亿元。": ["group cash_and_investments: 8620000000 CNY at its end"],
    "现金及现金等价物和短期投资合计32亿元。": ["group cash_and_investments: 3200000000 CNY at its end"],
    "现金及现金等价物为12亿元，短期投资为16亿元。": [
        "group cash_and_cash_equivalents: 1200000000 CNY at its end",
        "group short_term_investments: 1600000000 CNY at its end",
    ],
}
WHOLE = {
    "云业务收入5亿元。游戏业务收入3亿元。创新业务收入1亿元。毛利方面，毛利为3亿元，毛利率38%。": [
        "云业务 revenue: 500000000 CNY",
        "游戏业务 revenue: 300000000 CNY",
        "创新业务 revenue: 100000000 CNY",
        "group gross_profit: 300000000 CNY",
        "group gross_margin: 38 percent",
    ],
    "经调整EBITDA亏损5.3亿元，同比收窄67.5%。": [
        "group adjusted_ebitda: -530000000 CNY",
        "group adjusted_ebitda: 67.5 percent change_pct yoy",
    ],
}
REASONS = {
    "本土游戏收入252亿元，主要由去年下半年上线的新品带动；国际游戏收入120亿元。": [
        "本土游戏 revenue: 25200000000 CNY",
        "国际游戏 revenue: 12000000000 CNY",
    ],
    "行政开支5.9亿元，主要是人员优化，9月底我们的员工总数3,206人。": [
        "group general_and_administrative_expense: 590000000 CNY",
        "group headcount: 3206 count at its end",
    ],
}


@pytest.mark.parametrize(("text", "expected"), [*SUMS.items(), *WHOLE.items(), *REASONS.items()])
def test_sums_wholes_and_reasons(text: str, expected: list[str]) -> None:
    assert told(text) == expected
