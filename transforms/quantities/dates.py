"""Dates and fiscal periods: `2023 年 9 月 30 日`, `9月份季度`, `2023财年`, `Q3 2025`, `third quarter of 2025`, `end of 2025`.

What is not said is inferred from the call: the year of a day or month is the one nearest before the call, a quarter without a year
belongs to the fiscal year that the call reports on. Without a call, what cannot be known stays null.
"""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, beside, numbered
from transforms.quantities.date_surfaces import date_parts
from transforms.quantities.vocabularies import KIND

#: A month or day without a year lies at most this far after the call; else it was last year's. A quarter's call is within two months of
#: the coming quarter's end that it gives guidance for.
_AHEAD_DAYS = 65


def months_after(start: pl.Expr, count: pl.Expr) -> pl.Expr:
    """The same day `count` months later (a day that the month lacks runs over into the next); much faster than offset_by by strings."""
    months = start.dt.year() * 12 + start.dt.month().cast(pl.Int32) - 1 + count
    return pl.date(months // 12, months % 12 + 1, 1) + pl.duration(days=start.dt.day().cast(pl.Int32) - 1)


def resolve_dates(dates: pl.DataFrame) -> pl.DataFrame:
    """Adds `kind` (date or period), `date_start`, `date_end`.

    dates: the columns of date_parts plus the call's `call_date`, `period_start`, `period_end`, `fiscal_year`, `fiscal_year_end_month`
    (nullable).
    """
    years = _years(dates).pipe(_spans)
    month, day, is_end = pl.col("month").is_not_null(), pl.col("day").is_not_null(), pl.col("is_end")
    one_day = pl.duration(days=1)
    start = (
        pl.when(pl.col("relative").is_not_null())
        .then("_relative_start")
        .when(pl.col("ended_months").is_not_null())
        .then("_ended_start")
        .when(month & day)
        .then("_day")
        .when(month & is_end)
        .then("_month_end")
        .when(month)
        .then("_month_start")
        .when(is_end)
        .then("_year_end")
        .when(pl.col("months").is_not_null())
        .then("_year_start")
        .when(pl.col("quarter").is_not_null())
        .then("_quarter_start")
        .when(pl.col("half").is_not_null())
        .then("_half_start")
        .otherwise("_year_start")
    )
    end = (
        pl.when(pl.col("relative").is_not_null())
        .then("_relative_end")
        .when(pl.col("ended_months").is_not_null())
        .then("_ended_end")
        .when(month & day)
        .then("_last_day")
        .when(month)
        .then("_month_end")
        .when(is_end)
        .then("_year_end")
        .when(pl.col("months").is_not_null())
        .then(months_after(pl.col("_year_start"), pl.col("months")) - one_day)
        .when(pl.col("quarter").is_not_null())
        .then(months_after(pl.col("_quarter_start"), pl.lit(3)) - one_day)
        .when(pl.col("half").is_not_null())
        .then(months_after(pl.col("_half_start"), pl.lit(6)) - one_day)
        .otherwise("_year_end")
    )
    is_date = pl.col("ended_months").is_null() & (month | is_end)
    return years.with_columns(kind=pl.when(is_date).then(pl.lit("date")).otherwise(pl.lit("period")), date_start=start, date_end=end)


def _years(dates: pl.DataFrame) -> pl.DataFrame:
    """Adds `_year` (calendar), `_fiscal_year`, `_last_month` of the year meant; months and days that do not exist become null."""
    anchor = pl.coalesce("call_date", "period_end")
    month, day = pl.col("month"), pl.col("day")
    valid = month.is_between(1, 12) & (day.is_null() | day.is_between(1, 31))
    said = dates.with_columns(
        _anchor=anchor,
        _anchor_year=anchor.dt.year(),
        month=pl.when(valid).then(month),
        _said_year=pl.coalesce(
            "year", "near_said", anchor.dt.year() + pl.coalesce("year_shift", pl.when(month.is_not_null()).then("near_year"))
        ),
    )
    last_month = pl.coalesce("month_end", "month")
    # 去年四季度: quarters are numbered within the company's own fiscal years, also where the year is told from now.
    own_year = pl.when(pl.col("quarter").is_not_null() & (pl.col("fiscal_year_end_month") != 12)).then(
        pl.col("fiscal_year").cast(pl.Int32) + pl.col("year_shift")
    )
    days = (pl.date(pl.col("_anchor_year"), last_month, 1) - pl.col("_anchor")).dt.total_days()
    nearest = pl.col("_anchor_year") - (days > _AHEAD_DAYS).cast(pl.Int32) + (days < -300).cast(pl.Int32)
    last_day = pl.date(pl.col("_anchor_year"), last_month, 1).dt.month_end()
    coming = pl.col("_anchor_year") + (pl.coalesce(pl.date(pl.col("_anchor_year"), last_month, day), last_day) < pl.col("_anchor")).cast(
        pl.Int32
    )
    nearest = pl.when(pl.col("is_ahead") & month.is_not_null()).then(coming).otherwise(nearest)
    # A fiscal year is named by the calendar year it ends in.
    call_year = pl.when(~pl.col("is_calendar")).then(pl.col("fiscal_year").cast(pl.Int32))
    uses_fiscal = pl.col("is_fiscal") | (pl.col("_said_year").is_null() & ~pl.col("is_calendar")) | own_year.is_not_null()
    return said.with_columns(
        _year=pl.coalesce("_said_year", nearest),
        _fiscal_year=pl.coalesce(own_year, "_said_year", call_year, "_anchor_year"),
        _last_month=pl.when(uses_fiscal).then(pl.col("fiscal_year_end_month").cast(pl.Int32).fill_null(12)).otherwise(12),
    )


def _spans(years: pl.DataFrame) -> pl.DataFrame:
    """Adds the days that the parts of a date may stand for."""
    one_day = pl.duration(days=1)
    month_start = pl.date(pl.col("_year"), pl.col("month"), 1)
    month_start_of_last = pl.date(pl.col("_year") + (pl.col("month_end") < pl.col("month")).cast(pl.Int32), pl.col("month_end"), 1)
    counted_day = month_start + pl.duration(days=pl.col("day") - 1)
    last_day = month_start + pl.duration(days=pl.col("day_end") - 1)
    shift = pl.col("relative") * pl.col("relative_months")
    first = years.with_columns(
        # The first day after last year's end: the first of the month after the fiscal year's last month.
        _year_start=months_after(pl.date(pl.col("_fiscal_year") - 1, pl.col("_last_month"), 1), pl.lit(1)),
        _year_end=pl.date(pl.col("_fiscal_year"), pl.col("_last_month"), 1).dt.month_end(),
        _month_start=month_start,
        _month_end=pl.coalesce(month_start_of_last, month_start).dt.month_end(),
        _day=pl.when(counted_day.dt.month() == pl.col("month")).then(counted_day),  # 2月30日 is no day
        _last_day=pl.when(pl.coalesce(last_day, counted_day).dt.month() == pl.col("month")).then(pl.coalesce(last_day, counted_day)),
        _relative_start=months_after(pl.col("period_start"), shift),
        _relative_end=months_after(pl.col("period_end") + one_day, shift) - one_day,
    )
    ended = first.with_columns(_ended_end=pl.coalesce("_day", "_month_end"))
    return ended.with_columns(
        _ended_start=months_after(pl.col("_ended_end") + one_day, -pl.col("ended_months")),
        _quarter_start=months_after(pl.col("_year_start"), (pl.col("quarter") - 1) * 3),
        _half_start=months_after(pl.col("_year_start"), (pl.col("half") - 1) * 6),
    )


#: 明年3月: the year said right before a month.
_NEAR_YEARS = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_NEAR_YEAR = f"({'|'.join(_NEAR_YEARS)})的?[ \t]?$"
#: What speaks of the future in the same clause; 截至 and `ended` speak of a day that has come.
_AHEAD = (
    r"(?i)(?-u:\b)(?:will|expects?|plan to|target|upcoming|no later than)(?-u:\b)[^.;\x02]*(?:\x02[^.;\x02]*)?$"
    "|(?:预计|预期|将于|将在|计划|拟于|有望|争取|力争)[^。；]*$"
)
_ARRIVED = r"(?i)(?:ended|as of|since|from|截至|截止|自|从)[ \t]?(?:the )?$"


@keeps_patterns
def _with_said_before(found: pl.DataFrame) -> pl.DataFrame:
    """Adds `near_year` (years from the call's) and `is_ahead` to months without a year, from what stands before them."""
    left, raw = pl.col("left"), pl.col("raw")
    loose = found.filter(~raw.str.contains("[0-9]{4}"), raw.str.contains(r"月|^[0-9 stndrhof]*(?:[A-Z][a-z]{2})"))
    near = left.str.extract(_NEAR_YEAR, 1).replace_strict(_NEAR_YEARS, default=None, return_dtype=pl.Int32)
    is_ahead = left.str.contains(_AHEAD) & ~left.str.contains(_ARRIVED)
    # mid-2025, June 30
    said = pl.when(left.str.contains(r"^\x02[,，]? ?$")).then("year_before").cast(pl.Int32, strict=False)
    return found.drop("left", "year_before").join(
        loose.select(ROW, near_year=near, is_ahead=is_ahead, near_said=said), on=ROW, how="left", maintain_order="left"
    )


def read_dates(mentions: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Adds `date_start`, `date_end` and settles `kind` of the mentions of class `date`, each distinct one once a document."""
    keys = ["raw", "context", "near_year", "is_ahead", "near_said"]
    year_before = pl.when(pl.col("shape").shift(1) == "Y").then(pl.col("number").shift(1))
    rows = numbered(mentions.select("class", "raw", "context", "left", year_before=year_before))
    found = _with_said_before(rows.filter(pl.col("class") == "date"))
    dates = found.select(keys).unique()
    parts = date_parts(dates.select("raw").unique())
    resolved = resolve_dates(dates.join(parts, on="raw").join(contexts, on="context", how="left")).select(
        *keys, "date_start", "date_end", _date_kind=pl.col("kind").cast(KIND)
    )
    placed = found.join(resolved, on=keys, how="left", nulls_equal=True).drop(*keys, "class")
    is_date = pl.col("class") == "date"
    return (
        beside(mentions, placed)
        .with_columns(kind=pl.when(is_date).then("_date_kind").otherwise("kind"), unit_id=pl.when(~is_date).then("unit_id"))
        .drop("_date_kind")
    )
