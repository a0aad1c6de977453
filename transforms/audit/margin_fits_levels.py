"""`margin_fits_levels`: a margin is the profit as a percentage of the revenue of the same segment and period."""

from __future__ import annotations

import polars as pl

from transforms.audit.findings import fact_in_words, findings, joined_by, member
from transforms.audit.intervals import plain_interval
from transforms.audit.percentages import compare_ratio
from transforms.audit.statements import as_role

_SAME = ["document_id", "segment", "period_start", "period_end"]


def margins(metrics: pl.DataFrame) -> pl.DataFrame:
    """`metric_id` (the margin), `profit`: ratios on the same basis as their numerator.

    An expense is GAAP, but said as a share of revenue it often leaves out share-based compensation: such a ratio has a basis of its own.
    """
    ratios = metrics.select("metric_id", "basis")
    profits = metrics.select("basis", profit="metric_id", metric_id="ratio_metric_id").drop_nulls("metric_id")
    return profits.join(ratios, on=["metric_id", "basis"]).select("metric_id", "profit")


def margin_fits_levels(exact: pl.DataFrame, metrics: pl.DataFrame) -> pl.DataFrame:
    """Findings: every margin of which profit and revenue were said in one unit. Expected: the profit in percent of the revenue.

    `metrics`: `metric_id`, `basis`, `ratio_metric_id` (the metric that is this one in percent of revenue).
    """
    levels = exact.filter(pl.col("measure") == "level", pl.col("per").is_null())
    said_margins = levels.filter(pl.col("unit_id") == "percent").join(margins(metrics), on="metric_id", maintain_order="left_right")
    profits = as_role(levels, "profit").rename({"metric_id": "profit", "unit_id": "money"}).drop("per")
    revenues = as_role(levels.filter(pl.col("metric_id") == "revenue"), "revenue").rename({"unit_id": "money"}).drop("metric_id", "per")
    pairs = (
        said_margins.join(profits, on=[*_SAME, "profit"], maintain_order="left_right")
        .join(revenues, on=[*_SAME, "money"], maintain_order="left_right")
        .with_columns(percent_low="low", percent_high="high")
    )
    compared = compare_ratio(pairs, "profit", "revenue").rename(
        {"ratio_low": "expected_low", "ratio_high": "expected_high", "low": "actual_low", "high": "actual_high"}
    )
    return findings(
        compared,
        rule="margin_fits_levels",
        subject=fact_in_words(),
        unit_id=pl.col("unit_id"),
        detail=pl.format(
            "A {} of {} on a revenue of {} {} is {} percent, {} it was said to be {}.",
            "profit",
            "profit_said",
            "revenue_said",
            "money",
            plain_interval(pl.col("expected_low"), pl.col("expected_high")),
            joined_by(),
            "said",
        ),
        members=pl.concat_list(member("observation_seq", "level"), member("profit_seq", "part"), member("revenue_seq", "whole")),
    )
