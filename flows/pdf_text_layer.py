"""Does a PDF say in characters what its pages show? Scans and drawn letters do not, and fonts may hide what their glyphs mean."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from flows.source_files import UnreadableError

#: More characters without meaning than this, and numbers would be lost in silence.
MOST_UNMAPPED_SHARE = 0.05
#: A page with fewer characters under an image of this share of the page is a scan with a stamp on it.
FEW_CHARACTERS = 100
SCAN_SHARE = 0.6
#: With more scanned pages than this the document is a scan.
MOST_SCANNED_SHARE = 0.5


def check_text(texts: Sequence[str], scanned: int, blank: int) -> None:
    """Refuse a PDF whose text is not what its pages show. `texts` has one a page; `scanned` and `blank` count the pages that are so.

    Raises:
        UnreadableError: `no_text_layer`, `empty` (blank pages) or `undecodable`.
    """
    text = "".join(texts)
    if blank == len(texts):
        raise UnreadableError("empty", "The PDF's pages are blank: check that the download or export was complete.")
    if not text.strip() or scanned > MOST_SCANNED_SHARE * len(texts):
        raise UnreadableError(
            "no_text_layer", "The PDF holds images of pages but no text: it needs text recognition (OCR) first, then load the result."
        )
    if text.count("\ufffd") > MOST_UNMAPPED_SHARE * len(text):
        raise UnreadableError(
            "undecodable", "The PDF's fonts do not say which characters they show: export it anew, or run text recognition (OCR) on it."
        )


def is_blank(page: pdfium.PdfPage) -> bool:
    """Whether an open page shows nothing at all."""
    return bool(pdfium_c.FPDFPage_CountObjects(page) < 1)


def is_scanned(page: pdfium.PdfPage, characters: int) -> bool:
    """Whether an open page with so many characters is an image of a page."""
    if characters >= FEW_CHARACTERS:
        return False
    width, height = page.get_size()
    images = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    return bool(sum(_area(image.raw) for image in images) >= SCAN_SHARE * width * height)


def _area(page_object: pdfium_c.FPDF_PAGEOBJECT) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(page_object, left, bottom, right, top):
        return 0.0
    return max(right.value - left.value, 0.0) * max(top.value - bottom.value, 0.0)
