"""`one_exchange_rate`: all amounts of a call said in two currencies imply one rate.

Issuers translate for convenience at one rate, flows and balances alike. Where amounts disagree, the rate most of them allow is taken
for theirs (of equally many, the one the most precise pair allows), and the others fail.
"""

from __future__ import annotations

import polars as pl

from transforms.audit.findings import Findings, fact_in_words, findings, joined_by
from transforms.audit.intervals import as_factors, divided_up, negated, plain_interval
from transforms.audit.statements import FACT, as_role, in_words, most_precise
from transforms.reference import table

#: Rates are whole numbers of 10^-18, rounded outward: a factor of 18 digits times this fits into Int128.
_RATE_UNITS = 10**18
_RATE_UNITS_PER_HALF_UNIT = 5 * 10**8
#: One rate is asked of these together: a quote (`unit_id`), and the foreign currency one unit of which it prices.
_CURRENCIES = ["document_id", "base_unit", "unit_id"]


def one_exchange_rate(said: pl.DataFrame) -> Findings:
    """Every pair of amounts, against the rate implied by the other pairs that agree; nothing where there is no other pair.

    `said` may hold approximations: `约合 62 亿美元` is 6.2 billion, rounded.
    """
    return findings(
        _against_the_others(_with_agreement(_rates(_pairs(_amounts(said))))),
        rule="one_exchange_rate",
        subject=pl.format("{}/{} rate of {}", "base_unit", "unit_id", fact_in_words()),
        unit_id=pl.col("unit_id"),
        detail=pl.format(
            "{} {} for {} {} is a rate of {}, {} other amounts said in both imply {}.",
            in_words(),
            "unit_id",
            in_words("base"),
            "base_unit",
            plain_interval("actual_low", "actual_high"),
            joined_by(),
            plain_interval("expected_low", "expected_high"),
        ),
        members=[
            ("amount", "observation_seq"),
            ("counter_amount", "base_seq"),
            ("other_amount", "other_seqs"),
            ("other_counter_amount", "other_base_seqs"),
        ],
    )


def _amounts(said: pl.DataFrame) -> pl.DataFrame:
    """Amounts of money that are not about zero, made positive, with `is_loss`; each once in each currency."""
    money = table("units").filter(pl.col("kind") == "money").select("unit_id")
    amounts = said.join(money, on="unit_id", how="semi", maintain_order="left").filter((pl.col("low") > 0) | (pl.col("high") < 0))
    is_loss = pl.col("high") < 0
    return most_precise(amounts, [*FACT, "unit_id"]).with_columns(
        is_loss=is_loss,
        low=pl.when(is_loss).then(negated(pl.col("high"))).otherwise("low"),
        high=pl.when(is_loss).then(negated(pl.col("low"))).otherwise("high"),
    )


def _pairs(amounts: pl.DataFrame) -> pl.DataFrame:
    """One row a fact and pair of currencies: the amount in the quote, and `base_…` of the same in the other currency.

    The quote is the call's currency; where neither amount is in it, the first by the alphabet, so that a pair has one direction.
    """
    same = [*FACT, "is_loss"]
    bases = as_role(amounts.with_columns(base_unit="unit_id"), "base", [*same, "base_unit"])
    is_quote, is_base = (pl.col(unit).eq_missing(pl.col("currency")) for unit in ("unit_id", "base_unit"))
    directed = pl.when(is_quote | is_base).then(is_quote).otherwise(pl.col("unit_id") < pl.col("base_unit"))
    return amounts.join(bases, on=same, nulls_equal=True, maintain_order="left_right").filter(
        pl.col("unit_id") != pl.col("base_unit"), directed
    )


def _rates(pairs: pl.DataFrame) -> pl.DataFrame:
    """Adds `rate_low`, `rate_high`: units of the quote for one of the base, in 10^-18."""
    factors = as_factors(pairs.with_columns(quote_low="low", quote_high="high"), "quote", "base").filter(pl.col("base_low") > 0)
    unit = pl.lit(_RATE_UNITS, pl.Int128)
    return factors.with_columns(
        rate_low=pl.col("quote_low") * unit // pl.col("base_high"), rate_high=divided_up(pl.col("quote_high") * unit, pl.col("base_low"))
    )


def _with_agreement(rates: pl.DataFrame) -> pl.DataFrame:
    """Adds `agrees`: whether the pair allows the rate that most pairs of its currencies allow.

    Where most intervals meet, one of them begins: each beginning is a candidate.
    """
    candidates = rates.select(*_CURRENCIES, candidate="rate_low", candidate_seq="observation_seq")
    allowed = (pl.col("rate_low") <= pl.col("candidate")) & (pl.col("candidate") <= pl.col("rate_high"))
    chosen = (
        rates.join(candidates, on=_CURRENCIES)
        .filter(allowed)
        .group_by(*_CURRENCIES, "candidate", "candidate_seq")
        .agg(pairs=pl.len(), narrowest=(pl.col("rate_high") - pl.col("rate_low")).min())
        .sort("pairs", "narrowest", "candidate_seq", descending=[True, False, False])
        .unique(_CURRENCIES, keep="first", maintain_order=True)
        .select(*_CURRENCIES, "candidate")
    )
    return rates.join(chosen, on=_CURRENCIES, maintain_order="left").with_columns(agrees=allowed).drop("candidate")


def _against_the_others(rates: pl.DataFrame) -> pl.DataFrame:
    """Each pair against what the other pairs that agree allow together; a pair that no other stands beside is left out.

    Adds `passed`, the expected and the actual rate (half units), and which other pairs set the expected bounds.
    """
    others = as_role(rates.filter("agrees").with_columns(low="rate_low", high="rate_high"), "other", [*_CURRENCIES, "base_seq"]).rename(
        {"base_seq": "other_base_seq"}
    )
    per_half_unit = pl.lit(_RATE_UNITS_PER_HALF_UNIT, pl.Int128)
    sets_a_bound = (pl.col("other_low") == pl.col("other_low").max()) | (pl.col("other_high") == pl.col("other_high").min())
    return (
        rates.join(others, on=_CURRENCIES, maintain_order="left_right")
        .filter(pl.col("other_seq") != pl.col("observation_seq"))
        .group_by(*_CURRENCIES, "observation_seq", maintain_order=True)
        .agg(
            pl.col("call_id", "segment", "metric_id", "period_start", "period_end").first(),
            pl.col("first", "last", "base_first", "base_last", "base_seq").first(),
            passed=pl.col("agrees").first(),
            actual_low=pl.col("rate_low").first() // per_half_unit,
            actual_high=divided_up(pl.col("rate_high").first(), per_half_unit),
            expected_low=pl.col("other_low").max() // per_half_unit,
            expected_high=divided_up(pl.col("other_high").min(), per_half_unit),
            other_seqs=pl.col("other_seq").filter(sets_a_bound),
            other_base_seqs=pl.col("other_base_seq").filter(sets_a_bound),
        )
    )
