"""Numbers in text, read exactly."""

from __future__ import annotations

import datetime as dt

import polars as pl

from transforms.quantities.read import read_mentions

__all__ = ["read_mentions", "read_quantities"]


def read_quantities(
    texts: pl.Series, language: str | None = None, currency: str | None = None, call_date: dt.date | None = None
) -> pl.DataFrame:
    """Every quantity of every text, one row a mention.

    texts: strings. currency: ISO 4217 code that an unstated 元 stands for (CNY unless told). call_date: the day from which a date without
    a year is understood. Returns `text_index`, `surface`, `start`, `end` (characters of the text as given), `kind`, `value`, `low`, `high`,
    `unit`, `counted`, `per`, `qualifier`, `ulp`, `date_start`, `date_end`; numbers as Decimal(38, 9) in base units.
    """
    frame = (
        pl.DataFrame({"text": texts.cast(pl.String).fill_null("")}).with_row_index("text_index").with_columns(context=pl.lit(0, pl.UInt32))
    )
    local = currency or ("TWD" if language == "zh-TW" else None)
    contexts = pl.DataFrame(
        {
            "context": pl.Series([0], dtype=pl.UInt32),
            "currency": pl.Series([local], dtype=pl.String),
            "call_date": pl.Series([call_date], dtype=pl.Date),
            "period_start": pl.Series([None], dtype=pl.Date),
            "period_end": pl.Series([None], dtype=pl.Date),
            "fiscal_year": pl.Series([None], dtype=pl.Int16),
            "fiscal_year_end_month": pl.Series([None], dtype=pl.Int8),
        }
    )
    mentions = read_mentions(frame, contexts)
    columns = ["text_index", "surface", "start", "end", "kind", "value", "low", "high", "unit", "counted", "per", "qualifier", "ulp"]
    return mentions.rename({"unit_id": "unit"}).select(*columns, "date_start", "date_end")
