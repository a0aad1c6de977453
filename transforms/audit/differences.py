"""A change said as a difference, against the difference of the two levels."""

from __future__ import annotations

import polars as pl

from transforms.audit.changes_and_levels import change_members
from transforms.audit.findings import fact_in_words, findings, joined_by
from transforms.audit.intervals import overlap, plain_interval


def check_differences(beside_levels: pl.DataFrame, rule: str) -> pl.DataFrame:
    """Findings: rows of `changes_and_levels` whose change is in the unit of the levels. Expected: the level less the prior one."""
    compared = beside_levels.with_columns(
        expected_low=pl.col("level_low") - pl.col("prior_high"),
        expected_high=pl.col("level_high") - pl.col("prior_low"),
        actual_low="low",
        actual_high="high",
    ).with_columns(passed=overlap(pl.col("actual_low"), pl.col("actual_high"), pl.col("expected_low"), pl.col("expected_high")))
    return findings(
        compared,
        rule=rule,
        subject=pl.format("{} {}", fact_in_words(), "comparison"),
        unit_id=pl.col("unit_id"),
        detail=pl.format(
            "From {} to {} {} is a change of {}, {} it was said to be {}.",
            "prior_said",
            "level_said",
            "level_unit",
            plain_interval(pl.col("expected_low"), pl.col("expected_high")),
            joined_by(),
            "said",
        ),
        members=change_members(),
    )
