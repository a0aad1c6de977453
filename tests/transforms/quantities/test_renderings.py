"""An independent oracle: numbers of known value are written in many spellings and read back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.quantities import read_quantities

_DIGITS = "零一二三四五六七八九"
_CHEQUE = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL = str.maketrans("亿万两个点币", "億萬兩個點幣")
_FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_ENGLISH_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_ENGLISH_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_HAN_SCALES = {"": 0, "万": 4, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "万亿": 12}
_ENGLISH_SCALES = {"": 0, " thousand": 3, " million": 6, "bn": 9, " billion": 9, " trillion": 12}
#: Spelling around the number → kind, unit, power of ten of the unit.
_HAN_UNITS = {
    "{}元": ("money", "CNY", 0),
    "{}元人民币": ("money", "CNY", 0),
    "人民币{}元": ("money", "CNY", 0),
    "{}美元": ("money", "USD", 0),
    "{}港元": ("money", "HKD", 0),
    "新台币{}元": ("money", "TWD", 0),
    "{}欧元": ("money", "EUR", 0),
    "{}日元": ("money", "JPY", 0),
    "{}家": ("count", "count", 0),
    "{}辆": ("count", "count", 0),
    "{}倍": ("multiple", "times", 0),
}
_ENGLISH_UNITS = {
    "${}": ("money", "USD", 0),
    "US${}": ("money", "USD", 0),
    "RMB{}": ("money", "CNY", 0),
    "HK$ {}": ("money", "HKD", 0),
    "€{}": ("money", "EUR", 0),
}
_SHARES = {
    "{}%": ("percent", "percent", 0),
    "{}个百分点": ("percentage_point", "percentage_point", 0),
    "{}个基点": ("percentage_point", "percentage_point", -2),
    "{} bps": ("percentage_point", "percentage_point", -2),
    "{} percentage points": ("percentage_point", "percentage_point", 0),
}
_QUALIFIERS = {"": "exact", "约": "approx", "超过": "above", "不到": "below", "至少": "at_least", "不超过": "at_most"}
_ENGLISH_QUALIFIERS = {
    "": "exact",
    "about ": "approx",
    "more than ": "above",
    "less than ": "below",
    "at least ": "at_least",
    "up to ": "at_most",
}


@dataclass(frozen=True)
class Rendering:
    """A text that says one number, and what it says."""

    text: str
    kind: str
    unit: str
    value: Decimal
    qualifier: str


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


_decimals = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999"), places=2)
_spelling = st.sampled_from(["plain", "grouped", "full"])


def _digits(number: Decimal, spelling: str) -> str:
    text = f"{number.normalize():,f}" if spelling == "grouped" else f"{number.normalize():f}"
    return text.translate(_FULL_WIDTH) if spelling == "full" else text


@st.composite
def arabic_in_chinese(draw: st.DrawFn) -> Rendering:
    number, scale, frame = draw(_decimals), draw(st.sampled_from(list(_HAN_SCALES))), draw(st.sampled_from(list(_HAN_UNITS)))
    kind, unit, _ = _HAN_UNITS[frame]
    qualifier, negative = draw(st.sampled_from(list(_QUALIFIERS))), kind == "money" and draw(st.booleans())
    text = qualifier + frame.format(_digits(number, draw(_spelling)) + draw(st.sampled_from(["", " "])) + scale)
    text = ("亏损" if negative else "收入为") + text
    text = text.translate(_TRADITIONAL) if draw(st.booleans()) else text
    value = number.scaleb(_HAN_SCALES[scale])
    return Rendering(f"本季度{text}。", kind, unit, -value if negative else value, _QUALIFIERS[qualifier])


@st.composite
def arabic_in_english(draw: st.DrawFn) -> Rendering:
    number, scale, frame = draw(_decimals), draw(st.sampled_from(list(_ENGLISH_SCALES))), draw(st.sampled_from(list(_ENGLISH_UNITS)))
    kind, unit, _ = _ENGLISH_UNITS[frame]
    qualifier, negative = draw(st.sampled_from(list(_ENGLISH_QUALIFIERS))), draw(st.booleans())
    text = qualifier + frame.format(_digits(number, draw(st.sampled_from(["plain", "grouped"])))) + scale
    value = number.scaleb(_ENGLISH_SCALES[scale])
    return Rendering(
        f"{'We had a net loss of ' if negative else 'Revenue was '}{text}.",
        kind,
        unit,
        -value if negative else value,
        _ENGLISH_QUALIFIERS[qualifier],
    )


@st.composite
def shares(draw: st.DrawFn) -> Rendering:
    number, frame = draw(_decimals), draw(st.sampled_from(list(_SHARES)))
    kind, unit, power = _SHARES[frame]
    negative = frame == "{}%" and draw(st.booleans())
    value = number.scaleb(power)
    return Rendering(
        f"为 {'-' if negative else ''}{frame.format(_digits(number, draw(_spelling)))}，",
        kind,
        unit,
        -value if negative else value,
        "exact",
    )


@st.composite
def han_numerals(draw: st.DrawFn) -> Rendering:
    number, frame = draw(st.integers(2, 10**13)), draw(st.sampled_from(["{}元", "{}美元", "{}家"]))
    kind, unit, _ = _HAN_UNITS[frame]
    word = han(number)
    spelling = draw(st.sampled_from(["plain", "traditional", "cheque"]))
    word = (
        word.translate(_TRADITIONAL)
        if spelling == "traditional"
        else word.translate(_CHEQUE)
        if spelling == "cheque" and number > 10
        else word
    )
    return Rendering(f"共{frame.format(word)}。", kind, unit, Decimal(number), "exact")


@st.composite
def english_numerals(draw: st.DrawFn) -> Rendering:
    number = draw(st.integers(2, 10**13))
    return Rendering(f"it cost {english(number)} dollars.", "money", "USD", Decimal(number), "exact")


@st.composite
def percent_words(draw: st.DrawFn) -> Rendering:
    whole, tenth = draw(st.integers(1, 999)), draw(st.integers(0, 9))
    text = han(whole) + (f"点{_DIGITS[tenth]}" if tenth else "")
    return Rendering(f"增长百分之{text}。", "percent", "percent", Decimal(whole) + Decimal(tenth) / 10, "exact")


_ANY = st.one_of(arabic_in_chinese(), arabic_in_english(), shares(), han_numerals(), english_numerals(), percent_words())


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(st.lists(_ANY, min_size=60, max_size=120))
def test_a_rendered_number_is_read_back(renderings: list[Rendering]) -> None:
    read = read_quantities(pl.Series([rendering.text for rendering in renderings]))
    said: dict[int, list[tuple[object, ...]]] = {}
    for row in read.iter_rows(named=True):
        said.setdefault(row["text_index"], []).append((row["kind"], row["unit"], row["value"], row["qualifier"]))
    expected = {index: [(r.kind, r.unit, r.value, r.qualifier)] for index, r in enumerate(renderings)}
    wrong = {renderings[index].text: (mentions, said.get(index)) for index, mentions in expected.items() if said.get(index) != mentions}
    assert wrong == {}
