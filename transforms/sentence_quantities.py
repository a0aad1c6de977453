"""Quantities of sentences, placed in the turns that the sentences were cut from; what errata say is read in the same pass."""

from __future__ import annotations

import polars as pl

from transforms.quantities import read_mentions

#: Marks that open an item of a list of news, each about a company and in a currency of its own.
_ITEM_MARK = "^[■●•▪◆◼★※]"


def read_sentences(sentences: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Quantities of all sentences, placed in their turns: the `quantities` frame of docs/architecture.md, before corrections.

    contexts: one row a document: `document_id`, `context` (UInt32) and what read_mentions takes of the call.
    """
    texts = _texts(sentences, contexts)
    return _placed(read_mentions(texts.select("text_index", "context", "text", "passage"), contexts.drop("document_id")), texts)


def read_sentences_and_errata(sentences: pl.DataFrame, errata: pl.DataFrame, contexts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What read_sentences makes of the sentences, and the mentions in `correct` of errata (corrections.find_errata), with `note_index`.

    A batch has few errata, and reading has a fixed cost: they are read as so many more texts behind the sentences.
    """
    texts = _texts(sentences, contexts)
    columns = ("text_index", "context", "text", "passage")
    first, passages = texts.height, pl.lit(texts["passage"].max() or 0, pl.UInt32)
    notes = errata.join(contexts.select("document_id", "context"), on="document_id", how="left", maintain_order="left").select(
        "context", text_index=(pl.col("note_index") + first).cast(pl.UInt32), text="correct", passage=passages + 1 + pl.col("note_index")
    )
    mentions = read_mentions(pl.concat([texts.select(columns), notes.select(columns)]), contexts.drop("document_id"))
    of_notes = pl.col("text_index") >= first
    said = mentions.filter(of_notes).with_columns(pl.col("text_index") - first).rename({"text_index": "note_index"})
    return _placed(mentions.filter(~of_notes), texts), said


def _texts(sentences: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    known = sentences.join(contexts.select("document_id", "context"), on="document_id", how="left", maintain_order="left")
    return known.with_row_index("text_index").with_columns(passage())


def _placed(mentions: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    keys = texts.select("text_index", "document_id", "utterance_seq", "sentence_seq", sentence_start="char_start")
    placed = mentions.join(keys, on="text_index", how="left", maintain_order="left")
    return placed.with_columns(
        quantity_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"),
        char_start=(pl.col("sentence_start") + pl.col("start")).cast(pl.Int32),
        char_end=(pl.col("sentence_start") + pl.col("end")).cast(pl.Int32),
    ).drop("text_index", "start", "end", "sentence_start")


def passage() -> pl.Expr:
    """A number for the sentences of one paragraph, or of one item where a turn is a list of marked items."""
    document, seq = pl.col("document_id"), pl.col("utterance_seq")
    turn_opens = ((document != document.shift(1)) | (seq != seq.shift(1))).fill_null(True)
    turn = turn_opens.cum_sum()
    is_item = pl.col("text").str.contains(_ITEM_MARK)
    paragraph = pl.col("char_start") > pl.col("char_end").shift(1)  # the line break between two paragraphs is in no sentence
    opens = turn_opens | is_item | (paragraph & ~turn.is_in(turn.filter(is_item).implode()))
    return opens.fill_null(True).cum_sum().cast(pl.UInt32).alias("passage")
