"""What kind of number each expression is: from its unit word, the currency before it, and its class."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.quantities.align import beside
from transforms.reference import table


@cache
def _continuations() -> list[str]:
    """Units that are only the first character of a word, with the next character: 期间, 成为, 家庭."""
    return table("unit_continuations").select(pl.concat_str("unit", "next")).to_series().to_list()


_AMOUNTS = ("amount", "word_amount", "compound", "coins", "small_coins")
#: Units that a currency sign in front does not overrule: `$5 percent` is a slip, `RMB 3 times` two things.
_NOT_MONEY = ("percent", "percentage_point", "multiple")


def read_units(mentions: pl.DataFrame) -> pl.DataFrame:
    """Settles `kind`, `unit_id` (still LOCAL or YEN_OR_YUAN where it depends on the document) of each mention.

    mentions: what scan.py, shapes.py and left_context.py say. A unit that only begins the next word (618期间) is taken away again.
    """
    # 两块业务 are two areas, but a text of 两块 alone is money.
    is_piece = pl.col("is_piece") & ~((pl.col("unit_word") == "块").fill_null(False) & (pl.col("right") == ""))
    has_prefix = pl.col("prefix_unit").is_not_null() & pl.col("class").is_in(_AMOUNTS) & ~pl.col("kind").is_in(_NOT_MONEY).fill_null(False)
    # A suffix that says more than 元 or 块 names the currency better than a sign: ¥5亿港元; 人民币 55亿元人民币.
    keeps_suffix = ((pl.col("kind") == "money") & (pl.col("unit_id") != "LOCAL")).fill_null(False)
    is_part_of_word = pl.concat_str(pl.col("unit_word"), pl.col("right").str.head(1)).is_in(_continuations()).fill_null(False)
    told = mentions.with_columns(_piece=is_piece, _prefixed=has_prefix, _part=is_part_of_word)
    part, prefixed = pl.col("_part"), pl.col("_prefixed")
    return told.with_columns(
        kind=pl.when(prefixed).then(pl.lit("money")).when(part).then(None).when("_piece").then(pl.lit("count")).otherwise("kind"),
        unit_id=pl.when(prefixed & ~keeps_suffix)
        .then("prefix_unit")
        .when(part)
        .then(None)
        .when("_piece")
        .then(pl.lit("count"))
        .otherwise("unit_id"),
        unit_exponent=pl.when(~part).then("unit_exponent"),
        unit_word=pl.when(~part).then("unit_word"),
        end=pl.col("end") - pl.when(part).then(pl.col("unit_word").str.len_chars().cast(pl.Int32)).otherwise(0),
        # A currency in front of something that is no amount belongs to the sentence: 人民币 2023 年.
        prefix_length=pl.when(prefixed).then("prefix_length").otherwise(0),
    ).drop("_piece", "_prefixed", "_part")


#: Currencies whose unit is called 元 at home, so that a bare 元 may go on with one of them.
YUANS = ("CNY", "HKD", "TWD", "MOP", "SGD")


def settle_currency(mentions: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Puts the document's currency where only 元 or ¥ was said, and adds `local_currency`.

    mentions: `context`, `unit_id`, and `passage` where passages are known: within a passage a bare 元 goes on with the currency of 元
    said last (434亿元人民币 … 收入 2,057亿元). contexts: `context`, `currency` (ISO 4217, CNY where null).
    """
    joined = beside(mentions, contexts.select("context", "currency"), on="context")
    home = pl.col("currency").fill_null("CNY")
    yen_or_yuan = pl.when(home == "JPY").then(pl.lit("JPY")).otherwise(pl.lit("CNY"))
    local = home
    if "passage" in mentions.columns and joined.select(((pl.col("unit_id") == "LOCAL") & (home != "CNY")).any()).item():
        said = pl.when((pl.col("kind") == "money") & pl.col("unit_id").is_in(YUANS)).then("unit_id").forward_fill().over("passage")
        local = pl.when(pl.col("unit_id") == "LOCAL").then(pl.coalesce(said, home)).otherwise(home)
    return joined.with_columns(
        unit_id=pl.when(pl.col("unit_id") == "LOCAL")
        .then(local)
        .when(pl.col("unit_id") == "YEN_OR_YUAN")
        .then(yen_or_yuan)
        .otherwise("unit_id"),
        local_currency=home,
    ).drop("currency")
