"""Bytes to text: UTF-8, UTF-16, GB18030, Big5 or Windows-1252, told from the bytes themselves.

Rules, in order:
1. A byte order mark decides.
2. Many zero bytes in every second place are UTF-16 without a mark.
3. Valid UTF-8 is UTF-8.
4. Else the encoding that a page names in its head, where it reads the whole of it.
5. Else GB18030 or Big5, whichever reads as everyday characters: both encodings keep their frequent characters together (level 1),
   and text read with the wrong one scatters over rare ones.
6. Else Windows-1252, where nearly all bytes are ASCII: English with typographic quotes.
7. Text with control characters, or that nothing reads, is not text.
"""

from __future__ import annotations

import codecs
import re

from flows.source_files import UnreadableError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Two-byte sequences of an encoding: those of symbols and level 1 (frequent characters), and all.
FREQUENT_PAIRS = {
    "gb18030": re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]"),
    "big5hkscs": re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]"),
}
ALL_PAIRS = re.compile(rb"[\x81-\xfe][\x30-\xfe]")
#: What a page says of itself, and where; browsers read these names as encodings that hold more.
DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN = 4096
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}
#: Characters no text file has; form feed, tab and the line ends are text.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
LEAST_FREQUENT_SHARE = 0.9
MOST_SINGLE_BYTES_SHARE = 0.03
MOST_CONTROLS_SHARE = 0.001


def decode(content: bytes) -> str:
    """The text of a file's bytes, without a byte order mark.

    Raises:
        UnreadableError: `empty` where there is nothing but white space, `undecodable` where the bytes are not text in a known encoding.
    """
    if not content.strip():
        raise UnreadableError("empty", "The file is empty: check that the download or export was complete.")
    readings = (read(content) for read in (_by_mark, _utf16_without_mark, _utf8, _declared, _chinese, _western))
    text = next((reading for reading in readings if reading is not None), None)
    if text is None or len(CONTROLS.findall(text)) > MOST_CONTROLS_SHARE * len(text):
        raise UnreadableError("undecodable", _why_not_text(content))
    if not text.strip():
        raise UnreadableError("empty", "The file holds nothing but white space: check that the export was complete.")
    return text


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _by_mark(content: bytes) -> str | None:
    encoding = next((encoding for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)), None)
    return _try(content, encoding) if encoding else None


def _utf16_without_mark(content: bytes) -> str | None:
    """Line ends, digits and spaces have a zero byte in UTF-16: at odd places in little endian, at even ones in big endian."""
    if b"\x00" not in content or len(content) % 2:
        return None
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if max(even, odd) <= 10 * min(even, odd):
        return None
    return _try(content, "utf-16-le" if odd > even else "utf-16-be")


def _utf8(content: bytes) -> str | None:
    return _try(content, "utf-8")


def _declared(content: bytes) -> str | None:
    declared = DECLARED.search(content, 0, DECLARED_WITHIN)
    if declared is None:
        return None
    name = declared[1].decode("ascii").lower()
    try:
        encoding = codecs.lookup(WIDER.get(name, name))
    except LookupError:
        return None
    # Only encodings of text (not rot13), and none that was ruled out before.
    return _try(content, encoding.name) if encoding._is_text_encoding and not encoding.name.startswith("utf") else None


def _chinese(content: bytes) -> str | None:
    pairs = ALL_PAIRS.findall(content)
    readings: list[tuple[float, str]] = []
    for encoding, frequent in FREQUENT_PAIRS.items():
        text = _try(content, encoding)
        share = sum(frequent.fullmatch(pair) is not None for pair in pairs) / max(len(pairs), 1)
        if text is not None and share >= LEAST_FREQUENT_SHARE:
            readings.append((share, text))
    return max(readings)[1] if readings else None


def _western(content: bytes) -> str | None:
    high = sum(byte > 127 for byte in content)
    return _try(content, "cp1252") if high < MOST_SINGLE_BYTES_SHARE * len(content) else None


def _why_not_text(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        return "The file is a Word document or another archive: save it as PDF or text."
    if content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")):
        return "The file is an image: run text recognition on it and load the result."
    return "The file is neither a PDF nor text in UTF-8, UTF-16, GB18030, Big5 or Windows-1252: save it as UTF-8 text or PDF."
