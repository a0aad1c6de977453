"""Groups and batches: tens of steps however many files, hundreds of documents a pass."""

from __future__ import annotations

import pytest

from flows.batches import DOCUMENTS_PER_BATCH, MOST_GROUPS, PDFS_PER_GROUP, batches, groups
from flows.source_files import SourceFile


def files(count: int, ending: str = "txt") -> list[SourceFile]:
    return [SourceFile(f"/inbox/{number:06}.{ending}", f"{number:064x}", 1) for number in range(count)]


@pytest.mark.parametrize(
    ("why", "given", "sizes"),
    [
        ("nothing to do", [], []),
        ("one file", files(1), [1]),
        ("a full batch is one group", files(DOCUMENTS_PER_BATCH), [DOCUMENTS_PER_BATCH]),
        ("two batches of the same size rather than a full and a tiny one", files(DOCUMENTS_PER_BATCH + 2), [251, 251]),
        ("PDFs are slow to read, so that their groups are small", files(2 * PDFS_PER_GROUP, "pdf"), [PDFS_PER_GROUP] * 2),
        ("never more groups than people can look at", files(100_000), [100_000 // MOST_GROUPS] * MOST_GROUPS),
    ],
)
def test_groups(why: str, given: list[SourceFile], sizes: list[int]) -> None:
    cut = groups(given)
    assert [len(group) for group in cut] == sizes, why
    assert [file for group in cut for file in group] == given


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (500, [500]), (1_250, [500, 500, 250])])
def test_batches(count: int, sizes: list[int]) -> None:
    assert [len(batch) for batch in batches(files(count))] == sizes
