"""Columns for some rows of a wide frame, put beside it.

A join gathers every column of its left side; joining the key alone and setting the result beside the frame leaves the wide side in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

#: Row number, from 0, of the wide frame.
ROW = "_row"
_NOTHING = {pl.Boolean: False, pl.Int32: 0}


def numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its row numbers in ROW."""
    return frame.with_row_index(ROW)


def beside(frame: pl.DataFrame, part: pl.DataFrame, on: str | Sequence[str] = ROW) -> pl.DataFrame:
    """`frame` with the columns of `part` (unique in `on`) for the rows that have them, null for the others; columns of one name
    are replaced.

    With `on` ROW, `part` carries the row numbers that `numbered` gave; otherwise `on` names key columns of both.
    """
    keys = [on] if isinstance(on, str) else list(on)
    if keys == [ROW]:
        return _set(frame, (_scattered(pl.Series(one.name, [None], dtype=one.dtype), part, frame.height) for one in _values(part)))
    joined = frame.select(keys).join(part, on=keys, how="left", maintain_order="left")
    return _set(frame, (one for one in joined if one.name not in keys))


def looked_up(frame: pl.DataFrame, part: pl.DataFrame, rows: pl.Series) -> pl.DataFrame:
    """`frame` with the columns of `part` in the row of `part` that `rows` tells for each row of `frame`.

    Booleans go as bits of one number, which takes a fifth of the time.
    """
    flags = [one.name for one in part if one.dtype == pl.Boolean and not one.null_count()]
    packed = part.select_seq(bits=pl.sum_horizontal(pl.col(name).cast(pl.Int64) * (1 << place) for place, name in enumerate(flags)))
    bits = packed.select_seq(pl.col("bits").gather(rows))
    unpacked = bits.select_seq(((pl.col("bits") & (1 << place)) != 0).alias(name) for place, name in enumerate(flags))
    return _set(frame, [*unpacked, *(one.gather(rows) for one in part if one.name not in flags)])


def coded(strings: pl.Series) -> tuple[pl.Series, pl.Series]:
    """For every string which of the distinct ones it is (UInt32, from 0), and the distinct ones."""
    codes = strings.cast(pl.Categorical(pl.Categories.random())).to_physical()
    return codes, strings.gather(first_of(codes))


def first_of(codes: pl.Series) -> pl.Series:
    """The first row of each code, in the order of the codes, which run from 0."""
    first = codes.arg_unique()
    return first.gather(codes.gather(first).arg_sort())


def nothing_said(part: pl.DataFrame) -> pl.DataFrame:
    """One row like those of `part`: false, 0, and null where neither can be."""
    return pl.DataFrame([pl.Series(one.name, [_NOTHING.get(one.dtype.base_type())], dtype=one.dtype) for one in part])


def flagged(frame: pl.DataFrame, part: pl.DataFrame) -> pl.DataFrame:
    """Like `beside` on ROW, but with false and 0 for the rows that `part` does not have."""
    empty = nothing_said(part.drop(ROW))
    return _set(frame, (_scattered(one, part, frame.height) for one in empty))


def replaced(frame: pl.DataFrame, part: pl.DataFrame) -> pl.DataFrame:
    """`frame` with the values of `part` in the rows that `part` (see `beside`) has; the other rows keep theirs."""
    return _set(frame, (frame[one.name].scatter(part[ROW], one) for one in _values(part)))


def _values(part: pl.DataFrame) -> list[pl.Series]:
    return [one for one in part if one.name != ROW]


def _set(frame: pl.DataFrame, columns: Iterable[pl.Series]) -> pl.DataFrame:
    """`frame` with columns added or replaced; what `with_columns` does, without planning a query."""
    return pl.DataFrame(list(({one.name: one for one in frame} | {one.name: one for one in columns}).values()))


def _scattered(nothing: pl.Series, part: pl.DataFrame, height: int) -> pl.Series:
    """A column of `height` rows: what `part` says in its rows, the one value of `nothing` in the others."""
    return nothing.new_from_index(0, height).scatter(part[ROW], part[nothing.name])


def texts_of(mentions: pl.DataFrame, texts: pl.DataFrame) -> pl.Series:
    """The text that each mention stands in: `text_index` of mentions is looked up in `text_index` of texts, which ascends."""
    known, wanted = texts["text_index"], mentions["text_index"]
    is_row_number = known.len() > 0 and known[0] == 0 and known[-1] == known.len() - 1
    return texts["text"].gather(wanted if is_row_number else known.search_sorted(wanted))
