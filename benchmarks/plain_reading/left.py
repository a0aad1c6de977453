"""What stands before a numeral: currency, sign, about, over, per share; read backward from the numeral."""

from __future__ import annotations

import re

from benchmarks.plain_reading import arabic, tables
from benchmarks.plain_reading.mention import Token

_STOPS = "，。；、,;!?！？\n：:（("
#: What may stand between 亏损 and its amount.
#: A loss of operations, and not one of exchange.
_OPERATING = re.compile("(?:营业|经营|税前|税后|每股|期间)$")
_LOSING = re.compile("(?:的|为|是|了|达到?|高达|约为|仅为|分别)+$")
#: Between a qualifier and its amount: up to an additional $3 million.
_MORE = re.compile(" (?:(?:an? )?(?:additional|incremental|extra|further)|another)$")
_NOT = re.compile(r"(?:\b(?:not|never|nor)|n['’]t) (?:[a-z]+ ){0,8}$", re.IGNORECASE)
_NOT_ONLY = re.compile("not (?:only|just|merely) ", re.IGNORECASE)
_SHARE_WORDS = ("约占",)
_SHARE_OF = re.compile(r"^[^，。；,;0-9]{1,14}的 ?$")
_COMPARED = ("去年", "同期", "上年", "上季", "前一", "上半年", "上一")
#: per cleared order: adjectives, and a noun.
PER_NOUN = re.compile(r"\bper (?:(?:[a-z]+(?:ed|ing|ive|al|ary|able|ible|ic)|equivalent|gold|silver|copper)[ -]){1,2}([a-z]{3,})")
#: What an amount is said for each of, if at all directly before it: 每年增加 is no rate.
_TIMES = ("year", "month", "week", "day", "hour")
_NEAR = 2
#: Verbs that may stand between 大约 and the number.
_FAR = re.compile(r"^[^，。；,;0-9、]{1,6}$")


def read_left(text: str, token: Token, floor: int) -> None:
    """Reads backward from the digits of `token`, not beyond `floor`, where the mention before it ends."""
    place = token.start
    while place > floor:
        spaces = len(text[floor:place]) - len(text[floor:place].rstrip(" "))
        here = place - spaces
        step = _currency(text, token, here, floor) or _sign(text, token, here, floor, spaces) or _qualifier(text, token, here, floor)
        if step is None:
            break
        place = step
    if token.qualifier is None and token.numeral.is_lone_scale and text[place - 1 : place] in ("上", "过") and place > floor:
        token.qualifier = "above"
    if token.qualifier == "approx" and token.kind == "duration" and text[place : place + 1] in ("近", "这"):
        token.qualifier = None  # the last three years, not about three years
    if token.qualifier == "above" and token.kind == "duration" and text.startswith(("over ", "Over "), place):
        token.qualifier = None  # over five years: a span of time
    _bracket(text, token, floor)
    if token.qualifier is None:
        _far_qualifier(text, token, place, floor)


def _bracket(text: str, token: Token, floor: int) -> None:
    """($0.21): a loss, where it does not stand behind the same amount in another currency."""
    is_alone = floor == 0 or text[floor : token.start - 1].strip(" ") != ""
    if token.prefix_currency and text[token.start - 1 : token.start] == "(" and text[token.end : token.end + 1] == ")" and is_alone:
        token.negative, token.start, token.end, token.sign_surface = True, token.start - 1, token.end + 1, "("
        if not token.numeral.exponent:
            token.numeral.end = token.end
            token.end = arabic.scaled(text, token.numeral).end


def _currency(text: str, token: Token, here: int, floor: int) -> int | None:
    if token.prefix_currency is not None:
        return None
    found = tables.before(text, here, "currency_words", "before")
    if found is None or here - len(found[0]) < floor:
        return None
    token.prefix_currency = found[1]["unit_id"]
    token.start = here - len(found[0])
    return token.start


def _sign(text: str, token: Token, here: int, floor: int, spaces: int) -> int | None:
    if text[here - 1 : here] in ("-", "−") and not spaces and (text[floor : here - 1].strip(" -–—") or floor == 0):
        behind = text[here - 2 : here - 1]
        if not behind or behind in " (（:：为约是，,、。至到~了$净额及和比-" or (not behind.isascii() and not behind.isdigit()):
            token.negative, token.start, token.sign_surface = True, here - 1, "-"
            return token.start
    found = tables.before(text, here, "sign_words")
    if found is None and (verb := _LOSING.search(text[:here])):
        found = tables.before(text, verb.start(), "sign_words")
        here = verb.start() if found else here
    if found is None:
        found = _sign_any_case(text, here)
    if found is None and text.endswith("损失", 0, here) and _OPERATING.search(text[: here - 2]):
        found = "损失", {}
    if found is None or here - len(found[0]) < floor:
        return None
    start = here - len(found[0])
    if text[:start].lower().endswith(("plus or ", "plus/", "正")):
        return None
    if text[max(0, start - 1) : start] in ("减", "扭", "止", "欠", "正", "转", "盈", "同"):
        return None
    token.negative, token.start, token.sign_surface = True, start, found[0].lower()
    return start


def _sign_any_case(text: str, here: int) -> tuple[str, tables.Row] | None:
    for surface, row in tables.surfaces("sign_words").items():
        start = here - len(surface)
        if surface.isascii() and start >= 0 and text[start:here].lower() == surface and not tables.is_latin(text[start - 1 : start] or " "):
            return surface, row
    return None


def _qualifier(text: str, token: Token, here: int, floor: int) -> int | None:
    if token.qualifier is not None:
        return None
    if more := _MORE.search(text[:here]):
        here = more.start()
    found = tables.before(text, here, "qualifier_words", "before") or _lower(text, here)
    if found is None or here - len(found[0]) < floor:
        return None
    start = here - len(found[0])
    if (
        token.numeral.script == "english"
        and token.kind in (None, "count")
        and found[0] in ("about", "above")
        and re.search("(?:is|'s|the|are|was) (?:really )?$", text[:start])
    ):
        return None  # it is about two things; the above three
    token.qualifier = found[1]["qualifier"]
    turned = tables.surfaces("qualifier_words", "before_not").get(found[0].lower())
    if turned and _NOT.search(text[:start]) and not _NOT_ONLY.search(text[floor:start]):
        token.qualifier = turned["qualifier"]
    return start


def _lower(text: str, here: int) -> tuple[str, tables.Row] | None:
    """Words at the beginning of a sentence: About, Over."""
    for surface, row in tables.surfaces("qualifier_words", "before").items():
        start = here - len(surface)
        is_said = len(surface) > 3 and surface.isascii() and start >= 0 and text[start:here].lower() == surface
        if is_said and not tables.is_latin(text[start - 1 : start] or " "):
            return surface, row
    return None


def _far_qualifier(text: str, token: Token, place: int, floor: int) -> None:
    """大约增加420元; 小于集团收入的0.5%."""
    left = text[floor:place]
    for surface, row in tables.surfaces("qualifier_words", "before_far").items():
        _, found, between = left.rpartition(surface)
        if found and _FAR.match(between):
            token.qualifier = row["qualifier"]
            return
    if token.kind != "percent":
        return
    words = dict(tables.surfaces("qualifier_words", "before_share"))
    words |= {word: tables.surfaces("qualifier_words", "before")[word] for word in _SHARE_WORDS}
    for surface, row in sorted(words.items(), key=lambda item: -len(item[0])):
        _, found, between = left.rpartition(surface)
        if found and _SHARE_OF.match(between) and not between.startswith(_COMPARED):
            token.qualifier = row["qualifier"]
            return


def read_per_before(text: str, token: Token, floor: int) -> None:
    """每股收益0.35元: what the amount is for one of, said before it in the same clause."""
    left = text[floor : token.start]
    if text[:floor].endswith("每10股") and token.kind == "money" and not token.numeral.exponent:
        token.per = "10_shares"
        return
    for stop in _STOPS:
        left = left.rpartition(stop)[2]
    best = -1
    for surface, row in tables.surfaces("per_words", "before").items():
        place = left.lower().rfind(surface.lower()) if surface.isascii() else left.rfind(surface)
        is_near = len(left) - place - len(surface) <= _NEAR
        verb = place >= 0 and left.startswith(("增", "减"), place + len(surface))
        if place >= 0 and ((row["per"] in _TIMES and verb) or (token.kind == "count" and not is_near)):
            continue
        if place > best or (place == best >= 0 and token.per is None):
            best, token.per = place, row["per"]
    if token.per is None and (match := PER_NOUN.search(left)):
        token.per = per_noun(match.group(1))


def per_noun(noun: str) -> str | None:
    """What is meant by a noun that adjectives part from `per`."""
    found = tables.at(f"per {noun}", 0, "per_words", "before") or tables.at(f"per {noun}", 0, "per_words", "after")
    return found[1]["per"] if found else None
