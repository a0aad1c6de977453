"""The company of a call: by reference names and tickers in the title or the greeting, by its officers among the speakers, else by the
name printed.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.calls.printed_names import announced_name, legal_names, without_form
from transforms.companies import companies, company_aliases, officers

# What follows a company's name where a call is announced.
ANNOUNCES = (
    r"[^。\n]{0,60}?(?:业绩|業績|季度|季报|财年|財年|财报|电话会|電話會|说明会|說明會|年度|(?i:quarter|earnings|results|"
    r"conference|half[- ]year|fiscal|full[- ]year|annual|Q[1-4]))"
)
SYMBOL = r"[(（]\s*(?:[A-Za-z ]{2,12}\s*[:：]\s*)?([A-Z]{1,5}|[0-9]{3,6})(?:\.(?:HK|US|SZ|SH|SS|O|N))?\s*[,;；，)）]"
CODE = r"(?:证券代码|證券代號|股份代号|股份代號|股票代码|股份代码)\s*[:：]?\s*([0-9]{3,6})"


def _escaped(word: str) -> str:
    return "".join(("\\" + c) if c in r".+*?()[]{}|^$\&-" else c for c in word)


@cache
def alias_pattern() -> str:
    """Every name of every company, longest first; Latin names as whole words, tickers with or without a blank behind the colon."""
    words = sorted(company_aliases()["alias"].unique().to_list(), key=lambda word: (-len(word), word))
    parts = []
    for word in words:
        escaped = _escaped(word).replace(":", r"\s*[:：]\s*")
        parts.append(rf"(?-u:\b){escaped}(?-u:\b)" if word.isascii() and word[-1].isalnum() else escaped)
    return "|".join(parts)


@cache
def _alias_table() -> pl.DataFrame:
    """`alias` (without blanks) and `company_id`; a name that two companies share tells neither."""
    bare = company_aliases().select(pl.col("alias").str.replace_all(r"\s+", ""), "company_id").unique()
    return bare.filter(pl.col("company_id").n_unique().over("alias") == 1)


@cache
def _symbols() -> pl.DataFrame:
    """`symbol` (without exchange and leading zeros) and `company_id`."""
    tickers = company_aliases().filter(pl.col("alias").str.contains(r"^[A-Z]+:[A-Z0-9.]+$"))
    symbol = pl.col("alias").str.extract(r":([A-Z0-9]+)").str.strip_chars_start("0").alias("symbol")
    return tickers.select(symbol, "company_id").unique("symbol", keep="none")


def tell_companies(heads: pl.DataFrame, lines: pl.DataFrame, utterances: pl.DataFrame, margins: pl.DataFrame | None) -> pl.DataFrame:
    """`heads` with `company_id` (sidecar's first; null where it cannot be told) and `company_name` as printed or as the reference says.

    heads: `document_id`, `company_id`, `title`, `greeting`.
    """
    names = alias_pattern()
    announced = rf"({names}){ANNOUNCES}"
    heads = heads.with_columns(
        pl.col("title").str.extract(announced).alias("alias_1"),
        pl.col("title").str.extract(rf"({names})").alias("alias_2"),
        pl.col("greeting").str.extract(announced).alias("alias_4"),
        pl.coalesce(pl.col("title").str.extract(SYMBOL), pl.col("title").str.extract(CODE)).str.strip_chars_start("0").alias("symbol"),
    )
    for column in ("alias_1", "alias_2", "alias_4"):
        found = _alias_table().rename({"alias": column, "company_id": f"by_{column}"})
        heads = heads.with_columns(pl.col(column).str.replace_all(r"\s+", "").str.replace("：", ":")).join(
            found, on=column, how="left", maintain_order="left"
        )
    heads = heads.join(_symbols().rename({"company_id": "by_symbol"}), on="symbol", how="left", maintain_order="left")
    heads = heads.join(_by_officers(utterances), on="document_id", how="left", maintain_order="left")
    reference = pl.coalesce("company_id", "by_alias_1", "by_symbol", "by_alias_2", "by_alias_4", "by_officers")
    known = companies().select(pl.col("company_id").alias("reference_id"), pl.coalesce("name", "name_zh").alias("known_name"))
    heads = heads.with_columns(reference.alias("reference_id")).join(known, on="reference_id", how="left", maintain_order="left")
    heads = _with_printed_name(heads, lines, utterances, margins)
    return heads.with_columns(
        pl.coalesce("reference_id", _slug()).alias("company_id"), pl.coalesce("known_name", "printed_name").alias("company_name")
    ).drop(
        "alias_1",
        "alias_2",
        "alias_4",
        "symbol",
        "by_alias_1",
        "by_alias_2",
        "by_alias_4",
        "by_symbol",
        "by_officers",
        "reference_id",
        "printed_name",
        "known_name",
    )


def _with_printed_name(heads: pl.DataFrame, lines: pl.DataFrame, utterances: pl.DataFrame, margins: pl.DataFrame | None) -> pl.DataFrame:
    """`printed_name` where the reference knows no name: what the title or greeting announces, else what is printed elsewhere, for the
    few documents that leave it open.
    """
    unknown = heads.filter(pl.col("known_name").is_null()).select("document_id", announced_name().alias("printed_name"))
    heads = heads.join(unknown, on="document_id", how="left", maintain_order="left")
    open_cases = heads.filter(pl.coalesce("reference_id", "printed_name").is_null()).select("document_id")
    if open_cases.is_empty() or "text" not in lines.columns:
        return heads
    firms = pl.DataFrame(schema={"document_id": pl.String, "firm": pl.String})
    if "speaker_organization" in utterances.columns:
        firms = utterances.select("document_id", pl.col("speaker_organization").alias("firm")).drop_nulls().unique()
    found = legal_names(open_cases, lines, margins, firms)
    heads = heads.join(found, on="document_id", how="left", maintain_order="left")
    return heads.with_columns(pl.coalesce("printed_name", "legal_name")).drop("legal_name")


def _by_officers(utterances: pl.DataFrame) -> pl.DataFrame:
    """`document_id`, `by_officers`: the one company of which two or more officers speak."""
    speakers = (
        utterances.filter(pl.col("speaker_name").is_not_null())
        .select("document_id", pl.col("speaker_name").str.to_lowercase().alias("alias"))
        .unique()
    )
    people = officers().select(pl.col("alias").str.to_lowercase(), "company_id", "name").unique()
    found = (
        speakers.join(people, on="alias", how="inner")
        .group_by("document_id", "company_id")
        .agg(pl.col("name").n_unique().alias("officers"))
    )
    best = found.filter(pl.col("officers") >= 2).sort("document_id", "officers", descending=[False, True])
    return best.unique("document_id", keep="first", maintain_order=True).select("document_id", pl.col("company_id").alias("by_officers"))


def _slug() -> pl.Expr:
    """An id of a printed name, without the legal form: Latin letters and digits joined by `_`; a Chinese name by its readings."""
    name = without_form(pl.col("printed_name"))
    latin = name.str.to_lowercase().str.replace_all("[^a-z0-9]+", "_").str.strip_chars("_").str.head(60)
    readings = name.str.replace_all(r"[^\x{3400}-\x{9FFF}]", "").map_batches(_readings, return_dtype=pl.String)
    return pl.when(latin.str.len_chars() >= 2).then(latin).otherwise(pl.when(readings != "").then(readings))


def _readings(names: pl.Series) -> pl.Series:
    """Chinese names in pinyin without tones, joined by `_`, the same for simplified and traditional characters."""
    from pypinyin import lazy_pinyin  # here, since only unknown companies need the dictionary

    spelled = {name: "_".join(lazy_pinyin(name[:12])) for name in names.unique().drop_nulls()}
    return names.replace_strict(spelled, default=None, return_dtype=pl.String)
