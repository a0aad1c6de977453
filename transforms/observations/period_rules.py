"""Of which span of days a number speaks: a period said beside it, else one at the head of the sentence, else one that the sentences
before were headed with, else the call's own.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.bases import with_base_days, with_bases, with_comparison_of_base
from transforms.observations.basis_rules import said_in_total
from transforms.observations.calendar import fiscal_year_end, last_quarter, month_end_later, months_later
from transforms.observations.last_years import with_last_years
from transforms.observations.neighbours import Stream
from transforms.observations.period_words import RELATIVE, is_level, with_period_code, with_periods_around
from transforms.observations.programmes import counted_from, is_cumulative, is_done_so_far, with_programme

#: Before a period of which the last day is meant.
_UP_TO = r"(?i)(?-u:\b)as (?:of|at)(?: the)? end of (?:the )?$"


def _is_size_of_programme() -> pl.Expr:
    """Bought for $33 million under our program of up to $40 million: what stands behind the name is of it."""
    directly = (pl.col("at") - pl.col("metric_at") <= 2) & (pl.col("separations") == pl.col("metric_separations"))
    return (pl.col("metric_id") == "share_repurchase_program_size") & directly & pl.col("gap").str.contains(r"(?i)^\s*(?:of\s*)?$")


def _used_up() -> pl.Expr:
    """What was named behind an earlier number (3亿元的收入) reports another one only of another period (…，去年同期为2亿元)."""
    dated_here = pl.col("period_source").is_in(["later", "base"]).fill_null(False) | pl.col("is_near")
    another = pl.col("period_code").is_in(RELATIVE) | (dated_here & ~pl.col("period_code").is_in(["current", "unsure"]))
    # …accounts for 23% of revenue, the garden business about 25%: the share of the next part.
    named = (pl.col("before_segment") + 1 == pl.col("at")) | (pl.col("item").is_not_null() & (pl.col("metric_at") == pl.col("item_metric")))
    next_part = (pl.col("metric_id") == "revenue_share") & named
    # 每10股派2.2元，合计约58亿元: the total of what was told for one.
    in_total = (pl.col("metric_id") == "dividend_per_share") & said_in_total()
    return (
        (pl.col("metric_rule") == "metric_before_number")
        & ~in_total
        & ~next_part.fill_null(False)
        & pl.col("metric_used")
        & ~_is_size_of_programme()
        & is_level()
        & ~pl.col("remaining_end")
        & ~pl.col("remaining_behind")
        & ~another.fill_null(False)
    )


def with_period_said(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `period_code` (of the period cue that is meant; `unsure` where one is said that cannot be told from what is linked here; null
    where none is said), `said_start`, `said_end` (its days) and `base_at_end` (of a change: the last day of what it is compared with).
    """
    numbers = with_last_years(with_period_code(with_periods_around(numbers, stream)), stream)
    numbers = with_programme(numbers, stream)
    numbers = with_comparison_of_base(with_bases(with_base_days(numbers)))
    numbers = numbers.with_columns(period_code=pl.when(_used_up()).then(pl.lit("unsure")).otherwise("period_code"))
    # We expect gross margin of 40%: in the period that the outlook named before.
    ahead = pl.col("period_code").is_null() & pl.col("before_forward").is_not_null() & pl.col("outlook_days_start").is_not_null()
    numbers = numbers.with_columns(
        period_code=pl.when(ahead).then(pl.lit("outlook")).otherwise("period_code"),
        period_source=pl.when(ahead).then(pl.lit("outlook")).otherwise("period_source"),
    )
    absolute = pl.col("period_code").is_not_null() & ~pl.col("period_code").is_in([*RELATIVE, "unsure"])
    return numbers.with_columns(
        pl.coalesce(
            pl.when(absolute & (pl.col("period_source") == source)).then(f"{source}_days_{end}")
            for source in ("later", "earlier", "own", "outlook")
        ).alias(f"said_{end}")
        for end in ("start", "end")
    )


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
    relative = code.is_in(RELATIVE).fill_null(False)
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
    # In the first nine months, profit was …. Revenue was $643 million this quarter, down 16%: the change is of the quarter, too.
    now = code.is_not_null() & ~relative & pl.col("metric_at").is_not_null() & (pl.col("period_end") == pl.col("call_end"))
    dated = pl.when(now).then(pl.int_range(pl.len())).forward_fill()
    beside = (pl.col("metric_at").gather(dated) == pl.col("metric_at")) & headed & pl.col("measure").str.starts_with("change")
    numbers = numbers.with_columns(
        pl.when(beside.fill_null(False)).then(pl.col(f"period_{end}").gather(dated)).otherwise(f"period_{end}").alias(f"period_{end}")
        for end in ("start", "end")
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
    # 全年资本开支约350亿元，比去年的248亿元会多一些: the year before the one that is planned.
    base = (pl.col("period_source") == "base") & (code == "prior_year") & pl.col("comparison_said").str.ends_with("_base")
    year_end = fiscal_year_end()
    plan = (base & (pl.col("own_code") == "full_year") & (year_end > pl.col("call_end")) & (pl.col("timing") == "flow")).fill_null(False)
    numbers = numbers.with_columns(
        here_start=pl.when(plan).then(month_end_later(year_end, -12).dt.offset_by("1d")).otherwise("here_start"),
        here_end=pl.when(plan).then(year_end).otherwise("here_end"),
        is_base_of_plan=plan,
    )
    # Where the words before are of a day or of the future, the call's own period is the one to go back from.
    odd = ((pl.col("here_end") > pl.col("call_end")) & ~plan) | (pl.col("here_start") == pl.col("here_end"))
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


def _with_dividends_of_the_year(numbers: pl.DataFrame) -> pl.DataFrame:
    """an annual dividend of $1.05 per ADS, plus a special dividend of …, in total …: of the fiscal year that the call ends."""
    dividend = pl.col("metric_id").is_in(["dividend_per_share", "dividend_total"]) & pl.col("period_code").is_null()
    annual = dividend & pl.col("metric_surface").str.contains("(?i)^annual")
    said = pl.when(annual).then(pl.col("row")).forward_fill() == pl.col("row")
    over = pl.col("call_end").dt.month() == pl.col("fiscal_year_end_month")
    of_the_year = (dividend & said & over).fill_null(False)
    start = month_end_later(pl.col("call_end"), -12).dt.offset_by("1d")
    # $4.6 billion for fiscal year 2025, including a regular dividend of $1.05 per ADS
    told = pl.col("metric_id").is_in(["dividend_per_share", "dividend_total"]) & (pl.col("period_code") == "dated")
    last = pl.when(told.fill_null(False)).then(pl.int_range(pl.len())).forward_fill()
    within = (dividend & (pl.col("row").gather(last) == pl.col("row"))).fill_null(False)
    return numbers.with_columns(
        period_start=pl.when(within).then(pl.col("period_start").gather(last)).when(of_the_year).then(start).otherwise("period_start"),
        period_end=pl.when(within).then(pl.col("period_end").gather(last)).otherwise("period_end"),
    )


def with_period(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `period_start`, `period_end` (dates, equal for an instant); null where they cannot be told.

    numbers: with the call's `call_start`, `call_end`, `call_date`, `fiscal_year_end_month` and the metric's `timing`.
    """
    numbers = _with_dividends_of_the_year(_with_spoken_days(_with_comparison_by_date(numbers)))
    # bought so far in 2025: up to the day of the call.
    so_far = (pl.col("period_source") == "later") & pl.col("later_gap").str.contains(r"(?i)(?-u:\b)so far in\s*$") & is_done_so_far()
    numbers = numbers.with_columns(
        period_end=pl.when(so_far.fill_null(False)).then(pl.min_horizontal("period_end", "call_date")).otherwise("period_end")
    )
    code = pl.col("period_code")
    today = pl.coalesce("call_date", "call_end")
    one_day = pl.col("period_start") == pl.col("period_end")
    said_day = (one_day & code.is_not_null() & (code != "call_date")).fill_null(False)
    stock, authorization = pl.col("timing") == "stock", pl.col("timing") == "authorization"
    # What is counted may be counted on a day of its own: more than 360 million users on October 1.
    counted = said_day & (pl.col("metric_category") == "operating") & (pl.col("metric_unit_kind") == "count") & is_level()
    # 228,300 members as of November 30: whoever has joined stands on the day that is said.
    joined = counted & (code == "dated") & (pl.col("metric_id") == "members")
    up_to_a_day = one_day | pl.any_horizontal(
        (pl.col("period_source") == source) & pl.col(f"{source}_gap").str.contains(_UP_TO) for source in ("earlier", "later")
    )
    other_day = pl.col("period_end") != pl.col("call_end")
    cases: tuple[tuple[pl.Expr, pl.Expr | None], ...] = (
        (code == "unsure", None),
        (authorization & said_day, pl.col("period_end")),
        (authorization, today),
        (stock, pl.col("period_end")),
        (one_day & is_done_so_far() & code.is_not_null() & (other_day | is_cumulative()), counted_from()),
        # over the past 12 months … as of the end of September: the day only says up to when.
        (up_to_a_day & (pl.col("main_code") == "ttm") & (pl.col("period_end") == pl.col("main_days_end")), pl.col("main_days_start")),
        (joined, pl.col("period_end")),
        (one_day & (pl.col("period_end") == pl.col("call_end")), pl.col("call_start")),
        (counted, pl.col("period_end")),
        (one_day, None),
    )
    first = pl.coalesce(pl.when(holds.fill_null(False)).then(pl.lit(place)) for place, (holds, _) in enumerate(cases))
    numbers = numbers.with_columns(deciding=first)
    start = pl.coalesce(pl.when(pl.col("deciding") == place).then(day) for place, (_, day) in enumerate(cases) if day is not None)
    return numbers.with_columns(
        period_start=pl.when(pl.col("deciding").is_null()).then("period_start").otherwise(start),
        period_end=pl.when(authorization & ~said_day).then(today).otherwise(pl.col("period_end")),
    )
