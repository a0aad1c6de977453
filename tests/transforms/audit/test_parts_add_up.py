"""`parts_add_up`: 商城 is 广告 + 零售 + 批发 by reference data."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.audit.examples import JUNE, audited, only_check, outcomes, roles, said


def mall(whole: str, ads: str, retail: str, wholesale: str) -> list[dict[str, object]]:
    return [said(whole, segment="mall"), said(ads, segment="ads"), said(retail, segment="retail"), said(wholesale, segment="wholesale")]


@pytest.mark.parametrize(
    ("whole", "ads", "retail", "wholesale", "passes"),
    [
        ("412亿", "268亿", "105亿", "39亿", True),
        # 268 + 105 + 38 is 411 ± 1.5: from 409.5 to 412.5.
        ("412亿", "268亿", "105亿", "38亿", True),
        # 413 ± 0.5 begins where 411 ± 1.5 ends: closed intervals touch.
        ("413亿", "268亿", "105亿", "38亿", True),
        ("414亿", "268亿", "105亿", "38亿", False),
        ("409亿", "268亿", "105亿", "38亿", True),
        ("408亿", "268亿", "105亿", "38亿", False),
        # A part said to more digits leaves less room.
        ("413.0亿", "268.0亿", "105.0亿", "38.0亿", False),
        ("411.2亿", "268.0亿", "105.0亿", "38.0亿", True),
        ("411.3亿", "268.0亿", "105.0亿", "38.0亿", False),
        # A part may be negative, after a reversal.
        ("95亿", "100亿", "-3亿", "-2亿", True),
        ("98亿", "100亿", "-3亿", "-2亿", False),
        # Trillions, to the last yuan and to the last nine decimals.
        ("1234567890123456", "1000000000000000", "234567890123455", "1", True),
        ("1234567890123459", "1000000000000000", "234567890123455", "1", False),
        ("600000000000000.000000003", "200000000000000.000000001", "200000000000000.000000001", "200000000000000.000000001", True),
        ("600000000000000.000000006", "200000000000000.000000001", "200000000000000.000000001", "200000000000000.000000001", False),
    ],
)
def test_parts_add_up_within_rounding(whole: str, ads: str, retail: str, wholesale: str, passes: bool) -> None:
    assert outcomes("parts_add_up", *mall(whole, ads, retail, wholesale)) == [passes]


def test_a_check_quotes_both_sides() -> None:
    check = only_check(*mall("414亿", "268亿", "105亿", "38亿"))
    assert check == {
        "document_id": "d",
        "call_id": "call-d",
        "check_seq": 0,
        "rule": "parts_add_up",
        "subject": "mall revenue 2024-07-01/2024-09-30",
        "expected_low": Decimal("40950000000"),
        "expected_high": Decimal("41250000000"),
        "actual_low": Decimal("41350000000"),
        "actual_high": Decimal("41450000000"),
        "unit_id": "CNY",
        "passed": False,
        "detail": "The 3 parts, 26800000000 + 10500000000 + 3800000000, add up to 40950000000 to 41250000000 CNY, "
        "but the whole was said to be 41400000000.",
    }


def test_a_check_stands_on_the_whole_and_every_part() -> None:
    assert roles(audited(*mall("412亿", "268亿", "105亿", "39亿"))) == [(0, 0, "whole"), (0, 1, "part"), (0, 2, "part"), (0, 3, "part")]


WHOLE, ADS, RETAIL, WHOLESALE = mall("412亿", "268亿", "105亿", "9亿")


@pytest.mark.parametrize(
    "wholesale",
    [
        pytest.param([], id="a part that was not said"),
        pytest.param([{**WHOLESALE, "unit_id": "USD"}], id="a part in another currency"),
        pytest.param([said("9亿", segment="wholesale", period=JUNE)], id="a part of another period"),
        pytest.param([{**WHOLESALE, "metric_id": "gross_profit"}], id="a part of another metric"),
        pytest.param([{**WHOLESALE, "measure": "change_abs", "comparison": "yoy"}], id="a change of the part"),
        pytest.param([{**WHOLESALE, "document_id": "e"}], id="a part in another document"),
        pytest.param([{**WHOLESALE, "qualifier": "above"}], id="a bound: 超过 9 亿"),
        pytest.param([{**WHOLESALE, "qualifier": "approx"}], id="an approximation: 约 9 亿"),
    ],
)
def test_nothing_is_checked_unless_every_part_was_said(wholesale: list[dict[str, object]]) -> None:
    assert outcomes("parts_add_up", WHOLE, ADS, RETAIL, *wholesale) == []


def test_a_part_said_as_a_range_counts_with_both_ends() -> None:
    between = {**WHOLESALE, "value": None, "low": Decimal(30 * 10**8), "high": Decimal(40 * 10**8), "qualifier": "range"}
    check = only_check(WHOLE, ADS, RETAIL, between)
    assert (check["expected_low"], check["expected_high"], check["passed"]) == (Decimal(40150000000), Decimal(41450000000), True)
    assert "26800000000 + 10500000000 + 3000000000 to 4000000000" in check["detail"]
