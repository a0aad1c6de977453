"""Changes beside the two levels they lie between: of the period, and of the period before."""

from __future__ import annotations

import polars as pl

from transforms.audit.prior_period import with_prior_period
from transforms.audit.statements import as_role

_SERIES = ["document_id", "segment", "metric_id"]

#: Roles of a change and its levels, and the columns that hold them.
MEMBERS = [("change", "observation_seq"), ("level", "level_seq"), ("prior", "prior_seq")]


def changes_and_levels(exact: pl.DataFrame) -> pl.DataFrame:
    """One row a change and a unit in which both levels were said.

    Beside the columns of `statements` for the change: `level_…` and `prior_…` (see `as_role`), and `level_unit`, `level_per` of both.
    """
    changes = with_prior_period(exact.filter(pl.col("comparison").is_not_null()))
    levels = exact.filter(pl.col("measure") == "level").rename({"unit_id": "level_unit", "per": "level_per"})
    measured = ["level_unit", "level_per"]
    now = as_role(levels, "level", [*_SERIES, "period_start", "period_end", *measured])
    before = as_role(levels, "prior", [*_SERIES, "period_start", "period_end", *measured]).rename(
        {"period_start": "prior_start", "period_end": "prior_end"}
    )
    return changes.join(now, on=[*_SERIES, "period_start", "period_end"], maintain_order="left_right").join(
        before, on=[*_SERIES, "prior_start", "prior_end", *measured], nulls_equal=True, maintain_order="left_right"
    )
