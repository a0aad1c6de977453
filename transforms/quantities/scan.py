"""Find every expression that may be a number, with its place and its surroundings.

No polars expression returns the offsets of matches. One pass writes marks on both sides of every match; cutting at the marks gives
gap, match, gap, …, match, gap, and the running length of the pieces gives the offsets. Cutting a string copies nothing, joining does, so
the marks that show a neighbour at the end of a gap are written by the same pass.
"""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.fold import CLOSE, CUT, OPEN, fold_texts
from transforms.quantities.grammar import CUE, MENTION

#: How far the grammar of signs, qualifiers and units looks around an expression, in characters.
LEFT_WINDOW = 80
RIGHT_WINDOW = 28

_MARKED = f"{OPEN}{CUT}$0{CUT}{CLOSE}"


@keeps_patterns
def telling(texts: pl.DataFrame) -> pl.DataFrame:
    """The texts that may hold an expression; the others need no further look."""
    return texts.filter(pl.col("text").str.contains(CUE))


@keeps_patterns
def scan(texts: pl.DataFrame) -> pl.DataFrame:
    """Matches of the grammar in each text.

    texts: `text_index` (UInt32), `context` and any other key, `text`.
    Returns one row a match in reading order: the keys, `start`, `end` (Int32, characters), `raw` (folded surface), `left` and `right`: the
    last LEFT_WINDOW and first RIGHT_WINDOW folded characters before and after it, up to the neighbouring match, whose end shows as CLOSE
    at the head of `left` and whose beginning as OPEN at the tail of `right`.
    """
    piece, left, right = pl.col("piece"), pl.col("left"), pl.col("right")
    matches = _pieces(texts).with_columns(left=piece.shift(1), right=piece.shift(-1)).filter(pl.col("_nth") % 2 == 1)
    # Every piece before a match added one mark to the text.
    start = (pl.col("_at") - pl.col("_nth")).cast(pl.Int32)
    # The gap before a match ends in OPEN, the one after it begins with CLOSE; the last gap of a text has no OPEN, the first no CLOSE.
    return matches.select(
        pl.exclude("piece", "left", "right", "_nth", "_at", "_length"),
        raw="piece",
        left=left.str.tail(LEFT_WINDOW + 1).str.head(-1),
        right=right.str.slice(1, RIGHT_WINDOW),
        start=start,
        end=start + pl.col("_length").cast(pl.Int32),
    )


def _pieces(texts: pl.DataFrame) -> pl.DataFrame:
    """One row a piece: the keys, `piece`, `_nth` (of its text, from 0; the odd ones are matches), `_length`, `_at` (where it begins)."""
    text, nth, length = pl.col("text"), pl.col("_nth"), pl.col("_length")
    marked = fold_texts(texts["text"]).str.replace_all(MENTION, _MARKED)
    cut = texts.with_columns(marked).with_columns(piece=text.str.split(CUT)).drop("text")
    first = cut.with_columns(_nth=pl.col("piece").list.len().cum_sum() - pl.col("piece").list.len())
    counted = first.explode("piece").with_columns(
        _nth=pl.int_range(pl.len(), dtype=pl.UInt32) - nth, _length=pl.col("piece").str.len_chars().cast(pl.Int64)
    )
    ends = counted.with_columns(_at=length.cum_sum() - length)
    return ends.with_columns(_at=pl.col("_at") - pl.when(nth == 0).then("_at").forward_fill())
