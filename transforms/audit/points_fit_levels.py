"""`points_fit_levels`: a change said in percentage points is the difference of two levels in percent."""

from __future__ import annotations

import polars as pl

from transforms.audit.changes_and_levels import changes_and_levels
from transforms.audit.differences import check_differences


def points_fit_levels(exact: pl.DataFrame) -> pl.DataFrame:
    """Findings: every change in percentage points of which both levels were said in percent."""
    of_percent = (pl.col("unit_id") == "percentage_point") & (pl.col("level_unit") == "percent")
    return check_differences(changes_and_levels(exact, "change_pp").filter(of_percent), "points_fit_levels")
