"""Find every expression that may be a number, with its place and its surroundings.

No polars expression returns the offsets of matches. One pass writes a mark on both sides of every match; cutting at the marks gives
matches and the gaps between them, and cumulative lengths give the offsets.
"""

from __future__ import annotations

import polars as pl

from transforms.quantities.fold import CLOSE, OPEN, fold_characters
from transforms.quantities.grammar import MENTION

#: How far the grammar of signs, qualifiers and units looks around an expression, in characters.
LEFT_WINDOW = 80
RIGHT_WINDOW = 28


def scan(texts: pl.DataFrame) -> pl.DataFrame:
    """Matches of the grammar in each text.

    texts: `text_index` (UInt32), `context` and any other key, `text`.
    Returns one row a match in reading order: the keys, `start`, `end` (Int32, characters), `raw` (folded surface), `left` and `right`: the
    last LEFT_WINDOW and first RIGHT_WINDOW folded characters before and after it, up to the neighbouring match, whose end shows as CLOSE
    at the head of `left` and whose beginning as OPEN at the tail of `right`.
    """
    marked = texts.with_columns(text=fold_characters(pl.col("text")).str.replace_all(MENTION, f"{OPEN}$0{CLOSE}")).filter(
        pl.col("text").str.contains(OPEN, literal=True)
    )
    pieces = marked.with_columns(pl.col("text").str.split(OPEN)).explode("text")
    parts = pieces.with_columns(pl.col("text").str.splitn(CLOSE, 2).alias("_parts")).drop("text").unnest("_parts")
    # The first piece of a text has no match, only the gap before the first one.
    is_head = pl.col("field_1").is_null()
    lengths = parts.with_columns(
        _is_head=is_head,
        gap=pl.coalesce("field_1", "field_0"),
        raw=pl.when(~is_head).then("field_0"),
    ).drop("field_0", "field_1")
    raw_length = pl.col("raw").str.len_chars().fill_null(0).cast(pl.Int64)
    gap_length = pl.col("gap").str.len_chars().cast(pl.Int64)
    running = lengths.with_columns(_raw_length=raw_length, _gap_length=gap_length).with_columns(
        _at=(pl.col("_raw_length") + pl.col("_gap_length")).cum_sum() - pl.col("_raw_length") - pl.col("_gap_length")
    )
    base = pl.when("_is_head").then("_at").forward_fill()
    return (
        running.with_columns(
            start=(pl.col("_at") - base).cast(pl.Int32),
            left=pl.when(pl.col("_is_head").shift(1))
            .then(pl.col("gap").shift(1))
            .otherwise(CLOSE + pl.col("gap").shift(1))
            .str.tail(LEFT_WINDOW),
            right=pl.when(pl.col("_is_head").shift(-1, fill_value=True))
            .then(pl.col("gap"))
            .otherwise(pl.col("gap") + OPEN)
            .str.head(RIGHT_WINDOW),
        )
        .filter(~pl.col("_is_head"))
        .with_columns(end=pl.col("start") + pl.col("_raw_length").cast(pl.Int32))
        .drop("_is_head", "gap", "_at", "_raw_length", "_gap_length")
    )
