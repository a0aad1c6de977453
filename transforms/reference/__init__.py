"""Reference data that ships with the transforms: one CSV a concept, each row with its source."""

from __future__ import annotations

from functools import cache
from importlib import resources

import polars as pl

_INTEGERS = ("exponent", "low", "high", "low_end", "mid_start", "mid_end", "high_start")


@cache
def table(name: str) -> pl.DataFrame:
    """The rows of `transforms/reference/<name>.csv`: empty cells are null, numbers are integers."""
    text = resources.files(__package__).joinpath(f"{name}.csv").read_bytes()
    frame = pl.read_csv(text, infer_schema=False)
    integers = [column for column in _INTEGERS if column in frame.columns]
    return frame.with_columns(pl.col(integers).cast(pl.Int64))
