"""Of which span of days a number speaks: a period said beside it, else one at the head of the sentence, else one that the sentences
before were headed with, else the call's own.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.calendar import last_quarter, month_end_later, months_later
from transforms.observations.neighbours import Stream

_DAYS = ("days_start", "days_end")
#: What is asked of the periods around a number: index of the event, prefix of the columns, columns.
_SAID = (
    ("before_period", "earlier", ("code", "base_end", *_DAYS)),
    ("after_period", "later", ("code", "loose_from", "base_end", *_DAYS)),
    ("before_own_period", "own", ("code", *_DAYS)),
    ("heading_at", "heading", _DAYS),
)
#: Periods told against the one that is spoken of.
_RELATIVE = ("prior_year", "prior_quarter")
#: For how many sentences a period at the head of one (For the full year, …) stays the one that is spoken of.
_HEADED_SENTENCES = 2


def _within_numbers_reach() -> pl.Expr:
    """Stands the next period directly behind the number, and before the next number?"""
    return (
        (pl.col("later_loose_from") == pl.col("loose_from")) & (pl.col("after_period") < pl.col("after_number")).fill_null(True)
    ).fill_null(False)


def _is_near() -> pl.Expr:
    """Was the last period said after the number before this one?"""
    return (pl.col("period_resolved") | (pl.col("before_period") > pl.col("before_number")).fill_null(True)) & pl.col(
        "before_period"
    ).is_not_null()


def _turned_away() -> pl.Expr:
    """Does a direction stand between the period and the number (从去年同期的74亿元 … 增长到)?"""
    return (pl.col("before_direction") > pl.col("before_period")).fill_null(False)


def _is_level() -> pl.Expr:
    return pl.col("measure").is_in(["level", "ratio"])


def _with_code(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `period_code`: the code of the period that is meant, and `period_later`: it stands behind the number."""
    base = pl.col("comparison_said").str.ends_with("_base").fill_null(False) & _is_level()
    before = (
        (pl.col("comparison_place") < pl.col("at"))
        & ~(pl.col("before_direction") > pl.col("comparison_place")).fill_null(False)
        & (pl.col("comparison_place") > pl.col("metric_at"))
    )
    base_code = pl.format("prior_{}", pl.col("comparison_said").replace({"yoy_base": "year", "qoq_base": "quarter"}))
    later, near, relative = _within_numbers_reach(), _is_near(), pl.col("earlier_code").is_in(_RELATIVE)
    other_kind = pl.col("later_code").is_in([*_RELATIVE, "other_span"])
    behind = later & ~(base & (pl.col("comparison_place") > pl.col("at"))) & (_is_level() | ~other_kind)
    code = (
        pl.when(base & before)
        .then(base_code)
        .when(base & (pl.col("comparison_place") > pl.col("at")))
        .then(None)
        .when(behind)
        .then(pl.col("later_code"))
        .when(near & relative & _is_level() & ~_turned_away())
        .then(pl.col("earlier_code"))
        .when(near & ~relative)
        .then(pl.col("earlier_code"))
        .when(~near & ~pl.col("own_code").is_in(_RELATIVE))
        .then(pl.col("own_code"))
        .when(relative & _is_level() & ~near & (pl.col("before_period") == pl.col("first_at")))
        .then(pl.lit("unsure"))
    )
    return numbers.with_columns(period_code=code, period_later=(behind & ~(base & before)).fill_null(False))


def _with_base_days(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `base_at_end` to changes against a day that is said: up 4% from the second quarter, 比6月底净增130万."""
    measured = pl.col("measure").str.starts_with("change").fill_null(False) & pl.col("comparison_said").is_null()
    behind = measured & pl.col("period_later") & pl.col("later_days_end").is_not_null() & pl.col("later_base_end")
    before = measured & ~pl.col("period_later") & _is_near() & pl.col("earlier_days_end").is_not_null() & pl.col("earlier_base_end")
    return numbers.with_columns(
        base_at_end=pl.when(behind).then(pl.col("later_days_end")).when(before).then(pl.col("earlier_days_end")),
        period_code=pl.when(behind | before).then(None).otherwise(pl.col("period_code")),
    )


def _used_up() -> pl.Expr:
    """What was named behind an earlier number (3亿元的收入) reports another one only of another period (…，去年同期为2亿元)."""
    dated_here = pl.col("period_later") | _is_near()
    another = pl.col("period_code").is_in(_RELATIVE) | (dated_here & ~pl.col("period_code").is_in(["current", "unsure"]))
    return (
        (pl.col("metric_rule") == "metric_before_number")
        & pl.col("metric_used")
        & _is_level()
        & ~pl.col("remaining_end")
        & ~pl.col("remaining_behind")
        & ~another.fill_null(False)
    )


def _from_somewhen() -> pl.Expr:
    """grew from 3 billion: some earlier level, and nobody says when."""
    told = pl.col("period_code").is_in(_RELATIVE) | (pl.col("period_code") == "dated") | (pl.col("period_code") == "prior_full_year")
    return _is_level() & pl.col("from_end") & ~pl.col("level_end") & ~told.fill_null(False)


def with_period_said(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `period_code` (of the period cue that is meant; `unsure` where one is said that cannot be told from what is linked here; null
    where none is said), `said_start`, `said_end` (its days) and `base_at_end` (of a change: the last day of what it is compared with).
    """
    for index, prefix, columns in _SAID:
        numbers = numbers.with_columns(stream.of(numbers, index, *columns, prefix=prefix))
    numbers = _with_base_days(_with_code(numbers))
    numbers = numbers.with_columns(
        period_code=pl.when(_used_up() | _from_somewhen()).then(pl.lit("unsure")).otherwise(pl.col("period_code"))
    )
    absolute = pl.col("period_code").is_not_null() & ~pl.col("period_code").is_in([*_RELATIVE, "unsure"])
    return numbers.with_columns(
        pl.when(absolute & pl.col("period_later"))
        .then(pl.col(f"later_{day}"))
        .when(absolute & _is_near())
        .then(pl.col(f"earlier_{day}"))
        .when(absolute)
        .then(pl.col(f"own_{day}"))
        .alias(f"said_{day.removeprefix('days_')}")
        for day in ("days_start", "days_end")
    )


def with_headings(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `heading_at`: the period that headed one of the sentences before (For the full year, …), where no other was said since."""
    said = pl.col("role") == "period"
    heads = said & pl.col("from_start") & (pl.col("before_metric").is_null() & pl.col("before_number").is_null())
    whole = heads & (pl.col("days_start") < pl.col("days_end")) & (pl.col("days_end") == pl.col("call_end"))
    last = pl.when(said).then(pl.col("at")).forward_fill()
    events = events.with_columns(last_period=last, heads_period=whole.fill_null(False))
    found = events.select(
        turn=pl.col("turn").gather(pl.col("last_period")),
        sentence=pl.col("sentence_seq").gather(pl.col("last_period")),
        heads=pl.col("heads_period").gather(pl.col("last_period")),
    )
    holds = (
        found["heads"] & (found["turn"] == events["turn"]) & (events["sentence_seq"] - found["sentence"] <= _HEADED_SENTENCES)
    ).fill_null(False)
    return events.with_columns(heading_at=pl.when(holds).then(pl.col("last_period"))).drop("last_period", "heads_period")


def _with_comparison_by_date(numbers: pl.DataFrame) -> pl.DataFrame:
    """up 4% from the second quarter: the comparison is told by the dates; where it is neither with the quarter nor with the year before,
    nothing is linked.
    """
    quarter = pl.col("base_at_end") == last_quarter()[0].dt.offset_by("-1d")
    year = pl.col("base_at_end") == month_end_later(pl.col("call_end"), -12)
    has_base = pl.col("base_at_end").is_not_null()
    return numbers.with_columns(
        comparison=pl.when(has_base & quarter)
        .then(pl.lit("qoq"))
        .when(has_base & year)
        .then(pl.lit("yoy"))
        .otherwise(pl.col("comparison")),
        measure=pl.when(has_base & ~(quarter | year)).then(None).otherwise(pl.col("measure")),
    )


def _with_spoken_days(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `period_start`, `period_end` as said: of its own period, of the one a heading told, or of the call."""
    code = pl.col("period_code")
    headed = code.is_null() & pl.col("heading_days_start").is_not_null()
    own = code.is_null() & ~headed
    relative = code.is_in(_RELATIVE).fill_null(False)
    numbers = numbers.with_columns(
        **{
            f"period_{end}": pl.when(headed)
            .then(pl.col(f"heading_days_{end}"))
            .when(own)
            .then(pl.col(f"call_{end}"))
            .otherwise(pl.col(f"said_{end}"))
            for end in ("start", "end")
        }
    )
    # 上半年收入为50亿元，去年同期为45亿元: the year before the half year, not before the quarter.
    told = ~relative & pl.col("period_start").is_not_null()
    last_told = pl.when(told & pl.col("metric_at").is_not_null()).then(pl.int_range(pl.len())).forward_fill()
    same = (pl.col("metric_at").gather(last_told) == pl.col("metric_at")).fill_null(False)
    here = [
        pl.when(same)
        .then(pl.col(f"period_{end}").gather(last_told))
        .when(pl.col("heading_days_start").is_not_null())
        .then(pl.col(f"heading_days_{end}"))
        .otherwise(pl.col(f"call_{end}"))
        .alias(f"here_{end}")
        for end in ("start", "end")
    ]
    numbers = numbers.with_columns(here)
    # Where the words before are of a day or of the future, the call's own period is the one to go back from.
    odd = (pl.col("here_end") > pl.col("call_end")) | (pl.col("here_start") == pl.col("here_end"))
    numbers = numbers.with_columns(
        pl.when(odd).then(pl.col(f"call_{end}")).otherwise(pl.col(f"here_{end}")).alias(f"here_{end}") for end in ("start", "end")
    )
    quarter_start = last_quarter()[0]
    return numbers.with_columns(
        period_start=pl.when(code == "prior_year")
        .then(months_later(pl.col("here_start"), -12))
        .when(code == "prior_quarter")
        .then(months_later(quarter_start, -3))
        .otherwise(pl.col("period_start")),
        period_end=pl.when(code == "prior_year")
        .then(month_end_later(pl.col("here_end"), -12))
        .when(code == "prior_quarter")
        .then(quarter_start.dt.offset_by("-1d"))
        .otherwise(pl.col("period_end")),
    )


def with_period(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `period_start`, `period_end` (dates, equal for an instant); null where they cannot be told.

    numbers: with the call's `call_start`, `call_end`, `call_date`, `fiscal_year_end_month` and the metric's `timing`.
    """
    numbers = _with_spoken_days(_with_comparison_by_date(numbers))
    code = pl.col("period_code")
    today = pl.coalesce("call_date", "call_end")
    one_day = pl.col("period_start") == pl.col("period_end")
    said_day = (one_day & code.is_not_null() & (code != "call_date")).fill_null(False)
    stock, authorization = pl.col("timing") == "stock", pl.col("timing") == "authorization"
    unsure = (code == "unsure").fill_null(False)
    period_start = (
        pl.when(unsure)
        .then(None)
        .when(authorization & said_day)
        .then(pl.col("period_end"))
        .when(authorization)
        .then(today)
        .when(stock & (pl.col("measure") == "level"))
        .then(pl.col("period_end"))
        .when(one_day & (pl.col("period_end") == pl.col("call_end")))
        .then(pl.col("call_start"))
        .when(one_day)
        .then(None)
        .otherwise(pl.col("period_start"))
    )
    period_end = pl.when(authorization & ~said_day).then(today).otherwise(pl.col("period_end"))
    return numbers.with_columns(period_start=period_start, period_end=period_end)
