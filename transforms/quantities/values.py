"""The value of every expression: Arabic digits row by row, all other spellings once a distinct expression."""

from __future__ import annotations

import polars as pl

from transforms.quantities import coins, parts, spoken_amounts
from transforms.quantities.align import beside, numbered
from transforms.quantities.amounts import digits_value, fitting, fraction_digits, power_of_ten, scaled_digits
from transforms.quantities.han_numerals import han_values

_NUMBERS = ("value", "low", "high", "ulp")
_WORDS = ("word_amount", "compound", "percent_words", "fraction", "tenths", "coins", "small_coins", "half", "ratio", "digits", "part")
#: What the value of an expression that is no plain digits depends on.
_KEYS = ("raw", "class", "kind", "scale_exponent", "unit_exponent")
#: The numerals that an expression may be made of.
_SPELLED = ("first", "second", "third")


def read_values(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `value`, `low`, `high`, `ulp`: Int128, billionths of the base unit; the sign comes later.

    mentions: `raw`, `number`, `class`, `scale_exponent`, `unit_exponent`, `kind`.
    """
    rows = numbered(mentions.select_seq("class", "number", *(key for key in _KEYS if key != "class")))
    exponent = pl.col("scale_exponent").fill_null(0) + pl.col("unit_exponent").fill_null(0)
    amounts = rows.filter(pl.col("class") == "amount").select_seq("_row", "number", exponent=exponent)
    spoken = rows.filter(pl.col("class").is_in(_WORDS)).select_seq("_row", *_KEYS)
    said = spoken.join(_word_values(spoken.select_seq(_KEYS).unique()), on=list(_KEYS), how="left", nulls_equal=True)
    numbers = pl.concat([_amount_values(amounts), said.select_seq("_row", *_NUMBERS)])
    return beside(mentions, numbers)


def _amount_values(amounts: pl.DataFrame) -> pl.DataFrame:
    """`_row` and the four numbers of plain digits: `number` times 10^`exponent`."""
    parts = amounts.with_columns_seq(
        _digits=pl.col("number").str.replace_all(",", "", literal=True).str.replace(".", "", literal=True),
        _power=pl.col("exponent") - fraction_digits(pl.col("number")),
    )
    nothing = pl.lit(None, pl.Int128)
    return parts.with_columns_seq(ulp=power_of_ten(pl.col("_power"))).select_seq(
        "_row", value=scaled_digits(pl.col("_digits"), pl.col("_power"), pl.col("ulp")), low=nothing, high=nothing, ulp="ulp"
    )


def _word_values(distinct: pl.DataFrame) -> pl.DataFrame:
    """Values of distinct expressions that are not plain digits: _KEYS and the four numbers.

    Their numerals are taken out class by class and read all in one go, since reading has a fixed cost.
    """
    spelled = [
        rows.with_columns_seq(_compact=pl.col("raw").str.replace_all(r"[ \t]", "")).pipe(_NUMERALS.get(str(name), _no_numerals))
        for (name,), rows in distinct.partition_by("class", as_dict=True, maintain_order=True).items()
    ]
    if not spelled:
        return distinct.with_columns_seq(pl.lit(None, pl.Int128).alias(column) for column in _NUMBERS)
    values = []
    for rows in _read_numerals(spelled):
        read = _READERS[rows["class"][0]](rows)
        empty = [pl.lit(None, pl.Int128).alias(column) for column in _NUMBERS if column not in read.columns]
        values.append(
            read.with_columns_seq(empty).select_seq(*_KEYS, *(fitting(pl.col(column).cast(pl.Int128)).alias(column) for column in _NUMBERS))
        )
    return pl.concat(values)


def _read_numerals(spelled: list[pl.DataFrame]) -> list[pl.DataFrame]:
    """Each frame with `<part>_value`, `_low`, `_high`, `_unit` (see _either) of every column of _SPELLED."""
    texts = [
        rows[part].alias("text") if part in rows.columns else pl.Series("text", [None] * rows.height, pl.String)
        for rows in spelled
        for part in _SPELLED
    ]
    numbers, read, at = _either(pl.concat(texts)), [], 0
    for rows in spelled:
        for part in _SPELLED:
            rows = rows.hstack([column.slice(at, rows.height).alias(f"{part}_{column.name}") for column in numbers])
            at += rows.height
        read.append(rows)
    return read


def _no_numerals(rows: pl.DataFrame) -> pl.DataFrame:
    return rows


def _either(texts: pl.Series) -> pl.DataFrame:
    """What Arabic digits or a Han numeral say: the columns of han_values."""
    arabic = pl.when(pl.col("text").str.contains("^[0-9]")).then("text")
    frame = pl.DataFrame({"text": texts}).with_columns_seq(han_values(texts))
    return frame.select_seq(
        pl.coalesce(digits_value(arabic, pl.lit(0, pl.Int64)), pl.when(arabic.is_null()).then("value")).alias("value"),
        pl.when(arabic.is_null()).then("low").alias("low"),
        pl.when(arabic.is_null()).then("high").alias("high"),
        pl.when(arabic.is_not_null()).then(power_of_ten(-fraction_digits(pl.col("text")))).otherwise("unit").alias("unit"),
    )


#: What takes the numerals of a class out of its expressions, into columns of _SPELLED.
_NUMERALS = {
    "word_amount": spoken_amounts.numeral_parts,
    "compound": spoken_amounts.compound_parts,
    "percent_words": parts.percent_parts,
    "fraction": parts.fraction_parts,
    "tenths": parts.tenths_parts,
    "coins": coins.coin_parts,
    "small_coins": coins.coin_parts,
    "half": parts.half_parts,
    "part": parts.part_words,
}
#: What makes of these numerals the value of an expression.
_READERS = {
    "word_amount": spoken_amounts.numeral,
    "compound": spoken_amounts.compound,
    "percent_words": parts.percent,
    "fraction": parts.fraction,
    "tenths": parts.tenths,
    "coins": coins.coins,
    "small_coins": coins.coins,
    "half": parts.half,
    "ratio": parts.ratio,
    "digits": parts.digit_class,
    "part": parts.part,
}
