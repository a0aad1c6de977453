"""Values of numerals in words, with or without digits between: 三十五亿, 5 3/8, 8点5倍, two and a half billion, 3亿4,300万, 100万三千."""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.amounts import digits_value, fraction_digits, power_of_ten, shifted
from transforms.quantities.english_numerals import english_values
from transforms.quantities.shapes import scale_exponents

#: What a part of one is in decimals; the words with any hyphen between them.
_PARTS_OF_ONE = {
    **dict.fromkeys(("½", "1/2", "a half", "one half"), ".5"),
    **dict.fromkeys(("¼", "1/4", "a quarter", "one quarter"), ".25"),
    **dict.fromkeys(("¾", "3/4", "three quarters"), ".75"),
    **dict.fromkeys(("⅓", "1/3", "a third", "one third"), ".333333333"),
    **dict.fromkeys(("⅔", "2/3", "two thirds"), ".666666667"),
    **{part: f".{odd * 125}" for odd, parts in ((1, "⅛ 1/8"), (3, "⅜ 3/8"), (5, "⅝ 5/8"), (7, "⅞ 7/8")) for part in parts.split()},
}


def in_han(text: pl.Expr) -> pl.Expr:
    return text.str.replace_many(list("0123456789"), list("零一二三四五六七八九"))


def _with_places_said(text: pl.Expr) -> pl.Expr:
    """1百23 as 一百二十三: digits without the places that Han numerals say."""
    said = text.str.replace_all("([0-9])([0-9])([0-9])", "${1}百${2}十${3}").str.replace_all("([0-9])([0-9])", "${1}十${2}")
    return in_han(said.str.replace_all("0十0", "").str.replace_all("0十", "零").str.replace_all("十0", "十"))


@keeps_patterns
def numeral_parts(rows: pl.DataFrame) -> pl.DataFrame:
    # 5 3/8, 3 and a half: the part as decimals
    raw = pl.col("raw").str.to_lowercase()
    share = pl.when(raw.str.contains(f"^{g.WITH_PART}")).then(raw.str.extract(f"([½¼¾⅓⅔⅛⅜⅝⅞]|{'|'.join(_PARTS_OF_ONE)})", 1))
    with_part = raw.str.extract("^([0-9]+)", 1) + share.str.replace_all("-", " ").replace_strict(
        _PARTS_OF_ONE, default=None, return_dtype=pl.String
    )
    # 六 亿: the scale after a space is no part of the numeral. 8点5倍: digits of either script.
    mixed = pl.when(pl.col("raw").str.contains(f"^{g.MIXED}")).then(in_han(pl.col("raw")))
    both = pl.when(pl.col("raw").str.contains(f"^{g.MIXED_SCRIPTS}$")).then(_with_places_said(pl.col("raw")))
    # 二十五千克: 千 belongs to the unit.
    si = pl.col("raw").str.extract(f"^([{g.HAN_DIGIT}十百]+){g.HAN_SI_UNIT}", 1)
    formal = pl.col("raw").str.extract(f"^([{g.FORMAL_DIGIT}拾]+)$", 1)
    numeral = pl.coalesce(formal, pl.coalesce(si, mixed, both, "raw").str.extract(f"^({g.HAN})", 1))
    # 一亿七千多万: the scale after 多 counts only what is said after 亿.
    inner = pl.col("_compact").str.extract(f"^(.*亿.*){g.MORE}万", 1)
    return rows.with_columns_seq(
        first=pl.coalesce(with_part, inner + "万", numeral),
        _scale=pl.when(inner.is_null()).then("scale_exponent"),
    )


def numeral(rows: pl.DataFrame) -> pl.DataFrame:
    """三十五亿, 一点五万, two and a half billion."""
    exponent = pl.col("_scale").fill_null(0) + pl.col("unit_exponent").fill_null(0)
    english, english_unit = english_values(_english(rows))
    # 七八 is 78 read digit by digit, 七八家 seven to eight.
    word = pl.col("first")
    is_bare_pair = (
        (word.str.len_chars() == 2) & pl.col("kind").is_null() & pl.col("scale_exponent").is_null() & ~word.str.contains("[几数十百千万亿]")
    )
    vague = (pl.col("first_low").is_not_null() & ~is_bare_pair).fill_null(False)
    return rows.with_columns_seq(
        _value=pl.coalesce("first_value", english), _unit=pl.coalesce("first_unit", english_unit)
    ).with_columns_seq(
        value=pl.when(~vague).then(shifted(pl.col("_value"), exponent)),
        low=pl.when(vague).then(shifted(pl.col("first_low"), exponent)),
        high=pl.when(vague).then(shifted(pl.col("first_high"), exponent)),
        ulp=shifted(pl.col("_unit"), exponent),
    )


def _english(rows: pl.DataFrame) -> pl.Series:
    """The numeral in English words that each row begins with; null for Han numerals."""
    is_english = pl.col("raw").str.contains("^[A-Za-z]")
    # point five is zero point five
    rows = rows.with_columns_seq(raw=pl.col("raw").str.replace("^(?i:point) ", "zero point "))
    if not rows.select_seq(is_english.any()).item():  # the pattern need not even be compiled
        return pl.Series("english", [None] * rows.height, pl.String)
    return rows.select_seq(english=pl.col("raw").str.extract(f"^({g.ENGLISH}|{g.LONE_SCALE})", 1)).to_series()


#: The parts of a compound: digits and scale, then twice digits and scale or a Han numeral.
_COMPOUND_PART = f"[零又]?(?:({g.ARABIC})({g.HAN_SCALE}|(?-u:\\b))|({g.HAN}))"
_COMPOUND = f"^({g.ARABIC})({g.HAN_SCALE}){_COMPOUND_PART}(?:{_COMPOUND_PART})?"


def compound_parts(rows: pl.DataFrame) -> pl.DataFrame:
    # 1亿7千多万
    said = pl.col("_compact").str.replace(f"([百千]){g.MORE}([万亿])", "${1}${2}")
    groups = rows.with_columns_seq(_group=said.str.extract_groups(_COMPOUND)).unnest("_group")
    return groups.with_columns_seq(first="5", second="8")


def compound(rows: pl.DataFrame) -> pl.DataFrame:
    """3亿4,300万, 100万三千: the parts are added, the last digit of the last part is the number's last digit."""
    scales = dict(scale_exponents().rows())
    unit = pl.col("unit_exponent").fill_null(0)
    # 7千5百万, 7千九百五十万, 1亿2千三百万: the 万 of a later part counts the parts before it that have none.
    of_second, of_third = (
        pl.coalesce(pl.col(scale).str.extract("([万亿]+)$", 1), pl.col(numeral).str.extract("([万亿]+)$", 1)).replace_strict(
            scales, default=None, return_dtype=pl.Int64
        )
        for scale, numeral in (("4", "5"), ("7", "8"))
    )
    later = {"1": pl.coalesce(of_second, of_third), "3": of_third}
    values, units = [], []
    for number, scale in (("1", "2"), ("3", "4"), ("6", "7")):
        exponent = pl.col(scale).replace_strict(scales | {"": 0}, default=None, return_dtype=pl.Int64) + unit
        if number == "3":  # 5亿7: the place below that of the scale before; 1万600 says its places by its digits
            is_short = (pl.col("4") == "") & (pl.col("3").str.len_bytes() == 1)
            of_first = pl.col("2").replace_strict(scales, default=None, return_dtype=pl.Int64)
            exponent = exponent + pl.when(is_short).then(of_first - 1).fill_null(0)
        if number in later:
            exponent = exponent + pl.when(pl.col(scale).str.contains("^[十百千]$")).then(later[number]).fill_null(0)
        values.append(digits_value(pl.col(number), exponent))
        units.append(power_of_ten(exponent - fraction_digits(pl.col(number))))
    second = pl.coalesce(values[1], shifted(pl.col("first_value"), unit))
    third = pl.coalesce(values[2], shifted(pl.col("second_value"), unit)).fill_null(0)
    return rows.with_columns_seq(
        value=values[0] + second + third,
        ulp=pl.coalesce(units[2], shifted(pl.col("second_unit"), unit), units[1], shifted(pl.col("first_unit"), unit)),
    )
