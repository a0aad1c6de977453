"""What became of a run, for a person: counts, and each rejection with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from flows.source_files import Outcome, outcome_frame

STATUSES = ("loaded", "unchanged", "rejected")


@dataclass(frozen=True, slots=True)
class IngestReport:
    """One run: its id, the published warehouse, and one row a file (columns of `ops.source_file`), in the order of the paths."""

    run_id: str
    warehouse: Path
    seconds: float
    files: pl.DataFrame

    @property
    def counts(self) -> dict[str, int]:
        """Files by status, zeros included, in the order loaded, unchanged, rejected."""
        return {status: self.files.filter(pl.col("status") == status).height for status in STATUSES}

    @property
    def rejected(self) -> pl.DataFrame:
        """`source_uri`, `reason`, `detail` of what was not loaded."""
        return self.files.filter(pl.col("status") == "rejected").select("source_uri", "reason", "detail")


def report(run: dict[str, Any], outcomes: list[Outcome], warehouse: Path) -> IngestReport:
    """The report of a run from its row of `ops.run` and the outcomes of its files."""
    seconds = (run["finished_at"] - run["started_at"]).total_seconds()
    return IngestReport(run["run_id"], warehouse, seconds, outcome_frame(outcomes).sort("source_uri"))
