"""Columns for some rows of a wide frame, put beside it.

A join gathers every column of its left side; joining the key alone and setting the result beside the frame leaves the wide side in place.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

#: Row number, from 0, of the wide frame.
ROW = "_row"


def numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its row numbers in ROW."""
    return frame.with_row_index(ROW)


def beside(frame: pl.DataFrame, part: pl.DataFrame, on: str | Sequence[str] = ROW) -> pl.DataFrame:
    """`frame` with the columns of `part` (unique in `on`) for the rows that have them, null for the others; columns of one name
    are replaced.

    With `on` ROW, `part` carries the row numbers that `numbered` gave; otherwise `on` names key columns of both.
    """
    keys = [on] if isinstance(on, str) else list(on)
    slim = pl.DataFrame({ROW: pl.int_range(frame.height, dtype=pl.UInt32, eager=True)}) if keys == [ROW] else frame.select(keys)
    joined = slim.join(part, on=keys, how="left", maintain_order="left").drop(keys)
    return frame.with_columns(joined.get_columns())


def texts_of(mentions: pl.DataFrame, texts: pl.DataFrame) -> pl.Series:
    """The text that each mention stands in: `text_index` of mentions is looked up in `text_index` of texts, which ascends."""
    return texts["text"].gather(texts["text_index"].search_sorted(mentions["text_index"]))
