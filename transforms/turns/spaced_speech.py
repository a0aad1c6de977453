"""Turns whose characters stand apart, closed: `营 收 是 114 亿` as speech recognition or extraction leaves it is 营收是114亿.

Names of metrics and segments, periods and sentences are told from words, which such a text has none of. Only spaces between Latin letters
say anything there.
"""

from __future__ import annotations

import polars as pl

#: A document in which this share of the Chinese characters has a space behind it is spaced all through; fewer of them say nothing.
SPACED_SHARE, FEWEST = 0.4, 100
#: The share of the characters of such a turn that is spaces, at least.
SPACES = 0.25
KEYS = ["doc", "utterance_seq"]
PIECE = ["page", "line_seq"]


def close_spaced_speech(turns: pl.DataFrame, pieces: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`turns` (`doc`, `utterance_seq`, `text`) and `pieces` (see docs/architecture.md, `doc` for the document) without such spaces."""
    text = pl.col("text")
    # English has a space in six characters, and counting spaces is fast.
    suspected = turns.select("doc", "text").filter(text.str.count_matches(" ", literal=True) > text.str.len_chars() * SPACES)
    counted = suspected.group_by("doc").agg(han=text.str.count_matches("[一-鿿]").sum(), apart=text.str.count_matches("[一-鿿] ").sum())
    spaced = counted.filter(pl.col("han") >= FEWEST, pl.col("apart") >= pl.col("han") * SPACED_SHARE).select("doc")
    if spaced.is_empty():
        return turns, pieces
    characters = _characters(turns.join(spaced, on="doc", how="semi").select(*KEYS, "text"))
    closed = characters.group_by(KEYS, maintain_order=True).agg(closed=pl.col("character").str.join(""))
    whole = turns.join(closed, on=KEYS, how="left", maintain_order="left").with_columns(text=pl.coalesce("closed", "text")).drop("closed")
    others = pieces.join(spaced, on="doc", how="anti", maintain_order="left")
    parted = _pieces(characters, pieces.join(spaced, on="doc", how="semi", maintain_order="left"))
    return whole, pl.concat([others, parted.select(pieces.columns).cast(pieces.schema)]).sort(*KEYS, "char_start", maintain_order=True)


def _characters(turns: pl.DataFrame) -> pl.DataFrame:
    """The characters that are kept: KEYS, `character`, `place` in the text as it was, `at`: in the closed one."""
    character = pl.col("character")
    every = turns.with_columns(character=pl.col("text").str.split("")).drop("text").explode("character").filter(character != "")
    latin = character.str.contains("[A-Za-z]")
    words = latin.shift(1).over(KEYS) & latin.shift(-1).over(KEYS)
    kept = every.with_columns(place=pl.int_range(pl.len()).over(KEYS), _kept=(character != " ") | words.fill_null(False))
    return kept.filter("_kept").drop("_kept").with_columns(at=pl.int_range(pl.len()).over(KEYS))


def _pieces(characters: pl.DataFrame, pieces: pl.DataFrame) -> pl.DataFrame:
    """Stretches of the closed text that stand together on a line."""
    # Pieces of a turn follow each other; what stands between two of them (a new line) is of no line.
    starts = pieces.with_columns(place=pl.col("char_start").cast(pl.Int64)).sort("place")
    found = characters.sort("place").join_asof(starts, on="place", by=KEYS, check_sortedness=False).sort(*KEYS, "place")
    of_line = found.filter(pl.col("place") < pl.col("char_start") + pl.col("length"))
    of_line = of_line.with_columns(line_char_start=pl.col("line_char_start") + pl.col("place") - pl.col("char_start"))
    step = {name: pl.col(name) - pl.col(name).shift(1) for name in ("at", "line_char_start")}
    same = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in (*KEYS, "line_seq"))
    goes_on = (same & (step["at"] == 1) & (step["line_char_start"] == 1)).fill_null(False)
    runs = of_line.with_columns(_run=(~goes_on).cum_sum()).group_by("_run", maintain_order=True)
    return runs.agg(pl.col(*KEYS, *PIECE, "line_char_start").first(), char_start=pl.col("at").first(), length=pl.len())
