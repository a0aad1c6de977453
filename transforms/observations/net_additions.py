"""本季度净增114个教学点: what came to a number of things over a span of days, and so how it changed against the day before them."""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import cues
from transforms.observations.neighbours import Stream

_NET = r"(?:净增加?|净新增|净增长|淨增加?|淨新增)(?:了|约|超过|近|大约|的)*\s*$"
#: The months of a span and what a change over it compares with.
_COMPARED = {3: "qoq", 12: "yoy"}
_MONTH_DAYS = 30.4


def are_added_net(numbers: pl.DataFrame, stream: Stream) -> pl.Series:
    """Do the words directly before the number, or before the name of its metric, say that so many came to them?"""
    (name,) = stream.of(numbers, "before_direction", "name", prefix="way")
    word = cues()["key"].gather(name)
    by_word = numbers.select(pl.col("before_direction") + 1 == pl.col("at")).to_series() & word.str.contains(_NET)
    return by_word.fill_null(False) | numbers["gap"].str.contains(_NET)


def with_net_additions(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `is_net_addition`, and gives such numbers measure and comparison: over a quarter or a year, for metrics of a day.

    numbers: with `metric_at`, the days that were said (`said_start`, `said_end`) and those of the call.
    """
    numbers = numbers.with_columns(stream.of(numbers, "metric_at", "gap", prefix="added"))
    stock = (pl.col("timing") == "stock") & (pl.col("kind") == "count") & (pl.col("measure").is_in(["level", "change_abs"]))
    told = pl.lit(are_added_net(numbers, stream)) | pl.when(stock).then("added_gap").str.contains(_NET)
    span = pl.col("said_start") < pl.col("said_end")
    first = pl.when(span).then("said_start").when(pl.col("heading_days_start").is_not_null()).then("heading_days_start")
    last = pl.when(span).then("said_end").when(pl.col("heading_days_start").is_not_null()).then("heading_days_end")
    days = (last.fill_null(pl.col("call_end")) - first.fill_null(pl.col("call_start"))).dt.total_days()
    compared = (days / _MONTH_DAYS).round().cast(pl.Int32).replace_strict(_COMPARED, default=None, return_dtype=pl.String)
    # 比去年同期的911个净增269个: against a level that is said.
    bare = pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null()
    net = (stock & told & bare & compared.is_not_null()).fill_null(False)
    return numbers.with_columns(
        is_net_addition=net,
        measure=pl.when(net).then(pl.lit("change_abs")).otherwise("measure"),
        comparison=pl.when(net).then(compared).otherwise("comparison"),
    ).drop("added_gap")
