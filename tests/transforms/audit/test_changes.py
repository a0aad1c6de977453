"""`change_fits_levels`, `points_fit_levels`, `growth_fits_levels`: a change lies between the level of the period and the level before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.transforms.audit.examples import (
    JUNE,
    LAST_DAY,
    SEPTEMBER,
    SEPTEMBER_BEFORE,
    Period,
    audited,
    changed,
    only_check,
    outcomes,
    roles,
    said,
)


@pytest.mark.parametrize(
    ("prior", "level", "change", "passes"),
    [
        # 267 against -225: from 491 to 493, each amount rounded to 1.
        ("-225亿", "267亿", "492亿", True),
        ("-225亿", "267亿", "491亿", True),
        ("-225亿", "267亿", "493亿", True),
        # 490 ± 0.5 ends at 490.5.
        ("-225亿", "267亿", "490亿", False),
        ("-225亿", "267亿", "495亿", False),
        # Touching: 489.5 to 490.5 and, to one more digit, 490.95 to 491.05.
        ("-225亿", "267亿", "490.9亿", False),
        ("-225.0亿", "267.0亿", "492.1亿", True),
        ("-225.0亿", "267.0亿", "492.2亿", False),
        # Smaller losses, and a gain that became a loss.
        ("-33亿", "-26亿", "7亿", True),
        ("-33亿", "-26亿", "-7亿", False),
        ("12.4亿", "-3.6亿", "-16.0亿", True),
        # Per-share amounts, and trillions.
        ("2.03", "1.94", "-0.09", True),
        ("2.03", "1.94", "-0.11", False),
        ("900T", "999.999999999999T", "100T", True),
        ("900000000000000", "999999999999999", "99999999999999", True),
        ("900000000000000", "999999999999999", "99999999999997", False),
    ],
)
def test_an_amount_of_change_fits_its_levels(prior: str, level: str, change: str, passes: bool) -> None:
    rows = [said(level, "net_income"), said(prior, "net_income", period=SEPTEMBER_BEFORE), changed(change, "net_income")]
    assert outcomes("change_fits_levels", *rows) == [passes]


@pytest.mark.parametrize(
    ("prior", "level", "change", "passes"),
    [
        ("21.5%", "20.1%", "-1.4pp", True),
        ("63%", "62%", "-1pp", True),
        ("63%", "62%", "-2pp", True),
        ("63%", "62%", "-3pp", False),
        ("63%", "62%", "1pp", False),
        ("17.6%", "18.4%", "0.74pp", True),
        ("17.6%", "18.4%", "0.95pp", False),
        ("-2.0%", "1.5%", "3.5pp", True),
    ],
)
def test_a_change_in_points_fits_its_levels(prior: str, level: str, change: str, passes: bool) -> None:
    rows = [said(level, "gross_margin"), said(prior, "gross_margin", period=SEPTEMBER_BEFORE), changed(change, "gross_margin")]
    assert outcomes("points_fit_levels", *rows) == [passes]


@pytest.mark.parametrize(
    ("prior", "level", "change", "passes"),
    [
        # 743 ± 0.5 over 656 ± 0.5: from 13.0998 % to 13.4249 %.
        ("656亿", "743亿", "13%", True),
        ("656亿", "743亿", "14%", False),
        ("656亿", "743亿", "13.4%", True),
        ("656亿", "743亿", "13.5%", False),
        ("656亿", "743亿", "13.0%", False),
        # Touching exactly: 1.49875 over 2.5 is -40.05 %, where -40.1 % ± 0.05 ends.
        ("2亿", "1.4988亿", "-40.1%", True),
        ("2亿", "1.4989亿", "-40.1%", False),
        ("100亿", "50亿", "-50%", True),
        ("100亿", "50亿", "-52%", False),
        # A profit that became a loss fell by more than all of it: -3 ± 0.5 over 10 ± 0.5 is -136.84 % to -123.81 %.
        ("10亿", "-3亿", "-130%", True),
        ("10亿", "-3亿", "-137%", True),
        ("10亿", "-3亿", "-123%", False),
        ("10亿", "-3亿", "-138%", False),
        # More than sevenfold: from 621.51 % to 628.12 %.
        ("1.25亿", "9.06亿", "622%", True),
        ("1.25亿", "9.06亿", "628%", True),
        ("1.25亿", "9.06亿", "621%", False),
        ("1.25亿", "9.06亿", "629%", False),
        # Trillions with nine decimals: more digits than fit, rounded outward.
        ("800000000000000.000000001", "999999999999999.999999999", "25.000000000%", True),
        ("800000000000000.000000001", "999999999999999.999999999", "25.000000002%", False),
        ("800T", "999T", "24.9%", True),
        ("800T", "999T", "25.3%", False),
    ],
)
def test_growth_fits_its_levels(prior: str, level: str, change: str, passes: bool) -> None:
    assert outcomes("growth_fits_levels", said(level), said(prior, period=SEPTEMBER_BEFORE), changed(change)) == [passes]


@pytest.mark.parametrize(
    ("prior", "outcome"),
    [
        pytest.param("-225亿", [], id="a loss"),
        pytest.param("0亿", [], id="from -0.5 to 0.5"),
        pytest.param("0.05亿", [False], id="from 0.045 to 0.055"),
    ],
)
def test_growth_is_checked_from_levels_that_are_positive_for_sure(prior: str, outcome: list[bool]) -> None:
    assert outcomes("growth_fits_levels", said("267亿"), said(prior, period=SEPTEMBER_BEFORE), changed("9%")) == outcome


def test_a_change_quotes_both_sides() -> None:
    rows = [said("743亿"), said("656亿", period=SEPTEMBER_BEFORE), changed("15%")]
    check = only_check(*rows)
    assert check["subject"] == "group revenue 2024-07-01/2024-09-30 yoy"
    assert check["unit_id"] == "percent"
    # 100 · (742.5 / 656.5 - 1) and 100 · (743.5 / 655.5 - 1), rounded outward.
    assert (check["expected_low"], check["expected_high"]) == (Decimal("13.099771515"), Decimal("13.424866515"))
    assert (check["actual_low"], check["actual_high"]) == (Decimal("14.5"), Decimal("15.5"))
    assert check["detail"] == (
        "From 65600000000 to 74300000000 CNY is a change of 13.099771515 to 13.424866515 percent, but it was said to be 15."
    )
    assert roles(audited(*rows)) == [(0, 2, "change"), (0, 0, "level"), (0, 1, "prior")]


LEVEL, PRIOR = said("743亿"), said("656亿", period=SEPTEMBER_BEFORE)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([LEVEL, changed("99%")], id="no prior level"),
        pytest.param([PRIOR, changed("99%")], id="no level"),
        pytest.param([LEVEL, {**PRIOR, "unit_id": "USD"}, changed("99%")], id="levels in two currencies"),
        pytest.param([LEVEL, {**PRIOR, "per": "share"}, changed("99%")], id="one level per share"),
        pytest.param([LEVEL, {**PRIOR, "segment": "mall"}, changed("99%")], id="levels of two segments"),
        pytest.param([LEVEL, PRIOR, changed("99%", comparison="qoq")], id="a change from the quarter before"),
        pytest.param([LEVEL, PRIOR, changed("99亿 USD")], id="a change in another currency"),
        pytest.param([LEVEL, PRIOR, changed("99亿", per="share")], id="a change per share"),
        pytest.param([LEVEL, PRIOR, changed("99%", qualifier="above")], id="a bound: 超过 99%"),
        pytest.param([LEVEL, {**PRIOR, "qualifier": "at_least"}, changed("99%")], id="a level that is a bound"),
        pytest.param([LEVEL, PRIOR, changed("99%", qualifier="approx")], id="an approximation"),
        pytest.param(
            [said("20%", "market_share"), said("18%", "market_share", period=SEPTEMBER_BEFORE), changed("2%", "market_share")],
            id="a share that rose 2 %, or 2 points",
        ),
    ],
)
def test_what_cannot_be_compared_is_not_checked(rows: list[dict[str, object]]) -> None:
    assert audited(*rows).checks.is_empty()


@pytest.mark.parametrize(
    ("comparison", "period", "prior"),
    [
        ("yoy", SEPTEMBER, SEPTEMBER_BEFORE),
        ("qoq", SEPTEMBER, JUNE),
        ("qoq", (date(2024, 7, 1), date(2024, 12, 31)), (date(2024, 1, 1), date(2024, 6, 30))),
        ("yoy", (date(2023, 10, 1), date(2024, 9, 30)), (date(2022, 10, 1), date(2023, 9, 30))),
        # Quarters that end with February.
        ("yoy", (date(2023, 12, 1), date(2024, 2, 29)), (date(2022, 12, 1), date(2023, 2, 28))),
        ("yoy", (date(2024, 12, 1), date(2025, 2, 28)), (date(2023, 12, 1), date(2024, 2, 29))),
        ("qoq", (date(2024, 3, 1), date(2024, 5, 31)), (date(2023, 12, 1), date(2024, 2, 29))),
        # Balances: a year or a quarter before, at the end of the month.
        ("yoy", LAST_DAY, (date(2023, 9, 30), date(2023, 9, 30))),
        ("qoq", LAST_DAY, (date(2024, 6, 30), date(2024, 6, 30))),
        ("qoq", (date(2024, 6, 30), date(2024, 6, 30)), (date(2024, 3, 31), date(2024, 3, 31))),
    ],
)
def test_the_period_before(comparison: str, period: Period, prior: Period) -> None:
    rows = [said("50亿", period=period), said("40亿", period=prior), changed("10亿", comparison=comparison, period=period)]
    assert outcomes("change_fits_levels", *rows) == [True]


def test_a_quarter_of_weeks_has_no_quarter_before_by_the_calendar() -> None:
    weeks, weeks_before = (date(2024, 6, 30), date(2024, 9, 28)), (date(2024, 3, 30), date(2024, 6, 28))
    rows = [said("50亿", period=weeks), said("40亿", period=weeks_before), changed("99亿", comparison="qoq", period=weeks)]
    assert outcomes("change_fits_levels", *rows) == []
