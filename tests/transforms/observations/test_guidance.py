"""Guidance in both languages: forward-looking, with its bounds and the period it is of, and never an actual. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

NEXT, YEAR = "2025-10-01/2025-12-31 forward", "2025-01-01/2025-12-31 forward"

GUIDANCE = {
    "前三季度资本开支9.2亿元，全年计划14亿元左右。": [
        "group capital_expenditure: 920000000 CNY 2025-01-01/2025-09-30",
        f"group capital_expenditure: 1400000000 CNY {YEAR}",
    ],
    # A plan said to stand is no outlook on what follows.
    "全年矿产锡4.6万吨的计划不变，三季度收入21亿元。": [f"矿产锡 production_volume: 46000 count {YEAR}"],
    "因为新品占比上升，毛利率会有所下降，我们预计全年毛利率在35%以上。": [f"group gross_margin: 35 percent {YEAR}"],
    "我们预计全年经营性现金流净额将实现4亿元以上的净流入。": [f"group operating_cash_flow: 400000000 CNY {YEAR}"],
    "For the full year, we now expect capex of approximately $450 million.": [f"group capital_expenditure: 450000000 USD {YEAR}"],
    "We are raising our full-year revenue guidance to a range of $1.61 billion to $1.63 billion.": [
        f"group revenue: 1610000000..1630000000 USD {YEAR}"
    ],
    "We continue to target a gross margin of 40% this year.": [f"group gross_margin: 40 percent {YEAR}"],
    "我们将全年收入指引上调至160亿元到163亿元。": [f"group revenue: 16000000000..16300000000 CNY {YEAR}"],
    "公司全年交付量目标为50万辆。": [f"group deliveries: 500000 count {YEAR}"],
    "我们有信心实现全年收入增长20%的目标。": [f"group revenue: 20 percent change_pct yoy {YEAR}"],
    "我们预计今年的资本开支在30亿元左右。": [f"group capital_expenditure: 3000000000 CNY {YEAR}"],
    "公司计划于2026年新开门店200家。": ["group new_stores: 200 count 2026-01-01/2026-12-31 forward"],
    "We now see full-year adjusted EBITDA of $900 million to $920 million.": [f"group adjusted_ebitda: 900000000..920000000 USD {YEAR}"],
    "In 2026, we plan capex of $3.5 billion.": ["group capital_expenditure: 3500000000 USD 2026-01-01/2026-12-31 forward"],
    "我们全年的资本开支计划是120亿元。": [f"group capital_expenditure: 12000000000 CNY {YEAR}"],
    # What was guided before is no longer so.
    "For the full year, revenue is now expected to be $4.2 billion to $4.3 billion, up from $4.0 billion to $4.1 billion.": [
        f"group revenue: 4200000000..4300000000 USD {YEAR}"
    ],
    # The next sentences are of the period that the outlook named.
    "For the fourth quarter, we expect revenue of $1.2 billion. We expect gross margin of 40%. Opex should be $300 million.": [
        f"group revenue: 1200000000 USD {NEXT}",
        f"group gross_margin: 40 percent {NEXT}",
        f"group operating_expenses: 300000000 USD {NEXT}",
    ],
    "Turning to our outlook. For the full year, revenue of $4.1 billion to $4.2 billion.": [
        f"group revenue: 4100000000..4200000000 USD {YEAR}"
    ],
    "预计四季度收入为85亿元。毛利率预计在20%左右。": [f"group revenue: 8500000000 CNY {NEXT}", f"group gross_margin: 20 percent {NEXT}"],
}

#: What was, though something else is expected in the sentence; and what happened after the quarter's end.
ACTUALS = {
    "We expect customers to spend more, and revenue was $310 million in the quarter.": ["group revenue: 310000000 USD"],
    "As we expected, revenue declined 4% to $82 million.": [
        "group revenue: -4 percent change_pct yoy",
        "group revenue: 82000000 USD",
    ],
    "On October 1, our app's daily active users reached 12 million.": ["app dau: 12000000 count 2025-10-01/2025-10-01"],
    "Revenue was $310 million, above the high end of our guidance of $300 million to $305 million.": ["group revenue: 310000000 USD"],
}

LEFT_ALONE = [
    # Of two periods, which?
    "We expect growth in the fourth quarter and in 2026. We expect gross margin of 40%.",
    "Revenue came in $5 million above the midpoint of our guidance.",
    "Over the next three years we plan to invest $100 billion in capex.",
    "We previously announced the $38 billion capex figure over three years.",
    "未来三年，我们计划资本开支380亿元。",
    "We had guided to revenue of $300 million in the third quarter.",
]


@pytest.mark.parametrize(("text", "expected"), {**GUIDANCE, **ACTUALS}.items())
def test_guidance(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert told(text) == []
