"""Whose currency is meant where only 元, ¥, $ or cents was said."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, beside, flagged, numbered, replaced
from transforms.quantities.grammar import one_of, words

#: Japan ¥58 billion, but not 日本市场突破，集团收入¥5亿: yen where Japan is spoken of right before.
_JAPAN = f"(?i)(?:{one_of(words('currency_places', unit_id='JPY'))})[^.。；;]{{0,40}}$"


#: Currencies whose unit is called 元 at home, so that a bare 元 may go on with one of them.
YUANS = ("CNY", "HKD", "TWD", "MOP", "SGD")


#: Currencies called dollars at home, where a bare $ is one of them; and the others that have cents.
DOLLARS = ("HKD", "AUD", "CAD", "SGD", "NZD")
_CENTS = ("EUR", "CNY", "ZAR")
_JOINS = ("range", "move", "span")


@cache
def _is_of_any_country() -> pl.Expr:
    """$, dollars or cents without a word of whose they are."""
    of_words = pl.col("is_of_many_countries") & (pl.col("prefix_length") == 0)
    return (pl.col("unit_id") == "USD") & (of_words | pl.col("is_dollar_sign"))


@cache
def _goes_on_in_yuan() -> pl.Expr:
    """新台币300亿元至320亿元: the 元 of the second end is that of the first."""
    return ((pl.col("unit_id") == "LOCAL") & pl.col("tie").is_in(_JOINS) & pl.col("_before").is_in(YUANS)).fill_null(False)


def settle_currency(mentions: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Puts the document's currency where only 元 or ¥ was said, and adds `local_currency`.

    mentions: `context`, `unit_id`, and `passage` where passages are known: within a passage a bare 元 goes on with the currency of 元
    said last (434亿元人民币 … 收入 2,057亿元). contexts: `context`, `currency` (ISO 4217, CNY where null).
    """
    currency = contexts.select("context", "currency", local_currency=pl.col("currency").fill_null("CNY"))
    joined = beside(mentions, currency, on="context")
    home, unit = pl.col("local_currency"), pl.col("unit_id")
    local = home
    if "passage" in mentions.columns and joined.select_seq(((unit == "LOCAL") & (home != "CNY")).any()).item():
        said = pl.when((pl.col("kind") == "money") & unit.is_in(YUANS)).then("unit_id").forward_fill().over("passage")
        local = pl.when((unit == "LOCAL") & (home != "CNY")).then(pl.coalesce(said, home)).otherwise(home)
    keys = joined.select_seq(
        *("left", "unit_id", "unit_exponent", "tie", "is_of_many_countries", "prefix_length", "is_dollar_sign"),
        *("currency", "local_currency"),
        _local=local,
        _before=unit.shift(1),
        _next=pl.when(pl.col("kind").shift(-1) == "money").then(unit.shift(-1)).otherwise("unit_id"),
        _next_tie=pl.col("tie").shift(-1),
    )
    unsettled = _of_japan(numbered(keys).filter(unit.is_in(["LOCAL", "USD", "YEN_OR_YUAN"])))
    yen_or_yuan = pl.when((home == "JPY") | pl.col("_is_japan")).then(pl.lit("JPY")).otherwise(pl.lit("CNY"))
    is_any, is_cents = pl.col("_is_any"), pl.col("unit_exponent") == -2
    settled = unsettled.with_columns_seq(_is_any=_is_of_any_country()).select_seq(
        ROW,
        unit_id=pl.when(_goes_on_in_yuan())
        .then("_before")
        .when(unit == "LOCAL")
        .then("_local")
        .when(is_any & is_cents & pl.col("_next_tie").is_in(_JOINS))
        .then("_next")
        .when(is_any & home.is_in(DOLLARS))
        .then(home)
        .when(is_any & is_cents & pl.col("currency").is_in(_CENTS))
        .then(home)
        .when(unit == "YEN_OR_YUAN")
        .then(yen_or_yuan)
        .otherwise("unit_id"),
    )
    return replaced(joined.drop("currency"), settled)


@keeps_patterns
def _of_japan(unsettled: pl.DataFrame) -> pl.DataFrame:
    """Adds `_is_japan`: ¥ is said of Japan."""
    yen = numbered(unsettled.select("left", "unit_id")).filter(pl.col("unit_id") == "YEN_OR_YUAN")
    return flagged(unsettled, yen.select_seq(ROW, _is_japan=pl.col("left").str.contains(_JAPAN)))
