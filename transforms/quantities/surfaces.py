"""The frame that is handed over: places and surfaces in the text as given, exact decimals."""

from __future__ import annotations

import polars as pl

from transforms.quantities.align import texts_of
from transforms.quantities.amounts import as_decimal
from transforms.quantities.split_numbers import moved_back

#: What the frame handed over is made of.
_NEEDED = (
    *(
        "text_index",
        "start",
        "end",
        "class",
        "kind",
        "value",
        "low",
        "high",
        "ulp",
        "spoken_value",
        "unit_id",
        "counted",
        "per",
        "qualifier",
    ),
    *("date_start", "date_end", "prefix_length", "sign_length", "has_sign", "name_length", "name_tail", "touches_right"),
)
_VALUELESS = ("identifier", "ordinal", "date", "period")


def hand_over(mentions: pl.DataFrame, texts: pl.DataFrame, places: pl.DataFrame | None) -> pl.DataFrame:
    """Columns of contracts.Quantity but its ids, in reading order, one row a mention that has a kind.

    A sign word and a currency in front belong to the surface, and so do the letters of a name.
    places: of texts that were closed up before they were read (split_numbers.py).
    """
    told = mentions.select_seq(_NEEDED).filter(pl.col("kind").is_not_null())
    is_value = ~pl.col("kind").is_in(_VALUELESS)
    front = pl.when(is_value).then(pl.col("prefix_length") + pl.when("has_sign").then("sign_length").otherwise(0)).otherwise(0)
    is_name = (pl.col("kind") == "identifier") & (pl.col("class") == "amount")
    placed = told.with_columns_seq(
        start=pl.col("start") - pl.when(is_name).then("name_length").otherwise(front),
        end=pl.col("end") + pl.when(is_name & pl.col("touches_right")).then("name_tail").otherwise(0),
    )
    placed = moved_back(placed, places).with_columns(texts_of(told, texts))
    return placed.select(
        "text_index",
        "start",
        "end",
        pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")).alias("surface"),
        pl.col("kind").cast(pl.String),
        *(as_decimal(pl.col(name)).alias(name) for name in ("value", "low", "high")),
        "unit_id",
        pl.when(pl.col("kind") == "count").then("counted").alias("counted"),
        pl.when(is_value).then("per").alias("per"),
        # 左右 after a day or `some` before a quarter makes it no other day.
        pl.when(pl.col("kind").is_in(("date", "period")) & (pl.col("qualifier") != "range"))
        .then(pl.lit("exact"))
        .otherwise("qualifier")
        .cast(pl.String)
        .alias("qualifier"),
        as_decimal(pl.col("ulp")).alias("ulp"),
        as_decimal(pl.col("spoken_value")).alias("spoken_value"),
        "date_start",
        "date_end",
    )
