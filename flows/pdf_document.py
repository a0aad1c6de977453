"""Opening a PDF, and the plain reasons why one cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium

from flows.source_files import UnreadableError


@contextmanager
def open_pdf(content, password=None) -> Iterator[pdfium.PdfDocument]:
    d=pdfium.PdfDocument(content, password)
    try:
        yield d
    finally:
        d.close()
