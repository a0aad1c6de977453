"""Does a PDF say in characters what its pages show? Scans and drawn letters do not, and fonts may hide what their glyphs mean."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from flows.pdf_arrays import Integers
from flows.pdf_characters import UNKNOWN
from flows.source_files import UnreadableError
from flows.tesseract import HOW_TO_GET_IT, is_available

#: More characters without meaning than this, and numbers would be lost in silence.
MOST_UNMAPPED_SHARE = 0.05
#: A page with fewer characters under an image of this share of the page is a scan with a stamp on it.
FEW_CHARACTERS = 100
SCAN_SHARE = 0.6
#: With more scanned pages than this the document is a scan.
MOST_SCANNED_SHARE = 0.5


class Shown(Enum):
    """What a page shows its reader."""

    TEXT = auto()
    #: An image of a page, with a stamp in characters at most.
    IMAGE = auto()
    #: Something drawn, and no characters: letters as outlines, or a picture.
    DRAWING = auto()
    #: Characters whose font does not say what they are.
    UNKNOWN_CHARACTERS = auto()
    NOTHING = auto()


def shown(page: pdfium.PdfPage, code: Integers) -> Shown:
    """What an open page with these characters shows."""
    if len(code) < FEW_CHARACTERS and _is_image(page):
        return Shown.IMAGE
    if not len(code):
        return Shown.NOTHING if pdfium_c.FPDFPage_CountObjects(page) < 1 else Shown.DRAWING
    if np.count_nonzero(code == UNKNOWN) > MOST_UNMAPPED_SHARE * len(code):
        return Shown.UNKNOWN_CHARACTERS
    return Shown.TEXT


def check_text(texts: Sequence[str], pages: Sequence[Shown]) -> None:
    """Refuse a PDF whose text is not what its pages show. `texts` has one a page; recognised pages show text.

    Raises:
        UnreadableError: `no_text_layer`, `empty` (blank pages) or `undecodable`.
    """
    text = "".join(texts)
    count = Counter(pages)
    if count[Shown.NOTHING] == len(pages):
        raise UnreadableError("empty", "The PDF's pages are blank: check that the download or export was complete.")
    if not text.strip() or count[Shown.IMAGE] > MOST_SCANNED_SHARE * len(pages):
        raise UnreadableError("no_text_layer", _needs_recognition("The PDF holds images of pages but no text"))
    if text.count("\ufffd") > MOST_UNMAPPED_SHARE * len(text):
        raise UnreadableError("undecodable", _needs_recognition("The PDF's fonts do not say which characters they show"))


def _needs_recognition(why: str) -> str:
    if is_available():
        return f"{why}, and text recognition (OCR) found nothing that can be read in it: scan or export it anew."
    return f"{why}: it needs text recognition (OCR). Install it ({HOW_TO_GET_IT}) and load the file again."


def _is_image(page: pdfium.PdfPage) -> bool:
    width, height = page.get_size()
    images = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    return bool(sum(_area(image.raw) for image in images) >= SCAN_SHARE * width * height)


def _area(page_object: pdfium_c.FPDF_PAGEOBJECT) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(page_object, left, bottom, right, top):
        return 0.0
    return max(right.value - left.value, 0.0) * max(top.value - bottom.value, 0.0)
