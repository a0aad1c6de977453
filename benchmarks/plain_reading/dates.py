"""Dates and periods of the calendar; a year that is not said is understood from the day of the call."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from benchmarks.plain_reading.mention import Mention

_HAN = "零一二三四五六七八九"
_YEAR4 = r"(?P<year>(?:19|20) ?[0-9] ?[0-9]|[12二一][零〇九][零〇一二三四五六七八九]{2})"
_YEAR = rf"(?:{_YEAR4}|(?P<short>[0-9]{{2}})|(?:民国)?(?P<roc>1[0-3][0-9])) ?"
_MONTH_NUMBER = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART = (
    r"(?:(?P<half>[上下]半年?)|第 ?(?P<nth>[一二三四1-4]) ?个?季(?:度)?|(?P<quarter>[一二三四1-4])季(?:度)?|(?:前|首)(?P<first>[二三]|[23])(?:个)?季(?:度)?"
    r"|全年(?P<full>))"
)
#: Days: what begins later in the year of the call was last year's (the fourth quarter, said in February).
_AHEAD = 150
_RELATIVE = {"去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "前年": -2}
_MONTHS = "january february march april may june july august september october november december".split()
_EN_MONTH = r"(?P<name>" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS) + r"|sept)\b\.?"
_EN_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_EN_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_ZH_DATE = re.compile(rf"{_YEAR} ?年 ?{_MONTH_NUMBER} ?月 ?(?:{_DAY} ?[日号](?! ?[达内]))?")
_ZH_MONTH_DAY = re.compile(rf"(?P<rel>去年|今年|明年|前年|上年)?{_MONTH_NUMBER} ?月 ?{_DAY} ?[日号](?:(?: ?[至到\-–—~] ?)(?P<until>3[01]|[12][0-9]|0?[1-9]) ?[日号])?")
_ZH_MONTH_QUARTER = re.compile(rf"(?:{_YEAR4} ?年 ?)?{_MONTH_NUMBER} ?月份?季度")
_END_OF_YEAR = re.compile(rf"the end of {_EN_YEAR}")
_THIS_QUARTER = re.compile("[上下]一?个?季度")
_ZH_MONTHS = re.compile(r"(?P<rel>去年|今年|明年|前年|上年)?(?P<from>1[0-2]|[1-9])(?: ?[至到\-–—~] ?)(?P<month>1[0-2]|[1-9]) ?月份?")
_ZH_MONTH = re.compile(rf"(?P<rel>去年|今年|明年|前年|上年)?{_MONTH_NUMBER} ?月(?:份|(?P<edge>[底末初]))?(?! ?[0-9]{1,2} ?[日号])")
_ZH_PERIOD = re.compile(rf"{_YEAR}(?:年|财年|年度) ?的?{_PART}")
_YEAR_HALF = re.compile(rf"{_YEAR4}年?H(?P<halfn>[12])|{_YEAR4.replace('<year>', '<year4>')}年?Q(?P<q>[1-4])")
_ZH_PART = re.compile(rf"(?P<rel>去年|今年|明年|前年|上年)?的?{_PART}")
_ZH_FISCAL = re.compile(rf"{_YEAR}财年")
_ZH_FISCAL_FIRST = re.compile(rf"财年{_YEAR4}")
_ZH_YEAR_ENDED = re.compile(rf"(?:{_YEAR}年 ?)?{_MONTH_NUMBER} ?月(?: ?{_DAY} ?日|底)止(?:的)?(?P<length>(?:财政)?年度|财年|季度|半年|上半年)")
_ZH_YEARS = re.compile(rf"(?P<from>(?:19|20)[0-9]{{2}})年?(?: ?[至到\-–—~] ?){_YEAR4}(?:年度?|财年)")
_ZH_YEAR = re.compile(rf"{_YEAR4} ?年(?:度|底|末|初)?(?!代)")
_ISO = re.compile(rf"{_EN_YEAR}[-/.](?P<month>1[0-2]|0?[1-9])[-/.]{_EN_DAY}(?![0-9.])")
_EN_MDY = re.compile(rf"{_EN_MONTH} {_EN_DAY}(?![0-9%,.][0-9])(?:(?:,| ,)? {_EN_YEAR})?", re.IGNORECASE)
_EN_DMY = re.compile(rf"{_EN_DAY}(?: of)? {_EN_MONTH}(?:,? +{_EN_YEAR})?", re.IGNORECASE)
_EN_MY = re.compile(rf"{_EN_MONTH},? +{_EN_YEAR}", re.IGNORECASE)
_EN_QUARTER = re.compile(
    rf"(?P<word>first|second|third|fourth)[ -](?P<size>quarter|half)(?:(?: of|,)?(?: fiscal)?(?: year)? {_EN_YEAR})?\b", re.IGNORECASE
)
_Q = re.compile(r"(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))(?:(?: ?['’]| ?FY ?['’]?| of | )(?P<year>(?:19|20)?[0-9]{2})(?![0-9%]|\.[0-9])|(?P<year4>20[0-9]{2}))?\b", re.ASCII)
_NQ = re.compile(r"(?:(?P<quarter>[1-4])Q|(?P<half>[12])H|(?P<first>9)M)[ -]?['’]?(?P<year>(?:19|20)?[0-9]{2})?(?![0-9])\b", re.ASCII)
_FY = re.compile(r"(?:FY|fiscal year |fiscal |financial year )['’]?(?P<year>(?:19|20)?[0-9]{2})\b", re.IGNORECASE | re.ASCII)
_EN_YEAR_ALONE = re.compile(rf"{_EN_YEAR}(?![0-9A-Za-z%/]|[.,\-][0-9]| ?[万亿个家元年]| (?:vehicles|units|stores|employees|million|billion))")


@dataclass(frozen=True)
class Calendar:
    """What dates are understood from."""

    call_date: dt.date | None = None


def date_at(text: str, place: int, known: Calendar) -> Mention | None:
    """The date or period that begins at `place`."""
    if place and text[place].isascii() and text[place].isalnum() and text[place - 1].isascii() and (text[place - 1].isalnum() or text[place - 1] in ".,"):
        if not (text[place - 1] in ".," and text[place].isalpha()) and text[max(0, place - 4) : place] != "mid-":
            return None
    found = _one_date(text, place, known)
    if found is None or found.kind != "date" or found.date_start != found.date_end:
        return found
    match = _UNTIL.match(text, found.end)
    between = match and match.group().strip() == "and"
    if match is None or (between and not text[:place].lower().endswith("between ")):
        return found
    other = _one_date(text, match.end(), known)
    if other is None or other.kind != "date":
        return found
    start = found.date_start
    if other.date_end and start and start > other.date_end:
        start = start.replace(year=start.year - 1)
    return Mention(place, other.end, "date", date_start=start, date_end=other.date_end, qualifier="range")


#: Between the first and the last day of a range.
_UNTIL = re.compile(" ?[至到–—~-] ?(?=[0-9])| (?:to|through|and|until) (?=[A-Z])")


def _one_date(text: str, place: int, known: Calendar) -> Mention | None:
    for pattern, build in _READINGS:
        match = pattern.match(text, place)
        if match and match.end() > place:
            found = build(match, known)
            if found is not None:
                kind, start, end = found
                return Mention(place, match.end(), kind, date_start=start, date_end=end, qualifier="range" if match.groupdict().get("from") else "exact")
    return None


Span = tuple[str, dt.date | None, dt.date | None]


def _groups(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _number(text: str) -> int:
    text = text.replace(" ", "")
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_HAN.index(tens) if tens else 1) * 10 + (_HAN.index(ones) if ones else 0)
    return int("".join(mark if mark.isdigit() and mark.isascii() else str(_HAN.index(mark.replace("〇", "零"))) for mark in text))


def _year(match: re.Match[str], known: Calendar) -> int | None:
    if (year := _groups(match, "year") or _groups(match, "year4")) is not None:
        number = _number(year)
        return number + 2000 if number < 100 else number
    if (short := _groups(match, "short")) is not None:
        return 2000 + int(short)
    if (roc := _groups(match, "roc")) is not None:
        return 1911 + int(roc)
    relative = _groups(match, "rel")
    return known.call_date.year + _RELATIVE[relative] if relative and known.call_date else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _nearest(known: Calendar, month: int, day: int) -> dt.date | None:
    """The day of that month nearest to the call."""
    if known.call_date is None:
        return None
    days = [found for year in (-1, 0, 1) if (found := _day(known.call_date.year + year, month, day))]
    return min(days, key=lambda found: abs((found - known.call_date).days)) if days else None  # type: ignore[operator]


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _ended(known: Calendar, first: int, last: int, year: int | None) -> Span:
    """The months of a year, of the call, or of the one before where they are still far ahead."""
    if year is None:
        if known.call_date is None:
            return "period", None, None
        year = known.call_date.year
        if (_months(year, first, last)[0] - known.call_date).days > _AHEAD:
            year -= 1
    return "period", *_months(year, first, last)


def _part(match: re.Match[str], known: Calendar) -> Span | None:
    year = _year(match, known)
    if half := _groups(match, "half") or _groups(match, "halfn"):
        second = half.startswith("下") or half == "2"
        return _ended(known, 7 if second else 1, 12 if second else 6, year)
    if first := _groups(match, "first"):
        return _ended(known, 1, 3 * min(3, _number(first)) if _number(first) < 9 else 9, year)
    quarter = _groups(match, "quarter") or _groups(match, "q") or _groups(match, "nth")
    if quarter:
        number = _number(quarter)
        return _ended(known, 3 * number - 2, 3 * number, year)
    return ("period", *_months(year, 1, 12)) if year else None


def _zh_date(match: re.Match[str], known: Calendar) -> Span | None:
    year, month, day = _year(match, known), _number(match["month"]), match["day"]
    if year is None:
        return None
    if day is None:
        return "date", *_months(year, month, month)
    found = _day(year, month, _number(day))
    return "date", found, found


def _zh_month_day(match: re.Match[str], known: Calendar) -> Span:
    year, month, day = _year(match, known), _number(match["month"]), _number(match["day"])
    start = _day(year, month, day) if year else _nearest(known, month, day)
    until = match["until"]
    end = _day(start.year, month, _number(until)) if start and until else start
    return "date", start, end


def _zh_month(match: re.Match[str], known: Calendar) -> Span:
    year, month = _year(match, known), _number(match["month"])
    first = _groups(match, "from")
    if year is None:
        near = _nearest(known, month, 15)
        if near is None:
            return "date", None, None
        year = near.year
    start, end = _months(year, _number(first) if first else month, month)
    return "date", end if _groups(match, "edge") in ("底", "末") else start, end


def _month_quarter(match: re.Match[str], known: Calendar) -> Span:
    month = _number(match["month"])
    return _ended(known, month - 2, month, _year(match, known)) if month > 2 else ("period", None, None)


def _years(match: re.Match[str], known: Calendar) -> Span:
    return "period", dt.date(int(match["from"]), 1, 1), dt.date(_number(match["year"]), 12, 31)


_LENGTHS = {"季度": 3, "半年": 6, "上半年": 6}


def _year_ended(match: re.Match[str], known: Calendar) -> Span | None:
    """The quarter, half or year that ended on a day."""
    year, month = _year(match, known), _number(match["month"])
    near = _nearest(known, month, 15)
    if year is None and near is None:
        return "period", None, None
    year = year or near.year  # type: ignore[union-attr]
    first = month - _LENGTHS.get(match["length"], 12) + 1
    start = dt.date(year, first, 1) if first > 0 else dt.date(year - 1, first + 12, 1)
    return "period", start, _months(year, month, month)[1]


def _end_of_year(match: re.Match[str], known: Calendar) -> Span:
    end = dt.date(int(match["year"]), 12, 31)
    return "date", end, end


def _unknown(match: re.Match[str], known: Calendar) -> Span:
    """The quarter before or after the call's, which is not known here."""
    return "period", None, None


def _whole_year(match: re.Match[str], known: Calendar) -> Span | None:
    year = _year(match, known)
    return ("period", *_months(year, 1, 12)) if year and 1900 <= year <= 2100 else None


def _zh_year(match: re.Match[str], known: Calendar) -> Span | None:
    year = _year(match, known)
    if year and match.group().endswith(("底", "末")):
        return "date", dt.date(year, 12, 31), dt.date(year, 12, 31)
    return _whole_year(match, known)


def _en_month(match: re.Match[str]) -> int:
    return next(index for index, month in enumerate(_MONTHS, 1) if month.startswith(match["name"].lower()[:3]))


def _en_date(match: re.Match[str], known: Calendar) -> Span:
    year, month, day = _year(match, known), _en_month(match), int(match["day"])
    found = _day(year, month, day) if year else _nearest(known, month, day)
    return "date", found, found


def _en_month_year(match: re.Match[str], known: Calendar) -> Span:
    return "date", *_months(int(match["year"]), _en_month(match), _en_month(match))


def _iso(match: re.Match[str], known: Calendar) -> Span | None:
    found = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return ("date", found, found) if found else None


def _en_quarter(match: re.Match[str], known: Calendar) -> Span:
    number, year = _ORDINALS[match["word"].lower()], _year(match, known)
    length = 3 if match["size"].lower() == "quarter" else 6
    return _ended(known, length * (number - 1) + 1, length * number, year) if number * length <= 12 else ("period", None, None)


_READINGS = (
    (_ZH_MONTH_QUARTER, _month_quarter),
    (_ZH_YEARS, _years),
    (_ZH_YEAR_ENDED, _year_ended),
    (_ZH_DATE, _zh_date),
    (_ZH_PERIOD, _part),
    (_YEAR_HALF, _part),
    (_END_OF_YEAR, _end_of_year),
    (_THIS_QUARTER, _unknown),
    (_ZH_FISCAL, _whole_year),
    (_ZH_FISCAL_FIRST, _whole_year),
    (_ZH_MONTH_DAY, _zh_month_day),
    (_ISO, _iso),
    (_Q, _part),
    (_ZH_YEAR, _zh_year),
    (_ZH_MONTHS, _zh_month),
    (_ZH_MONTH, _zh_month),
    (_EN_MDY, _en_date),
    (_EN_DMY, _en_date),
    (_EN_MY, _en_month_year),
    (_ZH_PART, _part),
    (_EN_QUARTER, _en_quarter),
    (_NQ, _part),
    (_FY, _whole_year),
    (_EN_YEAR_ALONE, _whole_year),
)
