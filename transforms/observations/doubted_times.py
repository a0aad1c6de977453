"""Numbers of which nobody can tell for sure of which period they are, or with which one they compare."""

from __future__ import annotations

import polars as pl

_LONGEST_QUARTER_DAYS = 100


def _plan_without_a_date() -> pl.Expr:
    """We expect margins to reach 40%: of which period?"""
    return pl.col("is_forward_looking") & pl.col("period_code").is_null() & (pl.col("timing") != "authorization")


def _forecast_of_the_past() -> pl.Expr:
    """We had guided to third-quarter revenue of $300 million: no actual, and no outlook any more."""
    over = pl.col("period_end") <= pl.col("call_end")
    return pl.col("is_forward_looking") & over & (pl.col("timing") != "authorization")


def _over_years() -> pl.Expr:
    """the $38 billion capex figure over three years: of a longer span than any period of the call."""
    behind = (pl.col("after_period") < pl.col("after_number")).fill_null(True) & (pl.col("later_separations") == pl.col("separations"))
    return behind & (pl.col("later_code") == "other_span") & pl.col("period_code").is_null() & (pl.col("kind") == "money")


#: Before the name of a day or month that something is compared with.
_AGAINST = r"(?:from|since|versus|vs\.?|against|over|on|compared (?:with|to)|relative to)\s+(?:the )?[A-Z][a-z]"


def _compared_with_something_else() -> pl.Expr:
    """down 2% since December, up 10% versus August: neither with the year nor with the quarter before, as far as anybody can tell."""
    bare = pl.col("measure").str.starts_with("change") & pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null()
    tail = pl.when(bare).then("tail")
    named = tail.str.contains(rf"^\s*{_AGAINST}") & ~(pl.col("is_behind") & (pl.col("later_code") != "dated")).fill_null(False)
    return bare & (named | tail.str.contains(rf"^\s*(?:since\s|in [A-Z][a-z]+ {_AGAINST})"))


def _change_since_nobody_knows_when() -> pl.Expr:
    """Risk-weighted assets went down £1.2 billion: since the quarter's start or the year's?"""
    bare = pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null() & (pl.col("comparison") == "yoy")
    amount = (pl.col("measure") == "change_abs") & (pl.col("kind") == "money")
    return bare & amount & (pl.col("timing") == "stock") & ~(pl.col("is_behind") & pl.col("later_base_end")).fill_null(False)


def _growth_against_either() -> pl.Expr:
    """Income grew 2.6%, on a call that compares with the quarter before as often as with the year."""
    bare = pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null() & (pl.col("comparison") == "yoy")
    growth = (pl.col("measure") == "change_pct") & ~(pl.col("is_behind") & pl.col("later_base_end")).fill_null(False)
    of_a_quarter = (pl.col("period_end") - pl.col("period_start")).dt.total_days() <= _LONGEST_QUARTER_DAYS
    return bare & growth & of_a_quarter & pl.col("compares_both") & ~pl.col("compares_years")


def _growth_of_another_period() -> pl.Expr:
    """比二季度的增速16.4%有所提升: how fast it grew then."""
    then = (pl.col("before_direction") + 1 == pl.col("at")) & (pl.col("down_before_gap") == "的") & pl.col("earlier_base_end")
    return then & pl.col("measure").str.starts_with("change")


#: Reasons to doubt the period or the comparison.
OF_THE_TIME = (
    _plan_without_a_date,
    _forecast_of_the_past,
    _over_years,
    _compared_with_something_else,
    _change_since_nobody_knows_when,
    _growth_against_either,
    _growth_of_another_period,
)
