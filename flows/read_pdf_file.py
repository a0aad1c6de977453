"""One PDF file to the frame of its lines (`contracts.Line`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from flows.read_pdf import read_pdf
from flows.read_text import LINE_SCHEMA
from flows.source_files import SourceFile

PDF_SIGNATURE = b"%PDF"


@dataclass(frozen=True, slots=True)
class PdfLines:
    lines: pl.DataFrame
    pages: int


def read_pdf_file(file: SourceFile, on_pages: Callable[[int], object] = lambda count: None) -> PdfLines:
    """Read a file that holds a PDF's header, be it behind what a mail gateway put in front.

    `on_pages` is told how many pages there are before they are read.

    Raises:
        UnreadableError: as `read_pdf`.
        OSError: the file cannot be read.
    """
    with open(file.path, "rb") as stream:
        content = stream.read()
    pages = read_pdf(content[max(content.find(PDF_SIGNATURE), 0) :], on_pages=on_pages)
    rows = [
        (page.number, line.text, line.x0, line.top, line.x1, line.bottom, line.size, page.height, line.x_edges, line.superscripts)
        for page in pages
        for line in page.lines
    ]
    measured = {name: dtype for name, dtype in LINE_SCHEMA.items() if name not in ("document_id", "seq")}
    lines = pl.DataFrame(rows, schema=measured, orient="row").select(
        pl.lit(file.document_id).alias("document_id"), pl.int_range(pl.len(), dtype=pl.Int32).alias("seq"), pl.all()
    )
    return PdfLines(lines, len(pages))
