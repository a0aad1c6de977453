"""Cash told as one sum of its parts: 现金及现金等价物、定期存款以及理财产品等合计为86亿元.

Names of cash that stand in a list before one number, with a word for a sum, are one name: of cash and investments.
"""

from __future__ import annotations

import polars as pl

_CASH = ("cash_and_cash_equivalents", "cash_and_investments", "short_term_investments", "restricted_cash", "current_restricted_cash",
         "non_current_restricted_cash")  # fmt: skip
_SUM = "合计|合計|总计|總計|共计|共計|总额|總額|加起来|加起來|一共|总共|總共"
#: Between the names of a list.
_LISTED = "[、，,]|以及|及|和|与|與|加"


def with_sums_of_cash(stream: pl.DataFrame) -> pl.DataFrame:
    """Makes of the names of cash in a list before a number one name. stream: with `gap`, `explained`."""
    role, is_number = pl.col("role"), pl.col("role") == "number"
    first = pl.col("row").ne(pl.col("row").shift(1)).fill_null(True)
    cash = ((role == "metric") & pl.col("code").is_in(_CASH)).fill_null(False)
    told = stream.select(
        part=(first | is_number.shift(1, fill_value=False)).cum_sum(),
        cash=cash,
        sums=is_number & pl.col("gap").str.contains(_SUM) & pl.col("gap").str.contains(rf"^\s*(?:{_LISTED}|等|合|总|總|共|一)"),
        money=is_number & (pl.col("code") == "money"),
        # Another metric between cash and the sum: what is summed is something else.
        other=(role == "metric") & ~cash,
        listed=pl.col("gap").str.contains(rf"^\s*(?:{_LISTED})"),
    )
    if not (told["sums"].any() and told["cash"].any()):
        return stream
    several = pl.col("cash").sum().over("part") > 1
    words = (pl.col("sums") & pl.col("listed")).any().over("part")
    is_sum = (pl.col("sums") & pl.col("money")).any().over("part") & ~pl.col("other").any().over("part") & (several | words)
    marks = told.with_columns(is_sum=is_sum).with_columns(
        head=pl.col("is_sum") & pl.col("cash") & (pl.col("cash").cum_sum().over("part") == 1)
    )
    stream = stream.with_columns(
        code=pl.when(marks["head"]).then(pl.lit("cash_and_investments")).otherwise("code"),
        explained=pl.col("explained") | (marks["is_sum"] & marks["sums"]),
    )
    return stream.filter(~(marks["is_sum"] & marks["cash"] & ~marks["head"]))
