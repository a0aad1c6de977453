"""Every number of a call has a place, and the place is right: there is ink under it, and PDFium finds the digits in it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

import numpy as np
import polars as pl
import pypdfium2 as pdfium
import pytest

from flows.read_documents import read_documents
from flows.source_files import SourceFile
from flows.transform_batch import transform_batch
from tests.flows.pdf_files import CALLS, present

#: Pixels a point, and how dark a pixel is that belongs to a digit.
SCALE, DARK = 3, 140
#: A stroke of a digit covers more of its box than this.
LEAST_INK = 0.02


def quantities(path: Path) -> pl.DataFrame:
    """What the chain finds in a file: `surface`, `page`, `x0`, `top`, `x1`, `bottom`."""
    content = path.read_bytes()
    read = read_documents([SourceFile(str(path), hashlib.sha256(content).hexdigest(), len(content))])
    found = transform_batch(read.lines, read.documents).parts[0].get("fact_quantity")
    assert found is not None
    return found.select("surface", "page", "x0", "top", "x1", "bottom")


def squeeze(text: str) -> str:
    return re.sub(r"\s|-|\u2010|\ufffe|\x02", "", unicodedata.normalize("NFKC", text))


def digits(text: str) -> str:
    return "".join(re.findall("[0-9]", unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize("path", CALLS)
def test_the_box_of_every_number_covers_its_digits(path: Path) -> None:
    found = quantities(present(path)) if "ronbay" not in path.name else pl.DataFrame()
    if found.is_empty():
        pytest.skip(f"{path.name} is no transcript")
    assert found.height > 100
    assert found.null_count().sum_horizontal().item() == 0
    with pdfium.PdfDocument(path) as document:
        for (number,), boxes in found.group_by("page"):
            page = document[int(number) - 1]  # type: ignore[call-overload]
            text = page.get_textpage()
            image = page.render(scale=SCALE, grayscale=True).to_numpy()
            for surface, _, x0, top, x1, bottom in boxes.iter_rows():
                seen = text.get_text_bounded(x0 - 0.5, page.get_height() - bottom, x1 + 0.5, page.get_height() - top)
                # A mention that goes on in the next line is boxed where it begins.
                wrapped = bool(squeeze(seen)) and squeeze(surface).startswith(squeeze(seen))
                assert digits(surface) in digits(seen) or wrapped, (number, surface, seen)
                patch = image[int(top * SCALE) : int(bottom * SCALE) + 1, int(x0 * SCALE) : int(x1 * SCALE) + 1]
                assert np.mean(patch < DARK) > LEAST_INK, (number, surface)
            text.close()
            page.close()
