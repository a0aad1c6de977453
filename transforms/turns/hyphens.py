"""English words parted at a line's end: `reve-` over `nue` is `revenue`, `write-` over `offs` stays `write-offs`.

A hyphen is the word's own where the same document prints the word with it in the midst of a line, behind a capital's or a compound's
first part, and behind the words that compounds begin with (`reference/hyphen_prefixes.csv`).
"""

from __future__ import annotations

import polars as pl

from transforms.reference import table
from transforms.turns.rows import SHOWN_HYPHEN, among

HYPHENS = "[-\u2010\u2011\ufffe]"
COMPOUND = r"[A-Za-z]+(?:-[A-Za-z]+)+"


def with_hyphens(rows: pl.DataFrame) -> pl.DataFrame:
    """English words parted at the line's end are whole again; a hyphen that belongs to the word stays. `after_hyphen` tells the row
    behind one.
    """
    within = (pl.col("turn") == pl.col("turn").shift(-1)).fill_null(False) & ~pl.col("starts").shift(-1).fill_null(True)
    letter = pl.any_horizontal(pl.col("head").shift(-1).is_between(pl.lit(a), pl.lit(z)) for a, z in ("AZ", "az"))
    parted = within & pl.col("tail").is_in(["-", "\u2010", "\u2011", "\ufffe"]) & letter
    rows = rows.with_columns(parted.fill_null(False).alias("parted"))
    if not rows["parted"].any():
        return rows.with_columns(pl.lit(False).alias("after_hyphen")).drop("parted")
    prefixes = table("hyphen_prefixes")["word"].str.to_lowercase().implode()
    word = pl.col("body").str.tail(40).str.extract(rf"([A-Za-z'’-]+){HYPHENS}$").str.to_lowercase()
    next_capital = pl.col("head").shift(-1).str.contains("^[A-Z]")
    own = word.is_null() | word.is_in(prefixes) | word.str.contains("-") | next_capital
    own = own | among(_hyphenated_elsewhere(rows), rows.height)
    drop = pl.col("parted") & (~own.fill_null(True) | (pl.col("tail") == SHOWN_HYPHEN))
    rows = rows.with_columns(pl.col("parted").shift(1).fill_null(False).alias("after_hyphen"), drop.alias("drop"))
    return rows.with_columns(
        pl.when("drop").then(pl.col("body").str.head(pl.col("n").cast(pl.Int64) - 1)).otherwise("body").alias("body"),
        pl.when("drop").then(pl.col("n") - 1).otherwise("n").alias("n"),
    ).drop("parted", "drop")


def _hyphenated_elsewhere(rows: pl.DataFrame) -> pl.Series:
    """Places of the parted rows whose word the document prints with its hyphen within a line, in any number."""
    places = rows.select(pl.col("parted").arg_true())["parted"]
    ends = rows.select("doc", pl.col("body").str.tail(40).str.extract(rf"([A-Za-z]+(?:-[A-Za-z]+)*){HYPHENS}$").alias("before"))[places]
    heads = rows.select(pl.col("body").str.head(40).str.extract("^([A-Za-z]+(?:-[A-Za-z]+)*)").alias("behind"))[places + 1]
    parted = pl.concat([ends, heads], how="horizontal").with_columns(places.alias("place")).drop_nulls()
    word = pl.concat_str("before", pl.lit("-"), "behind").str.to_lowercase().str.strip_suffix("s")
    parted = parted.select("doc", "place", word.alias("word"))
    printed = rows.select("doc", "body").join(parted.select("doc").unique(), on="doc", how="semi")
    printed = printed.filter(pl.col("body").str.contains("-", literal=True))
    printed = printed.select("doc", pl.col("body").str.extract_all(COMPOUND).alias("word")).explode("word").drop_nulls()
    printed = printed.select("doc", pl.col("word").str.to_lowercase().str.strip_suffix("s")).unique()
    return parted.join(printed, on=["doc", "word"], how="semi")["place"].sort()
