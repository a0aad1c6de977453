"""Where on the page a quantity stands: from its place in the turn, over the line it was printed on, to the box of its characters."""

from __future__ import annotations

import polars as pl

#: A turn's offset and its number share one integer key, so that positions of all turns of a document sort in one column.
_TURN_STRIDE = 1 << 32


def locate(quantities: pl.DataFrame, pieces: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Adds `page`, `x0`, `top`, `x1`, `bottom` (PDF points; null for text sources) to quantities.

    quantities: `document_id`, `utterance_seq`, `char_start`, `char_end`, `surface`; pieces and lines: frames of docs/architecture.md.
    A mention broken over two lines is boxed on the line of its first digit, else where it begins.
    """
    before_digits = pl.col("surface").str.extract("^([^0-9]*)[0-9]", 1).str.len_chars().fill_null(0).cast(pl.Int64)
    piece = pieces.select(
        "document_id",
        _turn_place(pl.col("char_start").cast(pl.Int64)),
        pl.col("page").alias("piece_page"),
        "line_seq",
        piece_start="char_start",
        piece_end=pl.col("char_start") + pl.col("length"),
        line_char_start="line_char_start",
    ).sort("key")
    placed = (
        quantities.with_row_index("_row")
        .with_columns(_turn_place(pl.col("char_start").cast(pl.Int64) + before_digits))
        .sort("key")
        .join_asof(piece, on="key", by="document_id", strategy="backward", check_sortedness=False)
        .sort("_row")
        .drop("_row", "key")
    )
    if lines["x_edges"].null_count() == len(lines):
        empty = {name: pl.lit(None, pl.Float32) for name in ("x0", "top", "x1", "bottom")}
        return placed.with_columns(page="piece_page", **empty).drop("piece_page", "line_seq", "piece_start", "piece_end", "line_char_start")
    edges = lines.select("document_id", line_seq="seq", line_top="top", line_bottom="bottom", x_edges="x_edges")
    boxed = placed.join(edges, on=["document_id", "line_seq"], how="left", maintain_order="left")
    first = pl.col("line_char_start") + pl.max_horizontal("char_start", "piece_start") - pl.col("piece_start")
    last = pl.col("line_char_start") + pl.min_horizontal("char_end", "piece_end") - pl.col("piece_start")
    return boxed.with_columns(
        page="piece_page",
        x0=pl.col("x_edges").list.get(first, null_on_oob=True),
        top="line_top",
        x1=pl.col("x_edges").list.get(last, null_on_oob=True),
        bottom="line_bottom",
    ).drop("piece_page", "line_seq", "piece_start", "piece_end", "line_char_start", "line_top", "line_bottom", "x_edges")


def _turn_place(place: pl.Expr) -> pl.Expr:
    return (pl.col("utterance_seq").cast(pl.Int64) * _TURN_STRIDE + place).alias("key")
