"""What is told behind a share of revenue, and of what: 高中业务收入占比超过45%，同比增长近20%."""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import cues
from transforms.observations.neighbours import Stream

_REVENUE, _SHARE = "revenue", "revenue_share"
#: Words of growth, which a share has none of: it rises by points.
_GROWTH = ("增长", "增", "大增", "劲增", "激增", "grew", "growth", "growing")


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
