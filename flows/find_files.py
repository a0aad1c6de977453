"""From what the user named (files, folders, globs) to files.

Rules, in order:
1. A file named as such is taken, whatever its name ends in: what it is is told from its content when it is read.
2. A folder gives all files below it; a pattern with `*`, `?` or `[` all files that fit.
3. Hidden files and folders, and sidecars (`*.call.yml`), are skipped inside folders and patterns.
4. What does not exist, is no file (a device, a pipe, a socket, a link that leads in a circle or nowhere), or gives no file, is a
   rejection, so that a typing error never goes unnoticed and nothing is waited for that never ends.
5. Each file once, in the order of the paths, so that two runs see the same order.
"""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.source_files import Outcome

SIDECAR_SUFFIX = ".call.yml"


@dataclass(frozen=True, slots=True)
class Found:
    """Absolute paths, sorted and distinct, and the rejections of what was named but is not there."""

    paths: list[str]
    rejected: list[Outcome]


#: What a path may lead to besides files and folders: how it is told, reason and what to do.
NO_FILES: tuple[tuple[Callable[[int], bool], str, str], ...] = (
    (stat.S_ISCHR, "device", "is a device, not a file: name a file or a folder"),
    (stat.S_ISBLK, "device", "is a disk, not a file: name a file or a folder on it"),
    (stat.S_ISFIFO, "pipe", "is a pipe, not a file: save what comes out of it as a file and name that"),
    (stat.S_ISSOCK, "socket", "is a socket of a running program, not a file: name a file or a folder"),
)


def find_files(named: Sequence[str]) -> Found:
    """The files behind the paths and patterns a user named. Never raises for a bad path: it becomes a rejection."""
    paths: set[str] = set()
    rejected: dict[str, Outcome] = {}
    for name in named:
        found = 0
        try:
            for path in _expand(name):
                found += 1
                why_not = _why_no_file(path)
                if why_not is None:
                    paths.add(os.path.abspath(path))
                else:
                    rejected[os.path.abspath(path)] = _rejection(str(path), *why_not)
        except OSError as error:
            rejected[name] = _rejection(name, "unreadable_file", f"{name} cannot be read: {error.strerror or error}.")
            continue
        if not found:
            rejected[name] = _rejection(name, *_why_nothing(name))
    return Found(sorted(paths), list(rejected.values()))


def _expand(name: str) -> Iterator[Path]:
    """What a name stands for, but folders: files, and what only looks like one."""
    path = Path(name).expanduser()
    if path.is_dir():
        yield from (file for file in path.rglob("*") if not file.is_dir() and _is_wanted(file.relative_to(path)))
    elif os.path.lexists(path) or not glob.has_magic(name):
        yield path
    else:
        matches = (Path(match) for match in glob.glob(str(path), recursive=True))
        for match in matches:
            yield from _expand(str(match)) if match.is_dir() else (match,) if _is_wanted(Path(match.name)) else ()


def _is_wanted(relative: Path) -> bool:
    return not relative.name.endswith(SIDECAR_SUFFIX) and not any(part.startswith(".") for part in relative.parts)


def _why_no_file(path: Path) -> tuple[str, str] | None:
    """Reason and sentence where a path leads to no file."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "link_loop", f"{path} is a link that leads in a circle: make it lead to a file, or name the file itself."
        if path.is_symlink():
            return "missing_path", f"{path} is a link to {os.readlink(path)}, which is not there: check where the file has gone."
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return "missing_path", f"There is no file or folder {path}: check the path."
        return "unreadable_file", f"{path} cannot be read: {error.strerror or error}."
    except ValueError:
        return "missing_path", "A path holds a character that no path can hold: check it."
    return next(((reason, f"{path} {what}.") for is_so, reason, what in NO_FILES if is_so(mode)), None)


def _why_nothing(name: str) -> tuple[str, str]:
    if Path(name).expanduser().is_dir():
        return "empty_folder", f"The folder {name} holds no files: put transcripts (PDF or text) into it."
    return "missing_path", f"Nothing matches {name}: check the pattern."


def _rejection(name: str, reason: str, detail: str) -> Outcome:
    return Outcome(source_uri=os.path.abspath(Path(name).expanduser()), status="rejected", reason=reason, detail=detail)
