"""Peak memory of the text pipeline, measured in a process of its own, since a process never gives back what it once had."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from benchmarks.corpus import copies, lines_of

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def peak_memory(count: int) -> tuple[float, float] | None:
    """MB in use before the pipeline reads a batch of `count` copies, and at most while it does; None where the system does not tell."""
    if not _RESET.exists():
        return None
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (count,))


def _measure(count: int) -> tuple[float, float]:
    from transforms import transform_documents

    transform_documents(*lines_of(copies(1)))  # patterns and reference data are read once
    lines, documents = lines_of(copies(count))
    before = _status("VmRSS")
    _RESET.write_text("5")  # the peak from here on
    tables = transform_documents(lines, documents)
    assert tables["dim_document"].height == count
    return before, _status("VmHWM")


def _status(name: str) -> float:
    lines = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
    return int(lines[name].split()[0]) / 1000
