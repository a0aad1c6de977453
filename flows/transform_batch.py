"""The transform step: one pass over hundreds of documents; where the pass fails, only the document it failed on is rejected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

Tables = Mapping[str, pl.DataFrame]
Transform = Callable[[pl.DataFrame, pl.DataFrame], dict[str, pl.DataFrame]]

#: Columns of `contracts.Rejection`; the key under which the transforms give their rejections.
REJECTIONS = "rejections"
REJECTION_SCHEMA = {"document_id": pl.String, "reason": pl.String, "detail": pl.String}


@dataclass(frozen=True, slots=True)
class Transformed:
    """The frames by table of each part of a batch (one, unless the pass had to be split), and the rejections (`contracts.Rejection`)."""

    parts: list[dict[str, pl.DataFrame]]
    rejections: pl.DataFrame


def transform_batch(lines: pl.DataFrame, documents: pl.DataFrame, transform: Transform | None = None) -> Transformed:
    """Run the transforms over a batch; where they fail, halve it until the document that fails stands alone.

    A failure is a fault of ours that one odd document brought to light: it must cost that document, not the hundreds beside it.
    """
    if transform is None:
        from transforms import transform_documents

        transform = transform_documents
    if documents.is_empty():
        return Transformed([], pl.DataFrame(schema=REJECTION_SCHEMA))
    try:
        tables = transform(lines, documents)
    except (Exception, pl.exceptions.PanicException) as error:
        if documents.height == 1:
            return Transformed([], _failed(documents["document_id"][0], error))
        return _merge(*(transform_batch(*half, transform) for half in _halves(lines, documents)))
    rejections = tables.get(REJECTIONS, pl.DataFrame(schema=REJECTION_SCHEMA)).select(*REJECTION_SCHEMA)
    return Transformed([{name: frame for name, frame in tables.items() if name != REJECTIONS}], rejections)


def _halves(lines: pl.DataFrame, documents: pl.DataFrame) -> list[tuple[pl.DataFrame, pl.DataFrame]]:
    middle = documents.height // 2
    halves = (documents[:middle], documents[middle:])
    return [(lines.join(half.select("document_id"), on="document_id", how="semi", maintain_order="left"), half) for half in halves]


def _merge(first: Transformed, second: Transformed) -> Transformed:
    return Transformed([*first.parts, *second.parts], pl.concat([first.rejections, second.rejections]))


def _failed(document_id: str, error: BaseException) -> pl.DataFrame:
    said = " ".join(str(error).split())[:160]
    detail = f"Processing failed, which is a fault of callmart: please report it with this file ({type(error).__name__}: {said})."
    return pl.DataFrame({"document_id": [document_id], "reason": ["internal_error"], "detail": [detail]}, schema=REJECTION_SCHEMA)
