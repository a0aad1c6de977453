"""Levels that a change starts from, and changes against a day that is said: up 8% from $112 million, 由74亿元增长5%, 比6月底净增130万."""

from __future__ import annotations

import polars as pl

from transforms.observations.calendar import last_quarter, month_end_later
from transforms.observations.period_words import RELATIVE, is_level

_IS_CHANGE = pl.col("measure").str.starts_with("change") | (pl.col("measure") == "ratio_pp")
#: How many numbers away the change may stand that a level is the base of.
_REACH = 2


def with_base_days(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `base_at_end` to changes against a day that is said: up 4% from the second quarter, 比6月底净增130万.

    The change itself is of the period that the sentence speaks of.
    """
    change = pl.col("measure").str.starts_with("change").fill_null(False)
    measured = change & pl.col("comparison_said").is_null()
    later = pl.col("period_source") == "later"
    behind = measured & later & pl.col("later_days_end").is_not_null() & pl.col("later_base_end")
    before = change & ~later.fill_null(False) & pl.col("is_near") & pl.col("earlier_days_end").is_not_null() & pl.col("earlier_base_end")
    # 比6月底的247万增加了65万: against the day of the level that it starts from.
    started = pl.col("earlier_base_end") | (pl.col("earlier_starts") & ~pl.col("earlier_code").is_in(RELATIVE))
    of_base = pl.when(is_level() & pl.col("is_near") & started).then("earlier_days_end")
    # 从去年底的31亿元降到20亿元，降幅36%
    arrived = pl.when(pl.col("period_code").is_null() & (pl.col("before_number") > pl.col("metric_at"))).then(_beside(of_base, 2))
    beside = pl.when(measured & (pl.col("before_direction") + 1 == pl.col("at"))).then(pl.coalesce(_beside(of_base, 1), arrived))
    based = (behind | before).fill_null(False)
    another = pl.col("before_own_period") != pl.col("before_period")
    of_the_sentence = pl.col("own_code").is_not_null() & ~pl.col("own_code").is_in(RELATIVE) & (behind | another)
    return numbers.with_columns(
        # 较2024年第三季度同比增长26%: the words say with what it is compared, the days of the base only which year that was.
        base_at_end=pl.coalesce(pl.when(behind).then("later_days_end").when(before & measured).then("earlier_days_end"), beside),
        period_code=pl.when(based & of_the_sentence).then("own_code").when(based).then(None).otherwise("period_code"),
        period_source=pl.when(based & of_the_sentence).then(pl.lit("own")).when(based).then(None).otherwise("period_source"),
    )


def _beside(value: pl.Expr, ahead: int) -> pl.Expr:
    """The value at the number `ahead` rows away, where it speaks of the same metric in the same sentence."""
    same = (pl.col("row") == pl.col("row").shift(ahead)) & (pl.col("metric_at") == pl.col("metric_at").shift(ahead))
    return pl.when(same.fill_null(False)).then(value.shift(ahead))


def _comparison_of_the_change() -> pl.Expr:
    """The comparison of the change that stands beside a level which is its base: `yoy` or `qoq`; null where there are two, or none."""
    change = pl.when(_IS_CHANGE.fill_null(False)).then("comparison")
    told = [_beside(change, ahead) for ahead in (*range(1, _REACH + 1), *range(-1, -_REACH - 1, -1))]
    first, least, most = pl.coalesce(told), pl.min_horizontal(told), pl.max_horizontal(told)
    return pl.when(least == most).then(first)


def _is_undated_base() -> pl.Expr:
    """grew from 3 billion, compared to 71 million: some earlier level, and no words say of when."""
    # 上半年教学点从1,032个增加到…: the period of the whole is not that of where it started.
    before = (pl.col("before_period") < pl.col("metric_at")) | (pl.col("before_direction") > pl.col("before_period"))
    of_the_whole = pl.col("from_end") & (pl.col("period_source") == "earlier") & before
    dated = pl.col("period_code").is_in(["dated", "prior_full_year"]) | pl.col("period_source").is_in(["later", "earlier"])
    told = pl.col("period_code").is_in(RELATIVE) | (dated & ~of_the_whole.fill_null(False))
    # $2 billion from our $3 billion program
    of_programme = pl.col("metric_rule").eq("metric_after_number") & pl.col("metric_id").eq("share_repurchase_program_size").fill_null(
        False
    )
    return (
        is_level()
        & ~of_programme
        & (
            pl.col("from_end")
            | (pl.col("compared_end") & pl.col("before_number").is_not_null())
            | (pl.col("metric_compared_end") & (pl.col("metric_at") > pl.col("before_number")))
        )
        & ~told.fill_null(False)
    )


def with_bases(numbers: pl.DataFrame) -> pl.DataFrame:
    """Dates levels that a change starts from by the change (up 8% from $112 million), else by what the sentence or the whole document says
    of its comparisons; `unsure` where nothing does.
    """
    said = pl.coalesce(
        _comparison_of_the_change(),
        # increased from 28.9% to 30.7% year-over-year
        pl.when(pl.col("from_end")).then(_beside(pl.col("comparison_said").str.strip_suffix("_base"), -1)),
        pl.when(pl.col("before_comparison") > pl.col("metric_at")).then(pl.col("compared_before_code").str.strip_suffix("_base")),
        # What stands on a day is compared with the year's start as often.
        pl.when(pl.col("compares_years") & (pl.col("timing") != "stock").fill_null(True)).then(pl.lit("yoy")),
    )
    code = said.replace_strict({"yoy": "prior_year", "qoq": "prior_quarter"}, default=None, return_dtype=pl.String)
    undated = _is_undated_base()
    # Growth of 34%, versus 26%: of any period.
    code = pl.when(pl.col("measure") != "growth").then(code)
    # 将回购总额由4亿美元增加至7亿美元: what may be bought was raised on a day, and not in a year.
    code = pl.when(~(pl.col("metric_id").str.starts_with("share_repurchase") & pl.col("from_end")).fill_null(False)).then(code)
    return numbers.with_columns(
        period_code=pl.when(undated).then(code.fill_null("unsure")).otherwise("period_code"),
        period_source=pl.when(undated).then(pl.lit("base")).otherwise("period_source"),
    )


def _within_the_quarter() -> pl.Expr:
    """loans up £4 billion in the quarter: what stands on a day has grown since the end of the quarter before."""
    behind = pl.col("tail").str.contains(r"(?i)^\s*(?:in|during|over|within) the (?:first |second |third |fourth )?quarter(?-u:\b)")
    said = behind & _IS_CHANGE.fill_null(False) & (pl.col("timing") == "stock")
    # …, or 1.1%: the same change again.
    again = pl.col("gap").str.contains(r"(?i)^\s*,?\s*or\s") & (pl.col("row") == pl.col("row").shift(1))
    return said.fill_null(False) | (again & said.shift(1)).fill_null(False)


def with_comparison_of_base(numbers: pl.DataFrame) -> pl.DataFrame:
    """较上季的588亿元增加4%, up 4% to 100 million from 96 million in the prior quarter: the base says what the change compares with."""
    level = is_level() & (pl.col("measure") != "growth")
    base = pl.when(level & pl.col("period_code").is_in(RELATIVE) & pl.col("compared_end")).then("period_code")
    based = pl.when(level & (pl.col("comparison_said").str.ends_with("_base"))).then("period_code")
    # a net increase of 91 compared to 1,089 last quarter and of 269 versus 911 a year ago: the level that stands directly behind.
    directly = ~pl.col("gap").str.contains(r"^\s*[,，、]|(?-u:\b)and(?-u:\b)|[和及]")
    behind_it = _beside(pl.when(directly).then(base), -1)
    near = [behind_it, *(_beside(pl.coalesce(base, based), ahead) for ahead in (1, -1, -_REACH))]
    # an increase of 42 compared to 1,305 as of May 31
    day = pl.when(level & pl.col("compared_end") & (pl.col("period_source") == "later")).then("later_days_end")
    of_day = (
        pl.when(day == last_quarter()[0].dt.offset_by("-1d"))
        .then(pl.lit("prior_quarter"))
        .when(day == month_end_later(pl.col("call_end"), -12))
        .then(pl.lit("prior_year"))
    )
    near.append(_beside(of_day, -1))
    # up 1.8% on the prior quarter
    behind = pl.when(pl.col("is_behind") & pl.col("later_base_end")).then(pl.col("later_code").replace("last_year", "prior_year"))
    comparison = pl.coalesce(pl.when(behind.is_in(RELATIVE)).then(behind), *near).replace_strict(
        {"prior_year": "yoy", "prior_quarter": "qoq"}, default=None, return_dtype=pl.String
    )
    bare = _IS_CHANGE.fill_null(False) & pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null()
    # 由年初的58.6%降至51.9%，下降6.7个百分点: since the year began, which is no comparison of ours.
    start = pl.when(is_level() & (pl.col("period_code") == "prior_year_end") & (pl.col("from_end") | pl.col("earlier_base_end"))).then(True)
    since_start = pl.any_horizontal(_beside(start, ahead) for ahead in (1, _REACH)).fill_null(False)
    numbers = numbers.with_columns(measure=pl.when(bare & since_start).then(None).otherwise("measure"))
    by_base = bare & comparison.is_not_null()
    return numbers.with_columns(
        comparison=pl.when(by_base).then(comparison).when(bare & _within_the_quarter()).then(pl.lit("qoq")).otherwise("comparison"),
        comparison_said=pl.when(by_base).then(comparison).otherwise("comparison_said"),
    )
