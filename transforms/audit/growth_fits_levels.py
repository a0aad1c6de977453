"""`growth_fits_levels`: a change said in percent fits the ratio of the two levels, where the prior one is positive."""

from __future__ import annotations

import polars as pl

from transforms.audit.changes_and_levels import MEMBERS
from transforms.audit.findings import Findings, fact_in_words, findings, joined_by
from transforms.audit.intervals import plain_interval
from transforms.audit.percentages import WHOLE, compare_ratio
from transforms.audit.statements import in_words


def growth_fits_levels(changes: pl.DataFrame) -> Findings:
    """Every change in percent of which both levels were said (`changes_and_levels`). Expected: the growth from the prior level.

    Levels in percent take no part: that a share rose 5 % may mean points.
    """
    whole = pl.lit(WHOLE, pl.Int128)
    growths = changes.filter(pl.col("measure") == "change_pct", pl.col("unit_id") == "percent", pl.col("level_unit") != "percent")
    compared = compare_ratio(
        growths.with_columns(percent_low=pl.col("low") + whole, percent_high=pl.col("high") + whole), "level", "prior"
    ).with_columns(
        expected_low=pl.col("ratio_low") - whole, expected_high=pl.col("ratio_high") - whole, actual_low="low", actual_high="high"
    )
    return findings(
        compared,
        rule="growth_fits_levels",
        subject=pl.format("{} {}", fact_in_words(), "comparison"),
        unit_id=pl.col("unit_id"),
        detail=pl.format(
            "From {} to {} {} is a change of {} percent, {} it was said to be {}.",
            in_words("prior"),
            in_words("level"),
            "level_unit",
            plain_interval("expected_low", "expected_high"),
            joined_by(),
            in_words(),
        ),
        members=MEMBERS,
    )
