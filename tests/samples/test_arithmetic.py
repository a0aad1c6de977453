"""The figures of the sample calls fit each other as those of a real company do, on the intervals that rounded numbers stand for,
but for the one inconsistency that is planted in the first quarter (see samples/README.md)."""

from __future__ import annotations

import pytest

from tests.samples.gold import NAMES, Spoken, facts, spoken

FIRST, SECOND = "2025-04-01/2025-06-30", "2025-07-01/2025-09-30"
QUARTER = {"heting-2025-06-30": FIRST, "heting-2025-09-30": SECOND, "heting-2025-09-30-en": SECOND}
YEAR_AGO = {FIRST: "2024-04-01/2024-06-30", SECOND: "2024-07-01/2024-09-30"}
DAY = {FIRST: "2025-06-30/2025-06-30", SECOND: "2025-09-30/2025-09-30"}
PARTS = ["merchant_marketing_services", "self_operated_retail", "membership_and_other_services"]
SEGMENTS = ["domestic_commerce", "cloud", "logistics", "overseas_commerce", "all_others"]
RATIOS = [
    "cost_of_revenue_ratio",
    "product_development_expense_ratio",
    "sales_and_marketing_expense_ratio",
    "general_and_administrative_expense_ratio",
]
HUNDRED = spoken("100", "percent")


def find(
    name: str, segment: str, metric: str, period: str, measure: str = "level", comparison: str = "", unit: str = "CNY", per: str = ""
) -> Spoken:
    """What one actual fact of the gold stands for; it is an error where there is none, or more than one."""
    found = [row for row in facts(name) if row["forward"] == "0" and key(row) == (segment, metric, period, measure, comparison, unit, per)]
    assert len(found) == 1, f"{len(found)} facts for {segment} {metric} {period} {measure} {comparison} {unit} {per}"
    return spoken(found[0]["value"], unit)


def key(row: dict[str, str]) -> tuple[str, ...]:
    period = f"{row['period_start']}/{row['period_end']}"
    return (row["segment"], row["metric_id"], period, row["measure"], row["comparison"], row["unit"], row["per"])


def total(parts: list[Spoken]) -> Spoken:
    result = Spoken(parts[0].low, parts[0].high)
    for part in parts[1:]:
        result = result + part
    return result


@pytest.mark.parametrize("name", NAMES)
def test_lines_of_domestic_commerce_add_up_but_in_the_first_quarter(name: str) -> None:
    quarter = QUARTER[name]
    lines = total([find(name, part, "revenue", quarter) for part in PARTS])
    assert lines.meets(find(name, "domestic_commerce", "revenue", quarter)) == (quarter == SECOND)


@pytest.mark.parametrize("name", NAMES)
def test_segments_add_up_to_the_group(name: str) -> None:
    quarter = QUARTER[name]
    for metric, rest in (("revenue", "inter_segment_elimination"), ("adjusted_ebita", "unallocated_cost")):
        parts = total([find(name, segment, metric, quarter) for segment in SEGMENTS])
        assert (parts - find(name, "group", rest, quarter)).meets(find(name, "group", metric, quarter))


@pytest.mark.parametrize("name", NAMES)
def test_changes_fit_the_levels(name: str) -> None:
    actual_facts = [row for row in facts(name) if row["value"] and row["forward"] == "0" and row["unit"] != "times"]
    levels = {key(row): spoken(row["value"], row["unit"]) for row in actual_facts if row["measure"] == "level"}
    checked = 0
    for row in actual_facts:
        if row["measure"] == "level":
            continue
        segment, metric, period, measure, comparison, unit, per = key(row)
        before = YEAR_AGO.get(period) if comparison == "yoy" else FIRST if period == SECOND else None
        for level_unit in {"change_pct": ("CNY", "count"), "change_pp": ("percent",)}.get(measure, (unit,)):
            # the change of an amount a share is a plain percentage: it bears no `per`
            each = per or next((of[6] for of in levels if of[:3] == (segment, metric, period) and of[5] == level_unit), "")
            now = levels.get((segment, metric, period, "level", "", level_unit, each))
            then = levels.get((segment, metric, before, "level", "", level_unit, each))
            if now is None or then is None:
                continue
            said = spoken(row["value"], unit)
            actual = (now - then) if measure in ("change_abs", "change_pp") else ((now - then) / then).times(100)
            assert actual.meets(said), f"{row['anchor']}: said {row['value']}, the levels give {actual}"
            checked += 1
    assert checked >= 9


@pytest.mark.parametrize("name", NAMES)
def test_margins_and_ratios(name: str) -> None:
    quarter = QUARTER[name]
    margins = [row for row in facts(name) if key(row)[1:4] == ("adjusted_ebita_margin", quarter, "level")]
    assert len(margins) >= 3
    for row in margins:
        margin = find(name, row["segment"], "adjusted_ebita", quarter) / find(name, row["segment"], "revenue", quarter)
        assert margin.times(100).meets(spoken(row["value"], "percent"))
    costs = total([find(name, "group", ratio, quarter, unit="percent") for ratio in RATIOS])
    assert (HUNDRED - costs).meets(find(name, "group", "adjusted_ebita_margin", quarter, unit="percent"))


@pytest.mark.parametrize("name", NAMES)
def test_cash(name: str) -> None:
    quarter, day = QUARTER[name], DAY[QUARTER[name]]
    cash = find(name, "group", "operating_cash_flow", quarter) - find(name, "group", "capital_expenditure", quarter)
    assert cash.meets(find(name, "group", "free_cash_flow", quarter))
    net = find(name, "group", "cash_and_investments", day) - find(name, "group", "total_debt", day)
    assert net.meets(find(name, "group", "net_cash", day))


@pytest.mark.parametrize("name", NAMES)
def test_one_exchange_rate_and_eight_shares_an_ads(name: str) -> None:
    values = {key(row): spoken(row["value"], row["unit"]) for row in facts(name) if row["measure"] == "level" and row["value"]}
    rates = [cny / values[(*of[:5], "USD", of[6])] for of, cny in values.items() if of[5] == "CNY" and (*of[:5], "USD", of[6]) in values]
    assert len(rates) >= 4
    assert max(rate.low for rate in rates) <= min(rate.high for rate in rates)
    eps = [find(name, "group", "non_gaap_diluted_eps", QUARTER[name], per=per) for per in ("share", "ads")]
    assert eps[0].times(8).meets(eps[1])


def test_the_second_quarter_follows_the_first() -> None:
    first, second = NAMES[0], NAMES[1]
    assert find(first, "group", "revenue", FIRST) == find(second, "group", "revenue", FIRST)
    both = find(first, "group", "revenue", FIRST) + find(second, "group", "revenue", SECOND)
    assert both.meets(find(second, "group", "revenue", "2025-04-01/2025-09-30"))
    spending = find(first, "group", "capital_expenditure", FIRST) + find(second, "group", "capital_expenditure", SECOND)
    assert spending.meets(find(second, "group", "capital_expenditure", "2025-04-01/2025-09-30"))
    members = find(second, "66plus", "members", SECOND, unit="count") - find(first, "66plus", "members", FIRST, unit="count")
    assert members.meets(find(second, "66plus", "members", SECOND, "change_abs", "qoq", unit="count"))


def test_twins_report_the_same_facts() -> None:
    labels = ("value", "low", "high", "core", "forward")
    chinese, english = ({(*key(row), *(row[label] for label in labels)) for row in facts(name)} for name in NAMES[1:])
    assert chinese == english
