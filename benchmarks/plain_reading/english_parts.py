"""Parts of units in English words: half a percentage point, a point and a half, half a month, a year and a half, a dollar fifteen."""

from __future__ import annotations

import re
from decimal import Decimal

from benchmarks.plain_reading import english, tables
from benchmarks.plain_reading.mention import Mention

_SHARES = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three quarters": Decimal("0.75")}
_UNITS = {
    "percentage point": ("percentage_point", "percentage_point"),
    "point": ("percentage_point", "percentage_point"),
    "percent": ("percent", "percent"),
    "year": ("duration", "year"),
    "month": ("duration", "month"),
    "week": ("duration", "week"),
    "day": ("duration", "day"),
    "hour": ("duration", "hour"),
}
_OF_UNIT = re.compile(
    rf"(half|an? half|an? quarter|three[ -]quarters)(?: of)? (?:an?|one) ({'|'.join(_UNITS)})\b|(?:an? )?(half|quarter)[ -]point\b",
    re.IGNORECASE,
)
_AND_PART = re.compile(r"an? (point|year|month|week|day|hour|dollar) and an? (half|quarter)\b", re.IGNORECASE)
_ONE_POINT = re.compile(r"a(?P<full> full| whole)? (?P<kind>percentage )?point\b", re.IGNORECASE)
_DOLLAR = re.compile(r"a (?:dollar|buck)(?: and)? (?=[a-z])", re.IGNORECASE)
_MOST_CENTS = 99
_ABOUT = r"(?:by |about |roughly |around |nearly |almost |over |another |more than )*$"


def part_at(text: str, place: int) -> Mention | None:
    """The part of a unit that begins at `place`."""
    if place and text[place - 1].isalnum():
        return None
    if match := _OF_UNIT.match(text, place):
        share = (match[1] or match[3]).lower().replace("-", " ")
        value = next(value for name, value in sorted(_SHARES.items(), key=lambda item: -len(item[0])) if share.endswith(name))
        kind, unit = _UNITS[(match[2] or "point").lower()]
        return Mention(place, match.end(), kind, value, unit=unit, ulp=Decimal("0.1"))
    if match := _AND_PART.match(text, place):
        kind, unit = _UNITS.get(match[1].lower(), ("money", "USD"))
        return Mention(place, match.end(), kind, 1 + _SHARES[match[2].lower()], unit=unit, ulp=Decimal("0.1"))
    match = _ONE_POINT.match(text, place)
    if match and (match["full"] or match["kind"] or _moves(text[:place])):
        return Mention(place, match.end(), "percentage_point", Decimal(1), unit="percentage_point", ulp=Decimal(1))
    return _dollar(text, place)


def _moves(head: str) -> bool:
    """up a point, down by about a point."""
    bare = re.sub(_ABOUT, "", head).rstrip(" ")
    return re.search(r"\bby (?:[a-z]+ )*$", head) is not None or tables.before(bare, len(bare), "change_verbs") is not None


def _dollar(text: str, place: int) -> Mention | None:
    """a dollar fifteen."""
    match = _DOLLAR.match(text, place)
    cents = english.numeral_at(text, match.end()) if match else None
    if cents is None or cents.exponent or cents.is_range or not 0 < cents.low <= _MOST_CENTS:
        return None
    return Mention(place, cents.end, "money", 1 + cents.low / 100, unit="USD", ulp=Decimal("0.01"))
