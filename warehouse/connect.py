"""Connections: one kind for readers, one for the writer's private file, and transactions that leave nothing half-done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

#: The warehouse reaches nothing but its own file: no other file, no network, no extension fetched behind the user's back. One thread,
#: because our own queries are small, opened and closed many times a run, and a connection that closes while its own native threads end
#: has crashed a process; BI tools open the file with settings of their own.
READER_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": "1",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "lock_configuration": "true",
}
#: The writer's file is thrown away when the writer ends, so it is brought to one piece when it is published, not in between; one thread,
#: because several leave row groups half full and take twice the time and space.
WRITER_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "checkpoint_threshold": "1GB",
    "threads": "1",
}


class WarehouseError(Exception):
    """Something a user can put right; the message is one plain sentence that says how."""


def plain(error: duckdb.Error) -> str:
    """DuckDB's message in one line: without the kind of error in front, the copy of the query and the caret under it."""
    message = str(error).split("\n\nLINE ")[0].split("\nLINE ")[0]
    kind, colon, rest = message.partition("Error: ")
    text = rest if colon and len(kind) < 30 else message
    return " ".join(text.split())


@contextmanager
def reader(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that only reads the published warehouse."""
    if not published.exists():
        raise WarehouseError(f"There is no warehouse at {published}: load transcripts first with `callmart ingest`.")
    try:
        connection = duckdb.connect(published, read_only=True, config=READER_SETTINGS)
    except duckdb.Error as error:
        raise WarehouseError(f"{published} cannot be opened as a warehouse ({plain(error)}); give another file or load it anew.") from error
    with connection:
        yield connection


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: commits at the end, rolls back on any exception."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def utc(moment: datetime) -> datetime:
    """A moment as the warehouse stores it: in UTC, without a zone, so that no reader needs DuckDB's time zone extension."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is ambiguous: give one, such as datetime.now(UTC)")
    return moment.astimezone(UTC).replace(tzinfo=None)
