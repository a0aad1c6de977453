"""One file as the flow sees it, and what became of it: `loaded`, `unchanged` or `rejected`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

Status = Literal["loaded", "unchanged", "rejected"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file whose bytes were hashed: `path` is absolute, `sha256` is hex, `size` counts bytes."""

    path: str
    sha256: str
    size: int

    @property
    def document_id(self) -> str:
        """The same bytes have the same id on every machine and in every run."""
        return f"doc_{self.sha256[:16]}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of a run: a row of `ops.source_file`.

    A rejection has a `reason` (a slug) and a `detail` (a plain sentence that says what to do).
    """

    source_uri: str
    status: Status
    sha256: str | None = None
    bytes: int | None = None
    document_id: str | None = None
    reason: str | None = None
    detail: str | None = None

    @classmethod
    def of(cls, file: SourceFile, status: Status, reason: str | None = None, detail: str | None = None) -> Outcome:
        return cls(file.path, status, file.sha256, file.size, file.document_id, reason, detail)


class UnreadableError(Exception):
    """A file that cannot become lines. `reason` is a slug, `detail` one plain sentence that says what to do."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


OUTCOME_SCHEMA = {
    "source_uri": pl.String,
    "status": pl.String,
    "sha256": pl.String,
    "bytes": pl.Int64,
    "document_id": pl.String,
    "reason": pl.String,
    "detail": pl.String,
}


def outcome_frame(outcomes: list[Outcome]) -> pl.DataFrame:
    """One row an outcome, with the columns of `ops.source_file` but `run_id`."""
    columns = {name: [getattr(outcome, name) for outcome in outcomes] for name in OUTCOME_SCHEMA}
    return pl.DataFrame(columns, schema=OUTCOME_SCHEMA)
