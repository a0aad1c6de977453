"""Which observations take part in the audit, and what each stands for.

Left out: what analysts suppose, what is expected for the future, bounds (`超过`, `at least`: they do not say the number), numbers without
period, unit or ulp (a class of size such as `两位数` has none), and numbers too large to be anything but misread.
"""

from __future__ import annotations

import polars as pl

from transforms.audit.intervals import LARGEST, half_units, plain, units

#: What an observation is about, apart from its unit.
FACT = ["document_id", "segment", "metric_id", "period_start", "period_end", "measure", "comparison", "per"]

_POINTS = ("exact", "approx", "range")
_ANALYST = "analyst"


def number_observations(observations: pl.DataFrame) -> pl.DataFrame:
    """Adds `observation_seq` (Int32, from 0 within the document) where the observations came without."""
    if "observation_seq" in observations.columns:
        return observations.with_columns(pl.col("observation_seq").cast(pl.Int32))
    return observations.with_columns(observation_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"))


def statements(observations: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """One row a fact, unit and `is_approximate`: of several observations the most precise.

    Columns: `FACT`, `unit_id`, `is_approximate`, `call_id`, `company_id`, `currency` (of the call), `observation_seq`; `low`, `high`
    (Int128 half units, see `intervals`): the interval it stands for; `first`, `last` (Decimal): what was said, two ends of a range.
    """
    first, last = pl.coalesce("value", "low"), pl.coalesce("value", "high")
    eligible = observations.filter(
        ~pl.col("is_forward_looking").fill_null(False),
        ~pl.col("linked_by").fill_null("").str.starts_with(_ANALYST),
        pl.col("qualifier").is_in(_POINTS),
        pl.col("ulp") >= 0,
        pl.col("ulp") < LARGEST,
        first.is_between(-LARGEST, LARGEST, closed="none"),
        last.is_between(-LARGEST, LARGEST, closed="none"),
        pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null() & pl.col("unit_id").is_not_null(),
    )
    half_ulp = units(pl.col("ulp"))
    said = eligible.join(calls.select("document_id", "call_id", "company_id", "currency"), on="document_id", maintain_order="left").select(
        *FACT,
        "unit_id",
        "call_id",
        "company_id",
        "currency",
        "observation_seq",
        is_approximate=pl.col("qualifier") == "approx",
        low=half_units(pl.min_horizontal(first, last)) - half_ulp,
        high=half_units(pl.max_horizontal(first, last)) + half_ulp,
        first=first,
        last=last,
    )
    return most_precise(said, [*FACT, "unit_id", "is_approximate"])


def most_precise(said: pl.DataFrame, fact: list[str]) -> pl.DataFrame:
    """One row a fact: the narrowest interval, the first said of equally narrow ones."""
    ordered = said.sort(pl.col("high") - pl.col("low"), "observation_seq")
    return ordered.unique(fact, keep="first", maintain_order=True)


def without_approximations(said: pl.DataFrame) -> pl.DataFrame:
    """Statements that claim their last digit: `约 30 亿` does not, and how far off it may be is anybody's guess."""
    return said.filter(~pl.col("is_approximate"))


def as_role(said: pl.DataFrame, role: str, keys: list[str]) -> pl.DataFrame:
    """Statements to be joined to others by the keys; the rest is named after the role: `level_low`, `level_high`, `level_seq`, …"""
    numbers = {name: f"{role}_{name}" for name in ("low", "high", "first", "last")}
    return said.select(*keys, "observation_seq", *numbers).rename({**numbers, "observation_seq": f"{role}_seq"})


def in_words(role: str = "") -> pl.Expr:
    """What was said, in plain notation: `-384000000`, of a range `3 to 5`."""
    first, last = (pl.col(f"{role}_{end}" if role else end) for end in ("first", "last"))
    return pl.when(first == last).then(plain(first)).otherwise(pl.format("{} to {}", plain(first), plain(last)))
