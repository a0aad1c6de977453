"""One file to its text or its placed lines. What a file is is told from its content: `%PDF` is a PDF, an HTML tag at the head is HTML,
text with headings or bold words in Markdown's signs is Markdown, anything else that decodes is text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import polars as pl

from flows.sidecar import Sidecar, read_sidecar
from flows.source_files import SourceFile, UnreadableError
from flows.text_encoding import decode

if TYPE_CHECKING:
    from flows.read_pdf_file import PdfLines

PDF, HTML, MARKDOWN, TEXT = "application/pdf", "text/html", "text/markdown", "text/plain"
PDF_SIGNATURE = b"%PDF"
#: PDF readers accept a header within the first kilobyte: mail gateways and scanners put bytes in front.
SIGNATURE_WITHIN = 1024

#: Bytes of the largest file that is read: of scans, and of text, of which a long call is a thousandth.
MOST_PDF, MOST_TEXT = 2**30, 2**26

#: What reads a PDF: here, or in a process of its own.
PdfReader: TypeAlias = "Callable[[SourceFile], PdfLines]"


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One file that was read: its text, or the frame of its lines where it has places on pages."""

    file: SourceFile
    sidecar: Sidecar
    media_type: str
    text: str | None = None
    lines: pl.DataFrame | None = None
    pages: int | None = None


def read_pdf_here(file: SourceFile) -> PdfLines:
    """Read a PDF in this process, which it may bring down (`flows/reading_process.py` does not let it)."""
    from flows.read_pdf_file import read_pdf_file  # imported where a file needs it: numpy and PDFium cost a tenth of a second

    return read_pdf_file(file)


def read_file(file: SourceFile, read_pdf: PdfReader = read_pdf_here) -> ReadDocument | UnreadableError:
    """Read one file. A reason why not is a result, not an exception, so that no file stops another."""
    try:
        sidecar = read_sidecar(file.path)
        with open(file.path, "rb") as stream:
            head = stream.read(SIGNATURE_WITHIN)
            is_pdf = PDF_SIGNATURE in head
            _check_size(file.size, MOST_PDF if is_pdf else MOST_TEXT)
            if not is_pdf:
                return _read_text(file, sidecar, head + stream.read())
        pdf = read_pdf(file)
        return ReadDocument(file, sidecar, PDF, lines=pdf.lines, pages=pdf.pages)
    except UnreadableError as reason:
        return reason
    except OSError as error:
        return UnreadableError("unreadable_file", f"The file cannot be read: {(error.strerror or str(error)).lower()}.")


def _check_size(size: int, most: int) -> None:
    if size > most:
        detail = f"The file has {size / 2**20:,.0f} MB, more than the {most // 2**20:,} MB that are read of its kind: split it."
        raise UnreadableError("too_large", detail)


def _read_text(file: SourceFile, sidecar: Sidecar, content: bytes) -> ReadDocument:
    from flows.read_html import html_text, is_html  # imported where a file needs them, as above
    from flows.read_markdown import is_markdown, markdown_text

    text = decode(content)
    if is_html(text):
        return ReadDocument(file, sidecar, HTML, text=html_text(text))
    if is_markdown(text):
        return ReadDocument(file, sidecar, MARKDOWN, text=markdown_text(text))
    return ReadDocument(file, sidecar, TEXT, text=text)
