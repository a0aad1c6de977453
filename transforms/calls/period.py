"""The period a call reports on, in the words of both languages and by the company's fiscal calendar.

The forms, first hit wins, the title before the greeting:
`2023年9月份季度`, `June Quarter 2025`            the quarter that ends with a month
`截至2025年6月30日止三个月`, `quarter ended …`      the months up to a day
`2026财年第二季度`, `Q3 2025`, `3Q25`, `Q2 FY26`    a quarter of a (fiscal) year
`2025年上半年`, `H1 2025`, `interim results 2025`  a half
`2025年度业绩`, `full year 2025`, `FY2025`         a year
"""

from __future__ import annotations

import polars as pl

from transforms.calls.fiscal_calendar import LATEST_CALL, infer_year_ends
from transforms.calls.period_forms import told_periods, told_without_year

#: Fiscal years named by two years (2025/26) mostly end in March.
_SPANNING = 3
#: Years of 52 or 53 weeks end some days before or after a month does.
WEEKS_OFF = "-7d"
TOLD = ("told", "by_month", "by_part", "spans_years")


def tell_periods(heads: pl.DataFrame, month_ends: pl.DataFrame) -> pl.DataFrame:
    """`heads` (`title`, `greeting`, `call_date`, `fiscal_year_end_month` nullable) with `period_start`, `period_end`, `fiscal_year`,
    `fiscal_quarter`.

    Where the fiscal calendar is not known it is inferred from a document that tells its quarter by number and by last day, or that says a
    last day (month_ends: fiscal_calendar.said_month_ends); else it is the calendar year's.
    """
    heads = heads.with_row_index("head")
    heads = heads.with_columns(told_periods(heads.select(text="title")))
    # The greeting is asked only where the title leaves the period or the fiscal calendar open.
    known = pl.col("told").is_not_null() & (
        pl.col("fiscal_year_end_month").is_not_null() | ~pl.col("told").struct.field("fiscal").fill_null(False)
    )
    unsure = heads.filter(~known)
    greeted = told_periods(unsure.select(text="greeting")).select(TOLD).rename(lambda name: f"{name}_too")
    heads = heads.join(pl.concat([unsure.select("head"), greeted], how="horizontal"), on="head", how="left", maintain_order="left")
    heads = heads.with_columns([pl.coalesce(name, f"{name}_too").alias(name) for name in TOLD]).drop(
        "head", *[f"{name}_too" for name in TOLD]
    )
    heads = heads.with_columns(pl.coalesce("told", told_without_year(pl.col("title"), pl.col("call_date"))).alias("told"))
    heads = heads.with_columns(infer_year_ends(heads, month_ends).alias("said_year_end"))
    year_end = pl.coalesce(
        "fiscal_year_end_month", _year_end_told_twice(), "said_year_end", pl.when("spans_years").then(_SPANNING), pl.lit(12)
    )
    heads = heads.with_columns(year_end.cast(pl.Int32).alias("year_end")).drop("said_year_end")
    return _with_fiscal(_with_span(heads)).drop(*TOLD, "year_end")


def _year_end_told_twice() -> pl.Expr:
    """The last month of the fiscal year whose stretch is told by its number and by its last month, in the document or its sidecar."""
    month, part = pl.col("by_month").struct, pl.col("by_part").struct
    given = pl.col("period_end").dt.offset_by(WEEKS_OFF).dt.month().cast(pl.Int32)
    given_months = ((pl.col("period_end") - pl.col("period_start")).dt.total_days() / 30).round().cast(pl.Int32)
    given_year = pl.col("period_end").dt.offset_by(WEEKS_OFF).dt.year()
    numbered = part.field("number") * part.field("months")
    by_month = (month.field("number") + 12 - numbered - 1) % 12 + 1
    by_sidecar = (given + 12 - numbered - 1) % 12 + 1
    # What is given says which year it is, so that no word need say that it is a fiscal one; shops name theirs by the year it begins in.
    is_its_year = (given_year + (given > by_sidecar).cast(pl.Int32) - part.field("year")).is_between(0, 1)
    fits = pl.coalesce(given_months, part.field("months")) == part.field("months")
    return pl.coalesce(
        pl.when(fits & is_its_year).then(by_sidecar),
        pl.when(given.is_null() & part.field("fiscal") & (month.field("months") == part.field("months"))).then(by_month),
    )


def _with_span(heads: pl.DataFrame) -> pl.DataFrame:
    """`period_start`, `period_end`: what is told, else the last quarter that had ended when the call was held."""
    told = pl.col("told").struct
    year, number, months = told.field("year"), told.field("number"), told.field("months")

    def part_end(year_end: pl.Expr) -> pl.Expr:
        """Months since year 0 of the last month of stretch `number` in the year that ends with month `year_end`."""
        return year * 12 + year_end - 13 + number * months

    fiscal, calendar = part_end(pl.col("year_end")), part_end(pl.lit(12))
    held = pl.col("call_date")

    def held_after(index: pl.Expr) -> pl.Expr:
        days = (held - _month_end(index)).dt.total_days()
        return (days >= 0) & (days <= LATEST_CALL)

    # `2025年第三季度` of a company with a fiscal year of its own may mean either: the day of the call decides.
    by_calendar = ~told.field("fiscal") & held_after(calendar).fill_null(False) & ~held_after(fiscal).fill_null(False)
    end = pl.when(told.field("form") == "month").then(year * 12 + number - 1).when(by_calendar).then(calendar).otherwise(fiscal)
    before = (held - pl.duration(days=10)).dt
    last_month = before.year() * 12 + before.month() - 2
    last_quarter = last_month - (last_month - (pl.col("year_end") - 1)) % 3
    end = pl.coalesce(end, last_quarter.cast(pl.Int32))
    heads = heads.with_columns(end.alias("end_index"), months.fill_null(3).alias("span"))
    start = pl.col("end_index") - pl.col("span") + 1
    return heads.with_columns(
        pl.date(start // 12, start % 12 + 1, 1).alias("told_start"),
        _month_end(pl.col("end_index")).alias("told_end"),
    ).drop("end_index", "span")


def _month_end(index: pl.Expr) -> pl.Expr:
    return pl.date(index // 12, index % 12 + 1, 1).dt.month_end()


def _with_fiscal(heads: pl.DataFrame) -> pl.DataFrame:
    """Sidecar first; `fiscal_year` is the calendar year the fiscal year ends in, `fiscal_quarter` is null for longer periods."""
    heads = heads.with_columns(
        pl.coalesce("period_end", "told_end").alias("period_end"),
        pl.coalesce("period_start", pl.when(pl.col("period_end").is_null()).then("told_start")).alias("period_start"),
    )
    # A sidecar that gives only the end means the quarter up to it.
    quarter_start = pl.col("period_end").dt.offset_by("1d").dt.offset_by("-3mo")
    heads = heads.with_columns(pl.coalesce("period_start", quarter_start).alias("period_start"))
    last_days = pl.col("period_end").dt.offset_by(WEEKS_OFF)
    end_month, end_year = last_days.dt.month().cast(pl.Int32), last_days.dt.year()
    months_in = (end_month - pl.col("year_end") - 1) % 12 + 1
    is_quarter = (pl.col("period_end") - pl.col("period_start")).dt.total_days() <= 100
    return heads.with_columns(
        (end_year + (end_month > pl.col("year_end")).cast(pl.Int32)).cast(pl.Int16).alias("fiscal_year"),
        pl.when(is_quarter).then((months_in + 2) // 3).cast(pl.Int8).alias("fiscal_quarter"),
        pl.col("year_end").cast(pl.Int8).alias("fiscal_year_end_month"),
    ).drop("told_start", "told_end")
