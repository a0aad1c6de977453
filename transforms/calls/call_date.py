"""The day of a call, as its title or running header prints it, or its first words say it."""

from __future__ import annotations

import polars as pl

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# A report on a call begins with its day, or with a place and the day: 北京时间2025年10月30日，… Beijing, October 30, 2025 – …
DATED_ZH = r"[^0-9，。截止至在于为是\n]{0,12}20[0-9]{2}\s*年[^日\n]{1,9}日(?:[^止]|$)"
DATED_EN = rf"(?:[A-Z][A-Za-z.]*[ ,–—-]{{1,3}}){{0,4}}{MONTH}\s+[0-9]{{1,2}},?\s+20[0-9]{{2}}"
OPENING = rf"^\s*({DATED_ZH}|{DATED_EN})"
TODAY = r"今天是[^0-9\n]{0,6}|(?i:today(?:['’]s date)?,? (?:is|on)|recorded (?:live )?on)\s"
# The last day of a reported period is no call date.
PERIOD_END = (
    rf"截[至止]\s*20[0-9]{{2}}[^日\n]{{0,12}}日|20[0-9]{{2}}\s*年\s*[0-9]{{1,2}}\s*月\s*[0-9]{{1,2}}\s*日\s*止|(?i:end(?:ed|ing)\s+(?:on\s+)?){MONTH}\s+[0-9]{{1,2}},?\s+20[0-9]{{2}}|"
    rf"(?i:ended\s+)[0-9]{{1,2}}\s+{MONTH}\s+20[0-9]{{2}}"
)


def month_number(name: pl.Expr) -> pl.Expr:
    """`1` to `12` for an English month's name, short or long."""
    return (
        name.str.to_lowercase()
        .str.head(3)
        .replace_strict(dict(zip(MONTHS, range(1, 13), strict=True)), default=None, return_dtype=pl.Int32)
    )


def day(year: pl.Expr, month: pl.Expr, date: pl.Expr) -> pl.Expr:
    """A date of three numbers; null where there is no such day."""
    text = pl.concat_str(year.cast(pl.String), month.cast(pl.String).str.zfill(2), date.cast(pl.String).str.zfill(2), separator="-")
    return text.str.to_date("%Y-%m-%d", strict=False)


def find_opening_date(greeting: pl.Expr) -> pl.Expr:
    """The date that a call's text begins with, or the one that is said to be today's."""
    today = greeting.str.extract(rf"(?:{TODAY})([^\n]{{1,30}})", 1)
    return pl.coalesce(find_date(today), find_date(greeting.str.extract(OPENING, 1)))


def find_date(text: pl.Expr) -> pl.Expr:
    """The first full date in `text` that does not end a period: `2025年8月20日`, `November 19, 2025`, `19 November 2025`, `2025-11-19`."""
    rest = text.str.replace_all(PERIOD_END, " ")
    dashed = rest.str.extract_groups(rf"(?i)(?-u:\b)([0-9]{{1,2}})-{MONTH}-(20[0-9]{{2}})")
    chinese = rest.str.extract_groups(r"(20[0-9]{2})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
    month_first = rest.str.extract_groups(rf"(?i){MONTH}\s+([0-9]{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(20[0-9]{{2}})")
    day_first = rest.str.extract_groups(rf"(?i)([0-9]{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(20[0-9]{{2}})")
    iso = rest.str.extract_groups(r"(20[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
    return pl.coalesce(
        day(_field(chinese, 1), _field(chinese, 2), _field(chinese, 3)),
        day(_field(month_first, 3), month_number(_field(month_first, 1)), _field(month_first, 2)),
        day(_field(day_first, 3), month_number(_field(day_first, 2)), _field(day_first, 1)),
        day(_field(dashed, 3), month_number(_field(dashed, 2)), _field(dashed, 1)),
        day(_field(iso, 1), _field(iso, 2), _field(iso, 3)),
    )


def _field(groups: pl.Expr, number: int) -> pl.Expr:
    return groups.struct.field(str(number))
