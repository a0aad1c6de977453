"""Two readings that were written apart agree: the vectorised one and the plain one of benchmarks/plain_reading."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

import tests.transforms.quantities as here
from benchmarks.plain_reading.compare import Difference, Text, differences
from tests.transforms.quantities.known_disagreements import KNOWN, OWN

SAMPLES = Path(__file__).parents[3] / "samples"
#: Call → reporting currency and day.
CALLS = {
    "alibaba-2023-09-30": ("CNY", dt.date(2023, 11, 16)),
    "li_auto-2025-09-30": ("CNY", dt.date(2025, 11, 26)),
    "hk-results-2021-08": ("HKD", dt.date(2021, 8, 31)),
}
#: Sample → day of the call.
SAMPLE_CALLS = {
    "heting-2025-06-30.txt": dt.date(2025, 8, 20),
    "heting-2025-09-30.txt": dt.date(2025, 11, 19),
    "heting-2025-09-30-en.txt": dt.date(2025, 11, 19),
}
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def _sentences(text: str, currency: str | None = None, call_date: dt.date | None = None) -> list[Text]:
    return [Text(sentence, currency, call_date) for sentence in _SENTENCE.findall(text) if sentence.strip()]


def _own_examples() -> Iterator[Text]:
    """The texts of the example tables beside this file."""
    for module in pkgutil.iter_modules(here.__path__, f"{here.__name__}."):
        if module.name.rpartition(".")[2].startswith("test_"):
            yield from (
                Text(text, None, dt.date(2025, 11, 19)) for text, _ in getattr(importlib.import_module(module.name), "EXAMPLES", ())
            )


def _place(difference: Difference) -> str:
    """A name for a place in a text that does not copy it."""
    return f"{hashlib.sha256(difference.text.encode()).hexdigest()[:12]}@{difference.start}"


def _unknown(found: list[Difference], known: dict[str, str]) -> list[str]:
    return [f"{_place(difference)} {difference}" for difference in found if _place(difference) not in known]


def _gone(found: list[Difference], known: dict[str, str]) -> list[str]:
    places = {_place(difference) for difference in found}
    return [f"{place} {reason}" for place, reason in known.items() if place not in places]


def test_readings_agree_on_the_examples() -> None:
    found = differences(list(_own_examples()))
    assert [str(difference) for difference in found if difference.text not in OWN] == []
    assert set(OWN) - {difference.text for difference in found} == set(), "the readings agree here now: take these from the list"


@pytest.mark.parametrize("sample", SAMPLE_CALLS)
def test_readings_agree_on_the_samples(sample: str) -> None:
    texts = _sentences((SAMPLES / sample).read_text("utf-8"), "CNY", SAMPLE_CALLS[sample])
    assert _unknown(differences(texts), KNOWN["samples"]) == []


def test_readings_agree_on_the_shared_calls(shared: Path) -> None:
    texts = [
        text
        for call, known in CALLS.items()
        for text in _sentences((shared / "calls" / call / "transcript.txt").read_text("utf-8"), *known)
    ]
    found = differences(texts)
    assert _unknown(found, KNOWN["calls"]) == []
    assert _gone(found, KNOWN["calls"]) == [], "the readings agree here now: take these from the list"


def test_readings_agree_on_the_suites(shared: Path) -> None:
    lines = [line for path in sorted((shared / "suites").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines() if line.strip()]
    found = differences([Text(json.loads(line)["text"]) for line in lines])
    assert _unknown(found, KNOWN["suites"]) == []
    assert _gone(found, KNOWN["suites"]) == [], "the readings agree here now: take these from the list"


def test_readings_agree_on_the_text_of_pdfs(shared: Path) -> None:
    texts: list[Text] = []
    for path in sorted((shared / "pdf").glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                texts += _sentences(page.get_textpage().get_text_range().replace("\r", ""))
    found = differences(texts)
    assert _unknown(found, KNOWN["pdf"]) == []
    assert _gone(found, KNOWN["pdf"]) == [], "the readings agree here now: take these from the list"
