"""From tokens to mentions; what a number without a unit is, told from the words around it."""

from __future__ import annotations

import re
from decimal import Decimal

from benchmarks.plain_reading import names, tables
from benchmarks.plain_reading.mention import Mention, Token
from benchmarks.plain_reading.units import english_noun

_CLAUSE = re.compile(r"[。；;!?！？\n]")
#: hazard ratio 0.57, book-to-bill of 1.12
_RATIO_BEFORE = re.compile(r"(?:\bratio|book[- ]to[- ]bill)(?: was| is| of| at)? $", re.IGNORECASE)
#: 综合成本率97.6
_RATE_BEFORE = re.compile(
    "(?:[^汇盈净销倍]率|占比)(?:为|是|约|大约|大概|差不多|达到?|的话|呢|也|在|从|由)*$"
    r"|\b(?:margins?|(?:tax|interest|occupancy|utilization|churn|vacancy|default|coupon) rate|combined ratio)"
    r"(?: of| was| is| at| came in at| to| from)? $",
    re.IGNORECASE,
)
_LARGE = 4
#: The last digit and the first place too many of a stored number, DECIMAL(38, 9).
_LAST, _MOST = Decimal("1e-9"), Decimal(10) ** 29


def settle_bare(text: str, token: Token) -> Mention | None:
    """The mention of a token, or None where it is none."""
    if token.prefix_currency is not None and token.kind not in (None, "money", "count"):
        token.kind, token.end, token.unit_exponent = None, token.numeral.end, 0  # up $9 trillion year over year
    if token.prefix_currency is not None:
        if token.kind != "money" or token.unit == "LOCAL" or token.unit_surface in ("cents", "cent", "dollars", "dollar"):
            token.unit = token.prefix_currency
        token.kind, token.counted = "money", None
    is_bare = token.kind is None
    if token.kind is None:
        _tell(text, token)
        is_bare = token.counted is None and token.prefix_currency is None
    if token.kind is None or (token.kind == "count" and _is_article(token) and text.strip() != text[token.start : token.end]):
        return None
    mention = _mention(token) if token.kind not in ("identifier", "ordinal") else Mention(token.start, token.end, token.kind)
    if mention is not None:
        mention.is_bare = is_bare
    return mention


def _is_article(token: Token) -> bool:
    """一个, one: an article. 百万元 alone is the name of a unit."""
    numeral = token.numeral
    return numeral.script != "arabic" and token.low == token.high == 1 and numeral.exponent == 0


def _mention(token: Token) -> Mention | None:
    numeral = token.numeral
    is_told = numeral.above or token.qualifier not in (None, "exact") or token.negative or token.merged or token.prefix_currency is not None
    if numeral.is_lone_scale and not is_told and token.unit_surface != "百分之" and (token.kind != "count" or token.counted):
        return None
    qualifier = token.qualifier or "exact"
    if qualifier == "exact" and (numeral.above or numeral.vague):
        qualifier = numeral.vague or "above"
    low, high = token.low, token.high
    if low != high and token.negative:
        low, high = -high, -low
    if low != high:
        return Mention(
            token.start, token.end, token.kind or "", None, low, high, token.unit, token.counted, token.per or None, "range", token.ulp
        )
    value: Decimal | None = -low if token.negative else low
    if low % _LAST or low >= _MOST:
        value = None  # more digits than are stored
    return Mention(
        token.start, token.end, token.kind or "", value, None, None, token.unit, token.counted, token.per or None, qualifier, token.ulp
    )


def _tell(text: str, token: Token) -> None:
    """Money or count where the words before it say so, or where it is large; a name otherwise."""
    numeral = token.numeral
    token.unit = "count"
    if text.strip(" .。") == text[token.start : token.end].strip(" .。"):
        token.kind = "count"
    elif numeral.script == "arabic" and names.is_numbered(text, token.digits_start):
        token.kind = "identifier"
    elif numeral.script == "han" and token.low >= 10**6 and not set(text[token.digits_start : token.end]) & set("十百千万亿"):
        token.kind = "identifier"  # digits one by one: a telephone number
    elif numeral.is_lone_scale:
        is_said = token.qualifier not in (None, "exact") or numeral.above or _counted_behind(text, token)
        token.kind = "count" if is_said and numeral.script == "han" else None
    elif token.merged or numeral.exponent >= _LARGE or (numeral.script != "arabic" and token.low >= 10000):
        _large(text, token)
    elif token.numeral.script == "arabic":
        _small(text, token)
    elif numeral.script == "english":
        token.kind = "count" if token.low >= 2 else None
    else:
        token.kind = "count" if token.low >= 10 or numeral.is_range else None


def _counted_behind(text: str, token: Token) -> bool:
    """百万用户: a noun of what is counted."""
    found = tables.at(text, token.end + text.startswith("级", token.end), "context_nouns")
    return found is not None and found[1]["kind"] == "count"


def _large(text: str, token: Token) -> None:
    token.kind = "count"
    if nearest_noun(text, token) == "money" and not english_noun(text, token.end):
        token.kind, token.unit = "money", "LOCAL"


def _small(text: str, token: Token) -> None:
    noun = english_noun(text, token.end)
    digits = text[token.digits_start : token.end]
    if _is_named(text, token) or (digits[0] == "0" and digits.isdigit() and len(digits) > 1):
        token.kind = "identifier"
        return
    if _is_days(text, token) and noun is None:
        token.kind, token.unit = "duration", "day"
    elif "." in digits and _RATIO_BEFORE.search(text[: token.start]):
        token.kind, token.unit = "ratio", "ratio"
    elif "." in digits and _RATE_BEFORE.search(text[: token.digits_start]):
        token.kind, token.unit = "percent", "percent"
    elif noun is not None:
        token.kind, token.counted = "count", noun
    elif _has_cue(text, token) or token.qualifier or "," in digits or "." in digits:
        token.kind = "count"
    else:
        token.kind = "identifier"


def _is_named(text: str, token: Token) -> bool:
    """Windows 11, S&P 500, Claude 3.5: a capitalised word before it that does not open the sentence."""
    match = re.search(r"(?:^|[^A-Za-z&'-])([A-Z][A-Za-z&'-]*|[a-z]+[A-Z][A-Za-z]*) $", text[: token.digits_start])
    if match is None or token.prefix_currency:
        return False
    opens = not text[: match.start(1)].strip(' “"') or text[: match.start(1)].rstrip(" ")[-1] in ".?!:。："
    return not opens or not match.group(1)[1:].islower()


def _is_days(text: str, token: Token) -> bool:
    """DSO 47: the noun right before says that days are told."""
    place = len(text[: token.start].rstrip(" "))
    found = tables.before(text, place, "context_nouns")
    return found is not None and found[1]["kind"] == "days"


def _has_cue(text: str, token: Token) -> bool:
    place = len(text[: token.start].rstrip(" "))
    return tables.before(text, place, "count_cues") is not None


def nearest_noun(text: str, token: Token) -> str | None:
    """Kind of the context noun that stands nearest before the token in its clause."""
    clause = _CLAUSE.split(text[: token.start])[-1]
    best, kind = -1, None
    for surface, row in tables.surfaces("context_nouns").items():
        place = clause.rfind(surface)
        if place >= 0 and place + len(surface) > best:
            best, kind = place + len(surface), row["kind"]
    return kind
