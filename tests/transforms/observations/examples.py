"""What a text tells, in one line a number: tables of examples read as specification."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import polars as pl

from transforms.observations import link_observations
from transforms.quantities.read import CONTEXT_COLUMNS
from transforms.sentence_quantities import read_sentences
from transforms.sentences import split_sentences

QUARTER = (dt.date(2025, 7, 1), dt.date(2025, 9, 30))
PERIODS = {
    QUARTER: "",
    (dt.date(2024, 7, 1), dt.date(2024, 9, 30)): " a year before",
    (dt.date(2025, 4, 1), dt.date(2025, 6, 30)): " a quarter before",
    (dt.date(2025, 9, 30), dt.date(2025, 9, 30)): " at its end",
    (dt.date(2025, 11, 20), dt.date(2025, 11, 20)): " on the day of the call",
}


#: Texts that tests ask for as calls of one turn each, with nothing else said of them (conftest.py): they are linked as one batch, since
#: a batch of hundreds costs as much as two calls.
asked_alone: set[str] = set()


def told(
    *turns: str,
    company: str = "unheard_of",
    side: str = "company",
    title: str | None = None,
    fiscal_year_end_month: int = 12,
    period: tuple[dt.date, dt.date] = QUARTER,
    company_name: str | None = None,
) -> list[str]:
    """Every observation of a call (on the third quarter of 2025 unless `period` says otherwise), one line a number:
    `segment metric: value unit/per [change …] [period]`.
    """
    plain = (company, side, title, fiscal_year_end_month, period, company_name) == ("unheard_of", "company", None, 12, QUARTER, None)
    if plain and len(turns) == 1 and turns[0] in asked_alone:
        return _told_alone()[turns[0]]
    (lines,) = _told([turns], company, side, title, fiscal_year_end_month, period, company_name)
    return lines


@cache
def _told_alone() -> dict[str, list[str]]:
    texts = sorted(asked_alone)
    return dict(zip(texts, _told([(text,) for text in texts], "unheard_of", "company", None, 12, QUARTER, None), strict=True))


def _told(
    documents: list[tuple[str, ...]],
    company: str,
    side: str,
    title: str | None,
    fiscal_year_end_month: int,
    period: tuple[dt.date, dt.date],
    company_name: str | None,
) -> list[list[str]]:
    """The lines of each document, all linked together."""
    ids = [f"d{number:05}" for number in range(len(documents))]
    utterances = pl.DataFrame(
        {
            "document_id": [name for name, turns in zip(ids, documents, strict=True) for _ in turns],
            "utterance_seq": [seq for turns in documents for seq in range(len(turns))],
            "side": side,
            "speaker_title": title,
            "text": [text for turns in documents for text in turns],
        },
        schema={"document_id": pl.String, "utterance_seq": pl.Int32, "side": pl.String, "speaker_title": pl.String, "text": pl.String},
        strict=False,
    )
    pieces = utterances.select(
        "document_id",
        "utterance_seq",
        char_start=pl.lit(0, pl.Int32),
        length=pl.col("text").str.len_chars().cast(pl.Int32),
        line_seq=pl.col("utterance_seq"),
        line_char_start=pl.lit(0, pl.Int32),
        page=pl.lit(1, pl.Int32),
    )
    calls = pl.DataFrame({"document_id": ids}).with_columns(
        company_id=pl.lit(company),
        company_name=pl.lit(company_name, pl.String),
        currency=pl.lit("CNY"),
        call_date=dt.date(2025, 11, 20),
        period_start=period[0],
        period_end=period[1],
        fiscal_year=pl.lit(period[1].year + (period[1].month > fiscal_year_end_month), pl.Int16),
        fiscal_year_end_month=pl.lit(fiscal_year_end_month, pl.Int8),
    )
    sentences = split_sentences(utterances, pieces)
    quantities = read_sentences(sentences, calls.select("document_id", *CONTEXT_COLUMNS).with_row_index("context"))
    lines: dict[str, list[str]] = {name: [] for name in ids}
    for row in link_observations(quantities, sentences, utterances, calls).iter_rows(named=True):
        lines[row["document_id"]].append(_line(row))
    return list(lines.values())


def _number(value: object) -> str:
    return f"{value:f}".rstrip("0").rstrip(".")


def _line(row: dict[str, Any]) -> str:
    value = _number(row["value"]) if row["value"] is not None else f"{_number(row['low'])}..{_number(row['high'])}"
    unit = str(row["unit_id"]) + (f"/{row['per']}" if row["per"] else "")
    measure = "" if row["measure"] == "level" else f" {row['measure']} {row['comparison']}"
    span = (row["period_start"], row["period_end"])
    period = PERIODS.get(span, f" {span[0]}/{span[1]}")
    forward = " forward" if row["is_forward_looking"] else ""
    return f"{row['segment']} {row['metric_id']}: {value} {unit}{measure}{period}{forward}"
