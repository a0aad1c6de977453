"""The period a change is counted from: `yoy` the same period a year before, `qoq` the period of the same length just before."""

from __future__ import annotations

import polars as pl

_DAY = "1d"
#: A balance is compared with the balance a quarter before.
_MONTHS_BETWEEN_BALANCES = 3


def with_prior_period(changes: pl.DataFrame) -> pl.DataFrame:
    """Adds `prior_start` and `prior_end`; null where a `qoq` period is not made of whole months."""
    # The day after the end is shifted, so that the end of a month stays the end of a month.
    start, after = pl.col("period_start"), pl.col("period_end").dt.offset_by(_DAY)
    is_instant = pl.col("period_start") == pl.col("period_end")
    length = (after.dt.year() - start.dt.year()) * 12 + after.dt.month().cast(pl.Int32) - start.dt.month().cast(pl.Int32)
    months = (
        pl.when(pl.col("comparison") == "yoy")
        .then(12)
        .when(pl.col("comparison") == "qoq", is_instant)
        .then(_MONTHS_BETWEEN_BALANCES)
        .when(pl.col("comparison") == "qoq", after.dt.day() == start.dt.day())
        .then(length)
    )
    earlier = pl.format("-{}mo", months)
    prior_end = after.dt.offset_by(earlier).dt.offset_by("-" + _DAY)
    return changes.with_columns(prior_start=pl.when(is_instant).then(prior_end).otherwise(start.dt.offset_by(earlier)), prior_end=prior_end)
