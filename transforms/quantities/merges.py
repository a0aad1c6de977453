"""Mentions that are one: dollars and cents, a number and its inline erratum, the two ends of a range."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import numbered, replaced
from transforms.quantities.amounts import fitting

#: How many halves of the first number the second is at least, if it is no end of a range but what a change led to: rates change by less.
_RATE_MOVES, _AMOUNT_MOVES = 8, 5
#: What merging the ends of a range depends on.
_RANGED = (
    *("class", "kind", "tie", "unit_id", "value", "low", "high", "ulp", "end", "qualifier", "per"),
    *("unit_word", "counted", "date_start", "date_end", "left", "has_sign", "sign_length"),
)


def merge_sums(mentions: pl.DataFrame) -> pl.DataFrame:
    """`20 dollars 43 cents` becomes one amount in the currency of the first part."""
    is_part = (pl.col("tie") == "sum").fill_null(False)
    if not mentions.select_seq(is_part.any()).item():
        return mentions
    next_is_part = is_part.shift(-1, fill_value=False)
    return mentions.with_columns_seq(
        value=pl.when(next_is_part).then(fitting(pl.col("value") + pl.col("value").shift(-1))).otherwise("value"),
        ulp=pl.when(next_is_part).then(pl.col("ulp").shift(-1)).otherwise("ulp"),
        end=pl.when(next_is_part).then(pl.col("end").shift(-1)).otherwise("end"),
        qualifier=pl.when(next_is_part & (pl.col("qualifier") == "exact")).then(pl.col("qualifier").shift(-1)).otherwise("qualifier"),
    ).filter(~is_part)


def merge_errata(mentions: pl.DataFrame) -> pl.DataFrame:
    """`22% (sic) [32%]` becomes one mention: `value` of the second, `spoken_value` of the first."""
    is_sic = ((pl.col("tie") == "sic") & (pl.col("kind") == pl.col("kind").shift(1))).fill_null(False)
    if not mentions.select_seq(is_sic.any()).item():
        return mentions.with_columns_seq(spoken_value=pl.lit(None, pl.Int128))
    flagged = mentions.with_columns_seq(_absorbed=is_sic, _erratum=is_sic.shift(-1, fill_value=False))
    erratum = pl.col("_erratum")
    # `between 36.5 (sic) [26.5] and 29.2`: the erratum stands between the first number and the word that makes the range.
    closes_range = (
        pl.col("_absorbed").shift(1)
        & pl.col("left").str.contains(r"^\x02 ?\][ \t]*(?:and|to|-)[ \t]*(?:[A-Z]{2,3}\$?[ \t]?)?$")
        & pl.col("is_between").shift(2)
    )
    return (
        flagged.with_columns_seq(
            tie=pl.when(closes_range).then(pl.lit("range")).otherwise("tie"),
            spoken_value=pl.when(erratum).then("value"),
            value=pl.when(erratum).then(pl.col("value").shift(-1)).otherwise("value"),
            ulp=pl.when(erratum).then(pl.col("ulp").shift(-1)).otherwise("ulp"),
            end=pl.when(erratum).then(pl.col("end").shift(-1) + pl.col("closing_length").shift(-1)).otherwise("end"),
        )
        .filter(~pl.col("_absorbed"))
        .drop("_absorbed", "_erratum")
    )


@cache
def _shares_loss() -> pl.Expr:
    """亏损12亿元至15亿元: a word of loss counts for both ends, unless the second is a gain; the minus of `-1% to 2%` does not."""
    is_word = pl.col("has_sign").shift(1) & (pl.col("sign_length").shift(1) > 1) & (pl.col("value").shift(1) < 0)
    is_gain = pl.col("left").str.contains("(?i)盈|正|positive|plus|[+]")
    return (is_word & ~pl.col("has_sign") & (pl.col("value") > pl.col("value").shift(1) * -1) & ~is_gain).fill_null(False)


@keeps_patterns
def merge_ranges(mentions: pl.DataFrame) -> pl.DataFrame:
    """Two ends of a range become one mention with `low` and `high`; ends out of order (`15 months to 9 months`) stay two.

    The second end, which is now part of the first, loses its kind.
    """
    is_move = pl.col("tie") == "move"
    tied = (is_move | (pl.col("tie") == "range")).fill_null(False)
    value, start = pl.col("value"), pl.col("value").shift(1)
    same = (pl.col("kind") == pl.col("kind").shift(1)) & (pl.col("unit_id") == pl.col("unit_id").shift(1))
    # 1人至86百万户 counts two things.
    same = same & ((pl.col("kind") != "count") | (pl.col("unit_word") == pl.col("unit_word").shift(1)).fill_null(True))
    grows = pl.when((value < 0) & (start < 0)).then(value != start).otherwise(value > start) & same
    # Ends this far apart are a change and what it led to.
    is_percent = pl.col("kind") == "percent"
    factor = pl.when(is_percent).then(_RATE_MOVES).otherwise(_AMOUNT_MOVES)
    grows = grows & ~(is_move & (value * 2 >= start * factor)).fill_null(False)
    # a decrease of 40.1% to 34.2%
    falls = is_percent & same & is_move & (value * 2 > start)
    # 2024-2026 are three years.
    is_dated = (pl.col("class") == "date") | (pl.col("kind") == "period") & (pl.col("kind").shift(1) == "period")
    dates = is_dated & (pl.col("date_end") >= pl.col("date_start").shift(1))
    ends = tied & (grows.fill_null(False) | falls.fill_null(False) | dates.fill_null(False))
    close = numbered(mentions.select_seq(_RANGED)).filter(tied | tied.shift(-1))
    close = close.with_columns_seq(value=pl.when(tied & _shares_loss()).then(value * -1).otherwise("value"))
    flagged = close.with_columns_seq(_absorbed=ends)
    flagged = flagged.with_columns_seq(_absorbed=pl.col("_absorbed") & ~pl.col("_absorbed").shift(1, fill_value=False))
    opens = pl.col("_absorbed").shift(-1, fill_value=False)
    is_date = pl.col("kind").is_in(["date", "period"]).fill_null(False)

    def from_next(column: str) -> pl.Expr:
        return pl.when(opens).then(pl.col(column).shift(-1)).otherwise(column).alias(column)

    merged = flagged.with_columns_seq(
        from_next("counted"),
        from_next("end"),
        kind=pl.when(~pl.col("_absorbed")).then("kind"),
        low=pl.when(opens & ~is_date).then(pl.min_horizontal("value", pl.col("value").shift(-1))).otherwise("low"),
        high=pl.when(opens & ~is_date).then(pl.max_horizontal("value", pl.col("value").shift(-1))).otherwise("high"),
        value=pl.when(opens).then(None).otherwise("value"),
        ulp=pl.when(opens).then(pl.min_horizontal("ulp", pl.col("ulp").shift(-1))).otherwise("ulp"),
        qualifier=pl.when(opens).then(pl.lit("range")).otherwise("qualifier"),
        date_end=pl.when(opens & is_date).then(pl.col("date_end").shift(-1)).otherwise("date_end"),
        per=pl.when(opens).then(pl.coalesce("per", pl.col("per").shift(-1))).otherwise("per"),
    )
    return replaced(
        mentions, merged.drop("class", "tie", "date_start", "unit_id", "unit_word", "left", "has_sign", "sign_length", "_absorbed")
    )
