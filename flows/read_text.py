"""Text to lines as printed: every line is kept as it is; a form feed begins a page."""

from __future__ import annotations

import polars as pl

#: Columns of `contracts.Line`; the frames of text and PDF sources are put together with it.
LINE_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "document_id": pl.String,
    "seq": pl.Int32,
    "page": pl.Int32,
    "text": pl.String,
    "x0": pl.Float32,
    "top": pl.Float32,
    "x1": pl.Float32,
    "bottom": pl.Float32,
    "size": pl.Float32,
    "page_height": pl.Float32,
    "x_edges": pl.List(pl.Float32),
    "superscripts": pl.List(pl.Int32),
}


def text_lines(texts: pl.DataFrame) -> pl.DataFrame:
    """Lines (`contracts.Line`) of many texts at once.

    Args:
        texts: `document_id`, `text`; one row a document.
    """
    line_ends = pl.col("text").str.replace_all("\r\n", "\n", literal=True).str.replace_all("\r", "\n", literal=True)
    # A page's last line ends before the form feed, and the last page before the end of the file: no empty line stands there.
    pages = (
        texts.select("document_id", line_ends.str.strip_suffix("\n").str.strip_suffix("\f").str.split("\f").alias("text"))
        .with_columns(page=pl.when(pl.col("text").list.len() > 1).then(pl.int_ranges(1, pl.col("text").list.len() + 1)))
        .with_columns(page=pl.coalesce("page", pl.concat_list(pl.lit(None, pl.Int64))))
        .explode("text", "page")
    )
    return (
        pages.with_columns(pl.col("text").str.strip_suffix("\n").str.split("\n"))
        .explode("text")
        .with_columns(seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"))
        .select(*(_column(name, dtype) for name, dtype in LINE_SCHEMA.items()))
    )


def page_counts(lines: pl.DataFrame) -> pl.DataFrame:
    """`document_id`, `pages` (null where the text has no page breaks)."""
    return lines.group_by("document_id", maintain_order=True).agg(pages=pl.col("page").max())


def _column(name: str, dtype: pl.DataType | type[pl.DataType]) -> pl.Expr:
    known = ("document_id", "seq", "page", "text")
    return pl.col(name).cast(dtype) if name in known else pl.lit(None, dtype).alias(name)
