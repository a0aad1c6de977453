"""Files of every kind to the two frames the transforms are given."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from flows.hash_files import hash_files
from flows.read_documents import read_documents
from flows.source_files import SourceFile
from tests.flows.conftest import BAD, GOOD
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


def test_lines_of_a_pdf_have_places_and_those_of_a_text_have_none(hashed: list[SourceFile]) -> None:
    batch = read_documents([file for file in hashed if Path(file.path).name in GOOD])
    placed = batch.lines.join(batch.documents, on="document_id").group_by("media_type").agg(pl.col("x0").is_not_null().all())
    assert dict(placed.rows()) == {"application/pdf": True, "text/plain": False, "text/html": False}
