"""The record of the loads: which run saw which file, and what became of it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Literal

import duckdb
import polars as pl

from warehouse.connect import WarehouseError, transaction, utc
from warehouse.load import registered
from warehouse.statements import statement

#: Columns of the frame of files, one row a file; `status` is `loaded`, `unchanged` or `rejected`.
FILES = {
    "source_uri": pl.String,
    "sha256": pl.String,
    "bytes": pl.Int64,
    "status": pl.String,
    "document_id": pl.String,
    "reason": pl.String,
    "detail": pl.String,
}


def start_run(connection: duckdb.DuckDBPyConnection, *, started_at: datetime, pipeline_version: str, flow_run_id: str | None = None) -> str:
    """Note that a run began; gives its id, which sorts by time. A run that still counts as running was killed, and is noted as failed."""
    connection.execute(statement("load", "killed_run")).fetchall()
    run_id = f"{started_at:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}"
    connection.execute(
        statement("load", "start_run"),
        {"run_id": run_id, "flow_run_id": flow_run_id, "started_at": utc(started_at), "pipeline_version": pipeline_version},
    ).fetchall()
    return run_id


def record_files(connection: duckdb.DuckDBPyConnection, files: pl.DataFrame, *, run_id: str) -> None:
    """Note what became of files seen by a run, in bulk; `files` has the columns and types of FILES."""
    if dict(files.schema) != FILES:
        raise WarehouseError(f"The frame of files must have the columns {', '.join(FILES)} in their types, not {dict(files.schema)}.")
    with registered(connection, {"incoming_source_file": files}), transaction(connection):
        connection.execute(statement("load", "source_file"), {"run_id": run_id}).fetchall()


def finish_run(
    connection: duckdb.DuckDBPyConnection, run_id: str, *, finished_at: datetime, status: Literal["completed", "failed"]
) -> dict[str, Any]:
    """Note that a run ended; gives its row of `ops.run`, with the files counted from `ops.source_file`."""
    connection.execute(statement("load", "finish_run"), {"run_id": run_id, "finished_at": utc(finished_at), "status": status}).fetchall()
    return connection.sql(statement("queries", "run"), params={"run_id": run_id}).pl().row(0, named=True)
