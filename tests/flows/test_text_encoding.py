"""Which encodings are told from bytes alone."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.source_files import UnreadableError
from flows.text_encoding import decode

SIMPLIFIED = "本季度总收入为12.5亿元，同比增长9%；经调整净利润为3,200万元。管理层认为下半年的需求将继续改善。\n"
TRADITIONAL = "本季度總收入為12.5億元，按年增長9%；經調整淨利潤為3,200萬元。管理層認為下半年的需求將繼續改善。\n"
ENGLISH = "Revenue was $12.5 million, up 9% year over year.\n"
TYPOGRAPHIC = "Let’s turn to the company’s results – revenue was “solid” at €12.5 million, up 9% year over year, as we said before.\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", SIMPLIFIED),
        ("utf-8-sig", TRADITIONAL),
        ("utf-16", SIMPLIFIED),
        ("utf-16-le", SIMPLIFIED),
        ("utf-16-be", TRADITIONAL),
        ("utf-16-le", ENGLISH),
        ("utf-32", ENGLISH),
        ("gb18030", SIMPLIFIED),
        ("gbk", SIMPLIFIED + ENGLISH),
        ("big5", TRADITIONAL),
        ("cp950", TRADITIONAL + ENGLISH),
        ("ascii", ENGLISH),
        ("cp1252", TYPOGRAPHIC + 2 * ENGLISH),
    ],
)
def test_the_encoding_is_told_from_the_bytes(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("why", "content", "reason"),
    [
        ("no bytes", b"", "empty"),
        ("white space only", b" \r\n\t\n", "empty"),
        ("a byte order mark only", codecs.BOM_UTF8, "empty"),
        ("random bytes", bytes(range(256)) * 8, "undecodable"),
        ("an image", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(200)), "undecodable"),
        ("a Word document", b"PK\x03\x04" + bytes(range(250)), "undecodable"),
        ("UTF-8 cut and mixed with Latin-1", "Umsatz stieg um 9%, Gewinn fiel: äöüßéèñ".encode("latin-1") * 3, "undecodable"),
    ],
)
def test_what_is_not_text_is_refused(why: str, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        decode(content)
    assert refused.value.reason == reason, why


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("gb2312", "gb18030", "营收3.2亿元，㐀"),
        ("big5", "big5hkscs", "營收3.2億元"),
        ("Shift_JIS", "shift_jis", "売上高は3.2億円、前年比9%増となりました。"),
        ("iso-8859-1", "cp1252", "Umsatz: 3,2 Mio. € – äöüß"),
        ("windows-1252", "cp1252", "Chiffre d’affaires : 3,2 M€, hausse élevée"),
        ("utf-16", "gb18030", SIMPLIFIED),  # a page in bytes cannot be in UTF-16
        ("no-such-thing", "gb18030", SIMPLIFIED),
        ("rot13", "gb18030", SIMPLIFIED),
    ],
)
def test_a_page_may_name_its_encoding(declared: str, encoding: str, text: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><p>{text}</p>'
    assert decode(page.encode(encoding)) == page
    page = f"<html><meta charset='{declared}'><p>{text}</p>"
    assert decode(page.encode(encoding)) == page
    assert decode(page.encode()) == page  # it is UTF-8, whatever it says


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadableError):
        assert decode(content).encode()
