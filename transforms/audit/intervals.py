"""Exact intervals: a spoken number stands for `value ± ulp/2`.

Bounds are whole numbers (Int128) of *half units*: half of the last of the nine decimals the warehouse stores, so that half an ulp is
whole too. Int128 wraps silently beyond 1.7e38; what is added or multiplied is kept small enough first, and where that costs digits,
bounds move outward: an interval may grow by a part in 10^17, and never shrinks.
"""

from __future__ import annotations

from decimal import Decimal

import polars as pl

AMOUNT = pl.Decimal(38, 9)
HALF_UNITS = 2 * 10**9
#: Larger numbers take no part: no call speaks of 10^18 of anything, and sums of smaller ones are far from overflow.
LARGEST = Decimal(10**18)
#: Digits a bound may have to be multiplied by another: 10^18 times 2 · 10^18 fits into Int128, a hundred times over half of that.
FACTOR_DIGITS = 18
_NANO = pl.lit(Decimal("0.000000001"), dtype=AMOUNT)
_TWO = pl.lit(2, dtype=pl.Int128)


def units(amount: pl.Expr) -> pl.Expr:
    """A Decimal as a whole number of 10^-9, which is as many half units as half of it has."""
    return amount.cast(AMOUNT).to_physical()


def half_units(amount: pl.Expr) -> pl.Expr:
    """A Decimal below `LARGEST` as a whole number of half units."""
    return units(amount) * _TWO


def low_amount(bound: pl.Expr) -> pl.Expr:
    """A lower bound in half units as Decimal(38, 9), rounded down."""
    return (bound // _TWO).cast(pl.Decimal(38, 0)) * _NANO


def high_amount(bound: pl.Expr) -> pl.Expr:
    """An upper bound in half units as Decimal(38, 9), rounded up."""
    return divided_up(bound, _TWO).cast(pl.Decimal(38, 0)) * _NANO


def negated(number: pl.Expr) -> pl.Expr:
    """Polars has no unary minus for Int128."""
    return pl.lit(0, pl.Int128) - number


def divided_up(number: pl.Expr, divisor: pl.Expr) -> pl.Expr:
    """Integer division rounded up (`//` rounds down, of negative numbers too); the divisor is positive."""
    return negated(negated(number) // divisor)


def overlap(low: str, high: str, other_low: str, other_high: str) -> pl.Expr:
    """Whether two closed intervals, given by columns, share a value; touching ends do."""
    return (pl.col(low) <= pl.col(other_high)) & (pl.col(other_low) <= pl.col(high))


def as_factors(frame: pl.DataFrame, *names: str) -> pl.DataFrame:
    """Shortens `<name>_low` and `<name>_high` of the names to `FACTOR_DIGITS` digits, by one power of ten a row, rounded outward.

    A ratio of two of them stays what it was. Nothing is lost where no more than 17 digits lie between the first digit of the largest
    and the last digit of any.
    """
    bounds = [pl.col(f"{name}_{end}") for name in names for end in ("low", "high")]
    digits = pl.max_horizontal(*bounds, *[negated(bound) for bound in bounds]).cast(pl.String).str.len_chars().cast(pl.Int32)
    shortened = frame.with_columns(_step=pl.lit(10, pl.Int128).pow((digits - FACTOR_DIGITS).clip(lower_bound=0)))
    lows = [pl.col(f"{name}_low") // pl.col("_step") for name in names]
    highs = [divided_up(pl.col(f"{name}_high"), pl.col("_step")).alias(f"{name}_high") for name in names]
    return shortened.with_columns(*lows, *highs).drop("_step")


def plain(amount: pl.Expr) -> pl.Expr:
    """A Decimal in plain notation, without exponent and without trailing zeros: `-384000000`, `1.95`."""
    return amount.cast(AMOUNT).cast(pl.String).str.strip_chars_end("0").str.strip_chars_end(".")


def plain_interval(low: str, high: str) -> pl.Expr:
    """Bounds in half units, given by columns, in words: `97650000000 to 97750000000`."""
    return pl.format("{} to {}", plain(low_amount(pl.col(low))), plain(high_amount(pl.col(high))))
