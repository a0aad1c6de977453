"""The metrics of the warehouse, and what linking has to know of each."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.contracts import Metric
from transforms.reference import table

#: `source` of a name that stands for two metrics at once.
_NO_METRIC = "linking only"


@cache
def metrics() -> pl.DataFrame:
    """Every metric: the columns of `contracts.Metric`, and

    `timing` (`flow`: of a span of days; `stock`: on a day; `authorization`: on the day of the call), `scope` (`company`: never carried on
    from a segment
    that was spoken of; `segment`), `ratio_metric_id` (the metric of "… as a share of revenue"), `source`.
    """
    return table("metrics")


def metric_rows() -> pl.DataFrame:
    """Every metric as a row of `contracts.Metric`."""
    return metrics().filter(pl.col("source") != _NO_METRIC).select(Metric.column_names())
