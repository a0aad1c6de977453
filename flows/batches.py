"""Cut a run into groups (one read, one transform and one load step each) and a group into batches (one pass of the transforms each).

Two sizes, because two costs: the transforms cost a fixed 28 ms and more a call, so they get hundreds of documents at once; a person who
watches a run, and a scheduler that shows it, want tens of steps however many files there are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from flows.source_files import SourceFile

#: Documents in one pass of the transforms: more gain nothing and need more memory.
DOCUMENTS_PER_BATCH = 500
#: Groups of a run, at most: each is three steps.
MOST_GROUPS = 16
#: Reading a PDF costs as much as reading and transforming some hundred texts, so a group of PDFs is smaller.
PDFS_PER_GROUP = 40


def weight(file: SourceFile) -> float:
    """The share of a group that a file takes, by its name: a wrong guess only makes a group longer."""
    return 1 / (PDFS_PER_GROUP if file.path.lower().endswith(".pdf") else DOCUMENTS_PER_BATCH)


def groups(files: Sequence[SourceFile]) -> list[list[SourceFile]]:
    """Cut files, in their order, into groups of about equal work: one where there is little, `MOST_GROUPS` at most, none empty."""
    reached = list(accumulate(weight(file) for file in files))
    count = min(MOST_GROUPS, math.ceil(reached[-1] - 1e-9)) if reached else 0
    cut: list[list[SourceFile]] = [[] for _ in range(count)]
    for file, so_far in zip(files, reached, strict=True):
        cut[min(int((so_far - weight(file) / 2) / reached[-1] * count), count - 1)].append(file)
    return [group for group in cut if group]


def batches(files: Sequence[SourceFile]) -> list[Sequence[SourceFile]]:
    """Cut a group into batches of `DOCUMENTS_PER_BATCH`."""
    return [files[start : start + DOCUMENTS_PER_BATCH] for start in range(0, len(files), DOCUMENTS_PER_BATCH)]
