"""Tokens with digits that are no quantities: codes, clocks, telephone numbers, versions, ranks, pages, list numbers."""

from __future__ import annotations

import re

from benchmarks.plain_reading import tables
from benchmarks.plain_reading.mention import Mention

_CLOCK = re.compile(
    r"[0-9]{1,2}[:：][0-9]{2}[:：][0-9]{2}(?:\.[0-9]+)?"
    r"|(?:[01]?[0-9]|2[0-3])[:：][0-5][0-9](?:[:：][0-5][0-9])?(?: ?[ap]\.?m\b\.?)?(?![0-9:：.])",
    re.IGNORECASE,
)
#: 85.460 --> 88.260: when the words of a line of subtitles were said.
_SUBTITLE_TIMES = re.compile(r"[0-9][0-9:.,]* ?--> ?[0-9]+(?:[:.,][0-9]+)*")
_HAN_CLOCK = re.compile(r"[0-9一二三四五六七八九十]{1,3}点(?:[半整钟]|[0-9一二三四五六七八九十]{1,3}分(?!之))")
_HOUR = re.compile(r"[0-9]{1,2} ?[ap]\.?m\b\.?", re.IGNORECASE)
_TELEPHONE = re.compile(
    r"\+?1?-?(?:\([0-9+]{2,4}\) ?|[0-9]{2,4}[- ])[0-9]{3,4}[- ][0-9]{3,4}(?:[- ][0-9]{3,4})?(?![0-9,.])"
    r"|(?<![$€£¥])[0-9]{3,4}-[0-9]{4,8}(?!\.[0-9])(?![0-9%]|[\u4e00-\u9fff])|1[3-9][0-9]{9}(?![0-9])"
)
#: A percentage with a footnote mark stuck to it (1815%), which nobody can tell apart.
_GLUED = re.compile(r"(?<!to )(?<!and )(?<![-~至到])[0-9]{4,}%(?! (?:to|and) )")
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?:\.[0-9]+)+\.(?=[A-Za-z])")
_LETTERS_FIRST = re.compile(r"[A-Za-z][A-Za-z&]*(?:(?:[-‑/]|(?<=[A-Z])\.)?[0-9]+(?:\.[0-9]+)?[A-Za-z+]*)+")
_DIGITS_FIRST = re.compile(r"[0-9]+(?:\.[0-9]+)?-?[A-Za-z]+[0-9A-Za-z]*(?:-[0-9A-Z]+)*")
_ORDINAL = re.compile(r"第 ?[0-9一二三四五六七八九十百]+(?:\.[0-9]+)*(?:[至-][0-9]+(?=[页頁]))?|[0-9]+(?:st|nd|rd|th)\b")
_RANK = re.compile(r"(?<=[前])[0-9两一二三四五六七八九十]+(?:大|名|位|强|甲)")
_LIST_NUMBER = re.compile(r"(?:[（(]?[0-9]{1,2}(?:、(?![0-9])|[.．](?![0-9])|[)）](?!%))|[（(][一二三四五六七八九十]+[)）])")
_DATE_LIKE = re.compile(r"(?:Q[1-4]|[1-4]Q|[12]H|H[12]|[FC]Y)")


#: 云杉(40.63, -0.72, -1.74%): a share's price, its change and the rate of that.
_QUOTE = re.compile(r"(?<=[^ ，。；：、率比]\()[0-9.]+, ?[-+]?[0-9.]+, ?[-+]?[0-9.]+%(?=\))")


def name_at(text: str, place: int) -> Mention | None:
    """The name with digits that begins at `place`."""
    if is_inside_word(text, place):
        return None
    if match := _ORDINAL.match(text, place) or _RANK.match(text, place):
        return Mention(place, match.end(), "ordinal")
    if _opens_item(text, place) and (match := _LIST_NUMBER.match(text, place)):
        return Mention(place, match.end() - (match.group()[-1] == "、"), "ordinal")
    for pattern in (_SUBTITLE_TIMES, _QUOTE, _HAN_CLOCK, _GLUED, _CLOCK, _HOUR, _TELEPHONE, _VERSION):
        if match := pattern.match(text, place):
            return Mention(place, match.end(), "identifier")
    return _code(text, place)


def is_inside_word(text: str, place: int) -> bool:
    """Whether an ASCII letter or digit stands directly before an ASCII letter or digit."""
    before, here = text[place - 1 : place], text[place : place + 1]
    return bool(before) and before.isascii() and before.isalnum() and here.isascii() and here.isalnum()


def _opens_item(text: str, place: int) -> bool:
    return not text[:place].strip(" ") or text[:place].rstrip(" ").endswith(("\n", "：", ":", "；", "。"))


def _code(text: str, place: int) -> Mention | None:
    if text[place].isascii() and text[place].isalpha():
        match = _LETTERS_FIRST.match(text, place)
        if match and re.fullmatch("[a-z]+-(?:19|20)[0-9]{2}", match.group()):
            return None
        if match is None or _is_amount(match.group()) or re.match(r",[0-9]{3}", text[match.end() :]):
            return None
        return Mention(place, match.end(), "identifier")
    match = _DIGITS_FIRST.match(text, place)
    if match is None:
        return None
    letters = re.search("[A-Za-z].*", match.group())
    assert letters is not None
    digits_end = match.start() + letters.start()
    is_hyphened = text[digits_end - 1] == "-"
    return None if _is_said(text, digits_end, is_hyphened) else Mention(place, match.end(), "identifier")


def _is_said(text: str, place: int, is_hyphened: bool) -> bool:
    """Whether letters behind digits are a scale, a unit, a currency or a word of the language."""
    if is_hyphened and re.match("[a-z]", text[place:]):
        return True
    for name, position in (("scales", None), ("unit_words", None), ("currency_words", "after"), ("measure_words", None)):
        found = tables.at(text, place, name, position)
        if found and not re.match("[0-9A-Za-z]", text[place + len(found[0]) :]):
            return True
    # 5bnUSD, 3mRMB: a scale and a currency.
    return bool(re.match(r"(?:bn|mn|m|b|k)(?:USD|RMB|HKD|EUR)", text[place:]))


def _is_amount(word: str) -> bool:
    """RMB3.2, USD5bn: a currency and an amount."""
    return any(
        word.startswith(surface) and surface.isascii() and re.match("[0-9]", word[len(surface) :])
        for surface in tables.surfaces("currency_words", "before")
    )


def is_numbered(text: str, place: int) -> bool:
    """page 38, slide 8, No. 5, 附注 3."""
    here = place - (len(text[:place]) - len(text[:place].rstrip(" ")))
    lowered = text[:here].lower()
    for row in tables.rows("numbered_nouns"):
        surface = row["surface"].lower()
        if lowered.endswith(surface) and not (tables.is_latin(surface[0]) and tables.is_latin(lowered[: -len(surface)][-1:])):
            return True
    return False
