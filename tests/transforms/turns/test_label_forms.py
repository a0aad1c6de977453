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
UNREAD: frozenset[str] = frozenset()


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
