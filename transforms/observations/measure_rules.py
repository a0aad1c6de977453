"""Level or change: by which word, in which direction, against which period."""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream


def with_direction(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `direction` (1, -1 or null), `direction_at`, `direction_place` (`before`, `after`, `end`, `inherited`), `comparison_said`
    (`yoy`, `qoq`, or null).

    The nearest direction before the number and after the number before it counts (同比增长 9%); else one directly behind
    (35%的强劲同比增长);
    else, where the number has a comparison of its own, that of the number it is joined to (decreased 12.4% year-over-year and 3.5%
    quarter-over-quarter).
    """
    for index, prefix, columns in (
        ("before_direction", "down_before", ("code", "breaks")),
        ("after_direction", "down_after", ("code", "loose")),
        ("before_comparison", "compared_before", ("code", "breaks")),
        ("after_comparison", "compared_after", ("code", "loose", "loose_from")),
    ):
        numbers = numbers.with_columns(stream.of(numbers, index, *columns, prefix=prefix))
    since = pl.col("before_number").fill_null(pl.col("first_at"))
    nothing_between = pl.col("before_number").is_null()
    own_before = (pl.col("down_before_breaks") == pl.col("breaks")) & (nothing_between | (pl.col("before_direction") > since))
    own_after = (pl.col("down_after_loose") == pl.col("loose")) & (pl.col("after_direction") < pl.col("after_number")).fill_null(True)
    compared_before = (pl.col("compared_before_breaks") == pl.col("breaks")) & (
        nothing_between | (pl.col("before_comparison") > since) | pl.col("comparison_resolved")
    )
    compared_after = (
        (pl.col("compared_after_loose") == pl.col("loose")) | (pl.col("compared_after_loose_from") == pl.col("loose_from"))
    ) & (pl.col("after_comparison") < pl.col("after_number")).fill_null(True)
    own_comparison = (compared_before | compared_after).fill_null(False)
    # Revenue increased $50 million, or 12%: the same change, said in percent.
    restated = pl.col("gap").str.contains(r"^\s*[,，]?\s*(?:or|即|或)\s*$")
    inherited = (
        (own_comparison | restated | pl.col("parallel").is_not_null())
        & (pl.col("down_before_breaks") == pl.col("breaks"))
        & pl.col("kind").is_in(["percent", "digits", "percentage_point"])
    )
    sign = {"up": 1, "better": 1, "down": -1, "narrow": -1}
    before_sign = pl.col("down_before_code").replace_strict(sign, default=None, return_dtype=pl.Int8)
    after_sign = pl.col("down_after_code").replace_strict(sign, default=None, return_dtype=pl.Int8)
    return (
        numbers.with_columns(
            direction=pl.when(own_before)
            .then(before_sign)
            .when(pl.col("up_end"))
            .then(pl.lit(1, pl.Int8))
            .when(pl.col("down_end"))
            .then(pl.lit(-1, pl.Int8))
            .when(own_after)
            .then(after_sign)
            .when(inherited)
            .then(before_sign),
            direction_place=pl.when(own_before)
            .then(pl.lit("before"))
            .when(pl.col("up_end") | pl.col("down_end"))
            .then(pl.lit("end"))
            .when(own_after)
            .then(pl.lit("after"))
            .when(inherited)
            .then(pl.lit("inherited")),
            comparison_said=pl.when(compared_after & ~compared_before.fill_null(False))
            .then(pl.col("compared_after_code"))
            .when(compared_before)
            .then(pl.col("compared_before_code")),
            comparison_place=pl.when(compared_before)
            .then(pl.col("before_comparison"))
            .when(compared_after)
            .then(pl.col("after_comparison")),
            has_ratio=(pl.col("after_ratio") < pl.col("after_number").fill_null(pl.col("last_at") + 1))
            | (pl.col("before_ratio") > pl.col("before_metric")),
        )
        .with_columns(
            bettered=pl.col("down_before_code").eq("better").fill_null(False) & (pl.col("direction_place") == "before"),
            narrowed=pl.col("down_before_code").eq("narrow").fill_null(False) & pl.col("direction_place").is_in(["before", "inherited"]),
            loss_said=_loss_said(numbers, stream),
        )
        .with_columns(
            comparison_said=pl.coalesce(
                "comparison_said", pl.when(pl.col("parallel").is_not_null()).then(pl.col("comparison_said").first().over("parallel"))
            )
        )
        .with_columns(has_direction=pl.col("direction").is_not_null(), has_ratio=pl.col("has_ratio").fill_null(False))
    )


def _loss_said(numbers: pl.DataFrame, stream: Stream) -> pl.Series:
    """Is a loss spoken of on the way to the number? A loss that grows or shrinks by a percentage is no growth of a metric."""
    code, breaks = stream.of(numbers, "before_polarity", "code", "breaks", prefix="said")
    return ((code == "negative") & (breaks == numbers["breaks"])).fill_null(False)


def with_turn_comparison(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `turn_comparison`: the last comparison said in the turn, in this sentence or the two before, for changes in points said in a
    row.
    """
    said = pl.col("role") == "comparison"
    last = events.select(pl.when(said).then(pl.col("at")).forward_fill()).to_series()
    then = events.select("turn", "sentence_seq").select(pl.all().gather(last))
    here = (then["turn"] == events["turn"]) & (events["sentence_seq"] - then["sentence_seq"] <= 2)
    return events.with_columns(turn_comparison=pl.when(here).then(events["code"].gather(last)))


def with_measure(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `measure`, `comparison` and `sign`; `measure` is null where the number can be neither a clear level nor a clear change."""
    kind, unit_kind, place = pl.col("kind"), pl.col("metric_unit_kind"), pl.col("direction_place")
    metric_is_before = pl.col("metric_rule").eq("metric_before_number")
    after_the_name = place.is_in(["before", "end"]) & (
        ~metric_is_before | place.eq("end") | (pl.col("before_direction") > pl.col("metric_at"))
    )
    after_the_name = after_the_name.fill_null(False)
    directly = (pl.col("before_direction") + 1 == pl.col("at")) & ~pl.col("separated")
    stated_as_level = pl.col("from_end") | pl.col("level_end") & ~(
        directly & ~pl.col("gap").str.contains(r"(?i)[至到达]|(?-u:\b)(?:to|at)(?-u:\b)")
    )
    numbers = numbers.with_columns(after_the_name=after_the_name, stated_as_level=stated_as_level)
    after_the_name, stated_as_level = pl.col("after_the_name"), pl.col("stated_as_level")
    unclear_level = pl.col("level_end") & ~stated_as_level
    percent = kind.is_in(["percent", "digits"])
    loses = (pl.col("metric_polarity").eq("-") | pl.col("loss_said")).fill_null(False)
    # A loss that narrows is no fall of the metric: it does not say by itself which way the number went.
    narrowed = pl.col("narrowed") & (unit_kind != "percent")
    measure = (
        pl.when(pl.col("metric_id").is_null() | (narrowed & (percent | (kind == "percentage_point") | ~pl.col("level_end"))))
        .then(None)
        .when((kind == "percentage_point") & pl.col("has_direction") & (unit_kind != "percent"))
        .then(pl.lit("ratio_pp"))
        .when((kind == "percentage_point") & pl.col("has_direction"))
        .then(pl.lit("change_pp"))
        .when(kind == "percentage_point")
        .then(None)
        .when(percent & (unit_kind == "percent") & (~after_the_name | stated_as_level))
        .then(pl.lit("level"))
        .when(percent & (unit_kind == "percent"))
        .then(None)
        .when(percent & pl.col("has_ratio") & (~after_the_name | stated_as_level))
        .then(pl.lit("ratio"))
        .when(percent & pl.col("has_direction") & ~loses)
        .then(pl.lit("change_pct"))
        .when(percent)
        .then(None)
        .when(after_the_name & unclear_level & place.eq("before"))
        .then(None)
        .when(after_the_name & ~stated_as_level & ~loses)
        .then(pl.lit("change_abs"))
        .when(after_the_name & ~stated_as_level)
        .then(None)
        .otherwise(pl.lit("level"))
    )
    said = pl.col("comparison_said").str.strip_suffix("_base")
    # A cost that improves falls.
    improved_cost = (pl.col("bettered") & pl.col("metric_id").str.contains("cost|expense")).fill_null(False)
    direction = pl.when(improved_cost).then(pl.lit(-1, pl.Int8)).otherwise(pl.col("direction"))
    return numbers.with_columns(measure=measure, direction=direction).with_columns(
        comparison=pl.when(pl.col("measure").is_in(["change_pp", "ratio_pp"]))
        .then(pl.coalesce(said, pl.col("turn_comparison").str.strip_suffix("_base"), pl.lit("yoy")))
        .when(pl.col("measure").str.starts_with("change"))
        .then(said.fill_null("yoy")),
    )


def with_sign(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `value`, `low`, `high` as observed: changes by their direction, levels by the name of the metric (net loss of) or a word
    beside the number (used).
    """
    for index, prefix, columns in (("before_polarity", "feeling", ("code", "breaks")), ("after_polarity", "behind", ("code", "loose"))):
        numbers = numbers.with_columns(stream.of(numbers, index, *columns, prefix=prefix))
    since = pl.max_horizontal("before_number", "metric_at")
    before = (pl.col("feeling_breaks") == pl.col("breaks")) & (pl.col("before_polarity") > since).fill_null(True)
    behind = (pl.col("behind_loose") == pl.col("loose")) & (pl.col("after_polarity") < pl.col("after_number")).fill_null(True)
    word = pl.when(behind).then(pl.col("behind_code")).when(before).then(pl.col("feeling_code"))
    level_sign = (
        pl.when(word == "negative")
        .then(-1)
        .when(word == "positive")
        .then(1)
        .when(pl.col("metric_polarity") == "-")
        .then(-1)
        .when(pl.col("metric_polarity") == "+")
        .then(1)
    )
    sign = pl.when(pl.col("measure").is_in(["level", "ratio"])).then(level_sign).otherwise(pl.col("direction"))
    # A minus that the number itself carries stays: a positive word never makes it a gain.
    sign = pl.when(pl.col("is_equivalent")).then(pl.coalesce(sign.shift(1), pl.col("value").shift(1).sign().cast(pl.Int32))).otherwise(sign)
    numbers = numbers.with_columns(turned=(sign == -1).fill_null(False))
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
