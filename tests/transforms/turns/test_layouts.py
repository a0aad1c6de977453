"""Every layout of tests/fixtures/layouts is read as its turns, and as the call it is of, alone and among all the others."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import polars as pl
import pytest

from tests.transforms.turns.examples import every_piece_matches, lines_of
from tests.transforms.turns.layouts import Layout, differences, layouts
from transforms.calls import identify_calls
from transforms.turns import Turns, read_turns

LAYOUTS = layouts()


@cache
def all_together() -> Turns:
    lines = pl.concat([lines_of(layout.text, layout.name) for layout in LAYOUTS])
    return read_turns(lines, pl.DataFrame({"document_id": [layout.name for layout in LAYOUTS]}))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_turns(layout: Layout) -> None:
    assert differences(layout, all_together().utterances.filter(document_id=layout.name)) == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_document_is_read_alone_as_it_is_among_others(layout: Layout) -> None:
    alone = read_turns(lines_of(layout.text, layout.name), pl.DataFrame({"document_id": [layout.name]}))
    assert alone.utterances.equals(all_together().utterances.filter(document_id=layout.name))
    if "\f" not in layout.text:
        assert every_piece_matches(layout.text, _renamed(alone))


def _renamed(turns: Turns) -> Turns:
    """As the one document that `every_piece_matches` knows."""
    named = [frame.with_columns(document_id=pl.lit("doc_1")) for frame in turns]
    return Turns(*named)


@cache
def calls() -> dict[str, dict[str, Any]]:
    lines = pl.concat([lines_of(layout.text, layout.name) for layout in LAYOUTS])
    documents = pl.DataFrame({"document_id": [layout.name for layout in LAYOUTS]})
    turns = all_together()
    found, _ = identify_calls(documents, lines, turns.utterances, turns.margins)
    return {row["document_id"]: row for row in found.iter_rows(named=True)}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_call_it_is_of(layout: Layout) -> None:
    call = calls()[layout.name]
    read = {
        "company": call["company_name"],
        "id": call["company_id"],
        "period": f"{call['period_start']}/{call['period_end']}",
        "date": call["call_date"],
        "language": call["language"],
        "currency": call["currency"],
    }
    assert {key: read[key] for key in layout.call} == {key: _as_date(value) for key, value in layout.call.items()}


def _as_date(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 and value[4] == "-" else value
