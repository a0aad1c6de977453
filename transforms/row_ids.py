"""The text ids of the contract, made from the integer keys of the stages: the same bytes give the same ids on every machine."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms import contracts
from transforms.audit import Audit
from transforms.dimensions import period_id, segment_id, speaker_id


@cache
def _suffixes(letter: str, width: int, count: int) -> pl.Series:
    return pl.Series([f"-{letter}{seq:0{width}}" for seq in range(count)], dtype=pl.String)


def row_id(frame: pl.DataFrame, letter: str, seq: str, width: int) -> pl.Expr:
    """`doc_0123456789abcdef-q00042`: the document, what the row is, and its number in the document; null where that is.

    The numbers of a batch repeat from document to document, so that each is spelled once.
    """
    most = frame[seq].max()
    count = 1 << (int(most) if isinstance(most, int) else 0).bit_length()
    return pl.concat_str(pl.col("document_id"), pl.lit(_suffixes(letter, width, count)).gather(pl.col(seq).cast(pl.UInt32)))


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

    spoken, cut, read, linked = of_call(utterances), of_call(sentences), of_call(quantities), of_call(observations)
    spoken = spoken.with_columns(utterance_id=row_id(spoken, "u", "utterance_seq", 4), seq=pl.col("utterance_seq"), speaker_id=speaker_id())
    cut = cut.with_columns(
        sentence_id=row_id(cut, "s", "sentence_seq", 5), utterance_id=row_id(cut, "u", "utterance_seq", 4), seq=pl.col("sentence_seq")
    )
    read = read.with_columns(
        quantity_id=row_id(read, "q", "quantity_seq", 5),
        sentence_id=row_id(read, "s", "sentence_seq", 5),
        utterance_id=row_id(read, "u", "utterance_seq", 4),
        correction_id=row_id(read, "c", "correction_seq", 3),
        seq=pl.col("quantity_seq"),
    )
    corrected = of_call(corrections).with_columns(correction_id=row_id(corrections, "c", "correction_seq", 3))
    keys, turn = ["document_id", "quantity_seq"], ["document_id", "utterance_seq"]
    speakers = (
        linked.select(keys)
        .join(quantities.select(*keys, "utterance_seq"), on=keys, how="left", maintain_order="left")
        .join(spoken.select(*turn, "speaker_id"), on=turn, how="left", maintain_order="left")
    )
    linked = linked.with_columns(
        speakers["speaker_id"],
        observation_id=row_id(linked, "o", "observation_seq", 5),
        quantity_id=row_id(linked, "q", "quantity_seq", 5),
        segment_id=segment_id(),
        period_id=period_id(),
    )
    checks, members = of_call(audited.checks), audited.members
    checked = checks.with_columns(check_id=row_id(checks, "k", "check_seq", 4))
    named = members.with_columns(check_id=row_id(members, "k", "check_seq", 4), observation_id=row_id(members, "o", "observation_seq", 5))
    return IdentifiedFrames(accepted, spoken, cut, read, corrected, linked, checked, named)
