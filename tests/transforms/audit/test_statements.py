"""Which observations take part in the audit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.transforms.audit.examples import SEPTEMBER_BEFORE, audited, changed, outcomes, said

LEVEL, PRIOR, WRONG = said("743亿"), said("656亿", period=SEPTEMBER_BEFORE), changed("99%")


def test_a_wrong_change_is_found() -> None:
    assert outcomes("growth_fits_levels", LEVEL, PRIOR, WRONG) == [False]


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param({"is_forward_looking": True}, id="what is expected"),
        pytest.param({"linked_by": "analyst:stated_after_metric"}, id="what an analyst supposes"),
        pytest.param({"qualifier": "above"}, id="above"),
        pytest.param({"qualifier": "below"}, id="below"),
        pytest.param({"qualifier": "at_least"}, id="at least"),
        pytest.param({"qualifier": "at_most"}, id="at most"),
        pytest.param({"value": None, "low": Decimal(10), "high": Decimal(99), "ulp": None}, id="a class of size: 两位数"),
        pytest.param({"value": None, "ulp": None}, id="no value"),
        pytest.param({"period_start": None, "period_end": None}, id="no period"),
        pytest.param({"unit_id": None}, id="no unit"),
        pytest.param({"value": Decimal(10**20)}, id="too large to be anything but misread"),
    ],
)
def test_left_out(left_out: dict[str, Any]) -> None:
    assert audited(LEVEL, PRIOR, {**WRONG, **left_out}).checks.is_empty()
    assert audited({**LEVEL, **left_out}, PRIOR, WRONG).checks.is_empty()


def test_a_fact_said_several_times_takes_part_once_as_the_most_precise() -> None:
    rough, exact = changed("13%"), changed("13.3%")
    result = audited(LEVEL, PRIOR, rough, exact, exact)
    assert result.checks["detail"].str.extract("said to be (.*)[.]$").to_list() == ["13.3"]
    assert result.members.filter(role="change")["observation_seq"].to_list() == [3]


def test_unknown_flags_do_not_leave_an_observation_out() -> None:
    assert outcomes("growth_fits_levels", {**LEVEL, "is_forward_looking": None, "linked_by": None}, PRIOR, WRONG) == [False]


@pytest.mark.parametrize(("low", "high"), [("12", "14"), ("14", "12")], ids=["in order", "as they were said"])
def test_a_range_counts_from_end_to_end(low: str, high: str) -> None:
    between = {**changed("13%"), "value": None, "low": Decimal(low), "high": Decimal(high), "qualifier": "range"}
    (check,) = audited(LEVEL, PRIOR, between).checks.rows(named=True)
    assert (check["actual_low"], check["actual_high"], check["passed"]) == (Decimal("11.5"), Decimal("14.5"), True)
