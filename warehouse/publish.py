"""One writer at a time, on a private copy; publishing is a copy and an atomic rename, so that readers never wait and never see half a load.

The published file is the only state. The writer's private folder `.<name>.writing` beside it lives as long as the writer: a run that is
killed leaves it behind, and the next writer, holding the lock, clears it away.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.build import build
from warehouse.connect import WRITER_SETTINGS, WarehouseError, plain
from warehouse.statements import statement


@contextmanager
def writer(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a private copy of the published warehouse (a new one where none is published), its schema up to date.

    Nothing reaches the readers until `publish`. Raises WarehouseError where another writer is at work, where the published file
    was opened for writing, where it is no warehouse, or where the place cannot be written to.
    """
    published = published.resolve()
    folder = private_folder(published)
    with lock(published):
        refuse_stale_log(published)
        try:
            with plain_system_errors(published):
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                if published.exists():
                    shutil.copyfile(published, folder / published.name)
            with open_private(folder / published.name, published) as connection:
                build(connection)
                yield connection
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def open_private(working: Path, published: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(working, config=WRITER_SETTINGS)
    except duckdb.Error as error:
        raise WarehouseError(
            f"{published} cannot be opened as a warehouse ({plain(error)}); give another file, or move it away to begin anew."
        ) from error


def publish(connection: duckdb.DuckDBPyConnection, published: Path) -> None:
    """Show readers what the writer has committed so far: copy to a new file, then rename it over the published one.

    The private file is copied byte by byte after a checkpoint, when all of it is in the one file and nothing in the log: the same
    bytes keep every comment, and cost a tenth of writing every table anew. Readers that have the old file open keep reading it;
    those that open the path afterwards get the new one.
    """
    published = published.resolve()
    folder = private_folder(published)
    connection.execute(statement("load", "checkpoint"))
    with plain_system_errors(published):
        shutil.copyfile(folder / published.name, folder / "snapshot")
        flush(folder / "snapshot")
        refuse_stale_log(published)
        os.replace(folder / "snapshot", published)
        flush(published.parent)


def private_folder(published: Path) -> Path:
    return published.with_name(f".{published.name}.writing")


@contextmanager
def lock(published: Path) -> Iterator[None]:
    """Held while a writer lives; the system lets go of it when the process ends, however it ends."""
    with plain_system_errors(published):
        published.parent.mkdir(parents=True, exist_ok=True)
        handle = published.with_name(f".{published.name}.lock").open("w")
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WarehouseError(f"Another load is writing to {published}: wait until it has ended, then start again.") from error
        yield


@contextmanager
def plain_system_errors(published: Path) -> Iterator[None]:
    """No space, no permission, a folder where the file should be: what the system says, with what to do."""
    try:
        yield
    except OSError as error:
        raise WarehouseError(f"{published} cannot be written ({error.strerror}): make room or give another place.") from error


def refuse_stale_log(published: Path) -> None:
    """DuckDB would replay a write-ahead log beside the published path into the new file, without a word."""
    log = published.with_name(f"{published.name}.wal")
    if log.exists():
        raise WarehouseError(
            f"{log} shows that something opened the published warehouse for writing: close it, then open and close {published} once "
            "with DuckDB to keep its changes, or remove that file to drop them."
        )


def flush(path: Path) -> None:
    """Have the system write a file or a folder to the disk, so that a rename never points at bytes that a power cut can lose."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
