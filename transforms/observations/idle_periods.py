"""Periods that date nothing: among the words of a reason, or in a clause without a number."""

from __future__ import annotations

import polars as pl


def without_idle_periods(events: pl.DataFrame) -> pl.DataFrame:
    """本土收入252亿元，主要由去年的新品带动；国际收入120亿元: a period among a reason's words dates nothing behind."""
    at = pl.col("at")
    reason = pl.when(pl.col("role") == "reason").then(at).forward_fill() >= pl.col("clause_at")
    number = pl.when(pl.col("role") == "number").then(at).backward_fill()
    clause = pl.when(pl.col("clause_at") == at).then(at).backward_fill().shift(-1)
    # 收入26亿元，这是上市以来最快的增速；毛利润9亿元: nor does a span in a clause without a number.
    # but $38 billion over three years: one beside a number is of that number.
    beside = pl.when(pl.col("role") == "number").then("separations").forward_fill() == pl.col("separations")
    span = (pl.col("code") == "other_span") & (clause > at) & ~beside.fill_null(False)
    idle = (pl.col("role") == "period") & (reason | span) & ((number > clause) | number.is_null()).fill_null(False)
    # 因为去年基数高，收入下降5%: nor one in a reason that stands ahead.
    last = pl.when(pl.col("role") == "reason").then(at).forward_fill()
    main = pl.when(pl.col("ends_reason")).then(at).backward_fill()
    idle |= (pl.col("role") == "period") & (last >= pl.col("first_at")) & (main <= pl.col("last_at")) & (main > at)
    return events.with_columns(role=pl.when(idle.fill_null(False)).then(pl.lit("neutral", events.schema["role"])).otherwise("role"))
