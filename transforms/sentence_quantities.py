"""Quantities of sentences, placed in the turns that the sentences were cut from."""

from __future__ import annotations

import polars as pl

from transforms.quantities import read_mentions


def read_sentences(sentences: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Quantities of all sentences, placed in their turns: the `quantities` frame of docs/architecture.md before corrections."""
    texts = sentences.join(contexts.select("document_id", "context"), on="document_id", how="left", maintain_order="left").with_row_index("text_index")
    mentions = read_mentions(texts.select("text_index", "context", "text"), contexts.drop("document_id"))
    keys = texts.select("text_index", "document_id", "utterance_seq", "sentence_seq", sentence_start="char_start")
    placed = mentions.join(keys, on="text_index", how="left", maintain_order="left")
    return placed.with_columns(
        quantity_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"),
        char_start=(pl.col("sentence_start") + pl.col("start")).cast(pl.Int32),
        char_end=(pl.col("sentence_start") + pl.col("end")).cast(pl.Int32),
    ).drop("text_index", "start", "end", "sentence_start")
