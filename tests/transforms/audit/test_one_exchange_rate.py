"""`one_exchange_rate`: amounts said in two currencies imply one rate a call."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from tests.transforms.audit.examples import JUNE, LAST_DAY, SEPTEMBER, Period, audited, outcomes, roles, said


def both(metric: str, quote: str, base: str, period: Period = SEPTEMBER) -> list[dict[str, object]]:
    """约合: the second amount is the first, rounded."""
    return [said(quote, metric, period=period), said(base, metric, period=period, qualifier="approx")]


REVENUE = both("revenue", "743亿", "104亿 USD")  # 7.1053 to 7.1836
CASH = both("net_cash", "1281亿", "180亿 USD", LAST_DAY)  # 7.0942 to 7.1393
OUTFLOW = both("free_cash_flow", "-7.8亿", "-1.1亿 USD")  # 6.7391 to 7.4762
SLIP = both("net_income", "36亿", "6亿 USD")  # 5.4615 to 6.6364


@pytest.mark.parametrize(
    ("rows", "passed"),
    [
        pytest.param([*REVENUE], [], id="one pair has nothing to be compared with"),
        pytest.param([*REVENUE, *CASH], [True, True], id="a flow and a balance"),
        pytest.param([*REVENUE, *CASH, *OUTFLOW], [True, True, True], id="amounts below zero"),
        pytest.param([*REVENUE, *CASH, *SLIP], [True, True, False], id="the one against two is wrong"),
        pytest.param([*SLIP, *CASH, *REVENUE], [False, True, True], id="whichever was said first"),
        pytest.param([*REVENUE, *both("net_income", "72亿", "10亿 USD")], [True, True], id="a coarse pair"),
        # From 14.5 / 2.5, and up to 14.5 / 2.5.
        pytest.param([*both("revenue", "15亿", "2亿 USD"), *both("net_income", "14亿", "3亿 USD")], [True, True], id="touching"),
        pytest.param([*both("revenue", "15亿", "2亿 USD"), *both("net_income", "13亿", "3亿 USD")], [False], id="apart"),
        pytest.param([*REVENUE, *both("net_income", "36亿", "-5亿 USD")], [], id="a gain is no loss in another currency"),
        pytest.param([*REVENUE, *both("net_income", "0.4亿", "0亿 USD")], [], id="about zero has no rate"),
        pytest.param([*REVENUE, said("36亿", "net_income"), said("6亿 USD", "net_income", period=JUNE)], [], id="two periods"),
        pytest.param([*REVENUE, said("36亿", "net_income"), said("6亿 USD", "net_income", segment="mall")], [], id="two segments"),
        pytest.param([*REVENUE, said("3.6", "diluted_eps", per="share"), said("6 USD", "diluted_eps", per="ads")], [], id="share and ADS"),
        pytest.param([*REVENUE, said("36亿", "net_income"), said("6亿 USD", "net_income", qualifier="above")], [], id="a bound: 超过 6 亿"),
        pytest.param([*REVENUE, said("36亿", "orders"), said("6亿 count", "orders")], [], id="a count is no currency"),
    ],
)
def test_amounts_in_two_currencies_imply_one_rate(rows: list[dict[str, object]], passed: list[bool]) -> None:
    assert outcomes("one_exchange_rate", *rows) == passed


@pytest.mark.parametrize("rows", [[*SLIP, *CASH], [*CASH, *SLIP]], ids=["said first", "said last"])
def test_of_two_that_disagree_the_less_precise_fails(rows: list[dict[str, object]]) -> None:
    checks = audited(*rows).checks
    assert checks.select("subject", "passed").rows() == [("USD/CNY rate of group net_income 2024-07-01/2024-09-30", False)]


def test_a_rate_is_of_one_document() -> None:
    assert outcomes("one_exchange_rate", *REVENUE, *[{**row, "document_id": "e"} for row in SLIP]) == []


def test_currency_pairs_do_not_mix() -> None:
    in_dollars = [*REVENUE, *CASH]
    in_hong_kong_dollars = [*both("net_income", "36.2亿", "39.7亿 HKD"), *both("capital_expenditure", "79.2亿", "86.8亿 HKD")]
    assert outcomes("one_exchange_rate", *in_dollars, *in_hong_kong_dollars) == [True] * 4


def test_three_currencies_of_one_amount_are_three_pairs() -> None:
    three = [*REVENUE, said("811亿 HKD")]
    cash = [*CASH, said("1398亿 HKD", "net_cash", period=LAST_DAY)]
    checks = audited(*three, *cash).checks
    assert checks["passed"].to_list() == [True] * 6
    assert checks["subject"].str.head(7).unique().sort().to_list() == ["HKD/CNY", "USD/CNY", "USD/HKD"]


def test_the_amount_said_several_times_counts_once_as_the_most_precise() -> None:
    rows = [said("180亿 USD", "net_cash", period=LAST_DAY), *both("net_cash", "1281亿", "179.6亿 USD", LAST_DAY), *REVENUE]
    # 1280.5 / 179.65 and 1281.5 / 179.55; 742.5 / 104.5 and 743.5 / 103.5; rounded outward.
    assert audited(*rows).checks["detail"].to_list() == [
        "128100000000 CNY for 17960000000 USD is a rate of 7.127748399 to 7.137287664, and other amounts said in both imply "
        "7.105263157 to 7.18357488.",
        "74300000000 CNY for 10400000000 USD is a rate of 7.105263157 to 7.18357488, and other amounts said in both imply "
        "7.127748399 to 7.137287664.",
    ]


def test_a_failing_pair_quotes_both_sides() -> None:
    result = audited(*SLIP, *CASH, *REVENUE)
    check = result.checks.row(0, named=True)
    assert check["subject"] == "USD/CNY rate of group net_income 2024-07-01/2024-09-30"
    assert check["unit_id"] == "CNY"
    # 35.5 / 6.5 and 36.5 / 5.5, rounded outward; the others: 742.5 / 104.5 and 1281.5 / 179.5.
    assert (check["actual_low"], check["actual_high"]) == (Decimal("5.461538461"), Decimal("6.636363637"))
    assert (check["expected_low"], check["expected_high"]) == (Decimal("7.105263157"), Decimal("7.139275767"))
    assert check["detail"] == (
        "3600000000 CNY for 600000000 USD is a rate of 5.461538461 to 6.636363637, but other amounts said in both imply "
        "7.105263157 to 7.139275767."
    )
    assert [role for role in roles(result) if role[0] == 0] == [
        (0, 0, "amount"),
        (0, 1, "counter_amount"),
        (0, 2, "other_amount"),
        (0, 4, "other_amount"),
        (0, 3, "other_counter_amount"),
        (0, 5, "other_counter_amount"),
    ]


@pytest.mark.parametrize(
    ("currency", "subject"),
    [("CNY", "USD/CNY"), ("USD", "CNY/USD"), ("EUR", "USD/CNY"), (None, "USD/CNY")],
    ids=["the quote is the call's currency", "whichever it is", "else the first by the alphabet", "and so where it is unknown"],
)
def test_the_direction_of_a_rate(currency: str | None, subject: str) -> None:
    checks = audited(*REVENUE, *CASH, currency=currency).checks
    assert checks["subject"].str.head(7).unique().to_list() == [subject]
    assert checks["passed"].to_list() == [True, True]


def test_rates_of_trillions_and_of_currencies_of_little_worth() -> None:
    dong = [said("998877665544332.123456789 VND"), said("39955106621.77 USD")]
    price = [said("25000 VND", "average_selling_price"), said("1.000 USD", "average_selling_price")]
    checks = audited(*dong, *price, currency="VND").checks
    assert checks["passed"].to_list() == [True, True]
    assert audited(*dong, *price, currency="USD").checks["passed"].to_list() == [True, True]
    wrong = [said("25020 VND", "average_selling_price"), said("1.0000 USD", "average_selling_price")]
    assert sorted(audited(*dong, *wrong, currency="VND").checks["passed"].to_list()) == [False]
    assert isinstance(checks.schema["expected_low"], pl.Decimal)
