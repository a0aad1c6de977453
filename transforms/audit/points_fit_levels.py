"""`points_fit_levels`: a change said in percentage points is the difference of two levels in percent."""

from __future__ import annotations

import polars as pl

from transforms.audit.differences import check_differences
from transforms.audit.findings import Findings


def points_fit_levels(changes: pl.DataFrame) -> Findings:
    """Every change in percentage points of which both levels were said in percent; `changes` as of `changes_and_levels`."""
    of_percent = (pl.col("unit_id") == "percentage_point") & (pl.col("level_unit") == "percent")
    return check_differences(changes.filter(pl.col("measure") == "change_pp", of_percent), "points_fit_levels")
