"""Tables written as text, and what their plain cells are read as, in a form that a test can show."""

from __future__ import annotations

from textwrap import dedent

import polars as pl

from transforms.tables import Tables, find_tables, read_values


def lines_of(text: str) -> pl.DataFrame:
    printed = dedent(text).strip("\n").split("\n")
    numbered = pl.DataFrame({"text": printed}).with_row_index("seq")
    return numbered.select(pl.lit("d").alias("document_id"), pl.col("seq").cast(pl.Int32), pl.lit(None, pl.Int32).alias("page"), "text")


def tables_of(text: str) -> Tables | None:
    return find_tables(lines_of(text))


def rows_of(text: str) -> list[str]:
    """The lines that are rows of tables, stripped."""
    tables = tables_of(text)
    return (
        []
        if tables is None
        else lines_of(text).filter(pl.col("seq").is_in(tables.lines["line_seq"].implode()))["text"].str.strip_chars().to_list()
    )


def readings(text: str, currency: str | None = "CNY") -> list[str]:
    """A string a row with values, in order: `45.3e9 CNY, 13.12 percent`; `~` with ulp where it is not one of the last digit is not told."""
    tables = tables_of(text)
    return [] if tables is None else readings_of(tables, currency)


def readings_of(tables: Tables, currency: str | None = "CNY") -> list[str]:
    cells = tables.cells.filter("is_plain").with_row_index("cell").with_columns(document_currency=pl.lit(currency, pl.String))
    read = cells.join(read_values(cells), on="cell", maintain_order="left")
    rows = read.group_by("line_seq", maintain_order=True).agg(pl.struct("kind", "value", "unit_id", "per", "counted").alias("values"))
    return [", ".join(_shown(**value) for value in values) for values in rows["values"]]


def _shown(kind: str, value: object, unit_id: str | None, per: str | None, counted: str | None) -> str:
    if kind == "ordinal":
        return "ordinal"
    number = f"{value:f}".rstrip("0").rstrip(".")
    unit = {"percentage_point": "pp"}.get(unit_id or "", unit_id) if kind != "count" else counted or "count"
    return f"{number} {unit}" + (f"/{per}" if per else "")
