"""Numbers that are no quantities, and numbers without a unit: identifiers, ordinals, years, counts, articles."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.quantities import grammar as g
from transforms.quantities.align import ROW, numbered, replaced, texts_of
from transforms.quantities.amounts import ONE
from transforms.quantities.fold import fold_characters
from transforms.quantities.vocabularies import KIND
from transforms.reference import table

_AMOUNTS = ("amount", "word_amount", "compound")
_VALUES = ("value", "low", "high", "ulp")
#: What tells a bare number.
_BARE = (
    *("text_index", "start", "raw", "left", "shape", "class", "kind", "number", *_VALUES, "scale_exponent", "unit_id", "qualifier"),
    *("date_start", "date_end", "english_noun", "prefix_unit", "local_currency", "sign_length", "has_sign", "has_cue", "is_year_cue"),
    *("says_large", "says_tens", "is_scale_only", "is_end", "is_plural", "is_about"),
)
#: How far before a bare number the noun may stand that says whether money or things are counted, in characters.
_NOUN_WINDOW = 80
_LARGE = 10_000 * ONE


def tell_names(mentions: pl.DataFrame) -> pl.DataFrame:
    """Numbers that are part of a name become identifiers, list numbers and 第-words ordinals; they carry no value."""
    is_amount = pl.col("class") == "amount"
    plain = pl.col("is_plain")
    bare = is_amount & pl.col("kind").is_null() & pl.col("scale_exponent").is_null()
    touches = pl.col("touches_left") | pl.col("touches_right") & plain
    is_year = pl.col("shape") == "Y"
    is_name = (
        pl.col("class").is_in(["event", "clock", "code"])
        | (is_amount & pl.col("prefix_unit").is_null() & touches & (plain | pl.col("touches_left")))
        | (bare & (pl.col("is_version_left") | pl.col("is_version_right")))
        | (bare & (pl.col("follows_name") | pl.col("is_numbered")) & ~is_year)
        | (bare & pl.col("number").str.contains("^0[0-9]+$"))
    )
    small = bare & (pl.col("number").str.len_chars() <= 2)
    is_rank = pl.col("is_first") & pl.col("is_ranked") | pl.col("is_second") & (pl.col("kind") == "count")
    is_ordinal = (pl.col("class") == "ordinal") | (small & pl.col("is_list_right") & pl.col("is_list_left")) | is_rank.fill_null(False)
    told = mentions.select(
        kind=pl.when(is_ordinal)
        .then(pl.lit("ordinal", KIND))
        .when(is_name.fill_null(False))
        .then(pl.lit("identifier", KIND))
        .otherwise("kind")
    )
    named = mentions.with_columns(told["kind"], _named=told["kind"].is_in(["ordinal", "identifier"]).fill_null(False))
    emptied = [pl.when(~pl.col("_named")).then(name).alias(name) for name in (*_VALUES, "unit_id", "unit_word", "tie")]
    return named.with_columns(*emptied, qualifier=pl.when("_named").then(pl.lit("exact")).otherwise("qualifier")).drop("_named")


def tell_bare_numbers(mentions: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """Numbers without a unit: years, counts where a noun or a cue says so, amounts of money after 收入 and the like; else a name (1688).

    texts: `text_index`, `text`, as read_mentions takes them.
    """
    bare, words = pl.col("kind").is_null() & pl.col("class").is_in(_AMOUNTS), pl.col("class") == "word_amount"
    tied = pl.col("tie").is_not_null() | pl.col("tie").shift(-1).is_not_null()
    rows = numbered(mentions.select(*_BARE, _bare=bare, _tied=tied)).filter(pl.col("_bare") | words)
    told = _settled(_told(rows, texts))
    return replaced(mentions, told.select(ROW, "kind", *_VALUES, "unit_id", "qualifier", "date_start", "date_end"))


def _told(rows: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """Adds `_told`, the kind that a number has if it is bare, and `_alone`: a text that is nothing but the number."""
    digits, words = pl.col("class") == "amount", pl.col("class") == "word_amount"
    size = pl.coalesce("value", "low").abs()
    scaled = (
        pl.col("scale_exponent").is_not_null() & (digits | (size >= _LARGE))
        | (pl.col("class") == "compound")
        | (words & (size >= _LARGE) & pl.col("says_large"))
    )
    looks_like_year = digits & (pl.col("shape") == "Y")
    is_year = looks_like_year & (~pl.col("has_cue") | pl.col("is_year_cue"))
    several = words & pl.col("low").is_not_null() & pl.col("says_tens")
    # As in a table's cell or on a command line.
    alone = (pl.col("left") == "") & pl.col("is_end") | (pl.col("sign_length") == pl.col("left").str.len_chars()) & pl.col(
        "has_sign"
    ) & pl.col("is_end")
    is_count = (
        scaled
        | _is_spoken()
        | several
        | alone
        | digits
        & (
            pl.col("english_noun").is_not_null() & ~pl.col("number").str.contains(".", literal=True)
            | pl.col("has_cue")
            | (pl.col("qualifier") != "exact")
            | pl.col("_tied")
        )
    )
    nouns = _nouns_before(rows.filter(pl.col("_bare") & scaled).select(ROW, "text_index", "start"), texts)
    return rows.join(nouns, on=ROW, how="left", maintain_order="left").with_columns(
        _told=pl.when(is_year & ~alone)
        .then(pl.lit("period", KIND))
        .when(scaled & (pl.col("noun_kind") == "money") & ~pl.col("is_plural"))
        .then(pl.lit("money", KIND))
        .when(is_count)
        .then(pl.lit("count", KIND))
        .when(digits)
        .then(pl.lit("identifier", KIND)),
        _alone=alone,
    )


def _is_spoken() -> pl.Expr:
    """Two things and more, counted in words."""
    return (pl.col("class") == "word_amount") & pl.col("english_noun").is_not_null() & (pl.col("value") >= 2 * ONE)


def _settled(told: pl.DataFrame) -> pl.DataFrame:
    """Settles `kind` of what was told, and with it values, unit, qualifier and dates."""
    bare, alone = pl.col("_bare"), pl.col("_alone")
    # 一个, 一家, one: an article, not a number, unless it carries a unit of its own.
    is_article = (
        (pl.col("class") == "word_amount")
        & (pl.col("value").abs() == ONE)
        & ((pl.col("kind") == "count") | pl.col("kind").is_null())
        & ~alone
        & ~pl.col("says_tens")
    )
    # 万, 亿元 name a unit; 百万用户, 千亿参数 say how many.
    says_how_many = bare & (pl.col("raw").str.len_chars() >= 2)
    is_unit_name = pl.col("is_scale_only") & ~says_how_many & (pl.col("qualifier") == "exact") & pl.col("prefix_unit").is_null() & ~alone
    named = told.with_columns(kind=pl.when(is_article | is_unit_name).then(None).when(bare).then("_told").otherwise("kind"))
    year = pl.when(bare & (pl.col("kind") == "period")).then("number").cast(pl.Int32, strict=False)
    # `is about four things`, `the above three choices`: not a rounding, as it is with digits (`about 4,800 stations`).
    not_rounded = _is_spoken() & (pl.col("kind") == "count") & pl.col("is_about")
    valueless = pl.col("kind").is_in(["period", "date", "identifier", "ordinal"]).fill_null(False)
    return named.with_columns(
        *(pl.when(~valueless).then(name).alias(name) for name in _VALUES),
        qualifier=pl.when(not_rounded).then(pl.lit("exact")).otherwise("qualifier"),
        unit_id=pl.when(bare & (pl.col("kind") == "money"))
        .then("local_currency")
        .when(bare & (pl.col("kind") == "count"))
        .then(pl.lit("count"))
        .otherwise("unit_id"),
        date_start=pl.when(year.is_not_null()).then(pl.date(year.fill_null(2000), 1, 1)).otherwise("date_start"),
        date_end=pl.when(year.is_not_null()).then(pl.date(year.fill_null(2000), 12, 31)).otherwise("date_end"),
    )


@cache
def _noun_kinds() -> tuple[str, dict[str, str]]:
    nouns = table("context_nouns")
    return g.one_of(nouns["surface"], after_gap=True), dict(zip(nouns["surface"].str.to_lowercase(), nouns["kind"], strict=True))


def _nouns_before(rows: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `noun_kind`: whether the last telling noun before a number is counted in money or in things."""
    pattern, kinds = _noun_kinds()
    placed = rows.select("_row", "start", texts_of(rows, texts))
    from_char = (pl.col("start") - _NOUN_WINDOW).clip(lower_bound=0)
    windows = placed.select("_row", window=fold_characters(pl.col("text").str.slice(from_char, pl.col("start") - from_char)))
    distinct = windows.select("window").unique().filter(pl.col("window").str.contains(f"(?i){pattern}"))
    noun = pl.col("window").str.extract(rf"(?i).*({pattern})[^。；;]*$", 1).str.to_lowercase()
    known = distinct.with_columns(noun_kind=noun.replace_strict(kinds, default=None, return_dtype=pl.String))
    return windows.join(known, on="window", how="left").select("_row", "noun_kind")
