"""The same run as a Prefect flow: the same rows, tasks in the tens, and artifacts that say what happened. One server for the whole file."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import warehouse
from flows.command_line import main
from tests.flows.conftest import BAD, GOOD


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def flow_run_id(server: None, stand_in: None, tmp_path: Path, inbox: Path) -> str:
    """One ingest by command, as a flow run; gives the id that the warehouse keeps of it."""
    published = tmp_path / "w.duckdb"
    assert main(["ingest", str(inbox), "--warehouse", str(published), "--prefect"]) == 1
    (run,) = warehouse.query(published, "select flow_run_id::varchar as id, files_loaded, files_rejected from ops.run").to_dicts()
    assert (run["files_loaded"], run["files_rejected"]) == (len(GOOD), len(BAD))
    return str(run["id"])


def test_the_demo_shows_the_way_from_the_samples_to_an_answer(
    server: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    shown = capsys.readouterr().out
    assert "     3           0          0" in shown
    segments = {cells[0]: cells[1:] for cells in (re.split(r" {2,}", line) for line in shown.splitlines()) if cells[-1] == "CNY million"}
    assert segments["Cloud and Compute Group"] == ["云与智算集团", "13,100", "27", "1,430", "10.92", "CNY million"]
    assert "one_exchange_rate" in shown
    assert str(tmp_path / "demo" / "callmart.duckdb") in shown
    query = shlex.split(shown.rsplit("callmart query", 1)[1])
    assert main(["query", *query]) == 0
    assert "adjusted EBITA" in capsys.readouterr().out.replace("Adjusted", "adjusted")


def test_an_error_the_user_can_put_right_is_a_sentence_here_too(
    server: None, stand_in: None, tmp_path: Path, inbox: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    no_warehouse = tmp_path / "w.duckdb"
    no_warehouse.write_text("not a database")
    assert main(["ingest", str(inbox), "--warehouse", str(no_warehouse), "--prefect"]) == 1
    shown = capsys.readouterr()
    assert shown.err.startswith(f"{no_warehouse} cannot be opened as a warehouse")
    assert not [record for record in caplog.records if record.exc_info and record.exc_info[0]]


def test_the_flow_run_shows_its_tasks_and_what_became_of_the_files(flow_run_id: str) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, FlowRunFilter

    this_run = FlowRunFilter.model_validate({"id": {"any_": [flow_run_id]}})
    with get_client(sync_client=True) as client:
        state = client.read_flow_run(flow_run_id).state
        tasks = client.read_task_runs(flow_run_filter=this_run)
        artifacts = client.read_artifacts(
            artifact_filter=ArtifactFilter.model_validate({"flow_run_id": {"any_": [flow_run_id]}}), flow_run_filter=this_run
        )
    assert state is not None
    assert state.is_completed()
    steps = ["find_files", "hash_files", "sift", "read_group", "transform_group", "load_group", "publish", "report"]
    assert [task.name.rsplit("-", 1)[0] for task in sorted(tasks, key=lambda task: task.start_time)] == steps
    data: dict[str, Any] = {str(artifact.key): artifact.data for artifact in artifacts}
    assert data["callmart-progress"] == 100.0
    (summary,) = json.loads(data["callmart-summary"])
    assert (summary["loaded"], summary["unchanged"], summary["rejected"]) == (len(GOOD), 0, len(BAD))
    rejections = json.loads(data["callmart-rejections"])
    assert {Path(row["source_uri"]).name: row["reason"] for row in rejections} == {name: reason for name, (_, reason) in BAD.items()}
