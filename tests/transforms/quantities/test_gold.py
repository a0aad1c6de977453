"""Hand-labelled mentions of real calls, read from their text alone (the chain of turns and errata is tested elsewhere)."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl
import pytest

from transforms.quantities import read_mentions

#: Call → reporting currency, day of the call, period, fiscal year and its last month, share that must be exact.
CALLS = {
    "li_auto-2025-09-30": ("CNY", dt.date(2025, 11, 26), (dt.date(2025, 7, 1), dt.date(2025, 9, 30)), (2025, 12), 1.0),
    "hk-results-2021-08": ("HKD", dt.date(2021, 8, 31), (dt.date(2021, 1, 1), dt.date(2021, 6, 30)), (2021, 12), 1.0),
}


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _context(call: str) -> pl.DataFrame:
    currency, call_date, (start, end), (year, month), _ = CALLS[call]
    return pl.DataFrame(
        {"context": [0], "currency": [currency], "call_date": [call_date], "period_start": [start], "period_end": [end]}
        | {"fiscal_year": [year], "fiscal_year_end_month": [month]},
        schema_overrides={"context": pl.UInt32},
    )


@pytest.mark.parametrize("call", CALLS)
def test_mentions_of_a_call(call: str, shared: Path) -> None:
    folder, score = shared / "calls" / call, _scorer(shared)
    text = (folder / "transcript.txt").read_text("utf-8")
    pieces = [(match.start(), match.group()) for match in re.finditer(r"[^。！？\n]*[。！？\n]?", text) if match.group()]
    passages = [text[:start].count("\n\n") for start, _ in pieces]
    texts = pl.DataFrame({"text": [piece for _, piece in pieces], "passage": passages}, schema_overrides={"passage": pl.UInt32})
    read = read_mentions(texts.with_row_index("text_index").with_columns(context=pl.lit(0, pl.UInt32)), _context(call))
    body, offsets = score.squeeze(text)
    predicted: list[dict[str, Any]] = []
    for row in read.iter_rows(named=True):
        base = pieces[row["text_index"]][0]
        places = {"at": offsets[base + row["start"]], "end": offsets[base + row["end"]]}
        predicted.append(row | places | {"unit": row["unit_id"], "spoken": row["spoken_value"]})
    gold = [json.loads(line) for line in (folder / "mentions.jsonl").read_text("utf-8").splitlines() if line.strip()]
    score.place(body, gold)
    score.predicted_mentions = lambda _con, _call: (body, predicted)
    figures = score.score_mentions(None, call, folder, True)
    assert figures["mention_exactness"] >= CALLS[call][-1]
    assert figures["mentions_invented"] == 0
    assert figures["identifiers_read_as_quantities"] == 0
