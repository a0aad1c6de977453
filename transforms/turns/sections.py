"""Prepared remarks or questions, and on whose side a speaker stands where neither label nor list says so."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.rows import among


@cache
def _asking() -> str:
    """What only those say who have been given the word to ask."""
    return "|".join("(?i:" + word + ")" for word in table("asking_words")["word"])


def with_sections(turns: pl.DataFrame) -> pl.DataFrame:
    """`section` of every turn: by the heading above it; without any such heading the questions start with the first analyst, and whoever
    invites them.
    """
    headed = (pl.col("section") == "qa").fill_null(False).any().over("doc")
    asked = (pl.col("side") == "analyst").fill_null(False)
    invited = asked.shift(-1).fill_null(False) & (pl.col("doc") == pl.col("doc").shift(-1)).fill_null(False)
    opening = (
        invited & ((pl.col("side") == "operator").fill_null(False) | (pl.col("text").str.len_chars() < 400)) & (pl.col("utterance_seq") > 0)
    )
    from_here = (asked | opening).cum_max().over("doc")
    told = pl.when(headed).then(pl.col("section") == "qa").otherwise(from_here).fill_null(False)
    return turns.with_columns(pl.when(told).then(pl.lit("qa")).otherwise(pl.lit("prepared")).alias("section"))


def with_sides(turns: pl.DataFrame) -> pl.DataFrame:
    """`side` of named speakers of whom nothing is told: who follows an operator or asks in words is an analyst, anyone else answers.

    An interpreter speaks for the one before.
    """
    same = (pl.col("doc") == pl.col("doc").shift(1)).fill_null(False)
    interprets = (pl.col("side") == "interpreter").fill_null(False)
    turns = turns.with_columns(interprets.alias("interprets"))
    voice = ["name", "title", "organization", "side"]
    turns = turns.with_columns(
        [pl.when("interprets").then(None).otherwise(pl.col(c)).alias(c) for c in voice]
        + [pl.when("interprets").then(pl.lit("interpreted")).otherwise("delivery").alias("delivery")]
    )
    before = pl.int_range(pl.len())
    source = pl.when("interprets").then(None).otherwise(before).forward_fill().over("doc")
    turns = turns.with_columns(source.alias("voice"))
    if turns["interprets"].any():
        turns = turns.with_columns(
            [pl.when("interprets").then(pl.col(c).gather(pl.col("voice").fill_null(before))).otherwise(pl.col(c)).alias(c) for c in voice]
        )
    after_operator = same & (pl.col("side").shift(1) == "operator").fill_null(False) & (pl.col("section") == "qa")
    turns = turns.with_row_index("place")
    untold = turns.filter(pl.col("side").is_null() & pl.col("name").is_not_null() & (pl.col("section") == "qa"))
    asking = untold.filter(pl.col("text").str.head(1500).str.contains(_asking()))["place"]
    turns = turns.with_columns(among(asking, turns.height).alias("asking"))
    open_cases = turns.filter(pl.col("side").is_null() & pl.col("name").is_not_null()).select("place", "doc", "name")
    if open_cases.height:
        askers = turns.filter(after_operator | pl.col("asking")).select("doc", "name").unique()
        asks = among(open_cases.join(askers, on=["doc", "name"], how="semi")["place"], turns.height)
        told = pl.when(pl.col("name").is_not_null()).then(pl.when(asks).then(pl.lit("analyst")).otherwise(pl.lit("company")))
        turns = turns.with_columns(pl.coalesce("side", told).alias("side"))
    return turns.drop("interprets", "voice", "place", "asking")
