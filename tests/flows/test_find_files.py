"""From names to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.find_files import find_files

TREE = ("a.txt", "b.pdf", "a.call.yml", ".hidden.txt", "deep/c.md", "deep/.cache/d.txt", "deep/er/e.html", "no_ending")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in TREE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    (tmp_path / "void").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (["a.txt"], ["a.txt"]),
        ([".hidden.txt"], [".hidden.txt"]),
        (["."], ["a.txt", "b.pdf", "deep/c.md", "deep/er/e.html", "no_ending"]),
        (["*.txt"], ["a.txt"]),
        (["**/*.html", "*.pdf"], ["b.pdf", "deep/er/e.html"]),
        (["d*"], ["deep/c.md", "deep/er/e.html"]),
        (["a.txt", "./a.txt", "*.txt"], ["a.txt"]),
    ],
)
def test_files_are_found_once_and_in_order(tree: Path, named: list[str], expected: list[str]) -> None:
    found = find_files(named)
    assert found.paths == [str(tree / name) for name in expected]
    assert found.rejected == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [("gone.txt", "missing_path"), ("gone/*.txt", "missing_path"), ("void", "empty_folder"), ("x" * 300, "unreadable_file")],
)
def test_what_is_not_there_is_a_rejection_beside_what_is(tree: Path, name: str, reason: str) -> None:
    found = find_files(["a.txt", name])
    assert found.paths == [str(tree / "a.txt")]
    assert [(outcome.status, outcome.reason) for outcome in found.rejected] == [("rejected", reason)]
