"""Find every expression that may be a number, with its place and its surroundings.

No polars expression returns the offsets of matches; `extract_all` gives the matches and `split` by the same pattern the gaps
between them, so that cumulative lengths are the offsets.
"""

from __future__ import annotations

import polars as pl

from transforms.quantities.fold import fold_characters
from transforms.quantities.grammar import MENTION

#: How far the grammar of signs, qualifiers and units looks around an expression, in characters.
LEFT_WINDOW = 80
RIGHT_WINDOW = 28


def scan(texts: pl.DataFrame) -> pl.DataFrame:
    """Matches of the grammar in each text.

    texts: `text_index` (UInt32, ascending), `text`.
    Returns one row a match in reading order: `text_index`, `start`, `end` (characters), `raw` (folded surface), `left`, `right`
    (folded surroundings, up to LEFT_WINDOW and RIGHT_WINDOW characters).
    """
    folded = texts.select("text_index", text=fold_characters(pl.col("text")))
    matched = folded.with_columns(raw=pl.col("text").str.extract_all(MENTION)).filter(pl.col("raw").list.len() > 0)
    gaps = matched.select(gap=pl.col("text").str.split(MENTION, literal=False).list.head(pl.col("raw").list.len())).explode("gap")
    found = matched.explode("raw").with_columns(gaps["gap"])
    gap_length, raw_length = pl.col("gap").str.len_chars().cast(pl.Int32), pl.col("raw").str.len_chars().cast(pl.Int32)
    end = (gap_length + raw_length).cum_sum().over("text_index").alias("end")
    placed = found.with_columns(end).with_columns(start=pl.col("end") - raw_length)
    window_start = (pl.col("start") - LEFT_WINDOW).clip(lower_bound=0)
    return placed.select(
        "text_index",
        "start",
        "end",
        "raw",
        left=pl.col("text").str.slice(window_start, pl.col("start") - window_start),
        right=pl.col("text").str.slice(pl.col("end"), RIGHT_WINDOW),
    )
