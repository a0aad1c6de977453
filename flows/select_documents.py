"""Part of a batch's tables: the rows of some of its documents, for a load that has to be tried in parts."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

Tables = Mapping[str, pl.DataFrame]

#: A table is cut by the first of these keys that it has; one with none of them (a dimension) belongs to every part.
KEYS = ("document_id", "check_id", "call_id")


def halves(tables: Tables) -> list[dict[str, pl.DataFrame]]:
    """The same tables twice, each with one half of the documents."""
    documents = tables["dim_document"]
    middle = documents.height // 2
    return [select(tables, half) for half in (documents[:middle], documents[middle:])]


def select(tables: Tables, documents: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables with the rows of these documents (rows of `dim_document`) alone.

    A check stays where all the observations it stands on stay: one between two documents of a call is lost with either of them.
    """
    kept = {"document_id": documents, "call_id": documents, "check_id": _checks(tables, documents)}
    return {name: _cut(frame, kept) for name, frame in tables.items()}


def _checks(tables: Tables, documents: pl.DataFrame) -> pl.DataFrame:
    observations = tables["fact_observation"].join(documents, on="document_id", how="semi")
    of_others = tables["fact_check_observation"].join(observations, on="observation_id", how="anti")
    return tables["fact_check"].join(documents, on="call_id", how="semi").join(of_others, on="check_id", how="anti")


def _cut(frame: pl.DataFrame, kept: Tables) -> pl.DataFrame:
    key = next((key for key in KEYS if key in frame.columns), None)
    return frame if key is None else frame.join(kept[key], on=key, how="semi", maintain_order="left")
