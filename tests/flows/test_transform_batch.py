"""A fault in the transforms costs the document that brought it to light, and no other."""

from __future__ import annotations

import polars as pl
import pytest

from flows.read_text import text_lines
from flows.transform_batch import transform_batch
from tests.flows.stand_in_transforms import transform_documents
from transforms.contracts import SourceDocument


def batch(*texts: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    ids = [f"doc_{number}" for number in range(len(texts))]
    documents = pl.DataFrame({"document_id": ids, "sha256": ids, "source_uri": ids, "media_type": ["text/plain"] * len(ids)})
    lines = text_lines(pl.DataFrame({"document_id": ids, "text": texts}, schema={"document_id": pl.String, "text": pl.String}))
    return lines, pl.concat([SourceDocument.create_empty(), documents], how="diagonal")


GOOD, NO_CALL, FAULT = "Company: alpha\nwell", "Two eggs", "Company: alpha\nFAIL"


@pytest.mark.parametrize(
    ("texts", "loaded", "rejected"),
    [
        ([], [], {}),
        ([GOOD, GOOD], ["doc_0", "doc_1"], {}),
        ([GOOD, NO_CALL], ["doc_0"], {"doc_1": "not_a_transcript"}),
        ([FAULT], [], {"doc_0": "internal_error"}),
        (
            [GOOD, NO_CALL, FAULT, GOOD, GOOD, FAULT, GOOD],
            ["doc_0", "doc_3", "doc_4", "doc_6"],
            {"doc_1": "not_a_transcript", "doc_2": "internal_error", "doc_5": "internal_error"},
        ),
    ],
)
def test_only_the_faulty_documents_are_rejected(texts: list[str], loaded: list[str], rejected: dict[str, str]) -> None:
    done = transform_batch(*batch(*texts), transform_documents)
    assert [document for part in done.parts for document in part["dim_document"]["document_id"]] == loaded
    assert dict(done.rejections.select("document_id", "reason").rows()) == rejected
