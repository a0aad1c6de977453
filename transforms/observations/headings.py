"""Periods that head what follows: For the full year, … For the next quarter, we expect …"""

from __future__ import annotations

import polars as pl

#: For how many sentences a period at the head of one (For the full year, …) stays the one that is spoken of.
_HEADED_SENTENCES = 2
#: What a sentence is about, in front of its period.
_ABOUT = r"^\s*[\p{Han}]{2,8}(?:方面|层面|这块|这一块|部分|端|来看|来说)[，,]$"
#: For how many sentences an outlook is of the period that it named (For the fourth quarter, we expect … We expect …).
_OUTLOOK_SENTENCES = 3


def with_headings(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `heading_at`: the period that headed one of the sentences before (For the full year, …), where no other was said since."""
    said = pl.col("role") == "period"
    # 费用方面，前三季度…: behind what the sentence is about.
    topical = pl.col("is_first") & pl.when(said & pl.col("is_first")).then("gap").str.contains(_ABOUT)
    opens = (pl.col("from_start") | topical) & pl.col("before_metric").is_null() & pl.col("before_number").is_null()
    heads = said & opens
    # A part of what the call reports (二季度 on a half year's call) heads its own sentence only, and so does a window that ends now
    # (过去四个季度, over the past 12 months).
    whole = (
        heads
        & (pl.col("code") != "ttm")
        & (pl.col("days_start") < pl.col("days_end"))
        & (pl.col("days_end") == pl.col("call_end"))
        & (pl.col("days_start") <= pl.col("call_start"))
    )
    # A period behind a number dates that number only.
    last = pl.when(said & pl.col("before_number").is_null()).then(pl.col("at")).forward_fill()
    whole = whole.fill_null(False) | _says_heading_again(events, whole.fill_null(False))
    paragraph = ((pl.col("row") != pl.col("row").shift(1)) & pl.col("opens_paragraph")).fill_null(False).cum_sum()
    events = events.with_columns(paragraph=paragraph)
    events = events.with_columns(last_period=last, heads_period=whole)
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


def _says_heading_again(events: pl.DataFrame, heads: pl.Expr) -> pl.Expr:
    """For fiscal year 2025, revenue was …. Net income for the fiscal year was …. Basic and diluted earnings per ADS were …: of the year."""
    last = pl.when(heads).then(pl.col("at")).forward_fill()
    found = events.select(pl.col("turn", "sentence_seq", "days_start", "days_end").gather(last))
    same = (pl.lit(found["days_start"]) == pl.col("days_start")) & (pl.lit(found["days_end"]) == pl.col("days_end"))
    near = (pl.lit(found["turn"]) == pl.col("turn")) & (pl.col("sentence_seq") - pl.lit(found["sentence_seq"]) <= 2 * _HEADED_SENTENCES)
    return ((pl.col("role") == "period") & same & near).fill_null(False)


def with_outlooks(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `outlook_at`: the period to come that was said last, in one of the sentences before; null where that sentence told of two."""
    ahead = (pl.col("role") == "period") & (pl.col("days_end") > pl.coalesce("call_date", "call_end"))
    heads = pl.col("before_metric").is_null() & pl.col("before_number").is_null()
    events = events.with_columns(last_ahead=pl.when(ahead).then(pl.col("at")).forward_fill(), heads_outlook=heads)
    told = ["turn", "row", "sentence_seq", "days_start", "days_end", "heads_outlook"]
    found = events.select(pl.col(told).gather(pl.col("last_ahead")))
    # For the fourth quarter …, and for 2026 …: of two periods, nobody knows which the next sentence is about; nor where the second is
    # said of one figure only (For the fourth quarter … Our plan for 2026 is …. We expect …).
    before = events["last_ahead"].shift(1).gather(events["last_ahead"])
    other = events.select(pl.col("turn", "row", "sentence_seq", "days_end").gather(before))
    in_passing = (
        (other["turn"] == found["turn"]) & (found["sentence_seq"] - other["sentence_seq"] <= _OUTLOOK_SENTENCES) & ~found["heads_outlook"]
    )
    two = (((other["row"] == found["row"]) | in_passing) & (other["days_end"] != found["days_end"])).fill_null(False)
    near = (
        (found["turn"] == events["turn"])
        & (found["row"] < events["row"])
        & (events["sentence_seq"] - found["sentence_seq"] <= _OUTLOOK_SENTENCES)
    ).fill_null(False)
    return events.with_columns(outlook_at=pl.when(near & ~two).then(pl.col("last_ahead"))).drop("last_ahead", "heads_outlook")
