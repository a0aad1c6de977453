"""`change_fits_levels`: an increase or decrease said as an amount is the difference of the two levels (267 against -225 is 492)."""

from __future__ import annotations

import polars as pl

from transforms.audit.differences import check_differences
from transforms.audit.findings import Findings


def change_fits_levels(changes: pl.DataFrame) -> Findings:
    """Every change said as an amount of which both levels were said in its unit; `changes` as of `changes_and_levels`."""
    counted_alike = (pl.col("unit_id") == pl.col("level_unit")) & pl.col("per").eq_missing(pl.col("level_per"))
    return check_differences(changes.filter(pl.col("measure") == "change_abs", counted_alike), "change_fits_levels")
