"""What is said in another sense than a plain report: adjusted for something, supposed, asked, impossible for the metric.

A number for which any doubt holds is left out: an unlinked number is a pity, a wrongly linked one a lie.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.doubted_figures import OF_THE_FIGURE
from transforms.observations.doubted_owners import OF_THE_OWNER
from transforms.observations.doubted_times import OF_THE_TIME

#: How many numbers back another value for the same thing is looked for.
_LOOKED_BACK = 4
#: Between a round figure and the exact one.
_RESTATED = r"^\s*(?:不到|左右|以上|多)?\s*[，,]?\s*(?:也就是说?|就是|即|准确地?说是?|具体是|具体来说是|确切地?说是?)\s*$"
_SPECIAL = "(?i)special|extraordinary|one-time|特别|特別|特殊"
#: What a value is told for.
_THING = ("row", "segment", "metric_id", "period_start", "period_end", "measure", "comparison", "unit_id", "per")


def _supposed() -> pl.Expr:
    """如果收入增长5%: nobody says that it did."""
    return pl.col("before_hypothetical").is_not_null()


def _asked() -> pl.Expr:
    return (pl.col("side") == "analyst") & pl.col("is_question")


DOUBTS = (_supposed, _asked, *OF_THE_FIGURE, *OF_THE_TIME, *OF_THE_OWNER)


def _doubtful() -> pl.Expr:
    return pl.any_horizontal([doubt().fill_null(False) for doubt in DOUBTS])


def looked_at() -> set[str]:
    """The columns that the doubts look at."""
    return {*_doubtful().meta.root_names(), *_THING, "value", "gap", "ulp"}


def _without_told_already(numbers: pl.DataFrame) -> pl.DataFrame:
    """Two values for one thing in one sentence: the later one is of something else, unless it says the first again, exactly
    (不到三成，也就是29.9%).
    """
    thing = numbers.select(thing=pl.struct(_THING).hash())["thing"]
    restates = pl.col("gap").str.contains(_RESTATED) & (pl.lit(thing) == pl.lit(thing.shift(1)))
    again = numbers.select(again=(restates & (pl.col("ulp").shift(1) > pl.col("ulp"))).fill_null(False))["again"]
    numbers = numbers.filter(~again.shift(-1, fill_value=False))

    def contradicts(ahead: int) -> pl.Expr:
        return (pl.col("thing") == pl.col("thing").shift(ahead)) & (pl.col("told") != pl.col("told").shift(ahead))

    # A regular dividend of $1.05 and a special one of $0.95: two kinds of one thing.
    kind = pl.when(pl.col("metric_id") == "dividend_per_share").then(pl.col("metric_surface").str.contains(_SPECIAL))
    # One number for the thing: its columns are compared at once.
    things = numbers.select(told=pl.coalesce("value", "low"), thing=pl.struct(*_THING, kind).hash())
    told = pl.any_horizontal(contradicts(ahead).fill_null(False) for ahead in range(1, _LOOKED_BACK + 1))
    return numbers.filter(~things.select(told).to_series())


def without_doubtful(numbers: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """The numbers of which no doubt holds; of their columns `columns` and what a value is told for."""
    doubtful = numbers.select(_doubtful()).to_series()
    return _without_told_already(numbers.select({*columns, *_THING, "gap"}).filter(~doubtful))
