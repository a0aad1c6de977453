"""Lists told in parallel: 收入和净利润分别为83亿元和7亿元; revenue and net income were … and …, respectively.

The n-th number belongs to the n-th name. Where the names of metrics, segments, periods, or of comparisons (同比和环比分别增长), are not
as many as the numbers, nobody
can tell, and none of the numbers is linked.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream

#: Between two names of one list.
JOINED = r"(?i)^\s*(?:[、,，]\s*)?(?:和|及|与|與|以及|and)?\s*$"


def _run_of(events: pl.DataFrame, role: str) -> pl.DataFrame:
    """The names of one role that are joined in a list: `at`, `run` (the last name's `at`), `place` (from 0), `run_length`."""
    names = events.filter(pl.col("role").is_in(["segment", "group"] if role == "segment" else [role]))
    joined = (pl.col("at") == pl.col("at").shift(1) + 1) & (pl.col("row") == pl.col("row").shift(1)) & pl.col("gap").str.contains(JOINED)
    runs = names.select("at", group=(~joined.fill_null(False)).cum_sum())
    return runs.select(
        "at",
        run=pl.col("at").max().over("group"),
        place=pl.int_range(pl.len()).over("group").cast(pl.Int64),
        run_length=pl.len().over("group").cast(pl.Int64),
    )


def with_respective(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Points `before_metric`, `before_comparison`, `before_period`, `before_segment` of the numbers of a parallel list to the name of the
    same place.

    Adds `parallel` (null outside such lists), `parallel_place`, and `parallel_unclear`.
    """
    numbers = numbers.with_columns(
        *stream.of(numbers, "before_respective", "breaks", prefix="ahead"),
        *stream.of(numbers, "after_respective", "code", "breaks", "before_metric", prefix="behind"),
    )
    ahead = (pl.col("ahead_breaks") == pl.col("breaks")) & (pl.col("before_metric") < pl.col("before_respective")).fill_null(True)
    behind = (
        (pl.col("behind_code") == "behind")
        & (pl.col("behind_breaks") == pl.col("breaks"))
        & (pl.col("behind_before_metric") == pl.col("before_metric"))
    )
    group = (
        pl.when(ahead).then(pl.col("before_respective").cast(pl.Int64)).when(behind).then(-1 - pl.col("after_respective").cast(pl.Int64))
    )
    numbers = numbers.with_columns(parallel=group).with_columns(
        parallel_place=pl.int_range(pl.len()).over("parallel").cast(pl.Int64),
        parallel_length=pl.len().over("parallel").cast(pl.Int64),
    )
    rows = stream.events.filter(pl.col("role") == "respective")["row"]
    lists = stream.events.filter(pl.col("row").is_in(rows.implode()))
    resolved = pl.lit(False)
    for role in ("metric", "comparison", "period", "segment"):
        index = f"before_{role}"
        runs = _run_of(lists, role)
        first = pl.col(index).first().over("parallel")
        numbers = numbers.with_columns(run=pl.when(pl.col("parallel").is_not_null()).then(first))
        numbers = numbers.join(runs.select("run", "run_length").unique("run"), on="run", how="left", maintain_order="left")
        numbers = numbers.join(
            runs.select("run", parallel_place="place", named_at="at"), on=["run", "parallel_place"], how="left", maintain_order="left"
        )
        fits = (pl.col("run_length") == pl.col("parallel_length")) & pl.col("parallel").is_not_null() & (pl.col("run_length") > 1)
        numbers = numbers.with_columns(
            pl.when(fits.fill_null(False)).then(pl.col("named_at")).otherwise(pl.col(index)).alias(index),
            fits.fill_null(False).alias(f"{role}_resolved"),
        ).drop("run", "run_length", "named_at")
        resolved = resolved | pl.col(f"{role}_resolved")
    alone = pl.col("parallel_length") == 1
    return numbers.with_columns(parallel_unclear=pl.col("parallel").is_not_null() & ~resolved & ~alone)
