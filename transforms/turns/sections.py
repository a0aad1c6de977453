"""Prepared remarks or questions, and on whose side a speaker stands where neither label nor list says so."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.rows import among

LONGEST_QUESTION = 1500  # characters
CALLING_UP = 200  # characters at a turn's end in which the next question is called up


@cache
def asking_words() -> str:
    """What only those say who have been given the word to ask."""
    return "|".join("(?i:" + word + ")" for word in table("asking_words")["word"])


@cache
def _inviting() -> str:
    """What whoever leads a call says to open the questions or to call up the next one."""
    return "(?i)" + "|".join(table("inviting_words")["pattern"])


@cache
def _nameless() -> str:
    """Labels that tell speakers apart and no more: `Speaker 2`, `发言人 1`."""
    words = table("speaker_words").filter(pl.col("side") == "unknown")["word"]
    return rf"^(?i:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})\s*[0-9A-Z]{{0,3}}$"


def _invites(turns: pl.DataFrame) -> pl.Series:
    """Whether each turn opens the questions; only turns short enough for that, or led by nobody known, are read."""
    leads = pl.col("side").is_null() | (pl.col("side") == "operator") | (pl.col("text").str.len_bytes() < 1200)
    read = turns.with_row_index("place").filter(leads.fill_null(True)).select("place", "text")
    return among(read.filter(pl.col("text").str.tail(1200).str.contains(_inviting()))["place"], turns.height)


def _questioning() -> pl.Expr:
    """Whether a turn of somebody of whom nothing is told reads like a question."""
    asks = pl.col("text").str.head(LONGEST_QUESTION).str.contains(asking_words())
    return asks | ((pl.col("text").str.len_chars() < LONGEST_QUESTION) & pl.col("text").str.contains("[?？]"))


def _settled(turns: pl.DataFrame) -> pl.DataFrame:
    """`side` and `title` of those whose label says something unknown beside the name: the firm of whoever asks, or a title where nobody
    has spoken before but an operator who did not call up a question.
    """
    guess = (pl.col("side").is_null() & pl.col("organization").is_not_null() & pl.col("name").is_not_null()).fill_null(False)
    heard = (pl.col("name").is_not_null() & (pl.col("side") != "operator").fill_null(True) & ~guess).cum_max().over("doc")
    invited = (pl.col("invites").shift(1) & (pl.col("doc") == pl.col("doc").shift(1))).fill_null(False)
    turns = turns.with_columns((guess & ~heard & ~invited).alias("opens"))
    opens = pl.col("opens").any().over("doc", "name")
    return turns.with_columns(
        pl.when(guess & opens).then(pl.lit("company")).when(guess).then(pl.lit("analyst")).otherwise("side").alias("side"),
        pl.when(guess & opens).then(pl.coalesce("title", "organization")).otherwise("title").alias("title"),
        pl.when(guess & opens).then(None).otherwise("organization").alias("organization"),
    ).drop("opens")


def with_sections(turns: pl.DataFrame) -> pl.DataFrame:
    """`section` of every turn: by the heading above it; without any such heading the questions start with the first analyst, and whoever
    invites them. An invitation that a statement follows is an announcement: `after the presentation we will take questions`.
    """
    turns = _settled(turns.with_columns(_invites(turns).alias("invites")))
    headed = (pl.col("section") == "qa").fill_null(False).any().over("doc")
    operator = (pl.col("side") == "operator").fill_null(False)
    # Who is the first to speak and asks nothing opens the call, whatever the firm.
    welcomes = (pl.col("utterance_seq") == 0) & pl.col("organization").is_not_null() & ~pl.col("questions")
    turns = turns.with_columns(
        _of_few(turns, _questioning(), _doubtful()).alias("questions"), _asks_unannounced(turns).alias("unannounced")
    )
    asked = ((pl.col("side") == "analyst") & ~welcomes).fill_null(False) | pl.col("unannounced")
    invited = asked.shift(-1).fill_null(False) & (pl.col("doc") == pl.col("doc").shift(-1)).fill_null(False)
    short = pl.col("text").str.len_chars() < 400
    opening = invited & ((operator & (pl.col("utterance_seq") > 0)) | (short & pl.col("invites")))
    leading = pl.col("invites") & (operator | (pl.col("side").is_null() & pl.col("name").str.contains(_nameless()).fill_null(False)))
    # The next to speak who is no operator: whoever asks, or somebody who answers what was read out.
    voice = pl.when(operator).then(None)
    follows = voice.otherwise(asked | (pl.col("side").is_null() & pl.col("questions"))).shift(-1).backward_fill().over("doc")
    reads_out = pl.col("text").str.tail(CALLING_UP).str.contains("[?？]")
    leading = leading & (follows.fill_null(True) | reads_out)
    from_here = (asked | opening | leading).cum_max().over("doc")
    told = pl.when(headed).then(pl.col("section") == "qa").otherwise(from_here).fill_null(False)
    return turns.with_columns(pl.when(told).then(pl.lit("qa")).otherwise(pl.lit("prepared")).alias("section")).drop(
        "questions", "unannounced"
    )


def _asks_unannounced(turns: pl.DataFrame) -> pl.Series:
    """Turns of speakers of whom nothing is told but that they ask, when they first speak and in words, in documents without operator or
    analyst: `发言人 2  05:40`.
    """
    unled = ~pl.col("side").is_in(["operator", "analyst"]).fill_null(False).any().over("doc")
    first = pl.col("name").is_first_distinct().over("doc")
    asks = pl.col("side").is_null() & pl.col("name").is_not_null() & (pl.col("utterance_seq") > 0) & unled & first
    read = turns.with_row_index("place").filter(asks & (pl.col("text").str.len_bytes() < 3 * LONGEST_QUESTION))
    asking = pl.col("text").str.contains(asking_words()) & pl.col("text").str.contains("[?？]")
    return among(read.filter(asking)["place"], turns.height)


def _doubtful() -> pl.Expr:
    """Turns whose words tell whether they ask: those of nobody known, and the first of a document."""
    return pl.col("side").is_null() | (pl.col("utterance_seq") == 0)


def _of_few(turns: pl.DataFrame, said: pl.Expr, few: pl.Expr) -> pl.Series:
    """Where `said` holds among the turns of `few`; False elsewhere: words of long texts are looked at only where they tell something."""
    read = turns.with_row_index("place").filter(few.fill_null(True))
    return among(read.filter(said)["place"], turns.height)


def with_sides(turns: pl.DataFrame) -> pl.DataFrame:
    """`side` of named speakers of whom nothing is told: who follows an operator or asks in words is an analyst, anyone else answers.

    An interpreter speaks for the one before.
    """
    same = (pl.col("doc") == pl.col("doc").shift(1)).fill_null(False)
    interprets = (pl.col("side") == "interpreter").fill_null(False)
    turns = turns.with_columns(interprets.alias("interprets"))
    # Of speakers who only have a number, the one who opens the questions leads the call.
    nameless = pl.col("side").is_null() & pl.col("name").str.contains(_nameless()).fill_null(False)
    leads = nameless & (nameless & pl.col("invites")).any().over("doc", "name")
    turns = turns.with_columns(pl.when(leads).then(pl.lit("operator")).otherwise("side").alias("side"))
    voice = ["name", "title", "organization", "side"]
    turns = turns.with_columns(
        [pl.when("interprets").then(None).otherwise(pl.col(c)).alias(c) for c in voice]
        + [pl.when("interprets").then(pl.lit("interpreted")).otherwise("delivery").alias("delivery")]
    )
    before = pl.col("place").cast(pl.Int64)
    turns = turns.with_row_index("place")
    turns = turns.with_columns(pl.when("interprets").then(None).otherwise(before).alias("voice")).with_columns(
        pl.col("voice").forward_fill().over("doc")
    )
    if turns["interprets"].any():
        turns = turns.with_columns(
            [pl.when("interprets").then(pl.col(c).gather(pl.col("voice").fill_null(before))).otherwise(pl.col(c)).alias(c) for c in voice]
        )
    after_operator = same & (pl.col("side").shift(1) == "operator").fill_null(False) & (pl.col("section") == "qa")
    untold = turns.filter(pl.col("side").is_null() & pl.col("name").is_not_null() & (pl.col("section") == "qa"))
    # `Can we go to the next question, please?`: who speaks next asks it.
    before_it = turns.select(pl.col("doc").alias("doc_before"), pl.col("text").str.tail(CALLING_UP).alias("end"))[
        untold["place"].cast(pl.Int64) - 1
    ]
    called = pl.concat([untold, before_it], how="horizontal").filter((pl.col("place") > 0) & (pl.col("doc") == pl.col("doc_before")))
    called_up = called.filter(pl.col("end").str.contains(_inviting()))["place"]
    asking = untold.filter(pl.col("text").str.head(1500).str.contains(asking_words()))["place"]
    turns = turns.with_columns(among(pl.concat([asking, called_up]), turns.height).alias("asking"))
    open_cases = turns.filter(pl.col("side").is_null() & pl.col("name").is_not_null()).select("place", "doc", "name")
    if open_cases.height:
        # Who has spoken before the questions is none who asks them.
        spoke = turns.filter((pl.col("section") == "prepared") & pl.col("name").is_not_null()).select("doc", "name")
        askers = turns.filter(after_operator | pl.col("asking")).select("doc", "name").unique().join(spoke, on=["doc", "name"], how="anti")
        asks = among(open_cases.join(askers, on=["doc", "name"], how="semi")["place"], turns.height)
        told = pl.when(pl.col("name").is_not_null()).then(pl.when(asks).then(pl.lit("analyst")).otherwise(pl.lit("company")))
        turns = turns.with_columns(pl.coalesce("side", told).alias("side"))
    return turns.drop("invites", "interprets", "voice", "place", "asking")
