"""Hash first: a file whose bytes were loaded before costs nothing more than its hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.source_files import Outcome, SourceFile


@dataclass(frozen=True, slots=True)
class Hashed:
    files: list[SourceFile]
    rejected: list[Outcome]


@dataclass(frozen=True, slots=True)
class Sifted:
    """Files with new content, and the outcomes of those whose content is there already."""

    fresh: list[SourceFile]
    unchanged: list[Outcome]


def hash_files(paths: Sequence[str]) -> Hashed:
    """SHA-256 and size of every file; a file that cannot be opened is a rejection."""
    files: list[SourceFile] = []
    rejected: list[Outcome] = []
    for path in paths:
        try:
            with open(path, "rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
                files.append(SourceFile(path, digest, os.fstat(stream.fileno()).st_size))
        except OSError as error:
            detail = f"The file cannot be opened: {(error.strerror or str(error)).lower()}; check its permissions."
            rejected.append(Outcome(path, "rejected", reason="unreadable_file", detail=detail))
    return Hashed(files, rejected)


def skip_known(files: Sequence[SourceFile], known: Mapping[str, str]) -> Sifted:
    """Sift out content that is in the warehouse (`known`: SHA-256 → document id) or came earlier in this run."""
    fresh: list[SourceFile] = []
    unchanged: list[Outcome] = []
    first: dict[str, str] = {}
    for file in files:
        if file.sha256 in known:
            unchanged.append(Outcome(file.path, "unchanged", file.sha256, file.size, known[file.sha256]))
        elif file.sha256 in first:
            detail = f"The same bytes as {first[file.sha256]}."
            unchanged.append(Outcome.of(file, "unchanged", "same_content", detail))
        else:
            first[file.sha256] = file.path
            fresh.append(file)
    return Sifted(fresh, unchanged)
