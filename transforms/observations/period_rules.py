"""Of which span of days a number speaks: a period said beside it, else one at the head of the sentence, else the call's quarter."""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream

_SAID = ("code", "breaks", "loose_from", "separations", "quantity", "span_months", "years_back", "base_end")


def _shift(date: pl.Expr, months: int) -> pl.Expr:
    return date.dt.offset_by(f"{months}mo")


def _month_end(date: pl.Expr, months: int) -> pl.Expr:
    return date.dt.offset_by("1d").dt.offset_by(f"{months}mo").dt.offset_by("-1d")


def with_period_said(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `period_said_at`: the event that tells the period, and `period_unsure`: a period is said that cannot be told from what is
    linked here.
    """
    for index, prefix in (("before_period", "earlier"), ("after_period", "later")):
        numbers = numbers.with_columns(stream.of(numbers, index, *_SAID, prefix=prefix))
    base = pl.col("comparison_said").str.ends_with("_base").fill_null(False)
    since = pl.col("before_number")
    level = pl.col("measure").is_in(["level", "ratio"])
    later = (
        (pl.col("later_loose_from") == pl.col("loose_from")) & (pl.col("after_period") < pl.col("after_number")).fill_null(True)
    ).fill_null(False)
    near = (pl.col("period_resolved") | (pl.col("before_period") > since).fill_null(True)) & pl.col("before_period").is_not_null()
    relative = pl.col("earlier_code").is_in(["prior_year", "prior_quarter"])
    turned_away = (pl.col("before_direction") > pl.col("before_period")).fill_null(False)
    bound_base = (
        base
        & level
        & (pl.col("comparison_place") < pl.col("at"))
        & ~(pl.col("before_direction") > pl.col("comparison_place")).fill_null(False)
        & (pl.col("comparison_place") > pl.col("metric_at"))
    )
    base_behind = base & level & (pl.col("comparison_place") > pl.col("at"))
    code = (
        pl.when(bound_base)
        .then(pl.format("prior_{}", pl.col("comparison_said").replace({"yoy_base": "year", "qoq_base": "quarter"})))
        .when(base_behind)
        .then(None)
        .when(later & level)
        .then(pl.col("later_code"))
        .when(later & ~pl.col("later_code").is_in(["prior_year", "prior_quarter", "other_span"]))
        .then(pl.col("later_code"))
        .when(near & relative & level & ~turned_away)
        .then(pl.col("earlier_code"))
        .when(near & ~relative)
        .then(pl.col("earlier_code"))
        .when(~near & pl.col("earlier_code").is_not_null() & ~relative)
        .then(pl.col("earlier_code"))
        .when(relative & level & ~near & (pl.col("before_period") == pl.col("first_at")))
        .then(pl.lit("unsure"))
    )
    dated_at = (
        pl.when(later & pl.col("later_code").eq("dated"))
        .then(pl.col("later_quantity"))
        .when(pl.col("earlier_code").eq("dated"))
        .then(pl.col("earlier_quantity"))
    )
    measured = pl.col("measure").str.starts_with("change").fill_null(False)
    # up 4% from the second quarter: a period to compare with, not the one reported.
    compared = measured & pl.col("comparison_said").is_null() & later & pl.col("later_code").eq("dated") & pl.col("later_base_end")
    compared_before = (
        measured & pl.col("comparison_said").is_null() & near & ~later & (code == "dated") & pl.col("earlier_base_end") & turned_away
    )
    last = pl.when(later).then(pl.col("later_span_months")).otherwise(pl.col("earlier_span_months"))
    back = pl.when(later).then(pl.col("later_years_back")).otherwise(pl.col("earlier_years_back"))
    # What was named behind an earlier number (3亿元的收入) reports another one only of another period (…，去年同期为2亿元).
    used_up = (
        (pl.col("metric_rule") == "metric_before_number")
        & pl.col("metric_used")
        & level
        & ~pl.col("remaining_end")
        & ~(code.is_in(["prior_year", "prior_quarter"]) | ((code == "dated") & (later | near))).fill_null(False)
    )
    # grew from 3 billion: some earlier level, and nobody says when.
    from_somewhen = (
        level & pl.col("from_end") & ~pl.col("level_end") & ~code.is_in(["prior_year", "prior_quarter", "dated"]).fill_null(False)
    )
    numbers = numbers.with_columns(
        base_quantity=pl.when(compared).then(pl.col("later_quantity")).when(compared_before).then(pl.col("earlier_quantity"))
    )
    return numbers.with_columns(
        period_code=pl.when(compared | compared_before).then(None).when(used_up | from_somewhen).then(pl.lit("unsure")).otherwise(code),
        period_quantity=pl.when(code == "dated").then(dated_at),
        period_months=last,
        period_years_back=back.fill_null(0),
    )


def _with_comparison_by_date(numbers: pl.DataFrame, dated: pl.DataFrame) -> pl.DataFrame:
    """up 4% from the second quarter: the comparison is told by the dates; where it is neither with the quarter nor with the year before,
    nothing is linked.
    """
    base_end = dated["date_end"].gather(numbers["base_quantity"])
    quarter = base_end == numbers["call_start"].dt.offset_by("-1d")
    year = base_end == numbers["call_end"].dt.offset_by("1d").dt.offset_by("-12mo").dt.offset_by("-1d")
    has_base = pl.col("base_quantity").is_not_null()
    return numbers.with_columns(
        comparison=pl.when(has_base & quarter)
        .then(pl.lit("qoq"))
        .when(has_base & year)
        .then(pl.lit("yoy"))
        .otherwise(pl.col("comparison")),
        measure=pl.when(has_base & ~(quarter | year)).then(None).otherwise(pl.col("measure")),
    )


def with_period(numbers: pl.DataFrame, quantities: pl.DataFrame) -> pl.DataFrame:
    """Adds `period_start`, `period_end` (dates, equal for an instant); null where they cannot be told.

    numbers: with the call's `call_start`, `call_end`, `call_date`, `fiscal_year_end_month` and the metric's `timing`.
    """
    dated = quantities.select("date_start", "date_end", "kind")
    numbers = numbers.with_columns(
        dated["date_start"].gather(numbers["period_quantity"]).alias("said_start"),
        dated["date_end"].gather(numbers["period_quantity"]).alias("said_end"),
    )
    # 去年第三季度: a date that was read with this year is of the year before.
    read_as_this_year = pl.col("said_end") > pl.col("call_end").dt.offset_by("-12mo")
    back = pl.format("-{}y", pl.when(read_as_this_year).then(pl.col("period_years_back")).otherwise(0))
    numbers = numbers.with_columns(
        said_start=pl.col("said_start").dt.offset_by(back),
        said_end=pl.col("said_end").dt.offset_by("1d").dt.offset_by(back).dt.offset_by("-1d"),
    ).with_columns(
        said_start=pl.when(pl.col("period_months").is_not_null() & (pl.col("said_start") == pl.col("said_end")))
        .then(pl.col("said_end").dt.offset_by("1d").dt.offset_by(pl.format("-{}mo", pl.col("period_months").fill_null(0))))
        .otherwise(pl.col("said_start")),
    )
    numbers = _with_comparison_by_date(numbers, dated)
    start, end, code = pl.col("call_start"), pl.col("call_end"), pl.col("period_code")
    year_end_gap = (pl.col("fiscal_year_end_month").cast(pl.Int32) - end.dt.month().cast(pl.Int32)).mod(12)
    year_end = end.dt.offset_by("1d").dt.offset_by(pl.format("{}mo", year_end_gap.fill_null(0))).dt.offset_by("-1d")
    year_start = _month_end(year_end, -12).dt.offset_by("1d")
    spans = {
        "prior_year": (_shift(start, -12), _month_end(end, -12)),
        "prior_quarter": (_shift(start, -3), start.dt.offset_by("-1d")),
        "next_quarter": (end.dt.offset_by("1d"), _month_end(end, 3)),
        "ttm": (_month_end(end, -12).dt.offset_by("1d"), end),
        "period_end": (end, end),
        "dated": (pl.col("said_start"), pl.col("said_end")),
        "next_year": (year_end.dt.offset_by("1d"), _month_end(year_end, 12)),
    }
    current = code.is_null() | (code == "current")
    cases: list[tuple[pl.Expr, pl.Expr, pl.Expr]] = [(current, start, end)]
    cases += [(code == name, first, last) for name, (first, last) in spans.items()]
    at_year_end = (code == "full_year") & ((year_end_gap == 0) | pl.col("before_forward").is_not_null())
    nine_months = (code == "nine_months") & (year_end_gap == 3)
    calendar = pl.col("fiscal_year_end_month") == 12
    halves = {
        "first_half": (year_start, _month_end(year_start.dt.offset_by("-1d"), 6)),
        "second_half": (year_start.dt.offset_by("6mo"), year_end),
    }
    today = pl.coalesce("call_date", "call_end")
    cases.append((nine_months, year_start, end))
    cases += [(calendar & (code == name), first, last) for name, (first, last) in halves.items()]
    cases += [(at_year_end, year_start, year_end), (code == "call_date", today, today)]
    numbers = numbers.with_columns(
        period_start=pl.coalesce(pl.when(holds.fill_null(False)).then(first) for holds, first, _ in cases),
        period_end=pl.coalesce(pl.when(holds.fill_null(False)).then(last) for holds, _, last in cases),
    )
    one_day = pl.col("period_start") == pl.col("period_end")
    stock, authorization = pl.col("timing") == "stock", pl.col("timing") == "authorization"
    is_level = pl.col("measure") == "level"
    period_start = (
        pl.when(authorization & (code != "unsure").fill_null(True))
        .then(pl.when(one_day & (code == "dated")).then(pl.col("period_end")).otherwise(today))
        .when(stock & is_level)
        .then(pl.col("period_end"))
        .when(one_day & (pl.col("period_end") == end))
        .then(start)
        .when(one_day)
        .then(None)
        .otherwise(pl.col("period_start"))
    )
    period_end = pl.when(authorization & ~(one_day & (code == "dated")).fill_null(False)).then(today).otherwise(pl.col("period_end"))
    return numbers.with_columns(period_start=period_start, period_end=period_end)
