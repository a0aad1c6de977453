"""Rows that may name a speaker, a section, a delivery: what each says, before it is decided what it is."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.labels import parse_labels

COLON_LABEL = r"^([^:：。！？!?；;]{1,70}?\s*[:：]\s*)"
LONGEST_LABEL = 110
MARK_HEADS = ("(", "（", "[", "【")  # first characters of a delivery mark
LONGEST_HEADING = 60
PARSED = ["name", "detail", "form", "role_side", "is_name", "says_title", "says_analyst", "says_firm"]


@cache
def delivery_pattern() -> str:
    words = "|".join(sorted(table("delivery_marks")["word"].to_list(), key=lambda word: -len(word)))
    return rf"^[（(\[【]\s*((?i:{words}))\s*[）)\]】]\s*[:：]?\s*"


@cache
def deliveries() -> dict[str, str]:
    return {word.lower(): delivery for word, delivery in table("delivery_marks").select("word", "delivery").iter_rows()}


@cache
def sections() -> pl.DataFrame:
    """`heading` (without blanks, lower case) and `section`."""
    heading = pl.col("word").str.replace_all(r"\s+", "").str.to_lowercase()
    return table("section_words").select(heading.alias("heading"), "section").unique("heading")


def section_of(body: pl.Expr) -> pl.Expr:
    """`body` as a heading is written in `sections()`."""
    bare = body.str.replace_all(r"\s+", "").str.to_lowercase()
    return bare.str.replace(r"^(?:[#*【\[<（(]|[一二三四五六七八九十]{1,2}[、.．]|[0-9]{1,2}[、.．])+", "").str.replace(
        r"[】\]>*:：）)]+$", ""
    )


def find_candidates(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows where something may start, with what they would say as a label.

    `at`, `label`, `colon` (the label ends with a colon), `prefix` (its length with the colon), the columns of `parse_labels`, `section`,
    `delivery`.
    """
    starts = rows.select((pl.col("may_start") & (pl.col("part") == 0)).alias("starts"))["starts"]
    starting = rows.select("at", "doc", "body", "n", "head", "tail", "full").filter(starts)
    front = starting.filter(pl.col("body").str.contains("[:：]")).filter(pl.col("body").str.head(80).str.contains("[:：]"))
    match = pl.col("body").str.head(80).str.extract(COLON_LABEL)
    colon = front.with_columns(match.alias("matched")).filter(pl.col("matched").is_not_null())
    colon = colon.with_columns(
        pl.col("matched").str.len_chars().alias("prefix"),
        pl.col("matched").str.replace(r"\s*[:：]\s*$", "").alias("label"),
        pl.lit(True).alias("colon"),
    )
    # A line that runs to the margin is text; a label leaves room.
    bare = starting.filter(
        (pl.col("n") <= LONGEST_LABEL)
        & ~pl.col("full")
        & ~pl.col("tail").is_in(["。", "，", "；", "！", "？", "!", "?", ",", ";", ":", "：", "、"])
    )
    bare = bare.filter(~pl.col("tail").eq(".") | (pl.col("n") <= 60)).join(
        colon.filter(pl.col("prefix") < pl.col("n")).select("at"), on="at", how="anti"
    )
    bare = bare.with_columns(pl.col("body").alias("label"), pl.col("n").alias("prefix"), pl.lit(False).alias("colon"))
    columns = ["at", "doc", "body", "n", "label", "colon", "prefix"]
    found = pl.concat([colon.select(columns), bare.join(colon.select("at"), on="at", how="anti").select(columns)], how="vertical_relaxed")
    found = found.join(parse_labels(found["label"]), on="label", how="left")
    headings = found.filter(pl.col("n") <= LONGEST_HEADING).select(pl.col("body").unique())
    headings = headings.with_columns(section_of(pl.col("body")).alias("heading")).join(sections(), on="heading").drop("heading")
    found = found.join(headings, on="body", how="left")
    mark = (
        pl.col("body")
        .str.head(40)
        .str.extract(delivery_pattern())
        .str.to_lowercase()
        .replace_strict(deliveries(), default=None, return_dtype=pl.String)
    )
    marked = starting.filter(pl.col("head").is_in(MARK_HEADS)).select("at", mark.alias("delivery")).drop_nulls()
    found = found.join(marked, on="at", how="full", coalesce=True).sort("at")
    return found.with_columns(pl.col("doc").fill_null(rows["doc"].gather(found["at"])), pl.col("colon").fill_null(False))


def with_neighbours(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """What the next row says: a title, a delivery mark, another name."""
    # The row a candidate is followed by is a candidate itself, or running text.
    beside = (pl.col("at").shift(-1) == pl.col("at") + 1) & (pl.col("doc").shift(-1) == pl.col("doc"))
    titled = (
        (pl.col("says_title") | pl.col("says_analyst") | pl.col("says_firm")) & ~pl.col("is_name") & ~pl.col("colon") & (pl.col("n") <= 90)
    )
    titled = (
        titled
        & pl.col("role_side").is_null()
        & pl.col("section").is_null()
        & (pl.col("form") == "alone")
        & ~pl.col("body").str.contains(r"[。？！?!]|[0-9]{2}")
    )
    named = pl.col("is_name") & ~pl.col("colon")
    return found.with_columns(titled.fill_null(False).alias("is_title"), named.fill_null(False).alias("is_bare_name")).with_columns(
        (pl.col("is_title").shift(-1) & beside).fill_null(False).alias("title_next"),
        (pl.col("delivery").is_not_null().shift(-1) & beside).fill_null(False).alias("delivery_next"),
        (pl.col("is_bare_name").shift(-1) & beside).fill_null(False).alias("name_next"),
        pl.when(beside).then(pl.col("body").shift(-1)).alias("next_body"),
        *[pl.when(beside).then(pl.col(c).shift(-1)).alias(f"next_{c}") for c in ("says_title", "says_analyst", "says_firm")],
    )
