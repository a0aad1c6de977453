"""Changes beside the two levels they lie between: of the period, and of the period before."""

from __future__ import annotations

import polars as pl

from transforms.audit.findings import member
from transforms.audit.prior_period import with_prior_period
from transforms.audit.statements import as_role

_FACT = ["document_id", "segment", "metric_id"]


def changes_and_levels(exact: pl.DataFrame, measure: str) -> pl.DataFrame:
    """One row a change of the measure and a unit in which both levels were said.

    Beside the columns of `statements` for the change: `level_…`, `prior_…` (`low`, `high`, `said`, `seq`), `level_unit`, `level_per`.
    """
    changes = with_prior_period(exact.filter(pl.col("measure") == measure))
    levels = exact.filter(pl.col("measure") == "level").rename({"unit_id": "level_unit", "per": "level_per"})
    priors = as_role(levels, "prior").rename({"period_start": "prior_start", "period_end": "prior_end"})
    return changes.join(
        as_role(levels, "level"), on=[*_FACT, "period_start", "period_end"], maintain_order="left_right"
    ).join(priors, on=[*_FACT, "prior_start", "prior_end", "level_unit", "level_per"], nulls_equal=True, maintain_order="left_right")


def change_members() -> pl.Expr:
    """The change and its two levels, by role."""
    return pl.concat_list(member("observation_seq", "change"), member("level_seq", "level"), member("prior_seq", "prior"))
