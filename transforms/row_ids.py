"""The text ids of the contract, made from the integer keys of the stages: the same bytes give the same ids on every machine."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms import contracts
from transforms.audit import Audit
from transforms.dimensions import period_id, segment_id, speaker_id


def row_id(letter: str, seq: str, width: int) -> pl.Expr:
    """`doc_0123456789abcdef-q00042`: the document, what the row is, and its number in the document."""
    return pl.concat_str(pl.col("document_id"), pl.lit(f"-{letter}"), pl.col(seq).cast(pl.String).str.zfill(width))


class IdentifiedFrames(NamedTuple):
    """Frames of the contract with their ids; `observations` keeps `segment` for the segment dimension."""

    accepted: pl.DataFrame
    utterances: pl.DataFrame
    sentences: pl.DataFrame
    quantities: pl.DataFrame
    corrections: pl.DataFrame
    observations: pl.DataFrame
    checks: pl.DataFrame
    check_observations: pl.DataFrame

    @property
    def calls(self) -> pl.DataFrame:
        """One row a call; where two documents tell of one call (two languages), the first says its title and date."""
        columns = contracts.Call.column_names()
        return self.accepted.select(columns).unique("call_id", keep="first", maintain_order=True)

    def documents(self, sources: pl.DataFrame) -> pl.DataFrame:
        """The document dimension: the source columns and what was told of the call."""
        told = self.accepted.select("document_id", "call_id", "language")
        columns = contracts.Document.column_names()
        return told.join(sources.drop("language"), on="document_id", how="left", maintain_order="left").select(columns)

    def facts(self) -> dict[str, pl.DataFrame]:
        frames = {
            "fact_utterance": self.utterances,
            "fact_sentence": self.sentences,
            "fact_quantity": self.quantities,
            "fact_observation": self.observations,
            "fact_correction": self.corrections,
            "fact_check": self.checks,
            "fact_check_observation": self.check_observations,
        }
        return {name: frame.select(contracts.TABLES[name].column_names()) for name, frame in frames.items()}


def add_ids(
    accepted: pl.DataFrame,
    utterances: pl.DataFrame,
    sentences: pl.DataFrame,
    quantities: pl.DataFrame,
    corrections: pl.DataFrame,
    observations: pl.DataFrame,
    audited: Audit,
) -> IdentifiedFrames:
    """Frames of the stages (docs/architecture.md) with the ids of the contract."""
    calls = accepted.select("document_id", "call_id", "company_id")

    def of_call(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.drop("call_id", "company_id", strict=False).join(calls, on="document_id", how="left", maintain_order="left")

    spoken = of_call(utterances).with_columns(
        utterance_id=row_id("u", "utterance_seq", 4), seq=pl.col("utterance_seq"), speaker_id=speaker_id()
    )
    cut = of_call(sentences).with_columns(
        sentence_id=row_id("s", "sentence_seq", 5), utterance_id=row_id("u", "utterance_seq", 4), seq=pl.col("sentence_seq")
    )
    read = of_call(quantities).with_columns(
        quantity_id=row_id("q", "quantity_seq", 5),
        sentence_id=row_id("s", "sentence_seq", 5),
        utterance_id=row_id("u", "utterance_seq", 4),
        correction_id=row_id("c", "correction_seq", 3),
        seq=pl.col("quantity_seq"),
    )
    corrected = of_call(corrections).with_columns(correction_id=row_id("c", "correction_seq", 3))
    speakers = read.select("document_id", "quantity_seq", "utterance_id").join(
        spoken.select("utterance_id", "speaker_id"), on="utterance_id", how="left", maintain_order="left"
    )
    linked = (
        of_call(observations)
        .join(speakers.drop("utterance_id"), on=["document_id", "quantity_seq"], how="left", maintain_order="left")
        .with_columns(
            observation_id=row_id("o", "observation_seq", 5),
            quantity_id=row_id("q", "quantity_seq", 5),
            segment_id=segment_id(),
            period_id=period_id(),
        )
    )
    checked = of_call(audited.checks).with_columns(check_id=row_id("k", "check_seq", 4))
    members = audited.members.with_columns(check_id=row_id("k", "check_seq", 4), observation_id=row_id("o", "observation_seq", 5))
    return IdentifiedFrames(accepted, spoken, cut, read, corrected, linked, checked, members)
