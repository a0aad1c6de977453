"""The rows of the reference tables as they are written."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import transforms.reference

Row = dict[str, str]


@cache
def rows(name: str) -> list[Row]:
    """The rows of a reference table."""
    if name == "per_words":
        return [*_written(name), *_led_to()]
    return _written(name)


def _led_to() -> list[Row]:
    """/吨, 每吨, per ton, a ton: each unit behind each word that leads to it."""
    return [
        {"surface": f"{word}{'' if word in '/每' else ' '}{unit['unit']}", "per": unit["per"], "position": position}
        for unit in _written("per_units")
        for position in ("before", "after")
        for word in unit[position].split()
    ]


def _written(name: str) -> list[Row]:
    path = Path(transforms.reference.__path__[0]) / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
