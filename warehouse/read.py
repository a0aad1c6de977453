"""Reading the published warehouse: named queries as frames, and one query of the user's own."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from warehouse.checks import problems_of_warehouse
from warehouse.connect import WarehouseError, plain, reader
from warehouse.statements import statement

HASHES = {"sha256": pl.String, "document_id": pl.String, "call_id": pl.String, "is_current": pl.Boolean}


def query(published: Path, sql: str) -> pl.DataFrame:
    """The result of one query, which can neither write nor reach anything but the warehouse."""
    with reader(published) as connection:
        refuse_all_but_one_query(connection, sql)
        try:
            return connection.sql(sql).pl()
        except duckdb.Error as error:
            raise WarehouseError(f"The query failed: {plain(error)}") from error


def refuse_all_but_one_query(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise WarehouseError(f"The query can't be read: {plain(error)}") from error
    if not statements:
        raise WarehouseError("The query is empty: give one SELECT.")
    written = [part for part in statements if part.query.strip()]  # DuckDB adds parts of its own to a PIVOT, without words
    if len(written) > 1:
        raise WarehouseError(f"One query at a time: these are {len(written)}.")
    if statements[-1].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
        raise WarehouseError("Only queries are run on the published warehouse, and this statement is none: give a SELECT.")


def named(published: Path, name: str, **parameters: object) -> pl.DataFrame:
    """The result of `queries/<name>.sql`."""
    with reader(published) as connection:
        try:
            return connection.sql(statement("queries", name), params=parameters).pl()
        except duckdb.CatalogException as error:
            raise WarehouseError(f"{published} is no callmart warehouse ({plain(error)}); give another file.") from error


def loaded_hashes(published: Path) -> pl.DataFrame:
    """What is loaded, to skip it before any work: `sha256`, `document_id`, `call_id`, `is_current`; empty where nothing is published."""
    return named(published, "loaded_hashes") if published.exists() else pl.DataFrame(schema=HASHES)


def calls(published: Path) -> pl.DataFrame:
    """One row a call, with the languages of its current documents."""
    return named(published, "calls")


def documents(published: Path) -> pl.DataFrame:
    """One row a document, every revision, with the number of its mentions and observations."""
    return named(published, "documents")


def segment_table(published: Path, call_id: str) -> pl.DataFrame:
    """One row a segment of a call: revenue and adjusted EBITA in units of `unit`, growth and margin in percent."""
    return named(published, "segment_table", call_id=call_id)


def audit_summary(published: Path) -> pl.DataFrame:
    """One row a call and audit rule: `checks`, `passed`, `failed`."""
    return named(published, "audit_summary")


def failed_checks(published: Path) -> pl.DataFrame:
    """One row an audit check that failed, with the sentences of both sides."""
    return named(published, "failed_checks")


def explanation(published: Path, observation_id: str) -> pl.DataFrame:
    """The observation with its sentence and the places of its words, one row; none where there is no such observation."""
    return named(published, "explain", observation_id=observation_id)


def health(published: Path) -> pl.DataFrame:
    """What there is and what the last run did, as `item`, `value`."""
    return named(published, "health")


def tables(published: Path) -> pl.DataFrame:
    """Tables and views as `schema`, `name`, `kind`, `comment`."""
    return named(published, "tables")


def data_problems(published: Path) -> pl.DataFrame:
    """Rows of the whole warehouse that fail a data check, as `check`, `table_name`, `row_id`, `problem`; empty where all is well."""
    with reader(published) as connection:
        return problems_of_warehouse(connection)
