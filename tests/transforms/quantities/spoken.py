"""The notation of the example tables: what a text says, written as one short line a mention.

`5亿元: money 500000000 CNY`, `3-5年: duration 3..5 year range`, `约3%: percent 3 percent approx`, `0.5元: money 0.5 CNY /share`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from transforms.quantities import read_quantities

Example = tuple[str, str]


def number(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def mention(row: dict[str, object]) -> str:
    low, high = row["low"], row["high"]
    value = number(row["value"]) if low is None else f"{number(low)}..{number(high)}"  # type: ignore[arg-type]
    days = f"{row['date_start']}~{row['date_end']}" if row["date_start"] else ""
    qualifier = "" if row["qualifier"] == "exact" else row["qualifier"]
    parts = [row["kind"], value, row["unit"], qualifier, f"/{row['per']}" if row["per"] else "", days]
    return f"{row['surface']}: " + " ".join(str(part) for part in parts if part)


def spoken(texts: Sequence[str], currency: str | None = None, call_date: dt.date | None = None) -> list[str]:
    """What each text says, its mentions joined by ` | `; all texts are read in one call."""
    quantities = read_quantities(pl.Series(texts), currency=currency, call_date=call_date)
    said: list[list[str]] = [[] for _ in texts]
    for row in quantities.iter_rows(named=True):
        said[row["text_index"]].append(mention(row))
    return [" | ".join(mentions) for mentions in said]


def differences(examples: Sequence[Example], currency: str | None = None, call_date: dt.date | None = None) -> list[str]:
    """One line for each example that is read otherwise than expected."""
    readings = spoken([text for text, _ in examples], currency, call_date)
    return [
        f"{text}\n  expected {expected}\n  read     {reading}"
        for (text, expected), reading in zip(examples, readings, strict=True)
        if reading != expected
    ]
