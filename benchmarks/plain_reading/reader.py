"""From left to right over a text: names, dates and parts first, then numerals with what stands around them."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from decimal import localcontext

from benchmarks.plain_reading import arabic, dates, english, english_parts, han, joins, names, parts, tables
from benchmarks.plain_reading.bare import settle_bare
from benchmarks.plain_reading.folding import fold
from benchmarks.plain_reading.left import read_left, read_per_before
from benchmarks.plain_reading.mention import Mention, Numeral, Token
from benchmarks.plain_reading.right import read_right
from benchmarks.plain_reading.spacing import unspaced
from benchmarks.plain_reading.units import read_unit

_HAN_START = frozenset("零〇一二两三四五六七八九十百千万亿兆几数壹贰叁参肆伍陆柒捌玖拾佰仟廿卅卌")
_STARTS = re.compile(
    r"['’0-9A-Za-z.零〇一二两三四五六七八九十百千万亿兆几数壹贰叁参肆伍陆柒捌玖拾佰仟廿卅卌半第上下前首去今明双低中高个本年进逐统唯单同更另财民双Ｑ]|[（(]"
)


#: Digits that no number of a text has.
_DIGITS = 1000


def read_text(text: str, currency: str | None = None, call_date: dt.date | None = None) -> list[Mention]:
    """Every mention of one text in reading order; `currency` is what an unstated 元 stands for (CNY unless told)."""
    folded, places = unspaced(fold(text))
    with localcontext(prec=_DIGITS):
        mentions = _read(folded, currency, call_date)
    for mention in mentions:
        mention.start, mention.end = places[mention.start], places[mention.end - 1] + 1
    return mentions


def _read(folded: str, currency: str | None, call_date: dt.date | None) -> list[Mention]:
    found = _scan(folded, dates.Calendar(call_date, currency))
    tokens = joins.join(folded, [item for item in found if isinstance(item, Token)])
    settled = [item for item in found if isinstance(item, Mention)]
    ends = [*(token.end for token in tokens), *(mention.end for mention in settled)]
    for token in tokens:
        read_right(folded, token)
        floor = max((end for end in ends if end <= token.start), default=0)
        if (token.kind in ("money", "count") or token.prefix_currency) and token.per is None:
            read_per_before(folded, token, floor)
    _carry_per(folded, tokens)
    mentions = [*settled, *(mention for token in tokens if (mention := settle_bare(folded, token)))]
    return _with_currency(folded, sorted(mentions, key=lambda mention: mention.start), currency)


def _carry_per(text: str, tokens: list[Token]) -> None:
    """每股12港仙，去年同期10.5港仙: a small amount goes on with what the amount before it in the sentence is for one of."""
    last: Token | None = None
    for token in tokens:
        if token.kind != "money" and token.prefix_currency is None:
            continue
        between = text[last.end : token.start] if last else ""
        is_same = last is not None and last.per and not re.search("[。!?！？；;\n]", between) and token.numeral.exponent < 4
        if is_same and token.per is None and not re.match(" ?(?:/|per |每)", text[token.end :]) and not _names_another(between):
            token.per = last.per  # type: ignore[union-attr]
        last = token


#: What is said per share; naming it again does not end that.
_PROFITS = ("earnings", "income", "loss", "profit", "利润", "净利", "盈利", "溢利", "纯利", "亏损", "股息", "派息", "dividend")


def _names_another(between: str) -> bool:
    nouns = tables.surfaces("context_nouns").items()
    return any(surface in between for surface, row in nouns if row["kind"] == "money" and surface not in _PROFITS)


def _scan(text: str, known: dates.Calendar) -> list[Token | Mention]:
    found: list[Token | Mention] = []
    place = floor = 0
    while place < len(text):
        if not _STARTS.match(text, place):
            place += 1
            continue
        item = _item_at(text, place, floor, known)
        if item is None:
            place += 1
        elif isinstance(item, int):
            place = item
        else:
            found.append(item)
            place = floor = item.end
    return found


def _item_at(text: str, place: int, floor: int, known: dates.Calendar) -> Token | Mention | int | None:
    """What begins at `place`; a number is where an idiom ends that is passed over."""
    if event := tables.at(text, place, "event_names"):
        return Mention(place, place + len(event[0]), "identifier")
    idiom = tables.at(text, place, "idioms")
    mention = dates.date_at(text, place, known) or parts.digit_class_at(text, place)
    if mention is not None and not (idiom and place + len(idiom[0]) > mention.end):
        return mention if mention.kind != "digits" else _qualified(text, mention, floor)
    if idiom and not (idiom[0] == "一块" and re.match("[一二三四五六七八九五毛]", text[place + 2 :])):
        return place + len(idiom[0])
    if words := parts.percent_words_at(text, place):
        read_left(text, words, floor)
        return words
    mention = (
        names.name_at(text, place) or parts.half_at(text, place) or english_parts.part_at(text, place) or parts.fraction_at(text, place)
    )
    if mention is not None:
        return mention if mention.kind in ("identifier", "ordinal") else _qualified(text, mention, floor)
    numeral = _numeral_at(text, place)
    if numeral is None:
        return _word_end(text, place)
    return _token(text, place, floor, numeral)


def _qualified(text: str, mention: Mention, floor: int) -> Mention:
    here = len(text[: mention.start].rstrip(" "))
    found = tables.before(text, here, "qualifier_words", "before") or tables.before(text.lower(), here, "qualifier_words", "before")
    if found and mention.start - len(found[0]) >= floor:
        mention.qualifier = found[1]["qualifier"]
    if text[: mention.start].endswith(("负", "负的")) and mention.value:
        mention.value = -mention.value
    behind = tables.at(text, mention.end + (text[mention.end : mention.end + 1] == " "), "qualifier_words", "after")
    if mention.qualifier == "exact" and behind and behind[0] not in ("多", "余", "内", "起"):
        mention.qualifier = behind[1]["qualifier"]
    return mention


def _word_end(text: str, place: int) -> int | None:
    """The end of the Latin word at `place`, which is none of ours."""
    match = re.compile("[A-Za-z]+").match(text, place)
    return None if match is None else match.end() if match.end() < len(text) else len(text)


def _numeral_at(text: str, place: int) -> Numeral | None:
    mark = text[place]
    if mark in "0123456789" or (mark == "." and text[place + 1 : place + 2].isdigit() and not text[place - 1 : place].isalnum()):
        if names.is_inside_word(text, place) and not _is_currency(text, place) and not _opens_number(text, place):
            return None
        return arabic.numeral_at(text, place)
    if mark == "一" and text[place - 1 : place] == "每":
        return None
    if mark in "千百兆" and re.match("[千百兆][升米克瓦卡帕焦伏赫]", text[place:]):
        return None
    if mark in _HAN_START:
        numeral = han.numeral_at(text, place)
        if numeral and numeral.end > place + 1 and re.match("[千兆][克瓦卡帕焦伏赫]", text[numeral.end - 1 :]):
            numeral = han.numeral_at(text[: numeral.end - 1], place)  # 五千瓦 is five 千瓦
        return arabic.scaled(text, numeral) if numeral else None
    if mark.isascii() and mark.isalpha():
        numeral = english.numeral_at(text, place)
        return arabic.scaled(text, numeral) if numeral and not numeral.exponent and (numeral.low < 1000 or numeral.low % 1) else numeral
    return None


def _opens_number(text: str, place: int) -> bool:
    """FEU2,850: thousands behind the name of a unit."""
    return not text[place - 1].isdigit() and re.match("[0-9]{1,3},[0-9]{3}(?![0-9])", text[place:]) is not None


def _is_currency(text: str, place: int) -> bool:
    return tables.before(text, place, "currency_words", "before") is not None


def _token(text: str, place: int, floor: int, numeral: Numeral) -> Token | None:
    token = Token(place, numeral.end, numeral, digits_start=place)
    is_bracketed = place > floor and text[place - 1] in "(（" and text[numeral.end : numeral.end + 1] in (")", "）")
    is_scaled = tables.at(text, numeral.end + 1, "scales") is not None
    if is_bracketed and (
        text[numeral.end + 1 : numeral.end + 2] == "%" or is_scaled or tables.before(text, place - 1, "currency_words", "before")
    ):
        numeral.end += 1
        token.numeral = arabic.scaled(text, numeral)
        token.negative, token.start, token.end, token.sign_surface = True, place - 1, token.numeral.end, "("
    read_unit(text, token)
    read_left(text, token, floor)
    return token


#: Names of the currencies whose unit is called 元 without more.
_OWN_YUAN = re.compile("人民币|RMB|CNY")


_JAPAN = re.compile("(?:Japan|Japanese|Tokyo|Osaka|日本|日企|日资|东京|大阪)[^.。；;0-9]{0,40}$")


def _with_currency(text: str, mentions: list[Mention], currency: str | None) -> list[Mention]:
    """LOCAL is the currency said last in this text, else the document's; ¥ is yen in a document in yen."""
    last: str | None = None
    for cents, joined in itertools.pairwise(mentions):
        is_joined = cents.kind == joined.kind == "money" and re.fullmatch(" (?:to|and|-) ", text[cents.end : joined.start])
        if is_joined and re.fullmatch("[0-9. ]+cents?", text[cents.start : cents.end]):
            cents.unit = joined.unit
    for mention in mentions:
        if mention.unit == "YEN_OR_YUAN":
            mention.unit = "JPY" if currency == "JPY" or _JAPAN.search(text[: mention.start]) else "CNY"
        elif mention.unit == "LOCAL":
            is_said = re.search("[元块圆角毛分]", text[mention.start : mention.end]) is not None
            mention.unit = (last if is_said else None) or currency or "CNY"
        elif mention.kind == "money" and _OWN_YUAN.search(text[mention.start : mention.end]):
            last = mention.unit
    return mentions
