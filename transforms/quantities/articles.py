"""Numerals that only introduce a noun: 一个, 一家, a bare 两 or 三. They are a third of what the grammar finds in Chinese speech, so they
are put aside by their spelling and nearest neighbours, before anything else is read.

Kept are those that may yet be a number: said with another number (一到三家), of money ($一), alone in their text, counting an English noun.
`tell_bare_numbers` sorts out the rest by their value.
"""

from __future__ import annotations

import polars as pl

from transforms.quantities.align import ROW, numbered
from transforms.quantities.left_context import ENDS_IN_CURRENCY, JOINED
from transforms.quantities.right_context import ENDS_TEXT


def drop_articles(mentions: pl.DataFrame) -> pl.DataFrame:
    """`mentions` without articles.

    mentions: `left`, `right`, and of shapes.py `class`, `kind`, `scale_exponent`, `is_one`, `says_tens`, `is_ranked`.
    """
    kind, left, right = pl.col("kind"), pl.col("left"), pl.col("right")
    is_spelled = (pl.col("class") == "word_amount") & pl.col("scale_exponent").is_null() & ~pl.col("says_tens")
    is_article = is_spelled & (kind.is_null() | pl.col("is_one") & (kind == "count")) & ~pl.col("is_ranked")
    joined = left.str.contains(JOINED)
    rows = numbered(mentions.select("left", "right", _is=is_article & ~(joined | joined.shift(-1, fill_value=False))))
    loose = rows.filter("_is").filter(~left.str.contains(ENDS_IN_CURRENCY), ~right.str.contains(rf"{ENDS_TEXT}|^[ -][a-z]"))
    return mentions.filter(~pl.int_range(pl.len(), dtype=pl.UInt32).is_in(loose[ROW].implode()))
