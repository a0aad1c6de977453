"""What an amount is said for one of: `/吨`, `每吨`, `per ton`, `a ton`; composed of the units and the words that lead to them."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table

#: Words that a space parts from the unit.
_SPACED = ("per", "a", "an")


@cache
def per_words(position: str | None = None) -> pl.DataFrame:
    """`surface`, `per` (null where nothing is meant: a year ago) and `position`: `before` the amount (每吨3万元) or `after` it (3万元/吨).

    position: only the words of one position.
    """
    units, word = table("per_units"), pl.col("word")
    led = units.unpivot(["before", "after"], index=["unit", "per"], variable_name="position", value_name="word").drop_nulls("word")
    spoken = led.with_columns(word.str.split(" ")).explode("word")
    gap = pl.when(word.is_in(_SPACED)).then(pl.lit(" ")).otherwise(pl.lit(""))
    composed = spoken.select(surface=pl.concat_str("word", gap, "unit"), per="per", position="position")
    words = pl.concat([table("per_words").select("surface", "per", "position"), composed])
    return words if position is None else words.filter(pl.col("position") == position)
