"""收入37亿元，其中云业务收入24亿元，同比增长9%；毛利16亿元: behind the semicolon the sentence is back at what the part is a part of."""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream

#: In front of a part of what was just told.
_OF_WHICH = r"其中[，,]?\s*(?:包括|包含)?\s*$"
#: … where the part stands in words.
_OF_WHICH_SPOKEN = r"^[\s，,；;。]*其中"


def with_wholes(names: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """`names` with `segment`, `segment_rule` of what a later clause of the sentence tells without a name once 其中 named a part."""
    (clause,) = stream.of(names, "metric_at", "clause_at", prefix="name")
    here = (pl.col("name_before_segment") >= pl.col("its_clause")).fill_null(False)
    known = here & pl.col("owner_gap").str.contains(_OF_WHICH) & (pl.col("owner_code") != "group")
    spoken = (pl.col("spoken") != "") & pl.col("name_gap").str.contains(_OF_WHICH_SPOKEN)
    part = ((known | spoken) & (pl.col("segment") != "group")).fill_null(False)
    place = pl.int_range(pl.len())
    told = names.select("row", "segment", its_clause=clause, part=pl.lit(names.with_columns(its_clause=clause).select(part).to_series()))
    begins = pl.col("part") & ~(pl.col("part").shift(1) & (pl.col("row") == pl.col("row").shift(1))).fill_null(False)
    told = told.with_columns(first=pl.when(begins).then(place).forward_fill(), last=pl.when("part").then(place).forward_fill())
    same = (pl.col("row").gather(pl.col("last")) == pl.col("row")) & (pl.col("its_clause").gather(pl.col("last")) < pl.col("its_clause"))
    before = pl.col("first") - 1
    base = pl.when(pl.col("row").gather(before) == pl.col("row")).then(pl.col("segment").gather(before))
    whole = told.select(pl.when(same).then(base)).to_series()
    unnamed = (pl.col("spoken") == "") & ~(pl.col("name_before_segment") >= pl.lit(clause)).fill_null(False)
    again = pl.lit(whole).is_not_null() & unnamed & (pl.lit(whole) != pl.col("segment")).fill_null(True)
    again |= unnamed & (pl.lit(whole) == "group") & (pl.col("segment_rule") == "whole_company")
    again = again.fill_null(False)
    return names.with_columns(
        segment=pl.when(again).then(pl.lit(whole)).otherwise("segment"),
        segment_rule=pl.when(again).then(pl.lit("segment_of_the_whole")).otherwise("segment_rule"),
    )
