"""Data checks: each file of `checks/` is a query that returns the offending rows, and so nothing where all is well.

They look at views `checked_…`: the rows of a batch's new documents within a load, all rows of a published warehouse for `callmart check`.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import polars as pl

from warehouse.statements import names, statement

#: Too dear for every batch; they prove what the transforms' own tests already hold.
ON_DEMAND = frozenset({"sentences_in_turns"})

COLUMNS = {"check": pl.String, "table_name": pl.String, "row_id": pl.String, "problem": pl.String}


def problems_of_batch(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Rows of the batch being loaded that fail a check, as `check`, `table_name`, `row_id`, `problem`."""
    connection.execute(statement("load", "checked_document"))
    return found(connection, (name for name in names("checks") if name not in ON_DEMAND))


def problems_of_warehouse(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Rows of the whole warehouse that fail a check, as `check`, `table_name`, `row_id`, `problem`."""
    connection.execute(statement("queries", "checked_document"))
    return found(connection, names("checks"))


def found(connection: duckdb.DuckDBPyConnection, checks: Iterable[str]) -> pl.DataFrame:
    connection.execute(statement("queries", "checked_rows"))
    rows = [(name, *row) for name in checks for row in connection.execute(statement("checks", name)).fetchall()]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")
