"""What the name of a part of a company looks like: a few words that stand for a thing, and no part of a sentence.

A name of which nobody can say that it is one leaves its number unlinked.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.observations.lexicon import alternation, not_a_name_pattern, words_pattern
from transforms.reference import table

#: A few words, Chinese or Latin.
_SPOKEN = r"^(?:[\p{Han}A-Za-z0-9&+、.\-/]{2,16}|[A-Za-z0-9][A-Za-z0-9&'’+.,-]*(?: [A-Za-z0-9&][A-Za-z0-9&'’+.,-]*){0,4})$"
#: 在云设施上, 从客户看, 扣掉之后: where, when and after what, but 在线, 对公 and 售后 are kinds of business.
_PHRASE_OF_PLACE = (
    r"^在[^线線建售手岸读讀途产產营營职職]|^对[^公]|^除[了去此]|^受[益到]|^(?:从|从|由|于|自从|基于|截至|根据|鉴于|凭借|看[各到下看了]?)"
    r"|[^售课]后$|[^售]前$|(?:以外|之外|之内|以来|的话|当中|期间|方面|来看|上面)$|^分[别業业]"
    r"|[和及与或、]$|^[和及与或]|(?i) (?:and|or|of|for|with|as)$"
)
#: 上半财年, full-year: when.
_PERIOD = (
    r"(?i)[年月日]$|[年月季期][底末初]$|财年|財年|半年|季度|财季|財季|年度|"
    r"(?-u:\b)(?:quarters?|years?|months?|half|halves|fiscal|weeks?)(?-u:\b)"
)
#: significantly, collectively: how, but family and supply.
_ADVERB = r"(?i)(?-u:\b)[a-z]{3,}(?:ally|ively|ably|edly|antly|ently|ously|fully|ghtly|arly|sely|ctly|tely)(?-u:\b)"
#: non-, year-on-: one half of a word.
_HALF_A_WORD = "[-–—]$"
#: 克金, 每吨铜: for what one a cost is told.
_PER_PIECE = "^每?(?:克|千克|公斤|吨|噸|盎司|磅|桶|单位)[铜金银锌铅锂钼镍钴铁铝煤钢锡钨油气矿]?$"


@cache
def verbs_pattern() -> str:
    """Forms of English words that are verbs and nothing else."""
    return alternation(table("english_verbs")["form"].to_list())


@cache
def _only_verbs_pattern() -> str:
    every = alternation([*table("english_verbs")["form"].to_list(), *table("english_verbs")["verb"].to_list()])
    return rf"^(?:{every}[\s,]*)+$"


def only_verbs(words: pl.Expr) -> pl.Expr:
    """Are all the words verbs (continue to *reduce* headcount, *raising* our dividend)? Then they name nothing."""
    return words.str.contains(_only_verbs_pattern()) & words.str.contains(verbs_pattern())


def of_a_sentence(words: pl.Expr) -> pl.Expr:
    """Do the words belong to a sentence's grammar, to its time or to a figure (碳酸锂价格, chip demand), so that they are no name?"""
    figure = rf"{words_pattern('figure_end')}$"
    strange = (_PHRASE_OF_PLACE, _PERIOD, figure, _ADVERB, _HALF_A_WORD, _PER_PIECE, not_a_name_pattern(), verbs_pattern())
    return pl.any_horizontal(words.str.contains(pattern) for pattern in strange)


def is_a_name(spoken: pl.Expr) -> pl.Expr:
    """Would a part of a company have this name?"""
    named = (spoken.str.contains(rf"^{words_pattern('name_of_a_part')}$")).fill_null(False)
    shaped = spoken.str.contains(_SPOKEN) | spoken.str.contains(rf"^{words_pattern('short_name')}$")
    return named | (shaped & ~of_a_sentence(spoken) & ~spoken.str.contains(rf"^(?:{words_pattern('not_alone')})$"))
