"""Periods that head what follows: For the full year, …"""

from __future__ import annotations

import polars as pl

#: For how many sentences a period at the head of one (For the full year, …) stays the one that is spoken of.
_HEADED_SENTENCES = 2


def with_headings(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `heading_at`: the period that headed one of the sentences before (For the full year, …), where no other was said since."""
    said = pl.col("role") == "period"
    heads = said & pl.col("from_start") & (pl.col("before_metric").is_null() & pl.col("before_number").is_null())
    # A part of what the call reports (二季度 on a half year's call) heads its own sentence only.
    whole = (
        heads
        & (pl.col("days_start") < pl.col("days_end"))
        & (pl.col("days_end") == pl.col("call_end"))
        & (pl.col("days_start") <= pl.col("call_start"))
    )
    # A period behind a number dates that number only.
    last = pl.when(said & pl.col("before_number").is_null()).then(pl.col("at")).forward_fill()
    paragraph = ((pl.col("row") != pl.col("row").shift(1)) & pl.col("opens_paragraph")).fill_null(False).cum_sum()
    events = events.with_columns(paragraph=paragraph)
    events = events.with_columns(last_period=last, heads_period=whole.fill_null(False))
    found = events.select(
        turn=pl.col("turn").gather(pl.col("last_period")),
        sentence=pl.col("sentence_seq").gather(pl.col("last_period")),
        heads=pl.col("heads_period").gather(pl.col("last_period")),
        paragraph=pl.col("paragraph").gather(pl.col("last_period")),
    )
    holds = (
        found["heads"]
        & (found["paragraph"] == events["paragraph"])
        & (found["turn"] == events["turn"])
        & (events["sentence_seq"] - found["sentence"] <= _HEADED_SENTENCES)
    ).fill_null(False)
    return events.with_columns(heading_at=pl.when(holds).then(pl.col("last_period"))).drop(
        "last_period", "heads_period", "paragraph", "opens_paragraph"
    )
