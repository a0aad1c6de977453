"""What every rule gives: findings, one row a check, with the observations it stands on in a list."""

from __future__ import annotations

import polars as pl

from transforms.audit.intervals import AMOUNT, high_amount, low_amount

#: Columns of findings. `members` is in the order in which the roles are told.
FINDING: dict[str, pl.DataType] = {
    "document_id": pl.String(),
    "call_id": pl.String(),
    "rule": pl.String(),
    "subject": pl.String(),
    "expected_low": AMOUNT,
    "expected_high": AMOUNT,
    "actual_low": AMOUNT,
    "actual_high": AMOUNT,
    "unit_id": pl.String(),
    "passed": pl.Boolean(),
    "detail": pl.String(),
    "members": pl.List(pl.Struct({"observation_seq": pl.Int32(), "role": pl.String()})),
}


def findings(compared: pl.DataFrame, *, rule: str, subject: pl.Expr, unit_id: pl.Expr, detail: pl.Expr, members: pl.Expr) -> pl.DataFrame:
    """The rows of `compared` (`document_id`, `call_id`, `passed`, `expected_low` … `actual_high` in half units) as findings."""
    return compared.select(
        "document_id",
        "call_id",
        rule=pl.lit(rule),
        subject=subject,
        expected_low=low_amount(pl.col("expected_low")),
        expected_high=high_amount(pl.col("expected_high")),
        actual_low=low_amount(pl.col("actual_low")),
        actual_high=high_amount(pl.col("actual_high")),
        unit_id=unit_id,
        passed="passed",
        detail=detail,
        members=members,
    )


def member(seq: str, role: str) -> pl.Expr:
    """An observation, by the column that holds its `observation_seq`, and its role in the check."""
    return pl.struct(observation_seq=pl.col(seq), role=pl.lit(role))


def fact_in_words() -> pl.Expr:
    """`cloud revenue 2024-04-01/2024-06-30`; of an instant, the day."""
    start, end = pl.col("period_start").cast(pl.String), pl.col("period_end").cast(pl.String)
    period = pl.when(start == end).then(start).otherwise(pl.format("{}/{}", start, end))
    return pl.format("{} {} {}", "segment", "metric_id", period)


def joined_by() -> pl.Expr:
    """How the two halves of a detail hang together: `and` where they agree, `but` where they do not."""
    return pl.when("passed").then(pl.lit("and")).otherwise(pl.lit("but"))
