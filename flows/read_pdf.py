"""One PDF to lines as printed, with the place of every character; or a plain reason why not.

A page that says in characters what it shows is read by PDFium. One that does not (a scan, drawn letters, fonts without meaning) is read
by text recognition where that is installed; where it is not, a document of such pages is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from flows.pdf_characters import PageCharacters, PageFrame, read_characters
from flows.pdf_document import open_pdf
from flows.pdf_lines import PdfLine, page_lines
from flows.pdf_rules import may_hold_table
from flows.pdf_tables import NO_CELLS, TableCells, read_cells
from flows.pdf_text_layer import Shown, check_text, shown
from flows.source_files import UnreadableError
from flows.tesseract import is_available
from flows.text_recognition import TextRecognition

NEEDS_RECOGNITION = frozenset({Shown.IMAGE, Shown.DRAWING, Shown.UNKNOWN_CHARACTERS})


@dataclass(frozen=True, slots=True)
class PdfPage:
    number: int
    height: float
    lines: list[PdfLine]
    shown: Shown = Shown.TEXT


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A page whose lines wait for its tables."""

    frame: PageFrame
    characters: PageCharacters


def read_pdf(content: bytes, password: str | None = None, on_pages: Callable[[int], object] = lambda count: None) -> list[PdfPage]:
    """The pages of a PDF, whose bytes begin with its header, with their lines; page numbers begin at 1.

    Places are points from the upper left corner of the page as it is shown (its crop box, turned as the file says).
    `on_pages` is told how many pages there are before they are read, and again with each page that is recognised, which takes seconds.

    Raises:
        UnreadableError: `encrypted_pdf`, `damaged_pdf`, `too_large`, `empty` (no pages, or blank ones), `no_text_layer` (a scan, without
            text recognition), `undecodable` (fonts that do not say which characters they show) or `too_slow` (text recognition).
    """
    recognition = TextRecognition() if is_available() else None
    with open_pdf(content, password) as document:
        count = len(document)
        on_pages(count)
        read = [_read_page(document, number, recognition, on_pages) for number in range(count)]
    cells = read_cells(content, {page.number: ruled.frame for page, ruled in read if ruled}, password)
    pages = [_with_tables(page, ruled, cells.get(page.number, NO_CELLS)) if ruled else page for page, ruled in read]
    check_text(["\n".join(line.text for line in page.lines) for page in pages], [page.shown for page in pages])
    return pages


def _read_page(
    document: pdfium.PdfDocument, number: int, recognition: TextRecognition | None, on_pages: Callable[[int], object]
) -> tuple[PdfPage, _Ruled | None]:
    """A page with its lines; or without them, and what they are to be made of when its tables are known."""
    try:
        page = document[number]
        try:
            characters = read_characters(page)
            what = shown(page, characters.code)
            if recognition and what in NEEDS_RECOGNITION:
                on_pages(len(document))
                return PdfPage(number + 1, page.get_height(), page_lines(recognition.read(page)), Shown.TEXT), None
            ruled = _Ruled(PageFrame.of(page), characters) if len(characters) and may_hold_table(page) else None
            lines = [] if ruled else page_lines(characters)
            return PdfPage(number + 1, page.get_height(), lines, what), ruled
        finally:
            page.close()  # else PDFium keeps what it parsed of every page
    except pdfium.PdfiumError as error:
        raise UnreadableError("damaged_pdf", f"Page {number + 1} of the PDF is damaged: download or export it again.") from error


def _with_tables(page: PdfPage, ruled: _Ruled, cells: TableCells) -> PdfPage:
    return replace(page, lines=page_lines(ruled.characters, cells))
