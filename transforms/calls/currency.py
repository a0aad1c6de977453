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


# Signs that two currencies of many calls share tell nothing: the yuan's and the yen's.
SHARED_SIGN = "^[¥￥]"


@cache
def _words() -> pl.DataFrame:
    """`word` and `unit_id` of the currencies' names and signs."""
    words = table("currency_words").select(pl.col("surface").alias("word"), "unit_id").unique("word", keep="first", maintain_order=True)
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


def tell_currency(heads: pl.DataFrame, reporting: pl.DataFrame) -> pl.DataFrame:
    """`heads` with `currency`: sidecar's, else stated in the text, else the company's reporting currency, else the one named most often,
    else the renminbi of a text in simplified characters, else null.
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
    open_cases = heads.filter(pl.coalesce("currency", "stated", "reporting_currency").is_null()).select("document_id", "sample")
    named = (
        open_cases.select("document_id", pl.col("sample").str.extract_all(_names_and_signs()).alias("word")).explode("word").drop_nulls()
    )
    named = named.join(_words(), on="word", how="left").group_by("document_id", "unit_id").agg(pl.len().alias("times"))
    often = named.sort("document_id", "times", "unit_id", descending=[False, True, False]).unique(
        "document_id", keep="first", maintain_order=True
    )
    heads = heads.join(often.select("document_id", pl.col("unit_id").alias("often")), on="document_id", how="left", maintain_order="left")
    # 元 alone, in simplified characters, is the yuan; traditional ones leave open whose dollar it is.
    plain = pl.when(pl.col("language") == "zh-Hans").then(pl.lit("CNY"))
    return heads.with_columns(pl.coalesce("currency", "stated", "reporting_currency", "often", plain).alias("currency")).drop(
        "stated", "reporting_currency", "often"
    )
