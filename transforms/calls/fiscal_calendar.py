"""The month a fiscal year ends with, of a company without reference data, from the last days of months that are said on its call.

`Q4 2026`, held in April 2026, is no quarter of the calendar year; `As of February 28, 2026, we had cash of …` tells that the fiscal year
ends in February.
"""

from __future__ import annotations

import polars as pl

from transforms.calls.call_date import MONTH, day, month_number

#: Calls are held within five months after the period they report on.
LATEST_CALL = 160  # days
#: Accounts take a while: no company reports sooner after the end of a period.
EARLIEST_CALL = 5  # days

_LAST_DAY = "(2[89]|3[01])"
_ZH = rf"(?:(20[0-9]{{2}})\s*年\s*)?([0-9]{{1,2}})\s*月\s*{_LAST_DAY}\s*[日号號]"
_MONTH_FIRST = rf"(?i){MONTH}\s+{_LAST_DAY}(?:st|th)?(?:\s*,?\s+(20[0-9]{{2}}))?"
_DAY_FIRST = rf"(?i){_LAST_DAY}(?:st|th)?\s+(?:of\s+)?{MONTH}(?:\s*,?\s+(20[0-9]{{2}}))?"


def said_month_ends(heads: pl.DataFrame, utterances: pl.DataFrame) -> pl.DataFrame:
    """`head` (running number in `heads`), `month_end`: the last days of months in a call's speech that its period may end with.

    heads: `document_id`, `call_date`, `fiscal_year_end_month`, `period_end`. Documents that leave nothing open have no rows. A day said
    without its year is the last one before the call; where the day of the call is not known, only days with their year count.
    """
    numbered = heads.select("document_id", "call_date", "fiscal_year_end_month", "period_end").with_row_index("head")
    is_open = pl.col("fiscal_year_end_month").is_null() & pl.col("period_end").is_null()
    open_heads = numbered.filter(is_open)
    speech = open_heads.join(utterances.select("document_id", "text"), on="document_id")
    text = pl.col("text")
    said = speech.select(
        "head",
        "call_date",
        said=pl.concat_list(text.str.extract_all(pattern) for pattern in (_ZH, _MONTH_FIRST, _DAY_FIRST)),
    )
    said = said.explode("said").drop_nulls("said").unique(maintain_order=True)
    dated = said.select("head", "call_date", _month_end(pl.col("said"), pl.col("call_date")).alias("month_end"))
    lag = (pl.col("call_date") - pl.col("month_end")).dt.total_days()
    known = dated.filter(lag.is_between(EARLIEST_CALL, LATEST_CALL) | pl.col("call_date").is_null()).drop_nulls("month_end")
    return known.select("head", "month_end").unique(maintain_order=True)


def _month_end(said: pl.Expr, held: pl.Expr) -> pl.Expr:
    """The day that `said` names, null where it is not the last of its month."""
    chinese, month_first, day_first = (said.str.extract_groups(pattern).struct for pattern in (_ZH, _MONTH_FIRST, _DAY_FIRST))
    month = pl.coalesce(
        chinese.field("2").cast(pl.Int32, strict=False), month_number(month_first.field("1")), month_number(day_first.field("2"))
    )
    year = pl.coalesce(chinese.field("1"), month_first.field("3"), day_first.field("3")).cast(pl.Int32, strict=False)
    last_year = held.dt.year() - (month > held.dt.month()).cast(pl.Int32)
    date = day(pl.coalesce(year, last_year), month, pl.coalesce(chinese.field("3"), month_first.field("2"), day_first.field("1")))
    return pl.when(date == date.dt.month_end()).then(date)


def infer_year_ends(heads: pl.DataFrame, month_ends: pl.DataFrame) -> pl.Series:
    """The last month of each head's fiscal year (Int32), null where all speaks for the calendar year.

    heads: `told` as period.py reads it (`year`, `number`, `months`, `form`, `fiscal`), `call_date`; month_ends as said_month_ends gives
    them.
    """
    told = pl.col("told").struct
    year, number, months = told.field("year"), told.field("number"), told.field("months")
    numbered = heads.with_row_index("head").select(
        "head", "call_date", year=year, number=number, months=months, form=told.field("form"), fiscal=told.field("fiscal")
    )
    parts = numbered.filter(pl.col("form") == "part")
    calendar_index = pl.col("year") * 12 + pl.col("number") * pl.col("months") - 1
    calendar_end = pl.date(calendar_index // 12, calendar_index % 12 + 1, 1).dt.month_end()
    lag = (pl.col("call_date") - calendar_end).dt.total_days()
    parts = parts.with_columns(calendar_end.alias("calendar_end"), fits=lag.is_between(0, LATEST_CALL))
    # A quarter of a calendar year that fits the day of the call is what it says, unless it is called a fiscal one.
    fitting = parts.join(month_ends, on="head", how="inner").with_columns(
        is_calendar=(pl.col("month_end") == pl.col("calendar_end")).any().over("head"), **_year_end_for(pl.col("month_end"))
    )
    fitting = fitting.filter((~pl.col("fits") | pl.col("fiscal")) & ~pl.col("is_calendar") & (pl.col("said_year") == pl.col("year")))
    # Without the day of the call the days to come count too, and the first that fits is the likeliest.
    since = pl.col("month_end").to_physical()
    order = pl.when(pl.col("call_date").is_null()).then(-since).otherwise(since)
    latest = fitting.sort("head", order).unique("head", keep="last", maintain_order=True).select("head", "year_end")
    guessed = _guessed(parts.filter(~pl.col("fits"))).join(latest, on="head", how="anti")
    inferred = pl.concat([latest, guessed])
    return numbered.select("head").join(inferred, on="head", how="left", maintain_order="left")["year_end"]


def _guessed(parts: pl.DataFrame) -> pl.DataFrame:
    """`head`, `year_end` where nothing is said: by the last quarter of the calendar that had ended, else by the last month that fits."""
    last_month = pl.col("call_date").dt.offset_by("-15d").dt.month_start().dt.offset_by("-1d")
    ends = parts.with_columns(last_month=last_month).join(pl.DataFrame({"back": [f"-{back}mo" for back in range(5)]}), how="cross")
    ends = ends.with_columns(end=pl.col("last_month").dt.month_start().dt.offset_by(pl.col("back")).dt.month_end())
    fitting = ends.with_columns(**_year_end_for(pl.col("end"))).filter(pl.col("said_year") == pl.col("year"))
    ordered = fitting.sort("head", pl.col("end").dt.month() % 3 != 0, -pl.col("end").to_physical())
    return ordered.unique("head", keep="first", maintain_order=True).select("head", "year_end")


def _year_end_for(end: pl.Expr) -> dict[str, pl.Expr]:
    """`year_end`: the last month of the fiscal year whose stretch `number` ends with `end`; `said_year`: that fiscal year by its number."""
    months_left = 12 - pl.col("number") * pl.col("months")
    year_end = (end.dt.month().cast(pl.Int32) + months_left - 1) % 12 + 1
    return {
        "year_end": year_end.cast(pl.Int32),
        "said_year": end.dt.year() + (end.dt.month().cast(pl.Int32) > year_end).cast(pl.Int32),
    }
