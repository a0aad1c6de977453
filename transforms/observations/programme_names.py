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
_APPROVED = "(?i)(?:authori[sz]ed|permitted|allowed|entitled) to\\s*$|(?:批准|授权|授權|同意|通过|通過)了?(?:将|將|把)[^，,。；]*$"
_PROGRAMME, _REMAINING = "share_repurchase_program_size", "share_repurchase_remaining_authorization"


#: Before the name of the programme that shares were bought under.
_UNDER = r"(?i)^\s*(?:under|pursuant to|as (?:a )?part of|through|from|out of|in connection with)(?-u:\b)"
#: Between what is left and how large the whole was.
_OF_WHOLE = r"(?i)^\s*(?:under|of|on|from|in|against)(?: (?:the|our|its|this|that))?(?: (?:original|current|existing|total|new))?\s*$"


def is_bought_under_programme(numbers: pl.DataFrame, stream: Stream) -> pl.Series:
    """Repurchased 7 million ADSs for $33 million under our program: the number is of what was bought. numbers: with `candidate`."""
    told = numbers.select("remaining_end", "remaining_behind", "kind").with_columns(
        *stream.of(numbers, "candidate", "code", prefix="bought"),
        *stream.of(numbers, "after_metric", "code", "gap", prefix="under"),
    )
    bought = (pl.col("bought_code") == "share_repurchase_amount") & (pl.col("under_code") == _PROGRAMME)
    left = pl.col("remaining_end") | pl.col("remaining_behind")
    return told.select(
        (bought & pl.col("under_gap").str.contains(_UNDER) & ~left & (pl.col("kind") == "money")).fill_null(False)
    ).to_series()


def with_left_of_programmes(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """$1.2 billion left under our $2 billion authorization: the first number is told of the same programme as the second.

    Adds `left_of_programme` and replaces `after_metric` where it is one.
    """
    whole = numbers.select("at", "after_remaining", "after_number", "after_metric", "last_at", "kind")
    whole = whole.with_columns(behind=pl.when(pl.col("at") + 3 <= pl.col("last_at")).then(pl.col("at") + 3))
    whole = whole.with_columns(
        *stream.of(whole, "behind", "code", "attributive", prefix="its"), *stream.of(whole, "after_number", "gap", "code", prefix="whole")
    )
    one = (pl.col("after_remaining") == pl.col("at") + 1) & (pl.col("after_number") == pl.col("at") + 2)
    one &= (pl.col("its_code") == _PROGRAMME) & pl.col("its_attributive") & (pl.col("kind") == "money") & (pl.col("whole_code") == "money")
    left = whole.select(place="behind", left=(one & pl.col("whole_gap").str.contains(_OF_WHOLE)).fill_null(False))
    return numbers.with_columns(
        left_of_programme=left["left"], after_metric=pl.when(left["left"]).then(left["place"]).otherwise("after_metric")
    )


def _said_left(numbers: pl.DataFrame, stream: Stream) -> pl.Expr:
    """Is a word for what remains said behind the number before: alone, or as the name before the programme's?"""
    named = numbers.select("before_number", place=stream.of(numbers, "metric_at", "before_metric", prefix="its")[0])
    named = named.with_columns(
        *stream.of(named, "place", "code", prefix="its"), *stream.of(numbers, "before_remaining", "row", prefix="left")
    )
    since = pl.col("place") > pl.col("before_number")
    by_name = named.select(((pl.col("its_code") == _REMAINING) & since.fill_null(True)).fill_null(False)).to_series()
    # The remaining amount under our $5 billion program was 3.5 billion: the number between is of the whole.
    since = (pl.col("before_remaining") > pl.col("before_number")).fill_null(True)
    of_whole = (pl.col("metric_at") == pl.col("before_number") + 1) & (pl.col("before_remaining") + 1 == pl.col("before_number"))
    since |= of_whole.fill_null(False)
    return pl.lit(by_name) | ((pl.lit(named["left_row"]) == pl.col("row")) & since).fill_null(False)


def with_programmes(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Replaces `metric_code` of numbers that tell the size of a programme, or what is left of one."""
    of_amount = pl.col("metric_code") == "share_repurchase_amount"
    one = of_amount & pl.col("metric_surface").str.contains(_ONE)
    of_one = (pl.col("metric_rule") == "metric_after_number") & pl.col("gap").str.contains(_ARTICLE)
    authorized = (pl.col("metric_rule") == "metric_after_number") & pl.col("gap").str.contains(_AUTHORIZED)
    announced = (pl.col("metric_rule") == "metric_before_number") & (pl.col("qualifier") == "at_most") & ~pl.col("bought")
    # the company may spend up to $600 million to purchase its shares
    may_spend = of_amount & pl.col("metric_surface").str.contains("(?i)^to ") & (pl.col("qualifier") == "at_most")
    # 董事会批准将回购总额由4亿元增加至7亿元
    (words,) = stream.of(numbers, "metric_at", "gap", prefix="its")
    approved = pl.lit(words).str.contains(_APPROVED) & (pl.col("metric_rule") == "metric_before_number")
    authorized |= approved & (pl.col("level_end") | pl.col("from_end")) & ~pl.col("bought")
    remaining = (pl.col("metric_code") == _PROGRAMME) & (pl.col("metric_rule") == "metric_before_number") & _said_left(numbers, stream)
    remaining &= ~pl.col("from_end")
    return numbers.with_columns(
        metric_code=pl.when(((one & (of_one | announced)) | (of_amount & authorized) | may_spend).fill_null(False))
        .then(pl.lit(_PROGRAMME))
        .when(remaining.fill_null(False))
        .then(pl.lit(_REMAINING))
        .otherwise("metric_code")
    )
