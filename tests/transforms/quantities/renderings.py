"""Numbers of known value written in many spellings: what is to be read is known before it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

_DIGITS = "零一二三四五六七八九"
_CHEQUE = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("亿万两个点币亏损约过负", "億萬兩個點幣虧損約過負")
_FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_ENGLISH_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_ENGLISH_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
HAN_SCALES = {"": 0, "万": 4, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "万亿": 12}
ENGLISH_SCALES = {"": 0, " thousand": 3, " million": 6, "bn": 9, " billion": 9, " trillion": 12}
#: Spelling around the number → kind, unit.
HAN_UNITS = {
    "{}元": ("money", "CNY"),
    "{}元人民币": ("money", "CNY"),
    "人民币{}元": ("money", "CNY"),
    "{}美元": ("money", "USD"),
    "{}港元": ("money", "HKD"),
    "新台币{}元": ("money", "TWD"),
    "{}欧元": ("money", "EUR"),
    "{}日元": ("money", "JPY"),
    "{}家": ("count", "count"),
    "{}辆": ("count", "count"),
    "{}倍": ("multiple", "times"),
}
ENGLISH_UNITS = {
    "${}": ("money", "USD"),
    "US${}": ("money", "USD"),
    "RMB{}": ("money", "CNY"),
    "RMB {}": ("money", "CNY"),
    "HK$ {}": ("money", "HKD"),
    "NT${}": ("money", "TWD"),
    "€{}": ("money", "EUR"),
    "£{}": ("money", "GBP"),
}
#: Spelling → kind, power of ten of the unit.
SHARES = {
    "{}%": ("percent", 0),
    "{} percent": ("percent", 0),
    "{}个百分点": ("percentage_point", 0),
    "{}个基点": ("percentage_point", -2),
    "{} bps": ("percentage_point", -2),
    "{} basis points": ("percentage_point", -2),
    "{} percentage points": ("percentage_point", 0),
}
QUALIFIERS = {
    "": "exact",
    "约": "approx",
    "近": "approx",
    "超过": "above",
    "逾": "above",
    "不到": "below",
    "至少": "at_least",
    "不超过": "at_most",
}
QUALIFIERS_AFTER = {"左右": "approx", "以上": "at_least", "以内": "at_most"}
ENGLISH_QUALIFIERS = {
    "": "exact",
    "about ": "approx",
    "nearly ": "approx",
    "more than ": "above",
    "over ": "above",
    "less than ": "below",
    "at least ": "at_least",
    "up to ": "at_most",
}
PER = {"每股": "share", "每单": "order", "每吨": "ton", "每月": "month"}
PER_AFTER = {"/股": "share", "/吨": "ton", "/单": "order", "/月": "month"}
ENGLISH_PER = {
    " per share": "share",
    " per ADS": "ads",
    " per ton": "ton",
    " per order": "order",
    " a share": "share",
    " per month": "month",
}


@dataclass(frozen=True)
class Said:
    """One mention as it should be read."""

    kind: str
    unit: str | None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = "exact"
    per: str | None = None


@dataclass(frozen=True)
class Rendering:
    """A text and the mentions it holds, in order."""

    text: str
    said: tuple[Said, ...]


def han(number: int) -> str:
    """A whole number below 10^16 in Han numerals, 零 where places are skipped."""
    text, skipped = "", False
    for unit, size in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4), ("", 1)):
        section, number = divmod(number, size)
        if section:
            text += ("零" if text and (skipped or section < 1000) else "") + _han_section(section) + unit
        skipped = bool(text) and not section
    return text or "零"


def _han_section(section: int) -> str:
    text = ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, section = divmod(section, size)
        if digit:
            text += _DIGITS[digit] + unit
        elif text and section and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


def english(number: int) -> str:
    """A whole number below 10^15 in English words."""
    parts = []
    for word, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 1000), ("", 1)):
        section, number = divmod(number, size)
        if section:
            parts.append(f"{_english_section(section)} {word}".strip())
    return " ".join(parts) or "zero"


def _english_section(section: int) -> str:
    hundreds, rest = divmod(section, 100)
    words = [f"{_ENGLISH_ONES[hundreds]} hundred"] if hundreds else []
    if 0 < rest < 20:
        words.append(_ENGLISH_ONES[rest])
    elif rest:
        tens, ones = divmod(rest, 10)
        words.append(_ENGLISH_TENS[tens] + (f"-{_ENGLISH_ONES[ones]}" if ones else ""))
    return " ".join(words)


decimals = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999"), places=2)
small = st.decimals(min_value=Decimal("0.1"), max_value=Decimal("999"), places=1)
spelling = st.sampled_from(["plain", "grouped", "full"])


def digits(number: Decimal, spelled: str = "plain") -> str:
    """The number in digits: plain, with separators, or full width."""
    text = f"{number.normalize():,f}" if spelled == "grouped" else f"{number.normalize():f}"
    return text.translate(_FULL_WIDTH) if spelled == "full" else text


def one(text: str, kind: str, unit: str | None, value: Decimal, qualifier: str = "exact", per: str | None = None) -> Rendering:
    """A text with one mention."""
    return Rendering(text, (Said(kind, unit, value, qualifier=qualifier, per=per),))


@st.composite
def arabic_in_chinese(draw: st.DrawFn) -> Rendering:
    number, scale, frame = draw(decimals), draw(st.sampled_from(list(HAN_SCALES))), draw(st.sampled_from(list(HAN_UNITS)))
    kind, unit = HAN_UNITS[frame]
    qualifier, negative = draw(st.sampled_from(list(QUALIFIERS))), kind == "money" and draw(st.booleans())
    text = qualifier + frame.format(digits(number, draw(spelling)) + draw(st.sampled_from(["", " "])) + scale)
    text = ("亏损" if negative else "收入为") + text
    text = text.translate(TRADITIONAL) if draw(st.booleans()) else text
    value = number.scaleb(HAN_SCALES[scale])
    return one(f"本季度{text}。", kind, unit, -value if negative else value, QUALIFIERS[qualifier])


@st.composite
def qualified_after(draw: st.DrawFn) -> Rendering:
    number, scale, frame = draw(small), draw(st.sampled_from(["", "万", "亿"])), draw(st.sampled_from(list(HAN_UNITS)))
    kind, unit = HAN_UNITS[frame]
    after = draw(st.sampled_from(list(QUALIFIERS_AFTER)))
    return one(
        f"大致在{frame.format(digits(number) + scale)}{after}，".replace("大致在", "规模在"),
        kind,
        unit,
        number.scaleb(HAN_SCALES[scale]),
        QUALIFIERS_AFTER[after],
    )


@st.composite
def arabic_in_english(draw: st.DrawFn) -> Rendering:
    number, scale, frame = draw(decimals), draw(st.sampled_from(list(ENGLISH_SCALES))), draw(st.sampled_from(list(ENGLISH_UNITS)))
    kind, unit = ENGLISH_UNITS[frame]
    qualifier, negative = draw(st.sampled_from(list(ENGLISH_QUALIFIERS))), draw(st.booleans())
    text = qualifier + frame.format(digits(number, draw(st.sampled_from(["plain", "grouped"])))) + scale
    value = number.scaleb(ENGLISH_SCALES[scale])
    return one(
        f"{'We had a net loss of ' if negative else 'Revenue was '}{text}.",
        kind,
        unit,
        -value if negative else value,
        ENGLISH_QUALIFIERS[qualifier],
    )


@st.composite
def shares(draw: st.DrawFn) -> Rendering:
    number, frame = draw(decimals), draw(st.sampled_from(list(SHARES)))
    kind, power = SHARES[frame]
    negative = frame == "{}%" and draw(st.booleans())
    spelled = draw(spelling) if not frame.isascii() or frame == "{}%" else "plain"
    value = number.scaleb(power)
    return one(f"为 {'-' if negative else ''}{frame.format(digits(number, spelled))}，", kind, kind, -value if negative else value)


@st.composite
def han_numerals(draw: st.DrawFn) -> Rendering:
    number, frame = draw(st.integers(2, 10**13)), draw(st.sampled_from(["{}元", "{}美元", "{}家"]))
    kind, unit = HAN_UNITS[frame]
    word = han(number)
    spelled = draw(st.sampled_from(["plain", "traditional", "cheque"]))
    word = (
        word.translate(TRADITIONAL)
        if spelled == "traditional"
        else word.translate(_CHEQUE)
        if spelled == "cheque" and number > 10
        else word
    )
    return one(f"共{frame.format(word)}。", kind, unit, Decimal(number))


@st.composite
def english_numerals(draw: st.DrawFn) -> Rendering:
    number = draw(st.integers(2, 10**13))
    return one(f"it cost {english(number)} dollars.", "money", "USD", Decimal(number))


@st.composite
def percent_words(draw: st.DrawFn) -> Rendering:
    whole, tenth = draw(st.integers(1, 999)), draw(st.integers(0, 9))
    text = han(whole) + (f"点{_DIGITS[tenth]}" if tenth else "")
    return one(f"增长百分之{text}。", "percent", "percent", Decimal(whole) + Decimal(tenth) / 10)


@st.composite
def sums(draw: st.DrawFn) -> Rendering:
    """3亿4,300万元: two scales in one amount."""
    large, little = draw(st.integers(1, 999)), draw(st.integers(100, 9999))
    frame = draw(st.sampled_from(["{}元", "{}美元", "人民币{}元", "{}家"]))
    kind, unit = HAN_UNITS[frame]
    text = frame.format(f"{large}亿{little:,}万" if draw(st.booleans()) else f"{large}亿{little}万")
    text = text.translate(TRADITIONAL) if draw(st.booleans()) else text
    return one(f"达到{text}，", kind, unit, Decimal(large).scaleb(8) + Decimal(little).scaleb(4))


@st.composite
def coins(draw: st.DrawFn) -> Rendering:
    """三块四毛五, 九元九角九分, 20 dollars and 43 cents."""
    main, dime, cent = draw(st.integers(2, 99)), draw(st.integers(1, 9)), draw(st.integers(1, 9))
    value = Decimal(main) + Decimal(dime * 10 + cent) / 100
    texts = {
        f"票价{han(main)}块{_DIGITS[dime]}毛{_DIGITS[cent]}。": "CNY",
        f"票价{main}元{dime}角{cent}分。": "CNY",
        f"票价{han(main)}元{_DIGITS[dime]}角{_DIGITS[cent]}分。": "CNY",
        f"It costs {main} dollars and {dime}{cent} cents.": "USD",
        f"It costs {main} dollars {dime}{cent} cents.": "USD",
    }
    text = draw(st.sampled_from(list(texts)))
    return one(text, "money", texts[text], value)


_SEPARATORS = ["-", "~", "～", "至", "到", "–", "—"]


@st.composite
def ranges(draw: st.DrawFn) -> Rendering:
    """Both ends in every notation, the unit said once or twice."""
    low = draw(small)
    high = low + draw(small)
    between, scale = draw(st.sampled_from(_SEPARATORS)), draw(st.sampled_from(["", "万", "亿"]))
    frame = draw(st.sampled_from(["{}元", "{}美元", "{}家", "{}倍", "{}%", "{}个百分点"]))
    kind, unit = HAN_UNITS.get(frame) or (SHARES[frame][0], SHARES[frame][0])
    scale = scale if kind in ("money", "count") else ""
    twice = draw(st.booleans()) and between in ("至", "到", "~")
    first = frame.format(digits(low) + scale) if twice else digits(low)
    text = f"预计为{first}{between}{frame.format(digits(high) + scale)}。"
    power = HAN_SCALES[scale]
    return Rendering(text, (Said(kind, unit, None, low.scaleb(power), high.scaleb(power), "range"),))


@st.composite
def english_ranges(draw: st.DrawFn) -> Rendering:
    """$1.2-1.5 billion, $10 million to $20 million, between 3% and 5%."""
    low = draw(small)
    high = low + draw(small)
    scale, power = draw(st.sampled_from([(" million", 6), (" billion", 9)]))
    first, second = digits(low), digits(high)
    texts = {
        f"${first} to ${second}{scale}": ("money", "USD", power),
        f"${first}{scale} to ${second}{scale}": ("money", "USD", power),
        f"${first}-{second}{scale}": ("money", "USD", power),
        f"{first} to ${second}{scale}": ("money", "USD", power),
        f"between RMB{first}{scale} and RMB{second}{scale}": ("money", "CNY", power),
        f"between {first}% and {second}%": ("percent", "percent", 0),
        f"{first}% to {second}%": ("percent", "percent", 0),
        f"{first} to {second} basis points": ("percentage_point", "percentage_point", -2),
        f"{first}x to {second}x": ("multiple", "times", 0),
    }
    text = draw(st.sampled_from(list(texts)))
    kind, unit, exponent = texts[text]
    return Rendering(f"We expect {text}.", (Said(kind, unit, None, low.scaleb(exponent), high.scaleb(exponent), "range"),))


@st.composite
def lists(draw: st.DrawFn) -> Rendering:
    """Each with its unit, or the unit said last for all."""
    numbers = draw(st.lists(st.integers(1, 999), min_size=2, max_size=4))
    frame, scale = draw(st.sampled_from(["{}美元", "{}元", "{}%", "{}个百分点", "{}家"])), draw(st.sampled_from(["", "万", "亿"]))
    kind, unit = HAN_UNITS.get(frame) or (SHARES[frame][0], SHARES[frame][0])
    scale = scale if kind in ("money", "count") else ""
    once = draw(st.booleans()) and kind != "count"
    items = [f"{number}{scale}" if once else frame.format(f"{number}{scale}") for number in numbers]
    items[-1] = frame.format(f"{numbers[-1]}{scale}")
    last = draw(st.sampled_from(["和", "及", "、"]))
    text = f"分别为{'、'.join(items[:-1])}{last}{items[-1]}。"
    return Rendering(text, tuple(Said(kind, unit, Decimal(number).scaleb(HAN_SCALES[scale])) for number in numbers))


@st.composite
def english_lists(draw: st.DrawFn) -> Rendering:
    numbers = draw(st.lists(small, min_size=2, max_size=4))
    frame = draw(st.sampled_from(["{}%", "${} million"]))
    kind, unit, power = ("percent", "percent", 0) if frame == "{}%" else ("money", "USD", 6)
    items = [frame.format(digits(number)) for number in numbers]
    text = f"They were {', '.join(items[:-1])} and {items[-1]}, respectively."
    return Rendering(text, tuple(Said(kind, unit, number.scaleb(power)) for number in numbers))


@st.composite
def per_unit(draw: st.DrawFn) -> Rendering:
    number = draw(small)
    texts: dict[str, tuple[str, str]] = {f"{word}收益为{digits(number)}元。": ("CNY", per) for word, per in PER.items()}
    texts |= {f"价格为{digits(number)}元{word}。": ("CNY", per) for word, per in PER_AFTER.items()}
    texts |= {f"It was ${digits(number)}{word}.": ("USD", per) for word, per in ENGLISH_PER.items()}
    text = draw(st.sampled_from(list(texts)))
    unit, per = texts[text]
    return one(text, "money", unit, number, per=per)


@st.composite
def signs(draw: st.DrawFn) -> Rendering:
    """What makes a level negative, and growth words that do not."""
    number = draw(decimals)
    said = digits(number)
    texts: dict[str, tuple[str, str, int]] = {
        f"净亏损{said}亿元。": ("money", "CNY", -1),
        f"净流出{said}亿元。": ("money", "CNY", -1),
        f"利润为-{said}亿元。": ("money", "CNY", -1),
        f"利润为负{said}亿元。": ("money", "CNY", -1),
        f"利润下降{said}亿元。": ("money", "CNY", 1),
        f"利润减少了{said}亿元。": ("money", "CNY", 1),
        f"Margin was minus {said}%.": ("percent", "percent", -1),
        f"Margin was -{said}%.": ("percent", "percent", -1),
        f"Margin was ({said})%.": ("percent", "percent", -1),
        f"Income was negative ${said} million.": ("money", "USD", -1),
        f"Income was $({said}) million.": ("money", "USD", -1),
        f"Income decreased by ${said} million.": ("money", "USD", 1),
        f"There was an outflow of RMB{said} million.": ("money", "CNY", -1),
    }
    text = draw(st.sampled_from(list(texts)))
    kind, unit, sign = texts[text]
    power = 0 if kind == "percent" else 8 if "亿" in text else 6
    return one(text, kind, unit, sign * number.scaleb(power))


@st.composite
def torn(draw: st.DrawFn) -> Rendering:
    """Recognised characters or speech: a space between all characters, or one inside the digits."""
    number = draw(small)
    frame = draw(st.sampled_from(["{}亿元", "{}%", "{}万美元"]))
    kind, unit, power = {"{}亿元": ("money", "CNY", 8), "{}%": ("percent", "percent", 0), "{}万美元": ("money", "USD", 4)}[frame]
    text = f"营收指标为{frame.format(digits(number))}，表现稳定。"
    return one(" ".join(text), kind, unit, number.scaleb(power))


#: Everything both readings must read exactly.
EVERYTHING: tuple[Callable[[], st.SearchStrategy[Rendering]], ...] = (
    *(arabic_in_chinese, arabic_in_english, shares, han_numerals, english_numerals, percent_words, qualified_after),
    *(sums, coins, ranges, english_ranges, lists, english_lists, per_unit, signs),
)


def renderings() -> st.SearchStrategy[list[Rendering]]:
    """Batches of renderings of every sort."""
    return st.lists(st.one_of(*(strategy() for strategy in EVERYTHING)), min_size=60, max_size=120)
