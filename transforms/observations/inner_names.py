"""Names of metrics in the words of a number (净亏损225亿元): where they are the name that is told, and where another one stands before."""

from __future__ import annotations

import polars as pl

#: Of a loss in another period nothing new is named: 经调整净亏损5亿元，去年同期净亏损6亿元.
_RESULT = "net_income"


def with_inner_names(stream: pl.DataFrame) -> pl.DataFrame:
    """Takes names in a number's words as names like others where they begin a clause. stream: with `inner`, `gap`, `is_first`."""
    inner, gap = pl.col("inner"), pl.col("gap")
    # 收入28亿元，净亏损9000万元，去年同期为4亿元: behind a comma the name in a number's words is the one that is told of.
    comma = pl.when(inner).then(gap).str.contains(r"，\s*$")
    named = comma & (pl.col("role").shift(1) != "metric") & ~pl.col("is_first")
    # 收入28亿元；下半年净亏损2亿元: so it is behind the period of a clause.
    last = pl.when((pl.col("role") == "metric") & ~inner).then(pl.int_range(pl.len())).forward_fill().shift(1)
    other = (pl.col("row").gather(last) == pl.col("row")) & ~pl.col("code").gather(last).str.contains(_RESULT)
    dated = inner & (pl.col("role").shift(1) == "period") & ~pl.col("is_first").shift(1) & (gap == "")
    dated &= gap.shift(1).str.contains(r"[，；;]\s*$") & other
    return stream.with_columns(inner=inner & ~(named | dated.fill_null(False)).fill_null(False))
