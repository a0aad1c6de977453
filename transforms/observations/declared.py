"""What a call says at its opening of all its comparisons: unless otherwise stated, all growth rates are year-over-year."""

from __future__ import annotations

import polars as pl

#: Such a statement stands among the first sentences of a call.
_OPENING_SENTENCES = 48
_COMPARES_YEARS = (
    r"(?i)\b(?:all|unless otherwise)\b[^.]{0,120}(?:year[- ]over[- ]year|year[- ]on[- ]year|\byoy\b|prior[- ]year|(?:same|corresponding)"
    r" (?:period|quarter)|versus last year|a year ago)"
    r"|(?:所有|全部|除非|除另|如无|若无|如非)[^。]{0,40}(?:同比|按年|去年同期|上年同期)|(?:增长|比较|變動|变动|比較)[^。]{0,8}均[为為是指]?(?:同比|按年)"
)


def compares_years(sentences: pl.DataFrame) -> pl.DataFrame:
    """`document_id` of the documents that say that their comparisons are with the year before."""
    opening = sentences.filter(pl.col("sentence_seq") < _OPENING_SENTENCES)
    return opening.filter(pl.col("text").str.contains(_COMPARES_YEARS)).select("document_id").unique()
