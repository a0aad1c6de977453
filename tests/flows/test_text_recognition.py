"""Scanned pages, read by tesseract where it is installed; the figures of both scans have to come out as they are printed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest

from flows import tesseract, text_recognition
from flows.pdf_lines import page_lines
from flows.read_pdf import PdfPage, read_pdf
from flows.source_files import UnreadableError
from flows.text_recognition import Word
from tests.flows.pdf_files import FIXTURES
from tests.flows.tiny_pdf import pdf

NUMBER = re.compile(r"[0-9][0-9.,]*[0-9]%?|[0-9]%?")


def needs(language: str) -> pytest.MarkDecorator:
    is_there = language in tesseract.installed_languages()
    return pytest.mark.skipif(not is_there, reason=f"tesseract with {language} is not installed: {tesseract.HOW_TO_GET_IT}")


def scan(name: str) -> list[PdfPage]:
    return read_pdf((FIXTURES / f"{name}.pdf").read_bytes())


@needs("eng")
def test_an_english_scan_is_read_with_its_places() -> None:
    (page,) = scan("scanned_en")
    text = "\n".join(line.text for line in page.lines)
    assert text.startswith("Mara Quill, Chief Executive Officer:\nNet revenue for the quarter was 412.6 million dollars, up")
    assert NUMBER.findall(text) == ["412.6", "14.2%", "130", "18.3%", "27", "4", "9.81", "9.14", "11%", "13%", "150"]
    for line in page.lines:
        assert len(line.x_edges) == len(line.text) + 1
        assert 34 <= line.x0 < line.x1 <= 390  # between the margins of 12 mm
        assert 34 <= line.top < line.bottom <= page.height
    assert {round(line.size) for line in page.lines} <= {9, 10, 11, 12}  # set in 10.5


@needs("chi_sim")
@needs("eng")
def test_a_chinese_scan_is_read_in_its_language() -> None:
    (page,) = scan("scanned_zh")
    text = "".join(line.text for line in page.lines)
    assert "本季度总收入为1,846亿元" in text
    assert NUMBER.findall(text) == ["1,846", "21%", "98.0", "15%", "20%", "120", "2,180", "7.4%", "0.1", "300", "350", "0.64"]


@needs("eng")
def test_scanned_pages_among_others_are_read_too(tmp_path: Path) -> None:
    counted: list[int] = []
    text = [(50.0, 700.0, 10.0, "Revenue was 12.5 million, and the page before it was a page of characters like this one.")]
    assert read_pdf(pdf([text]), on_pages=counted.append)[0].lines
    assert counted == [1]
    read_pdf((FIXTURES / "scanned_en.pdf").read_bytes(), on_pages=counted.append)
    assert counted == [1, 1, 1]  # again before the page that takes seconds


@needs("eng")
def test_an_image_without_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="found nothing"):
        read_pdf(pdf([[]], drawing="0.5 g 0 0 595 842 re f"))


def test_a_page_that_takes_too_long_ends_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(command: list[str], **options: object) -> None:
        raise subprocess.TimeoutExpired(command, 60)

    monkeypatch.setattr(tesseract, "installed_languages", lambda: ("eng",))
    monkeypatch.setattr(subprocess, "run", never)
    with pytest.raises(UnreadableError, match="too_slow"):
        scan("scanned_en")


def test_a_broken_tesseract_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "installed_languages", lambda: ("eng",))
    monkeypatch.setattr(tesseract, "PROGRAM", "/gone/tesseract")
    with pytest.raises(UnreadableError, match="callmart doctor"):
        scan("scanned_en")


def test_words_that_overlap_keep_their_order_and_cells_of_a_row_their_line() -> None:
    words = [
        Word("收入", 0, 100, 100, 190, 140, 90),
        Word("2,180", 0, 180, 102, 300, 140, 90),
        Word("万元", 0, 285, 100, 360, 141, 90),
        Word("9%", 1, 700, 108, 760, 146, 90),
        Word("下一行", 2, 100, 180, 220, 220, 90),
    ]
    lines = page_lines(text_recognition._characters(words, 72 / 300))
    assert [line.text for line in lines] == ["收入2,180万元  9%", "下一行"]
    assert all(np.diff(line.x_edges).min() >= 0 for line in lines)


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("219%，", "21%,", "21%，"),
        ("209%。", "5% 420%.", "20%。"),  # a Chinese character looks like a four
        ("219%", "219%", "219%"),
        ("219%", "2l%", "219%"),  # no word for it: it stays
        ("38%、319%", "38%, 31%", "38%、31%"),
        ("1.846亿", "1,8461Z", "1.846亿"),
        ("1.846", "1,846 12", "1,846"),
        ("1.846", "1.846", "1.846"),
    ],
)
def test_doubtful_numbers_are_as_the_english_model_sees_them(chinese: str, english: str, expected: str) -> None:
    assert text_recognition.DOUBTFUL.sub(lambda found: text_recognition._seen(english, found), chinese) == expected


@pytest.mark.parametrize(
    ("misread", "printed"),
    [("RMBO.62", "RMB0.62"), ("O.7", "0.7"), ("CEO.2", "CEO.2"), ("8‰%，", "8%，"), ("8‰", "8‰"), ("$O.09", "$0.09")],
)
def test_what_no_one_prints_is_mended(misread: str, printed: str) -> None:
    assert text_recognition._mended(misread) == printed
