"""Of which span of days a number speaks: a period said beside it, else one at the head of the sentence, else the call's quarter."""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream

_SAID = ("code", "breaks", "loose_from", "separations", "quantity")


def _shift(date: pl.Expr, months: int) -> pl.Expr:
    return date.dt.offset_by(f"{months}mo")


def _month_end(date: pl.Expr, months: int) -> pl.Expr:
    return date.dt.offset_by("1d").dt.offset_by(f"{months}mo").dt.offset_by("-1d")


def with_period_said(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `period_said_at`: the event that tells the period, and `period_unsure`: a period is said that cannot be told from what is linked here."""
    for index, prefix in (("before_period", "earlier"), ("after_period", "later")):
        numbers = numbers.with_columns(stream.of(numbers, index, *_SAID, prefix=prefix))
    base = pl.col("comparison_said").str.ends_with("_base").fill_null(False)
    since = pl.col("before_number")
    level = pl.col("measure").is_in(["level", "ratio"])
    later = (
        (pl.col("later_loose_from") == pl.col("loose_from"))
        & (pl.col("after_period") < pl.col("after_number")).fill_null(True)
    ).fill_null(False)
    near = (pl.col("before_period") > since).fill_null(True) & pl.col("before_period").is_not_null()
    relative = pl.col("earlier_code").is_in(["prior_year", "prior_quarter"])
    turned_away = (pl.col("before_direction") > pl.col("before_period")).fill_null(False)
    bound_base = base & level & (pl.col("comparison_place") < pl.col("at")) & ~(pl.col("before_direction") > pl.col("comparison_place")).fill_null(False) & (
        pl.col("comparison_place") > pl.col("metric_at")
    )
    base_behind = base & level & (pl.col("comparison_place") > pl.col("at"))
    code = (
        pl.when(bound_base).then(pl.format("prior_{}", pl.col("comparison_said").replace({"yoy_base": "year", "qoq_base": "quarter"})))
        .when(base_behind).then(None)
        .when(later & level).then(pl.col("later_code"))
        .when(later & ~pl.col("later_code").is_in(["prior_year", "prior_quarter", "other_span"])).then(pl.col("later_code"))
        .when(near & relative & level & ~turned_away).then(pl.col("earlier_code"))
        .when(near & ~relative).then(pl.col("earlier_code"))
        .when(~near & pl.col("earlier_code").is_not_null() & ~relative).then(pl.col("earlier_code"))
        .when(relative & level & ~near & (pl.col("before_period") == pl.col("first_at"))).then(pl.lit("unsure"))
    )
    dated_at = pl.when(later & pl.col("later_code").eq("dated")).then(pl.col("later_quantity")).when(pl.col("earlier_code").eq("dated")).then(pl.col("earlier_quantity"))
    return numbers.with_columns(period_code=code, period_quantity=pl.when(code == "dated").then(dated_at))


def with_period(numbers: pl.DataFrame, quantities: pl.DataFrame) -> pl.DataFrame:
    """Adds `period_start`, `period_end` (dates, equal for an instant); null where they cannot be told.

    numbers: with the call's `call_start`, `call_end`, `call_date`, `fiscal_year_end_month` and the metric's `timing`.
    """
    dated = quantities.select("date_start", "date_end", "kind")
    numbers = numbers.with_columns(
        dated["date_start"].gather(numbers["period_quantity"]).alias("said_start"),
        dated["date_end"].gather(numbers["period_quantity"]).alias("said_end"),
    )
    start, end, code = pl.col("call_start"), pl.col("call_end"), pl.col("period_code")
    year_end_gap = (pl.col("fiscal_year_end_month").cast(pl.Int32) - end.dt.month().cast(pl.Int32)).mod(12)
    spans = {
        "prior_year": (_shift(start, -12), _month_end(end, -12)),
        "prior_quarter": (_shift(start, -3), start.dt.offset_by("-1d")),
        "next_quarter": (end.dt.offset_by("1d"), _month_end(end, 3)),
        "ttm": (_month_end(end, -12).dt.offset_by("1d"), end),
        "period_end": (end, end),
        "dated": (pl.col("said_start"), pl.col("said_end")),
    }
    from_code, to_code = pl.when(code.is_null() | (code == "current")).then(start), pl.when(code.is_null() | (code == "current")).then(end)
    for name, (first, last) in spans.items():
        from_code, to_code = from_code.when(code == name).then(first), to_code.when(code == name).then(last)
    at_year_end = (code == "full_year") & (year_end_gap == 0)
    from_code = from_code.when(at_year_end).then(_month_end(end, -12).dt.offset_by("1d")).when(code == "call_date").then(pl.coalesce("call_date", "call_end"))
    to_code = to_code.when(at_year_end).then(end).when(code == "call_date").then(pl.coalesce("call_date", "call_end"))
    numbers = numbers.with_columns(period_start=from_code, period_end=to_code)
    one_day = pl.col("period_start") == pl.col("period_end")
    stock, authorization = pl.col("timing") == "stock", pl.col("timing") == "authorization"
    undated = code.is_null() | (code == "current")
    today = pl.coalesce("call_date", "call_end")
    is_level = pl.col("measure") == "level"
    period_start = (
        pl.when(authorization & (undated | (code == "call_date"))).then(today)
        .when(stock & is_level).then(pl.col("period_end"))
        .when(one_day & (pl.col("period_end") == end)).then(start)
        .when(one_day).then(None)
        .otherwise(pl.col("period_start"))
    )
    period_end = pl.when(authorization & (undated | (code == "call_date"))).then(today).otherwise(pl.col("period_end"))
    return numbers.with_columns(period_start=period_start, period_end=period_end)
