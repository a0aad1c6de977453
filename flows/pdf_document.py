"""Opening a PDF, and the plain reasons why one cannot be opened.

PDFium repairs what it can, also what should be refused: a file that was cut off opens with the pages that are left. So the signs of
missing or of far too much content are looked for in the bytes first.
"""

from __future__ import annotations

import os
import re
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from flows.source_files import UnreadableError

#: The password of the PDFs of a run; the worker processes inherit it, and no log or database holds it.
PASSWORD_VARIABLE = "CALLMART_PDF_PASSWORD"

#: A whole file ends with these; what mail gateways and servers put behind them does no harm, but objects behind them are a cut update.
END_MARKS = (b"startxref", b"%%EOF")
OBJECT = re.compile(rb"[0-9]\s+obj\b")
MOST_PAGES = 5_000
#: One stream of text, fonts or drawing unpacks to less; a page image may be larger, and is not unpacked.
MOST_UNPACKED = 256 * 2**20
#: Deflate packs at most about a thousand bytes into one.
LEAST_PACKED = MOST_UNPACKED // 1032
#: A stream's dictionary stands right before it.
DICTIONARY_WITHIN = 1024
PIECE = 2**18

#: PDFium is not made for threads: one document at a time in each process.
_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def open_pdf(content: bytes, password: str | None = None) -> Iterator[pdfium.PdfDocument]:
    """An open PDF of 1 to `MOST_PAGES` pages, from bytes that begin with its header. `password` is `PASSWORD_VARIABLE`'s where not given.

    Raises:
        UnreadableError: `encrypted_pdf`, `damaged_pdf`, `too_large` or `empty` (no pages).
    """
    _check_bytes(content)
    password = run_password(password)
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(content, password)
        except pdfium.PdfiumError as error:
            raise _rejection(error, content, password) from error
        try:
            _check_pages(len(document))
            yield document
        finally:
            document.close()


def run_password(password: str | None = None) -> str | None:
    """The password to open a PDF with: the one given, else `PASSWORD_VARIABLE`'s, else none."""
    return password or os.environ.get(PASSWORD_VARIABLE) or None


def _check_bytes(content: bytes) -> None:
    end = max(content.rfind(mark) for mark in END_MARKS)
    if end < 0 or OBJECT.search(content, end):
        raise UnreadableError("damaged_pdf", "The PDF is cut off before its end: download or export it again.")
    if any(_unpacked_size(content, *place) > MOST_UNPACKED for place in _streams(content)):
        limit = f"{MOST_UNPACKED // 2**20} MB"
        raise UnreadableError("too_large", f"A part of the PDF unpacks to more than {limit}, as no transcript does: export it again.")


def _streams(content: bytes) -> Iterator[tuple[int, int]]:
    """Where the streams' bytes begin and end. By `find`, which is twenty times as fast as an expression over all bytes."""
    start = 0
    while (word := content.find(b"stream", start)) >= 0:
        start = word + len(b"stream")
        if content[start : start + 1] in (b"\r", b"\n") and content[word - 3 : word] != b"end":
            end = content.find(b"endstream", start)
            yield start, len(content) if end < 0 else end


def _unpacked_size(content: bytes, start: int, end: int) -> int:
    """How many bytes a stream packed with deflate unpacks to, as far as that can matter; 0 for others."""
    head = content[max(start - DICTIONARY_WITHIN, 0) : start]
    head = head[head.rfind(b" obj") + 1 :]
    layers = len(re.findall(rb"/(?:FlateDecode|Fl)\b", head))
    if not layers or (layers == 1 and end - start < LEAST_PACKED) or re.search(rb"/Subtype\s*/Image", head):
        return 0
    sizes = 0
    packed = content[start:end].lstrip(b"\r\n")
    for _ in range(layers):
        packed, size = _unpack(packed, keep=layers > 1)
        sizes = max(sizes, size)
    return sizes


def _unpack(packed: bytes, keep: bool) -> tuple[bytes, int]:
    """The unpacked bytes (only where they are to be kept) and how many they are, counted to just beyond the limit."""
    inflate = zlib.decompressobj()
    kept = bytearray()
    size = 0
    try:
        # Until its end, not until nothing is left: what stands behind the end is given back again and again.
        while packed and not inflate.eof and size <= MOST_UNPACKED:
            piece = inflate.decompress(packed, PIECE)
            packed = inflate.unconsumed_tail
            size += len(piece)
            if keep:
                kept += piece
    except zlib.error:
        pass  # damaged or encrypted: PDFium reads what there is
    return bytes(kept), size


def _check_pages(count: int) -> None:
    if count < 1:
        raise _no_pages()
    if count > MOST_PAGES:
        raise UnreadableError("too_large", f"The PDF has {count:,} pages, more than the {MOST_PAGES:,} that are read: split it.")


def _rejection(error: pdfium.PdfiumError, content: bytes, password: str | None) -> UnreadableError:
    # PDFium's code is that of an earlier file where this one has no pages: what the bytes say comes first.
    is_locked = b"/Encrypt" in content
    if is_locked and error.err_code == pdfium_c.FPDF_ERR_PASSWORD and password:
        return UnreadableError("encrypted_pdf", "The PDF is locked, and the password given does not open it.")
    if is_locked and error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
        return UnreadableError("encrypted_pdf", "The PDF is locked with a password: give it with --password, or save a copy without one.")
    if is_locked and error.err_code == pdfium_c.FPDF_ERR_SECURITY:
        return UnreadableError("encrypted_pdf", "The PDF is locked in a way that cannot be opened here: save a copy without a lock.")
    if OBJECT.search(content) is None:
        return UnreadableError("damaged_pdf", "The file begins like a PDF, but nothing of one follows: download or export it again.")
    if re.search(rb"/Count\s+0\b", content):
        return _no_pages()
    return UnreadableError("damaged_pdf", "The PDF is damaged: download or export it again.")


def _no_pages() -> UnreadableError:
    return UnreadableError("empty", "The PDF has no pages: check that the download or export was complete.")
