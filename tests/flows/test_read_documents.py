"""Files of every kind to the two frames the transforms are given."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from threading import Timer

import polars as pl
import pytest

from flows import read_file, reading_process
from flows.hash_files import hash_files
from flows.read_documents import read_documents
from flows.source_files import SourceFile
from tests.flows.conftest import BAD, GOOD
from tests.flows.tiny_pdf import pdf
from transforms.contracts import Line, SourceDocument


@pytest.fixture
def hashed(inbox: Path) -> list[SourceFile]:
    return hash_files([str(path) for path in sorted(inbox.iterdir()) if not path.name.endswith(".yml")]).files


def test_the_frames_hold_to_the_contracts(hashed: list[SourceFile]) -> None:
    batch = read_documents(hashed)
    Line.validate(batch.lines)
    SourceDocument.validate(batch.documents)
    assert set(batch.lines["document_id"]) == set(batch.documents["document_id"])
    unread = {
        name: reason for name, (_, reason) in BAD.items() if reason not in ("not_a_transcript", "internal_error", "inconsistent_rows")
    }
    assert {Path(outcome.source_uri).name: outcome.reason for outcome in batch.rejected} == unread


def test_several_processes_read_the_same(hashed: list[SourceFile], inbox: Path) -> None:
    alone, shared = read_documents(hashed, workers=1), read_documents(hashed, workers=2)
    assert shared.lines.equals(alone.lines)
    assert shared.documents.equals(alone.documents)
    assert shared.rejected == alone.rejected


@pytest.fixture
def slow(tmp_path: Path) -> list[SourceFile]:
    """A PDF that takes seconds, told by its content, whatever its name."""
    path = tmp_path / "slow"
    path.write_bytes(pdf([[(50.0, 800.0 - row, 1.0, "Revenue was 12.5 million. " * 6) for row in range(700)]] * 30))
    return hash_files([str(path)]).files


def test_a_pdf_that_never_ends_stops_no_other_file(
    hashed: list[SourceFile], slow: list[SourceFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_process, "LONGEST", 1.5)
    monkeypatch.setattr(reading_process, "LONGEST_PER_PAGE", 0.0)
    batch = read_documents([*slow, *hashed])
    assert [outcome.reason for outcome in batch.rejected if outcome.source_uri == slow[0].path] == ["too_slow"]
    assert {Path(path).name for path in batch.documents["source_uri"]} >= set(GOOD)


def test_ctrl_c_waits_for_no_pdf(slow: list[SourceFile]) -> None:
    # Tests that a shell runs in the background begin with SIGINT ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    start = time.monotonic()
    Timer(1.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            read_documents(slow)
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.monotonic() - start < 4


def test_lines_of_a_pdf_have_places_and_those_of_a_text_have_none(hashed: list[SourceFile]) -> None:
    batch = read_documents([file for file in hashed if Path(file.path).name in GOOD])
    placed = batch.lines.join(batch.documents, on="document_id").group_by("media_type").agg(pl.col("x0").is_not_null().all())
    assert dict(placed.rows()) == {"application/pdf": True, "text/plain": False, "text/html": False}


def test_files_larger_than_any_call_are_refused(hashed: list[SourceFile], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_file, "MOST_TEXT", 50)
    monkeypatch.setattr(read_file, "MOST_PDF", 100)
    batch = read_documents([file for file in hashed if Path(file.path).name in GOOD])
    too_large = {Path(outcome.source_uri).name: outcome.detail for outcome in batch.rejected if outcome.reason == "too_large"}
    assert set(too_large) == {"alpha.txt", "beta.pdf", "gamma.html"}
    assert all(detail and detail.endswith("split it.") for detail in too_large.values())
