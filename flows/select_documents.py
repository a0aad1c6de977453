"""Part of a batch's tables: the rows of some of its documents."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

#: A table is cut by the first of these keys it has; a table with none of them (a dimension) belongs to every part.
KEYS = ("document_id", "call_id", "check_id")


def halves(tables: Mapping[str, pl.DataFrame]) -> list[dict[str, pl.DataFrame]]:
    """The same tables twice, each with one half of the documents."""
    documents = tables["dim_document"]
    middle = documents.height // 2
    return [select(tables, half) for half in (documents[:middle], documents[middle:])]


def select(tables: Mapping[str, pl.DataFrame], documents: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables with the rows of these documents (rows of `dim_document`) alone."""
    checks = tables["fact_check"].join(documents.select("call_id").unique(), on="call_id", how="semi", maintain_order="left")
    kept = {"document_id": documents, "call_id": documents, "check_id": checks}
    return {name: _select(frame, kept) for name, frame in tables.items()}


def _select(frame: pl.DataFrame, kept: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    key = next((key for key in KEYS if key in frame.columns), None)
    return frame if key is None else frame.join(kept[key].select(key).unique(), on=key, how="semi", maintain_order="left")
