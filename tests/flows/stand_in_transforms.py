"""Transforms that do as little as the warehouse accepts, so that tests of the flow do not depend on how text is understood.

A document whose first line is `Company: <id>` is a call of that company, one turn long. One without is not a transcript. Lines that begin
with `FAIL` make the whole pass fail, as a fault in the transforms would; with `TWICE` a document gets the same turn twice, which a data
check of the warehouse finds.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from transforms.contracts import TABLES, Rejection

START, END = date(2025, 4, 1), date(2025, 6, 30)


def transform_documents(lines: pl.DataFrame, documents: pl.DataFrame) -> dict[str, pl.DataFrame]:
    if lines["text"].str.starts_with("FAIL").any():
        raise RuntimeError("a rule met a line it was not made for")
    texts = lines.group_by("document_id", maintain_order=True).agg(text=pl.col("text").str.join("\n"))
    named = documents.join(texts, on="document_id").with_columns(
        company=pl.coalesce("company_id", pl.col("text").str.extract(r"^Company: ([a-z]+)")),
    )
    calls = named.filter(pl.col("company").is_not_null()).with_columns(call_id=pl.format("{}-2025-06-30", "company"))
    frames = {name: contract.create_empty() for name, contract in TABLES.items()}
    frames["dim_company"] = _fill("dim_company", calls.select(company_id="company", name="company").unique("company_id"))
    frames["dim_call"] = _fill(
        "dim_call", calls.select("call_id", company_id="company", period_start=pl.lit(START), period_end=pl.lit(END)).unique("call_id")
    )
    frames["dim_document"] = _fill("dim_document", calls.with_columns(language=pl.lit("en")))
    frames["fact_utterance"] = _fill(
        "fact_utterance",
        calls.select(
            "document_id",
            "call_id",
            "text",
            utterance_id=pl.format("{}-u0000", "document_id"),
            seq=pl.lit(0, pl.Int32),
            section=pl.lit("prepared"),
        ),
    )
    twice = frames["fact_utterance"].filter(pl.col("text").str.contains("(?m)^TWICE"))
    frames["fact_utterance"] = pl.concat([frames["fact_utterance"], twice])
    rejected = named.filter(pl.col("company").is_null()).select(
        "document_id", reason=pl.lit("not_a_transcript"), detail=pl.lit("Nobody speaks in this file: load a transcript.")
    )
    return {**frames, "rejections": Rejection.cast(rejected)}


def _fill(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with all columns of its table's contract, null where it has none."""
    empty = TABLES[table].create_empty()
    return pl.concat([empty, frame.select(name for name in empty.columns if name in frame.columns)], how="diagonal")
