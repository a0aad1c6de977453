"""Lists told in parallel: 收入和净利润分别为83亿元和7亿元; revenue of A, B and C was $3 billion, $2 billion and $1 billion.

The n-th number belongs to the n-th name. Where names of metrics, segments, periods or comparisons (同比和环比分别增长) are listed that are
not as many as the numbers, nobody can tell, and none of the numbers is linked.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream

_ROLES = ("metric", "comparison", "period", "segment")


def _name_lists(events: pl.DataFrame, role: str) -> pl.DataFrame:
    """The names of one role that are joined in a list of two or more: `at`, `list` (the last name's `at`), `place` (from 0), `names`."""
    named = pl.col("role").is_in(["segment", "group"] if role == "segment" else [role])
    joined = named & named.shift(1) & (pl.col("row") == pl.col("row").shift(1)) & pl.col("joined") & pl.col("conjoined")
    flags = events.select("at", "conjunction", named=named, joined=joined.fill_null(False))
    lists = flags.filter(pl.col("joined") | (pl.col("named") & pl.col("joined").shift(-1, fill_value=False)))
    lists = lists.with_columns(group=(~pl.col("joined")).cum_sum())
    found = lists.select(
        "at",
        list=pl.col("at").max().over("group"),
        place=pl.int_range(pl.len()).over("group").cast(pl.Int64),
        names=pl.len().over("group").cast(pl.Int64),
        is_list=(pl.col("conjunction") & pl.col("joined")).any().over("group"),
    ).filter("is_list")
    return pl.concat([found, _names_of_two(events)]) if role == "metric" else found


def _names_of_two(events: pl.DataFrame) -> pl.DataFrame:
    """Basic and diluted EPS: one name that is a list of two."""
    both = events.filter((pl.col("role") == "metric") & (pl.col("code") == "basic_and_diluted_eps"))
    twice = pl.concat([both.select("at", place=pl.lit(place, pl.Int64)) for place in range(2)])
    return twice.select("at", list="at", place="place", names=pl.lit(2, pl.Int64), is_list=pl.lit(True))


def _with_number_lists(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `run_first` (index of the first number of a list of one kind), `run_place` (from 0) and `run_length`."""
    joined = (
        (pl.col("before_number") + 1 == pl.col("at"))
        & (pl.col("before_number") == pl.col("at").shift(1))
        & (pl.col("kind") == pl.col("kind").shift(1))
        & pl.col("unit_id").eq_missing(pl.col("unit_id").shift(1))
        & pl.col("conjoined")
        & pl.col("joined")
    ).fill_null(False)
    index = pl.int_range(pl.len(), dtype=pl.Int64)
    numbers = numbers.with_columns(run_first=pl.when(~joined).then(index).forward_fill(), run_next=pl.when(~joined).then(index))
    after = pl.col("run_next").backward_fill().shift(-1).fill_null(pl.len().cast(pl.Int64))
    return numbers.with_columns(run_place=index - pl.col("run_first"), run_length=after - pl.col("run_first")).drop("run_next")


def _with_told(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `told`: does 分别 or "respectively" announce a list?"""
    numbers = numbers.with_columns(
        *stream.of(numbers, "before_respective", "breaks", prefix="ahead"),
        *stream.of(numbers, "before_metric", "is_share", prefix="before"),
        *stream.of(numbers, "after_respective", "code", "breaks", "before_metric", prefix="behind"),
    )
    ahead = (pl.col("ahead_breaks") == pl.col("breaks")) & (
        (pl.col("before_metric") < pl.col("before_respective")).fill_null(True) | pl.col("before_is_share").fill_null(False)
    )
    behind = (
        (pl.col("behind_code") == "behind")
        & (pl.col("behind_breaks") == pl.col("breaks"))
        & (pl.col("behind_before_metric") == pl.col("before_metric"))
    )
    return numbers.with_columns(told=(ahead | behind).fill_null(False))


def with_respective(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Points `before_<role>` of the numbers of a list to the metric, comparison, period or segment of the same place.

    Adds `<role>_resolved`, `parallel` (the list; null outside parallel lists) and `parallel_unclear`.
    """
    numbers = _with_told(_with_number_lists(numbers), stream)
    resolved, listed = pl.lit(False), pl.lit(False)
    for role in _ROLES:
        index = f"before_{role}"
        lists = _name_lists(stream.events, role)
        first = pl.col("run_first")
        numbers = numbers.with_columns(list=pl.col(index).gather(first), list_since=pl.col("before_number").gather(first))
        numbers = numbers.with_columns(stream.of(numbers, "list", "breaks", prefix="list"))
        numbers = numbers.join(lists.select("list", "names").unique("list"), on="list", how="left", maintain_order="left")
        numbers = numbers.join(
            lists.select("list", run_place="place", named_at="at"), on=["list", "run_place"], how="left", maintain_order="left"
        )
        connected = pl.col("list_breaks") == pl.col("breaks")
        fits = ((pl.col("names") == pl.col("run_length")) & connected).fill_null(False)
        since = (pl.col("list") > pl.col("list_since")).fill_null(True)
        numbers = numbers.with_columns(
            pl.when(fits).then(pl.col("named_at")).otherwise(pl.col(index)).alias(index),
            fits.alias(f"{role}_resolved"),
            (pl.col("names").is_not_null() & connected & (since | pl.col("told")) & ~fits).fill_null(False).alias(f"{role}_listed"),
        ).drop("list", "list_since", "list_breaks", "names", "named_at")
        resolved = resolved | pl.col(f"{role}_resolved")
        listed = listed | pl.col(f"{role}_listed")
    crossed = pl.col("metric_resolved") & pl.col("segment_resolved")
    in_vain = ~resolved & (pl.col("run_length") > 1)
    return numbers.with_columns(
        parallel=pl.when(pl.col("told") | resolved).then(pl.col("run_first")),
        parallel_unclear=in_vain | crossed | (listed & ~resolved),
    )
