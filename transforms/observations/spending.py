"""资本开支方面，2024财年我们一共投入2.8亿元: where spending is what a sentence is about, what was put in is so much of it."""

from __future__ import annotations

import polars as pl

_KINDS = ("capital_expenditure", "product_development_expense")
_ABOUT = "^(?:方面|这块|这一块|上|来看)[，,]?"
_PUT_IN = (
    r"^[\s，,]*(?:我们|我們|公司|集团|集團)?(?:也|都|还)?(?:一共|总共|合计|累计|总计|共|大概|预计)?(?:投入|花费|花|支出|使用|用)了?"
    r"(?:约|大约|大概|超过|近)?\s*$"
)


def with_spending(stream: pl.DataFrame) -> pl.DataFrame:
    """Takes words like 一共投入了 as explained in sentences that open with a kind of spending. stream: with `gap`, `explained`."""
    next_gap = pl.when(pl.col("row") == pl.col("row").shift(-1)).then(pl.col("gap").shift(-1))
    opens = pl.col("is_first") & (pl.col("role") == "metric") & pl.col("code").is_in(_KINDS)
    about = stream.filter(opens & pl.when(opens).then(next_gap).str.contains(_ABOUT))["row"]
    if about.is_empty():
        return stream
    put_in = pl.col("row").is_in(about.implode()) & pl.col("gap").str.contains(_PUT_IN)
    return stream.with_columns(explained=pl.col("explained") | put_in)
