"""What stands behind a numeral: currency, %, 个百分点, 倍, 年, 家, vehicles; and what stands before it: currency, sign, about, over."""

from __future__ import annotations

import re
from decimal import Decimal

from benchmarks.plain_reading import tables
from benchmarks.plain_reading.coins import add_coins, digit, read_coin
from benchmarks.plain_reading.mention import Token

#: Words that follow a number without being what it counts.
_FUNCTION_WORDS = """
and or of to in on at by for from as is was were are be been the a an with per than that this these those which while versus vs compared
up down it its we our they their i you he she so but if when where not no yes respectively year-over-year quarter-over-quarter over under
above below before after during since until through about into out also then have has had will would can could may might should said
just require one
"""
_NO_NOUN = frozenset(_FUNCTION_WORDS.split())
#: How many words a counted noun has at most, adjectives included.
_WORDS = 3
_NOUN = re.compile(r"[ -]([a-z][a-z]+(?:-[a-z]+)*)")
#: What is counted off: 二期 is the second, two of them are 两期.
_RANKED = tuple("期次线级代届轮季号楼层版")


def read_unit(text: str, token: Token) -> bool:
    """Gives `token` the unit behind its numeral; False where there is none."""
    place = token.end
    gap = place + len(text[place:]) - len(text[place:].lstrip(" ")) if text[place : place + 1] == " " else place
    return _currency(text, token, gap) or _unit_word(text, token, gap) or read_coin(text, token, gap) or _measure(text, token, gap)


def _currency(text: str, token: Token, gap: int) -> bool:
    match = re.compile("个(?=[美港欧日])").match(text, gap)
    place = match.end() if match else gap
    found = tables.at(text, place, "currency_words", "after") or _any_case(text, place)
    if found is None or _goes_on(text, place, found[0]):
        return False
    surface, row = found
    is_one = token.numeral.script == "han" and token.numeral.high == 1 and not token.numeral.exponent
    if surface in ("块", "圆") and is_one and text[place + 1 : place + 2] not in tuple("一二三四五六七八九半"):
        return False
    if (
        surface == "块"
        and token.numeral.script == "han"
        and re.match("块(?![钱多零一二三四五六七八九半左右以上下的之不内降增至到])[\u4e00-\u9fff]", text[place:])
    ):
        return False
    if surface == "元" and text.startswith("元月", place):
        return False
    if surface == "pounds" and re.match(" of [a-z]", text[place + len(surface) :]):
        return False  # pounds of nickel are a weight
    token.kind, token.unit, token.unit_exponent = "money", row["unit_id"], int(row["exponent"])
    token.unit_surface, token.end = surface, place + len(surface)
    add_coins(text, token)
    return True


def _any_case(text: str, place: int) -> tuple[str, tables.Row] | None:
    """Names of currencies in any case: british pounds."""
    word = text[place : place + 24]
    for surface, row in tables.surfaces("currency_words", "after").items():
        if len(surface) > 3 and surface.isascii() and word.lower().startswith(surface.lower()):
            after = text[place + len(surface) : place + len(surface) + 1]
            if not tables.is_latin(after):
                return surface, row
    return None


def _goes_on(text: str, place: int, surface: str) -> bool:
    """Whether the surface is the beginning of another word there: 家 of 家庭, 成 of 成为."""
    following = text[place + len(surface) :]
    return any(
        tables.rows("unit_continuations") and row["unit"] == surface and following.startswith(row["next"])
        for row in tables.rows("unit_continuations")
    )


def _unit_word(text: str, token: Token, gap: int) -> bool:
    place = gap
    if plus := re.match(r"[ -]?(plus|odd|ish|something)[ -]?(?=%|per ?cent\b)", text[token.end :]):
        token.numeral.vague = "above" if plus.group(1) == "plus" else "approx"
        place = token.end + plus.end()
    if text[place : place + 1] == "-" and tables.is_latin(text[place + 1 : place + 2]):
        place += 1
    found = tables.at(text, place, "unit_words") or tables.at(text[place : place + 12].replace("-", " "), 0, "unit_words")
    if found is None or _goes_on(text, place, found[0]):
        return False
    surface, row = found
    numeral = token.numeral
    if surface in ("x", "X") and place != gap and gap != token.end:
        return False
    if surface in ("成", "厘") and (numeral.exponent or numeral.high > 99):
        return False
    if surface in ("point", "points") and numeral.script == "english" and not _compares(text, token, place + len(surface)):
        return False
    if row["kind"] == "duration" and re.match("[ -](?:over|on|to)[ -](?:year|quarter|month|date)", text[place + len(surface) :]):
        return False  # 180 year over year
    end = place + len(surface)
    if surface == "%" and re.compile(" ?(?:points?|pts?)\\b").match(text, end):
        match = re.compile(" ?(?:points?|pts?)\\b").match(text, end)
        assert match is not None
        token.kind, token.unit, token.end, token.unit_surface = "percentage_point", "percentage_point", match.end(), match.group()
        return True
    token.kind, token.unit, token.unit_exponent = row["kind"], row["unit_id"], int(row["exponent"])
    if surface == "pct" and re.search("[\u4e00-\u9fff]", text):
        token.kind = token.unit = "percentage_point"  # so it is used in Chinese
    token.unit_surface, token.end = surface, end
    token.numeral.above = token.numeral.above or "多" in surface
    _add_half(text, token)
    _add_li(text, token)
    return True


_ADDED = re.compile(
    r"(?:contributed|contributes|added|adds|up|down|gained|lost|fell|rose|improved|declined) (?:by |about )?$", re.IGNORECASE
)
_BETTER = re.compile(
    r" (?:of (?:[a-z]+ )?(?:share|margin|growth|gain|leverage|pressure|headwind|tailwind|improvement|expansion|contraction)"
    r"|(?:off|to) (?:[a-z]+ )?(?:growth|margin)|(?:better|worse|higher|lower|ahead|faster|slower|wider|tighter)\b"
    r"|(?:above|below|behind|over|under) (?:last|the|our|guidance|plan|consensus|a year|prior))"
)


def _compares(text: str, token: Token, end: int) -> bool:
    """Six points that were contributed, two points better: points of a rate, and no things."""
    ends = re.match(r"[.,;，。；]|$| (?:in|from|to|of|year|and)\b", text[end:]) is not None
    return _BETTER.match(text, end) is not None or (ends and _ADDED.search(text[: token.start]) is not None)


_POINTS = "百分点|基点|点"
_HALVES = {"倍": "半", "年": "半", "天": "半", "周": "半"}


def _add_half(text: str, token: Token) -> None:
    """一年半, 一倍半; 三成二 is 32 percent."""
    if token.unit_surface in _HALVES and text.startswith("半", token.end) and not text.startswith(("半年", "半导"), token.end):
        token.extra, token.end = Decimal("0.5"), token.end + 1
        token.numeral.step = Decimal("0.1")
    if token.unit_surface == "成" and (
        match := re.compile("([一二三四五六七八九半]|[1-9](?![0-9.]))(?![十百千万亿倍年家个位])").match(text, token.end)
    ):
        token.extra = Decimal(5) if match.group(1) == "半" else Decimal(digit(match.group(1)))
        token.numeral.step, token.end = Decimal("0.1"), match.end()


def _add_li(text: str, token: Token) -> None:
    """息率4厘2, 五厘半: tenths and hundredths of a percent."""
    match = re.compile("半|[一二三四五六七八九]{1,2}|[0-9]{1,2}(?![0-9.])").match(text, token.end)
    if match is None or token.unit_surface != "厘":
        return
    digits = "5" if match.group() == "半" else "".join(str(digit(mark)) for mark in match.group())
    token.extra, token.end = Decimal(f"0.{digits}"), match.end()
    token.numeral.step = Decimal(1).scaleb(-len(digits))


def _measure(text: str, token: Token, gap: int) -> bool:
    """个, 家, 万辆: what is counted. 两个半月 is a duration of two and a half months."""
    if match := re.compile(f"个半(?:({_POINTS})|亿)").match(text, gap):
        token.end, token.unit_surface = match.end(), match.group()
        token.kind = token.unit = "percentage_point" if match.group(1) else "money"
        token.unit = token.unit if match.group(1) else "LOCAL"
        token.unit_exponent = 8 if match.group(1) is None else -2 if match.group(1) == "基点" else 0
        token.numeral.low = token.numeral.high = token.numeral.low + Decimal("0.5")
        token.numeral.step = Decimal("0.1")
        return True
    if match := re.compile("个(半|多)(月|小时|星期|礼拜|季度)").match(text, gap):
        unit = {"月": "month", "小时": "hour", "季度": "quarter"}.get(match.group(2), "week")
        token.kind, token.unit, token.end, token.unit_surface = "duration", unit, match.end(), match.group()
        if match.group(1) == "半":
            token.extra = Decimal("0.5")
            token.numeral.step = Decimal("0.1")
        else:
            token.numeral.above = True
        return True
    found = tables.at(text, gap, "measure_words")
    if found is None and (match := re.compile("[千百兆吉]?[升米克瓦卡帕焦伏赫块](?![斯])").match(text, gap)):
        token.kind, token.unit, token.counted, token.end, token.unit_surface = "count", "count", match.group(), match.end(), match.group()
        return True
    if found is not None and not _goes_on(text, gap, found[0]):
        if text[token.digits_start : token.end] == "二" and found[0] in _RANKED:
            token.kind = "ordinal"  # two of them are 两; 二期 is the second
            token.end = gap + len(found[0])
            return True
        token.kind, token.unit, token.counted, token.end = "count", "count", found[0], gap + len(found[0])
        token.unit_surface = found[0]
        return True
    return False


def english_noun(text: str, place: int) -> str | None:
    """What an English number counts, a plural a few words behind it: 93,211 vehicles, 20 new stores."""
    words: list[str] = []
    while len(words) < _WORDS and (match := _NOUN.match(text, place)) and match.group(1) not in _NO_NOUN:
        words.append(match.group(1))
        place = match.end()
        if words[-1].endswith("s") or words[-1] in ("people", "men", "women", "children", "staff"):
            return " ".join(words)
    return None
