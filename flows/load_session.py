"""The load steps of one run. The session holds the warehouse's only writer, and the steps are its methods, so that no connection is ever
a step's argument: a step is given paths of frames, and gives back what became of the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

import warehouse
from flows.frame_files import read_frames
from flows.select_documents import halves
from flows.source_files import Outcome, outcome_frame
from flows.transform_batch import REJECTION_SCHEMA


def pipeline_version() -> str:
    try:
        return version("callmart")
    except PackageNotFoundError:
        return "unknown"


@dataclass(frozen=True, slots=True)
class GroupLoaded:
    """Ids of the documents that are in the warehouse now, and the rejected ones (`contracts.Rejection`)."""

    document_ids: frozenset[str]
    rejections: pl.DataFrame


class LoadSession:
    """One run's writer: loads batches, notes what became of every file, publishes."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, published: Path, run_id: str) -> None:
        self._connection = connection
        self._published = published
        self.run_id = run_id

    def load_group(self, folders: Sequence[str]) -> GroupLoaded:
        """Load the frames of each folder, one transaction each."""
        seen: set[str] = set()
        rejections = [pl.DataFrame(schema=REJECTION_SCHEMA)]
        for folder in folders:
            tables = read_frames(folder)
            seen |= set(tables["dim_document"]["document_id"])
            rejections.append(self._load(tables))
        rejected = pl.concat(rejections)
        return GroupLoaded(frozenset(seen - set(rejected["document_id"])), rejected)

    def _load(self, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Load a batch; where its rows fail a data check, halve it until the document that fails is alone, and reject that one."""
        try:
            warehouse.load_batch(self._connection, tables, run_id=self.run_id, loaded_at=datetime.now(UTC))
        except warehouse.WarehouseError as error:
            documents = tables["dim_document"]["document_id"]
            if documents.len() > 1:
                return pl.concat([self._load(half) for half in halves(tables)])
            rejected = {"document_id": documents, "reason": "inconsistent_rows", "detail": str(error)}
            return pl.DataFrame(rejected, schema=REJECTION_SCHEMA)
        return pl.DataFrame(schema=REJECTION_SCHEMA)

    def publish(self, outcomes: list[Outcome]) -> dict[str, Any]:
        """Note what became of every file, end the run and let readers see it. Gives the row of `ops.run`."""
        warehouse.record_files(self._connection, outcome_frame(outcomes), run_id=self.run_id)
        run = warehouse.finish_run(self._connection, self.run_id, finished_at=datetime.now(UTC), status="completed")
        warehouse.publish(self._connection, self._published)
        return run


@contextmanager
def load_session(published: Path, flow_run_id: str | None) -> Iterator[LoadSession]:
    """The warehouse's writer for one run; what was not published when the block ends is thrown away.

    Raises warehouse.WarehouseError where another run is writing or the file is not a warehouse.
    """
    with warehouse.writer(published) as connection:
        run_id = warehouse.start_run(connection, started_at=datetime.now(UTC), pipeline_version=pipeline_version(), flow_run_id=flow_run_id)
        yield LoadSession(connection, published, run_id)
