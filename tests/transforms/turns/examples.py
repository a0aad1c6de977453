"""Small transcripts to frames, and turns back to rows a test can compare. Every company, person and firm is invented."""

from __future__ import annotations

from textwrap import dedent

import polars as pl

from transforms.turns import Turns, read_turns


def lines_of(text: str, document_id: str = "doc_1") -> pl.DataFrame:
    """The lines of a text source as `flows` reads them: a form feed starts a page."""
    rows = []
    pages = text.split("\f")
    for page, content in enumerate(pages, 1):
        rows += [(page if len(pages) > 1 else None, line) for line in content.split("\n")]
    schema = {"page": pl.Int32, "text": pl.String}
    lines = pl.DataFrame(rows, schema=schema, orient="row").with_row_index("seq")
    return lines.with_columns(pl.col("seq").cast(pl.Int32), pl.lit(document_id).alias("document_id"))


def read(text: str) -> Turns:
    """Turns of one document written as an indented block."""
    return read_turns(lines_of(dedent(text).strip("\n")), pl.DataFrame({"document_id": ["doc_1"], "company_id": ["example"]}))


def speakers(turns: Turns) -> list[tuple[str | None, ...]]:
    """`name`, `title`, `organization`, `side` of every turn."""
    return turns.utterances.select("speaker_name", "speaker_title", "speaker_organization", "side").rows()


def texts(turns: Turns) -> list[str]:
    return turns.utterances["text"].to_list()


def every_piece_matches(text: str, turns: Turns) -> bool:
    """Whether each stretch of each turn is what its line holds there."""
    joined = turns.pieces.join(turns.utterances, on=["document_id", "utterance_seq"]).join(
        lines_of(text).select("document_id", pl.col("seq").alias("line_seq"), pl.col("text").alias("line")), on=["document_id", "line_seq"]
    )
    in_turn = pl.col("text").str.slice(pl.col("char_start"), pl.col("length"))
    in_line = pl.col("line").str.slice(pl.col("line_char_start"), pl.col("length"))
    return joined.height == turns.pieces.height and joined.select((in_turn == in_line).all()).item()
