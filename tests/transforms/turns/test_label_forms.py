"""Every form of label is read as its turns: an answer is the company's, a question the analyst's, whoever it is."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest

from tests.transforms.turns.examples import lines_of
from tests.transforms.turns.label_forms import Example, differences, examples
from transforms.turns import read_turns

EXAMPLES = examples()
# Forms that are known to be read wrong.
UNREAD: frozenset[str] = frozenset(
    [
        "Q1 with a blank only (inline)",
        "第一个问题/答 (inline)",
        "第一个问题/答 (apart)",
        "bold question (inline)",
        "title and answer (inline)",
        "title and answer (apart)",
        "company's name answers (inline)",
        "company's name answers (apart)",
        "numbered question lines, answer marked (inline)",
        "numbered question lines with a point, answer marked (inline)",
        "numbered questions in brackets, answer marked (inline)",
        "numbered questions in Chinese numerals, answer marked (inline)",
        "numbered questions, answer with a name in brackets (inline)",
        "numbered questions, answers by name (inline)",
        "firm in brackets before the name (inline)",
        "firm in brackets before the name (apart)",
        "titles only (inline)",
        "titles only (apart)",
        "management with a title (apart)",
        "moderator, title and name on a line of its own (apart)",
        "time behind the name (apart)",
        "time in brackets behind the name (inline)",
        "time in brackets behind the name (apart)",
        "speakers by number (apart)",
        "Q with firm in Taiwan (inline)",
        "Q with firm in Taiwan (apart)",
        "Q./A. (inline)",
        "numbered question lines, answer marked, in English (inline)",
        "MR. CARTER (inline)",
        "MR. CARTER (apart)",
        "Mr. Carter (inline)",
        "Mr. Carter (apart)",
        "initial and surname (inline)",
        "initial and surname (apart)",
        "surnames (inline)",
        "surnames (apart)",
        "names that only an operator introduces (inline)",
        "names that only an operator introduces (apart)",
        "bold names on lines of their own (apart)",
    ]
)


@cache
def utterances() -> pl.DataFrame:
    lines = pl.concat([lines_of(example.text, example.name) for example in EXAMPLES])
    documents = pl.DataFrame({"document_id": [example.name for example in EXAMPLES]}).with_columns(company_id=pl.lit("example"))
    return read_turns(lines, documents).utterances


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_turns(example: Example) -> None:
    if example.name in UNREAD:
        pytest.xfail("a form that is not read yet")
    assert differences(example, utterances().filter(document_id=example.name).to_dicts()) == []
