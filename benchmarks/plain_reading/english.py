"""Numerals in English words: twenty-four, one hundred and five, five point two million, two and a half billion, half a billion."""

from __future__ import annotations

import re
from decimal import Decimal

from benchmarks.plain_reading.mention import Numeral

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_ONES)} | {word: 20 + 10 * index for index, word in enumerate(_TENS)}
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7, "lakhs": 5, "crores": 7}
_WORD = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"(?: +| ?- ?)")
_HALF = re.compile(r" and (?:(?:a|one) (half|quarter)|(three quarters))\b", re.IGNORECASE)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three quarters": Decimal("0.75")}
#: a billion two is 1.2 billion.
_TENTH = re.compile(r"(million|billion|trillion) (?:one|two|three|four|five|six|seven|eight|nine)$", re.IGNORECASE)


def numeral_at(text: str, place: int) -> Numeral | None:
    """The numeral whose first word begins at `place`."""
    if place and text[place - 1].isalnum():
        return None
    if match := re.compile(r"half a (million|billion|trillion)\b", re.IGNORECASE).match(text, place):
        return Numeral(match.end(), Decimal("0.5"), Decimal("0.5"), _SCALES[match.group(1).lower()], Decimal("0.1"), "english")
    if match := re.compile(r"a (quarter|half) (?:of a )?(million|billion|trillion)\b", re.IGNORECASE).match(text, place):
        part = _PARTS[match.group(1).lower()]
        return Numeral(match.end(), part, part, _SCALES[match.group(2).lower()], Decimal("0.01"), "english")
    if point := _point(text, place):
        digits, end = point
        fraction = Decimal(f"0.{digits}")
        return Numeral(end, fraction, fraction, 0, Decimal(1).scaleb(-len(digits)), "english")
    return _words(text, place)


def _words(text: str, place: int) -> Numeral | None:
    total, section, used, scale_last = Decimal(0), Decimal(0), False, 99
    end, cursor, step, exponent = place, place, Decimal(1), 0
    may_add = 3  # digits that still fit: 3 before anything, 2 behind hundred, 1 behind tens, 0 behind ones
    if match := re.compile("[Aa] (?=(?:hundred|thousand|million|billion|trillion) )").match(text, place):
        section, used, may_add, cursor = Decimal(1), True, 0, match.end() - 1
    while True:
        word, next_place = _next_word(text, cursor, used)
        if word is None:
            break
        if word in _SMALL:
            value = _SMALL[word]
            room = 2 if value >= 10 else 1
            if room > may_add or (value >= 10 and may_add < 2):
                break
            section += value
            may_add = 1 if value >= 20 else 0
            step = Decimal(10) if value >= 20 or value == 10 else Decimal(1)
        elif word == "hundred" and used and 0 < section < 100 and may_add < 3:
            section, may_add, step = section * 100, 2, Decimal(100)
        elif word in _SCALES and used and section and _SCALES[word] < scale_last:
            scale_last = _SCALES[word]
            total, section, may_add = total + section.scaleb(scale_last), Decimal(0), 3
            step, exponent = step.scaleb(scale_last), scale_last
        else:
            break
        used, end, cursor = True, next_place, next_place
    if not used:
        return None
    whole = total + section
    numeral = Numeral(end, whole, whole, 0, step, "english")
    if point := _point(text, end):
        digits, after = point
        numeral.low = numeral.high = whole + Decimal(f"0.{digits}")
        numeral.step, numeral.end, numeral.exponent = Decimal(1).scaleb(-len(digits)), after, 0
        return numeral
    if half := _HALF.match(text, end):
        part = _PARTS[(half.group(1) or half.group(2)).lower()]
        numeral.low = numeral.high = (whole + part) if not total else whole + part.scaleb(exponent)
        numeral.step, numeral.end = step * Decimal("0.1"), half.end()
        return numeral
    if total and (tenth := _TENTH.search(text[place:end])):
        numeral.low = numeral.high = total + section.scaleb(_SCALES[tenth.group(1).lower()] - 1)
        return numeral
    if total and not section:
        # Kept apart, so that a range may share the scale: three to four million.
        numeral.low = numeral.high = total.scaleb(-exponent)
        numeral.exponent, numeral.step = exponent, step.scaleb(-exponent)
    return numeral


def _next_word(text: str, cursor: int, used: bool) -> tuple[str | None, int]:
    """The next word of the numeral in lower case, over a space, a hyphen or `and`."""
    place = cursor
    if used:
        gap = _GAP.match(text, place)
        if gap is None:
            return None, cursor
        place = gap.end()
        if text[place : place + 4].lower() == "and ":
            place += 4
    match = _WORD.match(text, place)
    return (match.group().lower(), match.end()) if match else (None, cursor)


def _point(text: str, place: int) -> tuple[str, int] | None:
    """`point two five` → 25."""
    match = re.compile(r" ?point((?: (?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine))+)\b", re.IGNORECASE).match(text, place)
    if match is None:
        return None
    digits = "".join("0" if word in ("o", "oh") else str(_SMALL[word]) for word in match.group(1).lower().split())
    return digits, match.end()
