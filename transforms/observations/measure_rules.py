"""Level or change: of which measure a number is, against which period, and with which sign."""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream

_UP, _DOWN = pl.lit(1, pl.Int8), pl.lit(-1, pl.Int8)
#: A loss of one billion, compared to a loss of two and three …, a narrowing of 50%.
_LOSSES_TOLD = 3
#: Between two losses of which only the first is called one.
_AND = r"(?i)^\s*,?\s*and\s*$"
#: What the words before a number say where they say a level even behind a direction: increased to, 增至.
_ARRIVED = r"(?i)[至到达]|(?-u:\b)(?:to|at)(?-u:\b)"


def _with_statement(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `after_the_name` (stands the direction behind the metric's name?) and `stated_as_level` (增至, was, from)."""
    place = pl.col("direction_place")
    metric_is_before = pl.col("metric_rule").eq("metric_before_number")
    after_the_name = place.is_in(["before", "end"]) & (
        ~metric_is_before | place.eq("end") | (pl.col("before_direction") > pl.col("metric_at"))
    )
    directly = (pl.col("before_direction") + 1 == pl.col("at")) & ~pl.col("separated")
    # slightly lower than the 25.1% a year ago, 9% higher than $92 million a year ago
    beside = pl.when(pl.col("before_direction") + 1 == pl.col("at")).then("gap")
    again = beside.str.contains(r"(?i)(?-u:\b)than\s*$") & (pl.col("before_number") + 1 == pl.col("before_direction"))
    other_level = (beside.str.contains(r"(?i)(?-u:\b)than the\s*$") | again).fill_null(False)
    stated_as_level = other_level | pl.col("from_end") | pl.col("level_end") & ~(directly & ~pl.col("gap").str.contains(_ARRIVED))
    return numbers.with_columns(after_the_name=after_the_name.fill_null(False), stated_as_level=stated_as_level)


def _is_percent() -> pl.Expr:
    """Is it a percentage, or how many times over something grew (增长1.1倍)?"""
    grew = (pl.col("kind") == "multiple") & (pl.col("direction") == 1) & (pl.col("metric_unit_kind") != "multiple")
    return pl.col("kind").is_in(["percent", "digits"]) | grew.fill_null(False)


def _loses() -> pl.Expr:
    """Is it a loss that is spoken of?"""
    return (pl.col("metric_polarity").eq("-") | pl.col("loss_said")).fill_null(False)


def _was_lost() -> pl.Expr:
    """EBITDA亏损5亿元，同比收窄67%: is the amount before a loss?"""

    def lost(ahead: int) -> pl.Expr:
        same = (pl.col("metric_at").shift(ahead) == pl.col("metric_at")) & (pl.col("row").shift(ahead) == pl.col("row"))
        return ((pl.col("value").shift(ahead) < 0) & same).fill_null(False)

    return pl.any_horizontal(lost(ahead) for ahead in range(1, _LOSSES_TOLD + 1))


def _of_points() -> pl.Expr:
    """The measure of a number in percentage points: the change of a share, or of the metric's share of revenue."""
    ratio = pl.when(pl.col("metric_unit_kind") != "percent").then(pl.lit("ratio_pp")).otherwise(pl.lit("change_pp"))
    return pl.when(pl.col("has_direction") & ~pl.col("stated_as_level")).then(ratio)


def _of_percent() -> pl.Expr:
    """The measure of a number in percent: a level where the metric is a share or a share of it is told, else its growth."""
    is_level = ~pl.col("after_the_name") | pl.col("stated_as_level")
    return (
        pl.when(pl.col("metric_unit_kind") == "percent")
        .then(pl.when(is_level).then(pl.lit("level")))
        .when(pl.col("has_ratio") & is_level)
        .then(pl.lit("ratio"))
        .when(pl.col("grew_then"))
        .then(pl.when(~_loses()).then(pl.lit("growth")))
        .when(pl.col("has_direction") & ~_loses() & ~pl.col("from_end"))
        .then(pl.lit("change_pct"))
    )


def _of_amount() -> pl.Expr:
    """The measure of an amount or a count: a level, unless a direction stands between it and the name."""
    moved = pl.col("after_the_name") & ~pl.col("stated_as_level")
    # 营业收入是下降的，486亿元: behind a comma it is the level as likely as the change.
    loose = (pl.col("before_direction") + 1 == pl.col("at")) & pl.col("gap").str.contains("[，,]") & pl.col("direction_place").eq("before")
    unclear_level = pl.col("level_end") & ~pl.col("stated_as_level")
    return (
        pl.when(pl.col("after_the_name") & (unclear_level | (loose & moved)) & pl.col("direction_place").eq("before"))
        .then(None)
        .when(moved & ~_loses())
        .then(pl.lit("change_abs"))
        .when(~moved)
        .then(pl.lit("level"))
    )


def _of_a_loss() -> pl.Expr:
    """净亏损同比收窄60%, net loss narrowed by $18 million: the result got better by so much, whatever the number's sign.

    Of a metric that is no loss by its name a word like that does not say which way the number went.
    """
    change = pl.when(_is_percent()).then(pl.lit("change_pct")).when(pl.col("kind") == "money").then(pl.lit("change_abs"))
    return pl.when((_loses() | _was_lost() | pl.col("of_loss")) & ~pl.col("stated_as_level")).then(change)


def with_measure(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `measure`, `comparison` and `sign`; `measure` is null where the number can be neither a clear level nor a clear change."""
    numbers = _with_statement(numbers)
    # A loss that narrows is no fall of the metric.
    # 净流出3亿元，同比改善81%: a loss or an outflow that improves narrows.
    improved = pl.col("bettered") & (_loses() | _was_lost()) & _is_percent()
    of_a_loss = (pl.col("narrowed") | pl.col("widened") | improved) & (pl.col("metric_unit_kind") != "percent")
    told_by_loss = of_a_loss & (_is_percent() | (pl.col("kind") == "percentage_point") | ~(pl.col("level_end") | pl.col("from_end")))
    measure = (
        pl.when(pl.col("metric_id").is_null())
        .then(None)
        .when(told_by_loss)
        .then(_of_a_loss())
        .when(pl.col("kind") == "percentage_point")
        .then(_of_points())
        .when(_is_percent())
        .then(_of_percent())
        .otherwise(_of_amount())
    )
    # A cost that improves falls.
    improved_cost = (pl.col("bettered") & pl.col("metric_id").str.contains("cost|expense")).fill_null(False)
    # 经营亏损率3.7%，收窄14.6个百分点: what is negative rises.
    less_of_a_loss = pl.col("narrowed") & (pl.col("metric_polarity") == "-") & (pl.col("kind") == "percentage_point")
    direction = (
        pl.when((told_by_loss & pl.col("narrowed")) | less_of_a_loss.fill_null(False))
        .then(_UP)
        .when((told_by_loss & pl.col("widened")) | improved_cost)
        .then(_DOWN)
        .otherwise(pl.col("direction"))
    )
    return _with_growth_then(_with_comparison(numbers.with_columns(measure=measure, direction=direction)))


def _with_growth_then(numbers: pl.DataFrame) -> pl.DataFrame:
    """Leaves `growth` (…, from 26% in the quarter before) only behind the growth that it is compared with, and compares it as that is."""
    grew = pl.col("measure") == "growth"
    compared = (pl.col("measure").shift(1) == "change_pct") & (pl.col("metric_at").shift(1) == pl.col("metric_at"))
    kept = (grew & compared).fill_null(False)
    return numbers.with_columns(
        measure=pl.when(~grew | kept).then("measure"), comparison=pl.when(kept).then(pl.col("comparison").shift(1)).otherwise("comparison")
    )


def _with_comparison(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `comparison` to changes: the one said, for points also one said shortly before, else with the year before."""
    said = pl.col("comparison_said").str.strip_suffix("_base")
    before = pl.col("turn_comparison").str.strip_suffix("_base")
    return numbers.with_columns(
        comparison=pl.when(pl.col("measure").is_in(["change_pp", "ratio_pp"]))
        .then(pl.coalesce(said, before, pl.lit("yoy")))
        .when(pl.col("measure").str.starts_with("change"))
        .then(said.fill_null("yoy")),
    )


def _is_another_loss() -> pl.Expr:
    """a loss of RMB4.1 billion a year ago and RMB4.9 billion last quarter, a loss of RMB2.5 billion, narrowing from RMB2.8 billion."""
    levels = (pl.col("measure") == "level") & (pl.col("measure").shift(1) == "level") & (pl.col("kind") == "money")
    same = (pl.col("metric_at") == pl.col("metric_at").shift(1)) & (pl.col("row") == pl.col("row").shift(1))
    # … a loss narrowed to 59 million this quarter, from 3.7 billion
    changed = pl.col("narrowed") | pl.col("widened")
    again = pl.col("gap").str.contains(_AND) | ((changed | changed.shift(1)) & pl.col("from_end"))
    lost = pl.col("carries_minus").shift(1) | (pl.col("turned").shift(1) & pl.col("from_end"))
    return (levels & same & lost & again).fill_null(False)


def _is_what_is_left() -> pl.Expr:
    """EBITDA亏损收窄42%至31亿元: what a loss that narrowed or widened came to is a loss."""
    moved = (pl.col("narrowed") | pl.col("widened")).shift(1) & pl.col("measure").shift(1).str.starts_with("change")
    same = (pl.col("metric_at") == pl.col("metric_at").shift(1)) & (pl.col("row") == pl.col("row").shift(1))
    came_to = (pl.col("measure") == "level") & (pl.col("kind") == "money") & pl.col("gap").str.contains(r"(?i)^\s*(?:至|到|to )")
    return (moved & same & came_to).fill_null(False)


def _level_sign(numbers: pl.DataFrame, stream: Stream) -> pl.Series:
    """The sign that words beside the number (used, provided) or the metric's name (net loss) give a level."""
    told = numbers.with_columns(
        *stream.of(numbers, "before_polarity", "code", "breaks", prefix="feeling"),
        *stream.of(numbers, "after_polarity", "code", "loose", prefix="behind"),
    )
    since = pl.max_horizontal("before_number", "metric_at")
    before = (pl.col("feeling_breaks") == pl.col("breaks")) & (pl.col("before_polarity") > since).fill_null(True)
    behind = (pl.col("behind_loose") == pl.col("loose")) & (pl.col("after_polarity") < pl.col("after_number")).fill_null(True)
    word = pl.when(behind).then(pl.col("behind_code")).when(before).then(pl.col("feeling_code"))
    by_word = word.replace_strict({"negative": -1, "positive": 1}, default=None, return_dtype=pl.Int32)
    by_name = pl.col("metric_polarity").replace_strict({"-": -1, "+": 1}, default=None, return_dtype=pl.Int32)
    return told.select(level_sign=pl.coalesce(by_word, by_name)).to_series()


def with_sign(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `value`, `low`, `high` as observed: changes by their direction, levels by the name of the metric (net loss of) or a word
    beside the number (used); and `carries_minus`: was the number itself said to be negative?
    """
    is_level = pl.col("measure").is_in(["level", "ratio"])
    sign = pl.when(is_level).then(pl.lit(_level_sign(numbers, stream))).otherwise(pl.col("direction"))
    # A minus that the number itself carries stays: a positive word never makes it a gain.
    sign = pl.when(pl.col("is_equivalent")).then(pl.coalesce(sign.shift(1), pl.col("value").shift(1).sign().cast(pl.Int32))).otherwise(sign)
    numbers = numbers.with_columns(turned=(sign == -1).fill_null(False), carries_minus=(pl.coalesce("value", "low") < 0).fill_null(False))
    numbers = numbers.with_columns(turned=pl.col("turned") | _is_another_loss() | _is_what_is_left())
    turned = pl.col("turned")

    def signed(column: str) -> pl.Expr:
        spoken = pl.col(column)
        return pl.when(turned).then(-spoken.abs()).otherwise(spoken)

    return numbers.with_columns(
        value=signed("value"),
        low=pl.when(turned).then(signed("high")).otherwise(signed("low")),
        high=pl.when(turned).then(signed("low")).otherwise(signed("high")),
    )


def with_equivalents(numbers: pl.DataFrame) -> pl.DataFrame:
    """An amount said again in another currency (… 去年同期为3亿元（约合0.4亿美元）) takes direction, comparison, measure and period from
    the amount before it.
    """
    taken = ["direction", "comparison_said", "measure", "comparison", "period_code", "said_start", "said_end"]
    again = (
        (pl.col("row") == pl.col("row").shift(1))
        & (pl.col("before_number") == pl.col("at").shift(1))
        & (pl.col("before_number") + 1 == pl.col("at"))
        & pl.col("equivalent")
        & (pl.col("kind") == "money")
        & (pl.col("kind").shift(1) == "money")
        & (pl.col("unit_id") != pl.col("unit_id").shift(1))
        & (pl.col("metric_at") == pl.col("metric_at").shift(1))
    ).fill_null(False)
    numbers = numbers.with_columns(is_equivalent=again)
    return numbers.with_columns(pl.when(again).then(pl.col(name).shift(1)).otherwise(pl.col(name)).alias(name) for name in taken)
