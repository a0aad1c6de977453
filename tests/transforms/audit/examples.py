"""Observations as short as they are said: `said("267亿", "net_income")`. The company, 岚桥 (lanqiao), is invented."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from transforms.audit import Audit, audit

AMOUNT = pl.Decimal(38, 9)

Period = tuple[date, date]
SEPTEMBER = (date(2024, 7, 1), date(2024, 9, 30))
JUNE = (date(2024, 4, 1), date(2024, 6, 30))
SEPTEMBER_BEFORE = (date(2023, 7, 1), date(2023, 9, 30))
LAST_DAY = (date(2024, 9, 30), date(2024, 9, 30))

#: The revenue of 商城 (mall) is that of its three lines.
PARTS = pl.DataFrame({"company_id": ["lanqiao"] * 3, "whole": ["mall"] * 3, "part": ["ads", "retail", "wholesale"]})

_SCALES = {"": 0, "万": 4, "M": 6, "亿": 8, "B": 9, "T": 12}
_UNITS = {"%": "percent", "pp": "percentage_point"}
_OBSERVATION = {
    "document_id": pl.String,
    "quantity_seq": pl.Int32,
    "segment": pl.String,
    "metric_id": pl.String,
    "period_start": pl.Date,
    "period_end": pl.Date,
    "measure": pl.String,
    "comparison": pl.String,
    "value": AMOUNT,
    "low": AMOUNT,
    "high": AMOUNT,
    "unit_id": pl.String,
    "per": pl.String,
    "qualifier": pl.String,
    "ulp": AMOUNT,
    "is_forward_looking": pl.Boolean,
    "linked_by": pl.String,
}


def said(number: str, metric: str = "revenue", segment: str = "group", period: Period = SEPTEMBER, **others: Any) -> dict[str, Any]:
    """A level: `267亿`, `-3.84亿 USD`, `9.5%`; the unit of its last digit is the ulp, and its currency yuan if none is said.

    `others` are further columns: `qualifier`, `per`, `linked_by`, `document_id`, …
    """
    match = re.fullmatch(r"(-?[0-9.]+)(万|亿|M|B|T)?(%|pp)?(?: ([A-Za-z]+))?", number)
    assert match, number
    digits, scale, sign, unit = match.groups()
    exponent = _SCALES[scale or ""]
    value = Decimal(digits).scaleb(exponent)
    return {
        "document_id": "d",
        "segment": segment,
        "metric_id": metric,
        "period_start": period[0],
        "period_end": period[1],
        "measure": "level",
        "value": value,
        "unit_id": _UNITS.get(sign or "", unit or "CNY"),
        "qualifier": "exact",
        "ulp": Decimal(1).scaleb(exponent - len(digits.partition(".")[2])),
        "is_forward_looking": False,
        "linked_by": "stated_after_metric",
        **others,
    }


def changed(number: str, metric: str = "revenue", comparison: str = "yoy", **others: Any) -> dict[str, Any]:
    """A change, in percent, points or an amount: `9%`, `-1pp`, `492亿`."""
    measure = "change_pct" if number.endswith("%") else "change_pp" if number.endswith("pp") else "change_abs"
    return {**said(number, metric, **others), "measure": measure, "comparison": comparison}


def observations(*rows: Mapping[str, Any]) -> pl.DataFrame:
    """The internal frame, in the order given; `quantity_seq` is ten times the place, to be told from `observation_seq`."""
    filled = [{**dict.fromkeys(_OBSERVATION), "quantity_seq": 10 * place, **row} for place, row in enumerate(rows)]
    return pl.DataFrame(filled, schema=_OBSERVATION)


def audited(*rows: Mapping[str, Any], currency: str | None = "CNY") -> Audit:
    """The audit of documents `d` (and others named in the rows) of calls of the invented company."""
    frame = observations(*rows)
    documents = sorted({"d", *frame["document_id"]})
    calls = pl.DataFrame(
        {
            "document_id": documents,
            "call_id": [f"call-{document}" for document in documents],
            "company_id": ["lanqiao"] * len(documents),
            "currency": pl.Series([currency] * len(documents), dtype=pl.String),
        }
    )
    sentences = pl.DataFrame(schema={"document_id": pl.String, "sentence_seq": pl.Int32, "text": pl.String})
    return audit(frame, sentences, calls, parts=PARTS)


def outcomes(rule: str, *rows: Mapping[str, Any], currency: str | None = "CNY") -> list[bool]:
    """Whether each check of the rule passed, in order."""
    return audited(*rows, currency=currency).checks.filter(pl.col("rule") == rule)["passed"].to_list()


def only_check(*rows: Mapping[str, Any]) -> dict[str, Any]:
    """The one check there is."""
    checks = audited(*rows).checks
    assert len(checks) == 1, checks
    return checks.row(0, named=True)


def roles(result: Audit) -> list[tuple[int, int, str]]:
    """Members as (check, place of the observation among the rows, role)."""
    return result.members.select("check_seq", "observation_seq", "role").rows()
