"""本季度净增114个教学点, we added a net of 114 learning centers: what came to a number of things over a span of days, and so how it changed
against the day before them.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import cues
from transforms.observations.neighbours import Stream

_NET = r"(?:净增加?|净新增|净增长|淨增加?|淨新增)(?:了|约|超过|近|大约|的)*\s*$"
#: … in English, where the words may stand in several cues; what was lost net is a change, too.
_NET_OF = (
    r"(?i)(?-u:\b)(?:net (?:increase|decrease|reduction|addition|additions|adds|gain|openings|new)(?: of)?|(?:added|opened|had|saw|recorded"
    r"|gained|closed|lost) (?:a )?net(?: of)?)\s+(?:about |around |approximately |nearly |another |over )*$"
)
_LOST = "(?i)decrease|reduction|closed|lost"
#: How many characters in front of the number are looked at.
_LOOKED_BACK = 48
#: Behind the number: since a year ago.
_OVER_A_YEAR = r"(?i)^[^,;.]{0,40} (?:over|in|during) the (?:past|last|previous|prior) (?:year|(?:12|twelve) months|four quarters)(?-u:\b)"
#: Net additions of learning centers were 57: in front of the name.
_NET_NAME = r"(?i)(?-u:\b)net (?:additions?|adds|increase|openings)(?-u:\b)"
#: The months of a span and what a change over it compares with.
_COMPARED = {3: "qoq", 12: "yoy"}
_MONTH_DAYS = 30.4


def with_net_words(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds `net_added` (1, or -1 of what was lost) to English numbers of things that came net of those that went. stream: with `text`."""
    count = (pl.col("role") == "number") & (pl.col("code") == "count")
    start = pl.col("start")
    before = pl.when(count).then(pl.col("text").str.slice((start - _LOOKED_BACK).clip(0), pl.min_horizontal(start, pl.lit(_LOOKED_BACK))))
    said = before.str.extract(f"({_NET_OF})")
    sign = pl.when(said.str.contains(_LOST)).then(-1).when(said.is_not_null()).then(1)
    return stream.with_columns(net_added=sign.cast(pl.Int8))


def are_added_net(numbers: pl.DataFrame, stream: Stream) -> pl.Series:
    """Do the words directly before the number, or before the name of its metric, say that so many came to them?"""
    (name,) = stream.of(numbers, "before_direction", "name", prefix="way")
    word = cues()["key"].gather(name)
    by_word = numbers.select(pl.col("before_direction") + 1 == pl.col("at")).to_series() & word.str.contains(_NET)
    return by_word.fill_null(False) | numbers["gap"].str.contains(_NET) | numbers["net_added"].is_not_null()


def with_net_additions(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `is_net_addition`, and gives such numbers measure and comparison: over a quarter or a year, for metrics of a day.

    numbers: with `metric_at`, the days that were said (`said_start`, `said_end`) and those of the call.
    """
    numbers = numbers.with_columns(stream.of(numbers, "metric_at", "gap", prefix="added"))
    stock = (pl.col("timing") == "stock") & (pl.col("kind") == "count") & (pl.col("measure").is_in(["level", "change_abs"]))
    told = pl.lit(are_added_net(numbers, stream)) | pl.when(stock).then("added_gap").str.contains(f"{_NET}|{_NET_NAME}")
    span = pl.col("said_start") < pl.col("said_end")
    first = pl.when(span).then("said_start").when(pl.col("heading_days_start").is_not_null()).then("heading_days_start")
    last = pl.when(span).then("said_end").when(pl.col("heading_days_start").is_not_null()).then("heading_days_end")
    days = (last.fill_null(pl.col("call_end")) - first.fill_null(pl.col("call_start"))).dt.total_days()
    compared = (days / _MONTH_DAYS).round().cast(pl.Int32).replace_strict(_COMPARED, default=None, return_dtype=pl.String)
    compared = pl.when(pl.col("tail").str.contains(_OVER_A_YEAR)).then(pl.lit("yoy")).otherwise(compared)
    # 比去年同期的911个净增269个: against a level that is said.
    bare = pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null()
    net = (stock & told & bare & compared.is_not_null()).fill_null(False)
    # In the first half we added a net of 26: against neither the quarter nor the year before, and no level.
    neither = (stock & told & bare & compared.is_null()).fill_null(False)
    lost = net & (pl.col("net_added") == -1).fill_null(False)
    return numbers.with_columns(
        *(pl.when(lost).then(-pl.col(amount).abs()).otherwise(amount).alias(amount) for amount in ("value", "low", "high")),
        is_net_addition=net,
        measure=pl.when(net).then(pl.lit("change_abs")).when(~neither).then("measure"),
        comparison=pl.when(net).then(compared).otherwise("comparison"),
    ).drop("added_gap")
