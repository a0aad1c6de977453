"""The words that tell a period: a quarter by its month, months up to a day, a quarter, half or year by its number, nine months, in both
languages and by three calendars.
"""

from __future__ import annotations

import polars as pl

from transforms.calls.call_date import MONTH, month_number

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
# 2025/26財年, FY2025-26: a fiscal year named by both its years, here by the last.
_FOLLOWING = "|".join(f"{year}[/／-](?:20)?({year + 1})" for year in range(13, 40))
TWO_YEARS = rf"(?i)(?:(?-u:\b)FY\s*)?20(?:{_FOLLOWING})\s*(?:财年|財年|财政年度|財政年度|年度|年)?"
_LAST_YEAR = "".join(f"${{{group}}}" for group in range(1, 28))
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
        rf"(?i)(?-u:\b)(?:(fiscal)\s+)?(?:Q([1-4])|([1-4])Q)\s*(?:of\s+|,)?\s*(?:the\s+)?{FISCAL_EN}?\s*'?(20[0-9]{{2}}|[0-9]{{2}})(?-u:\b)"
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
    half_en2 = text.str.extract_groups(
        rf"(?i)(?-u:\b)(?:{FISCAL_EN}\s*)?(20[0-9]{{2}})(?:财年)?\s+(interim|half[-\s]year|first[-\s]half)(?-u:\b)"
    )
    year = text.str.extract_groups(rf"(20[0-9]{{2}})\s*(?:{FISCAL_ZH}|年)?\s*(?:全年|年度|年报|年報|周年|末期|财年业绩|財年業績)")
    year_en = text.str.extract_groups(
        rf"(?i)(?:full[-\s]year|annual\s+results(?:\s+for)?|year)\s*{FISCAL_EN}?\s*(20[0-9]{{2}})"
        rf"|(?-u:\b)(FY)\s*'?(20[0-9]{{2}}|[0-9]{{2}})(?-u:\b)|(?-u:\b)(20[0-9]{{2}})\s+(?:full[-\s]year|"
        rf"annual|final)\s+(?:results|earnings)"
    )
    two_digits = text.str.extract_groups(rf"(?i)(?-u:\b)(FY)\s*'?([0-9]{{2}}|20[0-9]{{2}}),?\s+{ORDINAL_EN}[-\s]+(?:fiscal\s+)?quarter")
    half_last = text.str.extract_groups(r"(?i)(?-u:\b)(FY)?\s*'?(20[0-9]{2}|[0-9]{2})\s*(财年|財年)?年?\s*H([12])(?-u:\b)")
    nine = text.str.extract_groups(
        rf"(20[0-9]{{2}})\s*(?:{FISCAL_ZH}|年度?)?\s*(?:[前首]3个?個?季度?|[前首]9[个個]月|1\s*[-—–至到~～]\s*9\s*月)"
        rf"|(?i:(?-u:\b)(?:9M|nine[-\s]months?)(?:\s+(?:results|of|for))*\s*,?\s*{FISCAL_EN}?\s*'?(20[0-9]{{2}}|[0-9]{{2}})(?-u:\b))"
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
            _year(f(q_year, 5)),
            pl.coalesce(f(q_year, 2), f(q_year, 3)).cast(pl.Int32, strict=False),
            pl.lit(3),
            "part",
            pl.coalesce(f(q_year, 1), f(q_year, 4)),
        ),
        _reading(_year(f(words, 4)), _ordinal(f(words, 1)), pl.lit(3), "part", pl.coalesce(f(words, 2), f(words, 3))),
        _reading(_year(f(two_digits, 2)), _ordinal(f(two_digits, 3)), pl.lit(3), "part", f(two_digits, 1)),
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
        _reading(_year(f(half_en2, 2)), pl.when(f(half_en2, 3).is_not_null()).then(1), pl.lit(6), "part", f(half_en2, 1)),
        _reading(
            _year(f(half_last, 2)),
            f(half_last, 4).cast(pl.Int32, strict=False),
            pl.lit(6),
            "part",
            pl.coalesce(f(half_last, 1), f(half_last, 3)),
        ),
        _reading(_year(pl.coalesce(f(nine, 1), f(nine, 4))), one, pl.lit(9), "part", pl.coalesce(f(nine, 2), f(nine, 3))),
        _reading(_year(f(year, 1)), one, pl.lit(12), "part", f(year, 2)),
        _reading(
            _year(pl.coalesce(f(year_en, 2), f(year_en, 4), f(year_en, 5))),
            one,
            pl.lit(12),
            "part",
            pl.coalesce(f(year_en, 1), f(year_en, 3)),
        ),
    ]


def told_periods(texts: pl.DataFrame) -> pl.DataFrame:
    """`by_month` and `by_part`: the readings of `text` of either form; `told`: the first of them; `spans_years`: true where a fiscal year
    is named by two years, which then does not end in December, else null.
    """
    said = pl.col("text").str
    texts = texts.select(
        pl.when(said.contains(TWO_YEARS)).then(True).alias("spans_years"),
        _numerals(said.replace_all(TWO_YEARS, f"FY20{_LAST_YEAR}财年 ")).str.replace_many(REPUBLIC).alias("text"),
    )
    # A line's end parts what the next line tells, but where a period is told over two lines.
    parted = pl.col("text").str.replace_all("\n", " ¦ ", literal=True)
    readings = texts.select(
        "spans_years",
        pl.coalesce(*_by_month(parted), *_by_month(pl.col("text"))).alias("by_month"),
        pl.coalesce(*_by_part(parted), *_by_part(pl.col("text"))).alias("by_part"),
    )
    return readings.with_columns(pl.coalesce("by_month", "by_part").alias("told"))


def told_without_year(text: pl.Expr, call_date: pl.Expr) -> pl.Expr:
    """A half, quarter or year that is named without its year: the last one that had ended on the day of the call."""
    words = _numerals(text)
    year, month = call_date.dt.year(), call_date.dt.month()
    quarter = words.str.extract(r"第?([1-4])\s*季[度报報]", 1).cast(pl.Int32, strict=False)
    is_half = words.str.contains(r"半年[度报報]|中期[业業][绩績]|中[报報]|(?i:interim|half[- ]year)")
    is_year = words.str.contains(r"年度[业業][绩績]|年[报報]|年度[报報]告|(?i:annual|full[- ]year)")
    return pl.coalesce(
        _reading(pl.when(is_half).then(year - (month < 7).cast(pl.Int32)), pl.lit(1), pl.lit(6), "part"),
        _reading(year - (month <= quarter * 3).cast(pl.Int32), quarter, pl.lit(3), "part"),
        _reading(pl.when(is_year).then(year - 1), pl.lit(1), pl.lit(12), "part"),
    )
