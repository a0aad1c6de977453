"""Quantities of sentences, placed in the turns that the sentences were cut from."""

from __future__ import annotations

import polars as pl

from transforms.quantities import read_mentions

#: Marks that open an item of a list of news, each about a company and in a currency of its own.
_ITEM_MARK = "^[■●•▪◆◼★※]"


def read_sentences(sentences: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Quantities of all sentences, placed in their turns: the `quantities` frame of docs/architecture.md, before corrections.

    contexts: one row a document: `document_id`, `context` (UInt32) and what read_mentions takes of the call.
    """
    numbered = contexts.select("document_id", "context")
    texts = (
        sentences.join(numbered, on="document_id", how="left", maintain_order="left").with_row_index("text_index").with_columns(passage())
    )
    mentions = read_mentions(texts.select("text_index", "context", "text", "passage"), contexts.drop("document_id"))
    keys = texts.select("text_index", "document_id", "utterance_seq", "sentence_seq", sentence_start="char_start")
    placed = mentions.join(keys, on="text_index", how="left", maintain_order="left")
    return placed.with_columns(
        quantity_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"),
        char_start=(pl.col("sentence_start") + pl.col("start")).cast(pl.Int32),
        char_end=(pl.col("sentence_start") + pl.col("end")).cast(pl.Int32),
    ).drop("text_index", "start", "end", "sentence_start")


def passage() -> pl.Expr:
    """A number for the sentences of one paragraph, or of one item where a turn is a list of marked items."""
    turn = pl.struct("document_id", "utterance_seq").rle_id()
    is_item = pl.col("text").str.contains(_ITEM_MARK)
    paragraph = pl.col("char_start") > pl.col("char_end").shift(1)  # the line break between two paragraphs is in no sentence
    opens = (turn != turn.shift(1)) | is_item | (paragraph & ~is_item.any().over(turn))
    return opens.fill_null(True).cum_sum().cast(pl.UInt32).alias("passage")
