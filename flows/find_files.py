"""From what the user named (files, folders, globs) to files.

Rules, in order:
1. A file named as such is taken, whatever its name ends in: what it is is told from its content when it is read.
2. A folder gives all files below it; a pattern with `*`, `?` or `[` all files that fit.
3. Hidden files and folders, and sidecars (`*.call.yml`), are skipped inside folders and patterns.
4. What does not exist, or gives no file, is a rejection, so that a typing error never goes unnoticed.
5. Each file once, in the order of the paths, so that two runs see the same order.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.source_files import Outcome

SIDECAR_SUFFIX = ".call.yml"


@dataclass(frozen=True, slots=True)
class Found:
    """Absolute paths, sorted and distinct, and the rejections of what was named but is not there."""

    paths: list[str]
    rejected: list[Outcome]


def find_files(named: Sequence[str]) -> Found:
    """The files behind the paths and patterns a user named. Never raises for a bad path: it becomes a rejection."""
    paths: set[str] = set()
    rejected: dict[str, Outcome] = {}
    for name in named:
        try:
            found = {os.path.abspath(path) for path in _expand(name)}
        except OSError as error:
            rejected[name] = _rejection(name, "unreadable_file", f"{name} cannot be read: {error.strerror or error}.")
            continue
        paths |= found
        if not found:
            rejected[name] = _rejection(name, *_why_nothing(name))
    return Found(sorted(paths), list(rejected.values()))


def _expand(name: str) -> Iterator[Path]:
    path = Path(name).expanduser()
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (file for file in path.rglob("*") if file.is_file() and _is_wanted(file.relative_to(path)))
    elif glob.has_magic(name):
        matches = (Path(match) for match in glob.glob(str(path), recursive=True))
        for match in matches:
            yield from _expand(str(match)) if match.is_dir() else (match,) if _is_wanted(Path(match.name)) else ()


def _is_wanted(relative: Path) -> bool:
    return not relative.name.endswith(SIDECAR_SUFFIX) and not any(part.startswith(".") for part in relative.parts)


def _why_nothing(name: str) -> tuple[str, str]:
    if Path(name).expanduser().is_dir():
        return "empty_folder", f"The folder {name} holds no files: put transcripts (PDF or text) into it."
    if glob.has_magic(name):
        return "missing_path", f"Nothing matches {name}: check the pattern."
    return "missing_path", f"There is no file or folder {name}: check the path."


def _rejection(name: str, reason: str, detail: str) -> Outcome:
    return Outcome(source_uri=os.path.abspath(Path(name).expanduser()), status="rejected", reason=reason, detail=detail)
