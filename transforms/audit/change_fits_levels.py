"""`change_fits_levels`: an increase or decrease said as an amount is the difference of the two levels (267 against -225 is 492)."""

from __future__ import annotations

import polars as pl

from transforms.audit.changes_and_levels import changes_and_levels
from transforms.audit.differences import check_differences


def change_fits_levels(exact: pl.DataFrame) -> pl.DataFrame:
    """Findings: every change said as an amount of which both levels were said in its unit."""
    same_unit = (pl.col("unit_id") == pl.col("level_unit")) & pl.col("per").eq_missing(pl.col("level_per"))
    return check_differences(changes_and_levels(exact, "change_abs").filter(same_unit), "change_fits_levels")
