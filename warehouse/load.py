"""Load a batch of frames, all or nothing, and check the rows before they count."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import duckdb
import polars as pl

from warehouse.checks import problems_of_batch
from warehouse.connect import WarehouseError, plain, transaction, utc
from warehouse.statements import statement

#: Tables of the contract in the order of loading.
TABLES = (
    "dim_company",
    "dim_call",
    "dim_document",
    "dim_speaker",
    "dim_segment",
    "dim_metric",
    "dim_period",
    "dim_unit",
    "fact_utterance",
    "fact_sentence",
    "fact_correction",
    "fact_quantity",
    "fact_observation",
    "fact_check",
    "fact_check_observation",
)

#: What a new document puts out of force goes before its own rows.
BEFORE = {"dim_document": "superseded_document", "fact_check_observation": "superseded_check_observation"}


class BatchRefusedError(WarehouseError):
    """Rows of a batch fail the data checks. `problems` has them (`check`, `table_name`, `row_id`, `problem`); `document_ids` the documents
    they belong to: the rest can be loaded by a second `load_batch` of the same frames `without` these."""

    def __init__(self, problems: pl.DataFrame, document_ids: Collection[str]) -> None:
        self.problems = problems
        self.document_ids = frozenset(document_ids)
        first = problems.row(0, named=True)
        super().__init__(
            f"The batch was not loaded, because {problems.height} of its rows fail the data checks; "
            f"the first is {first['row_id']} of {first['table_name']}, by check {first['check']}: {first['problem']}."
        )


def load_batch(
    connection: duckdb.DuckDBPyConnection,
    tables: Mapping[str, pl.DataFrame],
    *,
    run_id: str,
    loaded_at: datetime,
    without: Collection[str] = (),
) -> pl.DataFrame:
    """Load the frames of many documents in one transaction.

    `tables` maps each name in TABLES to a frame with that table's columns and types, of `dim_document` without `revision`, `is_current`,
    `loaded_at` and `run_id`, which the load gives. Documents that the warehouse holds are left alone, as are their facts; a document
    new to its call and language becomes the current revision. Dimension rows are updated where they differ. Documents whose ids are
    in `without` are left out with all their facts.

    Gives a frame of `table_name` and `rows` (inserted or updated). Nothing is loaded where it raises: BatchRefusedError where a data check
    finds bad rows, WarehouseError where a frame does not fit its table.
    """
    refuse_wrong_tables(tables)
    with registered(connection, {f"incoming_{name}": frame for name, frame in tables.items()}):
        refuse_wrong_columns(connection)
        try:
            with transaction(connection):
                connection.execute(
                    statement("load", "new_document"), {"run_id": run_id, "loaded_at": utc(loaded_at), "without": list(without)}
                ).fetchall()
                rows = {name: load_table(connection, name) for name in TABLES}
                problems = problems_of_batch(connection)
                if not problems.is_empty():
                    raise BatchRefusedError(problems, documents_of(problems, tables))
        except duckdb.Error as error:
            raise WarehouseError(f"The batch does not fit the warehouse, and nothing of it was loaded: {plain(error)}") from error
    return pl.DataFrame({"table_name": list(rows), "rows": list(rows.values())}, schema={"table_name": pl.String, "rows": pl.Int64})


def load_table(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    if name in BEFORE:
        connection.execute(statement("load", BEFORE[name])).fetchall()
    [(rows,)] = connection.execute(statement("load", name)).fetchall()
    return int(rows)


@contextmanager
def registered(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pl.DataFrame]) -> Iterator[None]:
    """Frames as views of the connection, for as long as the block lasts."""
    for name, frame in frames.items():
        connection.register(name, frame)
    try:
        yield
    finally:
        for name in frames:
            connection.unregister(name)


def refuse_wrong_tables(tables: Mapping[str, pl.DataFrame]) -> None:
    if missing := [name for name in TABLES if name not in tables]:
        raise WarehouseError(f"A batch has a frame for every table, empty where there is nothing to load: {', '.join(missing)} is missing.")
    if unknown := [name for name in tables if name not in TABLES]:
        raise WarehouseError(f"The warehouse has no table {', '.join(unknown)}: a batch has one frame for each of {', '.join(TABLES)}.")


def refuse_wrong_columns(connection: duckdb.DuckDBPyConnection) -> None:
    for table, column, wanted, given in connection.execute(statement("queries", "frame_differences")).fetchall():
        if given is None:
            raise WarehouseError(f"The frame for {table} lacks the column {column} ({wanted}).")
        if wanted is None:
            raise WarehouseError(f"The frame for {table} has a column {column} that the table has not.")
        raise WarehouseError(f"The column {column} of the frame for {table} is {given} and must be {wanted}.")


def documents_of(problems: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> set[str]:
    """Documents that rows with problems belong to: their own, or all of their call's. The first column of every table is its id."""
    document_ids: set[str] = set()
    for (name,), rows in problems.group_by("table_name"):
        frame = tables.get(str(name), pl.DataFrame(schema={"id": pl.String}))
        owners = frame.filter(pl.first().is_in(rows["row_id"].implode()))
        if "document_id" in owners.columns:
            document_ids |= set(owners["document_id"])
        elif "call_id" in owners.columns:
            document_ids |= set(tables["dim_document"].join(owners, on="call_id", how="semi")["document_id"])
    return document_ids
