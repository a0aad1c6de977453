"""What stands after a number: qualifier, per what, a noun that is counted, letters of a name, a bracket that closes.

Everything is read from `right` (see scan.py), once a distinct right. The words are reference data.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.fold import OPEN
from transforms.quantities.grammar import NO_LETTER, one_of, words
from transforms.quantities.vocabularies import QUALIFIER
from transforms.reference import table
from transforms.reference.per_words import per_words

_QUALIFIER = one_of(words("qualifier_words", position="after"))
#: plus, 不到: these may begin the next number too (58% plus a bonus, plus or minus 2).
_LAST_QUALIFIER = one_of(words("qualifier_words", position="after_last"))
_PER = one_of(per_words("after")["surface"])

#: Words in s after a number that are no plural of what is counted.
_NO_PLURALS = one_of(table("words_in_s")["surface"])

#: Nothing but a full stop follows.
ENDS_TEXT = r"^[ \t]*。?[ \t]*$"
_QUALIFIED = rf"(?i)^[ \t-]?(?:[(（]含[)）])?({_QUALIFIER})"
_QUALIFIED_LAST = rf"(?i)^[ \t-]?({_LAST_QUALIFIER})"
_LEADS_ON = (
    rf"(?i)^[ \t-]?{_LAST_QUALIFIER}[ \t]?(?:[^a-z一-鿿 .,;:，。；：、)）]|(?:or|an?|the|another|other|about|some|one|two){NO_LETTER})"
)
_PER_WHAT = rf"(?i)^[ \t]?(?:more |less |higher |lower )?({_PER})"
#: per cleared order, per paying user: adjectives, and a noun.
PER_NOUN = (
    r"(?-u:\b)per (?:(?:[a-z]+(?:ed|ing|ive|al|ary|able|ible|ic)|equivalent|gold|silver|copper|(?:Au|Ag|Cu|Zn|Ni|Pt)(?:Eq)?|GEO)[ -]){1,2}"
    r"([a-z]{2,})"
)
#: Words in lower case, and abbreviations in the plural: nine ANDAs.
_NOUN = rf"^[ -]([a-z]+(?:[ -][a-z]+)?|[A-Z]{{2,6}}s){NO_LETTER}"
_LETTERS = r"^([A-Za-z-][A-Za-z.-]*)"
_ERRATUM_CLOSES = r"^( ?\])"
_FLAGS = {
    "is_inside": "^[ \t]?内",
    "is_plural": rf"^ (?:[a-z]+ )?[a-z]{{3,}}s{NO_LETTER}",
    "touches_right": r"^(?:[A-Za-z]|-[A-Z](?:[^a-z]|$))",
    "is_version_right": rf"^\.{OPEN}",
    "is_written_per": "^[ \t]?(?:/|每|(?i-u:per) )",
    "is_list_right": r"^[ \t]?[、)）]|^\.[ \t]",
    "is_closed_bracket": r"^[ \t]?\)",
    "is_end": ENDS_TEXT,
    "is_range_after": rf"^[^，。；、,.;0-9]{{0,6}}[到至]了?{OPEN}"
    r"|^[ \t]?的?(?:区间|范围|之间|不等|上调|下调|调整|调高|调低|提高|提升|修订|上修|下修)| range(?-u:\b)",
}
#: What takes a flag back.
_UNLESS = {"is_plural": rf"^ (?:(?:[a-z]+ )?{_NO_PLURALS}|(?:of|in|from|to|for|on|by|with|at) )"}
#: Most of what stands after a number says nothing of it: one test tells, and the others run on what is left.
TELLING_RIGHT = "|".join(
    f"(?:{pattern})"
    for pattern in (_QUALIFIED, _QUALIFIED_LAST, _PER_WHAT, rf"^[ \t]{PER_NOUN}", _NOUN, _LETTERS, _ERRATUM_CLOSES, *_FLAGS.values())
)


def per_noun(noun: pl.Expr) -> pl.Expr:
    """What is meant by a noun that adjectives part from `per`: per cleared order."""
    known = {surface.removeprefix("per "): per for surface, per in per_words().select("surface", "per").iter_rows()}
    return noun.replace_strict(known, default=None, return_dtype=pl.String)


@cache
def _meanings(name: str, column: str, position: str) -> dict[str, str]:
    frame = table(name).filter(pl.col("position") == position)
    return dict(zip(frame["surface"].str.to_lowercase(), frame[column], strict=True))


@cache
def _pers_after() -> dict[str, str]:
    after = per_words("after")
    return dict(zip(after["surface"].str.to_lowercase(), after["per"], strict=True))


def _said(window: pl.Expr) -> pl.Expr:
    return window.str.to_lowercase().str.replace_all(r"[ \t-]+", " ")


def _meant(matched: pl.Expr, name: str, column: str, position: str = "after") -> pl.Expr:
    return matched.replace_strict(_meanings(name, column, position), default=None, return_dtype=pl.String)


def read_right(rights: pl.DataFrame) -> pl.DataFrame:
    """What each distinct `right` says.

    rights: `right`. Returns `right` and
    `qualifier_after`, `per_after` (null where none), `is_inside` (内: bounds a time, not a place);
    `is_plural`: a word in the plural follows, that may be counted; `english_noun`: up to two words in lower case after a space or hyphen;
    `touches_right`, `name_tail`: letters of a name run on, and how many characters of it;
    `is_version_right`, `is_list_right`, `is_closed_bracket`, `closing_length` (of a bracket that ends an erratum);
    `is_end`: nothing but a full stop follows;
    `is_range_after`: what follows treats two numbers as one range (从300亿到350亿上调为).
    A right that TELLING_RIGHT does not match has null, 0 and false in all of them.
    """
    found = _matches(rights)
    last = pl.when(~pl.col("_leads_on")).then("_last")
    return found.select(
        "right",
        "english_noun",
        qualifier_after=pl.coalesce(
            _meant(pl.col("_qualifier"), "qualifier_words", "qualifier"),
            _meant(last, "qualifier_words", "qualifier", "after_last"),
        ).cast(QUALIFIER),
        per_after=pl.coalesce(
            pl.col("_per").replace_strict(_pers_after(), default=None, return_dtype=pl.String),
            per_noun(pl.col("_per_noun")),
        ),
        name_tail=pl.col("_letters").str.len_chars().fill_null(0).cast(pl.Int32),
        closing_length=pl.col("_closing").str.len_chars().fill_null(0).cast(pl.Int32),
        **{name: pl.col(name) & ~pl.col(f"_no_{name}") if name in _UNLESS else pl.col(name) for name in _FLAGS},
    )


@keeps_patterns
def _matches(rights: pl.DataFrame) -> pl.DataFrame:
    """`right` and what each pattern finds at its beginning."""
    right = pl.col("right")
    return rights.select_seq(
        "right",
        _leads_on=right.str.contains(_LEADS_ON),
        _last=_said(right.str.extract(_QUALIFIED_LAST, 1)),
        _qualifier=_said(right.str.extract(_QUALIFIED, 1)),
        _per=_said(right.str.extract(_PER_WHAT, 1)),
        _per_noun=right.str.extract(rf"^[ \t]{PER_NOUN}", 1),
        english_noun=right.str.extract(_NOUN, 1),
        _letters=right.str.extract(_LETTERS, 1),
        _closing=right.str.extract(_ERRATUM_CLOSES, 1),
        **{name: right.str.contains(pattern) for name, pattern in _FLAGS.items()},
        **{f"_no_{name}": right.str.contains(pattern) for name, pattern in _UNLESS.items()},
    )
