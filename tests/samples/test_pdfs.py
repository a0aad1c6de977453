"""The typeset PDFs are small, six to twelve pages long, and bear every labelled mention in reading order."""

import pdfplumber
import pytest

from tests.samples.gold import NAMES, SAMPLES, places, squeeze

BODY_SIZE = 10  # points; furniture, footnotes and footnote marks are set smaller


@pytest.mark.parametrize("name", NAMES)
def test_pdf_bears_the_mentions(name: str) -> None:
    path = SAMPLES / f"{name}.pdf"
    assert path.stat().st_size < 400_000
    with pdfplumber.open(path) as pdf:
        assert 6 <= len(pdf.pages) <= 12
        body = squeeze("".join(page.filter(lambda item: item.get("size", BODY_SIZE) >= BODY_SIZE).extract_text() for page in pdf.pages))
    at = places(body, name)
    assert -1 not in at
    assert at == sorted(at)
