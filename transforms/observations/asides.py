"""What is said in passing about how a figure is defined: Non-GAAP operating expenses, which exclude share-based compensation, were …

The names in such an aside are of what the figure leaves out; nothing that follows speaks of them.
"""

from __future__ import annotations

import polars as pl

#: Only of a figure that is adjusted by its name: of any other one the aside says that it is another figure.
_ADJUSTED = r"(?i)non-?\s?(?:gaap|ifrs)|adjusted|core |非|调整|調整"
_OPENING = r"(?i)which\s*$"
#: Characters before the word that an aside opens with.
_LOOKED_BACK = 8


def without_asides(stream: pl.DataFrame) -> pl.DataFrame:
    """Drops the events from `which excluded` to the comma that ends the aside. stream: sorted, with `text`."""
    role = pl.col("role")
    excluding = stream.filter(role == "exclude")
    before = pl.col("text").str.slice((pl.col("start") - _LOOKED_BACK).clip(0), pl.min_horizontal("start", pl.lit(_LOOKED_BACK)))
    opened = excluding.filter(before.str.contains(_OPENING) & pl.col("text").str.head(pl.col("start")).str.contains(_ADJUSTED))
    if opened.is_empty():
        return stream
    comma = pl.col("text").str.slice(pl.col("end")).str.extract("^([^,]*,)").str.len_chars().cast(pl.Int32)
    asides = opened.select("row", aside_start="start", aside_end=pl.col("end") + comma).unique("row", keep="first")
    inside = stream.join(asides, on="row", how="left", maintain_order="left").select(
        ((pl.col("start") >= pl.col("aside_start")) & (pl.col("start") < pl.col("aside_end"))).fill_null(False)
    )
    return stream.filter(~inside.to_series())
