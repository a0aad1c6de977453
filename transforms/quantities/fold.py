"""Character folding: full-width forms, dashes and traditional numerals to the one form the grammar knows.

Every folding is one character to one character, so offsets in the folded text are offsets in the text as given.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.reference import table

#: Control characters that the scan writes around a match and cuts at; a text that holds them already gets spaces in their place.
OPEN, CLOSE, CUT = "\x01", "\x02", "\x03"


def _folding() -> dict[str, str]:
    """Character → folded character; what character_folding.csv says goes before the plain pairs of traditional and simplified."""
    plain, own = table("traditional_characters"), table("character_folding")
    pairs = dict(zip(plain["traditional"].to_list(), plain["simplified"].to_list(), strict=True))
    return pairs | dict(zip(own["character"].to_list(), own["folded"].to_list(), strict=True)) | dict.fromkeys((OPEN, CLOSE, CUT), " ")


_FROM, _TO = list(_folding()), list(_folding().values())
#: Any character that folding changes.
_FOLDED = "[" + "".join(map(re.escape, _FROM)) + "]"


def fold_characters(text: pl.Expr) -> pl.Expr:
    """The text with every character of reference/character_folding.csv replaced; same length in characters."""
    return text.str.replace_many(_FROM, _TO)


def fold_texts(texts: pl.Series) -> pl.Series:
    """The folded texts. Most hold no character that folding changes, and that is told faster than folding it."""
    rows = texts.str.contains(_FOLDED).arg_true()
    folded = texts.gather(rows).to_frame("text").select(fold_characters(pl.col("text"))).to_series()
    return texts.clone().scatter(rows, folded)


def unfolded(characters: str) -> str:
    """Characters and all that are folded to one of them, for a character class."""
    return characters + "".join(before for before, after in zip(_FROM, _TO, strict=True) if after in characters)
