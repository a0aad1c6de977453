"""Character folding: full-width forms, dashes and traditional numerals to the one form the grammar knows.

Every folding is one character to one character, so offsets in the folded text are offsets in the text as given.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.reference import table

#: Control characters that the scan writes around a match and cuts at; a text that holds them already gets spaces in their place.
OPEN, CLOSE, CUT = "\x01", "\x02", "\x03"

_FOLDING = table("character_folding")
_FROM = [*_FOLDING["character"].to_list(), OPEN, CLOSE, CUT]
_TO = [*_FOLDING["folded"].to_list(), " ", " ", " "]
#: Any character that folding changes.
FOLDED = "[" + "".join(map(re.escape, _FROM)) + "]"


def fold_characters(text: pl.Expr) -> pl.Expr:
    """The text with every character of reference/character_folding.csv replaced; same length in characters."""
    return text.str.replace_many(_FROM, _TO)
