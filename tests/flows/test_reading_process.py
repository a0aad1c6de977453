"""A PDF that brings its process down, or never ends, is a rejection; the next one is read as if nothing had been."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from flows import reading_process
from flows.hash_files import hash_files
from flows.reading_process import ReadingProcess, reading_processes
from flows.source_files import SourceFile, UnreadableError
from tests.flows.pdf_files import FIXTURES
from tests.flows.tiny_pdf import pdf


@pytest.fixture
def small(tmp_path: Path) -> SourceFile:
    path = tmp_path / "small.pdf"
    path.write_bytes(pdf([[(50, 700, 10, "Revenue was 12.5 million.")]]))
    return hash_files([str(path)]).files[0]


@pytest.fixture
def long(tmp_path: Path) -> SourceFile:
    """A PDF that takes seconds."""
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf([[(50.0, 800.0 - row, 1.0, "Revenue was 12.5 million. " * 6) for row in range(700)]] * 30))
    return hash_files([str(path)]).files[0]


@pytest.fixture
def process() -> Iterator[ReadingProcess]:
    process = ReadingProcess()
    yield process
    process.close()


def texts(process: ReadingProcess, file: SourceFile) -> list[str]:
    return process.read(file).lines["text"].to_list()


def test_one_process_reads_one_file_after_the_other(process: ReadingProcess, small: SourceFile) -> None:
    assert texts(process, small) == ["Revenue was 12.5 million."]
    first = process._process
    assert process.read(small).pages == 1
    assert process._process is first


def test_a_refusal_comes_back_as_it_is(process: ReadingProcess) -> None:
    (locked,) = hash_files([str(FIXTURES / "locked.pdf")]).files
    with pytest.raises(UnreadableError, match="encrypted_pdf"):
        process.read(locked)
    with pytest.raises(FileNotFoundError):
        process.read(SourceFile("/gone.pdf", "0" * 64, 1))


def test_a_file_that_takes_too_long_is_ended(
    process: ReadingProcess, small: SourceFile, long: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts(process, small)
    monkeypatch.setattr(reading_process, "LONGEST", 1.0)
    monkeypatch.setattr(reading_process, "LONGEST_PER_PAGE", 0.001)
    start = time.monotonic()
    with pytest.raises(UnreadableError, match="too_slow"):
        process.read(long)
    assert time.monotonic() - start < 5
    monkeypatch.undo()
    assert texts(process, small) == ["Revenue was 12.5 million."]


@pytest.mark.parametrize("deadly", [signal.SIGSEGV, signal.SIGKILL])  # a crash in native code, and the machine out of memory
def test_a_file_that_ends_its_process_is_refused(
    process: ReadingProcess, small: SourceFile, long: SourceFile, deadly: signal.Signals
) -> None:
    texts(process, small)
    assert process._process is not None
    killer = Timer(0.3, os.kill, (process._process.pid, deadly))
    killer.start()
    with pytest.raises(UnreadableError, match="damaged_pdf"):
        process.read(long)
    killer.join()
    assert texts(process, small) == ["Revenue was 12.5 million."]


def test_processes_start_with_the_first_pdf_and_end_with_the_run(small: SourceFile, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def starting(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", starting)
    with reading_processes(3) as read:
        assert not started
        assert read(small).pages == 1
        (process,) = started
        assert process.poll() is None
    assert process.poll() is not None


def test_without_a_process_to_be_had_pdfs_are_read_here(
    process: ReadingProcess, small: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/gone/python")
    assert texts(process, small) == ["Revenue was 12.5 million."]
    assert process._process is None


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the process table of Linux")
def test_no_process_outlives_a_run_that_was_killed(long: SourceFile) -> None:
    run = (
        "import sys; from flows.reading_process import ReadingProcess; from flows.source_files import SourceFile\n"
        "process = ReadingProcess(); process._start(); print(process._process.pid, flush=True)\n"
        f"process.read(SourceFile({long.path!r}, '0' * 64, 1))"
    )
    killed = subprocess.Popen([sys.executable, "-c", run], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], text=True)
    assert killed.stdout is not None
    reading = int(killed.stdout.readline())
    time.sleep(0.3)  # it is in the midst of the file
    killed.kill()
    killed.wait()
    killed.stdout.close()
    deadline = time.monotonic() + 3
    while _is_running(reading) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_running(reading)


def _is_running(process_id: int) -> bool:
    """Whether a process runs: one that ended and that nobody has asked for is none."""
    try:
        return "State:\tZ" not in Path(f"/proc/{process_id}/status").read_text()
    except FileNotFoundError:
        return False
