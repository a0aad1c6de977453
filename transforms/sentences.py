"""Turns cut into sentences by position: text is never changed, offsets count characters of the turn's text.

A sentence ends at 。！？!? with the quotes and brackets behind them, at a new line (a paragraph's end), and at a full stop followed by a
blank, unless the
stop belongs to an abbreviation, an initial or a list number, or what follows goes on in lower case. A semicolon ends nothing.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table

CLOSERS = "”’」』\"'）)】\\]》"
# One stretch up to a mark that may end a sentence. A stop inside a number, a name or an address has no blank behind it.
STRETCH = rf"(?:[^。！？!?.\n]|\.+[^\s.。！？!?\n{CLOSERS}])*(?:[。！？!?.…]+[{CLOSERS}]*[ \t]*|\n|$)"
LIST_NUMBER = r"^\s*[0-9]{1,2}\.\s*$"


@cache
def abbreviation_pattern() -> str:
    """A stretch that ends with an abbreviation or an initial (`C. S. Lee`)."""
    words = "|".join(sorted((w.replace(".", r"\.") for w in table("sentence_abbreviations")["word"]), key=lambda w: -len(w)))
    return rf"(?:(?:^|[\s(（“\"])(?:{words}|[A-Z]|[A-Z]\.[A-Z])\.)\s*$"


def split_sentences(utterances: pl.DataFrame, pieces: pl.DataFrame) -> pl.DataFrame:
    """`document_id`, `utterance_seq`, `sentence_seq` (from 0 in the document), `char_start`, `char_end`, `page`, `text`.

    utterances: `document_id`, `utterance_seq`, `text`, in order; pieces as in docs/architecture.md. `page` is that of the sentence's
    first character.
    """
    turns = utterances.select("document_id", "utterance_seq", "text").with_row_index("turn")
    stretches = (
        turns.select("turn", pl.col("text").str.extract_all(STRETCH).alias("stretch")).explode("stretch").filter(pl.col("stretch") != "")
    )
    stretches = _merge(_with_offsets(stretches))
    sentences = stretches.join(turns.select("turn", "document_id", "utterance_seq"), on="turn", how="left", maintain_order="left")
    sentences = sentences.with_columns(pl.int_range(pl.len(), dtype=pl.Int32).over("document_id").alias("sentence_seq"))
    return _with_pages(sentences, turns, pieces).select(
        "document_id", "utterance_seq", "sentence_seq", "char_start", "char_end", "page", "text"
    )


def _with_offsets(stretches: pl.DataFrame) -> pl.DataFrame:
    length = pl.col("stretch").str.len_chars().cast(pl.Int32)
    return stretches.with_columns(length.alias("length")).with_columns(
        (pl.col("length").cum_sum().over("turn") - pl.col("length")).alias("start")
    )


def _merge(stretches: pl.DataFrame) -> pl.DataFrame:
    """Stretches joined where the stop between them ends no sentence; blanks at both ends left out of the offsets."""
    same = (pl.col("turn") == pl.col("turn").shift(1)).fill_null(False)
    bare = pl.col("stretch").str.strip_chars_end()
    stopped = bare.str.ends_with(".") & ~pl.col("stretch").str.ends_with("\n")
    lower = pl.col("stretch").str.contains(r"^\s*[a-z]")
    # Only stretches with a Latin stop can have been cut wrongly.
    doubtful = stretches.with_row_index("i").filter(stopped)
    wrong = doubtful.filter(pl.col("stretch").str.contains(abbreviation_pattern()))["i"]
    numbers = doubtful.filter(pl.col("stretch").str.contains(LIST_NUMBER))["i"]
    stretches = stretches.with_row_index("i").with_columns(
        pl.col("i").is_in(wrong.implode()).alias("abbreviated"),
        pl.col("i").is_in(numbers.implode()).alias("numbered"),
        stopped.alias("stopped"),
    )
    # `1. First` opens a sentence, the `2.` of `No. 2.` ends one.
    numbered = pl.col("numbered") & ~(pl.col("abbreviated").shift(1).fill_null(False) & same)
    after = (pl.col("abbreviated") | numbered | (pl.col("stopped") & lower.shift(-1))).shift(1).fill_null(False) & same
    stretches = stretches.with_columns(after.alias("goes_on"))
    if stretches["goes_on"].any():
        group = (~pl.col("goes_on")).cum_sum()
        stretches = stretches.group_by(group.alias("group"), maintain_order=True).agg(
            pl.col("turn").first(), pl.col("start").first(), pl.col("stretch").str.join("")
        )
    text = pl.col("stretch").str.strip_chars()
    lead = pl.col("stretch").str.len_chars() - pl.col("stretch").str.strip_chars_start().str.len_chars()
    stretches = stretches.with_columns(text.alias("text"), (pl.col("start") + lead).cast(pl.Int32).alias("char_start")).filter(
        pl.col("text") != ""
    )
    return stretches.with_columns((pl.col("char_start") + pl.col("text").str.len_chars()).cast(pl.Int32).alias("char_end"))


def _with_pages(sentences: pl.DataFrame, turns: pl.DataFrame, pieces: pl.DataFrame) -> pl.DataFrame:
    if pieces["page"].null_count() == pieces.height:
        return sentences.with_columns(pl.lit(None, pl.Int32).alias("page"))
    keyed = pieces.join(
        turns.select("turn", "document_id", "utterance_seq"), on=["document_id", "utterance_seq"], how="inner", maintain_order="left"
    )
    key = pl.col("turn").cast(pl.Int64) * 2**32 + pl.col("char_start")
    keyed = keyed.select(key.alias("key"), "page").sort("key")
    return sentences.with_columns(key.alias("key")).sort("key").join_asof(keyed, on="key", strategy="backward")
