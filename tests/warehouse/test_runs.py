"""The record of the loads: a row a run, a row a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

import warehouse
from tests.warehouse.examples import NOW

FILES = pl.DataFrame(
    [
        ("a.txt", "aa", 10, "loaded", "doc_a", None, None),
        ("b.txt", "bb", 11, "unchanged", "doc_b", None, None),
        ("c.txt", "cc", 0, "rejected", None, "empty", "The file is empty: give one with text."),
        ("d.txt", None, None, "rejected", None, "missing", "There is no such file."),
    ],
    schema=warehouse.FILES,
    orient="row",
)


def test_a_run_counts_its_files(tmp_path: Path) -> None:
    with warehouse.writer(tmp_path / "w.duckdb") as connection:
        run_id = warehouse.start_run(connection, started_at=NOW, pipeline_version="1.2", flow_run_id="f-1")
        assert connection.sql("select status, finished_at from ops.run").fetchall() == [("running", None)]
        warehouse.record_files(connection, FILES, run_id=run_id)
        run = warehouse.finish_run(connection, run_id, finished_at=NOW, status="completed")
        assert run == {
            "run_id": run_id,
            "flow_run_id": "f-1",
            "started_at": datetime(2025, 3, 1, 8, 0),
            "finished_at": datetime(2025, 3, 1, 8, 0),
            "status": "completed",
            "pipeline_version": "1.2",
            "files_seen": 4,
            "files_loaded": 1,
            "files_unchanged": 1,
            "files_rejected": 2,
        }
        assert connection.sql("select * exclude run_id from ops.source_file order by source_uri").fetchall() == FILES.rows()


def test_a_run_counts_only_its_own_files(tmp_path: Path) -> None:
    with warehouse.writer(tmp_path / "w.duckdb") as connection:
        first = warehouse.start_run(connection, started_at=NOW, pipeline_version="1")
        warehouse.record_files(connection, FILES, run_id=first)
        warehouse.finish_run(connection, first, finished_at=NOW, status="completed")
        second = warehouse.start_run(connection, started_at=NOW, pipeline_version="1")
        assert second != first
        assert warehouse.finish_run(connection, second, finished_at=NOW, status="failed")["files_seen"] == 0


def test_a_run_that_was_killed_is_noted_as_failed_by_the_next(tmp_path: Path) -> None:
    with warehouse.writer(tmp_path / "w.duckdb") as connection:
        killed = warehouse.start_run(connection, started_at=NOW, pipeline_version="1")
        warehouse.start_run(connection, started_at=NOW, pipeline_version="1")
        assert connection.sql("select status from ops.run where run_id = $id", params={"id": killed}).fetchall() == [("failed",)]


def test_files_in_other_columns_are_refused(tmp_path: Path) -> None:
    with warehouse.writer(tmp_path / "w.duckdb") as connection, pytest.raises(warehouse.WarehouseError, match="must have the columns"):
        warehouse.record_files(connection, FILES.drop("detail"), run_id="r")


def test_a_moment_without_a_zone_is_refused(tmp_path: Path) -> None:
    with warehouse.writer(tmp_path / "w.duckdb") as connection, pytest.raises(ValueError, match="time zone"):
        warehouse.start_run(connection, started_at=datetime(2025, 3, 1), pipeline_version="1")
