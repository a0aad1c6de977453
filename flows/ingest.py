"""The order of the steps, once, for both ways to run them:

    find → hash → (read → transform → load) a group at a time → publish → report

A step is a plain function that is given paths and small values. In this process it is called; in a Prefect flow it is run as a task
(`flows/prefect_flow.py`). Nothing here knows which. Steps are in the tens however many files there are.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

import warehouse
from flows.batches import groups
from flows.find_files import find_files
from flows.group_steps import read_group, transform_group
from flows.hash_files import Hashed, Sifted, hash_files, skip_known
from flows.load_session import GroupLoaded, LoadSession, load_session
from flows.report import IngestReport
from flows.source_files import Outcome, SourceFile
from flows.steps import Steps

#: Shares of a group's time, for the progress shown; loading has the rest.
READING, TRANSFORMING = 0.3, 0.5

LOST = (
    "internal_error",
    "The transcript was read but neither loaded nor rejected, which is a fault of callmart: please report it with this file.",
)


@dataclass(frozen=True, slots=True)
class IngestRequest:
    """What to load (files, folders, patterns), into which warehouse, with how many processes for PDFs."""

    paths: tuple[str, ...]
    warehouse: Path
    workers: int = 0

    @property
    def processes(self) -> int:
        return self.workers or min(os.cpu_count() or 1, 8)


def ingest(request: IngestRequest, steps: Steps) -> IngestReport:
    """Load transcripts into a warehouse and publish it. Bad files become rejections in the report and in `ops.source_file`.

    Raises warehouse.WarehouseError where the warehouse cannot be written; the published state is then as it was.
    """
    steps.progress("finding files", 0.0)
    found = steps.run(find_files, request.paths)
    hashed = steps.run(hash_files, found.paths)
    with load_session(request.warehouse, steps.flow_run_id) as session:
        # Only now that no other run can publish is what is published what this run adds to.
        sifted = steps.run(sift, hashed, request.warehouse)
        outcomes = [*found.rejected, *hashed.rejected, *sifted.unchanged]
        outcomes += _load_groups(sifted, request, steps, session)
        steps.progress("publishing", 1.0)
        run = steps.run(session.publish, outcomes)
    return steps.run(steps.report, run, outcomes, request.warehouse)


def sift(hashed: Hashed, published: Path) -> Sifted:
    """Leave out what the warehouse holds, before any work is done on it."""
    known = warehouse.loaded_hashes(published)
    return skip_known(hashed.files, dict(zip(known["sha256"], known["document_id"], strict=True)))


def _load_groups(sifted: Sifted, request: IngestRequest, steps: Steps, session: LoadSession) -> list[Outcome]:
    outcomes: list[Outcome] = []
    cut = groups(sifted.fresh)
    for number, group in enumerate(cut):
        of_all = f" {number + 1} of {len(cut)}" if len(cut) > 1 else ""
        # The frames between the steps last as long as their group, so that a big run needs no more disk than one group.
        with tempfile.TemporaryDirectory(prefix="callmart-") as folder:
            steps.progress(f"reading{of_all}", number / len(cut))
            read = steps.run(read_group, group, folder, request.processes)
            steps.progress(f"transforming{of_all}", (number + READING) / len(cut))
            transformed = steps.run(transform_group, read.folders, folder)
            steps.progress(f"loading{of_all}", (number + READING + TRANSFORMING) / len(cut))
            loaded = steps.run(session.load_group, transformed.folders)
        rejections = pl.concat([transformed.rejections, loaded.rejections])
        outcomes += [*read.rejected, *_outcomes(group, {outcome.source_uri for outcome in read.rejected}, rejections, loaded)]
    return outcomes


def _outcomes(group: Sequence[SourceFile], unread: set[str], rejections: pl.DataFrame, loaded: GroupLoaded) -> Iterator[Outcome]:
    """Every file that was read is loaded or rejected. One that is neither got lost on the way, and that must not go unnoticed."""
    why = {row["document_id"]: (row["reason"], row["detail"]) for row in rejections.to_dicts()}
    for file in group:
        if file.path in unread:
            continue
        if file.document_id in loaded.document_ids:
            yield Outcome.of(file, "loaded")
        else:
            yield Outcome.of(file, "rejected", *why.get(file.document_id, LOST))
