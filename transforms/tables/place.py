"""Tables found on lines, brought to the sentences: each line of a table is a sentence of its own, and its cells are read one by one."""

from __future__ import annotations

import polars as pl

from transforms.tables.find import Tables

_TURN = ("document_id", "utterance_seq")


def cells_in_turns(tables: Tables, pieces: pl.DataFrame) -> pl.DataFrame:
    """The cells that stand in turns, with `utterance_seq`, `char_start`, `char_end` (in the turn's text), in reading order."""
    piece = pieces.select("document_id", "line_seq", "utterance_seq", "length", "line_char_start", piece_start="char_start")
    piece = piece.join(tables.lines, on=["document_id", "line_seq"], how="semi").with_columns(
        pl.col("line_char_start").cast(pl.Int64).alias("start")
    )
    placed = (
        tables.cells.with_columns(pl.col("start").cast(pl.Int64))
        .sort("start")
        .join_asof(piece.sort("start"), on="start", by=["document_id", "line_seq"], strategy="backward", check_sortedness=False)
    )
    shift = pl.col("piece_start") - pl.col("line_char_start")
    placed = placed.filter(pl.col("end") <= pl.col("line_char_start") + pl.col("length"))
    placed = placed.with_columns(char_start=(pl.col("start") + shift).cast(pl.Int32), char_end=(pl.col("end") + shift).cast(pl.Int32))
    return placed.drop("start", "end", "line_char_start", "length", "piece_start", "line_seq").sort(*_TURN, "char_start")


def cut_at_rows(sentences: pl.DataFrame, utterances: pl.DataFrame, pieces: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """`sentences` with each line of a table as a sentence, and `is_row`, which tells those."""
    found = pieces.join(tables.lines, on=["document_id", "line_seq"], how="semi")
    rows = found.group_by(*_TURN, "line_seq", maintain_order=True).agg(
        row_start=pl.col("char_start").min(), row_end=(pl.col("char_start") + pl.col("length")).max(), row_page=pl.col("page").first()
    )
    rows = rows.sort(*_TURN, "row_start")
    touched = sentences.join(rows.select(_TURN).unique(), on=_TURN, how="semi", maintain_order="left")
    others = sentences.join(rows.select(_TURN).unique(), on=_TURN, how="anti", maintain_order="left").with_columns(is_row=pl.lit(False))
    cut = _segments(touched, rows)
    texts = utterances.select(*_TURN, turn="text").join(cut.select(_TURN).unique(), on=_TURN, how="semi")
    cut = cut.join(texts, on=_TURN, how="left", maintain_order="left")
    cut = cut.with_columns(text=pl.col("turn").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))).drop("turn")
    bare = pl.col("text").str.strip_chars_start()
    cut = cut.with_columns(
        char_start=pl.col("char_start") + (pl.col("text").str.len_chars() - bare.str.len_chars()).cast(pl.Int32),
        text=bare.str.strip_chars_end(),
    )
    cut = cut.with_columns(char_end=pl.col("char_start") + pl.col("text").str.len_chars().cast(pl.Int32)).filter(pl.col("text") != "")
    whole = pl.concat([others, cut.select(others.columns)], how="vertical_relaxed")
    # Documents stay in their order, turns and sentences in theirs.
    order = sentences.select("document_id").unique(maintain_order=True).with_row_index("document")
    whole = whole.join(order, on="document_id", how="left").sort("document", "utterance_seq", "char_start").drop("document")
    return whole.with_columns(sentence_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"))


def _segments(sentences: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Turns cut wherever a sentence or a row begins or a row ends; what lies in one row is one again."""
    starts = sentences.select(*_TURN, "sentence_seq", "page", start="char_start", end="char_end")
    points = pl.concat(
        [
            starts.select(*_TURN, point="start"),
            starts.select(*_TURN, point="end"),
            rows.select(*_TURN, point="row_start"),
            rows.select(*_TURN, point="row_end"),
        ]
    )
    points = points.unique().sort("point")
    points = points.join_asof(
        rows.rename({"row_start": "point"}),
        on="point",
        by=_TURN,
        strategy="backward",
        check_sortedness=False,
        coalesce=False,
        suffix="_row",
    )
    points = points.rename({"point_row": "row_start"})
    points = points.join_asof(
        starts.with_columns(point="start").sort("point"), on="point", by=_TURN, strategy="backward", check_sortedness=False
    )
    points = points.sort(*_TURN, "point").with_columns(next=pl.col("point").shift(-1).over(_TURN))
    is_row = (pl.col("point") < pl.col("row_end")).fill_null(False)
    said = (pl.col("point") < pl.col("end")).fill_null(False)
    points = points.with_columns(is_row=is_row).filter(is_row | said)
    part = pl.when("is_row").then(pl.col("row_start")).otherwise(-1 - pl.col("point"))
    segments = points.with_columns(part=part).group_by(*_TURN, "part", maintain_order=True)
    return segments.agg(
        pl.col("sentence_seq").first(),
        pl.col("is_row").first(),
        char_start=pl.col("point").min(),
        char_end=pl.col("next").max(),
        page=pl.when(pl.col("is_row").first()).then(pl.col("row_page").first()).otherwise(pl.col("page").first()),
    )
