"""Which days a period word means on a call: 上半财年, year-to-date, the September quarter, 截至期末, the year ended 31 March.

Periods that depend on what else the sentence says (去年同期, the previous quarter) have no days of their own: `period_rules` finds them.
"""

from __future__ import annotations

import polars as pl

Span = tuple[pl.Expr, pl.Expr]

#: A call on more months than this tells of a half year or a year; its last quarter is then a part of it.
_LONGEST_QUARTER_DAYS = 100
_LONGEST_MONTH_DAYS = 31
#: For how many sentences an outlook goes on.
_OUTLOOK = 2


def months_later(date: pl.Expr, months: int | pl.Expr) -> pl.Expr:
    """The day `months` later."""
    return date.dt.offset_by(f"{months}mo") if isinstance(months, int) else date.dt.offset_by(pl.format("{}mo", months))


def month_end_later(date: pl.Expr, months: int | pl.Expr) -> pl.Expr:
    """The month's end `months` after a month's end: 30 June is three months before 30 September, 31 March six."""
    return months_later(date.dt.offset_by("1d"), months).dt.offset_by("-1d")


def _call_month() -> pl.Expr:
    """The month that the call's period ends with; one of 13 weeks may end some days into the next."""
    return pl.col("call_end").dt.offset_by("-7d").dt.month().cast(pl.Int32)


def fiscal_year_end() -> pl.Expr:
    """The end of the fiscal year that the call's last day is in."""
    months = (pl.col("fiscal_year_end_month").cast(pl.Int32) - _call_month()).mod(12)
    return month_end_later(pl.col("call_end"), months.fill_null(0))


def last_quarter() -> Span:
    """The quarter that the call reports, or the last one of the longer period that it reports."""
    start, end = pl.col("call_start"), pl.col("call_end")
    is_long = (end - start).dt.total_days() > _LONGEST_QUARTER_DAYS
    return pl.when(is_long).then(month_end_later(end, -3).dt.offset_by("1d")).otherwise(start), end


def _quarter_to(month: pl.Expr) -> Span:
    """The September quarter: of the last nine months or the next three; the one that the call reports has the days of its own."""
    ahead = (month - _call_month()).mod(12)
    end = month_end_later(pl.col("call_end"), pl.when(ahead > 3).then(ahead - 12).otherwise(ahead))
    return pl.when(ahead == 0).then(last_quarter()[0]).otherwise(month_end_later(end, -3).dt.offset_by("1d")), end


def _end_of(month: pl.Expr) -> Span:
    """The end of June, in October: the last one before the call is over, be it after the quarter that it reports."""
    today = pl.coalesce("call_date", "call_end").dt.month_end()
    back = (today.dt.month().cast(pl.Int32) - month).mod(12)
    end = month_end_later(today, -back)
    return end, end


def _calendar_half(months: int, span: Span) -> Span:
    """上半年: of the calendar year, unless the half year that the call reports is of a fiscal year of its own."""
    fiscal = pl.col("fiscal_year_end_month") != 12
    start, end = pl.col("call_start"), pl.col("call_end")
    half_call = (end - start).dt.total_days().is_between(_LONGEST_QUARTER_DAYS, 200)
    own = fiscal & half_call & (month_end_later(fiscal_year_end(), months - 12) == end)
    return tuple(pl.when(~fiscal).then(day).when(own).then(call_day) for day, call_day in zip(span, (start, end), strict=True))  # type: ignore[return-value]


def spans() -> dict[str, Span]:
    """For each code of a period cue its first and last day; null where the call's calendar does not tell."""
    end = pl.col("call_end")
    year_end = fiscal_year_end()
    year_start = month_end_later(year_end, -12).dt.offset_by("1d")
    first_half = (year_start, month_end_later(year_end, -6))
    second_half = (month_end_later(year_end, -6).dt.offset_by("1d"), year_end)
    today = pl.coalesce("call_date", "call_end")
    over = (year_end == end) | pl.col("is_outlook")
    nine_months = month_end_later(year_end, -3)
    month = pl.col("code").str.extract("([0-9]+)$").cast(pl.Int32)
    return {
        "current": (pl.col("call_start"), end),
        "quarter": last_quarter(),
        "next_quarter": (end.dt.offset_by("1d"), month_end_later(end, 3)),
        "next_year": (year_end.dt.offset_by("1d"), month_end_later(year_end, 12)),
        # The new fiscal year, when one has just ended or has begun.
        "new_year": (
            pl.when(year_end == end).then(year_end.dt.offset_by("1d")).otherwise(year_start),
            pl.when(year_end == end).then(month_end_later(year_end, 12)).otherwise(year_end),
        ),
        "ttm": (month_end_later(end, -12).dt.offset_by("1d"), end),
        "period_end": (end, end),
        "call_date": (today, today),
        "full_year": (pl.when(over).then(year_start), pl.when(over).then(year_end)),
        "prior_full_year": (month_end_later(year_end, -24).dt.offset_by("1d"), month_end_later(year_end, -12)),
        "fiscal_first_half": first_half,
        "fiscal_second_half": second_half,
        "first_half": _calendar_half(6, first_half),
        "second_half": _calendar_half(12, second_half),
        "prior_year_end": (year_start.dt.offset_by("-1d"), year_start.dt.offset_by("-1d")),
        "prior_quarter_end": (last_quarter()[0].dt.offset_by("-1d"), last_quarter()[0].dt.offset_by("-1d")),
        "nine_months": (year_start, pl.when((nine_months == end) | pl.col("is_outlook")).then(nine_months)),
        "year_to_date": (year_start, end),
        "month_quarter": _quarter_to(month),
        "six_months": (month_end_later(end, -6).dt.offset_by("1d"), end),
        "month_end": _end_of(month),
        "month": (months_later(_end_of(month)[0].dt.offset_by("1d"), -1), _end_of(month)[0]),
    }


def _fiscal_year(day: pl.Expr) -> pl.Expr:
    return day.dt.year() + (day.dt.month() > pl.col("fiscal_year_end_month").fill_null(12)).cast(pl.Int32)


def _dated(periods: pl.DataFrame) -> pl.DataFrame:
    """Moves `dated_start`, `dated_end` of dates and periods as read to the year and over the months that words beside them tell."""
    # the third quarter of last year: a date that was read with this year is of the year before; 去年四季度 was read with its year.
    of_the_span = _fiscal_year(pl.col("dated_end")) >= _fiscal_year(pl.col("call_end"))
    # On a call in January 去年7月 is of the year that the call's last quarter ended in.
    of_the_calendar = pl.col("dated_end").dt.year() >= pl.coalesce("call_date", "call_end").dt.year()
    is_month = (pl.col("dated_end") - pl.col("dated_start")).dt.total_days() <= _LONGEST_MONTH_DAYS
    # 去年下半年: so is a half or a quarter of the calendar.
    in_calendar = is_month | (pl.col("fiscal_year_end_month") == 12).fill_null(False)
    read_as_this_year = pl.when(in_calendar).then(of_the_calendar).otherwise(of_the_span)
    back = pl.when(read_as_this_year).then(pl.col("years_back")).otherwise(0).fill_null(0)
    ended = (pl.col("dated_start") == pl.col("dated_end")) & pl.col("span_months").is_not_null()
    return periods.with_columns(
        dated_start=months_later(pl.col("dated_start"), -12 * back), dated_end=month_end_later(pl.col("dated_end"), -12 * back)
    ).with_columns(
        dated_start=pl.when(ended)
        .then(month_end_later(pl.col("dated_end"), -pl.col("span_months").fill_null(0)).dt.offset_by("1d"))
        .otherwise(pl.col("dated_start"))
    )


def _is_outlook() -> pl.Expr:
    """Is the future spoken of: in the sentence, before or behind the period (for the full year, we expect), or in the ones shortly before
    it in the turn (turning to our outlook. For the full year, …)?
    """
    ahead = pl.when(pl.col("role") == "forward")
    last, upcoming = ahead.then(pl.col("at")).forward_fill(), ahead.then(pl.col("row")).backward_fill()
    before = (pl.col("turn").gather(last) == pl.col("turn")) & (pl.col("sentence_seq") - pl.col("sentence_seq").gather(last) <= _OUTLOOK)
    # 全年资本开支大概80亿元, on a half year's call: no year is over that no other word tells of.
    whole = (pl.col("code") == "full_year") & pl.col("surface").str.contains("^(?:全年|全财年|整年|整个财年|整個財年)")
    dated = pl.when(pl.col("role") == "period").then(pl.col("row")).forward_fill().shift(1)
    alone = whole & (dated != pl.col("row")).fill_null(True)
    return (before | (upcoming == pl.col("row")) | alone).fill_null(False)


def with_days(events: pl.DataFrame, calls: pl.DataFrame, quantities: pl.DataFrame) -> pl.DataFrame:
    """Adds `days_start`, `days_end` to the period events of the stream, each distinct one worked out once.

    calls: `row` (of the sentence) with `call_start`, `call_end`, `call_date`, `fiscal_year_end_month`.
    """
    is_said = pl.col("role") == "period"
    said = events.select("row", "code", "quantity", "span_months", "years_back", "of_year", is_outlook=_is_outlook(), is_said=is_said)
    said = said.filter("is_said").drop("is_said")
    said = said.with_columns(
        quantities["date_start"].gather(said["quantity"]).alias("dated_start"),
        quantities["date_end"].gather(said["quantity"]).alias("dated_end"),
    )
    said = said.join(calls, on="row", how="left", maintain_order="left").drop("row", "quantity")
    key = said.columns
    cases = said.unique(maintain_order=True).with_row_index("case")
    kind = pl.col("code").str.replace("_[0-9]+$", "")
    known = {"dated": (pl.col("dated_start"), pl.col("dated_end")), **spans()}
    days = {
        f"days_{end}": pl.coalesce(pl.when(kind == name).then(span[place]) for name, span in known.items())
        for place, end in enumerate(("start", "end"))
    }
    # 2025年同期 is of the calendar's year.
    of_year = pl.when(kind == "current").then(days["days_end"].dt.year()).otherwise(_fiscal_year(days["days_end"])) - pl.col("of_year")
    # The end of May last year, on a call in April: the last one there was.
    read_back = kind.is_in(["month", "month_end"]) & (days["days_end"].dt.year() < pl.coalesce("call_date", "call_end").dt.year())
    back = -12 * pl.when((kind == "dated") | read_back).then(0).otherwise(pl.coalesce(of_year, "years_back")).fill_null(0)
    shift = {"days_start": months_later, "days_end": month_end_later}
    worked_out = _dated(cases).select([shift[end](day, back).alias(end) for end, day in days.items()])
    case = said.join(cases, on=key, how="left", nulls_equal=True, maintain_order="left")["case"]
    place = events.select(pl.when(is_said).then(is_said.cum_sum() - 1)).to_series()
    return events.with_columns(worked_out[end].gather(case).gather(place).alias(end) for end in days)
