"""The data dictionary: what a freshly built warehouse says of itself, as Markdown.

`python -m warehouse.dictionary` writes docs/data-dictionary.md anew; a test holds the file to what it would write.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from warehouse.build import build
from warehouse.statements import statement

PAGE = Path(__file__).parents[1] / "docs" / "data-dictionary.md"

HEAD = """# Data dictionary

Generated from the comments of the warehouse itself (`python -m warehouse.dictionary`), where any SQL tool shows them too:
`select table_name, column_name, comment from duckdb_columns()`. Numbers are `DECIMAL(38,9)`, never floating point.
Columns in bold always have a value.
"""

PARTS = (
    ("Dimensions", "main", "dim_"),
    ("Facts", "main", "fact_"),
    ("For analysts and BI tools", "mart", ""),
    ("Operations", "ops", ""),
)


def dictionary() -> str:
    """The whole page: every table and view with its grain and source, every column with its type and meaning."""
    with duckdb.connect() as connection:
        build(connection)
        tables = connection.sql(statement("queries", "tables")).pl()
        columns = connection.sql(statement("queries", "columns")).pl()
    return "\n".join([HEAD, *(part(title, schema, prefix, tables, columns) for title, schema, prefix in PARTS)])


def part(title: str, schema: str, prefix: str, tables: pl.DataFrame, columns: pl.DataFrame) -> str:
    chosen = tables.filter(pl.col("schema").eq(schema) & pl.col("name").str.starts_with(prefix))
    return "\n".join([f"## {title}\n", *(section(table, columns) for table in chosen.iter_rows(named=True))])


def section(table: dict[str, str], columns: pl.DataFrame) -> str:
    own = columns.filter(schema=table["schema"], name=table["name"])
    name = table["name"] if table["schema"] == "main" else f"{table['schema']}.{table['name']}"
    rows = [
        f"| {f'**{column}**' if required else column} | {kind} | {cell(comment)} |"
        for column, kind, required, comment in own.select("column", "type", "is_required", "comment").iter_rows()
    ]
    return "\n".join([f"### {name}\n", f"{table['comment']}\n", "| column | type | meaning |", "| --- | --- | --- |", *rows, ""])


def cell(comment: str | None) -> str:
    return (comment or "").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(dictionary(), "utf-8")
