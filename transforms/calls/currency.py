"""The currency amounts are told in where none is said."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table

# "All amounts are in RMB unless otherwise stated", in both languages and either order.
STATED_ZH = (
    r"(?:除[^。\n]{0,20}(?:说明|說明|注明|标明|指明)[^。\n]{0,40}?(?:以|为|為|均為|均为)"
    r"|(?:金额|金額|数据|數據|数字|數字)[^。，\n]{0,20}?(?:均)?以)\s*(CURRENCY)"
)
STATED_EN = (
    r"(?i)(?:(?:all|these|our)\s+(?:figures|numbers|amounts|financial\s+data|comparisons)[^.\n]{0,80}?|"
    r"unless\s+otherwise[^.\n]{0,80}?)\s(?:in|are)\s+(CURRENCY)"
)


# 3.2亿元, 5 块钱: amounts without a country; 亿美元, 港元 and 元人民币 name one.
_BARE_YUAN = r"[0-9十百千万萬亿億]\s*(?:元|块钱|塊錢)(?:[^人港美新台臺]|$)"
# What only companies listed in Taiwan, and their calls, are called.
_TAIWAN = r"法[人說说]{1,2}明?[會会]|新[臺台][幣币]|NT\$|(?-u:\b)(?:TWSE|TPEx|TPEX)(?-u:\b)|[(（][0-9]{4}\.?TWO?[)）]"

# Signs that two currencies of many calls share tell nothing: the yuan's and the yen's.
SHARED_SIGN = "^[¥￥]"


@cache
def _words() -> pl.DataFrame:
    """`word` and `unit_id` of the currencies' names and signs."""
    # A letter that names a currency before coins only (`A10c`), or behind a number (`10p`), is any word's beginning elsewhere.
    told = (pl.col("position") != "before_coins") & ~pl.col("surface").str.contains("^[A-Za-z]$")
    words = (
        table("currency_words")
        .filter(told)
        .select(pl.col("surface").alias("word"), "unit_id")
        .unique("word", keep="first", maintain_order=True)
    )
    # 元 or dollars of whichever country are no currency by themselves.
    return words.filter(~pl.col("word").str.contains(SHARED_SIGN) & pl.col("unit_id").str.contains("^[A-Z]{3}$"))


@cache
def _names() -> str:
    """Names of currencies, no signs: those of two letters or more."""
    return _one_of(_words().filter(pl.col("word").str.contains(r"\pL.*\pL|^RMB")))


@cache
def _names_and_signs() -> str:
    return _one_of(_words())


def _one_of(words: pl.DataFrame) -> str:
    """Latin names as whole words: `lev` is no part of `level`."""
    parts = []
    for word in sorted(words["word"], key=lambda word: (-len(word), word)):
        escaped = "".join(("\\" + c) if c in r".$" else c for c in word)
        opens, closes = (r"(?-u:\b)" if c.isascii() and c.isalpha() else "" for c in (word[0], word[-1]))
        parts.append(opens + escaped + closes)
    return "|".join(parts)


def tell_currency(heads: pl.DataFrame, reporting: pl.DataFrame, utterances: pl.DataFrame) -> pl.DataFrame:
    """`heads` with `currency`: sidecar's, else stated in the text, else the company's reporting currency, else the one most amounts are
    told in, where 元 alone counts for the place the text comes from; else null.
    """
    words = _names()
    text = pl.col("sample")
    stated = pl.coalesce(text.str.extract(STATED_ZH.replace("CURRENCY", words)), text.str.extract(STATED_EN.replace("CURRENCY", words)))
    heads = (
        heads.with_columns(stated.alias("word"))
        .join(_words().rename({"unit_id": "stated"}), on="word", how="left", maintain_order="left")
        .drop("word")
    )
    heads = heads.join(reporting.select("company_id", "reporting_currency"), on="company_id", how="left", maintain_order="left")
    open_cases = heads.filter(pl.coalesce("currency", "stated", "reporting_currency").is_null())
    often = _told_most_often(open_cases.select("document_id", "title", "language"), utterances)
    heads = heads.join(often, on="document_id", how="left", maintain_order="left")
    # 元 alone, in simplified characters, is the yuan; traditional ones leave open whose dollar it is.
    plain = pl.when(pl.col("language") == "zh-Hans").then(pl.lit("CNY"))
    return heads.with_columns(pl.coalesce("currency", "stated", "reporting_currency", "often", plain).alias("currency")).drop(
        "stated", "reporting_currency", "often"
    )


def _told_most_often(documents: pl.DataFrame, utterances: pl.DataFrame) -> pl.DataFrame:
    """`document_id`, `often`: the currency of most amounts; a few asides in dollars are not the currency of a call held in yuan."""
    # `GBP1.2 billion`: a code set against its number is a word all the same.
    spaced = pl.col("text").str.replace_all(r"((?-u:\b)[A-Z]{3})([0-9])", "$1 $2")
    speech = documents.join(utterances.select("document_id", spaced), on="document_id")
    words = speech.select("document_id", pl.col("text").str.extract_all(_names_and_signs()).alias("word")).explode("word").drop_nulls()
    named = words.join(_words(), on="word").select("document_id", "unit_id")
    amounts = speech.select("document_id", "title", "language", "text", times=pl.col("text").str.count_matches(_BARE_YUAN))
    bare = amounts.group_by("document_id", maintain_order=True).agg(
        pl.col("times").sum(),
        pl.col("title", "language").first(),
        # Where a text of Taiwan says 元, its amounts are in its dollars.
        is_taiwanese=(pl.col("title") + pl.col("text")).str.contains(_TAIWAN).any(),
    )
    is_titled = pl.col("title").str.contains(_TAIWAN)  # simplified characters too: speech recognition writes either
    local = pl.when(is_titled).then(pl.lit("TWD")).when(pl.col("language") == "zh-Hans").then(pl.lit("CNY"))
    local = local.when("is_taiwanese").then(pl.lit("TWD"))
    unnamed = bare.select("document_id", local.alias("unit_id"), "times").drop_nulls()
    counted = pl.concat([named.group_by("document_id", "unit_id").agg(times=pl.len()), unnamed], how="vertical_relaxed")
    totals = counted.group_by("document_id", "unit_id").agg(pl.col("times").sum()).filter(pl.col("times") > 0)
    first = totals.sort("document_id", "times", "unit_id", descending=[False, True, False])
    return first.unique("document_id", keep="first", maintain_order=True).select("document_id", pl.col("unit_id").alias("often"))
