"""What stands after a number: qualifier, per what, a noun that is counted, letters of a name, a bracket that closes.

Everything is read from `right` (see scan.py), once a distinct right. The words are reference data.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.quantities.fold import OPEN
from transforms.quantities.grammar import NO_LETTER, one_of, words
from transforms.reference import table

_QUALIFIER = one_of(words("qualifier_words", position="after"))
_PER = one_of(words("per_words", position="after"))


#: Words in s after a number that are no plural of what is counted.
_NO_PLURALS = one_of(table("words_in_s")["surface"])


@cache
def _meanings(name: str, column: str) -> dict[str, str]:
    frame = table(name).filter(pl.col("position") == "after")
    return dict(zip(frame["surface"].str.to_lowercase(), frame[column], strict=True))


def _said(window: pl.Expr) -> pl.Expr:
    return window.str.to_lowercase().str.replace_all(r"[ \t-]+", " ")


def read_right(rights: pl.DataFrame) -> pl.DataFrame:
    """What each distinct `right` says.

    rights: `right`. Returns `right` and
    `qualifier_after`, `per_after` (null where none), `is_inside` (内: bounds a time, not a place);
    `is_plural`: a word in the plural follows, that may be counted; `english_noun`: up to two words in lower case after a space or hyphen;
    `touches_right`, `name_tail`: letters of a name run on, and how many characters of it;
    `is_version_right`, `is_list_right`, `is_closed_bracket`, `closing_length` (of a bracket that ends an erratum);
    `next_character`; `is_end`: nothing but a full stop follows;
    `is_range_after`: what follows treats two numbers as one range (从300亿到350亿上调为).
    """
    right = pl.col("right")
    qualifier = _said(right.str.extract(rf"(?i)^[ \t]?(?:[(（]含[)）])?({_QUALIFIER})", 1)).replace_strict(
        _meanings("qualifier_words", "qualifier"), default=None, return_dtype=pl.String
    )
    per = _said(right.str.extract(rf"(?i)^[ \t]?(?:more |less |higher |lower )?({_PER})", 1)).replace_strict(
        _meanings("per_words", "per"), default=None, return_dtype=pl.String
    )
    return rights.select(
        "right",
        qualifier_after=qualifier,
        per_after=per,
        is_inside=right.str.contains("^[ \t]?内"),
        is_plural=right.str.contains(rf"^ (?:[a-z]+ )?[a-z]{{3,}}s{NO_LETTER}") & ~right.str.contains(rf"^ (?:[a-z]+ )?{_NO_PLURALS}"),
        english_noun=right.str.extract(rf"^[ -]([a-z]+(?:[ -][a-z]+)?){NO_LETTER}", 1),
        touches_right=right.str.contains(r"^(?:[A-Za-z]|-[A-Z](?:[^a-z]|$))"),
        name_tail=right.str.extract(r"^([A-Za-z-][A-Za-z.-]*)", 1).str.len_chars().fill_null(0).cast(pl.Int32),
        is_version_right=right.str.contains(rf"^\.{OPEN}"),
        is_list_right=right.str.contains(r"^[ \t]?[、)）]|^\.[ \t]"),
        is_closed_bracket=right.str.contains(r"^[ \t]?\)"),
        closing_length=right.str.extract(r"^( ?\])", 1).str.len_chars().fill_null(0).cast(pl.Int32),
        next_character=right.str.head(1),
        is_end=right.str.contains(r"^[ \t]*。?[ \t]*$"),
        is_range_after=right.str.contains("^[ \t]?的?(?:区间|范围|之间|不等|上调|下调|调整|调高|调低|提高|提升|修订)| range(?-u:\\b)"),
    )
