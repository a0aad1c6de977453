"""The parts of a document that say what call it is of: its title, its running headers, and the greeting."""

from __future__ import annotations

import polars as pl

TITLE_ROWS = 15
FIRST_ROWS = 45  # rows of a document without a title block among which its title is looked for
LONGEST_TITLE = 150  # characters
GREETING_TURNS = 3
GREETING = 600  # characters of each turn
SAMPLE_TURNS = 12
SAMPLE = 600  # characters of each turn
# Page numbers are no news, a day is.
LETTERS_OR_DATE = r"\pL|20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
SHOWN = {"document_id": pl.String, "text": pl.String, "tells_title": pl.Boolean}
ORDER = {"title_block": 0, "furniture": 1, "heading": 2}


def read_heads(documents: pl.DataFrame, lines: pl.DataFrame, utterances: pl.DataFrame, margins: pl.DataFrame | None) -> pl.DataFrame:
    """One row a document, in order: `document_id`, `title`, `greeting` (both may be empty), `sample` (how its first turns begin)."""
    shown = _margins(margins) if margins is not None else pl.DataFrame(schema=SHOWN)
    # A document of headings alone has its title among its first lines.
    bare = documents.select("document_id").join(shown.filter("tells_title"), on="document_id", how="anti")
    if bare.height:
        shown = pl.concat([_first_lines(lines.join(bare, on="document_id", how="semi", maintain_order="left")), shown.drop("tells_title")])
    titles = shown.group_by("document_id", maintain_order=True).agg(pl.col("text").head(TITLE_ROWS).str.join("\n").alias("title"))
    early = utterances.filter(pl.col("utterance_seq") < SAMPLE_TURNS).select(
        "document_id", pl.col("text").str.head(GREETING).alias("greeting"), pl.col("text").str.head(SAMPLE).alias("sample")
    )
    speech = early.group_by("document_id", maintain_order=True).agg(pl.col("greeting").head(GREETING_TURNS), "sample")
    speech = speech.with_columns(pl.col("greeting", "sample").list.join("\n"))
    heads = documents.select("document_id").join(titles, on="document_id", how="left", maintain_order="left")
    heads = heads.join(speech, on="document_id", how="left", maintain_order="left")
    return heads.with_columns(pl.col("title", "greeting", "sample").fill_null(""))


def _margins(margins: pl.DataFrame) -> pl.DataFrame:
    """What is printed beside the speech, the title first; page numbers are no news, and a running header is told once."""
    shown = margins.filter(pl.col("kind").is_in(list(ORDER))).select("document_id", "text", "kind")
    shown = shown.unique(["document_id", "text"], keep="first", maintain_order=True).filter(pl.col("text").str.contains(LETTERS_OR_DATE))
    counted = pl.when(pl.col("kind") == "furniture").then(pl.col("text").str.replace_all("[0-9]+", "#")).otherwise("text")
    shown = shown.with_columns(counted.alias("key")).unique(["document_id", "key"], keep="first", maintain_order=True)
    order = pl.col("kind").replace_strict(ORDER, return_dtype=pl.Int8)
    shown = shown.sort("document_id", order, maintain_order=True)
    return shown.select("document_id", "text", (pl.col("kind") != "heading").alias("tells_title"))


def _first_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """The short lines at the beginning: a document without speakers has no title block told apart from its text."""
    first = lines.filter(pl.col("seq") < FIRST_ROWS).select("document_id", pl.col("text").str.strip_chars())
    return first.filter((pl.col("text") != "") & (pl.col("text").str.len_chars() < LONGEST_TITLE))
