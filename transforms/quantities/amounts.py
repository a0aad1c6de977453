"""Exact amounts: integers of billionths while they are worked with, DECIMAL(38, 9) when they are handed over.

A number never passes through floating point: its digits become an integer, its point and its scale a power of ten.
"""

from __future__ import annotations

import polars as pl

AMOUNT = pl.Decimal(38, 9)
#: What one is, in billionths.
ONE = 10**9
_PLACES = 9
#: 10^28 billionths of headroom: DECIMAL(38, 9) holds 29 digits before the point.
_LARGEST_POWER = 37
_POWERS = pl.Series([10**exponent for exponent in range(_LARGEST_POWER + 1)], dtype=pl.Int128)
_MOST_DIGITS = 18
_WHOLE_DIGITS = 29
_LARGEST = pl.lit(10**38 - 1, pl.Int128)


def power_of_ten(exponent: pl.Expr) -> pl.Expr:
    """10^exponent in billionths (Int128); null where it is smaller than a billionth or larger than an amount."""
    index = exponent + _PLACES
    return pl.lit(_POWERS).gather(pl.when(index.is_between(0, _LARGEST_POWER)).then(index).cast(pl.UInt32))


def fraction_digits(number: pl.Expr) -> pl.Expr:
    """How many digits stand after the point (Int64); 0 without one."""
    return (number.str.len_bytes().cast(pl.Int64) - number.str.find(".", literal=True).cast(pl.Int64) - 1).fill_null(0)


def digits_value(number: pl.Expr, exponent: pl.Expr) -> pl.Expr:
    """`number` (`2,248`, `9.06`) times 10^`exponent`, in billionths (Int128); null where it does not fit DECIMAL(38, 9) exactly."""
    digits = number.str.replace_all(",", "", literal=True).str.replace(".", "", literal=True)
    power = exponent - fraction_digits(number)
    return scaled_digits(digits, power, power_of_ten(power))


def scaled_digits(digits: pl.Expr, power: pl.Expr, unit: pl.Expr) -> pl.Expr:
    """Bare digits times `unit`, which is 10^`power` in billionths; null where the product does not fit DECIMAL(38, 9)."""
    count = digits.str.len_bytes().cast(pl.Int64)
    mantissa = pl.when((count <= _MOST_DIGITS) & (power + count <= _WHOLE_DIGITS)).then(digits).cast(pl.Int64, strict=False)
    return mantissa.cast(pl.Int128) * unit


def shifted(amount: pl.Expr, exponent: pl.Expr) -> pl.Expr:
    """An amount in billionths times 10^exponent, for exponents from -9 (digits past the last place are cut) up; null where too large."""
    power = pl.lit(_POWERS).gather(exponent.clip(0, 18).cast(pl.UInt32))
    down = pl.lit(_POWERS).gather((-exponent).clip(0, 9).cast(pl.UInt32))
    return pl.when(amount.abs() <= _LARGEST // power).then(amount) * power // down


def divided(over: pl.Expr, under: pl.Expr) -> pl.Expr:
    """Quotient of two amounts in billionths, rounded half up to a billionth; null for a division by zero."""
    doubled = over * (2 * ONE) + under
    return pl.when(under != 0).then(doubled // (under * 2))


def fitting(amount: pl.Expr) -> pl.Expr:
    """An amount in billionths; null where it does not fit DECIMAL(38, 9) (`1 trillion trillion`)."""
    return pl.when(amount.is_between(-_LARGEST, _LARGEST)).then(amount)


def as_decimal(amount: pl.Expr) -> pl.Expr:
    """Billionths, that fit, as DECIMAL(38, 9)."""
    return amount.reinterpret(dtype=AMOUNT)
