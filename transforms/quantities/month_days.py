"""Days without a month: 在15日召开, 本月15日, 15日晚; and not 在15日内, which is a span of time."""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, beside, flagged, numbered
from transforms.quantities.vocabularies import CLASS, KIND

_LEFT = r"(?:(?:^|[^小少低高多短大])于|截[至止]|(?:^|[^存现所潜正旨])在|(?:[本当该上下]个?|次)月)的?[ \t]?$"
_RIGHT = "^[ \t]?(?:[晚早]|[上中下]午|凌晨|盘[前后]|收[盘市]|开[盘市]|公布|公告|发布|召开|披露|举行|当[天日晚])"
_NO_DAY = "^[ \t]?(?:[之以]?内|[以之]?[上下]|左右|[多余]|的?(?:账期|周期|时间|期限|平均))"
_MONTHS = {"上": -1, "本": 0, "当": 0, "该": 0, "下": 1, "次": 1}
_SAID_MONTH = "([上本当该下次])个?月的?[ \t]?$"
_AHEAD = "(?:预计|预期|将|计划|拟|有望|争取|力争)[^。；]*$"
#: What a day has none of.
_OF_SPANS = ("value", "low", "high", "ulp", "unit_id", "unit_word", "per")


def tell_month_days(mentions: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Makes dates of such days, which were read as durations, and sets `date_start` and `date_end`.

    mentions: what dates.py and the steps before it say; contexts: `context`, `call_date`, `period_end` (nullable).
    """
    keys = mentions.select_seq("class", "context", "left", "right", "number", "unit_word")
    days = _days(numbered(keys).filter((pl.col("unit_word") == "日") & (pl.col("class") == "amount")), contexts)
    if days.is_empty():
        return mentions
    known = beside(flagged(mentions, days.select_seq(ROW, "_is_day")), days.select_seq(ROW, "_day"))
    is_day = pl.col("_is_day")
    return known.with_columns_seq(
        *(pl.when(~is_day).then(name).alias(name) for name in _OF_SPANS),
        pl.when(is_day).then(pl.lit("date", CLASS)).otherwise("class").alias("class"),
        kind=pl.when(is_day).then(pl.lit("date", KIND)).otherwise("kind"),
        qualifier=pl.when(is_day).then(pl.lit("exact")).otherwise("qualifier"),
        date_start=pl.coalesce("_day", "date_start"),
        date_end=pl.coalesce("_day", "date_end"),
    ).drop("_is_day", "_day")


@keeps_patterns
def _days(rows: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `_is_day`, `_day`: of the month said, else of the call's, of the one before where that day has not come yet, of the next
    where it is to come; null where the month has no such day or the call's is not known.
    """
    left, right, number = pl.col("left"), pl.col("right"), pl.col("number").cast(pl.Int32, strict=False)
    told = left.str.contains(_LEFT) & ~right.str.contains(_NO_DAY) | right.str.contains(_RIGHT)
    days = rows.filter(number.is_between(1, 31), told).join(contexts, on="context", how="left", maintain_order="left")
    anchor, is_ahead = pl.coalesce("call_date", "period_end"), left.str.contains(_AHEAD)
    said = left.str.extract(_SAID_MONTH, 1).replace_strict(_MONTHS, default=None, return_dtype=pl.Int32)
    has_come = number <= anchor.dt.day()
    moved = pl.when(is_ahead & (number < anchor.dt.day())).then(1).when(~is_ahead & ~has_come).then(-1).otherwise(0)
    month = anchor.dt.truncate("1mo").dt.offset_by(pl.format("{}mo", pl.coalesce(said, moved)))
    day = month + pl.duration(days=number - 1)
    return days.select_seq(ROW, _is_day=pl.lit(True), _day=pl.when(day.dt.month() == month.dt.month()).then(day))
