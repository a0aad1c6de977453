"""The metric that is meant by a name used loosely: an EPS among non-GAAP figures, what remains of a programme, a dividend in total."""

from __future__ import annotations

import polars as pl

MILLION = 1_000_000


def with_eps_basis(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `row_has_non_gaap_eps`: has a non-GAAP figure per share been told earlier in the sentence?"""
    last_said = pl.when((pl.col("code") == "non_gaap_diluted_eps").fill_null(False)).then(pl.col("row")).forward_fill()
    return events.with_columns(row_has_non_gaap_eps=(last_said == pl.col("row")).fill_null(False))


def named_by_basis(numbers: pl.DataFrame) -> pl.DataFrame:
    """The metric that is meant by a name used loosely: an EPS among non-GAAP figures, what remains of a programme, a dividend in total."""
    non_gaap_said = pl.col("before_basis").is_not_null() | (pl.col("row_has_non_gaap_eps") & (pl.col("metric_id") == "diluted_eps"))
    twin = non_gaap_said & pl.col("non_gaap_metric_id").is_not_null()
    remaining = (pl.col("metric_id") == "share_repurchase_program_size") & (pl.col("remaining_end") | pl.col("remaining_behind"))
    in_total = (pl.col("metric_id") == "dividend_per_share") & pl.col("per").is_null() & (pl.col("measure") == "level")
    return numbers.with_columns(
        metric_id=pl.when(twin)
        .then(pl.col("non_gaap_metric_id"))
        .when(remaining)
        .then(pl.lit("share_repurchase_remaining_authorization"))
        .when(in_total & (pl.col("value") >= MILLION))
        .then(pl.lit("dividend_total"))
        .when(in_total)
        .then(None)
        .otherwise(pl.col("metric_id"))
    )
