"""The read and the transform step of a group of files: batch by batch, from files to frames on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.batches import batches
from flows.frame_files import read_frames, write_frames
from flows.read_documents import read_documents
from flows.source_files import Outcome, SourceFile
from flows.transform_batch import REJECTION_SCHEMA, transform_batch


@dataclass(frozen=True, slots=True)
class GroupRead:
    """Folders with the frames `lines` and `documents`, one a batch, and the files that could not be read."""

    folders: list[str]
    rejected: list[Outcome]


@dataclass(frozen=True, slots=True)
class GroupTransformed:
    """Folders with one frame a table, and the rejected documents (`contracts.Rejection`)."""

    folders: list[str]
    rejections: pl.DataFrame


def read_group(files: Sequence[SourceFile], folder: str, processes: int) -> GroupRead:
    """Read the files of a group into frames under `folder`."""
    folders: list[str] = []
    rejected: list[Outcome] = []
    for number, batch in enumerate(batches(files)):
        read = read_documents(batch, processes)
        folders.append(write_frames(Path(folder, f"read-{number:03}"), {"lines": read.lines, "documents": read.documents}))
        rejected += read.rejected
    return GroupRead(folders, rejected)


def transform_group(read_folders: Sequence[str], folder: str) -> GroupTransformed:
    """Transform each batch that was read into the tables of the warehouse, under `folder`."""
    folders: list[str] = []
    rejections = [pl.DataFrame(schema=REJECTION_SCHEMA)]
    for number, read in enumerate(read_folders):
        frames = read_frames(read)
        transformed = transform_batch(frames["lines"], frames["documents"])
        folders += [write_frames(Path(folder, f"tables-{number:03}-{part:03}"), tables) for part, tables in enumerate(transformed.parts)]
        rejections.append(transformed.rejections)
    return GroupTransformed(folders, pl.concat(rejections))
