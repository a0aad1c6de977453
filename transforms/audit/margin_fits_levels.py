"""`margin_fits_levels`: a margin is the profit as a percentage of the revenue of the same segment and period."""

from __future__ import annotations

import polars as pl

from transforms.audit.findings import Findings, fact_in_words, findings, joined_by
from transforms.audit.intervals import plain_interval
from transforms.audit.percentages import compare_ratio
from transforms.audit.statements import as_role, in_words

_SAME = ["document_id", "segment", "period_start", "period_end"]


def margins(metrics: pl.DataFrame) -> pl.DataFrame:
    """`metric_id` (the margin), `profit`: ratios on the same basis as their numerator.

    An expense is GAAP, but said as a share of revenue it often leaves out share-based compensation: such a ratio has a basis of its own.
    """
    ratios = metrics.select("metric_id", "basis")
    profits = metrics.select("basis", profit="metric_id", metric_id="ratio_metric_id").drop_nulls("metric_id")
    return profits.join(ratios, on=["metric_id", "basis"]).select("metric_id", "profit")


def margin_fits_levels(exact: pl.DataFrame, metrics: pl.DataFrame) -> Findings:
    """Every margin of which profit and revenue were said in one unit. Expected: the profit in percent of the revenue.

    `metrics`: `metric_id`, `basis`, `ratio_metric_id` (the metric that is this one in percent of revenue).
    """
    known = margins(metrics)
    levels = exact.filter(pl.col("measure") == "level", pl.col("per").is_null())
    amounts = levels.rename({"unit_id": "money", "metric_id": "profit"})
    profits = as_role(amounts.join(known, on="profit", how="semi"), "profit", [*_SAME, "money", "profit"])
    revenues = as_role(amounts.filter(pl.col("profit") == "revenue"), "revenue", [*_SAME, "money"])
    pairs = (
        levels.filter(pl.col("unit_id") == "percent")
        .join(known, on="metric_id", maintain_order="left_right")
        .join(profits, on=[*_SAME, "profit"], maintain_order="left_right")
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
            "{} of {} on revenue of {} {} is {} percent, {} the margin was said to be {}.",
            "profit",
            in_words("profit"),
            in_words("revenue"),
            "money",
            plain_interval("expected_low", "expected_high"),
            joined_by(),
            in_words(),
        ),
        members=[("level", "observation_seq"), ("part", "profit_seq"), ("whole", "revenue_seq")],
    )
