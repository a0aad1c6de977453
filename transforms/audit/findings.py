"""What every rule gives: findings, one a check, and the observations each stands on."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.audit.intervals import AMOUNT, high_amount, low_amount

#: In the order of the checks of a document.
RULES = ("parts_add_up", "change_fits_levels", "growth_fits_levels", "points_fit_levels", "margin_fits_levels", "one_exchange_rate")
_RULE = pl.Enum(RULES)

CHECK: dict[str, pl.DataType] = {
    "finding": pl.UInt32(),
    "document_id": pl.String(),
    "call_id": pl.String(),
    "rule": _RULE,
    "subject": pl.String(),
    "expected_low": AMOUNT,
    "expected_high": AMOUNT,
    "actual_low": AMOUNT,
    "actual_high": AMOUNT,
    "unit_id": pl.String(),
    "passed": pl.Boolean(),
    "detail": pl.String(),
}
MEMBER: dict[str, pl.DataType] = {"rule": _RULE, "finding": pl.UInt32(), "observation_seq": pl.Int32(), "role": pl.String()}


class Findings(NamedTuple):
    """Checks and their members (`CHECK`, `MEMBER`), tied by `finding`, a number within the rule."""

    checks: pl.DataFrame
    members: pl.DataFrame


def findings(
    compared: pl.DataFrame, *, rule: str, subject: pl.Expr, unit_id: pl.Expr, detail: pl.Expr, members: list[tuple[str, str]]
) -> Findings:
    """The rows of `compared` (`document_id`, `call_id`, `passed`, `expected_low` … `actual_high` in half units) as findings.

    `members` names roles and the columns that hold the `observation_seq` in that role, or a list of them; null where there is none.
    """
    rows = compared.with_row_index("finding")
    checks = rows.select(
        "finding",
        "document_id",
        "call_id",
        rule=pl.lit(rule, dtype=_RULE),
        subject=subject,
        expected_low=low_amount(pl.col("expected_low")),
        expected_high=high_amount(pl.col("expected_high")),
        actual_low=low_amount(pl.col("actual_low")),
        actual_high=high_amount(pl.col("actual_high")),
        unit_id=unit_id,
        passed="passed",
        detail=detail,
    )
    return Findings(checks, pl.concat([_members(rows, rule, role, column) for role, column in members]))


def _members(rows: pl.DataFrame, rule: str, role: str, column: str) -> pl.DataFrame:
    members = rows.select(rule=pl.lit(rule, dtype=_RULE), finding="finding", observation_seq=column, role=pl.lit(role))
    if isinstance(members.schema["observation_seq"], pl.List):
        members = members.explode("observation_seq", empty_as_null=False)
    return members.drop_nulls("observation_seq")


def fact_in_words() -> pl.Expr:
    """`cloud revenue 2024-04-01/2024-06-30`; of an instant, the day."""
    start, end = pl.col("period_start").cast(pl.String), pl.col("period_end").cast(pl.String)
    period = pl.when(start == end).then(start).otherwise(pl.format("{}/{}", start, end))
    return pl.format("{} {} {}", "segment", "metric_id", period)


def joined_by() -> pl.Expr:
    """How the two halves of a detail hang together: `and` where they agree, `but` where they do not."""
    return pl.when("passed").then(pl.lit("and")).otherwise(pl.lit("but"))
