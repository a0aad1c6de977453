"""Parts and classes of size: 百分之三十, 千分之五, 三分之一, one-third, 一半, 两位数, 50:50."""

from __future__ import annotations

import re
from decimal import Decimal

from benchmarks.plain_reading import arabic, han, tables
from benchmarks.plain_reading.mention import Mention, Numeral, Token

_OF = re.compile(r"(?P<base>百|千|万) ?分 ?(?:之|(?<=百分)(?=[一二三四五六七八九十]))[ 啊嗯呃哦额]*")
_FRACTION = re.compile(r"分之")
#: What is said of shares and odds that make up a hundred.
_PARTED = re.compile(r"([1-9][0-9])[/-]([1-9][0-9])(?![0-9%/-]| ?(?:years|months|days))")
#: A third and an eighth in Hong Kong.
_HAN_PARTS = {"三分一": (1, 3), "三分二": (2, 3), "四分一": (1, 4), "四分三": (3, 4), "八分一": (1, 8)}
_SLASH = re.compile(r"([1-9][0-9]?)/([1-9][0-9]{0,2})(?=$| of|的|以上)")
_RATIO = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?[:：比] ?([0-9]+(?:\.[0-9]+)?)(?![0-9:：])")
_TO_ONE = re.compile(r"([0-9]+(?:\.[0-9]+)?)-(?:to|for)-1\b")
_EN_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_EN_TOPS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_EN_FRACTION = re.compile(
    rf"(?P<top>{'|'.join(sorted(_EN_TOPS, key=len, reverse=True))})(?P<gap>[ -])(?P<part>{'|'.join(_EN_PARTS)})(?P<many>s?)\b"
    r"(?! of a (?:m|b|tr)illion)",
    re.IGNORECASE,
)
_HALF_OF = re.compile(r"half of\b", re.IGNORECASE)
_SHARED_BY = re.compile(
    r"\b(?:about|roughly|nearly|almost|around|approximately|over|than|for|represent(?:s|ed|ing)?|compris(?:es|ed|ing)) $", re.IGNORECASE
)
_POWERS = {"百": 0, "千": -1, "万": -2}
#: Nine decimals, as they are stored.
_NINE = Decimal("1e-9")


def percent_words_at(text: str, place: int) -> Token | None:
    """百分之三十."""
    match = _OF.match(text, place)
    if match is None:
        return None
    numeral = arabic.numeral_at(text, match.end()) if text[match.end() : match.end() + 1].isdigit() else _han(text, match.end())
    if numeral is None or numeral.exponent > 4:
        return None
    numeral.script = "han"
    numeral.step = min(numeral.step, Decimal(1))  # 百分之三十 is as exact as 30%
    token = Token(place, numeral.end, numeral, "percent", "percent", _POWERS[match["base"]], "百分之")
    token.digits_start = place
    return token


def _han(text: str, place: int) -> Numeral | None:
    """Digits of a share may be torn apart: 十 八."""
    numeral = han.numeral_at(text, place)
    if numeral and (torn := re.compile(" ([一二三四五六七八九])(?= ?(?:[。，,、；]|$))").match(text, numeral.end)) and numeral.low == 10:
        numeral.low = numeral.high = numeral.low + han.DIGITS.index(torn.group(1))
        numeral.end = torn.end()
    return numeral


def fraction_at(text: str, place: int) -> Mention | None:
    """三分之一, one-third, three quarters, 50:50."""
    if text[place] in "零一二三四五六七八九十两" or text[place].isdigit():
        below = han.numeral_at(text, place) or arabic.numeral_at(text, place)
        if below and (match := _FRACTION.match(text, below.end)):
            above = han.numeral_at(text, match.end()) or arabic.numeral_at(text, match.end())
            if above and not above.is_range and below.low:
                return _ratio(place, above.end, above.low, below.low)
    if (parts := _HAN_PARTS.get(text[place : place + 3])) is not None:
        return _ratio(place, place + 3, Decimal(parts[0]), Decimal(parts[1]))
    match = _SLASH.match(text, place)
    if match and not text[place - 1 : place].isalnum() and int(match[1]) < int(match[2]):
        return _ratio(place, match.end(), Decimal(match[1]), Decimal(match[2]))
    match = _PARTED.match(text, place)
    if match and not text[place - 1 : place].isalnum() and int(match[1]) + int(match[2]) == 100:
        return _ratio(place, match.end(), Decimal(match[1]), Decimal(match[2]))
    match = _RATIO.match(text, place) if text[place].isdigit() else None
    if to_one := _TO_ONE.match(text, place):
        return _ratio(place, to_one.end(), Decimal(to_one[1]), Decimal(1))
    if match and re.search("[:：比]", match.group()) and Decimal(match.group(2)):
        return _ratio(place, match.end(), Decimal(match.group(1)), Decimal(match.group(2)))
    if (half := _HALF_OF.match(text, place)) and _SHARED_BY.search(text[:place]):
        return _ratio(place, half.end(), Decimal(1), Decimal(2))
    match = _EN_FRACTION.match(text, place)
    if match and not (place and text[place - 1].isalnum()):
        top, part = _EN_TOPS[match["top"].lower()], _EN_PARTS[match["part"].lower()]
        is_odd = top == 1 and (match["many"] or (part == 2 and match["top"].lower() != "one"))
        if is_odd or text.startswith("-y", match.end()):
            return None
        if part == 4 and match["part"].lower() == "quarter" and not _is_share(text, match):
            return None
        return _ratio(place, match.end(), Decimal(top), Decimal(part))
    return None


def _is_share(text: str, match: re.Match[str]) -> bool:
    """A quarter may be three months: three-quarters of, a quarter of."""
    if match["top"].lower() == "a" and re.search(
        r"\b(?:by|about|roughly|nearly|almost|around|approximately|over|under|than) $", text[: match.start()]
    ):
        return (
            re.match(r" (?:[–(-]|ago|earlier|later|or two|to go|from now|ahead|behind|early|late|end|basis|per)", text[match.end() :])
            is None
        )
    return text.startswith(" of", match.end()) and not text.startswith((" of fiscal", " of 20"), match.end())


def _ratio(start: int, end: int, top: Decimal, below: Decimal) -> Mention:
    return Mention(start, end, "ratio", (top / below).quantize(_NINE), unit="ratio")


def half_at(text: str, place: int) -> Mention | None:
    """一半: fifty percent. 半年: half a year."""
    if text.startswith("百分百", place):
        return Mention(place, place + 3, "percent", Decimal(100), unit="percent", ulp=Decimal(1))
    if text.startswith("一半", place):
        return Mention(place, place + 2, "percent", Decimal(50), unit="percent", ulp=Decimal(1))
    if match := re.compile("半 ?个 ?(百分点|基点|点|多?亿)").match(text, place):
        point = match.group(1)
        if point.endswith("亿"):
            above = "above" if "多" in point else "exact"
            return Mention(place, match.end(), "money", Decimal(5 * 10**7), unit="LOCAL", ulp=Decimal(10**7), qualifier=above)
        half = Decimal("0.005") if point == "基点" else Decimal("0.5")
        return Mention(place, match.end(), "percentage_point", half, unit="percentage_point", ulp=half / 5)
    match = re.compile("半(?:个)?(年|月|小时|天)(?!后付费)").match(text, place)
    if match and text.startswith("多", match.end()):
        return Mention(
            place,
            match.end() + 1,
            "duration",
            Decimal("0.5"),
            unit={"年": "year", "月": "month", "小时": "hour", "天": "day"}[match.group(1)],
            qualifier="above",
        )
    if match and text[place - 1 : place] not in ("上", "下", "前", "后", "两", "大", "个", "年", "度"):
        unit = {"年": "year", "月": "month", "小时": "hour", "天": "day"}[match.group(1)]
        return Mention(place, match.end(), "duration", Decimal("0.5"), unit=unit)
    return None


def digit_class_at(text: str, place: int) -> Mention | None:
    """两位数, high-single-digit, the low 30s."""
    if place and text[place - 1].isascii() and text[place - 1].isalpha():
        return None
    said = text[place : place + 40].replace("-", " ")
    said = said[0].lower() + said[1:]
    found = tables.at(said, 0, "digit_classes")
    if found and not found[1]["always_sized"]:
        return _digits(place, place + len(found[0]), found[1]["low"], found[1]["high"])
    for size, row in sorted(tables.surfaces("digit_sizes").items(), key=lambda item: -len(item[0])):
        gap = 1 if size.isascii() else 0
        if said.startswith(size + " " * gap) and (found := tables.at(said, len(size) + gap, "digit_classes")):
            low = found[1][{"low": "low", "mid": "mid_start", "high": "high_start"}[row["first"]]]
            high = found[1][{"low": "low_end", "mid": "mid_end", "high": "high"}[row["last"]]]
            if low and high:
                return _digits(place, place + len(size) + gap + len(found[0]), low, high)
    return None


def _digits(start: int, end: int, low: str, high: str) -> Mention:
    return Mention(start, end, "digits", None, Decimal(low), Decimal(high), "percent")
