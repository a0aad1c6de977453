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

from transforms.calls.call_date import MONTH, month_number
from transforms.calls.fiscal_calendar import LATEST_CALL, infer_year_ends

NUMERALS = {
    "〇": "0",
    "零": "0",
    "○": "0",
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
}
# 2025/26財年 ends in 2026.
TWO_YEARS = r"20[0-9]{2}\s*[/／-]\s*(?:20)?([0-9]{2})\s*(?:财年|財年|财政年度|財政年度|年度|年)"
# Years of the Republic, as Taiwan counts them.
REPUBLIC = {f"{year}年": f"{year + 1911}年" for year in range(100, 130)}
YEAR = r"((?:20)?[0-9]{2})"
FISCAL_ZH = r"(财年|財年|财政年度|財政年度|财务年度)"
FISCAL_EN = r"(fiscal\s+year|financial\s+year|fiscal|FY)"
# 截至2025年8月31日的2026财年第二季度
OF_A_YEAR = r"(?:20[0-9]{2}\s*(?:财年|財年|财政年度|財政年度|年度?)\s*的?)?\s*(?:第?\s*[1-4]\s*[财財]?)?"
ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
ORDINAL_EN = r"(first|second|third|fourth|1st|2nd|3rd|4th)"
SPAN_ZH = {
    "3个月": 3,
    "3個月": 3,
    "季度": 3,
    "季": 3,
    "6个月": 6,
    "6個月": 6,
    "半年": 6,
    "9个月": 9,
    "9個月": 9,
    "十2个月": 12,
    "12个月": 12,
    "12個月": 12,
    "年度": 12,
    "财年": 12,
    "財年": 12,
    "全年": 12,
    "财政年度": 12,
    "十2個月": 12,
}
SPAN_EN = {
    "three months": 3,
    "quarter": 3,
    "six months": 6,
    "half year": 6,
    "half-year": 6,
    "half": 6,
    "nine months": 9,
    "twelve months": 12,
    "year": 12,
    "fiscal year": 12,
}


def _numerals(text: pl.Expr) -> pl.Expr:
    return text.str.replace_many(list(NUMERALS), list(NUMERALS.values()))


def _year(text: pl.Expr) -> pl.Expr:
    number = text.cast(pl.Int32, strict=False)
    return pl.when(number < 100).then(number + 2000).otherwise(number)


def _month_zh(text: pl.Expr) -> pl.Expr:
    return (
        pl.when(text.str.contains("十"))
        .then(10 + text.str.replace("十", "").cast(pl.Int32, strict=False).fill_null(0))
        .otherwise(text.cast(pl.Int32, strict=False))
    )


def _ordinal(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().replace_strict(ORDINAL, default=None, return_dtype=pl.Int32)


def _reading(end_year: pl.Expr, number: pl.Expr, months: pl.Expr, form: str, fiscal: pl.Expr | None = None) -> pl.Expr:
    """`form` `month`: `number` is the month the period ends with; `part`: it is the running number of a stretch of `months` in a (fiscal)
    year.
    """
    told = end_year.is_not_null() & number.is_not_null() & months.is_not_null() & (number <= 12)
    fields = pl.struct(
        end_year.cast(pl.Int32).alias("year"),
        number.cast(pl.Int32).alias("number"),
        months.cast(pl.Int32).alias("months"),
        pl.lit(form).alias("form"),
        (pl.lit(False) if fiscal is None else fiscal.is_not_null() & (fiscal != "")).alias("fiscal"),
    )
    return pl.when(told).then(fields)


def _by_month(text: pl.Expr) -> list[pl.Expr]:
    """Quarters named by their last month, and periods told by their last day."""
    named = text.str.extract_groups(r"(20[0-9]{2})\s*年?\s*([0-9十]{1,2})\s*月份?\s*季度")
    named_en = text.str.extract_groups(rf"(?i){MONTH}\s+Quarter,?\s+(?:of\s+)?(20[0-9]{{2}})")
    named_en2 = text.str.extract_groups(rf"(?i)(20[0-9]{{2}})\s+{MONTH}\s+Quarter")
    spans = "|".join(sorted(SPAN_ZH, key=lambda word: -len(word)))
    last_day = r"截[至止]\s*(20[0-9]{2})\s*年\s*([0-9十]{1,3})\s*月\s*[0-9十]{1,4}\s*日"
    until = text.str.extract_groups(rf"{last_day}\s*止?的?\s*{OF_A_YEAR}({spans})")
    ended = text.str.extract_groups(
        rf"(?i)(three months|quarter|six months|half[- ]year|half|nine months|twelve months|year)"
        rf"\s+end(?:ed|ing)\s+(?:on\s+)?(?:{MONTH}\s+[0-9]{{1,2}}|[0-9]{{1,2}}\s+{MONTH}),?\s+(20[0-9]{{2}})"
    )

    def f(groups: pl.Expr, number: int) -> pl.Expr:
        return groups.struct.field(str(number))

    span_zh = f(until, 3).replace_strict(SPAN_ZH, default=None, return_dtype=pl.Int32)
    span_en = f(ended, 1).str.to_lowercase().replace_strict(SPAN_EN, default=None, return_dtype=pl.Int32)
    return [
        _reading(_year(f(named, 1)), _month_zh(f(named, 2)), pl.lit(3), "month"),
        _reading(_year(f(named_en, 2)), month_number(f(named_en, 1)), pl.lit(3), "month"),
        _reading(_year(f(named_en2, 1)), month_number(f(named_en2, 2)), pl.lit(3), "month"),
        _reading(_year(f(until, 1)), _month_zh(f(until, 2)), span_zh, "month"),
        _reading(_year(f(ended, 4)), month_number(pl.coalesce(f(ended, 2), f(ended, 3))), span_en, "month"),
    ]


def _by_part(text: pl.Expr) -> list[pl.Expr]:
    """Quarters, halves and years by their running number."""

    def f(groups: pl.Expr, number: int) -> pl.Expr:
        return groups.struct.field(str(number))

    quarter = text.str.extract_groups(rf"(20[0-9]{{2}}|[0-9]{{2}})\s*(?:{FISCAL_ZH}|年度?)\s*的?第?\s*([1-4])\s*(?:财|財)?季")
    mixed = text.str.extract_groups(
        r"(?i)(?-u:\b)(FY)?\s*'?(20[0-9]{2}|[0-9]{2})\s*(财年|財年)?年?\s*Q([1-4])(?-u:\b)|(FY)?(20[0-9]{2}|[0-9]{2})\s*(财年|財年)?年?Q([1-4])"
    )
    q_year = text.str.extract_groups(
        rf"(?i)(?-u:\b)(?:Q([1-4])|([1-4])Q)\s*(?:of\s+|,)?\s*(?:the\s+)?{FISCAL_EN}?\s*'?(20[0-9]{{2}}|[0-9]{{2}})(?-u:\b)"
    )
    words = text.str.extract_groups(
        rf"(?i){ORDINAL_EN}[-\s]+(fiscal\s+|financial\s+)?quarter(?:\s+and\s+(?:full|fiscal)[-\s]year)?(?:\s+of)?(?:\s+the)?\s*,?\s*{FISCAL_EN}?\s*(20[0-9]{{2}})"
    )
    words_year_first = text.str.extract_groups(rf"(?i){FISCAL_EN}?\s*(?-u:\b)(20[0-9]{{2}}),?\s+{ORDINAL_EN}[-\s]+(?:fiscal\s+)?quarter")
    half = text.str.extract_groups(rf"(20[0-9]{{2}})\s*(?:{FISCAL_ZH}|年度?)?\s*(上半|中期|半年|下半)")
    half_en = text.str.extract_groups(
        rf"(?i)(?:(?-u:\b)H([12])|([12])H|(first|second|1st|2nd)[-\s]+half(?:[-\s]year)?(?:\s+of)?|"
        rf"(half[-\s]year|interim)(?:\s+results)?(?:\s+for)?)\s*,?\s*{FISCAL_EN}?\s*(20[0-9]{{2}}|"
        rf"[0-9]{{2}})(?-u:\b)"
    )
    half_en2 = text.str.extract_groups(r"(?i)(?-u:\b)(20[0-9]{2})\s+(interim|half[-\s]year|first[-\s]half)(?-u:\b)")
    year = text.str.extract_groups(rf"(20[0-9]{{2}})\s*(?:{FISCAL_ZH}|年)?\s*(?:全年|年度|年报|年報|周年|末期|财年业绩|財年業績)")
    year_en = text.str.extract_groups(
        rf"(?i)(?:full[-\s]year|annual\s+results(?:\s+for)?|year)\s*{FISCAL_EN}?\s*(20[0-9]{{2}})"
        rf"|(?-u:\b)(FY)\s*'?(20[0-9]{{2}}|[0-9]{{2}})(?-u:\b)|(?-u:\b)(20[0-9]{{2}})\s+(?:full[-\s]year|"
        rf"annual|final)\s+(?:results|earnings)"
    )
    one = pl.lit(1)
    return [
        _reading(_year(f(quarter, 1)), f(quarter, 3).cast(pl.Int32, strict=False), pl.lit(3), "part", f(quarter, 2)),
        _reading(
            _year(pl.coalesce(f(mixed, 2), f(mixed, 6))),
            pl.coalesce(f(mixed, 4), f(mixed, 8)).cast(pl.Int32, strict=False),
            pl.lit(3),
            "part",
            pl.coalesce(f(mixed, 1), f(mixed, 3), f(mixed, 5), f(mixed, 7)),
        ),
        _reading(
            _year(f(q_year, 4)), pl.coalesce(f(q_year, 1), f(q_year, 2)).cast(pl.Int32, strict=False), pl.lit(3), "part", f(q_year, 3)
        ),
        _reading(_year(f(words, 4)), _ordinal(f(words, 1)), pl.lit(3), "part", pl.coalesce(f(words, 2), f(words, 3))),
        _reading(_year(f(words_year_first, 2)), _ordinal(f(words_year_first, 3)), pl.lit(3), "part", f(words_year_first, 1)),
        _reading(
            _year(f(half, 1)), pl.when(f(half, 3) == "下半").then(2).when(f(half, 3).is_not_null()).then(1), pl.lit(6), "part", f(half, 2)
        ),
        _reading(
            _year(f(half_en, 6)),
            pl.coalesce(
                f(half_en, 1).cast(pl.Int32, strict=False),
                f(half_en, 2).cast(pl.Int32, strict=False),
                _ordinal(f(half_en, 3)),
                pl.when(f(half_en, 4).is_not_null()).then(1),
            ),
            pl.lit(6),
            "part",
            f(half_en, 5),
        ),
        _reading(_year(f(half_en2, 1)), pl.when(f(half_en2, 2).is_not_null()).then(1), pl.lit(6), "part"),
        _reading(_year(f(year, 1)), one, pl.lit(12), "part", f(year, 2)),
        _reading(
            _year(pl.coalesce(f(year_en, 2), f(year_en, 4), f(year_en, 5))),
            one,
            pl.lit(12),
            "part",
            pl.coalesce(f(year_en, 1), f(year_en, 3)),
        ),
    ]


TOLD = ("told", "by_month", "by_part")


def _told(texts: pl.DataFrame) -> pl.DataFrame:
    """`by_month` and `by_part`: the readings of `text` of either form; `told`: the first of them."""
    texts = texts.select(_numerals(pl.col("text")).str.replace_many(REPUBLIC).str.replace_all(TWO_YEARS, "20${1}财年").alias("text"))
    # A line's end parts what the next line tells, but where a period is told over two lines.
    parted = pl.col("text").str.replace_all("\n", " ¦ ", literal=True)
    readings = texts.select(
        pl.coalesce(*_by_month(parted), *_by_month(pl.col("text"))).alias("by_month"),
        pl.coalesce(*_by_part(parted), *_by_part(pl.col("text"))).alias("by_part"),
    )
    return readings.with_columns(pl.coalesce("by_month", "by_part").alias("told"))


def tell_periods(heads: pl.DataFrame, month_ends: pl.DataFrame) -> pl.DataFrame:
    """`heads` (`title`, `greeting`, `call_date`, `fiscal_year_end_month` nullable) with `period_start`, `period_end`, `fiscal_year`,
    `fiscal_quarter`.

    Where the fiscal calendar is not known it is inferred from a document that tells its quarter by number and by last day, or that says a
    last day (month_ends: fiscal_calendar.said_month_ends); else it is the calendar year's.
    """
    heads = heads.with_row_index("head")
    heads = heads.with_columns(_told(heads.select(text="title")))
    # The greeting is asked only where the title leaves the period or the fiscal calendar open.
    known = pl.col("told").is_not_null() & (
        pl.col("fiscal_year_end_month").is_not_null() | ~pl.col("told").struct.field("fiscal").fill_null(False)
    )
    unsure = heads.filter(~known)
    greeted = _told(unsure.select(text="greeting")).select("told", "by_month", "by_part").rename(lambda name: f"{name}_too")
    heads = heads.join(pl.concat([unsure.select("head"), greeted], how="horizontal"), on="head", how="left", maintain_order="left")
    heads = heads.with_columns([pl.coalesce(name, f"{name}_too").alias(name) for name in TOLD]).drop(
        "head", *[f"{name}_too" for name in TOLD]
    )
    heads = heads.with_columns(infer_year_ends(heads, month_ends).alias("said_year_end"))
    year_end = pl.coalesce("fiscal_year_end_month", _year_end_told_twice(), "said_year_end", pl.lit(12)).cast(pl.Int32)
    heads = heads.with_columns(year_end.alias("year_end")).drop("said_year_end")
    return _with_fiscal(_with_span(heads)).drop("by_month", "by_part", "told", "year_end")


def _year_end_told_twice() -> pl.Expr:
    """The last month of the fiscal year whose stretch is told by its number and by its last month, in the document or its sidecar."""
    month, part = pl.col("by_month").struct, pl.col("by_part").struct
    given = pl.col("period_end").dt.month().cast(pl.Int32)
    given_months = ((pl.col("period_end") - pl.col("period_start")).dt.total_days() / 30).round().cast(pl.Int32)
    last_month = pl.coalesce(given, month.field("number"))
    months = pl.when(given.is_not_null()).then(pl.coalesce(given_months, part.field("months"))).otherwise(month.field("months"))
    inferred = (last_month + (12 // part.field("months") - part.field("number")) * part.field("months") - 1) % 12 + 1
    return pl.when(part.field("fiscal") & (months == part.field("months"))).then(inferred)


def _with_span(heads: pl.DataFrame) -> pl.DataFrame:
    """`period_start`, `period_end`: what is told, else the last quarter that had ended when the call was held."""
    told = pl.col("told").struct
    year, number, months = told.field("year"), told.field("number"), told.field("months")

    def part_end(year_end: pl.Expr) -> pl.Expr:
        """Months since year 0 of the last month of stretch `number` in the year that ends with month `year_end`."""
        return year * 12 + year_end - 1 - (12 // months - number) * months

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
    end_month, end_year = pl.col("period_end").dt.month().cast(pl.Int32), pl.col("period_end").dt.year()
    months_in = (end_month - pl.col("year_end") - 1) % 12 + 1
    is_quarter = (pl.col("period_end") - pl.col("period_start")).dt.total_days() <= 100
    return heads.with_columns(
        (end_year + (end_month > pl.col("year_end")).cast(pl.Int32)).cast(pl.Int16).alias("fiscal_year"),
        pl.when(is_quarter).then((months_in + 2) // 3).cast(pl.Int8).alias("fiscal_quarter"),
        pl.col("year_end").cast(pl.Int8).alias("fiscal_year_end_month"),
    ).drop("told_start", "told_end")
