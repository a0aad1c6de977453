"""Classes of size: 两位数 (10 to 99), low single-digit (1 to 3), the mid-30s (34 to 36); composed of a size and a class."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table

#: Which part of a class a size begins and ends with → the column that tells where.
_BEGINS = {"low": "low", "mid": "mid_start", "high": "high_start"}
_ENDS = {"low": "low_end", "mid": "mid_end", "high": "high"}


@cache
def digit_classes() -> pl.DataFrame:
    """`surface` (English with spaces, which may be hyphens in a text), `low`, `high` (Int64) of every class, with each size and without."""
    classes = table("digit_classes")
    sizes = table("digit_sizes").rename({"surface": "size"}).drop("source")
    size, surface = pl.col("size"), pl.col("surface")
    is_han = size.str.contains("[一-鿿]")
    sized = (
        classes.join(sizes, how="cross")
        .filter(is_han == surface.str.contains("[一-鿿]"))
        .select(
            surface=pl.when(is_han).then(size + surface).otherwise(size + " " + surface),
            low=_bound("first", _BEGINS),
            high=_bound("last", _ENDS),
        )
        .drop_nulls()
    )
    return pl.concat([classes.filter(pl.col("always_sized").is_null()).select("surface", "low", "high"), sized])


def _bound(part: str, columns: dict[str, str]) -> pl.Expr:
    return pl.coalesce(pl.when(pl.col(part) == size).then(column) for size, column in columns.items())
