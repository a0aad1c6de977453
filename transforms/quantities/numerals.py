"""Exact values of numerals: Arabic with separators, Han (三十五亿, 一点五), English words (one and a half billion).

Values are built from digit strings, never through floating point; a power of ten moves the point in the string.
"""

from __future__ import annotations

import polars as pl

from transforms.quantities.grammar import HAN_DIGIT

AMOUNT = pl.Decimal(38, 9)
_FRACTION_DIGITS = 9
_WHOLE_DIGITS = 29


def shifted_decimal(number: pl.Expr, exponent: pl.Expr) -> pl.Expr:
    """`number` (`2,248`, `9.06`) times 10^`exponent`, exact; null where it has more digits than DECIMAL(38, 9) holds."""
    plain = number.str.replace_all(",", "", literal=True)
    whole = plain.str.extract(r"^([0-9]+)", 1)
    fraction = plain.str.extract(r"\.([0-9]+)$", 1).fill_null("")
    digits = whole + fraction
    point = whole.str.len_bytes().cast(pl.Int64) + exponent
    # Zeros on both sides, so that the point always falls inside the string.
    padded = (pl.lit("0" * 12) + digits).str.pad_end((pl.max_horizontal(point, digits.str.len_bytes().cast(pl.Int64)) + 12), "0")
    left = padded.str.slice(0, point + 12)
    right = padded.str.slice(point + 12)
    fits = (left.str.strip_chars_start("0").str.len_bytes() <= _WHOLE_DIGITS) & (
        right.str.strip_chars_end("0").str.len_bytes() <= _FRACTION_DIGITS
    )
    return pl.when(fits).then(left.str.strip_chars_start("0").str.zfill(1) + "." + right.str.head(_FRACTION_DIGITS).str.pad_end(1, "0")).cast(AMOUNT)


def power_of_ten(exponent: pl.Expr) -> pl.Expr:
    """10^exponent as an exact amount, for exponents from -9 to 28."""
    return shifted_decimal(pl.lit("1"), exponent)


def fraction_digits(number: pl.Expr) -> pl.Expr:
    return number.str.extract(r"\.([0-9]+)$", 1).str.len_bytes().fill_null(0).cast(pl.Int64)


_DIGITS = {digit: value for digit, value in zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)}


def _han_below_ten_thousand(section: pl.Expr, several: int) -> pl.Expr:
    """The value of a Han numeral up to 千, with 几 and 数 read as `several`; an empty section is 0, a bare 十 is ten."""

    def place(character: str, weight: int) -> pl.Expr:
        said = section.str.extract(rf"([{HAN_DIGIT}几数]?){character}", 1)
        digit = said.replace_strict({**_DIGITS, "几": several, "数": several, "": 1}, default=None, return_dtype=pl.Int64)
        return digit.fill_null(0) * weight

    last = section.str.extract(rf"(?:^|[十百千零〇])([{HAN_DIGIT}几])$", 1)
    ones = last.replace_strict({**_DIGITS, "几": several}, default=0, return_dtype=pl.Int64)
    return place("千", 1000) + place("百", 100) + place("十", 10) + ones.fill_null(0)


def han_value(word: pl.Expr, several: int = 1) -> pl.Expr:
    """The value of a Han numeral as an exact amount; 几 and 数 count as `several`. Null where it is no numeral."""
    head, decimals = word.str.extract("^([^点]*)", 1), word.str.extract("点(.+)$", 1)
    # 二〇二三, 一二三: digits read one by one.
    spelled = head.str.contains(rf"^[{HAN_DIGIT}]{{2,}}$")
    digits = head.str.replace_many(list(_DIGITS), [str(v) for v in _DIGITS.values()])
    outer = head.str.extract("^(.*)亿", 1)
    outer_thousands, outer_ones = outer.str.extract("^(.*)万", 1), outer.str.replace("^.*万", "")
    inner = head.str.replace("^.*亿", "")
    inner_thousands, inner_ones = inner.str.extract("^(.*)万", 1), inner.str.replace("^.*万", "")

    def section(text: pl.Expr, empty: int) -> pl.Expr:
        return pl.when(text == "").then(empty).otherwise(_han_below_ten_thousand(text, several))

    def above(text: pl.Expr) -> pl.Expr:
        """A section in front of 万 or 亿: absent is 0, empty is 1 (亿元 is one 亿)."""
        return section(text, 1).fill_null(0)

    hundred_millions = pl.when(outer.is_null()).then(0).when(outer == "").then(1).otherwise(
        above(outer_thousands) * 10_000 + section(outer_ones, 0).fill_null(0)
    )
    whole = hundred_millions * 100_000_000 + above(inner_thousands) * 10_000 + section(inner_ones, 0).fill_null(0)
    value = pl.when(spelled).then(digits.cast(pl.Int64, strict=False)).otherwise(whole)
    fraction = decimals.str.replace_many(list(_DIGITS), [str(v) for v in _DIGITS.values()])
    text = value.cast(pl.String) + pl.when(fraction.is_null()).then(pl.lit("")).otherwise("." + fraction)
    return pl.when(word.is_not_null()).then(text.cast(AMOUNT, strict=False))


_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def english_value(word: pl.Expr) -> pl.Expr:
    """The value of an English numeral in words (`two hundred and five thousand`, `half a million`) as an exact amount.

    Tokens are folded from the left: a small number adds, a scale multiplies what was gathered since the last larger scale.
    """
    text = word.str.to_lowercase().str.replace_all("[ -]+", " ")
    half = pl.when(text.str.contains("half")).then(pl.lit(5)).otherwise(0)
    tokens = text.str.replace_all("and a half|half an?", "").str.extract_all("[a-z]+")
    small = pl.element().replace_strict(_SMALL, default=None, return_dtype=pl.Int64)
    scale = pl.element().replace_strict(_SCALES, default=None, return_dtype=pl.Int64)
    smalls = tokens.list.eval(small.filter(scale.is_null())).list.sum()
    hundreds = pl.when(text.str.contains("hundred")).then(
        text.str.extract("([a-z]+) hundred", 1).replace_strict(_SMALL, default=0, return_dtype=pl.Int64)
    )
    base = (
        pl.when(hundreds.is_not_null())
        .then(pl.max_horizontal(hundreds, pl.lit(1)) * 100 + smalls - hundreds)
        .when(smalls > 0)
        .then(smalls)
        .when(half > 0)
        .then(0)
        .otherwise(1)
    )
    multiplier = tokens.list.eval(scale.filter(scale != 100)).list.eval(pl.element().cast(pl.Int64)).list.eval(pl.element().product()).list.first()
    tenths = base * 10 + half
    return (tenths * multiplier.fill_null(1)).cast(AMOUNT) * pl.lit("0.1").cast(pl.Decimal(2, 1))
