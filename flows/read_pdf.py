"""One PDF to lines as printed, with the place of every character; or a plain reason why not."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from flows.pdf_lines import PdfLine, glyph, page_lines
from flows.source_files import UnreadableError

#: More characters without meaning than this, and numbers would be lost in silence.
MOST_UNMAPPED_SHARE = 0.05

logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class PdfPage:
    number: int
    height: float
    lines: list[PdfLine]


def read_pdf(content: bytes) -> list[PdfPage]:
    """The pages of a PDF, whose bytes begin with its header, with their lines; page numbers begin at 1.

    Raises:
        UnreadableError: `encrypted_pdf`, `damaged_pdf`, `empty` (no pages), `no_text_layer` (a scan) or `undecodable` (fonts that do
            not say which characters they show).
    """
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            pages = [_read_page(page) for page in pdf.pages]
    except Exception as error:
        # pdfminer meets damaged files with errors of every kind: each is that file's rejection.
        raise _rejection(error) from error
    _check(pages)
    return pages


def _read_page(page: pdfplumber.page.Page) -> PdfPage:
    # Turned text is a watermark or a margin note, never speech.
    lines = page_lines([glyph(char) for char in page.chars if char["upright"]])
    read = PdfPage(page.page_number, float(page.height), lines)
    page.close()  # else pdfplumber keeps the characters of every page in memory
    return read


def _check(pages: list[PdfPage]) -> None:
    if not pages:
        raise UnreadableError("empty", "The PDF has no pages: check that the download or export was complete.")
    text = "".join(line.text for page in pages for line in page.lines)
    if not text.strip():
        raise UnreadableError("no_text_layer", "The PDF holds images of pages but no text: run text recognition on it and load the result.")
    if text.count("\ufffd") > MOST_UNMAPPED_SHARE * len(text):
        raise UnreadableError(
            "undecodable", "The PDF's fonts do not say which characters they show: export it anew, or run text recognition on it."
        )


def _rejection(error: Exception) -> UnreadableError:
    chain: list[BaseException | None] = [error, error.__cause__, error.__context__, *error.args[:1]]
    if any(isinstance(link, PDFPasswordIncorrect) for link in chain):
        return UnreadableError("encrypted_pdf", "The PDF is locked with a password: save a copy without one.")
    if isinstance(error, (PdfminerException, MalformedPDFException)):
        return UnreadableError("damaged_pdf", "The PDF is damaged or cut off: download or export it again.")
    return UnreadableError("damaged_pdf", f"The PDF cannot be read ({type(error).__name__}): download or export it again.")
