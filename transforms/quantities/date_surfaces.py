"""The surfaces of dates taken apart: year, month, day, quarter, half, and what flags are said."""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = {name: number for number, name in enumerate(_MONTHS, start=1)}
_HAN_UNITS = ("", *"一二三四五六七八九")
#: 一 to 三十九: months and days.
_HAN_NUMBER = {tens + ones: 10 * t + o for t, tens in enumerate(("", "十", "二十", "三十")) for o, ones in enumerate(_HAN_UNITS) if t or o}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
#: The end of 7-9月, 1至10月, 一到九月.
_TO_MONTH = "[-–—~至到] ?([0-9]{1,2}) ?月 ?份?$"
_TO_HAN_MONTH = f"[至到]({g.HAN_MONTH}) ?月 ?份?$"
_HAN_YEAR_DIGITS = dict(zip("零〇一二三四五六七八九", "00123456789", strict=True))
#: What each pattern finds in a surface with single spaces, by its group 1.
_FOUND = {
    "year": f"({g.YEAR})",
    "han_year": f"^({g.HAN_YEAR})年",
    # 25年第三季度, 26财年: this century; 114年: the Republic of China counts from 1912.
    "short_year": f"^({g.SHORT_YEAR}) ?(?:年|{g.FISCAL})",
    "minguo": f"^({g.MINGUO_YEAR}) ?年",
    "han_minguo": f"^({g.HAN_MINGUO_YEAR})年",
    "quarter": "第? ?([一二三四1-4]) ?(?:季度|财季|季)",
    "half": "([上下])半财?年",
    "from_month": f"([0-9]{{1,2}}) ?(?:月 ?份?)? ?{_TO_MONTH}",
    "from_han_month": f"({g.HAN_MONTH})月?{_TO_HAN_MONTH}",
    "to_month": _TO_MONTH,
    "to_han_month": _TO_HAN_MONTH,
    "month": "([0-9]{1,2}) ?月",
    "han_month": f"({g.HAN_MONTH})月",
    "iso_month": r"^[0-9]{4}[-/.]([0-9]{1,2})",
    "day": "月 ?(?:份)? ?([0-9]{1,2}) ?(?:[日号]|[至到-] ?[0-9]{1,2} ?[日号])",
    "han_day": f"月 ?({g.HAN_DAY})[日号]",
    "iso_day": "([0-9]{1,2})$",
    "day_behind": rf"{g.MONTH} ([0-9]{{1,2}})(?:st|nd|rd|th)?(?:,|$| {g.YEAR})",
    "day_before": rf"^([0-9]{{1,2}}) {g.MONTH}",
    "last_day": "[0-9] ?[日号]? ?[至到-] ?([0-9]{1,2}) ?[日号]$",
    "shift": "^([今去前明])年",
    "relative": "^([上下])一?个?(?:季度|财季|财年)",
}
#: The same in lower case.
_FOUND_IN_ENGLISH = {
    "english_year": r"(?:q ?[1-4]|[1-4]q|[12]h|h[12]|[369]m|[fc]y)[ '’-]{0,2}(?:fy ?['’]?|of )?([0-9]{2})$",
    "quoted_year": "(?:^|[a-z.,] )['’]([0-9]{2})$",
    "leading_year": "^(?:fy ?['’-]?)?([1-3][0-9])[ -]?(?:q|h)[1-4]$",
    "quarter_of_year": "[0-9]{2}[ -]?q([1-4])$",
    "leading_quarter": "^([1-4])q",
    "lettered_quarter": "q ?([1-4])",
    "any_quarter": "([1-4])q",
    "spoken_quarter": "(first|second|third|fourth|1st|2nd|3rd|4th)[- ](?:fiscal[- ])?quarter",
    "half_of_year": "[0-9]{2}[ -]?h([12])$",
    "leading_half": "([12])h",
    "lettered_half": "h([12])",
    "months_so_far": "([369])m[ '’-]{0,2}(?:fy ?['’]?)?[0-9]{2}",
    "spoken_half": "(first|second)[- ](?:fiscal[- ])?half",
    "month_name": "(?:^|[0-9 ])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
}
#: What is said or not.
_SAID = {
    "is_nine_months": "[前首][三3]个?季|[一1] ?[-–—~至到] ?[三3] ?季",
    "is_full_year": "全年|full[- ]year",
    "is_ended": f"(?:{g.ENDED})$",
    "is_three_ended": "(?:季度|三个月|3个月)$",
    "is_six_ended": "(?:六个月|6个月|半年度?)$",
    "is_nine_ended": "(?:九个月|9个月)$",
    "is_month_quarter": "月 ?(?:份)? ?季度$",
    "is_iso": f"^(?:{g.ISO_DATE})$",
    "is_fiscal": f"{g.FISCAL}|财季|(?i:fiscal|financial year|fy)",
    "is_end": "[底末]$|(?i:end of)",
    "is_calendar": "[上下]半年",
    "is_fiscal_year": "财年$",
}
_SIDES = {"上": -1, "下": 1}
_SHIFTS = {"今": 0, "去": -1, "前": -2, "明": 1}


def _integer(text: pl.Expr) -> pl.Expr:
    return text.cast(pl.Int32, strict=False)


def _known(text: pl.Expr, meanings: dict[str, int]) -> pl.Expr:
    return text.replace_strict(meanings, default=None, return_dtype=pl.Int32)


def _number(text: pl.Expr) -> pl.Expr:
    return pl.coalesce(_integer(text), _known(text, _HAN_NUMBER))


def _digits(han: pl.Expr) -> pl.Expr:
    return han.str.replace_many(list(_HAN_YEAR_DIGITS), list(_HAN_YEAR_DIGITS.values()))


def date_parts(raw: pl.DataFrame) -> pl.DataFrame:
    """Take distinct date surfaces apart: `raw` plus year, month, day, quarter, half, months (a span from the year's start), flags.

    raw: one column `raw` of folded surfaces of class `date`.
    """
    spaced = _spaced(raw)
    found = pl.concat([spaced, _found(spaced), _found_in_english(spaced), _said(spaced)], how="horizontal")
    first_months = _number(pl.col("_first_months"))
    of_day = {name: _integer(pl.col(f"_{name}")) for name in ("day", "iso_day", "day_behind", "day_before")}
    english_year = _integer(pl.coalesce("_english_year", "_quoted_year", "_leading_year")) + 2000
    minguo_year = _integer(pl.coalesce(pl.col("_minguo"), _digits(pl.col("_han_minguo")))) + 1911
    quarters = (_integer(pl.col(f"_{name}_quarter")) for name in ("leading", "lettered", "any"))
    halves = (_integer(pl.col(f"_{name}_half")) for name in ("leading", "lettered"))
    ended = pl.when("_is_three_ended").then(3).when("_is_six_ended").then(6).when("_is_nine_ended").then(9).otherwise(12)
    no_first_months = first_months.is_null()
    return found.select(
        "raw",
        year=pl.coalesce(
            *(_integer(pl.col("_year")), _integer(_digits(pl.col("_han_year"))), english_year),
            *(_integer(pl.col("_short_year")) + 2000, minguo_year),
        ),
        month=pl.coalesce(
            _integer(pl.col("_from_month")),
            _number(pl.col("_from_han_month")),
            pl.when(no_first_months).then(_integer(pl.col("_month"))),
            pl.when(no_first_months).then(_number(pl.col("_han_month"))),
            pl.when("_is_iso").then(_integer(pl.col("_iso_month"))),
            _known(pl.col("_month_name"), _MONTH_NAMES),
        ),
        day=pl.coalesce(
            of_day["day"],
            _number(pl.col("_han_day")),
            pl.when("_is_iso").then(of_day["iso_day"]),
            of_day["day_behind"],
            of_day["day_before"],
        ),
        month_end=pl.coalesce(_integer(pl.col("_to_month")), _number(pl.col("_to_han_month"))),
        day_end=_integer(pl.col("_last_day")),
        quarter=pl.coalesce(
            _number(pl.col("_quarter")), _integer(pl.col("_quarter_of_year")), *quarters, _known(pl.col("_spoken_quarter"), _ORDINALS)
        ),
        half=pl.coalesce(
            _integer(pl.col("_half_of_year")),
            _known(pl.col("_half"), {"上": 1, "下": 2}),
            pl.when(pl.col("_text").str.ends_with("年中期")).then(1),
            *halves,
            _known(pl.col("_spoken_half"), _ORDINALS),
        ),
        months=pl.coalesce(
            pl.when("_is_nine_months").then(9),
            _integer(pl.col("_months_so_far")),
            first_months,
            pl.when("_is_full_year").then(12),
        ),
        ended_months=pl.when("_is_ended").then(ended).when("_is_month_quarter").then(3),
        is_fiscal="_is_fiscal",
        is_end="_is_end",
        year_shift=_known(pl.col("_shift"), _SHIFTS),
        is_calendar="_is_calendar",
        relative=_known(pl.col("_relative"), _SIDES),
        relative_months=pl.when("_is_fiscal_year").then(12).otherwise(3),
    )


@keeps_patterns
def _spaced(raw: pl.DataFrame) -> pl.DataFrame:
    """`raw`, `_text` with single spaces, `_lower`: the same in lower case, `_first_months`: how many the year begins with."""
    text = raw.select_seq("raw", _text=pl.col("raw").str.replace_all(r"[ \t]+", " ").str.strip_chars())
    compact = pl.col("_text").str.replace_all(" ", "", literal=True)
    first_months = compact.str.extract("[前首]([0-9十一二两三四五六七八九]+)个?月份?$", 1).str.replace("两", "二", literal=True)
    return text.with_columns_seq(_lower=pl.col("_text").str.to_lowercase(), _first_months=first_months)


@keeps_patterns
def _found(spaced: pl.DataFrame) -> pl.DataFrame:
    return spaced.select_seq(pl.col("_text").str.extract(pattern, 1).alias(f"_{name}") for name, pattern in _FOUND.items())


@keeps_patterns
def _found_in_english(spaced: pl.DataFrame) -> pl.DataFrame:
    return spaced.select_seq(pl.col("_lower").str.extract(pattern, 1).alias(f"_{name}") for name, pattern in _FOUND_IN_ENGLISH.items())


@keeps_patterns
def _said(spaced: pl.DataFrame) -> pl.DataFrame:
    return spaced.select_seq(pl.col("_text").str.contains(pattern).alias(f"_{name}") for name, pattern in _SAID.items())
