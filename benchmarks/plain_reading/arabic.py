"""Numerals in Arabic digits with their scale: 1,234.5, 3.2亿, 1.2 billion, 3点2亿, 1 1 4 (speech-to-text)."""

from __future__ import annotations

import re
from decimal import Decimal

from benchmarks.plain_reading import tables
from benchmarks.plain_reading.han import DIGITS
from benchmarks.plain_reading.mention import Numeral

#: 2,4 billion, 1,8x: the comma of the European continent, in front of what only a number has behind it.
_CONTINENTAL = re.compile(
    r"(?<![0-9.,])([0-9]{1,3}),([0-9]{1,2})(?= ?(?:%|(?:thousand|million|billion|trillion|percent|per cent|euros?)\b"
    r"|(?:times|basis|bps|percentage)\b|(?:bn|mn|m|k|x|pp)\b))"
)
_AFTER_CURRENCY = re.compile(r"([0-9]{1,3}),([0-9]{1,2})(?![0-9,])")
#: 100+ million, 6,100 odd crore: about or more than, in front of the scale.
_INNER = re.compile(r"(\+|[ -](?:plus|odd|ish|something)\b)(?=[ -]?[a-zA-Z])")
_PLAIN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
#: Digits that recognition of characters or speech tore apart: single digits, or a group of three behind a space and before 万 or 亿.
_TORN = re.compile(
    r"[1-9] [0-9]0(?= ?(?:basis|bps))|"
    r"(?:[0-9]{1,3}, ?)?[0-9]+ ?\. ?[0-9]+(?= ?(?:million|billion|[%万亿]))"
    r"|[0-9](?: [0-9.])+(?![0-9])|[0-9]{1,3}(?: [0-9]{3})+(?= ?[万亿])"
)
_SPOKEN_POINT = re.compile(f"点([0-9{DIGITS}]+)(?![{DIGITS}]*[十百千半])")
#: 5亿7, 3万5: the next lower place, said without its scale.
_SHORT_PART = re.compile(
    "[1-9](?![0-9A-Za-z.,:%/年月日号天倍成折%％期季代届点时分块毛角]|个百分点|个[月点季半小]|百分|千|万|亿|百| ?[至到~-] ?[0-9]+[年月日])"
)
_ABOVE = ("多", "余", "几")
_SCALE_LETTERS = "kKmMbBTw"


def numeral_at(text: str, place: int) -> Numeral | None:
    """The numeral whose first digit stands at `place`."""
    comma = _CONTINENTAL.match(text, place)
    if comma is None and tables.before(text, place - text[:place].endswith(" "), "currency_words", "before"):
        comma = _AFTER_CURRENCY.match(text, place)
    match = comma or _torn(text, place) or _PLAIN.match(text, place)
    if match is None:
        return None
    digits, end = match.group().replace(",", "" if comma is None else ".").replace(" ", ""), match.end()
    point = _SPOKEN_POINT.match(text, end)
    if "." not in digits and point and not _is_clock(text, place, point.end()):
        digits += "." + "".join(str(DIGITS.index(mark)) if mark in DIGITS else mark for mark in point.group(1))
        end = point.end()
    number = Decimal(digits)
    step = Decimal(1).scaleb(number.as_tuple().exponent) if "." in digits else Decimal(1)  # type: ignore[arg-type]
    return scaled(text, Numeral(end, number, number, step=step))


def scaled(text: str, numeral: Numeral) -> Numeral:
    """The numeral with the scale behind it, and 多 or 余 before or behind the scale."""
    place = numeral.end
    if re.match(" [多余][万亿元]", text[place:]):
        place += 1
    if text[place : place + 1] in _ABOVE and text[place : place + 1]:
        numeral.above, place = True, place + 1
        numeral.end = place
    if (inner := _INNER.match(text, place)) and tables.at(text, inner.end() + text.startswith(" ", inner.end()), "scales"):
        numeral.vague = "approx" if inner.group()[1:] in ("odd", "ish", "something") else "above"
        place = inner.end()
    gap = place + 1 if text[place : place + 1] in (" ", "-") and text[place : place + 1] else place
    while True:
        found = tables.at(text, gap, "scales")
        if found is None or not _fits(text, gap, place, found[0], numeral):
            return numeral
        surface, row = found
        numeral.exponent += int(row["exponent"])
        numeral.end = place = gap = gap + len(surface)
        if text[place : place + 1] in ("多", "余") and text[place : place + 1]:
            numeral.above, numeral.end = True, place + 1
            place = gap = numeral.end
        if row["script"] != "zh":
            return numeral
        if surface in "千万亿" and numeral.script == "arabic" and numeral.low % 1 == 0 and not numeral.above:
            lower = _SHORT_PART.match(text, place)
            if lower:
                numeral.low = numeral.high = numeral.low + Decimal(lower.group()) / 10
                numeral.step, numeral.end = Decimal("0.1"), lower.end()
                return numeral


def _fits(text: str, gap: int, place: int, surface: str, numeral: Numeral) -> bool:
    end = gap + len(surface)
    if surface in _SCALE_LETTERS or surface in ("mm", "mn", "tn", "bn"):
        # Letters are scales where they touch the digits; `5 m` is five metres, `5B2` a name.
        return (gap == place or surface in ("mn", "bn", "tn")) and not text[end : end + 1].isdigit() and text[end : end + 1] != "-"
    if surface[0] in "百千兆" and (_is_unit(text, gap, surface) or (numeral.exponent and text[end : end + 1] in "升米克瓦卡帕焦伏赫")):
        return False
    if text[place : place + 1] == "-" and not surface.endswith("illion"):
        return False
    return not (surface == "百" and text.startswith("百分", gap))


def _is_unit(text: str, gap: int, surface: str) -> bool:
    """千克, 千瓦 and 兆瓦 are units, not a scale and a unit."""
    measure = tables.at(text, gap, "measure_words")
    return measure is not None and len(measure[0]) > len(surface)


def _torn(text: str, place: int) -> re.Match[str] | None:
    match = _TORN.match(text, place)
    if match is None or (place and (text[place - 1].isdigit() or (text[place - 1] == " " and text[place - 2 : place - 1].isdigit()))):
        return None
    digits = match.group().replace(" ", "")
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", digits):
        return None
    behind = text[match.end() :].lstrip(" ")[:1]
    if " ." in match.group() or ". " in match.group() or re.match(" ?(?:basis|bps)", text[match.end() :]):
        return match
    return match if behind and (behind == "%" or not behind.isascii()) and behind not in "，。、；" else None


def _is_clock(text: str, start: int, end: int) -> bool:
    """晚上8点30, 8点30分: an hour, no decimal."""
    return bool(re.search(r"[上下中]午 ?$|晚上? ?$|早上? ?$|凌晨 ?$|[日号] ?$", text[max(0, start - 4) : start])) or text[
        end : end + 1
    ] in ("分", "钟")
