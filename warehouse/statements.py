"""The package's SQL, by folder and name. All SQL lives in `.sql` files; Python only binds parameters."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def statement(folder: str, name: str) -> str:
    """Text of `warehouse/<folder>/<name>.sql`."""
    return (files("warehouse") / folder / f"{name}.sql").read_text("utf-8")


@cache
def names(folder: str) -> tuple[str, ...]:
    """Names of the `.sql` files of a folder, without the ending, in order."""
    found = (entry.name for entry in (files("warehouse") / folder).iterdir())
    return tuple(sorted(name.removesuffix(".sql") for name in found if name.endswith(".sql")))
