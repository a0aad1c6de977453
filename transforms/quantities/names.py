"""Numbers that are no quantities: identifiers and ordinals."""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.bare_context import cue
from transforms.quantities.name_marks import mark_names
from transforms.quantities.vocabularies import KIND

_VALUES = ("value", "low", "high", "ulp")
#: Kinds whose unit tells an amount even where the letters of a label run into it: RevPAR286元.
_TELLING_KINDS = ("money", "percent", "percentage_point", "multiple")


@keeps_patterns
def tell_names(mentions: pl.DataFrame) -> pl.DataFrame:
    """Numbers that are part of a name become identifiers, list numbers and 第-words ordinals; they carry no value."""
    is_amount = pl.col("class") == "amount"
    plain = pl.col("is_plain")
    bare = is_amount & pl.col("kind").is_null() & pl.col("scale_exponent").is_null()
    touches = pl.col("touches_left") | pl.col("touches_right") & plain
    # DAU2,970万 and PFS14.8个月 are labelled too, but L9 and i6 are names that a count may follow.
    is_long = pl.col("number").str.len_bytes() >= 2
    says_amount = pl.col("kind").is_in(_TELLING_KINDS) | (pl.col("kind") == "duration") & is_long
    in_han = pl.col("scale_exponent").is_not_null() & (pl.col("raw").str.ends_with("万") | pl.col("raw").str.ends_with("亿"))
    is_labelled = ~plain & says_amount & ~pl.col("is_latin_unit") | in_han & ~pl.col("touches_right")
    is_name = (
        pl.col("class").is_in(["event", "clock", "code"])
        | (is_amount & pl.col("prefix_unit").is_null() & touches & (plain | pl.col("touches_left")) & ~is_labelled.fill_null(False))
        | pl.col("is_marked")
    )
    small = bare & (pl.col("number").str.len_bytes() <= 2)
    is_rank = pl.col("is_first") & pl.col("is_ranked") | pl.col("is_second") & (pl.col("kind") == "count")
    is_ordinal = (pl.col("class") == "ordinal") | (small & pl.col("is_list_right") & cue("is_list_left")) | is_rank.fill_null(False)
    marked = mark_names(mentions)
    told = marked.select_seq(
        kind=pl.when(is_ordinal)
        .then(pl.lit("ordinal", KIND))
        .when(is_name.fill_null(False))
        .then(pl.lit("identifier", KIND))
        .otherwise("kind")
    )
    named = mentions.with_columns_seq(told["kind"], _named=told["kind"].is_in(["ordinal", "identifier"]).fill_null(False))
    emptied = [pl.when(~pl.col("_named")).then(name).alias(name) for name in (*_VALUES, "unit_id", "unit_word", "tie")]
    return named.with_columns_seq(*emptied, qualifier=pl.when("_named").then(pl.lit("exact")).otherwise("qualifier")).drop("_named")
