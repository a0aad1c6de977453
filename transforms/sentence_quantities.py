"""Quantities of sentences, placed in the turns that the sentences were cut from; what errata say is read in the same pass.

A row of a table is read cell by cell: plain values by transforms.tables, everything else (periods, labels, values with their unit) as text.
"""

from __future__ import annotations

import polars as pl

from transforms.quantities import read_mentions
from transforms.tables import read_values

#: Marks that open an item of a list of news, each about a company and in a currency of its own.
_ITEM_MARK = "^[■●•▪◆◼★※]"


def read_sentences(sentences: pl.DataFrame, contexts: pl.DataFrame, cells: pl.DataFrame | None = None) -> pl.DataFrame:
    """Quantities of all sentences, placed in their turns: the `quantities` frame of docs/architecture.md, before corrections.

    contexts: one row a document: `document_id`, `context` (UInt32) and what read_mentions takes of the call. cells: those of table rows
    (tables.cells_in_turns), which are sentences marked `is_row`.
    """
    texts = _texts(sentences, contexts, cells)
    return _placed(read_mentions(texts.select(_TEXT), contexts.drop("document_id")), texts, _values(cells, sentences, contexts))


def read_sentences_and_errata(
    sentences: pl.DataFrame, errata: pl.DataFrame, contexts: pl.DataFrame, cells: pl.DataFrame | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What read_sentences makes of the sentences, and the mentions in `correct` of errata (corrections.find_errata), with `note_index`.

    A batch has few errata, and reading has a fixed cost: they are read as so many more texts behind the sentences.
    """
    texts = _texts(sentences, contexts, cells)
    first, passages = texts.height, pl.lit(texts["passage"].max() or 0, pl.UInt32)
    notes = errata.join(contexts.select("document_id", "context"), on="document_id", how="left", maintain_order="left").select(
        "context", text_index=(pl.col("note_index") + first).cast(pl.UInt32), text="correct", passage=passages + 1 + pl.col("note_index")
    )
    mentions = read_mentions(pl.concat([texts.select(_TEXT), notes.select(_TEXT)]), contexts.drop("document_id"))
    of_notes = pl.col("text_index") >= first
    said = mentions.filter(of_notes).with_columns(pl.col("text_index") - first).rename({"text_index": "note_index"})
    return _placed(mentions.filter(~of_notes), texts, _values(cells, sentences, contexts)), said


_TEXT = ("text_index", "context", "text", "passage")
_KEYS = ("document_id", "utterance_seq", "sentence_seq")
#: A year that stands alone in a cell is read with the character that makes a period of it.
_YEAR = "年"


def _texts(sentences: pl.DataFrame, contexts: pl.DataFrame, cells: pl.DataFrame | None) -> pl.DataFrame:
    """The texts to read in reading order, with `text_start` (in the turn) and `text_end`, where the text as printed ends."""
    known = sentences.join(contexts.select("document_id", "context"), on="document_id", how="left", maintain_order="left")
    known = known.with_columns(passage(), text_start="char_start", text_end="char_end")
    if cells is not None:
        columns = (*_KEYS, "context", "passage", "text", "text_start", "text_end")
        prose, rows = (
            known.filter(~pl.col("is_row")),
            known.filter("is_row").select(*_KEYS, "context", "passage", "char_start", "char_end", "text"),
        )
        said = _of_rows(cells.filter(~pl.col("is_plain") & ~pl.col("is_nothing")), rows).with_columns(
            text=pl.when("is_year").then(pl.col("printed") + _YEAR).otherwise("printed"), text_start="char_start", text_end="char_end"
        )
        known = _in_order(pl.concat([prose.select(columns), said.select(columns)]), sentences, "text_start")
    return known.with_row_index("text_index")


def _of_rows(cells: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Cells with the sentence they stand in, and `printed`, their text as the sentence has it (characters repaired)."""
    rows = rows.rename({"char_start": "row_start", "char_end": "row_end", "text": "row"}).with_columns(place="row_start").sort("place")
    turn = ["document_id", "utterance_seq"]
    found = cells.with_columns(place="char_start").sort("place").join_asof(rows, on="place", by=turn, check_sortedness=False)
    printed = pl.col("row").str.slice(pl.col("char_start") - pl.col("row_start"), pl.col("char_end") - pl.col("char_start"))
    return found.filter(pl.col("char_end") <= pl.col("row_end")).with_columns(printed.alias("printed")).drop("row")


def _in_order(frame: pl.DataFrame, sentences: pl.DataFrame, start: str) -> pl.DataFrame:
    """In the order of the documents of `sentences`, their sentences, and places."""
    order = sentences.select("document_id").unique(maintain_order=True).with_row_index("document")
    ordered = frame.join(order, on="document_id", how="left", maintain_order="left")
    return ordered.sort("document", "sentence_seq", start, maintain_order=True).drop("document")


def _values(cells: pl.DataFrame | None, sentences: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame | None:
    """The mentions of plain cells, placed."""
    if cells is None:
        return None
    currencies = contexts.select("document_id", document_currency="currency")
    rows = sentences.filter("is_row").select(*_KEYS, "char_start", "char_end", "text")
    plain = _of_rows(cells.filter("is_plain"), rows).join(currencies, on="document_id", how="inner").with_row_index("cell")
    placed = plain.select("cell", *_KEYS, "char_start", "char_end", surface=pl.col("printed").str.strip_chars_end("*†‡ "))
    placed = placed.with_columns(char_end=pl.col("char_start") + pl.col("surface").str.len_chars().cast(pl.Int32))
    return read_values(plain).join(placed, on="cell", how="left").drop("cell")


def _placed(mentions: pl.DataFrame, texts: pl.DataFrame, values: pl.DataFrame | None) -> pl.DataFrame:
    keys = texts.select("text_index", *_KEYS, "text_start", "text_end")
    placed = mentions.join(keys, on="text_index", how="left", maintain_order="left").with_columns(
        char_start=(pl.col("text_start") + pl.col("start")).cast(pl.Int32), char_end=(pl.col("text_start") + pl.col("end")).cast(pl.Int32)
    )
    if values is not None:
        # What was added to a year is no part of what is printed.
        over = (pl.col("char_end") - pl.col("text_end")).clip(0)
        placed = placed.with_columns(pl.col("surface").str.head(pl.col("surface").str.len_chars() - over), pl.col("char_end") - over)
        columns = [name for name in placed.columns if name in values.columns]
        placed = _in_order(pl.concat([placed.select(columns), values.select(columns)]), texts, "char_start")
    numbered = placed.with_columns(quantity_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"))
    return numbered.drop("text_index", "start", "end", "text_start", "text_end", strict=False)


def passage() -> pl.Expr:
    """A number for the sentences of one paragraph, or of one item where a turn is a list of marked items."""
    document, seq = pl.col("document_id"), pl.col("utterance_seq")
    turn_opens = ((document != document.shift(1)) | (seq != seq.shift(1))).fill_null(True)
    turn = turn_opens.cum_sum()
    is_item = pl.col("text").str.contains(_ITEM_MARK)
    paragraph = pl.col("char_start") > pl.col("char_end").shift(1)  # the line break between two paragraphs is in no sentence
    opens = turn_opens | is_item | (paragraph & ~turn.is_in(turn.filter(is_item).implode()))
    return opens.fill_null(True).cum_sum().cast(pl.UInt32).alias("passage")
