"""Words that say two things at once: 年增9% is a comparison and a direction, 全年计划 a period and an outlook."""

from __future__ import annotations

import polars as pl

from transforms.observations.vocabulary import ROLES

#: Directions that say what they compare with: 年增, 季減.
_COMPARING = "^(?:up|down)_(yoy|qoq)$"
#: Plans that say of what they are: 全年计划.
_OF_THE_YEAR = "guidance_full_year"


def _with_dated_plans(found: pl.DataFrame) -> pl.DataFrame:
    """全年计划36亿元: one word for a period and an outlook becomes both."""
    both = found.filter(pl.col("code") == _OF_THE_YEAR)
    if both.is_empty():
        return found
    middle = pl.col("start") + 2
    period = both.with_columns(role=pl.lit("period", ROLES), code=pl.lit("full_year"), end=middle)
    plan = both.with_columns(code=pl.lit("guidance"), start=middle)
    return pl.concat([found.filter(pl.col("code").ne_missing(_OF_THE_YEAR)), period, plan])


def _with_comparing_directions(found: pl.DataFrame) -> pl.DataFrame:
    """年增9%: one word for a comparison and a direction becomes both."""
    both = found.filter(pl.col("code").str.contains(_COMPARING))
    if both.is_empty():
        return found
    middle = pl.col("start") + 1
    comparison = both.with_columns(role=pl.lit("comparison", ROLES), code=pl.col("code").str.extract(_COMPARING), end=middle)
    direction = both.with_columns(code=pl.col("code").str.replace("_.*", ""), start=middle)
    return pl.concat([found.filter(~pl.col("code").str.contains(_COMPARING).fill_null(False)), comparison, direction])


def with_two_senses(found: pl.DataFrame) -> pl.DataFrame:
    """Splits the events of such words into two. found: as `find_terms` gives them."""
    return _with_dated_plans(_with_comparing_directions(found))
