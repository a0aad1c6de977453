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


@cache
def _words() -> pl.DataFrame:
    """`word` and `unit_id` of the currencies' names; signs that several currencies share tell nothing."""
    words = table("currency_words").select(pl.col("surface").alias("word"), "unit_id").unique("word", keep="first")
    return words.filter((pl.col("word").str.len_chars() >= 2) & ~pl.col("word").str.contains(r"^[$¥￥£€]"))


def _any_currency() -> str:
    words = sorted(_words()["word"].to_list(), key=lambda word: -len(word))
    return "|".join("".join(("\\" + c) if c in r".$" else c for c in word) for word in words)


def tell_currency(heads: pl.DataFrame, reporting: pl.DataFrame) -> pl.DataFrame:
    """`heads` with `currency`: sidecar's, else stated in the text, else the company's reporting currency, else the one named most often,
    else null.
    """
    words = _any_currency()
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
        open_cases.select("document_id", pl.col("sample").str.extract_many(_words()["word"].to_list(), leftmost=True).alias("word"))
        .explode("word")
        .drop_nulls()
    )
    named = named.join(_words(), on="word", how="left").group_by("document_id", "unit_id").agg(pl.len().alias("times"))
    often = named.sort("document_id", "times", "unit_id", descending=[False, True, False]).unique(
        "document_id", keep="first", maintain_order=True
    )
    heads = heads.join(often.select("document_id", pl.col("unit_id").alias("often")), on="document_id", how="left", maintain_order="left")
    return heads.with_columns(pl.coalesce("currency", "stated", "reporting_currency", "often").alias("currency")).drop(
        "stated", "reporting_currency", "often"
    )
