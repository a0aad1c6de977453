"""What last year means of a number: 去年收入2.6亿元 is of the whole year, 收入10亿元，去年是9亿元 of the same months, and what grew in
去年同期收入增长52% grew then.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream
from transforms.observations.period_words import is_level

#: Words behind last year that say that this year's figure follows: 去年毛利率是44%，今年38%.
_THIS_YEAR = r"今年|本期|本季|本财|這|这个?(?:季|半|财)|上半年|下半年|现在|目前"


def with_ends_of_last_years(events: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """截至去年底: on a call in March of the next year it is the end of the year that the call reports. calls: of each `row`."""
    over = calls.select("row", over=pl.col("call_date").dt.year() > pl.col("call_end").dt.year()).filter("over")["row"]
    if over.is_empty():
        return events
    end = (pl.col("code") == "prior_year_end") & pl.when(pl.col("role") == "period").then("surface").str.contains("^去年")
    now = end & pl.col("row").is_in(over.implode()) & ~pl.col("from_end") & ~pl.col("base_end")
    return events.with_columns(code=pl.when(now.fill_null(False)).then(pl.lit("period_end")).otherwise("code"))


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
    # 教学点1,143个，去年11月底843个: said in January, of the November before the one that is told of.
    (back,) = stream.of(numbers, "before_period", "years_back", prefix="said")
    here = (pl.col("earlier_code") == "dated") & (pl.col("earlier_days_end") == pl.col("call_end")) & pl.col("is_near")
    again |= here & same & pl.lit(back == 1) & is_level()
    amount = pl.col("kind").is_in(["money", "count"]) & (pl.col("timing") == "flow")
    # 公司黄金板块的海外资产去年归母净利润5亿元: whose it is nobody says who is known.
    whole = last_year & ahead & first & amount & pl.lit(period[2]) & ~pl.col("tail").str.contains(_THIS_YEAR)
    # 去年收入2.6亿元，亏损7亿元
    told = pl.when(whole.fill_null(False)).then("before_period").forward_fill()
    whole |= pl.col("period_code").eq("last_year") & is_level() & amount & (told == pl.col("before_own_period"))
    # 去年同期收入增长52%, but 较去年同期增长52%
    then = ahead & (pl.col("earlier_code") == "prior_year") & ~is_level() & ~pl.col("earlier_base_end")
    # In March of the next year it is the year that the call reports.
    year = pl.coalesce("call_date", "call_end").dt.year() - 1
    whole = (whole & (pl.col("fiscal_year_end_month") == 12)).fill_null(False)
    return numbers.with_columns(
        earlier_days_start=pl.when(whole).then(pl.date(year, 1, 1)).otherwise("earlier_days_start"),
        earlier_days_end=pl.when(whole).then(pl.date(year, 12, 31)).otherwise("earlier_days_end"),
        period_code=pl.when((again | then).fill_null(False))
        .then(pl.lit("prior_year"))
        .when(whole)
        .then(pl.lit("prior_full_year"))
        .otherwise("period_code"),
        period_source=pl.when((again | then).fill_null(False) | whole).then(pl.lit("earlier")).otherwise("period_source"),
    )
