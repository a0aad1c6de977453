"""The whole chain: lines of many documents in, one frame per table of the warehouse out.

Follow a number from top to bottom of `transform_documents`; each step is a stage of docs/architecture.md.
"""

from __future__ import annotations

import hashlib

import polars as pl

from transforms.audit import audit
from transforms.calls import identify_calls
from transforms.contracts import TABLES, Line, Rejection, SourceDocument
from transforms.corrections import apply_corrections, find_errata
from transforms.dimensions import company_rows, period_rows, segment_rows, speaker_rows
from transforms.observations import link_observations
from transforms.observations.metrics import metric_rows
from transforms.places import locate
from transforms.quantities.read import CONTEXT_COLUMNS
from transforms.reference import table
from transforms.row_ids import add_ids
from transforms.sentence_quantities import read_sentences_and_errata
from transforms.sentences import split_sentences
from transforms.tables import Tables, cells_in_turns, cut_at_rows, find_tables
from transforms.turns import read_turns


def transform_documents(lines: pl.DataFrame, documents: pl.DataFrame | None = None) -> dict[str, pl.DataFrame]:
    """Frames keyed by table name (contracts.TABLES, each validated) and `rejections`.

    lines: contracts.Line, any number of documents; documents: contracts.SourceDocument, one row a document (made from the lines where
    not given). A document that is no transcript, or whose company or period cannot be told, has a row in `rejections` and none
    anywhere else.
    """
    lines = Line.validate(lines, cast=True)
    documents = SourceDocument.validate(_documents_of(lines) if documents is None else documents, cast=True)
    tables = find_tables(lines)
    turns = read_turns(lines, documents, tables.lines if tables else None)
    calls, unidentified = identify_calls(documents, lines, turns.utterances, turns.margins)
    rejections = pl.concat([turns.rejections, unidentified]).unique("document_id", keep="first", maintain_order=True)
    accepted = calls.join(rejections, on="document_id", how="anti").sort("document_id")
    utterances = turns.utterances.join(accepted.select("document_id"), on="document_id", how="semi", maintain_order="left")
    sentences, cells = _with_tables(split_sentences(utterances, turns.pieces), utterances, turns.pieces, tables)
    contexts = accepted.select("document_id", *CONTEXT_COLUMNS).with_row_index("context")
    notes = turns.notes.join(accepted.select("document_id"), on="document_id", how="semi", maintain_order="left")
    errata = find_errata(notes)
    mentions, corrected = read_sentences_and_errata(sentences, errata, contexts, cells)
    quantities, corrections = apply_corrections(locate(mentions, turns.pieces, lines), errata, corrected)
    observations = _numbered(link_observations(_spoken(quantities, sentences), sentences, utterances, accepted))
    audited = audit(observations, sentences, accepted)
    frames = add_ids(accepted, utterances, sentences, quantities, corrections, observations, audited)
    made: dict[str, pl.DataFrame] = {
        "dim_company": company_rows(accepted),
        "dim_call": frames.calls,
        "dim_document": frames.documents(documents),
        "dim_speaker": speaker_rows(frames.utterances),
        "dim_segment": segment_rows(accepted, frames.observations),
        "dim_metric": metric_rows(),
        "dim_period": period_rows(frames.observations),
        "dim_unit": table("units").drop("source"),
        **frames.facts(),
    }
    made["rejections"] = rejections
    return {name: contract.validate(made[name]) for name, contract in (*TABLES.items(), ("rejections", Rejection))}


def _with_tables(
    sentences: pl.DataFrame, utterances: pl.DataFrame, pieces: pl.DataFrame, tables: Tables | None
) -> tuple[pl.DataFrame, pl.DataFrame | None]:
    """Sentences with the rows of tables apart (`is_row`), and the cells of those rows; None where no document has a table."""
    if tables is None:
        return sentences.with_columns(is_row=pl.lit(False)), None
    return cut_at_rows(sentences, utterances, pieces, tables), cells_in_turns(tables, pieces)


def _spoken(quantities: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Quantities without those of table rows, whose metric no verb and no sentence tells."""
    rows = sentences.filter("is_row").select("document_id", "sentence_seq")
    return quantities.join(rows, on=["document_id", "sentence_seq"], how="anti", maintain_order="left") if rows.height else quantities


def _numbered(observations: pl.DataFrame) -> pl.DataFrame:
    """Observations in reading order with `observation_seq`, from 0 within each document."""
    ordered = observations.sort("document_id", "quantity_seq", maintain_order=True)
    return ordered.with_columns(observation_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"))


def _documents_of(lines: pl.DataFrame) -> pl.DataFrame:
    """A row a document for lines that came without: the hash stands on the text of the lines."""
    texts = lines.group_by("document_id", maintain_order=True).agg(text=pl.col("text").str.join("\n"), pages=pl.col("page").max())
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts["text"]]
    empty = {name: pl.lit(None) for name in ("company_id", "call_date", "period_start", "period_end", "language", "currency")}
    told = texts.select("document_id", sha256=pl.Series(hashes, dtype=pl.String), source_uri="document_id", pages="pages")
    return told.with_columns(**empty, media_type=pl.lit("text/plain"))
