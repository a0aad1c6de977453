"""A percentage said of a number, against the ratio of two numbers said: by cross-multiplication, nothing is divided to be compared."""

from __future__ import annotations

import polars as pl

from transforms.audit.intervals import HALF_UNITS, as_factors, divided_up

#: The half units of 100 %.
WHOLE = 100 * HALF_UNITS
#: Percentages beyond this (a billion percent) are misread; below, a product with a factor of 18 digits fits into Int128.
_LARGEST_PERCENT = 10**9 * HALF_UNITS


def compare_ratio(pairs: pl.DataFrame, numerator: str, denominator: str) -> pl.DataFrame:
    """Rows whose denominator is positive for sure, with `passed` and the ratio as `ratio_low`, `ratio_high` (half units of percent).

    `pairs` has `<numerator>_low`, `<numerator>_high`, the same of the denominator, and what was said of their ratio as `percent_low`,
    `percent_high` (half units of percent). `passed`: some numerator, denominator and percentage of the three intervals fit each other.
    """
    factors = as_factors(pairs, numerator, denominator).filter(
        pl.col(f"{denominator}_low") > 0,
        pl.col("percent_low") > -_LARGEST_PERCENT,
        pl.col("percent_high") < _LARGEST_PERCENT,
    )
    low, high = pl.col(f"{numerator}_low"), pl.col(f"{numerator}_high")
    small, large = pl.col(f"{denominator}_low"), pl.col(f"{denominator}_high")
    # The ratio is least where the numerator is least, over the largest denominator; over the smallest, if the numerator is negative.
    under_low = pl.when(low >= 0).then(large).otherwise(small)
    under_high = pl.when(high >= 0).then(small).otherwise(large)
    whole = pl.lit(WHOLE, pl.Int128)
    return factors.with_columns(
        passed=(low * whole <= pl.col("percent_high") * under_low) & (high * whole >= pl.col("percent_low") * under_high),
        ratio_low=low * whole // under_low,
        ratio_high=divided_up(high * whole, under_high),
    )
