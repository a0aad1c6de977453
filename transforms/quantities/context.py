"""What stands around a number: currency in front, sign, qualifier, per what, and whether it is part of a name.

Every rule reads the short left or right window of a match; the words are reference data.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.quantities.grammar import NO_LETTER, one_of, words
from transforms.reference import table

_PREFIXES = table("currency_words").filter(pl.col("position") == "before")
_CURRENCY_BEFORE = one_of(_PREFIXES["surface"])
_QUALIFIER_BEFORE = one_of(words("qualifier_words", position="before"))
_QUALIFIER_AFTER = one_of(words("qualifier_words", position="after"))
_SIGN = one_of(words("sign_words"))
_PER_BEFORE = one_of(words("per_words", position="before"))
_PER_AFTER = one_of(words("per_words", position="after"))
_NOUN = one_of(table("context_nouns")["surface"])
_CUE = one_of(table("count_cues")["surface"])
#: Words between a sign or qualifier and its number that change nothing: 亏损为约 3 亿, 约占公司总股本的 1.3%.
_FILLER = r"(?:了|额|为|达|达到|共|共计|合计|总计|人民币|有| of| at| by)*[ \t]?"


def _mapping(name: str, value: str, position: str) -> dict[str, str]:
    frame = table(name).filter(pl.col("position") == position)
    return dict(zip(frame["surface"].str.to_lowercase(), frame[value], strict=True))


def _said(window: pl.Expr) -> pl.Expr:
    """A matched word as the reference table spells it: lower case, single spaces."""
    return window.str.to_lowercase().str.replace_all(r"[ \t-]+", " ")


def peel_currency(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `prefix_unit` and `prefix_length`; `left` loses the currency in front of the number (`US$30` → `US$`)."""
    prefix = pl.col("left").str.extract(rf"(?:^|[^A-Za-z])({_CURRENCY_BEFORE}[ \t]?)$", 1)
    units = dict(zip(_PREFIXES["surface"], _PREFIXES["unit_id"], strict=True))
    return (
        mentions.with_columns(_prefix=prefix)
        .with_columns(
            prefix_unit=pl.col("_prefix").str.strip_chars().replace_strict(units, default=None, return_dtype=pl.String),
            prefix_length=pl.col("_prefix").str.len_chars().fill_null(0).cast(pl.Int32),
        )
        .with_columns(left=pl.col("left").str.head(pl.col("left").str.len_chars() - pl.col("prefix_length").cast(pl.UInt32)))
        .drop("_prefix")
    )


def read_sign(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `is_negative` and `sign_length` (characters in front that belong to the surface)."""
    minus = pl.col("left").str.extract(r"(?:^|[^-0-9A-Za-z%亿万元年月日\)）])(-)$", 1)
    word = pl.col("left").str.extract(rf"(?i)({_SIGN}{_FILLER}(?:{_QUALIFIER_BEFORE})?{_FILLER})$", 1)
    # 减亏, 扭亏: a loss that shrinks or ends is no sign of this amount.
    turned = pl.col("left").str.contains(r"(?:减|扭|止|控)亏[^，。]{0,2}$")
    said = pl.coalesce(minus, pl.when(~turned).then(word))
    return mentions.with_columns(is_negative=said.is_not_null(), sign_length=said.str.len_chars().fill_null(0).cast(pl.Int32))


def read_qualifier(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `qualifier`; a word after the number (左右, 以上) wins over one before it, `多` inside the number comes last."""
    before = _said(
        pl.col("left").str.extract(rf"(?i)({_QUALIFIER_BEFORE}){_FILLER}(?:{_SIGN})?[ \t]?$", 1)
    ).replace_strict(_mapping("qualifier_words", "qualifier", "before"), default=None, return_dtype=pl.String)
    share = pl.when(pl.col("left").str.contains(r"约占[^，。；,0-9]{1,14}$")).then(pl.lit("approx"))
    after = _said(pl.col("right").str.extract(rf"(?i)^[ \t]?({_QUALIFIER_AFTER})", 1)).replace_strict(
        _mapping("qualifier_words", "qualifier", "after"), default=None, return_dtype=pl.String
    )
    # 内 bounds a time (三年内), not a place (100个国家内).
    after = pl.when((pl.col("kind") == "duration") | ~pl.col("right").str.contains("^[ \t]?内")).then(after)
    inside = (
        pl.when((pl.col("class") == "half") & pl.col("raw").str.contains("[多余]$"))
        .then(pl.lit("above"))
        .when(pl.col("more").str.contains("[多余]")).then(pl.lit("above")).when(pl.col("more").is_not_null()).then(pl.lit("approx"))
    )
    return mentions.with_columns(qualifier=pl.coalesce(after, before, share, inside, pl.lit("exact")))


def read_per(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `per`: the unit that an amount is said for, after it (`per share`, `/吨`) or before it (`每股收益为`)."""
    after = _said(pl.col("right").str.extract(rf"(?i)^[ \t]?({_PER_AFTER})", 1)).replace_strict(
        _mapping("per_words", "per", "after"), default=None, return_dtype=pl.String
    )
    before = _said(pl.col("left").str.extract(rf"(?i).*({_PER_BEFORE})[^，。；;0-9]*$", 1)).replace_strict(
        _mapping("per_words", "per", "before"), default=None, return_dtype=pl.String
    )
    return mentions.with_columns(per=pl.coalesce(after, before))


def read_nouns(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `noun_kind`: whether the last telling noun before the number is counted in money or in things."""
    kinds = dict(zip(table("context_nouns")["surface"].str.to_lowercase(), table("context_nouns")["kind"], strict=True))
    noun = pl.col("left").str.extract(rf"(?i).*({_NOUN})[^。；;]*$", 1).str.to_lowercase()
    return mentions.with_columns(noun_kind=noun.replace_strict(kinds, default=None, return_dtype=pl.String))


def read_neighbours(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds flags on what touches a number: letters (a product name), a version's points, a list mark, a count's cue."""
    left, right = pl.col("left"), pl.col("right")
    return mentions.with_columns(
        touches_name=left.str.contains(r"[A-Za-z](?:-)?$") | right.str.contains(r"^(?:[A-Za-z]|-[A-Z](?:[^a-z]|$))"),
        is_version=right.str.contains(r"^\.[0-9]") | left.str.contains(r"[0-9]\.$"),
        # The first word of a sentence is capital without being a name.
        follows_name=left.str.contains(r"[^ .] [A-Z][A-Za-z]* $") & ~left.str.contains(rf"(?i)(?:{_CUE}) $"),
        is_rank=left.str.contains("前[ \t]?$") & pl.col("unit_word").is_in(["位", "名", "强", "大"])
        | pl.col("raw").str.contains("^二[^十百千万亿零]?$") & pl.col("unit_word").is_not_null(),
        is_list_mark=right.str.contains(r"^[ \t]?[、)）]|^\.[ \t]") & left.str.contains(r"(?:^|[：:；;。\n(（]|^.{0,3}[，,])[ \t]*$"),
        has_cue=left.str.contains(rf"(?i)(?:{_CUE})[ \t]?$"),
        english_noun=right.str.extract(rf"^[ -]([a-z]+(?:[ -][a-z]+)?){NO_LETTER}", 1),
    )


LIST_SEPARATOR = r"^[ \t]*(?:、|和|及|与|以及|，|,? ?and|,? ?or|,)[ \t]*$"
RANGE_SEPARATOR = r"^[ \t]*(?:-|–|—|~|～|至|到|-? ?to)[ \t]*$"
BETWEEN = r"(?i)(?:between|介于|在)[ \t]?$"
FROM = r"(?i)(?:从|由|自|from)[^，。0-9]{0,6}$"
SIC = r"(?i)^[ \t]*[(\[（]sic[)\]）][ \t]*[\[(（]?[ \t]*$"
assert re.compile(SIC)
