"""A whole run in this process: good files are loaded, each bad one is rejected with its reason, and nothing happens twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import warehouse
from flows.command_line import main
from flows.ingest import IngestRequest, ingest
from flows.report import IngestReport
from flows.steps import InProcess
from tests.flows.conftest import BAD, GOOD

pytestmark = pytest.mark.usefixtures("stand_in")


def run(published: Path, *paths: Path) -> IngestReport:
    return ingest(IngestRequest(tuple(map(str, paths)), published, workers=1), InProcess())


def reasons(files: pl.DataFrame) -> dict[str, str]:
    rejected = files.filter(pl.col("status") == "rejected").with_columns(name=pl.col("source_uri").str.split("/").list.last())
    return dict(rejected.select("name", "reason").rows())


def test_bad_files_never_stop_the_good_ones(tmp_path: Path, inbox: Path) -> None:
    published = tmp_path / "w.duckdb"
    report = run(published, inbox, tmp_path / "gone.txt")
    expected = {name: reason for name, (_, reason) in BAD.items()} | {"gone.txt": "missing_path"}
    assert report.counts == {"loaded": len(GOOD), "unchanged": 0, "rejected": len(expected)}
    assert reasons(report.files) == expected
    assert reasons(warehouse.query(published, "from ops.source_file")) == expected
    assert set(warehouse.calls(published)["company"]) == {"alpha", "beta", "gamma", "delta"}


def test_every_rejection_says_what_to_do(tmp_path: Path, inbox: Path) -> None:
    for row in run(tmp_path / "w.duckdb", inbox).rejected.to_dicts():
        assert row["detail"].endswith((".", ").")), row
        assert "\n" not in row["detail"]


def test_the_same_files_again_change_nothing(tmp_path: Path, inbox: Path) -> None:
    published = tmp_path / "w.duckdb"
    run(published, inbox)
    before = warehouse.documents(published)
    (inbox / "copy.txt").write_bytes(GOOD["alpha.txt"])
    report = run(published, inbox)
    assert report.counts == {"loaded": 0, "unchanged": len(GOOD) + 1, "rejected": len(BAD)}
    assert warehouse.documents(published).equals(before)


def test_the_same_bytes_twice_in_one_run_are_loaded_once(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(GOOD["alpha.txt"])
    files = run(tmp_path / "w.duckdb", tmp_path / "one.txt", tmp_path / "two.txt").files
    assert files.select("status", "reason").rows() == [("loaded", None), ("unchanged", "same_content")]


def test_a_sidecar_wins_over_the_text(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_bytes(GOOD["alpha.txt"])
    (tmp_path / "call.call.yml").write_text("company_id: omega\n")
    run(tmp_path / "w.duckdb", tmp_path / "call.txt")
    assert warehouse.calls(tmp_path / "w.duckdb")["company"].to_list() == ["omega"]


def test_pages_and_media_types_are_those_of_the_content(tmp_path: Path, inbox: Path) -> None:
    (inbox / "beta.pdf").rename(inbox / "beta.txt")
    run(tmp_path / "w.duckdb", inbox)
    documents = warehouse.query(tmp_path / "w.duckdb", "select call_id, media_type, pages from dim_document order by call_id")
    assert documents.rows() == [
        ("alpha-2025-06-30", "text/plain", None),
        ("beta-2025-06-30", "application/pdf", 2),
        ("delta-2025-06-30", "text/plain", None),
        ("gamma-2025-06-30", "text/html", None),
    ]


def test_a_run_that_ends_early_leaves_the_published_state(tmp_path: Path, inbox: Path) -> None:
    published = tmp_path / "w.duckdb"
    run(published, inbox / "alpha.txt")
    before = published.read_bytes()

    class Killed(InProcess):
        def progress(self, stage: str, share: float) -> None:
            if stage == "publishing":
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(IngestRequest((str(inbox),), published, workers=1), Killed())
    assert published.read_bytes() == before
    assert run(published, inbox).counts["loaded"] == len(GOOD) - 1


@pytest.mark.parametrize(("names", "code"), [(["alpha.txt"], 0), (["alpha.txt", "empty.txt"], 1), (["gone.txt"], 1)])
def test_the_exit_code_tells_whether_anything_was_rejected(
    tmp_path: Path, inbox: Path, names: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", *(str(inbox / name) for name in names), "--warehouse", str(tmp_path / "w.duckdb")]) == code
    shown = capsys.readouterr()
    assert "loaded   unchanged   rejected" in shown.out
    assert shown.err == ""
    assert ("empty: check that" in shown.out) == ("empty.txt" in names)


KILLED_WHILE_LOADING = """
import os, signal, sys
import transforms, warehouse
import signal
import subprocess
import sys
from pathlib import Path
from tests.flows import stand_in_transforms
from flows.command_line import main
vars(transforms)["transform_documents"] = stand_in_transforms.transform_documents
load = warehouse.load_batch
def load_and_die(*arguments, **options):
    load(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)
warehouse.load_batch = load_and_die
main(["ingest", sys.argv[1], "--warehouse", sys.argv[2]])
"""


def test_a_killed_process_leaves_the_published_state(tmp_path: Path, inbox: Path) -> None:
    published = tmp_path / "w.duckdb"
    run(published, inbox / "alpha.txt")
    before = published.read_bytes()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_LOADING, inbox, published],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert published.read_bytes() == before
    assert run(published, inbox).counts["loaded"] == len(GOOD) - 1
