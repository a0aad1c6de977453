"""Tiny batches of an invented company, 海岚 (hailan): say what was said, get the frames the transforms would give."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

import warehouse
from transforms.contracts import TABLES

NOW = datetime(2025, 3, 1, 8, 0, tzinfo=UTC)
JUNE = (date(2024, 4, 1), date(2024, 6, 30))
SEPTEMBER = (date(2024, 7, 1), date(2024, 9, 30))
FISCAL_QUARTER = {JUNE: 1, SEPTEMBER: 2}


@dataclass(frozen=True)
class Said:
    """One observation; `surface` is found in the sentence. The period is the call's own where none is given."""

    surface: str
    value: str | None
    unit: str = "CNY"
    ulp: str | None = "100000000"
    metric: str = "revenue"
    segment: str = "group"
    measure: str = "level"
    comparison: str | None = None
    period: tuple[date, date] | None = None
    per: str | None = None
    forward: bool = False
    linked_by: str = "stated_after_metric"


@dataclass(frozen=True)
class Doc:
    """One document of a call: `name` stands for its bytes. Each sentence is its text and what it reports."""

    name: str
    sentences: Sequence[tuple[str, Sequence[Said]]] = ()
    period: tuple[date, date] = SEPTEMBER
    language: str = "zh-Hans"
    side: str = "company"
    checks: Sequence[tuple[str, bool, Sequence[tuple[int, str]]]] = field(default=())  # rule, passed, (number of the observation, role)…

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.name.encode()).hexdigest()

    @property
    def document_id(self) -> str:
        return f"doc_{self.sha256[:16]}"

    @property
    def call_id(self) -> str:
        return f"hailan-{self.period[1]}"


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def batch(*documents: Doc) -> dict[str, pl.DataFrame]:
    """Frames of the documents, one for each table, in the contracts' columns and types."""
    rows: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in TABLES}

    def add(table: str, **row: Any) -> None:
        rows[table][row[next(iter(row))] + str(row.get("observation_id", ""))] = row

    add("dim_company", company_id="hailan", name="Hailan", name_zh="海岚集团", reporting_currency="CNY", fiscal_year_end_month=3)
    for unit_id, kind in (("CNY", "money"), ("USD", "money"), ("percent", "percent"), ("count", "count")):
        add("dim_unit", unit_id=unit_id, kind=kind, name=unit_id)
    for metric_id in ("revenue", "adjusted_ebita", "free_cash_flow", "diluted_eps", "net_income"):
        add("dim_metric", metric_id=metric_id, name=metric_id, category="income_statement", unit_kind="money", basis="gaap")
    for code, level, parent in (("group", "group", None), ("cloud", "segment", "hailan/group"), ("retail", "segment", "hailan/group")):
        add(
            "dim_segment",
            segment_id=f"hailan/{code}", company_id="hailan", code=code, name=code.title(), level=level, parent_segment_id=parent,
        )  # fmt: skip
    for side in ("company", "analyst"):
        add("dim_speaker", speaker_id=f"hailan:{side}", name=f"A {side}", side=side)
    for document in documents:
        add_document(add, document)
    schemas = {name: contract.create_empty().schema for name, contract in TABLES.items()}
    return {
        name: pl.DataFrame([{column: row.get(column) for column in schema} for row in rows[name].values()], schema=schema)
        for name, schema in schemas.items()
    }


def add_document(add: Any, document: Doc) -> None:
    own = {"document_id": document.document_id, "call_id": document.call_id}
    start, end = document.period
    add(
        "dim_call",
        call_id=document.call_id, company_id="hailan", call_date=date(2024, 11, 15), period_start=start, period_end=end,
        fiscal_year=2025, fiscal_quarter=FISCAL_QUARTER[document.period],
    )  # fmt: skip
    add("dim_document", **own, language=document.language, media_type="text/plain", source_uri=document.name, sha256=document.sha256)
    turn, seq, char = f"{document.document_id}-u0000", 0, 0
    text = "".join(sentence for sentence, _ in document.sentences)
    add("fact_utterance", utterance_id=turn, **own, seq=0, section="prepared", speaker_id=f"hailan:{document.side}", text=text)
    for sentence_seq, (sentence, reported) in enumerate(document.sentences):
        sentence_id = f"{document.document_id}-s{sentence_seq}"
        add(
            "fact_sentence",
            sentence_id=sentence_id, utterance_id=turn, **own, seq=sentence_seq, page=1,
            char_start=char, char_end=char + len(sentence), text=sentence,
        )  # fmt: skip
        for said in reported:
            add_observation(add, document, said, seq, sentence_id, char + sentence.index(said.surface))
            seq += 1
        char += len(sentence)
    for check_seq, (rule, passed, members) in enumerate(document.checks):
        check_id = f"{document.document_id}-k{check_seq}"
        add("fact_check", check_id=check_id, call_id=document.call_id, rule=rule, subject=rule, passed=passed, detail="12 is not 7 and 6")
        for member, role in members:
            add("fact_check_observation", check_id=check_id, observation_id=f"{document.document_id}-o{member}", role=role)


def add_observation(add: Any, document: Doc, said: Said, seq: int, sentence_id: str, char: int) -> None:
    own = {"document_id": document.document_id, "call_id": document.call_id}
    start, end = said.period or document.period
    quantity_id = f"{document.document_id}-q{seq}"
    shared = {"value": number(said.value), "unit_id": said.unit, "per": said.per, "qualifier": "exact", "ulp": number(said.ulp)}
    add("dim_period", period_id=f"{start}/{end}", start_date=start, end_date=end, kind="quarter")
    add(
        "fact_quantity",
        quantity_id=quantity_id, sentence_id=sentence_id, utterance_id=f"{document.document_id}-u0000", **own, seq=seq,
        surface=said.surface, char_start=char, char_end=char + len(said.surface), page=1,
        kind="percent" if said.unit == "percent" else "money", **shared,
    )  # fmt: skip
    add(
        "fact_observation",
        observation_id=f"{document.document_id}-o{seq}", quantity_id=quantity_id, **own, company_id="hailan",
        segment_id=f"hailan/{said.segment}", metric_id=said.metric, period_id=f"{start}/{end}", speaker_id=f"hailan:{document.side}",
        measure=said.measure, comparison=said.comparison, is_forward_looking=said.forward, linked_by=said.linked_by, **shared,
    )  # fmt: skip


def load(connection: duckdb.DuckDBPyConnection, *documents: Doc, **options: Any) -> dict[str, int]:
    """Load the documents as one batch of a run of its own; gives the rows that changed, by table."""
    run_id = warehouse.start_run(connection, started_at=NOW, pipeline_version="test")
    counts = warehouse.load_batch(connection, batch(*documents), run_id=run_id, loaded_at=NOW, **options)
    return {table: rows for table, rows in counts.iter_rows() if rows}


def published_with(path: Path, *batches: Sequence[Doc]) -> Path:
    """A published warehouse with the batches loaded one after the other."""
    with warehouse.writer(path) as connection:
        for documents in batches:
            load(connection, *documents)
        warehouse.publish(connection, path)
    return path


def rows(published: Path, sql: str) -> list[tuple[Any, ...]]:
    return warehouse.query(published, sql).rows()


def plain_tables(connection: duckdb.DuckDBPyConnection) -> Mapping[str, list[tuple[Any, ...]]]:
    """Everything in the tables of the contract, to compare before and after."""
    return {name: connection.table(name).order("all").fetchall() for name in TABLES}
