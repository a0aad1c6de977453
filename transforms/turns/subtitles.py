"""Times and numbers of subtitles, as speech recognition writes them: `[85.460 --> 88.260] words`, or a number and times above the words.

They were not spoken. A sentence runs on over the lines of subtitles where the text has punctuation that says where it ends; without any,
a line is a sentence.
"""

from __future__ import annotations

import polars as pl

from transforms.turns.rows import among, edges, with_rows

TIMES = r"^([\[(<]?\s*[0-9][0-9:.,]*\s*-->\s*[0-9][0-9:.,]*\s*[\])>]?\s*)"
NUMBER = "^[0-9]{1,5}$"
#: Subtitles with this share of lines that end a sentence have punctuation.
PUNCTUATED = 0.03


def take_times(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`rows` (in reading order, see rows.py, with `terminal`) without times, and the rows that are nothing else.

    Adds `runs_on` (of subtitles; goes on from the row before it unless that ends a sentence) and `stands_alone` (of subtitles that have no
    punctuation).
    """
    places = rows.select(pl.col("body").str.contains("-->", literal=True).arg_true())["body"]
    timed = rows.select("n", "lead", "body").select(pl.all().gather(places)).with_columns(at=places)
    timed = timed.with_columns(length=pl.col("body").str.extract(TIMES, 1).str.len_chars().cast(pl.Int64)).drop_nulls("length")
    if timed.is_empty():
        return rows.with_columns(runs_on=pl.lit(False), stands_alone=pl.lit(False)), rows.clear()
    whole = timed.filter(pl.col("length") == pl.col("n"))["at"]
    words = timed.filter(pl.col("length") < pl.col("n"))
    above = whole.filter(whole > 0) - 1
    numbers = above.filter(rows["body"].gather(above).str.contains(NUMBER))
    apart = among(pl.concat([whole, numbers]), rows.height)
    below = (whole + 1).filter(whole + 1 < rows.height)
    spoken = among(pl.concat([words["at"], below]), rows.height)
    kept = _marked(_without_times(rows, words), spoken)
    return kept.filter(~apart), rows.filter(apart)


def _without_times(rows: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """Rows whose words begin behind a time, from these words on."""
    length = pl.col("length")
    cut = words.with_columns(body=pl.col("body").str.slice(length), lead=(pl.col("lead") + length).cast(rows.schema["lead"]))
    return with_rows(rows, cut.drop("n", "length").with_columns(*edges()))


def _marked(rows: pl.DataFrame, spoken: pl.Series) -> pl.DataFrame:
    """`runs_on` and `stands_alone`."""
    ends = rows.select("doc", "terminal", spoken=spoken).filter("spoken").group_by("doc").agg(pl.col("terminal").mean())
    punctuated = ends.filter(pl.col("terminal") >= PUNCTUATED)["doc"]
    runs_on = rows["doc"].is_in(punctuated.implode())
    return rows.with_columns(runs_on=spoken & runs_on, stands_alone=spoken & ~runs_on)
