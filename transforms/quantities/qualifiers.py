"""Sign, qualifier and per-what of each mention, from what its surroundings say."""

from __future__ import annotations

import polars as pl

from transforms.quantities.align import ROW, beside, numbered
from transforms.quantities.grammar import one_of, words
from transforms.quantities.left_context import STOP, said
from transforms.quantities.vocabularies import QUALIFIER
from transforms.reference import table

_PER = one_of(words("per_words", position="before"), after_gap=True)


def read_sign(mentions: pl.DataFrame) -> pl.DataFrame:
    """Signs `value` (and the bounds): minus, a word of loss, accounting brackets; 正负 makes a range around zero.

    Settles `sign_length`, the characters in front that belong to the surface.
    """
    in_brackets = pl.col("is_open_bracket") & (
        pl.col("is_bracketed").fill_null(False) | (pl.col("prefix_unit").is_not_null() & pl.col("is_closed_bracket"))
    )
    negative = pl.col("is_negative") | in_brackets
    both = pl.col("is_both_signs") & pl.col("value").is_not_null()
    bounds = negative & pl.col("low").is_not_null() & (pl.col("class") != "digits")
    return mentions.with_columns(
        value=pl.when(both).then(None).when(negative).then(pl.col("value") * -1).otherwise("value"),
        low=pl.when(both).then(pl.col("value") * -1).when(bounds).then(pl.col("high") * -1).otherwise("low"),
        high=pl.when(both).then(pl.col("value")).when(bounds).then(pl.col("low") * -1).otherwise("high"),
        sign_length=pl.when(in_brackets & pl.col("is_bracketed").fill_null(False) & pl.col("prefix_unit").is_null())
        .then(1)
        .otherwise("sign_length"),
        has_sign=negative | both,
    )


def read_qualifier(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `qualifier`; a word after the number (左右, 以上) wins over one before it, `多` inside the number comes last."""
    # 内 bounds a time (三年内), not a place (100个国家内).
    after = pl.when((pl.col("kind") == "duration") | ~pl.col("is_inside")).then("qualifier_after")
    # 近三年 is the latest three years.
    recent = (pl.col("kind") == "duration") & pl.col("is_recent")
    before = pl.when(~recent.fill_null(False)).then("qualifier_before")
    # 过亿, 上百家: only in front of a bare unit of ten does 过 or 上 say more than.
    exceeding = pl.when(pl.col("is_exceeding") & pl.col("begins_with_tens")).then(pl.lit("above", QUALIFIER))
    inside = pl.when("is_more").then(pl.lit("above", QUALIFIER)).when(pl.col("more").is_not_null()).then(pl.lit("approx", QUALIFIER))
    said = pl.coalesce(exceeding, after, before, inside, pl.lit("exact", QUALIFIER))
    is_range = pl.col("low").is_not_null() & (pl.col("kind").is_null() | (pl.col("kind") != "digits"))
    return mentions.with_columns(qualifier=pl.when(is_range).then(pl.lit("range")).otherwise(said))


def read_per(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `per`: the unit that an amount is said for, after it (`per share`, `/吨`) or before it (`每股收益为`).

    `per ADS was RMB 0.62 versus RMB 2.66`: small amounts after one said per share are per share too.
    """
    is_money, is_count, unscaled = pl.col("kind") == "money", pl.col("kind") == "count", pl.col("scale_exponent").is_null()
    keys = mentions.select("text_index", "left", "class", "kind", "scale_exponent", "per_after")
    rows = numbered(keys).filter(is_money | is_count).with_columns(_takes=is_count | unscaled)
    heard = rows.join(_per_before(rows.filter("_takes")), on=ROW, how="left", maintain_order="left")
    said = pl.coalesce("per_after", "per_before")
    small = is_money & unscaled & pl.col("class").is_in(["amount", "coins", "small_coins"])
    last = pl.when(small).then(said).when(is_money).then(pl.lit(""))
    heads = pl.when(pl.col("text_index") != pl.col("text_index").shift(1)).then(pl.lit(""))
    carried = pl.coalesce(last, heads).forward_fill()
    per = pl.when(small).then(pl.coalesce(said, pl.when(carried != "").then(carried))).when("_takes").then(said)
    return beside(mentions, heard.select(ROW, per=per))


def _per_before(rows: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `per_before`: the last word before a number that says per what, within its clause."""
    known = table("per_words").filter(pl.col("position") == "before")
    pers = dict(zip(known["surface"].str.to_lowercase(), known["per"], strict=True))
    left = pl.col("left")
    near = rows.filter(left.str.contains(f"(?i){_PER}"))
    per = said(left.str.extract(rf"(?i).*({_PER})[^{STOP}]*$", 1)).replace_strict(pers, default=None, return_dtype=pl.String)
    return near.select("_row", per_before=per)
