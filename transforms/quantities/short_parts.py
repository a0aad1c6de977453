"""The next lower place said without its scale: 5亿7 is 5亿7千万, 3万5 is 3万5千, 2万8片 is 28,000 pieces.

Han numerals (五亿七) are one expression from the scan on. A digit behind a scale may begin another expression instead (5亿7月), so that
only a lone digit that nothing else claims belongs to the number before it.
"""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.align import ROW, numbered, replaced
from transforms.quantities.fold import CLOSE

_SCALED = r"^[0-9]+[ \t]?[千万亿]$"
_LONE_DIGIT = f"^[1-9](?:{g.GAP}(?:{g.CURRENCY}|{g.MEASURE}))?$"
#: What goes on as another number or a name: 5亿7.2, 3万5G.
_GOES_ON = "^[0-9A-Za-z.,:%/]"


@keeps_patterns
def join_short_parts(found: pl.DataFrame) -> pl.DataFrame:
    """`found` (see scan.py) with such digits made part of the number before them."""
    raw, left = pl.col("raw"), pl.col("left")
    near = numbered(found.select("text_index", "left", "raw", "right", "end")).with_columns(
        before=raw.shift(1), same=pl.col("text_index") == pl.col("text_index").shift(1)
    )
    # 5 亿 7 stands apart all through, 5亿 7 is two numbers.
    touches = (left == CLOSE) | (left == f"{CLOSE} ") & pl.col("before").str.contains(" ", literal=True)
    digits = near.filter(touches, "same", raw.str.len_bytes() < 16).filter(
        raw.str.contains(_LONE_DIGIT), pl.col("before").str.contains(_SCALED), ~pl.col("right").str.contains(_GOES_ON)
    )
    if digits.is_empty():
        return found
    whole = digits.select(pl.col(ROW) - 1, raw=pl.col("before") + left.str.slice(1) + raw, right="right", end="end")
    return replaced(found, whole).with_row_index(ROW).filter(~pl.col(ROW).is_in(digits[ROW].implode())).drop(ROW)
