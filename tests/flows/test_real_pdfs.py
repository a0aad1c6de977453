"""Turns of PDFs: the layouts typeset (tests/fixtures/layouts/typeset.py), and real files beside the checkout with counts checked by eye."""

from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl
import pytest

from flows.read_documents import read_documents
from flows.source_files import SourceFile
from tests.transforms.turns.layouts import FOLDER, Layout, differences, layouts
from transforms import transform_documents
from transforms.turns import Turns, read_turns

TYPESET = [layout for layout in layouts() if (FOLDER / f"{layout.name}.pdf").exists()]
REAL = Path(__file__).parents[2] / "../shared/pdf"


def turns_of(path: Path) -> Turns:
    content = path.read_bytes()
    read = read_documents([SourceFile(str(path), hashlib.sha256(content).hexdigest(), len(content))])
    return read_turns(read.lines, read.documents)


def real(name: str) -> Turns:
    if not (REAL / name).exists():
        pytest.skip(f"no ../shared/pdf/{name} beside the checkout")
    return turns_of(REAL / name)


@pytest.mark.parametrize("layout", TYPESET, ids=lambda layout: layout.name)
def test_a_typeset_layout_has_the_turns_of_its_text(layout: Layout) -> None:
    assert differences(layout, turns_of(FOLDER / f"{layout.name}.pdf").utterances) == []


def voices(turns: Turns) -> dict[str, tuple[str | None, str | None, int]]:
    """Side, firm and number of turns of each speaker."""
    spoken = turns.utterances.group_by("speaker_name", maintain_order=True).agg(
        pl.col("side").first(), pl.col("speaker_organization").first(), pl.len()
    )
    return {name: (side, firm, turns) for name, side, firm, turns in spoken.iter_rows()}


def test_a_bank_that_prints_names_and_firms_on_lines_of_their_own() -> None:
    turns = real("barclays-2025q1-en.pdf")
    heard = voices(turns)
    assert sum(number for *_, number in heard.values()) == turns.utterances.height == 44
    assert {name for name, (side, _, _) in heard.items() if side == "company"} == {"Anna Cross", "C.S. Venkatakrishnan"}
    asked = {name: firm for name, (side, firm, _) in heard.items() if side == "analyst"}
    assert len(asked) == 11
    # Of one analyst the document prints no firm.
    assert [name for name, firm in asked.items() if firm is None] == ["Alvaro Serrano"]
    # Its font has a glyph for ff that its table of characters calls f.
    assert asked["Jonathan Pierce"] == "Jefferies"
    text = "\n".join(turns.utterances["text"])
    assert "ofset" not in text
    assert "more than offset by Markets" in text.replace("\n", " ")
    assert "Investor Relations\n" not in text
    assert "Important Notice" not in text
    # The title stands in one paragraph with a note of the publisher.
    title = turns.margins.filter(kind="title_block")["text"].to_list()
    assert title[:2] == ["Barclays PLC Q125 Results", "30 April 2025"]


def test_a_bank_that_prints_names_and_roles_with_a_colon() -> None:
    turns = real("hsbc-2025q1-en.pdf")
    heard = voices(turns)
    assert turns.utterances.height == 49
    assert {name for name, (side, _, _) in heard.items() if side == "company"} == {"GEORGES ELHEDERY", "PAM KAUR"}
    asked = {name: firm for name, (side, firm, _) in heard.items() if side == "analyst"}
    assert len(asked) == 12
    assert all(asked.values())
    assert turns.utterances["section"].to_list() == ["prepared"] * 2 + ["qa"] * 47


def test_an_announcement_has_no_speakers_and_keeps_its_words() -> None:
    turns = real("ronbay-2021-results-zh.pdf")
    assert turns.utterances["speaker_name"].null_count() == turns.utterances.height
    assert turns.rejections.is_empty()


AMOUNTS = {
    ("barclays-2025q1-en.pdf", 6): ["2.5%", "11%", "3.5%", "3.5%", "$40 billion", "$40 billion"],
    ("hsbc-2025q1-en.pdf", 3): [
        *["3%", "$0.3 billion", "6%", "14.7%", "$1.3 billion", "0.2 percentage points", "0.4 percentage points", "RMB120 billion"],
        *["$1.2 billion and $1.6 billion", "18.4%", "$1.5 billion", "$1.5 billion", "$1.5 billion"],
    ],
}


@pytest.mark.parametrize(("name", "page"), AMOUNTS, ids=str)
def test_every_amount_of_a_page_is_read(name: str, page: int) -> None:
    if not (REAL / name).exists():
        pytest.skip(f"no ../shared/pdf/{name} beside the checkout")
    content = (REAL / name).read_bytes()
    read = read_documents([SourceFile(str(REAL / name), hashlib.sha256(content).hexdigest(), len(content))])
    quantities = transform_documents(read.lines, read.documents)["fact_quantity"].filter(page=page)
    amounts = quantities.filter(pl.col("kind").is_in(["money", "percent", "percentage_point"]))
    assert amounts["surface"].to_list() == AMOUNTS[name, page]
