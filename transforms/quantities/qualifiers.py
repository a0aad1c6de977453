"""Sign, qualifier and per-what of each mention, from what its surroundings say."""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, beside, flagged, numbered, replaced
from transforms.quantities.amounts import ONE
from transforms.quantities.fold import CLOSE
from transforms.quantities.grammar import one_of
from transforms.quantities.left_context import STOP, said
from transforms.quantities.right_context import PER_NOUN, per_noun
from transforms.quantities.vocabularies import QUALIFIER
from transforms.reference.per_words import per_words

_PERS = per_words("before")["surface"].to_list()
_PER = one_of(_PERS, after_gap=True)
#: What a price in words may come to.
_FEW = 1000 * ONE
#: What every such word begins with.
_PER_CUE = "(?i)" + one_of(
    {word.split(" ")[0] if word.isascii() else word[: 1 if word[0] == "每" else 3] for word in _PERS}, after_gap=True
)


def read_sign(mentions: pl.DataFrame) -> pl.DataFrame:
    """Signs `value` (and the bounds): minus, a word of loss, accounting brackets; 正负 makes a range around zero.

    Settles `sign_length`, the characters in front that belong to the surface.
    """
    is_bracketed, has_prefix = pl.col("is_bracketed").fill_null(False), pl.col("prefix_unit").is_not_null()
    after_prefix = pl.col("is_open_bracket") & (is_bracketed | (has_prefix & pl.col("is_closed_bracket")))
    # ($2.7) million; versus consensus of ($0.21)
    around_level = pl.col("is_bracketed_level") & pl.col("is_closed_bracket") & (pl.col("prefix_length") > 0)
    before_prefix = pl.col("opens_before") & is_bracketed | around_level
    in_brackets = after_prefix | before_prefix
    # 分别亏损3亿和5亿: said once for all of them.
    goes_on = (pl.col("tie") == "list").fill_null(False)
    losses = pl.col("is_negative") & (pl.col("sign_length") > 1)
    several = numbered(mentions.select_seq("left", _is=losses)).filter("_is").filter(pl.col("left").str.contains("分别", literal=True))
    known = flagged(mentions, several.select_seq(ROW, _is_shared=pl.lit(True)))
    shared = pl.when(~goes_on).then("_is_shared").forward_fill() & goes_on & (pl.col("kind") == "money").fill_null(True)
    # A text that is nothing but a number and a minus set apart from it; elsewhere a dash begins an item.
    set_apart = (pl.col("left") == "- ") & pl.col("is_end")
    told = known.with_columns_seq(
        # $(0.12)
        end=pl.col("end") + (around_level | after_prefix & has_prefix & ~is_bracketed & pl.col("is_closed_bracket")).cast(pl.Int32),
        sign_length=pl.when(before_prefix | after_prefix & is_bracketed & ~has_prefix)
        .then(1)
        .when(set_apart)
        .then(2)
        .otherwise("sign_length"),
        _negative=pl.col("is_negative") | set_apart | in_brackets | shared.fill_null(False),
        _both=pl.col("is_both_signs") & pl.col("value").is_not_null(),
    )
    signed = told.with_columns_seq(has_sign=pl.col("_negative") | pl.col("_both")).drop("_is_shared")
    return replaced(signed, _signed(signed)).drop("_negative", "_both")


def _signed(mentions: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `value`, `low` and `high` of the rows that have a sign."""
    rows = numbered(mentions.select("class", "value", "low", "high", "has_sign", "_negative", "_both")).filter("has_sign")
    negative, both = pl.col("_negative"), pl.col("_both")
    bounds = negative & pl.col("low").is_not_null() & (pl.col("class") != "digits")
    return rows.select_seq(
        ROW,
        value=pl.when(both).then(None).when(negative).then(pl.col("value") * -1).otherwise("value"),
        low=pl.when(both).then(pl.col("value") * -1).when(bounds).then(pl.col("high") * -1).otherwise("low"),
        high=pl.when(both).then(pl.col("value")).when(bounds).then(pl.col("low") * -1).otherwise("high"),
    )


def read_qualifier(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `qualifier`; a word after the number (左右, 以上) wins over one before it, `多` inside the number comes last."""
    # 内 bounds a time (三年内), not a place (100个国家内).
    after = pl.when((pl.col("kind") == "duration") | ~pl.col("is_inside")).then("qualifier_after")
    # 近三年 is the latest three years.
    recent = (pl.col("kind") == "duration") & pl.col("is_recent")
    before = pl.when(~recent.fill_null(False)).then("qualifier_before")
    # 过亿, 上百家: only in front of a bare unit of ten does 过 or 上 say more than.
    exceeding = pl.when(pl.col("is_exceeding") & pl.col("begins_with_tens")).then(pl.lit("above", QUALIFIER))
    inside = pl.when("is_more").then(pl.lit("above", QUALIFIER)).when(pl.col("more").is_not_null()).then(pl.lit("approx", QUALIFIER))
    # 高达 says nothing itself, and hides no 多 behind it.
    said = pl.coalesce(
        after, pl.when(before != "exact").then(before), pl.when(before.is_null()).then(exceeding), inside, pl.lit("exact", QUALIFIER)
    )
    is_range = pl.col("low").is_not_null() & (pl.col("kind").is_null() | (pl.col("kind") != "digits"))
    return mentions.with_columns_seq(qualifier=pl.when(is_range).then(pl.lit("range")).otherwise(said))


@keeps_patterns
def read_per(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `per`: the unit that an amount is said for, after it (`per share`, `/吨`) or before it (`每股收益为`).

    `per ADS was RMB 0.62 versus RMB 2.66`: small amounts after one said per share are per share too.
    """
    is_money, is_count = pl.col("kind") == "money", pl.col("kind") == "count"
    # 每10股派2.2元
    of_ten = (pl.col("raw").shift(1) == "10股") & pl.col("left").shift(1).str.ends_with("每") & pl.col("left").str.starts_with(CLOSE)
    keys = mentions.select_seq(
        "text_index", "left", "class", "kind", "value", "scale_exponent", "per_after", "is_written_per", _of_ten=of_ten
    )
    # 每平米三万八: what is bare yet may be told to be money.
    is_bare = pl.col("kind").is_null() & pl.col("class").is_in(["amount", "word_amount", "compound"])
    rows = numbered(keys.with_columns_seq(_is_bare=is_bare)).filter(is_money | is_count | pl.col("_is_bare"))
    heard = rows.join(_per_before(rows), on=ROW, how="left", maintain_order="left")
    heard = heard.with_columns_seq(_said=pl.coalesce("per_after", "per_before"))
    counted = heard.filter(is_count).select_seq(ROW, per="_said")
    return beside(mentions, pl.concat([counted, _per_of_money(heard.filter(~is_count.fill_null(False)))]))


def _per_of_money(rows: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `per` of amounts of money and of numbers that may be told to be money. rows: `_said`, what stands around them says."""
    is_money, unscaled = pl.col("kind") == "money", pl.col("scale_exponent").is_null()
    # two dollars and fourteen cents, but not what every one cent is worth
    is_few = (pl.col("class") == "word_amount") & (pl.col("value").abs() < _FEW) & ~pl.col("left").str.contains("(?i)(?:every|each) $")
    is_written = pl.col("class").is_in(["amount", "coins", "small_coins", "part"])
    known = rows.with_columns_seq(_small=is_money & unscaled & (is_written | is_few))
    small, said = pl.col("_small"), pl.col("_said")
    last = pl.when(small).then(said).when(is_money).then(pl.lit(""))
    heads = pl.when(pl.col("text_index") != pl.col("text_index").shift(1)).then(pl.lit(""))
    carried = known.with_columns_seq(_carried=pl.coalesce(last, heads).forward_fill())
    # 7.2万元/吨, 每吨2.31万元, $2 million per store are prices; `$40 million annually` is none.
    written = pl.coalesce(pl.when("is_written_per").then("per_after"), pl.when("is_near").then("per_before"))
    return carried.select_seq(
        ROW,
        per=pl.when(small & pl.col("_of_ten").fill_null(False))
        .then(pl.lit("10_shares"))
        .when(small)
        .then(pl.coalesce(said, pl.when(pl.col("_carried") != "").then("_carried")))
        .when(is_money & ~unscaled | pl.col("_is_bare"))
        .then(written)
        .when(unscaled)
        .then(said),
    )


def _per_before(rows: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `per_before`: the last word before a number that says per what, within its clause; `is_near`: right before it."""
    known = per_words("before")
    pers = dict(zip(known["surface"].str.to_lowercase(), known["per"], strict=True))
    left = pl.col("left")
    # Of an amount with a scale only what stands right before it is said for.
    is_scaled = (pl.col("kind") == "money") & pl.col("scale_exponent").is_not_null()
    scaled, other = rows.filter(is_scaled), rows.filter(~is_scaled.fill_null(False))
    heard = pl.concat([scaled.filter(left.str.tail(12).str.contains(_PER_CUE)), other.filter(left.str.contains(_PER_CUE))])
    near = heard.filter(left.str.contains(f"(?i){_PER}|{PER_NOUN}"))
    known_per = said(left.str.extract(rf"(?i).*({_PER})[^{STOP}]*$", 1)).replace_strict(pers, default=None, return_dtype=pl.String)
    per = pl.coalesce(known_per, per_noun(left.str.extract(rf".*{PER_NOUN}[^{STOP}]*$", 1)))
    return near.select_seq(ROW, per_before=per, is_near=left.str.contains(rf"(?i){_PER}[ \t]?$"))
