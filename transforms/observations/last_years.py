"""What last year means of a number: 去年收入2.6亿元 is of the whole year, 收入10亿元，去年是9亿元 of the same months, and what grew in
去年同期收入增长52% grew then.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.calendar import fiscal_year_end, month_end_later
from transforms.observations.neighbours import Stream
from transforms.observations.period_words import is_level

#: Words behind last year that say that this year's figure follows: 去年毛利率是44%，今年38%.
_THIS_YEAR = r"今年|本期|本季|本财|這|这个?(?:季|半|财)|上半年|下半年|现在|目前"


def with_last_years(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Replaces `period_code` where last year is said in front of a number (with `earlier_code`, `metric_at`, `timing`)."""
    period, name = (
        stream.of(numbers, index, "breaks", "separations", "explained", prefix="said") for index in ("before_period", "metric_at")
    )
    beside = pl.lit((period[0] == name[0]) & (period[1] == name[1])) & pl.col("is_near")
    ahead = beside & (pl.col("before_period") < pl.col("metric_at"))
    first = pl.col("before_number").is_null() | (pl.col("row") != pl.col("row").shift(1)).fill_null(True)
    last_year = pl.col("is_near") & (pl.col("earlier_code") == "last_year") & is_level() & pl.col("period_code").eq("last_year")
    same = (pl.col("metric_at") == pl.col("metric_at").shift(1)) & (pl.col("row") == pl.col("row").shift(1))
    again = last_year & same & (pl.col("before_period") + 1 == pl.col("at")) & (pl.col("timing") == "flow")
    amount = pl.col("kind").is_in(["money", "count"]) & (pl.col("timing") == "flow")
    # 公司黄金板块的海外资产去年归母净利润5亿元: whose it is nobody says who is known.
    whole = last_year & ahead & first & amount & pl.lit(period[2]) & ~pl.col("tail").str.contains(_THIS_YEAR)
    # 去年收入2.6亿元，亏损7亿元
    told = pl.when(whole.fill_null(False)).then("before_period").forward_fill()
    whole |= pl.col("period_code").eq("last_year") & is_level() & amount & (told == pl.col("before_own_period"))
    # 去年同期收入增长52%, but 较去年同期增长52%
    then = ahead & (pl.col("earlier_code") == "prior_year") & ~is_level() & ~pl.col("earlier_base_end")
    whole, year_end = whole.fill_null(False), fiscal_year_end()
    return numbers.with_columns(
        earlier_days_start=pl.when(whole).then(month_end_later(year_end, -24).dt.offset_by("1d")).otherwise("earlier_days_start"),
        earlier_days_end=pl.when(whole).then(month_end_later(year_end, -12)).otherwise("earlier_days_end"),
        period_code=pl.when((again | then).fill_null(False))
        .then(pl.lit("prior_year"))
        .when(whole)
        .then(pl.lit("prior_full_year"))
        .otherwise("period_code"),
        period_source=pl.when((again | then).fill_null(False) | whole).then(pl.lit("earlier")).otherwise("period_source"),
    )
