"""Ligatures (ﬁ, ﬂ, ﬀ) written out, and the map from the text back to the lines kept exact.

Between `spell_out` and `fold_back` a line is what it says with its ligatures written out, and so are the offsets in it; `fold_back`
tells the offsets in the line as printed, where both letters of `fi` stand at the place of the one character ﬁ.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.reference import table

ANY = "[\ufb00-\ufb06]"
LIGATURE = {"at": pl.UInt32, "place": pl.Int64, "extra": pl.Int64}


class Spelled(NamedTuple):
    """`lines` with ligatures written out; `ligatures`: `doc`, `seq`, `place` in the written-out line, `extra` (letters added by it)."""

    lines: pl.DataFrame
    ligatures: pl.DataFrame


@cache
def _letters() -> dict[str, str]:
    return dict(table("ligatures").select("character", "letters").iter_rows())


def spell_out(lines: pl.DataFrame) -> Spelled:
    """lines: `at` (row number), `doc`, `seq`, `text`, `odd` (holds a character out of the ordinary), perhaps `superscripts`."""
    bearing = lines.filter("odd").filter(pl.col("text").str.contains(ANY)) if "odd" in lines.columns else lines.clear()
    if bearing.is_empty():
        return Spelled(lines, pl.DataFrame(schema={"doc": pl.UInt32, "seq": pl.Int32, **LIGATURE}).drop("at"))
    found = bearing.select(
        "at", pl.col("text").str.extract_all(ANY).alias("ligature"), pl.col("text").str.split(ANY, literal=False).alias("gap")
    )
    # One gap more than ligatures: the last one is of no use.
    found = found.with_columns(pl.col("gap").list.head(pl.col("ligature").list.len())).explode("ligature", "gap")
    found = found.with_columns(pl.col("ligature").replace_strict(_letters()).str.len_chars().cast(pl.Int64).alias("size"))
    gaps = pl.col("gap").str.len_chars().cast(pl.Int64).cum_sum().over("at")
    found = found.with_columns(
        (gaps + (pl.col("size").cum_sum() - pl.col("size")).over("at")).alias("place"), (pl.col("size") - 1).alias("extra")
    )
    spelled = bearing.select("at", pl.col("text").str.replace_many(_letters()).alias("spelled"))
    lines = lines.join(spelled, on="at", how="left", maintain_order="left")
    lines = lines.with_columns(pl.coalesce("spelled", "text").alias("text")).drop("spelled")
    of_lines = found.select(LIGATURE.keys()).join(lines.select("at", "doc", "seq"), on="at", how="left", maintain_order="left").drop("at")
    if "superscripts" in lines.columns:
        lines = _with_moved_superscripts(lines, bearing.select("at", "superscripts"), found)
    return Spelled(lines, of_lines)


def _with_moved_superscripts(lines: pl.DataFrame, raised: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Superscripts stand as many characters further on as the ligatures before them have added."""
    raised = raised.filter(pl.col("superscripts").list.len() > 0)
    if raised.is_empty():
        return lines
    places = raised.explode("superscripts").with_columns(pl.col("superscripts").cast(pl.Int64).alias("printed"))
    before = found.with_columns((pl.col("place") - (pl.col("extra").cum_sum() - pl.col("extra")).over("at")).alias("printed_place"))
    pairs = places.join(before.select("at", "printed_place", "extra"), on="at", how="left")
    moved = pairs.group_by("at", "printed", maintain_order=True).agg(
        pl.col("extra").filter(pl.col("printed_place") < pl.col("printed")).sum().alias("moved")
    )
    dtype = lines.schema["superscripts"].inner  # type: ignore[attr-defined]
    lists = moved.group_by("at", maintain_order=True).agg((pl.col("printed") + pl.col("moved")).cast(dtype).alias("moved_superscripts"))
    lines = lines.join(lists, on="at", how="left", maintain_order="left")
    return lines.with_columns(pl.coalesce("moved_superscripts", "superscripts").alias("superscripts")).drop("moved_superscripts")


def fold_back(pieces: pl.DataFrame, ligatures: pl.DataFrame) -> pl.DataFrame:
    """`pieces` cut at every ligature, `line_char_start` as in the line as printed.

    A ligature's piece counts the letters it is written out in.
    """
    if ligatures.is_empty():
        return pieces
    pieces = pieces.with_row_index("piece")
    keys = ["doc", "line_seq"]
    of_lines = ligatures.rename({"seq": "line_seq"})
    near = pieces.select("piece", *keys, "length", "line_char_start").join(of_lines, on=keys, how="inner")
    offset = pl.col("place") - pl.col("line_char_start")
    inside = near.with_columns(offset.alias("offset")).filter((pl.col("offset") >= 0) & (pl.col("offset") < pl.col("length")))
    starts = pl.concat(
        [
            near.select("piece", pl.lit(0, pl.Int64).alias("from")),
            inside.select("piece", pl.col("offset").alias("from")),
            inside.select("piece", (pl.col("offset") + pl.col("extra") + 1).alias("from")),
        ]
    )
    parts = starts.unique().join(pieces, on="piece", how="left").filter(pl.col("from") < pl.col("length")).sort("piece", "from")
    last = (pl.col("piece") != pl.col("piece").shift(-1)).fill_null(True)
    until = pl.when(last).then(pl.col("length").cast(pl.Int64)).otherwise(pl.col("from").shift(-1))
    parts = parts.with_columns((pl.col("line_char_start") + pl.col("from")).alias("place"), (until - pl.col("from")).alias("part_length"))
    extra = parts.select("piece", "from", *keys, "place").join(of_lines.rename({"place": "ligature_at"}), on=keys, how="left")
    added = extra.group_by("piece", "from").agg(pl.col("extra").filter(pl.col("ligature_at") < pl.col("place")).sum().alias("added"))
    parts = parts.join(added, on=["piece", "from"], how="left", maintain_order="left").with_columns(
        (pl.col("char_start") + pl.col("from")).cast(pl.Int32).alias("char_start"),
        pl.col("part_length").cast(pl.Int32).alias("length"),
        (pl.col("place") - pl.col("added")).cast(pl.Int32).alias("line_char_start"),
    )
    whole = pieces.join(parts.select("piece"), on="piece", how="anti")
    return pl.concat([whole, parts.select(pieces.columns)]).sort("piece", "char_start").drop("piece")
