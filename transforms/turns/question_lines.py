"""Questions without a label of their own: told by the answer below them.

`1、问题…？` over `答：…`, a paragraph that asks over `公司回复：…`, and, in minutes that mark nothing, numbered questions each with the
paragraph that answers it.
"""

from __future__ import annotations

import polars as pl

from transforms.turns.layout import ITEM_HEADS
from transforms.turns.sections import asking_words

NUMBER = (
    r"^((?:[（(]?[0-9]{1,2}[）)]?\s?[、．.:：)）]\s*|[（(]?[一二三四五六七八九十]{1,3}[）)]?[、．.：]\s*|[（(][0-9一二三四五六七八九十]{1,3}[）)]\s*"
    r"|第[一二三四五六七八九十]{1,2}(?:个|個)?(?:问题|問題|问|問)[:：，、]?\s*|#{1,4}\s+))(?:[^0-9]|$)"
)
NUMBER_HEADS = (*ITEM_HEADS, "#")
QUESTION_MARKS = ["？", "?"]
FEWEST_UNMARKED = 3  # numbered questions that show by themselves how a document is set
FEWEST_NUMBERED = 2  # numbers that may be those of questions
LONGEST = 8  # rows of a question without a label


def with_question_lines(rows: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Events with those of questions that bear no label, and of their answers where these bear none.

    rows: with `at` (their number), `doc`, `starts`, `head`, `tail`, `body`; events: of `find_speakers`, with `answers` (an answer's mark).
    """
    paragraphs = _paragraphs(rows, events)
    answered = _answered(paragraphs)
    unmarked = _unmarked(paragraphs, answered)
    found = pl.concat([answered, unmarked], how="diagonal").unique("at", keep="first")
    if found.is_empty():
        return events
    found = found.select(
        "at",
        "doc",
        pl.lit("speaker").alias("kind"),
        "side",
        pl.when(pl.col("side") == "analyst").then(pl.col("number").str.len_chars()).otherwise(0).fill_null(0).alias("prefix"),
        pl.lit(0, pl.UInt32).alias("cut_before"),
    )
    events = events.filter(~(pl.col("at").is_in(found["at"].implode()) & (pl.col("kind") != "speaker")))
    return pl.concat([events, found.cast({"prefix": events.schema["prefix"]})], how="diagonal_relaxed").sort("at")


def _paragraphs(rows: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Paragraphs of the documents that may have such questions: `at`, `doc`, `number`, `asks`, `spoken_by` (side of the speaker before),
    `labelled`, `answers`.
    """
    marks = events.filter("answers")["doc"].unique()
    heads = rows.select("at", "doc", "body", (pl.col("starts") & pl.col("head").is_in(NUMBER_HEADS)).alias("may")).filter("may")
    numbers = heads.select("at", "doc", pl.col("body").str.head(16).str.extract(NUMBER).alias("number")).drop_nulls("number")
    counted = numbers.group_by("doc").len().filter(pl.col("len") >= FEWEST_NUMBERED)["doc"]
    documents = pl.concat([marks, counted]).unique()
    starts = rows["starts"].arg_true()
    spans = pl.DataFrame({"at": starts, "behind": starts.shift(-1, fill_value=rows.height)})
    spans = spans.with_columns(rows["doc"].gather(starts).alias("doc")).filter(pl.col("doc").is_in(documents.implode()))
    paragraphs = spans.select(
        "at",
        "doc",
        (pl.col("behind") - pl.col("at")).alias("rows"),
        rows["body"].gather(spans["at"]),
        rows["tail"].gather(spans["behind"] - 1),
        rows["body"].gather(spans["behind"] - 1).alias("end"),
    )
    voices = events.filter(pl.col("kind") == "speaker").select("at", pl.col("side").fill_null("").alias("voice"), "answers")
    others = events.filter(pl.col("kind") != "speaker").select("at", pl.lit(True).alias("marked"))
    paragraphs = paragraphs.join(numbers.select("at", "number"), on="at", how="left", maintain_order="left")
    paragraphs = paragraphs.join(voices, on="at", how="left", maintain_order="left").join(
        others, on="at", how="left", maintain_order="left"
    )
    return paragraphs.with_columns(
        pl.col("tail").is_in(QUESTION_MARKS).alias("asks"),
        pl.col("voice").is_not_null().alias("labelled"),
        pl.col("marked").fill_null(False),
        pl.col("answers").fill_null(False),
        pl.col("voice").shift(1).forward_fill().over("doc").alias("spoken_by"),
    )


def _answered(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """`at`, `doc`, `number`, `side` of the questions over the mark of an answer, or, where they are numbered, over anybody who answers."""
    same = pl.col("doc") == pl.col("doc").shift(-1)
    marked_below = (pl.col("answers").shift(-1) & same).fill_null(False)
    company_below = (pl.col("labelled").shift(-1) & pl.col("voice").shift(-1).is_in(["company", ""]) & same).fill_null(False)
    numbered = pl.col("number").is_not_null()
    free = ~pl.col("labelled") & ~pl.col("marked") & (pl.col("spoken_by") != "analyst").fill_null(True) & (pl.col("rows") <= LONGEST)
    asks = pl.col("asks") | pl.col("end").str.contains(asking_words())
    last = free & ((marked_below & (asks | numbered)) | (company_below & numbered & pl.col("asks")))
    told = paragraphs.with_columns(last.fill_null(False).alias("last"), free.alias("free"), numbered.alias("numbered"))
    # The question may have begun in a numbered paragraph above: `2、…？` over `另外…？`, or its number stands on a line of its own.
    heads = pl.col("asks") | (pl.col("body").str.len_chars() == pl.col("number").str.len_chars())
    above = told.select(
        (pl.col("last").shift(-1) & ~pl.col("numbered").shift(-1) & pl.col("numbered") & heads & pl.col("free") & same).alias("above")
    )["above"].fill_null(False)
    told = told.with_columns(above.alias("above"))
    first = pl.col("above") | (pl.col("last") & ~pl.col("above").shift(1, fill_value=False))
    return told.filter(first).select("at", "doc", "number", pl.lit("analyst").alias("side"))


def _unmarked(paragraphs: pl.DataFrame, answered: pl.DataFrame) -> pl.DataFrame:
    """Numbered questions with their answers, in documents that mark neither."""
    bare = paragraphs.filter(~pl.col("answers").any().over("doc")).join(answered.select("doc").unique(), on="doc", how="anti")
    question = (pl.col("number").is_not_null() & pl.col("asks") & ~pl.col("labelled") & (pl.col("rows") <= LONGEST)).alias("question")
    bare = bare.with_columns(question)
    same = pl.col("doc") == pl.col("doc").shift(-1)
    below = (same & ~pl.col("question").shift(-1) & ~pl.col("labelled").shift(-1) & ~pl.col("marked").shift(-1)).fill_null(False)
    opens = pl.col("question") & below & (pl.col("spoken_by").is_in(["", "company"])).fill_null(True)
    bare = bare.with_columns(opens.alias("opens"))
    # An answer counts its points too, but asks nothing: most questions of such a document are answered at once.
    usual = (pl.col("opens").sum().over("doc") >= FEWEST_UNMARKED) & (
        pl.col("opens").sum().over("doc") * 2 > pl.col("question").sum().over("doc")
    )
    bare = bare.with_columns((pl.col("opens") & usual).alias("opens")).with_columns(
        pl.when("opens").then(pl.lit("analyst")).when(pl.col("opens").shift(1, fill_value=False)).then(pl.lit("company")).alias("side")
    )
    return bare.filter(pl.col("side").is_not_null()).select("at", "doc", "number", "side")
