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
    path = Path(transforms.reference.__path__[0]) / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
