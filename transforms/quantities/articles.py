"""Numerals that only introduce a noun: 一个, 一家, a bare 两 or 三. They are a third of what the grammar finds in Chinese speech, so they
are put aside by their spelling and nearest neighbours, before anything else is read.

Kept are those that may yet be a number: said with another number (一到三家), of money ($一), alone in their text, counting an English noun.
`tell_bare_numbers` sorts out the rest by their value.
"""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, numbered
from transforms.quantities.left_context import ENDS_IN_CURRENCY, JOINED
from transforms.quantities.right_context import ENDS_TEXT


@keeps_patterns
def drop_articles(mentions: pl.DataFrame) -> pl.DataFrame:
    """`mentions` without articles.

    mentions: `left`, `right`, and `is_article` of shapes.py.
    """
    left, right = pl.col("left"), pl.col("right")
    rows = numbered(mentions.select_seq("left", "right", _is="is_article"))
    # An article is joined to the number before it, or the one after it to the article.
    near = rows.filter(pl.col("_is") | pl.col("_is").shift(1)).with_columns_seq(_joined=left.str.contains(JOINED))
    loose = near.filter(pl.col("_is") & ~(pl.col("_joined") | pl.col("_joined").shift(-1, fill_value=False))).filter(
        ~left.str.contains(ENDS_IN_CURRENCY), ~right.str.contains(rf"{ENDS_TEXT}|^[ -](?:[a-z]|[A-Z]{{2,6}}s)")
    )
    return mentions.filter(pl.Series([True]).new_from_index(0, mentions.height).scatter(loose[ROW], False))
