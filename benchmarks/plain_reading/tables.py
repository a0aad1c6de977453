"""The reference tables, as plain dictionaries: surface → what the row says, and the longest surface at a place."""

from __future__ import annotations

from functools import cache

from benchmarks.plain_reading.folding import fold
from benchmarks.plain_reading.reference_rows import Row, rows

__all__ = ["Row", "at", "before", "is_latin", "rows", "surfaces"]


@cache
def surfaces(name: str, position: str | None = None) -> dict[str, Row]:
    """Surface → row, of the rows at one position where the table has positions. Surfaces are folded as texts are."""
    return {fold(row["surface"]): row for row in rows(name) if position is None or row["position"] == position}


@cache
def _by_length(name: str, position: str | None) -> list[str]:
    return sorted(surfaces(name, position), key=len, reverse=True)


def at(text: str, place: int, name: str, position: str | None = None) -> tuple[str, Row] | None:
    """The longest surface of a table that begins at `place`; a Latin one ends where its word ends."""
    for surface in _by_length(name, position):
        end = place + len(surface)
        if text.startswith(surface, place) and not (is_latin(surface[-1]) and is_latin(text[end : end + 1])):
            return surface, surfaces(name, position)[surface]
    return None


def before(text: str, place: int, name: str, position: str | None = None) -> tuple[str, Row] | None:
    """The longest surface of a table that ends at `place`; a Latin one begins where its word begins."""
    for surface in _by_length(name, position):
        start = place - len(surface)
        if start >= 0 and text.startswith(surface, start) and not (is_latin(surface[0]) and start and is_latin(text[start - 1])):
            return surface, surfaces(name, position)[surface]
    return None


def is_latin(character: str) -> bool:
    """Whether it is an ASCII letter."""
    return character.isascii() and character.isalpha()
