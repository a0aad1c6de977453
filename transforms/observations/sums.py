"""Cash told as one sum of its parts: 现金及现金等价物、定期存款以及理财产品, cash, cash equivalents and short-term investments.

What is held in cash and what is put aside, joined in a list, is one name: of cash and investments. The names of the parts are reference
data; those that report nothing by themselves have the code PART.
"""

from __future__ import annotations

import polars as pl

#: Of names that are only read as parts of a list: 理财产品, time deposits.
PART = "cash_part"
_CASH = (
    PART, "cash_and_cash_equivalents", "cash_and_investments", "short_term_investments", "restricted_cash", "current_restricted_cash",
    "non_current_restricted_cash",
)  # fmt: skip
#: Between the names of a list.
_LISTED = (
    r"(?i)^\s*(?:[、，,/]\s*)?(?:以及|及|和|与|與|加上|加|and|plus|as well as|&)?\s*"
    r"(?:(?:其他|其它|各类|各類|各项|各項|部分|等|our|other|various|total|the)\s*)*$"
)
#: What closes a list: 等金融资产, 等.
_CLOSING = r"^(?:等(?:其他)?(?:金融资产|金融資產|流动性资产|流動性資產|资产|資產)?)"


def with_sums_of_cash(stream: pl.DataFrame) -> pl.DataFrame:
    """Makes of the names of cash in a list one name, and drops the names of parts that stand alone. stream: sorted, with `text`.

    Where the sentence tells them one by one (分别为, respectively), the names stay apart.
    """
    cash = (pl.col("role") == "metric") & pl.col("code").is_in(_CASH)
    names = stream.select("row", "start", "end", "text", "code", cash=cash.fill_null(False), at=pl.int_range(pl.len()))
    if not names["cash"].any():
        return stream
    apart = stream.filter(pl.col("role") == "respective")["row"].unique()
    names = names.filter("cash").with_columns(
        follows=(pl.col("at") == pl.col("at").shift(1) + 1) & (pl.col("row") == pl.col("row").shift(1)),
        between=pl.col("text").str.slice(pl.col("end").shift(1), (pl.col("start") - pl.col("end").shift(1)).clip(0)),
    )
    listed = pl.col("follows") & pl.col("between").str.contains(_LISTED) & ~pl.col("row").is_in(apart.implode())
    lists = (
        names.with_columns(place=(~listed.fill_null(False)).cum_sum())
        .group_by("place", maintain_order=True)
        .agg(pl.col("at", "text").first(), pl.col("end").last(), size=pl.len(), others=pl.col("at").slice(1), code=pl.col("code").first())
    )
    sums = lists.filter(pl.col("size") > 1)
    closing = pl.col("text").str.slice(pl.col("end")).str.extract(_CLOSING, 0).str.len_chars().fill_null(0)
    sums = sums.with_columns(end=pl.col("end") + closing.cast(pl.Int32))
    alone = lists.filter((pl.col("size") == 1) & (pl.col("code") == PART))["at"]
    merged = stream.with_columns(
        code=stream["code"].scatter(sums["at"], ["cash_and_investments"] * sums.height), end=stream["end"].scatter(sums["at"], sums["end"])
    )
    gone = pl.concat([alone.cast(pl.Int64), sums["others"].explode().cast(pl.Int64)])
    return merged.filter(~pl.int_range(pl.len()).is_in(gone.implode()))
