"""Words that are no numbers after all, once their value and what stands around them are known: articles (一次, one), units alone (亿元)."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, replaced
from transforms.quantities.amounts import ONE

#: an additional billion dollars, and not a multi-billion dollar market
_ANOTHER = "(?i)(?:additional|extra|another|incremental|further|full|whole|solid|cool|an?) $"


#: What sorting out words depends on.
OF_WORDS = (
    *("raw", "left", "right", "class", "kind", "value", "qualifier", "prefix_unit", "english_noun", "sign_length", "has_sign"),
    *("says_tens", "is_scale_only", "is_about", "is_end"),
)


@cache
def may_be_no_number() -> pl.Expr:
    """Of numbers in words with a unit: those that the other functions here may say something of. The others are what they are."""
    is_one = (pl.col("value").abs() == ONE) & ~pl.col("says_tens")
    return is_one | pl.col("is_scale_only") | pl.col("is_about") & pl.col("english_noun").is_not_null()


@cache
def is_alone() -> pl.Expr:
    """Whether a text is nothing but the number, as in a table's cell or on a command line."""
    after_sign = (pl.col("sign_length") == pl.col("left").str.len_chars()) & pl.col("has_sign")
    return (pl.col("left") == "") & pl.col("is_end") | after_sign & pl.col("is_end")


def is_no_number(is_bare: pl.Expr) -> pl.Expr:
    """Articles and units alone. is_bare: no unit is known, and the expression may be one itself (百万用户)."""
    # 一个, 一家, one: an article, not a number, unless it carries a unit of its own.
    is_article = (
        (pl.col("class") == "word_amount")
        & (pl.col("value").abs() == ONE)
        & ((pl.col("kind") == "count") | pl.col("kind").is_null())
        & ~pl.col("_alone")
        & ~pl.col("says_tens")
    )
    # 万, 亿元 name a unit; 百万用户, 千亿参数 say how many.
    says_how_many = is_bare & (pl.col("raw").str.len_chars() >= 2)
    # [inaudible]百万: the digits were lost.
    is_unit_name = (
        pl.col("is_scale_only")
        & (~says_how_many | pl.col("left").str.ends_with("]"))
        & (pl.col("qualifier") == "exact")
        & pl.col("prefix_unit").is_null()
        & ~pl.col("_alone")
        & ~pl.col("left").str.contains(_ANOTHER)
    )
    return is_article | is_unit_name


@cache
def is_spoken() -> pl.Expr:
    """Two things and more, counted in words; a hyphen makes a word of number and noun: four-wall margin, two-way."""
    several = (pl.col("class") == "word_amount") & pl.col("english_noun").is_not_null() & (pl.col("value") >= 2 * ONE)
    return several & ~pl.col("right").str.starts_with("-")


@cache
def is_not_rounded() -> pl.Expr:
    """`is about four things`, `the above three choices`: not a rounding, as it is with digits (`about 4,800 stations`)."""
    return is_spoken() & (pl.col("kind") == "count") & pl.col("is_about")


@keeps_patterns
def sort_out_words(mentions: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """`mentions`, of which those that `words` has (with their row numbers) lose kind or qualifier where they are no numbers or exact.

    words: numbers in words that have a unit, of those that may_be_no_number tells.
    """
    known = words.with_columns_seq(_alone=is_alone())
    sorted_out = known.with_columns_seq(kind=pl.when(~is_no_number(pl.lit(False)).fill_null(False)).then("kind"))
    qualifier = pl.when(is_not_rounded()).then(pl.lit("exact")).otherwise("qualifier")
    return replaced(mentions, sorted_out.select_seq(ROW, "kind", qualifier=qualifier))
