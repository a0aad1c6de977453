"""What publishers print before and after a call and nobody said: disclaimers, copyright lines, warnings, fields of forms.

Such a notice is told by the words it opens with (`reference/notice_openings.csv`) and by its place: above the first speaker, or behind
the last words of the last one, where it ends the speech for good. In the midst of a call the same words are somebody's, unless they are
printed again and again.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table

PLACES = 90  # characters at a row's head that are looked at


@cache
def _openings(place: str | None = None) -> str:
    """Patterns of all notices, or of those that stand anywhere."""
    words = table("notice_openings").filter(pl.lit(True) if place is None else pl.col("place") == place)["pattern"]
    return r"(?i)^[\s*_#【（(\[<>\-–—]*(?:" + "|".join(words) + ")"


def repeated_notices(rows: pl.DataFrame) -> pl.Series:
    """Places of the rows of notices that a document prints word for word more than once."""
    printed = rows.select(pl.arange(0, pl.len(), dtype=pl.UInt32).alias("place"), "doc", "n", "width", "head", "tail")
    printed = printed.filter(pl.col("n").is_between(8, 250))
    # Lines of one length that begin and end alike may be the same: few are left to be compared.
    alike = pl.col("head").hash(1) + pl.col("tail").hash(2) + (pl.col("doc").cast(pl.UInt64) * 4096 + pl.col("n")) * 1024 + pl.col("width")
    printed = printed.filter(alike.is_duplicated())
    printed = printed.select("place", "doc", rows["body"].gather(printed["place"]))
    printed = printed.filter(pl.struct("doc", "body").is_duplicated())
    words = printed.select(pl.col("body").unique()).filter(pl.col("body").str.head(PLACES).str.contains(_openings("anywhere")))
    return printed.filter(pl.col("body").is_in(words["body"].implode()))["place"]


def find_notices(rows: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """`at`, `doc`, `kind` (`notice`) of the rows of notices.

    rows: with `at`, `doc`, `body`, `may_start`, `starts`; events: `at`, `doc`, `kind`.
    """
    speakers = events.filter(pl.col("kind") == "speaker")
    spans = speakers.group_by("doc").agg(pl.col("at").min().alias("first"), pl.col("at").max().alias("last"))
    rows = rows.select("at", "doc", "may_start", "starts", "body", "n").join(spans, on="doc", how="inner", maintain_order="left")
    outside = rows.filter((pl.col("at") < pl.col("first")) | (pl.col("at") > pl.col("last")))
    opened = outside.filter("may_start").filter(pl.col("body").str.head(PLACES).str.contains(_openings()))
    after = opened.filter(pl.col("at") > pl.col("last")).group_by("doc").agg(pl.col("at").min().alias("cut"))
    closing = outside.join(after, on="doc", how="inner").filter(pl.col("at") >= pl.col("cut"))
    # Above the first speaker a notice is the paragraph that opens so.
    opened = opened.filter(pl.col("body").str.head(PLACES).str.contains(_openings("anywhere")))
    before = outside.filter(pl.col("at") < pl.col("first")).with_columns(pl.col("starts").cum_sum().over("doc").alias("paragraph"))
    # What stands above the opening words in the same paragraph is the title.
    begins = before.join(opened.select("at"), on="at", how="semi").group_by("doc", "paragraph").agg(pl.col("at").min().alias("begin"))
    opening = before.join(begins, on=["doc", "paragraph"], how="inner").filter(pl.col("at") >= pl.col("begin"))
    found = pl.concat([closing.select("at", "doc"), opening.select("at", "doc")]).unique("at").sort("at")
    headings = events.filter((pl.col("kind") == "heading") & (pl.col("section") == "end")).select("at", "doc")
    ends = (
        headings.join(spans, on="doc", how="inner")
        .filter(pl.col("at") > pl.col("last"))
        .group_by("doc")
        .agg(pl.col("at").min().alias("cut"))
    )
    tail = outside.join(ends, on="doc", how="inner").filter(pl.col("at") >= pl.col("cut")).select("at", "doc")
    found = pl.concat([found, tail]).unique("at").sort("at")
    return found.with_columns(pl.lit("notice").alias("kind"))
