"""Reasons that are told ahead of what they explain: 云业务得益于需求增长，收入12亿元. They end at the next comma."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.observations.lexicon import cues

#: Words that lead a reason in behind what it explains: 主要由于…, …所致, 部分被…抵消.
_BEHIND = "主|原因|所致|来自|被|抵|归|源|缘|系因"
#: … and those that make any word one: 这得益于…, 其中由于….
_GOING_ON = r"(?:主要|这|也|是|都|均|部分|其中|为)$"


@cache
def _leading() -> pl.Series:
    """For each cue: does it lead in a reason that may stand ahead? The grammar is the Chinese one."""
    found: pl.Series = cues().select(pl.col("key").str.contains(r"^\p{Han}") & ~pl.col("key").str.contains(_BEHIND)).to_series()
    return found


def ends_reason(stream: pl.DataFrame) -> pl.Series:
    """For each event: is it the first behind the comma that ends a reason with which the clause began? A reason stands ahead where
    neither a metric nor a number was told before it.
    """
    reason, row = pl.col("role") == "reason", pl.col("clause")
    clause = (pl.col("ends_clause") | (pl.col("row") != pl.col("row").shift(1)).fill_null(True)).cum_sum()
    stream = stream.with_columns(clause=clause)
    told = ((pl.col("role") == "metric") & ~pl.col("inner")) | (pl.col("role") == "number")
    leading = _leading().gather(stream["name"]).fill_null(False)
    flags = stream.select(
        "clause",
        reason=reason
        & ~(pl.when(told).then(row).forward_fill().shift(1) == row).fill_null(False)
        & pl.lit(leading)
        & ~pl.when(reason).then("gap").str.contains(_GOING_ON),
        other=reason,
        comma=pl.when(pl.col("gap").str.len_chars() > 0).then(pl.col("gap").str.contains("，")),
    )
    # The last reason that was told, and whether it stands ahead.
    last = pl.when("other").then(pl.int_range(pl.len())).forward_fill().shift(1)
    ahead = pl.col("reason").gather(last) & (pl.col("clause").gather(last) == pl.col("clause"))
    behind = (ahead & pl.col("comma")).fill_null(False)
    counted = flags.select(behind=behind, last=last, so_far=behind.cum_sum())
    first = pl.col("so_far") - pl.col("so_far").gather(pl.col("last")).fill_null(0) == 1
    return counted.select((pl.col("behind") & first).fill_null(False)).to_series()
