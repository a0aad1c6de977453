"""A folder with good and bad files, and transforms that stand in for the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

import transforms
from tests.flows import stand_in_transforms
from tests.flows.tiny_pdf import locked_pdf, pdf

GOOD = {
    "alpha.txt": b"Company: alpha\nGood evening. Revenue was 12.5 million.\n",
    "beta.pdf": pdf([[(50, 800, 10, "Company: beta"), (50, 780, 10, "Good evening.")], [(50, 800, 10, "Revenue was 3 million.")]]),
    "gamma.html": b"<!doctype html><title>x</title><p>Company: gamma</p><p>Revenue was 4&nbsp;million.</p>",
    "delta.txt": "Company: delta\n本季度收入为12.5亿元。\n".encode("gb18030"),
}
#: Bad file → reason of its rejection.
BAD = {
    "recipe.txt": (b"Two eggs, 200 g of flour.\n", "not_a_transcript"),
    "empty.txt": (b"", "empty"),
    "noise.bin": (bytes(range(256)) * 40, "undecodable"),
    "locked.pdf": (locked_pdf(), "encrypted_pdf"),
    "broken.pdf": (b"%PDF-1.7\n...", "damaged_pdf"),
    "typo.txt": (b"Company: typo\nRevenue.\n", "bad_sidecar"),
    "fault.txt": (b"Company: fault\nFAIL here\n", "internal_error"),
    "twice.txt": (b"Company: twice\nTWICE the same\n", "inconsistent_rows"),
}


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not setattr: it would import the real ones first, to put them back later.
    monkeypatch.setitem(vars(transforms), "transform_documents", stand_in_transforms.transform_documents)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder of good and bad files."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, content in GOOD.items():
        (folder / name).write_bytes(content)
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "typo.call.yml").write_text("comany_id: typo\n")
    return folder
