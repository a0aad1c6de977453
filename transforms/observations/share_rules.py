"""What is told behind a share of revenue, and of what: 高中业务收入占比超过45%，同比增长近20%."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.observations.lexicon import cues
from transforms.observations.metrics import metrics
from transforms.observations.neighbours import Stream

_REVENUE, _SHARE = "revenue", "revenue_share"
#: Words of growth, which a share has none of: it rises by points.
_GROWTH = ("增长", "增", "大增", "劲增", "激增", "grew", "growth", "growing")


@cache
def _expenses() -> list[str]:
    """The expenses whose share of revenue is a metric."""
    shares = metrics().filter(pl.col("ratio_metric_id").str.contains("expense_ratio$|^cost_of_revenue_ratio$"))
    return shares["metric_id"].to_list()


#: Behind a number that nothing else is said of: G&A was 14.9%, down from 18.8%.
_NOTHING_ELSE = r"(?i)^\s*(?:$|[,.;，。；]|(?:and|versus|vs|compared|in|for|this|from|up|down|during|while|last|on a|a year|year)(?-u:\b))"


def is_share_of_expense(numbers: pl.DataFrame, stream: Stream) -> pl.Series:
    """R&D was 5.3% of revenue, and G&A was 2.9%, down from 3.4%: an expense that is so many percent is that share of revenue."""
    (code,) = stream.of(numbers, "before_metric", "code", prefix="expense")
    was = pl.when(pl.col("kind") == "percent").then("gap").str.contains(r"(?i)^\s*,?\s*(?:was|were|is|at|came in at|stood at|为)\s*$")
    bare = pl.col("direction").is_null() & pl.col("tail").str.contains(_NOTHING_ELSE)
    share = (pl.col("before_metric") + 1 == pl.col("at")) & was & bare & pl.lit(code).is_in(_expenses())
    same = (pl.col("before_metric") == pl.col("before_metric").shift(1)) & (pl.col("row") == pl.col("row").shift(1))
    again = (pl.col("from_end") | pl.col("compared_end")) & same & share.shift(1) & (pl.col("kind") == "percent")
    return numbers.select((share | again).fill_null(False)).to_series()


def with_growth_behind_shares(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """高中业务收入占比超过45%，同比增长近20%: the revenue grew, not the share. numbers: with `metric_code`, which is replaced."""
    share = (pl.col("metric_code") == _SHARE) & (pl.col("kind") == "percent") & (pl.col("direction_place") == "before")
    second = share & (pl.col("before_number") > pl.col("metric_at")) & ~pl.col("stated_to")
    (name,) = stream.of(numbers, "before_direction", "name", prefix="turn")
    grown = cues()["key"].gather(name).is_in(_GROWTH).fill_null(False)
    named = pl.col("metric_surface").str.contains("收入|营收|(?i)revenue|sales")
    stated = numbers.with_columns(stated_to=pl.col("gap").str.contains(r"(?i)[至到达]|(?-u:\b)to(?-u:\b)"))
    of_revenue = stated.select((second & named & pl.lit(grown)).fill_null(False)).to_series()
    return numbers.with_columns(
        metric_code=pl.when(of_revenue).then(pl.lit(_REVENUE)).otherwise("metric_code"),
        metric_unit_kind=pl.when(of_revenue).then(pl.lit("money")).otherwise("metric_unit_kind"),
    )
