"""The read step: files to the two frames the transforms are given, `lines` and `documents`; what cannot be read becomes a rejection."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass

import polars as pl

from flows.read_file import ReadDocument, read_file
from flows.read_text import page_counts, text_lines
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
#: Fewer PDFs are read sooner here than a second process starts.
LEAST_PDFS_FOR_PROCESSES = 4


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """`lines` (`contracts.Line`) and `documents` (`contracts.SourceDocument`) of what could be read, rejections of the rest."""

    lines: pl.DataFrame
    documents: pl.DataFrame
    rejected: list[Outcome]


def read_documents(files: Sequence[SourceFile], workers: int = 1) -> ReadBatch:
    """Read many files. `workers` processes share the PDFs, which cost a thousand times what a text costs; no file stops another."""
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
    pdfs = [file for file in files if file.path.lower().endswith(".pdf")]
    if workers < 2 or len(pdfs) < LEAST_PDFS_FOR_PROCESSES:
        return [read_file(file) for file in files]
    of_pdfs = dict(zip(pdfs, _read_in_processes(pdfs, workers), strict=True))
    return [of_pdfs[file] if file in of_pdfs else read_file(file) for file in files]


def _read_in_processes(files: Sequence[SourceFile], workers: int) -> list[ReadDocument | UnreadableError]:
    try:
        with _processes(workers) as pool:
            return list(pool.map(read_file, files, chunksize=2))
    except BrokenProcessPool:
        # A file took its process down (memory, a crash in native code): each in a process of its own shows which.
        return [_read_alone(file) for file in files]


def _read_alone(file: SourceFile) -> ReadDocument | UnreadableError:
    try:
        with _processes(1) as pool:
            return pool.submit(read_file, file).result()
    except BrokenProcessPool:
        return UnreadableError("damaged_pdf", "Reading the file ended its process: it is damaged, or too big for this machine's memory.")


def _processes(workers: int) -> ProcessPoolExecutor:
    # A forked copy of a process with polars' threads in it can hang: start afresh.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


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
