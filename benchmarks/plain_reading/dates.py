"""Dates and periods of the calendar; a year that is not said is understood from the day of the call."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from re import Match

from benchmarks.plain_reading import date_patterns as patterns
from benchmarks.plain_reading.mention import Mention

_HAN = "零一二三四五六七八九"
#: Days: what begins later in the year of the call was last year's (the fourth quarter, said in February).
_AHEAD = 150
_RELATIVE = {"去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "前年": -2}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


@dataclass(frozen=True)
class Calendar:
    """What dates are understood from."""

    call_date: dt.date | None = None
    currency: str | None = None


def date_at(text: str, place: int, known: Calendar) -> Mention | None:
    """The date or period that begins at `place`."""
    if _is_inside(text, place):
        return None
    found = _one_date(text, place, known)
    if found is None or found.kind != "date" or found.date_start != found.date_end:
        return found
    match = patterns.UNTIL.match(text, found.end)
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


def _is_inside(text: str, place: int) -> bool:
    """Whether a word or number goes on at `place`; `mid-2025` and `Inc.September` do not."""
    before, here = text[place - 1 : place], text[place]
    if not before or not (here.isascii() and here.isalnum() and before.isascii()):
        return False
    return before.isalnum() or (before in ".," and not here.isalpha())


def _one_date(text: str, place: int, known: Calendar) -> Mention | None:
    for pattern, build in _READINGS:
        match = pattern.match(text, place)
        if match and match.end() > place:
            found = build(match, known)
            if found is not None:
                kind, start, end = found
                return Mention(
                    place,
                    match.end(),
                    kind,
                    date_start=start,
                    date_end=end,
                    qualifier="range" if match.groupdict().get("from") else "exact",
                )
    return None


Span = tuple[str, dt.date | None, dt.date | None]


def _groups(match: Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _number(text: str) -> int:
    text = text.replace(" ", "")
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_HAN.index(tens) if tens else 1) * 10 + (_HAN.index(ones) if ones else 0)
    return int("".join(mark if mark.isdigit() and mark.isascii() else str(_HAN.index(mark.replace("〇", "零"))) for mark in text))


def _year(match: Match[str], known: Calendar) -> int | None:
    if (year := _groups(match, "year") or _groups(match, "year4")) is not None:
        number = _number(year)
        return number + 2000 if number < 100 else number
    if (short := _groups(match, "short")) is not None:
        return 2000 + int(short)
    if (roc := _groups(match, "roc")) is not None:
        return 1911 + _number(roc)
    if (roc := _groups(match, "hanroc")) is not None:
        return 1911 + _number(roc)
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


def _part(match: Match[str], known: Calendar) -> Span | None:
    year = _year(match, known)
    if half := _groups(match, "half") or _groups(match, "halfn"):
        second = half.startswith("下") or half == "2"
        return _ended(known, 7 if second else 1, 12 if second else 6, year)
    if first := _groups(match, "first") or _groups(match, "up_to"):
        return _ended(known, 1, 3 * min(3, _number(first)) if _number(first) < 9 else 9, year)
    if months := _groups(match, "months") or _groups(match, "months_"):
        return _ended(known, 1, _number(months.replace("两", "二")), year)
    quarter = _groups(match, "quarter") or _groups(match, "q") or _groups(match, "nth")
    if quarter:
        number = _number(quarter)
        return _ended(known, 3 * number - 2, 3 * number, year)
    return ("period", *_months(year, 1, 12)) if year else None


def _zh_date(match: Match[str], known: Calendar) -> Span | None:
    year, month, day = _year(match, known), _number(match["month"]), match["day"]
    if year is None:
        return None
    if day is None:
        return "date", *_months(year, month, month)
    found = _day(year, month, _number(day))
    return "date", found, found


def _zh_month_day(match: Match[str], known: Calendar) -> Span:
    year, month, day = _year(match, known), _number(match["month"]), _number(match["day"])
    start = _day(year, month, day) if year else _nearest(known, month, day)
    until = match["until"]
    end = _day(start.year, month, _number(until)) if start and until else start
    return "date", start, end


def _zh_month(match: Match[str], known: Calendar) -> Span:
    year, month = _year(match, known), _number(match["month"])
    first = _groups(match, "from")
    if year is None:
        near = _nearest(known, month, 15)
        if near is None:
            return "date", None, None
        year = near.year
    start, end = _months(year, _number(first) if first else month, month)
    return "date", end if _groups(match, "edge") in ("底", "末") else start, end


def _month_quarter(match: Match[str], known: Calendar) -> Span:
    month = _number(match["month"])
    return _ended(known, month - 2, month, _year(match, known)) if month > 2 else ("period", None, None)


def _years(match: Match[str], known: Calendar) -> Span:
    return "period", dt.date(int(match["from"]), 1, 1), dt.date(_number(match["year"]), 12, 31)


_LENGTHS = {"季度": 3, "三个月": 3, "半年": 6, "上半年": 6, "六个月": 6, "九个月": 9}


def _year_ended(match: Match[str], known: Calendar) -> Span | None:
    """The quarter, half or year that ended on a day."""
    year, month = _year(match, known), _number(match["month"])
    near = _nearest(known, month, 15)
    if year is None and near is None:
        return "period", None, None
    year = year or near.year  # type: ignore[union-attr]
    first = month - _LENGTHS.get(match["length"], 12) + 1
    start = dt.date(year, first, 1) if first > 0 else dt.date(year - 1, first + 12, 1)
    return "period", start, _months(year, month, month)[1]


def _end_of_year(match: Match[str], known: Calendar) -> Span:
    end = dt.date(int(match["year"]), 12, 31)
    return "date", end, end


def _unknown(match: Match[str], known: Calendar) -> Span:
    """The quarter before or after the call's, which is not known here."""
    return "period", None, None


def _whole_year(match: Match[str], known: Calendar) -> Span | None:
    year = _year(match, known)
    return ("period", *_months(year, 1, 12)) if year and 1900 <= year <= 2100 else None


def _zh_lone_day(match: Match[str], known: Calendar) -> Span:
    """A day of the call's month, of the one before where it has not come yet, of the next where it is to come."""
    if known.call_date is None:
        return "date", None, None
    day, said = int(match["day"] or match["day_"]), match.string[: match.start()]
    months = {"上": -1, "本": 0, "当": 0, "该": 0, "下": 1, "次": 1}
    is_ahead = patterns.AHEAD.search(said) is not None
    shift = months[said[-2]] if said.endswith("月") else (day < known.call_date.day if is_ahead else -(day > known.call_date.day))
    count = known.call_date.year * 12 + known.call_date.month - 1 + shift
    found = _day(count // 12, count % 12 + 1, day)
    return "date", found, found


def _zh_local_year(match: Match[str], known: Calendar) -> Span | None:
    return _whole_year(match, known) if known.currency == "TWD" else None


def _zh_year(match: Match[str], known: Calendar) -> Span | None:
    year = _year(match, known)
    if year and match.group().endswith(("底", "末")):
        return "date", dt.date(year, 12, 31), dt.date(year, 12, 31)
    return _whole_year(match, known)


def _en_month(match: Match[str]) -> int:
    return next(index for index, month in enumerate(patterns.MONTHS, 1) if month.startswith(match["name"].lower()[:3]))


def _en_date(match: Match[str], known: Calendar) -> Span:
    year, month, day = _year(match, known), _en_month(match), int(match["day"])
    found = _day(year, month, day) if year else _nearest(known, month, day)
    return "date", found, found


def _en_month_year(match: Match[str], known: Calendar) -> Span:
    year = int(match["year"])
    return "date", *_months(year if year > 99 else 2000 + year, _en_month(match), _en_month(match))


def _iso(match: Match[str], known: Calendar) -> Span | None:
    found = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return ("date", found, found) if found else None


def _en_quarter(match: Match[str], known: Calendar) -> Span:
    number, year = _ORDINALS[match["word"].lower()], _year(match, known)
    length = 3 if match["size"].lower() == "quarter" else 6
    return _ended(known, length * (number - 1) + 1, length * number, year) if number * length <= 12 else ("period", None, None)


_READINGS = (
    (patterns.ZH_MONTH_QUARTER, _month_quarter),
    (patterns.ZH_MONTHS, _zh_month),
    (patterns.ZH_YEARS, _years),
    (patterns.ZH_YEAR_ENDED, _year_ended),
    (patterns.ZH_DATE, _zh_date),
    (patterns.ZH_PERIOD, _part),
    (patterns.YEAR_HALF, _part),
    (patterns.FY_PART, _part),
    (patterns.SO_FAR, _part),
    (patterns.SHORT_Q, _part),
    (patterns.END_OF_YEAR, _end_of_year),
    (patterns.THIS_QUARTER, _unknown),
    (patterns.ZH_FISCAL, _whole_year),
    (patterns.ZH_FISCAL_FIRST, _whole_year),
    (patterns.ZH_MONTH_DAY, _zh_month_day),
    (patterns.ZH_LONE_DAY, _zh_lone_day),
    (patterns.ROC_YEAR, _zh_year),
    (patterns.ROC_YEAR_ALONE, _zh_local_year),
    (patterns.ISO, _iso),
    (patterns.Q, _part),
    (patterns.ZH_YEAR, _zh_year),
    (patterns.ZH_MONTH, _zh_month),
    (patterns.EN_MDY, _en_date),
    (patterns.EN_DMY, _en_date),
    (patterns.EN_M_SHORT, _en_month_year),
    (patterns.SHORT_ALONE, _whole_year),
    (patterns.EN_MY, _en_month_year),
    (patterns.ZH_PART, _part),
    (patterns.EN_QUARTER, _en_quarter),
    (patterns.NQ, _part),
    (patterns.FY, _whole_year),
    (patterns.EN_YEARS, _years),
    (patterns.EN_YEAR_ALONE, _whole_year),
)
