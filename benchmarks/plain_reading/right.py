"""What stands behind a mention: 左右, 以上, or more, +; per share, /吨, a barrel."""

from __future__ import annotations

import re

from benchmarks.plain_reading import tables
from benchmarks.plain_reading.left import PER_NOUN, per_noun
from benchmarks.plain_reading.mention import Token

#: Behind a time: within it.
_WITHIN = "内"


def read_right(text: str, token: Token) -> None:
    """The qualifier and the unit of comparison behind `token`."""
    place = _skip(text, token.end)
    if (
        text[token.end : token.end + 1] in ("多", "余")
        and token.kind is not None
        and text[token.end : token.end + 2] not in ("多元", "多种", "多样")
    ):
        token.numeral.above = True
        place = token.end + 1
    if inclusive := re.match("[（(]含[）)]", text[place:]):
        place += inclusive.end()
    found = tables.at(text, place, "qualifier_words", "after")
    last = tables.at(text, place, "qualifier_words", "after_last")
    if found is None and last and not _leads_on(text[place + len(last[0]) :]):
        found = last
    if found is None and re.match("-plus\\b", text[token.end :]):
        token.qualifier = token.qualifier or "above"
    if found and _applies(text, token, place, found[0]):
        if token.qualifier in (None, "exact") or found[1]["qualifier"] == "above":
            token.qualifier = found[1]["qualifier"] if token.qualifier in (None, "exact") else token.qualifier
        place = _skip(text, place + len(found[0]))
    if token.kind not in ("money", "count", None) and token.prefix_currency is None:
        return
    per = tables.at(text, _skip_more(text, place), "per_words", "after")
    if per:
        token.per = per[1]["per"] or ""
    elif noun := PER_NOUN.match(text, _skip_more(text, place)):
        token.per = per_noun(noun.group(1)) or token.per


def _applies(text: str, token: Token, place: int, surface: str) -> bool:
    if surface == _WITHIN:
        return token.kind == "duration"
    if surface == "起":
        return text[place + 1 : place + 2] not in ("来", "到", "诉", "步", "初", "源", "草", "飞", "订", "案")
    if surface in ("多", "余"):
        return False
    if surface == "+":
        return place == token.end
    return True


def _leads_on(behind: str) -> bool:
    """58% plus a bonus, plus or minus 2: the word begins what comes next."""
    return re.match(
        r" ?(?:[^a-z\u4e00-\u9fff .,;:)，。；：、）]|(?:or|an?|the|another|other|about|some|one|two)\b)", behind
    ) is not None or bool(re.match("[0-9一二三四五六七八九十百千]", behind))


def _skip(text: str, place: int) -> int:
    while text[place : place + 1] == " ":
        place += 1
    return place


def _skip_more(text: str, place: int) -> int:
    """RMB1.2 more per order."""
    return place + 5 if text.startswith("more ", place) else place
