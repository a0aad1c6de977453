"""Documents that are no transcripts, each with a reason in plain words."""

from __future__ import annotations

import polars as pl

from transforms.reference import table

AMOUNT = r"[0-9][0-9,.，]*\s*(?:[%％億亿萬万元]|million|billion|percent|bps)"
SHORTEST = 60  # characters of text below which nothing can be told
SAMPLE_TURNS = 12
SAMPLE = 4000  # characters that are looked at: the beginnings of the first turns
SCHEMA = {"document_id": pl.String, "reason": pl.String, "detail": pl.String}


def judge(turns: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """`doc`, `reason`, `detail` of every document to reject. `turns` has `doc`, `name`, `side`, `text`; `documents` has `doc` and
    `vouched`.

    A document with speakers needs a word of results in it, one without needs several and amounts too; one whose sidecar names its company
    is taken at its word.
    """
    words = table("financial_words")["word"].to_list()
    sample = pl.col("text").head(SAMPLE_TURNS)
    measured = turns.group_by("doc", maintain_order=True).agg(
        (pl.col("name").is_not_null() | pl.col("side").is_not_null()).any().alias("speakers"),
        pl.col("text").str.len_chars().sum().alias("length"),
        sample.str.head(SAMPLE // pl.len().clip(1, SAMPLE_TURNS)).str.join(" ").alias("sample"),
    )
    several = pl.col("sample").str.extract_many(words, ascii_case_insensitive=True).list.n_unique() >= 2
    amounts = pl.col("sample").str.count_matches(AMOUNT) >= 3
    silent = measured.filter(~pl.col("speakers")).select("doc", (several & amounts).alias("prose"))
    spoken = measured.filter("speakers").select("doc", pl.col("sample").str.contains_any(words, ascii_case_insensitive=True).alias("prose"))
    found = documents.select("doc", "vouched").join(measured.select("doc", "length"), on="doc", how="left", maintain_order="left")
    found = found.join(pl.concat([silent, spoken]), on="doc", how="left", maintain_order="left")
    prose = pl.col("prose")
    reason = (
        pl.when(pl.col("length").is_null())
        .then(
            pl.struct(reason=pl.lit("empty"), detail=pl.lit("The file holds no text: give a transcript with the words that were spoken."))
        )
        .when((pl.col("length") < SHORTEST) & ~pl.col("vouched"))
        .then(
            pl.struct(
                reason=pl.lit("not_a_transcript"),
                detail=pl.lit("The text is too short for a transcript: check that the whole file was saved."),
            )
        )
        .when(~(prose | pl.col("vouched")))
        .then(
            pl.struct(
                reason=pl.lit("not_a_transcript"),
                detail=pl.lit(
                    "Neither speakers nor results were found: if it is a results call, name its company in <name>.call.yml beside it."
                ),
            )
        )
    )
    judged = found.with_columns(reason.alias("judgement")).filter(pl.col("judgement").is_not_null())
    return judged.select("doc", pl.col("judgement").struct.field("reason"), pl.col("judgement").struct.field("detail"))
