"""The parts of a document that say what call it is of: its title, its running headers, and the greeting."""

from __future__ import annotations

import polars as pl

TITLE_ROWS = 15
GREETING_TURNS = 3
GREETING = 600  # characters of each turn
SAMPLE_TURNS = 12
SAMPLE = 600  # characters of each turn


def read_heads(documents: pl.DataFrame, lines: pl.DataFrame, utterances: pl.DataFrame, margins: pl.DataFrame | None) -> pl.DataFrame:
    """One row a document, in order: `document_id`, `title`, `greeting` (both may be empty), `sample` (how its first turns begin)."""
    if margins is not None and margins.height:
        shown = margins.filter(pl.col("kind").is_in(["title_block", "furniture", "heading"])).select("document_id", "text", "kind")
        shown = shown.unique(["document_id", "text"], keep="first", maintain_order=True)
        order = pl.col("kind").replace_strict({"title_block": 0, "furniture": 1, "heading": 2}, return_dtype=pl.Int8)
        shown = shown.with_columns(order.alias("order")).sort("document_id", "order", maintain_order=True)
    else:
        shown = lines.filter(pl.col("seq") < 3 * TITLE_ROWS).select("document_id", pl.col("text").str.strip_chars())
        shown = shown.filter((pl.col("text") != "") & (pl.col("text").str.len_chars() < 150))
    titles = shown.group_by("document_id", maintain_order=True).agg(pl.col("text").head(TITLE_ROWS).str.join("\n").alias("title"))
    early = utterances.filter(pl.col("utterance_seq") < SAMPLE_TURNS)
    speech = early.group_by("document_id", maintain_order=True).agg(
        pl.col("text").head(GREETING_TURNS).str.head(GREETING).str.join("\n").alias("greeting"),
        pl.col("text").str.head(SAMPLE).str.join("\n").alias("sample"),
    )
    heads = documents.select("document_id").join(titles, on="document_id", how="left", maintain_order="left")
    heads = heads.join(speech, on="document_id", how="left", maintain_order="left")
    return heads.with_columns(pl.col("title", "greeting", "sample").fill_null(""))
