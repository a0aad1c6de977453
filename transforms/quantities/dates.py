"""Dates and fiscal periods: `2023 年 9 月 30 日`, `9月份季度`, `2023财年`, `Q3 2025`, `third quarter of 2025`, `end of 2025`.

What is not said is inferred from the call: the year of a day or month is the one nearest before the call, a quarter without a year
belongs to the fiscal year that the call reports on. Without a call, what cannot be known stays null.
"""

from __future__ import annotations

import polars as pl

from transforms.quantities import grammar as g

#: A month or day without a year lies at most this far after the call; else it was last year's. A quarter's call is within two months of
#: the coming quarter's end that it gives guidance for.
_AHEAD_DAYS = 65
_MONTH_NAMES = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_HAN_NUMBER = {h: n for n, h in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_HAN_YEAR_DIGITS = dict(zip("零〇一二三四五六七八九", "00123456789", strict=True))


def _integer(text: pl.Expr) -> pl.Expr:
    return text.cast(pl.Int32, strict=False)


def _number(text: pl.Expr) -> pl.Expr:
    return pl.coalesce(_integer(text), text.replace_strict(_HAN_NUMBER, default=None, return_dtype=pl.Int32))


def date_parts(raw: pl.DataFrame) -> pl.DataFrame:
    """Take distinct date surfaces apart: `raw` plus year, month, day, quarter, half, months (a span from the year's start), flags.

    raw: one column `raw` of folded surfaces of class `date`.
    """
    text = pl.col("raw").str.replace_all(r"[ \t]+", " ").str.strip_chars()
    lower = text.str.to_lowercase()
    han_year = text.str.extract(f"^({g.HAN_YEAR})年", 1).str.replace_many(list(_HAN_YEAR_DIGITS), list(_HAN_YEAR_DIGITS.values()))
    short_year = lower.str.extract(r"(?:q[1-4]|[1-4]q|[12]h|h[12]|fy)[ -']?(?:fy)?([0-9]{2})$", 1)
    # 25年第三季度, 26财年: this century; 114年: the Republic of China counts from 1912.
    han_short_year = _integer(text.str.extract(f"^({g.SHORT_YEAR}) ?(?:年|{g.FISCAL})", 1)) + 2000
    minguo_year = _integer(text.str.extract(f"^({g.MINGUO_YEAR}) ?年", 1)) + 1911
    quarter = pl.coalesce(
        _number(text.str.extract(r"第? ?([一二三四1-4]) ?(?:季度|财季|季)", 1)),
        _integer(lower.str.extract(r"(?:q([1-4])|([1-4])q)", 1)),
        _integer(lower.str.extract(r"([1-4])q", 1)),
        lower.str.extract(r"(first|second|third|fourth|1st|2nd|3rd|4th)[- ](?:fiscal[- ])?quarter", 1).replace_strict(
            _ORDINALS, default=None, return_dtype=pl.Int32
        ),
    )
    half = pl.coalesce(
        text.str.extract("([上下])半财?年", 1).replace_strict({"上": 1, "下": 2}, default=None, return_dtype=pl.Int32),
        _integer(lower.str.extract("([12])h", 1)),
        _integer(lower.str.extract("h([12])", 1)),
        lower.str.extract(r"(first|second)[- ](?:fiscal[- ])?half", 1).replace_strict(_ORDINALS, default=None, return_dtype=pl.Int32),
    )
    months = (
        pl.when(text.str.contains("前三个?季度|首三季度|[首前]九个月"))
        .then(9)
        .when(text.str.contains("[首前]三个月"))
        .then(3)
        .when(text.str.contains("全年|full[- ]year"))
        .then(12)
    )
    ended_months = (
        pl.when(text.str.contains(f"(?:{g.ENDED})$"))
        .then(
            pl.when(text.str.contains("(?:季度|三个月|3个月)$"))
            .then(3)
            .when(text.str.contains("(?:六个月|6个月|半年度?)$"))
            .then(6)
            .when(text.str.contains("(?:九个月|9个月)$"))
            .then(9)
            .otherwise(12)
        )
        .when(text.str.contains("月 ?(?:份)? ?季度$"))
        .then(3)
    )
    iso = text.str.contains(f"^(?:{g.ISO_DATE})$")
    return raw.with_columns(
        year=pl.coalesce(
            _integer(text.str.extract(f"({g.YEAR})", 1)), _integer(han_year), _integer(short_year) + 2000, han_short_year, minguo_year
        ),
        month=pl.coalesce(
            _integer(text.str.extract("([0-9]{1,2}) ?月", 1)),
            _number(text.str.extract(f"({g.HAN_MONTH})月", 1)),
            pl.when(iso).then(_integer(text.str.extract(r"^[0-9]{4}[-/.]([0-9]{1,2})", 1))),
            lower.str.extract(r"(?:^|[0-9 ])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", 1).replace_strict(
                _MONTH_NAMES, default=None, return_dtype=pl.Int32
            ),
        ),
        day=pl.coalesce(
            _integer(text.str.extract("([0-9]{1,2}) ?[日号]", 1)),
            pl.when(iso).then(_integer(text.str.extract(r"([0-9]{1,2})$", 1))),
            _integer(text.str.extract(rf"{g.MONTH} ([0-9]{{1,2}})(?:st|nd|rd|th)?(?:,|$| {g.YEAR})", 1)),
            _integer(text.str.extract(rf"^([0-9]{{1,2}}) {g.MONTH}", 1)),
        ),
        quarter=quarter,
        half=half,
        months=months,
        ended_months=ended_months,
        is_fiscal=text.str.contains(f"{g.FISCAL}|财季|(?i:fiscal|financial year|fy)"),
        is_end=text.str.contains("[底末]$|(?i:end of)"),
        year_shift=text.str.extract("^([今去前明])年", 1).replace_strict(
            {"今": 0, "去": -1, "前": -2, "明": 1}, default=None, return_dtype=pl.Int32
        ),
        is_calendar=text.str.contains("[上下]半年"),
        relative=text.str.extract("^([上下])一?个?(?:季度|财季|财年)", 1).replace_strict({"上": -1, "下": 1}, default=None, return_dtype=pl.Int32),
        relative_months=pl.when(text.str.contains("财年$")).then(12).otherwise(3),
    )


def resolve_dates(dates: pl.DataFrame) -> pl.DataFrame:
    """Adds `kind` (date or period), `date_start`, `date_end`.

    dates: the columns of date_parts plus the call's `call_date`, `period_start`, `period_end`, `fiscal_year`, `fiscal_year_end_month` (nullable).
    """
    anchor = pl.coalesce("call_date", "period_end")
    year_end = pl.col("fiscal_year_end_month").cast(pl.Int32).fill_null(12)
    month, day = pl.col("month"), pl.col("day")
    valid = month.is_between(1, 12) & (day.is_null() | day.is_between(1, 31))

    def month_end(year: pl.Expr, which: pl.Expr) -> pl.Expr:
        return pl.date(year, which, 1).dt.month_end()

    def nearest_year() -> pl.Expr:
        this_year = anchor.dt.year()
        days = (pl.date(this_year, pl.when(valid).then(month), 1) - anchor).dt.total_days()
        return this_year - (days > _AHEAD_DAYS).cast(pl.Int32) + (days < -300).cast(pl.Int32)

    said_year = pl.coalesce("year", anchor.dt.year() + pl.col("year_shift"))
    year = pl.coalesce(said_year, nearest_year())
    # A fiscal year is named by the calendar year it ends in.
    call_year = pl.when(~pl.col("is_calendar")).then(pl.col("fiscal_year").cast(pl.Int32))
    fiscal_year = pl.coalesce(said_year, call_year, anchor.dt.year())
    uses_fiscal = pl.col("is_fiscal") | (said_year.is_null() & ~pl.col("is_calendar"))
    last_month = pl.when(uses_fiscal).then(year_end).otherwise(12)
    year_last_day = month_end(fiscal_year, last_month)
    year_first_day = year_last_day.dt.offset_by("1d").dt.offset_by("-12mo")

    def months_after(start: pl.Expr, count: pl.Expr) -> pl.Expr:
        return start.dt.offset_by(count.cast(pl.String) + "mo")

    is_month = valid & month.is_not_null()
    counted_day = pl.date(year, pl.when(is_month).then(month), 1) + pl.duration(days=day - 1)
    exact_day = pl.when(counted_day.dt.month() == month).then(counted_day)  # 2月30日 is no day
    whole_month_start, whole_month_end = pl.date(year, pl.when(is_month).then(month), 1), month_end(year, pl.when(is_month).then(month))
    ended_end = pl.coalesce(exact_day, whole_month_end)
    ended_start = ended_end.dt.offset_by("1d").dt.offset_by("-" + pl.col("ended_months").cast(pl.String) + "mo")
    quarter_start = months_after(year_first_day, (pl.col("quarter") - 1) * 3)
    half_start = months_after(year_first_day, (pl.col("half") - 1) * 6)
    shift = (pl.col("relative") * pl.col("relative_months")).cast(pl.String) + "mo"
    relative_start = pl.col("period_start").dt.offset_by(shift)
    relative_end = pl.col("period_end").dt.offset_by("1d").dt.offset_by(shift).dt.offset_by("-1d")

    start = (
        pl.when(pl.col("relative").is_not_null())
        .then(relative_start)
        .when(pl.col("ended_months").is_not_null())
        .then(ended_start)
        .when(is_month & day.is_not_null())
        .then(exact_day)
        .when(is_month & pl.col("is_end"))
        .then(whole_month_end)
        .when(is_month)
        .then(whole_month_start)
        .when(pl.col("is_end"))
        .then(year_last_day)
        .when(pl.col("months").is_not_null())
        .then(year_first_day)
        .when(pl.col("quarter").is_not_null())
        .then(quarter_start)
        .when(pl.col("half").is_not_null())
        .then(half_start)
        .otherwise(year_first_day)
    )
    end = (
        pl.when(pl.col("relative").is_not_null())
        .then(relative_end)
        .when(pl.col("ended_months").is_not_null())
        .then(ended_end)
        .when(is_month & day.is_not_null())
        .then(exact_day)
        .when(is_month)
        .then(whole_month_end)
        .when(pl.col("is_end"))
        .then(year_last_day)
        .when(pl.col("months").is_not_null())
        .then(months_after(year_first_day, pl.col("months")).dt.offset_by("-1d"))
        .when(pl.col("quarter").is_not_null())
        .then(months_after(quarter_start, pl.lit(3)).dt.offset_by("-1d"))
        .when(pl.col("half").is_not_null())
        .then(months_after(half_start, pl.lit(6)).dt.offset_by("-1d"))
        .otherwise(year_last_day)
    )
    is_date = pl.col("ended_months").is_null() & (month.is_not_null() | pl.col("is_end"))
    return dates.with_columns(
        kind=pl.when(is_date).then(pl.lit("date")).otherwise(pl.lit("period")), date_start=start, date_end=end
    )


def read_dates(mentions: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Adds `date_start`, `date_end` and settles `kind` of the mentions of class `date`, each distinct one once a document."""
    dates = mentions.filter(pl.col("class") == "date").select("raw", "context").unique()
    parts = date_parts(dates.select("raw").unique())
    resolved = resolve_dates(dates.join(parts, on="raw").join(contexts, on="context", how="left")).select(
        "raw", "context", "date_start", "date_end", _date_kind="kind"
    )
    joined = mentions.join(resolved, on=["raw", "context"], how="left", maintain_order="left")
    is_date = pl.col("class") == "date"
    return joined.with_columns(
        kind=pl.when(is_date).then("_date_kind").otherwise("kind"), unit_id=pl.when(~is_date).then("unit_id")
    ).drop("_date_kind")
