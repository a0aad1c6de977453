"""Years of the Republic of China without more around them: 114年 in a call of a company that reports in its currency is 2025.

Elsewhere 113年 is a hundred and thirteen years; 114年第二季 and 114年度 name a year anywhere (grammar.py).
"""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.align import ROW, beside, flagged, numbered
from transforms.quantities.vocabularies import CLASS, KIND

_CURRENCY = "TWD"
#: The year before the first one.
_ZERO = 1911
#: What counts years: 经营113年, 113年以来, 113年的历史.
_COUNTING = "(?:经营|成立|创立|历时|历经|长达|已有|满|逾|超过|达|近)了?[ \t]?$"
_COUNTED = "^[ \t]?(?:的?(?:历史|经验|时间)|以?来|间|[之以]?[前后]|[多余])"
#: What a year has none of.
_OF_SPANS = ("value", "low", "high", "ulp", "unit_id", "unit_word", "per")


def tell_minguo_years(mentions: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Makes periods of such years, which were read as durations, and sets `date_start` and `date_end`.

    mentions: what dates.py and the steps before it say; contexts: `context`, `currency` (nullable).
    """
    local = contexts.filter(pl.col("currency") == _CURRENCY)["context"]
    if local.is_empty():
        return mentions
    keys = mentions.select_seq("class", "context", "left", "right", "number", "unit_word")
    said = numbered(keys).filter((pl.col("unit_word") == "年") & (pl.col("class") == "amount") & pl.col("context").is_in(local.implode()))
    years = _years(said)
    if years.is_empty():
        return mentions
    known = beside(flagged(mentions, years.select_seq(ROW, "_is_year")), years.select_seq(ROW, "_first", "_last"))
    is_year = pl.col("_is_year")
    return known.with_columns_seq(
        *(pl.when(~is_year).then(name).alias(name) for name in _OF_SPANS),
        pl.when(is_year).then(pl.lit("date", CLASS)).otherwise("class").alias("class"),
        kind=pl.when(is_year).then(pl.lit("period", KIND)).otherwise("kind"),
        qualifier=pl.when(is_year).then(pl.lit("exact")).otherwise("qualifier"),
        date_start=pl.coalesce("_first", "date_start"),
        date_end=pl.coalesce("_last", "date_end"),
    ).drop("_is_year", "_first", "_last")


@keeps_patterns
def _years(rows: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `_is_year`, `_first` and `_last` day of it."""
    year = pl.col("number").cast(pl.Int32, strict=False) + _ZERO
    years = rows.filter(
        pl.col("number").str.contains(f"^{g.MINGUO_YEAR}$"),
        ~pl.col("left").str.contains(_COUNTING),
        ~pl.col("right").str.contains(_COUNTED),
    )
    return years.select_seq(ROW, _is_year=pl.lit(True), _first=pl.date(year, 1, 1), _last=pl.date(year, 12, 31))
