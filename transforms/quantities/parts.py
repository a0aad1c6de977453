"""Values of rates and parts: 百分之三十, 三分之一, 两成五, 八五折, 两年半, half a percentage point, 2.1:1, 两位数."""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.amounts import ONE, digits_value, divided, power_of_ten, shifted
from transforms.quantities.digit_classes import digit_classes
from transforms.quantities.english_numerals import ONES, english_values
from transforms.quantities.spoken_amounts import in_han

_ENGLISH_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "half": 2, "eighth": 8}
_ENGLISH_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}


def percent_parts(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns_seq(
        first=pl.col("_compact").str.extract("百分之?[啊呃嗯]?负?([^多余]+?)[多余]?$", 1).str.replace("^点", "零点")
    )


def percent(rows: pl.DataFrame) -> pl.DataFrame:
    # 百分之负五
    sign = pl.when(pl.col("_compact").str.contains("负", literal=True)).then(-1).otherwise(1)
    return rows.with_columns_seq(
        value=pl.when(pl.col("first_low").is_null()).then(pl.col("first_value") * sign),
        low="first_low",
        high="first_high",
        ulp=pl.min_horizontal("first_unit", pl.lit(ONE, pl.Int128)),
    )


@keeps_patterns
def fraction_parts(rows: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("_compact")
    under, over = text.str.extract("^(?:.+又)?(.+?)分", 1), text.str.extract("分之?(.+)$", 1)
    return rows.with_columns_seq(
        third=text.str.extract("^(.+)又", 1),
        first=pl.coalesce(under, text.str.extract("/([0-9]+)", 1)),
        second=pl.coalesce(over, text.str.extract("^([0-9]+)/", 1)),
    )


def fraction(rows: pl.DataFrame) -> pl.DataFrame:
    """三分之一 and one third as a ratio, 千分之五 and 万分之一 in percent."""
    english = pl.col("raw").str.to_lowercase()
    part = english.str.extract("(third|quarter|fifth|half|eighth)", 1).replace_strict(_ENGLISH_PARTS, default=None, return_dtype=pl.Int64)
    count = english.str.extract("^(one|two|three|four|five|seven|an?)", 1).replace_strict(
        _ENGLISH_COUNTS, default=None, return_dtype=pl.Int64
    )
    percent = pl.when(pl.col("kind") == "percent").then(100).otherwise(1)
    count = pl.when(english == "half of").then(1).otherwise(count)
    over = pl.coalesce("second_value", count.cast(pl.Int128) * ONE) * percent
    # 三又四分之一
    whole = pl.col("third_value").fill_null(0)
    return rows.with_columns_seq(value=whole + divided(over, pl.coalesce("first_value", part.cast(pl.Int128) * ONE)))


@keeps_patterns
def tenths_parts(rows: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("_compact")
    rate = in_han(text).str.replace("厘半", "点五").str.replace("厘", "点", literal=True)
    left = text.str.extract("^(.+)折$", 1).str.replace("对", "五", literal=True)
    return rows.with_columns_seq(
        first=pl.when(text.str.contains("厘", literal=True)).then(rate).otherwise(pl.coalesce(left, text.str.extract("^(.)成(.)$", 1))),
        second=text.str.extract("^(.)成(.)$", 2).str.replace("半", "五"),
    )


def tenths(rows: pl.DataFrame) -> pl.DataFrame:
    """两成五, 七成半, 一半, 四厘二, 八五折: percent."""
    text = pl.col("_compact")
    is_rate = text.str.contains("厘", literal=True)
    # 八折 is 80 % of a price, 八五折 85 %.
    is_left = text.str.ends_with("折")
    value = (
        pl.when(text == "一半")
        .then(50 * ONE)
        .when(text == "半成")
        .then(5 * ONE)
        .when(is_left)
        .then(pl.col("first_value") * pl.when(pl.col("first_value") < 10 * ONE).then(10).otherwise(1))
        .when(is_rate)
        .then("first_value")
        .otherwise(pl.col("first_value") * 10 + pl.col("second_value"))
    )
    return rows.with_columns_seq(value=value, ulp=pl.when(is_rate).then("first_unit").otherwise(pl.lit(ONE, pl.Int128)))


def half_parts(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns_seq(first=pl.col("_compact").str.extract(f"^({g.ARABIC}|[{g.HAN_DIGIT}十]+)", 1))


def half(rows: pl.DataFrame) -> pl.DataFrame:
    """半年, 三年半, 两个半月, 半个百分点."""
    exponent = pl.col("unit_exponent").fill_null(0)
    return rows.with_columns_seq(
        value=shifted(pl.col("first_value").fill_null(0) + ONE // 2, exponent), ulp=power_of_ten(exponent.cast(pl.Int64) - 1)
    )


def part_words(rows: pl.DataFrame) -> pl.DataFrame:
    # a dollar fifteen
    return rows.with_columns_seq(
        _cents=pl.col("raw").str.to_lowercase().str.extract("(?:dollar|buck)(?: and)? ([a-z]+(?:[- ][a-z]+)?)$", 1)
    )


def part(rows: pl.DataFrame) -> pl.DataFrame:
    """half a percentage point, a point and a half, a year and a half, a dollar fifteen."""
    text, exponent = pl.col("raw").str.to_lowercase(), pl.col("unit_exponent").fill_null(0)
    whole = text.str.contains(
        "^(?:an?|one) (?:full |whole |good |solid )?(?:percentage |basis )?(?:point|year|month|week|day|hour|dollar|buck)"
    )
    numerals = {word: number for number, word in enumerate(ONES[1:10], start=1)}
    count = text.str.extract(f"^({'|'.join(numerals)})", 1).replace_strict(numerals, default=None, return_dtype=pl.Int64).fill_null(1)
    parts = {"third": 3, "quarter": 4, "half": 2, "fifth": 5, "eighth": 8, "tenth": 10}
    under = text.str.extract("(third|quarter|half|fifth|eighth|tenth)", 1).replace_strict(parts, default=None, return_dtype=pl.Int64)
    share = divided(count.cast(pl.Int128) * ONE, under.cast(pl.Int128) * ONE).fill_null(0)
    cents = english_values(rows["_cents"])[0] // 100
    value = pl.when(whole).then(pl.lit(ONE, pl.Int128) + share).otherwise(share) + cents.fill_null(0)
    ulp = pl.when(cents.is_not_null()).then(ONE // 100).when(share == 0).then(ONE).otherwise(ONE // 10).cast(pl.Int128)
    return rows.with_columns_seq(value=shifted(value, exponent), ulp=shifted(ulp, exponent))


def ratio(rows: pl.DataFrame) -> pl.DataFrame:
    left, right = (pl.col("_compact").str.extract(pattern, 1) for pattern in (r"^([0-9.]+)", r"([0-9.]+)$"))
    zero = pl.lit(0, pl.Int64)
    return rows.with_columns_seq(value=divided(digits_value(left, zero), digits_value(right, zero)))


def digit_class(rows: pl.DataFrame) -> pl.DataFrame:
    """两位数 is 10 to 99 percent, and no value."""
    classes = digit_classes()
    said = pl.col("raw").str.to_lowercase().str.replace_all("[ \t-]+", " ")

    def bound(name: str) -> pl.Expr:
        known = dict(zip(classes["surface"], classes[name], strict=True))
        return said.replace_strict(known, default=None, return_dtype=pl.Int64).cast(pl.Int128) * ONE

    return rows.with_columns_seq(low=bound("low"), high=bound("high"))
