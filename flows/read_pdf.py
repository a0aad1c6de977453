"""One PDF to lines as printed, with the place of every character; or a plain reason why not."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium

from flows.pdf_characters import read_characters
from flows.pdf_document import open_pdf
from flows.pdf_lines import PdfLine, page_lines
from flows.source_files import UnreadableError

#: More characters without meaning than this, and numbers would be lost in silence.
MOST_UNMAPPED_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class PdfPage:
    number: int
    height: float
    lines: list[PdfLine]


def read_pdf(content: bytes, password: str | None = None) -> list[PdfPage]:
    """The pages of a PDF, whose bytes begin with its header, with their lines; page numbers begin at 1.

    Places are points from the upper left corner of the page as it is shown (its crop box, turned as the file says).

    Raises:
        UnreadableError: `encrypted_pdf`, `damaged_pdf`, `too_large`, `empty` (no pages, or blank ones), `no_text_layer` (a scan) or
            `undecodable` (fonts that do not say which characters they show).
    """
    with open_pdf(content, password) as document:
        pages = [_read_page(document, number) for number in range(len(document))]
        _check(pages, document)
    return pages


def _read_page(document: pdfium.PdfDocument, number: int) -> PdfPage:
    try:
        page = document[number]
    except pdfium.PdfiumError as error:
        raise UnreadableError("damaged_pdf", f"Page {number + 1} of the PDF is damaged: download or export it again.") from error
    try:
        return PdfPage(number + 1, page.get_height(), page_lines(read_characters(page)))
    finally:
        page.close()  # else PDFium keeps what it parsed of every page


def _check(pages, document): ...
