"""A change said as a difference, against the difference of the two levels."""

from __future__ import annotations

import polars as pl

from transforms.audit.changes_and_levels import MEMBERS
from transforms.audit.findings import Findings, fact_in_words, findings, joined_by
from transforms.audit.intervals import overlap, plain_interval
from transforms.audit.statements import in_words


def check_differences(changes: pl.DataFrame, rule: str) -> Findings:
    """Rows of `changes_and_levels` whose change is counted as the levels are. Expected: the level less the prior one."""
    compared = changes.with_columns(
        expected_low=pl.col("level_low") - pl.col("prior_high"),
        expected_high=pl.col("level_high") - pl.col("prior_low"),
        actual_low="low",
        actual_high="high",
    ).with_columns(passed=overlap("actual_low", "actual_high", "expected_low", "expected_high"))
    return findings(
        compared,
        rule=rule,
        subject=pl.format("{} {}", fact_in_words(), "comparison"),
        unit_id=pl.col("unit_id"),
        detail=pl.format(
            "From {} to {} {} is a change of {}, {} it was said to be {}.",
            in_words("prior"),
            in_words("level"),
            "level_unit",
            plain_interval("expected_low", "expected_high"),
            joined_by(),
            in_words(),
        ),
        members=MEMBERS,
    )
