"""Whatever the numbers: exact ones, rounded as they are spoken, never fail; one that is off by more than all rounding always does."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.audit.examples import SEPTEMBER_BEFORE, changed, outcomes, said

QUICK = settings(max_examples=30, deadline=None)

#: Amounts up to a quadrillion, with up to four decimals, and the place they are rounded to.
AMOUNTS = st.integers(-(10**19), 10**19).map(lambda number: Fraction(number, 10**4))
POSITIVE = st.integers(10**9, 10**19).map(lambda number: Fraction(number, 10**4))
PLACES = st.integers(-4, 11)


def rounded(exact: Fraction, place: int) -> tuple[Decimal, Decimal]:
    """The number as it is spoken, and its ulp: 10 to the power of the place."""
    with localcontext(prec=60):
        ulp = Decimal(1).scaleb(place)
        scaled = exact / Fraction(ulp)
        # Half up by integers: a Fraction has no rounding of its own but to even.
        nearest = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return (nearest * ulp).quantize(min(ulp, Decimal(1)), ROUND_HALF_UP), ulp


def spoken(row: dict[str, Any], number: tuple[Decimal, Decimal]) -> dict[str, Any]:
    return {**row, "value": number[0], "ulp": number[1]}


def off_by_more(number: tuple[Decimal, Decimal], others: list[tuple[Decimal, Decimal]], sign: int) -> tuple[Decimal, Decimal]:
    """The number moved by more than the widths of all intervals together."""
    return number[0] + sign * (number[1] + sum(ulp for _, ulp in others) + min(number[1], *(ulp for _, ulp in others))), number[1]


@QUICK
@given(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS), st.tuples(PLACES, PLACES, PLACES, PLACES), st.sampled_from([-1, 1]))
def test_parts(parts: tuple[Fraction, Fraction, Fraction], places: tuple[int, int, int, int], sign: int) -> None:
    numbers = [rounded(part, place) for part, place in zip(parts, places[1:], strict=True)]
    whole = rounded(sum(parts, Fraction()), places[0])
    rows = [spoken(said("1", segment=part), number) for part, number in zip(("ads", "retail", "wholesale"), numbers, strict=True)]
    mall = said("1", segment="mall")
    assert outcomes("parts_add_up", spoken(mall, whole), *rows) == [True]
    assert outcomes("parts_add_up", spoken(mall, off_by_more(whole, numbers, sign)), *rows) == [False]


@QUICK
@given(AMOUNTS, AMOUNTS, st.tuples(PLACES, PLACES, PLACES), st.sampled_from([-1, 1]))
def test_changes(level: Fraction, prior: Fraction, places: tuple[int, int, int], sign: int) -> None:
    numbers = [rounded(level, places[0]), rounded(prior, places[1])]
    change = rounded(level - prior, places[2])
    rows = [spoken(said("1"), numbers[0]), spoken(said("1", period=SEPTEMBER_BEFORE), numbers[1])]
    assert outcomes("change_fits_levels", *rows, spoken(changed("1"), change)) == [True]
    assert outcomes("change_fits_levels", *rows, spoken(changed("1"), off_by_more(change, numbers, sign))) == [False]


@QUICK
@given(AMOUNTS, POSITIVE, st.tuples(PLACES, PLACES), st.integers(-3, 0), st.sampled_from([-1, 1]))
def test_growth(level: Fraction, prior: Fraction, places: tuple[int, int], percent_place: int, sign: int) -> None:
    now, before = rounded(level, places[0]), rounded(prior, min(places[1], 3))
    growth = rounded(100 * (level / prior - 1), percent_place)
    if before[0] <= before[1] or abs(growth[0]) > 10**8:
        return
    rows = [spoken(said("1"), now), spoken(said("1", period=SEPTEMBER_BEFORE), before)]
    assert outcomes("growth_fits_levels", *rows, spoken(changed("1%"), growth)) == [True]
    # The widest the ratio can be, by exact fractions and independently of the product.
    ends = [Fraction(now[0]) + s * Fraction(now[1]) / 2 for s in (-1, 1)]
    bottoms = [Fraction(before[0]) + s * Fraction(before[1]) / 2 for s in (-1, 1)]
    ratios = [100 * (end / bottom - 1) for end in ends for bottom in bottoms]
    # Outward rounding to 18 digits may widen it by a part in 10^16.
    width = (max(ratios) - min(ratios)) + Fraction(max(abs(ratio) for ratio in ratios) + 100, 10**16)
    moved = growth[0] + sign * ((growth[1] + Decimal(float(width) * 1.01)).quantize(growth[1], ROUND_CEILING) + growth[1])
    if abs(moved) < 10**9:
        assert outcomes("growth_fits_levels", *rows, spoken(changed("1%"), (moved, growth[1]))) == [False]


@QUICK
@given(
    st.lists(st.tuples(st.integers(10**6, 10**15), st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=6),
    st.fractions(Fraction(1, 30000), Fraction(30000)),
)
def test_one_rate(amounts: list[tuple[int, int, int]], rate: Fraction) -> None:
    rows = []
    for place, (base, base_place, quote_place) in enumerate(amounts):
        metric = f"metric_{place}"
        quote = rounded(base * rate, quote_place - 2)
        rows += [spoken(said("1", metric), quote), spoken(said("1 USD", metric), rounded(Fraction(base), base_place))]
    assert all(outcomes("one_exchange_rate", *rows))
