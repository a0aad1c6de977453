"""Frames handed from step to step as files: a step is given paths, so that it can run in another thread, process or task,
and memory holds one batch at a time. Arrow IPC, uncompressed: writing and reading cost next to nothing beside the work between them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

SUFFIX = ".arrow"


def write_frames(folder: Path, frames: Mapping[str, pl.DataFrame]) -> str:
    """Write each frame to a file named after it; the folder is made, and its path given back."""
    folder.mkdir(parents=True)
    for name, frame in frames.items():
        frame.write_ipc(folder / f"{name}{SUFFIX}")
    return str(folder)


def read_frames(folder: str) -> dict[str, pl.DataFrame]:
    """The frames of a folder by name, in no particular order."""
    return {path.stem: pl.read_ipc(path) for path in Path(folder).glob(f"*{SUFFIX}")}
