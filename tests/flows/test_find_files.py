"""From names to files."""

from __future__ import annotations

import os
import socket
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


@pytest.fixture
def odd(tree: Path) -> Path:
    """A folder `odd` with what only looks like a file, beside one transcript."""
    folder = tree / "odd"
    folder.mkdir()
    (folder / "call.txt").write_text("text")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("odd/socket.txt")  # by its short name: the paths of sockets have a limit
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "gone.txt").symlink_to("moved.txt")
    return folder


NO_FILES = [
    ("odd/pipe.txt", "pipe", "is a pipe"),
    ("odd/socket.txt", "socket", "is a socket"),
    ("odd/loop.txt", "link_loop", "leads in a circle"),
    ("odd/loop.txt/below.txt", "link_loop", "leads in a circle"),
    ("odd/gone.txt", "missing_path", "is a link to moved.txt, which is not there"),
    ("/dev/null", "device", "is a device"),
    ("a.txt/below.txt", "missing_path", "There is no file or folder"),
]


@pytest.mark.parametrize(("name", "reason", "says"), NO_FILES)
def test_what_is_no_file_is_told_by_its_own_sentence(odd: Path, name: str, reason: str, says: str) -> None:
    found = find_files([name])
    assert found.paths == []
    (outcome,) = found.rejected
    assert (outcome.reason, outcome.source_uri) == (reason, os.path.abspath(name))
    assert outcome.detail is not None
    assert says in outcome.detail
    assert outcome.detail.endswith(".")


@pytest.mark.parametrize("name", ["odd", "odd/*", "odd/*.txt"])
def test_what_is_no_file_is_told_in_folders_and_patterns_too(odd: Path, name: str) -> None:
    found = find_files([name])
    assert found.paths == [str(odd / "call.txt")]
    assert {(Path(outcome.source_uri).name, outcome.reason) for outcome in found.rejected} == {
        ("pipe.txt", "pipe"),
        ("socket.txt", "socket"),
        ("loop.txt", "link_loop"),
        ("gone.txt", "missing_path"),
    }
