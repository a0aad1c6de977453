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
# What may end a sentence. A full stop inside a number, a name or an address has no blank behind it.
# Two classes in a row, not three: polars' regex is twice as fast then.
TAIL = rf"[。！？!?.…{CLOSERS}]*[ \t]*"
END = rf"[。！？!?]{TAIL}|\.[。！？!?…{CLOSERS}]{TAIL}|\.[ \t]+|\.?\n"
# No character of a turn: `turns/rows.py` cuts it out of every line.
MARK = "\0"
LIST_NUMBER = r"^\s*[0-9]{1,2}\.\s*$"
# `毛 利 率 45. 4 %`: a number torn at its point, where Chinese is spoken.
TORN_LEFT, TORN_RIGHT = r"[一-鿿][ \t]?[0-9]{1,3}\.[ \t]$", r"^[0-9]{1,4}(?:[ \t]?[%％一-鿿]|$)"
# Room for the offsets in a turn, and for the turns of a document, in one integer key.
OFFSETS, TURNS = 2**28, 2**16


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
    sentences = _merge(_stretches(turns))
    of_turn = turns.select("document_id", "utterance_seq", _runs(turns["document_id"]).alias("doc"))
    sentences = sentences.with_columns(of_turn[sentences["turn"]])
    return _with_pages(_numbered(sentences), of_turn, pieces).select(
        "document_id", "utterance_seq", "sentence_seq", "char_start", "char_end", "page", "text"
    )


def _stretches(turns: pl.DataFrame) -> pl.DataFrame:
    """What stands up to each end of a sentence: `turn`, `stretch` (with that end), `start` in the turn's text, `length` (characters)."""
    # One pass of the pattern: every end gets a mark behind it, the text is parted at the marks.
    stretch = pl.col("text").str.replace_all(END, "${0}" + MARK).str.split(MARK)
    found = turns.select("turn", stretch.alias("stretch")).explode("stretch")
    found = found.with_columns(pl.col("stretch").str.len_chars().cast(pl.Int64).alias("length"))
    lengths = turns["text"].str.len_chars().cast(pl.Int64)
    before = (lengths.cum_sum() - lengths).gather(found["turn"])
    found = found.with_columns((pl.col("length").cum_sum() - pl.col("length") - before).alias("start"))
    return found.filter(pl.col("length") > 0)


def _runs(values: pl.Series) -> pl.Series:
    """The running number of the stretch of equal values each one stands in."""
    return (values != values.shift(1)).fill_null(False).cum_sum().cast(pl.Int64)


def _numbered(sentences: pl.DataFrame) -> pl.DataFrame:
    """`sentence_seq`, from 0 within each document."""
    place = pl.int_range(pl.len())
    first = pl.when(pl.col("doc") != pl.col("doc").shift(1, fill_value=-1)).then(place).forward_fill()
    return sentences.with_columns((place - first).cast(pl.Int32).alias("sentence_seq"))


def _merge(stretches: pl.DataFrame) -> pl.DataFrame:
    """Stretches joined where the stop between them ends no sentence; blanks at both ends left out of the offsets."""
    goes_on = _goes_on(stretches)
    if goes_on.any():
        stretches = _joined(stretches, goes_on)
    stripped = stretches.with_columns(pl.col("stretch").str.strip_chars_start().alias("text"))
    lead = pl.col("length") - pl.col("text").str.len_chars()
    stripped = stripped.with_columns((pl.col("start") + lead).cast(pl.Int32).alias("char_start"), pl.col("text").str.strip_chars_end())
    length = pl.col("text").str.len_chars().cast(pl.Int32)
    return stripped.filter(pl.col("text") != "").select("turn", "text", "char_start", (pl.col("char_start") + length).alias("char_end"))


def _goes_on(stretches: pl.DataFrame) -> pl.Series:
    """Whether each stretch goes on with the sentence of the one before: only a Latin stop can have been taken wrongly for an end."""
    ends = pl.any_horizontal(pl.col("stretch").str.ends_with(last) for last in (".", " ", "\t"))
    likely = stretches.select(ends.arg_true().alias("place"))["place"]
    stopped = likely.filter(stretches["stretch"].gather(likely).str.strip_chars_end(" \t").str.ends_with("."))
    doubtful = stretches[stopped].with_columns(stopped.alias("place"))
    behind = stretches.select("turn", "stretch").lazy().select(pl.all().shift(-1)).collect()[stopped]
    same = behind["turn"] == doubtful["turn"]
    lower = behind["stretch"].str.contains(r"^\s*[a-z]")
    abbreviated = doubtful["stretch"].str.contains(abbreviation_pattern())
    # `1. First` opens a sentence, the `2.` of `No. 2.` ends one.
    beside = (doubtful["place"].shift(1) + 1 == doubtful["place"]) & (doubtful["turn"].shift(1) == doubtful["turn"])
    of_name = (abbreviated.shift(1) & beside).fill_null(False)
    numbered = doubtful["stretch"].str.contains(LIST_NUMBER) & ~of_name
    torn = doubtful["stretch"].str.contains(TORN_LEFT) & behind["stretch"].str.contains(TORN_RIGHT)
    joins = ((abbreviated | numbered | lower | torn) & same).fill_null(False)
    return pl.repeat(False, stretches.height, dtype=pl.Boolean, eager=True).scatter(doubtful["place"].filter(joins) + 1, True)


def _joined(stretches: pl.DataFrame, goes_on: pl.Series) -> pl.DataFrame:
    """Stretches that go on are part of the one before them."""
    parted = stretches.with_columns(goes_on.alias("goes_on"), (~goes_on).cum_sum().alias("group"))
    several = pl.col("goes_on") | pl.col("goes_on").shift(-1, fill_value=False)
    whole = parted.filter(several).group_by("group", maintain_order=True)
    joined = whole.agg(pl.col("turn", "start").first(), pl.col("stretch").str.join(""), pl.col("length").sum())
    columns = ["group", "turn", "start", "stretch", "length"]
    return pl.concat([parted.filter(~several).select(columns), joined.select(columns)]).sort("group").drop("group")


def _with_pages(sentences: pl.DataFrame, turns: pl.DataFrame, pieces: pl.DataFrame) -> pl.DataFrame:
    """`page`: that of the piece a sentence begins in."""
    if pieces["page"].null_count() == pieces.height:
        return sentences.with_columns(pl.lit(None, pl.Int32).alias("page"))
    numbers = turns.select("document_id", "doc").unique(maintain_order=True)
    # Pieces of a document stand together: a run of equal ids is looked up once.
    runs = pieces.select(pl.col("document_id").rle()).unnest("document_id").rename({"value": "document_id"})
    found = runs.join(numbers, on="document_id", how="left", maintain_order="left")
    doc = found.select(pl.col("doc").repeat_by("len")).explode("doc")["doc"]
    key = (pl.col("doc") * TURNS + pl.col("utterance_seq")) * OFFSETS + pl.col("char_start")
    keyed = pieces.select("utterance_seq", "char_start", "page", doc.alias("doc")).drop_nulls("doc").select(key.alias("key"), "page")
    return sentences.with_columns(key.alias("key")).join_asof(keyed.sort("key"), on="key", strategy="backward", check_sortedness=False)
