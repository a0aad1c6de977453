"""The read step: files to the two frames the transforms are given, `lines` and `documents`; what cannot be read becomes a rejection."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass

import polars as pl

from flows.read_file import ReadDocument, read_file
from flows.read_text import page_counts, text_lines
from flows.reading_process import reading_processes
from flows.source_files import Outcome, SourceFile, UnreadableError

DOCUMENT_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "document_id": pl.String,
    "sha256": pl.String,
    "source_uri": pl.String,
    "media_type": pl.String,
    "pages": pl.Int32,
    "company_id": pl.String,
    "call_date": pl.Date,
    "period_start": pl.Date,
    "period_end": pl.Date,
    "language": pl.String,
    "currency": pl.String,
}

#: Seconds between looks at the keyboard: with polars' signal handler Ctrl-C does not end a wait without a limit.
LOOK_UP_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """`lines` (`contracts.Line`) and `documents` (`contracts.SourceDocument`) of what could be read, rejections of the rest."""

    lines: pl.DataFrame
    documents: pl.DataFrame
    rejected: list[Outcome]


def read_documents(files: Sequence[SourceFile], workers: int = 1) -> ReadBatch:
    """Read many files; no file stops another.

    `workers` processes (from 1) share the PDFs, which cost a hundred times what a text costs and can bring their process down.
    """
    read: list[ReadDocument] = []
    rejected: list[Outcome] = []
    for file, result in zip(files, _read_each(files, workers), strict=True):
        if isinstance(result, UnreadableError):
            rejected.append(Outcome.of(file, "rejected", result.reason, result.detail))
        else:
            read.append(result)
    lines = _lines(read)
    return ReadBatch(lines, _documents(read, page_counts(lines)), rejected)


def _read_each(files: Sequence[SourceFile], workers: int) -> list[ReadDocument | UnreadableError]:
    # In this order: where the run is interrupted the processes are ended first, so that no thread waits for one.
    with ThreadPoolExecutor(workers) as threads, reading_processes(workers) as read_pdf:
        futures = [threads.submit(read_file, file, read_pdf) for file in files]
        try:
            while wait(futures, LOOK_UP_EVERY).not_done:
                pass
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            raise
        return [future.result() for future in futures]


def _lines(read: Sequence[ReadDocument]) -> pl.DataFrame:
    texts = [(document.file.document_id, document.text) for document in read if document.text is not None]
    of_texts = text_lines(pl.DataFrame(texts, schema={"document_id": pl.String, "text": pl.String}, orient="row"))
    return pl.concat([of_texts, *(document.lines for document in read if document.lines is not None)])


def _documents(read: Sequence[ReadDocument], counts: pl.DataFrame) -> pl.DataFrame:
    rows = [
        {
            "document_id": document.file.document_id,
            "sha256": document.file.sha256,
            "source_uri": document.file.path,
            "media_type": document.media_type,
            "pages": document.pages,
            **asdict(document.sidecar),
        }
        for document in read
    ]
    documents = pl.DataFrame(rows, schema=DOCUMENT_SCHEMA).join(counts, on="document_id", how="left", maintain_order="left")
    return documents.with_columns(pages=pl.coalesce("pages", "pages_right").cast(pl.Int32)).select(*DOCUMENT_SCHEMA)
