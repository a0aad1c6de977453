"""How many times as fast as plain pdfplumber PDFs are read here: `python -m benchmarks.pdf_reading [PDF …]`.

Both sides start from the bytes and count processor time. pdfplumber gives the characters with their boxes, page by page, each page
closed after use; callmart the same characters, and then the whole way to lines with tables and reading order. The pages on which rules
are drawn cost pdfplumber a second time on that way: `tables` counts them.
"""

from __future__ import annotations

import io
import resource
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pdfplumber

from flows.pdf_characters import read_characters
from flows.pdf_document import open_pdf
from flows.pdf_rules import may_hold_table
from flows.read_pdf import read_pdf

T = TypeVar("T")
SAMPLES = Path(__file__).parents[1] / "samples"


@dataclass(frozen=True, slots=True)
class Reading:
    """Processor seconds for one file: the best of some rounds, and the pages and characters read; `tables` are pages pdfplumber is asked
    about.
    """

    pages: int
    tables: int
    characters: int
    pdfplumber: float
    characters_only: float
    lines: float


def measure(content: bytes, rounds: int = 3) -> Reading:
    """One file, read by all three."""
    plumber, (pages, characters) = _best(lambda: _with_pdfplumber(content), rounds)
    only, _ = _best(lambda: _characters(content), rounds)
    tables = _pages_with_rules(content)
    lines, _ = _best(lambda: read_pdf(content), rounds)
    return Reading(pages, tables, characters, plumber, only, lines)


def _best(read: Callable[[], T], rounds: int) -> tuple[float, T]:
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        result = read()
        best = min(best, time.process_time() - start)
    return best, result


def _with_pdfplumber(content: bytes) -> tuple[int, int]:
    with pdfplumber.open(io.BytesIO(content)) as document:
        characters = 0
        for page in document.pages:
            characters += len(page.chars)
            page.close()
        return len(document.pages), characters


def _characters(content: bytes) -> int:
    characters = 0
    with open_pdf(content) as document:
        for number in range(len(document)):
            page = document[number]
            characters += len(read_characters(page))
            page.close()
    return characters


def _pages_with_rules(content: bytes) -> int:
    with open_pdf(content) as document:
        return sum(may_hold_table(page) for page in document)


def report(paths: Iterable[Path]) -> str:
    """One line a file and one for all of them."""
    rows = [(path.name, measure(path.read_bytes())) for path in paths]
    total = Reading(*(sum(getattr(reading, name) for _, reading in rows) for name in Reading.__slots__))
    titles = (
        ("pages", 6),
        ("tables", 11),
        ("characters", 10),
        ("pdfplumber", 11),
        ("characters", 11),
        ("lines", 9),
        ("ratio", 6),
        ("to lines", 8),
        ("pages/s", 8),
    )
    head = f"{'file':34} " + " ".join(f"{title:>{width}}" for title, width in titles) + "\n"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return head + "".join(_row(name, reading) for name, reading in [*rows, ("all", total)]) + f"peak memory {peak} MB\n"


def _row(name: str, reading: Reading) -> str:
    figures = (
        f"{reading.pages:6} {reading.tables:4} {reading.tables / reading.pages:6.0%} {reading.characters:10} "
        f"{reading.pdfplumber:10.3f}s {reading.characters_only:10.3f}s {reading.lines:8.3f}s "
        f"{reading.pdfplumber / reading.characters_only:5.1f}x {reading.pdfplumber / reading.lines:7.1f}x "
        f"{reading.pages / reading.lines:8.0f}\n"
    )
    return f"{name[:34]:34} {figures}"


if __name__ == "__main__":
    sys.stdout.write(report([Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.glob("*.pdf"))))
