"""One file to its text or its placed lines. What a file is is told from its content: `%PDF` is a PDF, an HTML tag at the head is HTML,
anything else that decodes is text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from flows.read_html import html_text, is_html
from flows.read_text import LINE_SCHEMA
from flows.sidecar import Sidecar, read_sidecar
from flows.source_files import SourceFile, UnreadableError
from flows.text_encoding import decode

if TYPE_CHECKING:
    from flows.read_pdf import PdfPage

PDF, HTML, TEXT = "application/pdf", "text/html", "text/plain"
PDF_SIGNATURE = b"%PDF"
#: PDF readers accept a header within the first kilobyte: mail gateways and scanners put bytes in front.
SIGNATURE_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One file that was read: its text, or the frame of its lines where it has places on pages."""

    file: SourceFile
    sidecar: Sidecar
    media_type: str
    text: str | None = None
    lines: pl.DataFrame | None = None
    pages: int | None = None


def read_file(file: SourceFile) -> ReadDocument | UnreadableError:
    """Read one file. A reason why not is a result, not an exception: it has to come back from another process as it is."""
    try:
        sidecar = read_sidecar(file.path)
        with open(file.path, "rb") as stream:
            return _read(file, sidecar, stream.read())
    except UnreadableError as reason:
        return reason
    except OSError as error:
        return UnreadableError("unreadable_file", f"The file cannot be read: {(error.strerror or str(error)).lower()}.")


def _read(file: SourceFile, sidecar: Sidecar, content: bytes) -> ReadDocument:
    start = content.find(PDF_SIGNATURE, 0, SIGNATURE_WITHIN)
    if start >= 0:
        from flows.read_pdf import read_pdf  # imported where a file needs it: pdfplumber costs a third of a second

        pages = read_pdf(content[start:])
        return ReadDocument(file, sidecar, PDF, lines=_pdf_lines(file, pages), pages=len(pages))
    text = decode(content)
    if is_html(text):
        return ReadDocument(file, sidecar, HTML, text=html_text(text))
    return ReadDocument(file, sidecar, TEXT, text=text)


def _pdf_lines(file: SourceFile, pages: Sequence[PdfPage]) -> pl.DataFrame:
    rows = [
        (page.number, line.text, line.x0, line.top, line.x1, line.bottom, line.size, page.height, line.x_edges, line.superscripts)
        for page in pages
        for line in page.lines
    ]
    measured = {name: dtype for name, dtype in LINE_SCHEMA.items() if name not in ("document_id", "seq")}
    return pl.DataFrame(rows, schema=measured, orient="row").select(
        pl.lit(file.document_id).alias("document_id"), pl.int_range(pl.len(), dtype=pl.Int32).alias("seq"), pl.all()
    )
