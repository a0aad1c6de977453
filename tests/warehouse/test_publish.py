"""Readers are never blocked and never see a half-loaded state; one writer at a time; a killed run leaves what was published."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

import duckdb
import pytest

import warehouse
from tests.warehouse.examples import JUNE, Doc, Said, load, published_with, rows

FIRST = Doc("q1.txt", [("收入为70亿元。", [Said("70亿元", "7000000000")])], period=JUNE)
SECOND = Doc("q2.txt", [("收入为73亿元。", [Said("73亿元", "7300000000")])])

ROOT = Path(__file__).parents[2]


def documents(published: Path) -> list[str]:
    return [uri for (uri,) in rows(published, "select source_uri from dim_document order by all")]


def test_nothing_is_seen_before_it_is_published(tmp_path: Path) -> None:
    path = published_with(tmp_path / "w.duckdb", [FIRST])
    with warehouse.writer(path) as connection:
        load(connection, SECOND)
        assert documents(path) == ["q1.txt"]
        warehouse.publish(connection, path)
        assert documents(path) == ["q1.txt", "q2.txt"]


def test_what_was_not_published_is_thrown_away(tmp_path: Path) -> None:
    path = published_with(tmp_path / "w.duckdb", [FIRST])
    with warehouse.writer(path) as connection:
        load(connection, SECOND)
    assert documents(path) == ["q1.txt"]
    with warehouse.writer(path) as connection:
        assert connection.sql("select source_uri from dim_document").fetchall() == [("q1.txt",)]


def test_a_warehouse_that_was_removed_begins_anew(tmp_path: Path) -> None:
    path = published_with(tmp_path / "w.duckdb", [FIRST])
    path.unlink()
    assert documents(published_with(path, [SECOND])) == ["q2.txt"]


def test_only_the_published_file_and_the_lock_are_left(tmp_path: Path) -> None:
    path = published_with(tmp_path / "w.duckdb", [FIRST])
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".w.duckdb.lock", path.name]


def read_in_a_loop(path: Path, done: Event, told: Queue[list[int] | str]) -> None:
    """What a BI tool does, in a process of its own: open, ask, close, again and again. Tells every count, or what went wrong."""
    counts: list[int] = []
    try:
        while not done.is_set():
            [(count,)] = rows(path, "select count(*) from mart.kpi")
            if not counts:
                told.put([count])
            counts.append(count)
    except Exception as error:
        told.put(f"{error}")
    told.put(counts)


def test_readers_in_other_processes_read_on_while_ten_publishes_run(tmp_path: Path) -> None:
    path = published_with(tmp_path / "w.duckdb", [FIRST])
    processes = multiprocessing.get_context("spawn")
    done = processes.Event()
    told: Queue[list[int] | str] = processes.Queue()
    reading = processes.Process(target=read_in_a_loop, args=(path, done, told))
    reading.start()
    try:
        assert told.get(timeout=60) == [1]  # it reads, so every publish below happens while it does
        with warehouse.writer(path) as connection:
            for number in range(10):
                load(connection, Doc(f"q2-{number}.txt", SECOND.sentences))
                warehouse.publish(connection, path)
    finally:
        done.set()
    counts = told.get(timeout=60)
    reading.join(timeout=60)
    assert not isinstance(counts, str), counts
    assert len(counts) >= 10
    assert set(counts) <= {1, 2}  # the June call, then also the current revision of September's


def test_a_reader_that_is_open_keeps_what_it_opened(tmp_path: Path) -> None:
    path = published_with(tmp_path / "w.duckdb", [FIRST])
    with warehouse.reader(path) as held, warehouse.writer(path) as connection:
        load(connection, SECOND)
        warehouse.publish(connection, path)
        assert held.sql("select count(*) from dim_document").fetchall() == [(1,)]
    assert documents(path) == ["q1.txt", "q2.txt"]


def test_a_write_ahead_log_beside_the_published_file_is_refused(tmp_path: Path) -> None:
    path = published_with(tmp_path / "w.duckdb", [FIRST])
    log = tmp_path / "w.duckdb.wal"
    with warehouse.writer(path) as connection:
        load(connection, SECOND)
        log.write_bytes(b"stale")
        with pytest.raises(warehouse.WarehouseError, match="shows that something opened the published warehouse for writing"):
            warehouse.publish(connection, path)
    with pytest.raises(warehouse.WarehouseError, match=r"w\.duckdb\.wal"), warehouse.writer(path):
        pass
    log.unlink()
    assert documents(path) == ["q1.txt"]


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with warehouse.writer(path), pytest.raises(warehouse.WarehouseError, match="Another load is writing"), warehouse.writer(path):
        pass
    with warehouse.writer(path):
        pass


def test_a_file_that_is_no_warehouse_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_text("a letter, no database " * 500)
    with pytest.raises(warehouse.WarehouseError, match="cannot be opened as a warehouse"), warehouse.writer(path):
        pass
    assert path.read_text().startswith("a letter")


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("create table recipes (name varchar)")
    with pytest.raises(warehouse.WarehouseError, match="no callmart warehouse, it holds the table recipes"), warehouse.writer(path):
        pass


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(warehouse.WarehouseError, match=r"w\.duckdb cannot be written"), warehouse.writer(tmp_path / "file" / "w.duckdb"):
        pass
    (tmp_path / "folder").mkdir()
    with (
        pytest.raises(warehouse.WarehouseError, match=r"\(Is a directory\): make room"),
        warehouse.writer(tmp_path / "folder"),
    ):
        pass


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.duckdb"
    link.symlink_to(tmp_path / "w.duckdb")
    published_with(link, [FIRST])
    assert link.is_symlink()
    assert documents(tmp_path / "w.duckdb") == ["q1.txt"]


KILLED = """
import sys, time
from pathlib import Path
import warehouse
from tests.warehouse import examples, test_publish
with warehouse.writer(Path(sys.argv[1])) as connection:
    examples.load(connection, test_publish.SECOND)
    connection.begin()
    connection.execute("delete from fact_quantity")
    print("in the middle", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Path]:
    """A published warehouse on which a load was killed in the middle."""
    path = published_with(tmp_path / "w.duckdb", [FIRST])
    with subprocess.Popen([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the middle\n"
        process.kill()
    return path


def test_a_killed_run_leaves_what_was_published(killed: Path) -> None:
    assert documents(killed) == ["q1.txt"]
    assert rows(killed, "select count(*) from fact_quantity") == [(1,)]


def test_the_run_after_a_killed_one_works(killed: Path) -> None:
    assert documents(published_with(killed, [SECOND])) == ["q1.txt", "q2.txt"]
    assert warehouse.data_problems(killed).is_empty()
