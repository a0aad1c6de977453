"""Programmes of buying back shares: how large they are, and what of them is left, told by names that may mean the amount bought.

the £750 million buyback, a further share buyback of up to £500 million: the programme. the remaining amount authorized under our repurchase
program: what is left of it.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream

#: One of them, not the buying: the buyback, but no buybacks.
_ONE = r"(?i)^(?:share |stock )?(?:buy-?back|repurchase)$"
#: In front of the number of one that is known.
_ARTICLE = (
    r"(?i)(?-u:\b)(?:an?|the|our|its|this|new|first|second|further|additional|another)\s+"
    r"(?:(?:up to|of|new|further|additional)\s+)*$"
)
#: … an additional $100 billion for share repurchases
_AUTHORIZED = r"(?i)(?-u:\b)(?:authori[sz]ed|approved|authori[sz]es|approves)(?-u:\b)[^,.;]*$"
_PROGRAMME, _REMAINING = "share_repurchase_program_size", "share_repurchase_remaining_authorization"


def _said_left(numbers: pl.DataFrame, stream: Stream) -> pl.Expr:
    """Is a word for what remains said behind the number before: alone, or as the name before the programme's?"""
    named = numbers.select("before_number", place=stream.of(numbers, "metric_at", "before_metric", prefix="its")[0])
    named = named.with_columns(
        *stream.of(named, "place", "code", prefix="its"), *stream.of(numbers, "before_remaining", "row", prefix="left")
    )
    since = pl.col("place") > pl.col("before_number")
    by_name = named.select(((pl.col("its_code") == _REMAINING) & since.fill_null(True)).fill_null(False)).to_series()
    since = (pl.col("before_remaining") > pl.col("before_number")).fill_null(True)
    return pl.lit(by_name) | ((pl.lit(named["left_row"]) == pl.col("row")) & since).fill_null(False)


def with_programmes(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Replaces `metric_code` of numbers that tell the size of a programme, or what is left of one."""
    one = (pl.col("metric_code") == "share_repurchase_amount") & pl.col("metric_surface").str.contains(_ONE)
    of_one = (pl.col("metric_rule") == "metric_after_number") & pl.col("gap").str.contains(_ARTICLE)
    authorized = (pl.col("metric_rule") == "metric_after_number") & pl.col("gap").str.contains(_AUTHORIZED)
    of_amount = pl.col("metric_code") == "share_repurchase_amount"
    announced = (pl.col("metric_rule") == "metric_before_number") & (pl.col("qualifier") == "at_most") & ~pl.col("bought")
    remaining = (pl.col("metric_code") == _PROGRAMME) & (pl.col("metric_rule") == "metric_before_number") & _said_left(numbers, stream)
    return numbers.with_columns(
        metric_code=pl.when(((one & (of_one | announced)) | (of_amount & authorized)).fill_null(False))
        .then(pl.lit(_PROGRAMME))
        .when(remaining.fill_null(False))
        .then(pl.lit(_REMAINING))
        .otherwise("metric_code")
    )
