"""Two readers, the same characters in the same places: ours on PDFium, and pdfplumber."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pdfplumber
import pypdfium2 as pdfium
import pytest

from flows.pdf_characters import read_characters
from flows.pdf_spans import is_white
from tests.flows.pdf_files import READABLE, present

#: PDFium's boxes include what of a letter hangs out to the left (`j`): a tenth of an em.
POINT = 1.1
#: Some fonts claim an absurd depth, which pdfplumber believes: their boxes are not compared from top to bottom.
MOST_DEPTH = 0.4

#: left, right, bottom (NaN where not to be compared)
Box = tuple[float, float, float]
Places = dict[str, list[Box]]


def places_by_pdfplumber(page: pdfplumber.page.Page) -> Places:
    places: Places = defaultdict(list)
    for char in page.dedupe_chars(tolerance=POINT).chars:
        a, b, _, d, _, f = char["matrix"]
        if abs(b) > 0.05 * abs(a) or a * d <= 0:
            continue
        depth = char["bottom"] - (float(page.height) - f)
        bottom = char["bottom"] if depth <= MOST_DEPTH * char["size"] else np.nan
        # PDFium spells ligatures out; each letter has its share of the width.
        letters = unicodedata.normalize("NFKC", char["text"]) if "\ufb00" <= char["text"] <= "\ufb06" else char["text"]
        width = (char["x1"] - char["x0"]) / len(letters)
        for number, letter in enumerate(letters):
            places[letter].append((char["x0"] + number * width, char["x0"] + (number + 1) * width, bottom))
    return {letter: boxes for letter, boxes in places.items() if not letter.isspace()}


def places_by_pdfium(page: pdfium.PdfPage) -> Places:
    read = read_characters(page)
    places: Places = defaultdict(list)
    printed = read.take(~is_white(read.code))
    seen: set[tuple[int, int, int]] = set()
    bottoms = printed.baseline + printed.depth
    for code, x0, x1, bottom in zip(printed.code, printed.x0, printed.x1, bottoms, strict=True):
        key = (int(code), round(float(x0) / POINT / 2), round(float(bottom)))
        if key in seen and any(abs(x0 - k[0]) <= POINT and abs(bottom - k[2]) <= POINT for k in places[chr(code)]):
            continue  # fake bold, which PDFium mostly takes out itself
        seen.add(key)
        places[chr(code)].append((x0, x1, bottom))
    return places


def unmatched(boxes: list[Box], others: list[Box]) -> list[Box]:
    """Boxes that no other box is like within a point."""
    far = np.abs(np.array(boxes)[:, None, :] - np.array(others)[None, :, :])
    return [box for box, found in zip(boxes, (np.nan_to_num(far) <= POINT).all(axis=2).any(axis=1), strict=True) if not found]


#: Where pdfplumber is no judge: it ignores crop boxes, gives glyphs drawn by Chromium no depth and names them by radicals, and adds word
#: space where a browser's page has none.
NOT_COMPARED = ("turned_page.pdf", "printed_by_chromium.pdf", "printed_by_weasyprint.pdf")


@pytest.mark.parametrize("path", [param for param in READABLE if param.id not in NOT_COMPARED])
def test_both_readers_see_the_same_characters_in_the_same_places(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the files' own tables of characters say is compared: pdfplumber does not tell the `ff` that a table calls one `f`.
    monkeypatch.setattr("flows.pdf_characters.doubled", lambda code, *_: np.zeros(len(code), bool))
    content = present(path).read_bytes()
    with pdfplumber.open(io.BytesIO(content)) as document, pdfium.PdfDocument(content) as ours:
        for number, page in enumerate(document.pages):
            expected, read = places_by_pdfplumber(page), places_by_pdfium(ours[number])
            assert Counter({c: len(b) for c, b in read.items()}) == Counter({c: len(b) for c, b in expected.items()})
            for letter, boxes in expected.items():
                assert unmatched(boxes, read[letter]) == [], (number, letter)
                assert unmatched(read[letter], boxes) == [], (number, letter)
            page.close()
