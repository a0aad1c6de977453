"""`growth_fits_levels`: a change said in percent fits the ratio of the two levels, where the prior one is positive."""

from __future__ import annotations

import polars as pl

from transforms.audit.changes_and_levels import change_members, changes_and_levels
from transforms.audit.findings import fact_in_words, findings, joined_by
from transforms.audit.intervals import plain_interval
from transforms.audit.percentages import WHOLE, compare_ratio


def growth_fits_levels(exact: pl.DataFrame) -> pl.DataFrame:
    """Findings: every change in percent of which both levels were said. Expected: the growth from the prior level to the level.

    Levels in percent take no part: that a share rose 5 % may mean points.
    """
    whole = pl.lit(WHOLE, pl.Int128)
    changes = changes_and_levels(exact, "change_pct").filter(pl.col("unit_id") == "percent", pl.col("level_unit") != "percent")
    changes = changes.with_columns(percent_low=pl.col("low") + whole, percent_high=pl.col("high") + whole)
    compared = compare_ratio(changes, "level", "prior").with_columns(
        expected_low=pl.col("ratio_low") - whole, expected_high=pl.col("ratio_high") - whole, actual_low="low", actual_high="high"
    )
    return findings(
        compared,
        rule="growth_fits_levels",
        subject=pl.format("{} {}", fact_in_words(), "comparison"),
        unit_id=pl.col("unit_id"),
        detail=pl.format(
            "From {} to {} {} is a change of {} percent, {} it was said to be {}.",
            "prior_said",
            "level_said",
            "level_unit",
            plain_interval(pl.col("expected_low"), pl.col("expected_high")),
            joined_by(),
            "said",
        ),
        members=change_members(),
    )
