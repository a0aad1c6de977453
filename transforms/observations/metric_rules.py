"""Which metric a number reports: the name after it (270亿美元的自由现金流), else the last connected name before it in the sentence, else,
where the sentence

names none and goes on from the one before (同比增长9%。 This included … from vehicle sales.), the metric of the number before.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.observations.lexicon import cues
from transforms.observations.metrics import metrics
from transforms.observations.neighbours import Stream

_NAME = ("at", "code", "polarity", "alias_per", "alias_scope", "counted_pattern", "modifier", "breaks", "loose", "surface", "start", "end")
_CHANGE_KINDS = ("percent", "digits", "percentage_point")


def _unit_kinds() -> pl.DataFrame:
    return metrics().select("ratio_metric_id", code="metric_id", unit_kind="unit_kind")


@cache
def _counted_pattern() -> str:
    """What may be counted by verbs that serve as names (delivered 87,500 vehicles)."""
    return "(?i)^(?:" + "|".join(cues()["counted_pattern"].drop_nulls().unique().sort()) + ")"


def _fits(prefix: str) -> pl.Expr:
    """Can a number of this kind report the metric, as a level or, with a direction, as a change?"""
    kind, unit_kind = pl.col("kind"), pl.col(f"{prefix}_unit_kind")
    counted = pl.col(f"{prefix}_counted_pattern").is_null() | pl.coalesce("counted", "surface").str.contains(_counted_pattern())
    same = ((kind == unit_kind) | ((kind == "digits") & (unit_kind == "percent"))) & counted
    change = kind.is_in(["percent", "digits"]) & (unit_kind != "percent") & (pl.col("has_direction") | pl.col("has_ratio"))
    point = (kind == "percentage_point") & (
        (unit_kind == "percent") | (pl.col("has_ratio") & pl.col(f"{prefix}_ratio_metric_id").is_not_null())
    )
    return (same | change | point).fill_null(False)


def with_metric(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `metric_at`, `metric_id`, `metric_surface`, `metric_polarity`, …, `metric_rule` to the numbers; null where no name fits."""
    numbers = numbers.with_columns(
        *stream.of(numbers, "before_metric", "breaks", prefix="named"), *stream.of(numbers, "before_inner", "breaks", prefix="inner")
    )
    inner_close = (pl.col("before_inner") + 1 == pl.col("at")) | (
        pl.col("before_metric").is_null() & (pl.col("inner_breaks") == pl.col("breaks"))
    )
    numbers = numbers.with_columns(
        candidate=pl.when(pl.col("named_breaks") == pl.col("breaks"))
        .then(pl.col("before_metric"))
        .when(inner_close)
        .then(pl.col("before_inner"))
    )
    numbers = _with_previous_sentence(numbers, stream)
    for index, prefix in (("candidate", "lead"), ("carried", "carry"), ("after_metric", "trail")):
        numbers = numbers.with_columns(stream.of(numbers, index, *_NAME, prefix=prefix))
        numbers = numbers.join(
            _unit_kinds().select(pl.all().name.prefix(f"{prefix}_")), on=f"{prefix}_code", how="left", maintain_order="left"
        )
    close_after = (pl.col("trail_loose") == pl.col("loose")) & (pl.col("after_metric") < pl.col("after_number")).fill_null(True)
    # removed 17,000 stores: a count of things is a level only where they are had or reached.
    had = (pl.col("kind") != "count") | pl.col("possession_end") | pl.col("gap").str.contains(r"的\s*$")
    # 自由现金流的50%: a part of the metric, neither its level nor its growth.
    part_of = pl.col("of_metric") & pl.col("kind").is_in(["percent", "digits"]) & (pl.col("candidate") + 1 == pl.col("at"))
    before, after, carried = _fits("lead") & ~part_of.fill_null(False), close_after & _fits("trail") & had, _fits("carry")
    chosen = [
        pl.when(after)
        .then(pl.col(f"trail_{name}"))
        .when(before)
        .then(pl.col(f"lead_{name}"))
        .when(carried)
        .then(pl.col(f"carry_{name}"))
        .alias(f"metric_{name}")
        for name in (*_NAME, "unit_kind")
    ]
    numbers = numbers.with_columns(stream.of(numbers, "before_metric", "used", prefix="metric"))
    return numbers.with_columns(
        *chosen,
        metric_rule=pl.when(after)
        .then(pl.lit("metric_after_number"))
        .when(before)
        .then(pl.lit("metric_before_number"))
        .when(carried)
        .then(pl.lit("metric_of_previous_sentence")),
    ).drop([f"{prefix}_{name}" for prefix in ("lead", "carry", "trail") for name in (*_NAME, "unit_kind", "ratio_metric_id")])


def _with_previous_sentence(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `carried`: the metric of the last number of the sentence before, for numbers whose sentence goes on from it without a name of
    its own.
    """
    last = [
        pl.when(pl.col("candidate").is_not_null()).then(pl.col(name)).forward_fill().shift(1).over("turn").alias(alias)
        for name, alias in (("candidate", "last_candidate"), ("sentence_seq", "last_sentence"))
    ]
    numbers = numbers.with_columns(
        *last,
        *stream.of(numbers, "before_period", "code", "breaks", prefix="then"),
        *stream.of(numbers, "after_segment", "loose_from", prefix="part"),
    )
    nameless = pl.col("before_metric").is_null() & pl.col("candidate").is_null()
    next_sentence = pl.col("sentence_seq") - pl.col("last_sentence") == 1
    change = pl.col("has_direction") & pl.col("direction_place").is_in(["before", "end"]) & pl.col("kind").is_in(_CHANGE_KINDS)
    earlier = pl.col("then_code").is_in(["prior_year", "prior_quarter"]) & (pl.col("then_breaks") == pl.col("breaks"))
    part = (pl.col("part_loose_from") == pl.col("loose_from")) & (pl.col("after_segment") < pl.col("after_number")).fill_null(True)
    goes_on = nameless & next_sentence & pl.col("from_start") & (change | earlier | part)
    return numbers.with_columns(carried=pl.when(goes_on.fill_null(False)).then(pl.col("last_candidate")))
