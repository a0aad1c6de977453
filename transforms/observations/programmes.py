"""Since when purchases are counted that are told up to a day: 自7月28日起最多可回购6亿美元。… 截至10月29日，已回购1.3亿美元."""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream
from transforms.observations.period_words import is_level

_PROGRAMME = "share_repurchase_program_size"
#: What is told as done up to a day, since the programme began or the year did.
_DONE = ("share_repurchase_amount", "share_repurchase_ratio")
#: In front of purchases that are counted since they began.
_HAD = r"(?i)(?:['’](?:d|ve)|(?-u:\b)(?:had|have|has))(?: (?:already|cumulatively|now|since|in total))*\s*$|(?-u:\b)cumulatively\s*$"
_THIS_YEAR = r"今年|年初|(?i)(?-u:\b)this year(?-u:\b)"


def with_programme(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `programme_start`: the day (of a month: its first) that is said of the last programme of purchases named in the turn,
    `this_year_said`: does the sentence speak of this year in front of the number? and `had_done`: is it told as done by then?
    """
    events = stream.events
    # As of August 31, our cash was …, and we have authorized a program of …, effective July 28
    before = pl.when((pl.col("before_period") > pl.col("before_metric")) | pl.col("before_metric").is_null()).then("before_period")
    told = pl.when((pl.col("role") == "metric") & (pl.col("code") == _PROGRAMME)).then(pl.coalesce(before, "after_period"))
    place, last = events.select(told.alias("told").forward_fill(), last=pl.when(told.is_not_null()).then("at").forward_fill())
    day = events["days_start"].gather(place)
    this_year = (pl.col("code") == "year_to_date").fill_null(False) | pl.col("gap").str.contains(_THIS_YEAR)
    said = events.select(
        day=pl.when(pl.lit(events["turn"].gather(last)) == pl.col("turn")).then(pl.lit(day)),
        this_year=(pl.when(this_year).then(pl.col("row")).forward_fill() == pl.col("row")).fill_null(False),
    )
    here = said[numbers["at"]]
    (words,) = stream.of(numbers, "metric_at", "gap", prefix="done")
    return numbers.with_columns(
        here["day"].alias("programme_start"),
        here["this_year"].alias("this_year_said"),
        words.str.contains(_HAD).alias("had_done"),
    )


def is_cumulative() -> pl.Expr:
    """As of May 31 we had repurchased a total of $700 million: all that was ever bought, not the quarter's."""
    return pl.col("had_done").fill_null(False) & is_done_so_far()


def is_done_so_far() -> pl.Expr:
    """Is it what was bought up to now?"""
    return pl.col("metric_id").is_in(_DONE) & is_level()


def counted_from() -> pl.Expr:
    """The first day of what is told up to `period_end`: of the programme, else of the year where this year is spoken of, else the same day,
    for nobody says since when.
    """
    end = pl.col("period_end")
    programme = pl.when(pl.col("programme_start") < end).then("programme_start")
    return pl.coalesce(programme, pl.when("this_year_said").then(end.dt.truncate("1y")), end)
