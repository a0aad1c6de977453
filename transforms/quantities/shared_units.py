"""Units and scales that numbers said together share: `37.95 to $38.25 billion`, `3亿、5亿和7亿美元`, `七到九千亿元`."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.quantities import grammar as g
from transforms.quantities.english_numerals import ONES
from transforms.quantities.shapes import scale_exponents

_AMOUNTS = ("amount", "word_amount", "compound")
_SHARED_KINDS = ("money", "percent", "percentage_point", "multiple", "duration", "count")
#: What has no scale.
UNSCALED = ("percent", "percentage_point", "multiple", "duration")
#: What says the unit of a mention.
UNIT = ("kind", "unit_id", "unit_exponent", "unit_word")
_MOST_SHARED_DIGITS = 6
#: The scale that English words end in: two to [four million dollars].
_SPOKEN_SCALE = (
    r"^(?i:[a-z -]*?(?-u:\b)((?:hundred )?(?:thousand|million|billion|trillion|lakhs?|crores?)|hundred)"
    r"(?:$|[ -](?:dollars|euros|pounds|yuan|rupees|yen)))"
)


def share_units(joined: pl.DataFrame) -> pl.DataFrame:
    """A number without a unit takes the unit of the number it is tied to, and the scale too where it is written bare.

    `37.95 to $38.25 billion`: the first has neither unit nor scale; `3亿、5亿和7亿美元`: the first two have a scale; `七到九千亿元`: the
    first is seven hundred billion; `$5 to 6 billion`: the second has no unit, the first no scale.

    joined: the mentions that `_joins` to the one before, each with the one before it.
    """
    # 上升6个和4个百分点: 个 is only the beginning of the unit.
    next_unit = pl.when(pl.col("_joins").shift(-1)).then(pl.col("unit_word").shift(-1))
    begins_unit = (pl.col("unit_word") == "个") & next_unit.str.contains("^个.")
    rows = joined.with_columns_seq(
        kind=pl.when(begins_unit.fill_null(False)).then(None).otherwise("kind"), _chain=(~pl.col("_joins")).cum_sum()
    )
    unit_known = pl.col("kind").is_in(_SHARED_KINDS)
    # bonds due 2032 and RMB 10bn: a year stays one in a list.
    is_year = (pl.col("shape") == "Y") & (pl.col("tie").shift(-1) == "list")
    # 1.1 million, or 14%: millions are of no percent.
    is_scaled = pl.col("scale_exponent").is_not_null() & pl.col("kind").shift(-1).is_in(UNSCALED)
    open_number = pl.col("class").is_in(_AMOUNTS) & pl.col("kind").is_null() & ~(is_year | is_scaled | pl.col("is_back")).fill_null(False)

    def next_known(column: str) -> pl.Expr:
        return pl.when(unit_known).then(column).backward_fill().over("_chain")

    # Within a list or range a unit said later counts for the numbers before it.
    chained = rows.with_columns_seq(
        pl.when(open_number).then(next_known(column)).otherwise(column).alias(column) for column in UNIT
    ).with_columns_seq(_lacks_unit=rows.select_seq(open_number).to_series())
    # $5 to 6, 百分之三十到四十: the unit of the first is the unit of the second.
    takes_unit = (
        pl.col("tie").is_in(["range", "move", "span"])
        & pl.col("kind").is_null()
        & pl.col("class").is_in(_AMOUNTS)
        & (
            (pl.col("kind").shift(1) == "money") & pl.col("prefix_unit").shift(1).is_not_null()
            | (pl.col("class").shift(1) == "percent_words")
            | pl.col("is_back")
        )
    ).fill_null(False)
    taken = chained.with_columns_seq(
        kind=pl.when(takes_unit).then(pl.col("kind").shift(1)).otherwise("kind"),
        unit_id=pl.when(takes_unit).then(pl.col("unit_id").shift(1)).otherwise("unit_id"),
        unit_exponent=pl.when(takes_unit).then(pl.col("unit_exponent").shift(1).fill_null(0)).otherwise("unit_exponent"),
    )
    return _share_scales(taken)


def _share_scales(chained: pl.DataFrame) -> pl.DataFrame:
    """Bare digits take the scale of the next number; Han numerals too, whose scale is part of them (七到九千亿, 一百二十到一百五十万)."""
    scales = dict(scale_exponents().rows())
    compact = pl.when(pl.col("class") == "word_amount").then("raw").str.replace_all(r"[ \t]", "")
    han = compact.str.extract(f"^({g.HAN})", 1)
    english = pl.col("raw").str.extract(_SPOKEN_SCALE, 1).str.to_lowercase()
    units = pl.coalesce(han.str.extract("([十百千万亿]+)$", 1), english)
    whole = units.replace_strict(scales | {"十": 1}, default=None, return_dtype=pl.Int64)
    large = units.str.extract("([万亿]+|(?:thousand|million|billion|trillion|lakhs?|crores?))$", 1).replace_strict(
        scales, default=None, return_dtype=pl.Int64
    )
    is_digit = (han.str.len_chars() == 1) | pl.col("raw").is_in(ONES[1:10])
    spoken = chained.with_columns_seq(
        _whole=pl.coalesce("scale_exponent", whole),
        _large=pl.coalesce("scale_exponent", large),
        _is_digit=is_digit.fill_null(False),
        # 三亿五 was said in full.
        _has_large=large.is_not_null() | han.str.contains("[万亿]").fill_null(False),
    )
    same_chain = pl.col("_joins").shift(-1).fill_null(False)
    both_money = (pl.col("kind") == pl.col("kind").shift(-1)) & pl.col("tie").shift(-1).is_in(["range", "move", "span"])
    # $812, $640 and $377 million
    is_listed = (pl.col("tie").shift(-1) == "list") & pl.col("prefix_unit").is_not_null() & ~pl.col("number").str.starts_with("0")
    both_money = both_money | (pl.col("kind") == pl.col("kind").shift(-1)) & is_listed
    # 52元人民币到¥26亿, 十三元到几万块: an end with a unit of its own, in another currency or in words, was said in full.
    # 港币15至18亿元: the 元 of the second is that of the first.
    same_unit = (pl.col("unit_id") == pl.col("unit_id").shift(-1)) | (pl.col("unit_id").shift(-1) == "LOCAL")
    both_money = both_money & same_unit & (pl.col("class") != "word_amount")
    lacks = (
        same_chain
        & pl.col("scale_exponent").is_null()
        & ~pl.col("_has_large")
        & (pl.col("_lacks_unit") | both_money).fill_null(False)
        & ~pl.col("unit_word").is_in(["%", "成"]).fill_null(False)
        & (pl.col("number").str.len_chars() <= _MOST_SHARED_DIGITS)
        # 从8500到3万: the first has more digits than the second, so it was said in full.
        & ((_whole_digits() <= _whole_digits().shift(-1)) | (pl.col("number").shift(-1) == ""))
    )
    of_next = pl.when(pl.col("_is_digit")).then(pl.col("_whole").shift(-1)).otherwise(pl.col("_large").shift(-1))
    is_bare = ~pl.col("_has_large") & pl.col("scale_exponent").is_null()
    candidate = pl.when(lacks).then(of_next)
    # From the last member of a list to the first: a bare number passes on what it took.
    known = pl.when(~is_bare).then(pl.coalesce("_large", "_whole")).otherwise(None)
    passed = pl.when(lacks).then(known.backward_fill().over("_chain", "unit_id"))
    # $2.1 billion versus 1.8
    of_last = pl.when("is_back", (_whole_digits() - _whole_digits().shift(1)).abs() <= 1).then(pl.col("scale_exponent").shift(1))
    return spoken.with_columns_seq(scale_exponent=pl.coalesce("scale_exponent", candidate, passed, of_last))


@cache
def _whole_digits() -> pl.Expr:
    """How many digits of the number stand before its point."""
    number = pl.col("number").str
    return pl.coalesce(number.find(".", literal=True), number.len_bytes()).cast(pl.Int32) - number.count_matches(",", literal=True).cast(
        pl.Int32
    )
