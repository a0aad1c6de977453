"""One PDF to lines as printed, with the place of every character; or a plain reason why not."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium

from flows.pdf_characters import read_characters
from flows.pdf_document import open_pdf
from flows.pdf_lines import PdfLine, page_lines
from flows.pdf_rules import read_rules
from flows.pdf_text_layer import check_text, is_blank, is_scanned
from flows.source_files import UnreadableError


@dataclass(frozen=True, slots=True)
class PdfPage:
    number: int
    height: float
    lines: list[PdfLine]
    is_scanned: bool = False
    is_blank: bool = False


def read_pdf(content: bytes, password: str | None = None) -> list[PdfPage]:
    """The pages of a PDF, whose bytes begin with its header, with their lines; page numbers begin at 1.

    Places are points from the upper left corner of the page as it is shown (its crop box, turned as the file says).

    Raises:
        UnreadableError: `encrypted_pdf`, `damaged_pdf`, `too_large`, `empty` (no pages, or blank ones), `no_text_layer` (a scan) or
            `undecodable` (fonts that do not say which characters they show).
    """
    with open_pdf(content, password) as document:
        pages = [_read_page(document, number) for number in range(len(document))]
    texts = ["\n".join(line.text for line in page.lines) for page in pages]
    check_text(texts, sum(page.is_scanned for page in pages), sum(page.is_blank for page in pages))
    return pages


def _read_page(document: pdfium.PdfDocument, number: int) -> PdfPage:
    try:
        page = document[number]
        try:
            characters = read_characters(page)
            lines = page_lines(characters, read_rules(page))
            return PdfPage(number + 1, page.get_height(), lines, is_scanned(page, len(characters)), not lines and is_blank(page))
        finally:
            page.close()  # else PDFium keeps what it parsed of every page
    except pdfium.PdfiumError as error:
        raise UnreadableError("damaged_pdf", f"Page {number + 1} of the PDF is damaged: download or export it again.") from error
