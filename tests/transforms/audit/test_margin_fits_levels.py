"""`margin_fits_levels`: profit over revenue, of one segment and period and in one currency."""

from __future__ import annotations

import pytest

from tests.transforms.audit.examples import JUNE, audited, only_check, outcomes, roles, said


@pytest.mark.parametrize(
    ("profit", "revenue", "margin", "passes"),
    [
        # 13.8 ± 0.05 over 74.3 ± 0.05: from 18.4936 % to 18.6532 %.
        ("13.8B", "74.3B", "18.6%", True),
        ("13.8B", "74.3B", "19%", True),
        ("13.8B", "74.3B", "18.7%", True),
        ("13.8B", "74.3B", "18.8%", False),
        ("13.8B", "74.3B", "18.4%", False),
        ("-7.2亿", "82.7亿", "-8.7%", True),
        ("-7.2亿", "82.7亿", "8.7%", False),
        # Touching exactly: 1.00125 over 2.5 is 40.05 %, where 40.1 % ± 0.05 begins.
        ("1.0012亿", "3亿", "40.1%", True),
        ("1.0011亿", "3亿", "40.1%", False),
        ("400T", "999T", "40.0%", True),
        ("400T", "999T", "40.3%", False),
    ],
)
def test_a_margin_fits_its_levels(profit: str, revenue: str, margin: str, passes: bool) -> None:
    rows = [said(revenue, "revenue"), said(profit, "adjusted_ebita"), said(margin, "adjusted_ebita_margin")]
    assert outcomes("margin_fits_levels", *rows) == [passes]


def test_a_margin_quotes_both_sides() -> None:
    rows = [said("100.0亿"), said("40.0亿", "gross_profit"), said("42%", "gross_margin")]
    check = only_check(*rows)
    assert check["subject"] == "group gross_margin 2024-07-01/2024-09-30"
    assert check["detail"] == (
        "gross_profit of 4000000000 on revenue of 10000000000 CNY is 39.930034982 to 40.070035018 percent, "
        "but the margin was said to be 42."
    )
    assert roles(audited(*rows)) == [(0, 2, "level"), (0, 1, "part"), (0, 0, "whole")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([said("40亿", "gross_profit"), said("99%", "gross_margin")], id="no revenue"),
        pytest.param([said("100亿"), said("99%", "gross_margin")], id="no profit"),
        pytest.param([said("100亿 USD"), said("40亿", "gross_profit"), said("99%", "gross_margin")], id="two currencies"),
        pytest.param([said("100亿", period=JUNE), said("40亿", "gross_profit"), said("99%", "gross_margin")], id="two periods"),
        pytest.param([said("100亿", segment="mall"), said("40亿", "gross_profit"), said("99%", "gross_margin")], id="two segments"),
        pytest.param(
            [said("100亿"), said("40亿", "sales_and_marketing_expense"), said("35%", "sales_and_marketing_expense_ratio")],
            id="an expense ratio, which may leave out share-based compensation",
        ),
    ],
)
def test_what_cannot_be_compared_is_not_checked(rows: list[dict[str, object]]) -> None:
    assert audited(*rows).checks.is_empty()
