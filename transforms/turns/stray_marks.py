"""Superscript digits that no footnote of the document explains: they leave the text too, lest a number be read with a mark in it."""

from __future__ import annotations

import polars as pl

GLYPHS = "[⁰¹²³⁴-⁹]+"
# A mark follows a number, a word or a sign; behind a symbol (m², R²) or a bare ten (10⁹) a superscript is a power.
FOLLOWS = r"(?:[0-9%％\x{4E00}-\x{9FFF}.,;:。，；：、！？!?”’\"')）\]」』]|[A-Za-z][a-z]{2})$"
POWER_OF_TEN = r"(?:^|[^0-9.,])10$"
STRAY = {"at": pl.UInt32, "offset": pl.Int64, "length": pl.Int64}


def stray_marks(rows: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """`at`, `offset` in `body`, `length` of superscripts that are no marks of notes (`known`: `at`, `offset`)."""
    found = pl.concat([_glyphs(rows), _raised(rows)]).unique(["at", "offset"])
    found = found.join(known.select(pl.col("at", "offset").cast(pl.Int64)), on=["at", "offset"], how="anti").sort("at", "offset")
    before = rows["body"].gather(found["at"]).rename("before")
    found = found.with_columns(before).with_columns(pl.col("before").str.head(pl.col("offset")))
    marks = pl.col("before").str.contains(FOLLOWS) & ~pl.col("before").str.contains(POWER_OF_TEN)
    return found.filter(marks).select(pl.col(name).cast(dtype) for name, dtype in STRAY.items())


def _glyphs(rows: pl.DataFrame) -> pl.DataFrame:
    """Superscript digits that are characters of their own."""
    bearing = rows.filter("odd").select("at", "body").filter(pl.col("body").str.contains(GLYPHS))
    parts = bearing.select(
        "at", pl.col("body").str.extract_all(GLYPHS).alias("mark"), pl.col("body").str.split(GLYPHS, literal=False).alias("gap")
    )
    parts = parts.with_columns(pl.col("gap").list.head(pl.col("mark").list.len())).explode("gap", "mark")
    length, gap = pl.col("mark").str.len_chars().cast(pl.Int64), pl.col("gap").str.len_chars().cast(pl.Int64)
    return parts.select(pl.col("at").cast(pl.Int64), ((gap + length).cum_sum().over("at") - length).alias("offset"), length.alias("length"))


def _raised(rows: pl.DataFrame) -> pl.DataFrame:
    """Plain digits set higher, by a PDF's geometry; neighbours are one mark."""
    empty = pl.DataFrame(schema={**STRAY, "at": pl.Int64})
    if "superscripts" not in rows.columns:
        return empty
    high = rows.filter(pl.col("superscripts").list.len() > 0).select("at", "body", "lead", "superscripts").explode("superscripts")
    high = high.with_columns((pl.col("superscripts").cast(pl.Int64) - pl.col("lead")).alias("offset")).filter(pl.col("offset") >= 0)
    high = high.filter(pl.col("body").str.slice(pl.col("offset"), 1).str.contains("^[0-9]$")).sort("at", "offset")
    if high.is_empty():
        return empty
    new = (pl.col("at") != pl.col("at").shift(1)) | (pl.col("offset") != pl.col("offset").shift(1) + 1)
    runs = high.with_columns(new.fill_null(True).cum_sum().alias("run")).group_by("run", maintain_order=True)
    return runs.agg(pl.col("at").first().cast(pl.Int64), pl.col("offset").first(), pl.len().cast(pl.Int64).alias("length")).drop("run")
