"""The tables of documents, from their printed lines."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.tables.blocks import documents_with_cells, find_blocks, numbered_lines, value_rows, with_kinds, without_superscripts
from transforms.tables.headings import captions, column_headers, group_headings, heading_cells
from transforms.tables.units import bracketed, read_units
from transforms.tables.values import with_units


class Tables(NamedTuple):
    """The lines of tables and their cells.

    lines: `document_id`, `line_seq`. cells: `document_id`, `line_seq`, `start`, `end` (characters of the line), `text`, `is_plain` (a value
    without words), `is_year` (a year that stands alone), `is_nothing` (no value, or a unit), and for plain cells `block` (which table) and
    the units that label, header and caption tell (units.py).
    """

    lines: pl.DataFrame
    cells: pl.DataFrame


_CELL = ("row", "start", "end", "text", "is_plain", "is_year", "is_nothing")


def find_tables(lines: pl.DataFrame) -> Tables | None:
    """The tables in lines (contracts.Line) of many documents; None where there are none."""
    lines = documents_with_cells(lines)
    if lines.is_empty():
        return None
    numbered = numbered_lines(without_superscripts(lines))
    rows, cells = value_rows(numbered)
    blocks = find_blocks(numbered, rows, cells)
    if blocks.is_empty():
        return None
    members = _members(numbered, blocks)
    rows = _rows(rows, members)
    cells = cells.join(rows.select("row"), on="row", how="semi", maintain_order="left")
    heads = with_kinds(heading_cells(members.with_columns(is_value=pl.col("row").is_in(rows["row"].implode())), rows))
    heads = heads.with_columns(is_plain=pl.lit(False))  # a number without a row (of a page, say) has no unit
    told = captions(heads)
    plain = _with_context(cells, rows, heads, told)
    members = _without_what_stands_above(members, blocks, heads, told)
    every = pl.concat([cells.select(_CELL), heads.select(_CELL)]).join(members.select("row"), on="row", how="semi")
    every = every.with_columns(is_nothing=pl.col("is_nothing") | _is_unit(every))
    every = every.join(plain, on=["row", "start"], how="left").sort("row", "start")
    names = members.select("row", "document_id", line_seq="seq")
    return Tables(names.drop("row"), every.join(names, on="row", how="left", maintain_order="left").drop("row"))


def _is_unit(cells: pl.DataFrame) -> pl.Series:
    """Which cells name a unit and hold no number: a million of 人民币百万元 is none."""
    texts = cells.select("text").unique().filter(~pl.col("text").str.contains("[0-9]"))
    within = read_units(texts.select(bracketed(pl.col("text"))).to_series())["kind"].is_not_null()
    units = texts.filter(within | read_units(texts["text"])["kind"].is_not_null())
    return cells["text"].is_in(units["text"].implode())


def _members(numbered: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """The lines of each table, from where its heading may begin to its last values."""
    spans = blocks.select("block", row=pl.int_ranges("top", pl.col("last").cast(pl.Int64) + 1)).explode("row").cast({"row": pl.UInt32})
    columns = [name for name in ("document_id", "seq", "region", "text", "x_edges", "is_prose") if name in numbered.columns]
    return pl.concat([spans, numbered[spans["row"]].select(columns)], how="horizontal").filter(~pl.col("is_prose"))


def _rows(rows: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The rows of values of the tables, with `block`, `is_even`."""
    found = rows.join(members.select("row", "block"), on="row", how="inner", maintain_order="left")
    return found.with_columns(is_even=(pl.col("values").n_unique() == 1).over("block"))


def _with_context(cells: pl.DataFrame, rows: pl.DataFrame, heads: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """`row`, `start` and units of the plain cells."""
    labels = pl.concat([cells.filter("is_label").select("row", label="text"), _labels_around(rows, heads)])
    values = cells.filter(~pl.col("is_label"))
    values = values.with_columns(rank=(pl.len() - 1 - pl.int_range(pl.len())).over("row")).with_row_index("cell")
    headers = column_headers(values, rows, heads)
    context = rows.select("row", "region", "block").join(labels, on="row", how="left", maintain_order="left")
    context = context.join(group_headings(rows, heads), on="row", how="left", maintain_order="left")
    context = context.join_asof(told, on="row", by="region", strategy="backward", check_sortedness=False).drop("region")
    plain = values.filter("is_plain").select("cell", "row", "start").join(context, on="row", how="left", maintain_order="left")
    return with_units(plain, headers).drop("cell")


def _labels_around(rows: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """Labels that were wrapped, with their values set at mid height between the two lines: `row`, `label`."""
    single = heads.filter(pl.col("cells") == 1)
    above = single.select(row=pl.col("row") + 1, above="text")
    below = single.filter(pl.col("row") > 0).select(row=pl.col("row") - 1, below="text")
    bare = rows.filter(~pl.col("has_label")).select("row").join(above, on="row").join(below, on="row")
    return bare.select("row", label=pl.concat_str("above", "below"))


def _without_what_stands_above(members: pl.DataFrame, blocks: pl.DataFrame, heads: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """The lines from the first that is a header or a unit: what stands higher belongs to no table."""
    bearing = pl.concat([heads.filter(pl.col("cells") >= 2).select("row"), told.select("row")])
    opens = members.join(bearing, on="row", how="semi").group_by("block").agg(opens=pl.col("row").min())
    first = blocks.select("block", "first").join(opens, on="block", how="left")
    first = first.select("block", begins=pl.min_horizontal("first", "opens"))
    return members.join(first, on="block", how="left", maintain_order="left").filter(pl.col("row") >= pl.col("begins"))
