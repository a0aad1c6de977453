"""Which of the periods that are said around a number is meant: one behind it, one before it, the one its sentence speaks of."""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream

_DAYS = ("days_start", "days_end")
#: What is asked of the periods around a number: index of the event, prefix of the columns, columns.
_SAID = (
    ("before_period", "earlier", ("code", "gap", "base_end", "starts", "before_number", *_DAYS)),
    ("after_period", "later", ("code", "gap", "loose_from", "separations", "base_end", "compared_end", "base_behind", *_DAYS)),
    ("before_own_period", "own", ("code", "is_local", "is_within", "clause_at", "starts", *_DAYS)),
    ("before_main_period", "main", ("code", *_DAYS)),
    ("heading_at", "heading", _DAYS),
    ("outlook_at", "outlook", _DAYS),
)
_MONTH_DAYS = 30.4
#: Periods told against the one that is spoken of.
RELATIVE = ("prior_year", "prior_quarter")
#: Before the day on which a programme of purchases was told of: the buyback that we announced in July.
_TOLD_OF = r"(?i)(?-u:\b)(?:announced|approved|authori[sz]ed|launched|unveiled)(?: back)? (?:(?:in|on)\s+)?$"
_FOR_THE_YEAR = r"(?i)^\s*(?:per [a-z ]+)?,?\s*for (?:the )?(?:full )?$"
_SINCE = r"(?i)(?-u:\b)since(?: the)?\s*$"
_LATER = ("later_code", "later_base_end", "later_compared_end", "later_days_start", "later_days_end", "is_behind")


#: Between an amount that was bought back and its period.
_OF_STOCK = (
    r"(?i)^\s*(?:(?:of|in) (?:our |its |the )?(?:common |ordinary |own )?(?:stock|shares|ADSs|ADRs)\s+)?(?:so far )?(?:in|during|over|for)"
    r"\s+(?:the\s*)?$|^\s*(?:of|in) (?:our |its |the )?(?:common |ordinary |own )?(?:stock|shares|ADSs|ADRs)\s+$"
)


def is_level() -> pl.Expr:
    """Is the number told like a level? How fast something grew in another period (…, from 26% in the quarter before) is, too."""
    return pl.col("measure").is_in(["level", "ratio", "growth"])


def _is_restated_next() -> pl.Expr:
    """$201 million, or 21% of revenue, in Q2 of last year: is the next number the same said again?"""
    again = pl.col("gap").str.contains(r"(?i)^\s*,?\s*or\s|^\s*[,，]?\s*(?:即|或)")
    return (again & (pl.col("row") == pl.col("row").shift(1))).shift(-1, fill_value=False)


def _with_later(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `is_behind`: stands the next period directly behind the number? Of a number that is said again, and of one in a list told in
    parallel, the period behind the last one counts.
    """
    reach = (pl.col("later_loose_from") == pl.col("loose_from")) & (pl.col("after_period") < pl.col("after_number")).fill_null(True)
    # compared to 5 million and 7 million, respectively, in the same period of last year
    respectively = pl.col("told") & (pl.col("after_respective") + 1 == pl.col("after_period"))
    # repurchased $6 billion of common stock during the first half
    reach = reach | (pl.col("later_gap").str.contains(_OF_STOCK) & (pl.col("at") + 1 == pl.col("after_period"))).fill_null(False)
    reach = reach | (respectively & (pl.col("after_period") < pl.col("after_number")).fill_null(True)).fill_null(False)
    based = (pl.col("after_period") < pl.col("after_number")).fill_null(True) & pl.col("later_base_behind")
    numbers = numbers.with_columns(is_behind=reach.fill_null(False) | based.fill_null(False))
    restated = _is_restated_next() & ~pl.col("is_behind")
    of_the_list = pl.col("parallel").is_not_null() & (pl.col("run_length") > 1)
    numbers = numbers.with_columns(pl.when(restated).then(pl.col(name).shift(-1)).otherwise(name).alias(name) for name in _LATER)
    return numbers.with_columns(
        pl.when(of_the_list).then(pl.col(name).gather(pl.col("run_first") + pl.col("run_length") - 1)).otherwise(name).alias(name)
        for name in _LATER
    )


def _with_near(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `is_near`: was the last period before the number said after the number before it?

    The base of that number's change (up 23% versus Q3 2024, and profit was 5 million) is not. A list told in parallel has the period of
    its first number.
    """
    since = (pl.col("before_period") > pl.col("before_number")).fill_null(True)
    base_of_another = (
        pl.col("earlier_base_end") & (pl.col("metric_at") > pl.col("before_period")) & (pl.col("earlier_before_number").is_not_null())
    )
    near = (pl.col("period_resolved") | (since & ~base_of_another.fill_null(False))) & pl.col("before_period").is_not_null()
    numbers = numbers.with_columns(is_near=near.fill_null(False))
    of_the_list = pl.col("parallel").is_not_null() & (pl.col("run_length") > 1) & ~pl.col("period_resolved")
    return numbers.with_columns(
        pl.when(of_the_list).then(pl.col(name).gather("run_first")).otherwise(name).alias(name)
        for name in ("is_near", "before_period", "earlier_code", "earlier_base_end", "earlier_days_start", "earlier_days_end")
    )


def _with_own(numbers: pl.DataFrame) -> pl.DataFrame:
    """Replaces a period that only dates the number behind it (…，上一财年为280万；经营现金流为…) by the main one of the sentence: for a
    metric that was named since, and for a change, which is of the later of the two (二季度为252元，一季度为244元，环比上升3.3%).
    """
    main_end = pl.coalesce("main_days_end", "call_end")
    before = (pl.col("own_days_end") < main_end) | (pl.col("own_code").is_in(RELATIVE) & pl.col("own_days_end").is_null())
    earlier = pl.col("measure").str.starts_with("change") & before
    # 从二季度的78%提高到81%: where a level started from is not when it arrived.
    since = pl.col("metric_at") > pl.col("before_own_period")
    arrived = pl.col("own_starts") & (pl.col("before_number") > pl.col("before_own_period")) & ~since
    here = pl.col("own_is_within") & (pl.col("own_clause_at") == pl.col("clause_at"))
    passing = (arrived | (pl.col("own_is_local") & (since | earlier) & ~here)).fill_null(False)
    # … 由去年上半年的14亿元降到12亿元 on a call about a quarter: arrived when?
    other_length = _months("own_days_start", "own_days_end") != _months("call_start", "call_end")
    longer = _months("own_days_start", "own_days_end") > 0
    code = (
        pl.when((arrived & pl.col("main_code").is_null() & other_length & longer).fill_null(False))
        .then(pl.lit("unsure"))
        .when(passing)
        .then("main_code")
        .otherwise("own_code")
    )
    return numbers.with_columns(
        code.alias("own_code"), *(pl.when(passing).then(f"main_{name}").otherwise(f"own_{name}").alias(f"own_{name}") for name in _DAYS)
    )


def _months(start: str, end: str) -> pl.Expr:
    """How many months there are from one day to another, to the nearest one."""
    return ((pl.col(end) - pl.col(start)).dt.total_days() / _MONTH_DAYS).round()


def with_periods_around(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `earlier_…`, `later_…`, `own_…`, `heading_…`, `outlook_…` (code, days), `is_behind` and `is_near`."""
    for index, prefix, columns in _SAID:
        numbers = numbers.with_columns(stream.of(numbers, index, *columns, prefix=prefix))
    return _with_own(_with_near(_with_later(numbers)))


def _turned_away() -> pl.Expr:
    """Does a direction stand between the period and the number (从去年同期的74亿元 … 增长到)?"""
    return (pl.col("before_direction") > pl.col("before_period")).fill_null(False)


def _is_compared_with() -> pl.Expr:
    """Is the number what another one is compared with (compared to 71 million, versus net income of 3 billion, 较…的)? Said again
    (122 million, or 1.02 per share) it is so too.
    """
    restated = _is_restated_next().shift(1, fill_value=False)
    named = pl.col("metric_compared_end") & (pl.col("metric_at") + 1 == pl.col("at"))
    return pl.col("compared_end") | named | (restated & pl.col("compared_end").shift(1, fill_value=False))


def with_period_code(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `period_code`, the code of the period that is meant, and `period_source`: `later`, `earlier`, `own`, or null."""
    base = pl.col("comparison_said").str.ends_with("_base").fill_null(False) & is_level()
    behind_number = pl.col("comparison_place") > pl.col("at")
    base_before = (
        (pl.col("comparison_place") < pl.col("at"))
        & ~(pl.col("before_direction") > pl.col("comparison_place")).fill_null(False)
        & (pl.col("comparison_place") > pl.col("metric_at"))
    )
    base_code = pl.format("prior_{}", pl.col("comparison_said").replace({"yoy_base": "year", "qoq_base": "quarter"}))
    relative = pl.col("earlier_code").is_in(RELATIVE)
    other_kind = pl.col("later_code").is_in([*RELATIVE, "other_span"])
    # 194 million last year: of the year before only as what this year's is compared with.
    of_last_year = is_level() & pl.col("is_behind") & (pl.col("later_code") == "last_year") & _is_compared_with()
    # 2.8% of the shares outstanding as of the end of last year
    outstanding = (pl.col("metric_id") == "share_repurchase_ratio") & (pl.col("metric_rule") == "metric_after_number")
    behind = (
        pl.col("is_behind")
        & ~outstanding.fill_null(False)
        & ~(base & behind_number)
        & (is_level() | ~other_kind)
        & ~(is_level() & pl.col("later_compared_end"))
    )
    # a dividend of $0.12 per share, or $1.20 per ADS, for fiscal year 2026
    for_the_year = pl.col("metric_id").is_in(["dividend_per_share", "dividend_total"]) & pl.col("later_gap").str.contains(_FOR_THE_YEAR)
    again = (pl.col("metric_at") == pl.col("metric_at").shift(-1)) & (pl.col("row") == pl.col("row").shift(-1))
    directly = (pl.col("after_period") < pl.col("after_number")).fill_null(True) | again.fill_null(False)
    behind |= for_the_year.fill_null(False) & (pl.col("later_code") == "dated") & directly
    told_of = pl.col("metric_id").str.starts_with("share_repurchase") & pl.col("is_near") & pl.col("earlier_gap").str.contains(_TOLD_OF)
    cases: tuple[tuple[pl.Expr, pl.Expr, str | None], ...] = (
        (base & base_before, base_code, "base"),
        (base & behind_number, pl.lit(None, pl.String), None),
        (of_last_year, pl.lit("prior_year"), "later"),
        (behind, pl.col("later_code"), "later"),
        (told_of, pl.lit("unsure"), None),
        # Since April 1 we have bought back $300 million: up to when?
        (pl.col("is_near") & is_level() & pl.col("earlier_gap").str.contains(_SINCE), pl.lit("unsure"), None),
        (pl.col("is_near") & relative & is_level() & ~_turned_away(), pl.col("earlier_code"), "earlier"),
        (pl.col("is_near") & ~relative, pl.col("earlier_code"), "earlier"),
        (~pl.col("is_near") & ~pl.col("own_code").is_in(RELATIVE), pl.col("own_code"), "own"),
        (relative & is_level() & ~pl.col("is_near") & (pl.col("before_period") == pl.col("first_at")), pl.lit("unsure"), None),
    )
    first = pl.coalesce(pl.when(holds.fill_null(False)).then(pl.lit(place)) for place, (holds, _, _) in enumerate(cases))
    return (
        numbers.with_columns(deciding=first)
        .with_columns(
            period_code=pl.coalesce(pl.when(pl.col("deciding") == place).then(code) for place, (_, code, _) in enumerate(cases)),
            period_source=pl.coalesce(
                pl.when(pl.col("deciding") == place).then(pl.lit(source, pl.String)) for place, (_, _, source) in enumerate(cases)
            ),
        )
        .drop("deciding")
    )
