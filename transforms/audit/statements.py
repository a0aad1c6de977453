"""Which observations take part in the audit, and what each stands for.

Left out: what analysts suppose, what is expected for the future, bounds (`超过`, `at least`: they do not say the number), numbers without period,
unit or ulp (a class of size such as `两位数` has none), and numbers too large to be anything but misread.
"""

from __future__ import annotations

import polars as pl

from transforms.audit.intervals import LARGEST, half_units, plain

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
    """One row an observation that takes part: `FACT`, `call_id`, `company_id`, `currency` (of the call), `observation_seq`, `unit_id`,
    `qualifier`, `low` and `high` (Int128 half units, see `intervals`) and `said` (the number in plain notation).
    """
    first, last = pl.coalesce("value", "low"), pl.coalesce("value", "high")
    eligible = observations.filter(
        ~pl.col("is_forward_looking").fill_null(False),
        ~pl.col("linked_by").fill_null("").str.starts_with(_ANALYST),
        pl.col("qualifier").is_in(_POINTS),
        pl.col("ulp") >= 0,
        pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null() & pl.col("unit_id").is_not_null(),
        *[bound.is_between(-LARGEST, LARGEST, closed="none") for bound in (first, last)],
        pl.col("ulp") < LARGEST,
    )
    return eligible.join(calls.select("document_id", "call_id", "company_id", "currency"), on="document_id", maintain_order="left").select(
        *FACT,
        "call_id",
        "company_id",
        "currency",
        "observation_seq",
        "unit_id",
        "qualifier",
        # Half an ulp is as many half units as the ulp has units: `to_physical` of the ulp, and both ends of a range were spoken.
        low=half_units(pl.min_horizontal(first, last)) - half_units(pl.col("ulp")) // pl.lit(2, pl.Int128),
        high=half_units(pl.max_horizontal(first, last)) + half_units(pl.col("ulp")) // pl.lit(2, pl.Int128),
        said=pl.when(first == last).then(plain(first)).otherwise(pl.format("{} to {}", plain(first), plain(last))),
    )


def without_approximations(said: pl.DataFrame) -> pl.DataFrame:
    """Statements that claim their last digit: `约 30 亿` does not, and how far off it may be is anybody's guess."""
    return said.filter(pl.col("qualifier") != "approx")


def most_precise(said: pl.DataFrame) -> pl.DataFrame:
    """Each fact once in each unit: as the narrowest interval, the first said of equally narrow ones."""
    ordered = said.sort("document_id", pl.col("high") - pl.col("low"), "observation_seq")
    return ordered.unique([*FACT, "unit_id"], keep="first", maintain_order=True)


def as_role(said: pl.DataFrame, role: str) -> pl.DataFrame:
    """Statements to be joined to others: what differs from one to the next is named after the role (`level_low`, `level_seq`, …)."""
    return said.drop("call_id", "company_id", "currency", "measure", "comparison", "qualifier").rename(
        {"low": f"{role}_low", "high": f"{role}_high", "said": f"{role}_said", "observation_seq": f"{role}_seq"}
    )
