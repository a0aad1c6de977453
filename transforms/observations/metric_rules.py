"""Which metric a number reports: the name after it (270亿美元的自由现金流), else the last connected name before it in the sentence, else,
where the sentence

names none and goes on from the one before (同比增长9%。 This included … from vehicle sales.), the metric of the number before.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.observations.counted_things import countable
from transforms.observations.items import with_items
from transforms.observations.lexicon import cues
from transforms.observations.metrics import metrics
from transforms.observations.neighbours import Stream
from transforms.observations.net_additions import are_added_net
from transforms.observations.programme_names import is_bought_under_programme, with_left_of_programmes
from transforms.observations.unit_prices import PRICES

_NAME = ("code", "name", "breaks", "separations", "surface", "unit_kind")
#: What is told of a name of a metric where it stands in the list of names.
_ALIAS = ("polarity", "alias_per", "alias_scope", "modifier", "counted_pattern")
_CHANGE_KINDS = ("percent", "digits", "percentage_point", "multiple")
#: In front of a number that is told of what was named before.
_IT_WAS = (
    r"(?i)^[\s,]*(?:it|that)(?:['’]s| was| is| came in| stood| reached)"
    r"(?: (?:at|about|around|roughly|approximately|nearly|still|only|just|actually|even|already|over))*\s*$"
)


@cache
def _counted_pattern() -> str:
    """What may be counted by verbs that serve as names (delivered 87,500 vehicles)."""
    return "(?i)^(?:" + "|".join(cues()["counted_pattern"].drop_nulls().unique().sort()) + ")"


def _with_units(stream: Stream) -> Stream:
    """Adds to names of metrics `unit_kind`, `ratio_twin` (has the metric one that is its share of revenue?) and `counted_pattern`."""
    kinds = metrics().select("unit_kind", code="metric_id", ratio_twin=pl.col("ratio_metric_id").is_not_null())
    names = stream.events.select("at", "code", "name", pl.col("role") == "metric")
    found = names.filter("role").join(kinds, on="code", how="left", maintain_order="left")
    found = found.with_columns(cues()["counted_pattern"].gather(found["name"]))
    # 矿产锌每吨1.5万元: an output that a list of prices goes on with counts nothing.
    found = found.with_columns(counted_pattern=pl.when(~pl.col("code").is_in(PRICES)).then("counted_pattern"))
    place = names.select(pl.when("role").then(pl.col("role").cum_sum() - 1)).to_series()
    return Stream(stream.events.with_columns(found[name].gather(place) for name in ("unit_kind", "ratio_twin", "counted_pattern")))


def _fits(numbers: pl.DataFrame, stream: Stream, index: str) -> pl.Series:
    """Can a number of this kind report the metric named at `index`, as a level or, with a direction, as a change?

    Verbs that serve as names (delivered, sold) report what they counted; another number only where one was counted before.
    """
    names = numbers.select(
        "kind", "surface", "has_direction", "direction", "level_end", "has_ratio", "may_be_counted", "counted", "before_number", place=index
    ).with_columns(stream.of(numbers, index, "unit_kind", "ratio_twin", "counted_pattern", prefix="its"))
    kind, unit_kind = pl.col("kind"), pl.col("its_unit_kind")
    verb, again = pl.col("its_counted_pattern").is_not_null(), pl.col("place") < pl.col("before_number")
    uncounted = pl.col("counted").is_null() | pl.col("counted").str.contains(r"^(?:in|from|at|during|for|on)(?-u:\b)")
    counted = ~verb | pl.col("may_be_counted") | (again & uncounted)
    same = ((kind == unit_kind) | ((kind == "digits") & (unit_kind == "percent"))) & counted
    # 增长1.1倍, but 下降到1.4倍 is a level of another metric.
    grows = (kind != "multiple") | ((pl.col("direction") == 1) & ~pl.col("level_end") & pl.col("surface").str.contains("倍"))
    change = grows & (
        kind.is_in(["percent", "digits", "multiple"])
        & (unit_kind != "percent")
        & (pl.col("has_direction") | pl.col("has_ratio"))
        & (~verb | again)
    )
    point = (kind == "percentage_point") & ((unit_kind == "percent") | (pl.col("has_ratio") & pl.col("its_ratio_twin")))
    return names.select((same | change | point).fill_null(False)).to_series()


def _with_counted(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `may_be_counted`, worked out for distinct words only."""
    words = numbers.select(words=pl.coalesce("counted", "surface"))["words"]
    may = pl.col("words").str.contains(_counted_pattern()) | countable(pl.col("words")).is_not_null()
    distinct = pl.DataFrame({"words": words.unique()}).with_columns(may=may)
    found = words.to_frame().join(distinct, on="words", how="left", maintain_order="left")["may"]
    return numbers.with_columns(may_be_counted=found.fill_null(False))


def _with_candidate(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `candidate`: the last connected name before the number, or the one inside its words (净亏损225亿元)."""
    numbers = numbers.with_columns(
        *stream.of(numbers, "before_metric", "breaks", prefix="named"), *stream.of(numbers, "before_inner", "breaks", prefix="inner")
    )
    # 受益于收入的增长，期内净亏损为15亿元，同比收窄40%: the name in the words of the number before is the later one.
    inner_close = (pl.col("before_inner") + 1 == pl.col("at")) | (
        (pl.col("before_inner") > pl.col("before_metric")).fill_null(True) & (pl.col("inner_breaks") == pl.col("breaks"))
    )
    # We repurchased 2 million shares at an average price of $64, for a total of $134 million: the total of what was bought.
    price = (pl.col("before_metric") < pl.col("before_number")) & pl.col("total_end") & (pl.col("kind") == "money")
    prices = stream.of(numbers, "before_metric", "code", "before_metric", prefix="price")
    numbers = numbers.with_columns(prices).with_columns(
        before_metric=pl.when(price & (pl.col("price_code") == "average_selling_price") & pl.col("price_before_metric").is_not_null())
        .then("price_before_metric")
        .otherwise("before_metric")
    )
    numbers = numbers.with_columns(stream.of(numbers, "before_metric", "breaks", prefix="named"))
    return numbers.with_columns(
        candidate=pl.when(pl.col("item_metric").is_not_null())
        .then(pl.col("item_metric"))
        .when((pl.col("named_breaks") == pl.col("breaks")) | pl.col("metric_resolved") | pl.col("numbers_resolved"))
        .then(pl.col("before_metric"))
        .when(inner_close)
        .then(pl.col("before_inner"))
    )


def _over_shares(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """回购股份386万股，占总股本的0.6%，支付金额5,260万元: an amount behind a share told in passing is of the name before the share's."""
    told = numbers.select("kind", "breaks", place="candidate").with_columns(
        stream.of(numbers, "candidate", "code", "before_metric", prefix="its")
    )
    breaks, code = stream.of(told, "its_before_metric", "breaks", "code", prefix="first")
    over = (
        (pl.col("kind") == "money")
        & (pl.col("its_code") == "share_repurchase_ratio")
        & (pl.lit(code) == "share_repurchase_amount")
        & (pl.lit(breaks) == pl.col("breaks"))
    )
    place = pl.when(over.fill_null(False)).then("its_before_metric").otherwise("place")
    return numbers.with_columns(told.select(candidate=place))


def with_metric(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `metric_at`, `metric_code`, `metric_surface`, `metric_polarity`, …, `metric_rule` to the numbers; null where no name fits."""
    stream = _with_units(stream)
    numbers = with_left_of_programmes(with_items(numbers, stream), stream)
    numbers = _with_counted(_with_previous_sentence(_over_shares(_with_candidate(numbers, stream), stream), stream))
    numbers = numbers.with_columns(
        stream.of(numbers, "candidate", "is_share", prefix="candidate")[0].fill_null(False),
        *stream.of(numbers, "after_metric", "loose", prefix="trail"),
        *stream.of(numbers, "before_metric", "used", "compared_end", prefix="metric"),
        lead_fits=_fits(numbers, stream, "candidate"),
        carry_fits=_fits(numbers, stream, "carried"),
        trail_fits=_fits(numbers, stream, "after_metric"),
    )
    close_after = (pl.col("trail_loose") == pl.col("loose")) & (pl.col("after_metric") < pl.col("after_number")).fill_null(True)
    close_after = (close_after & ~is_bought_under_programme(numbers, stream)) | pl.col("left_of_programme")
    # removed 17,000 stores: a count of things is a level only where they are had or reached.
    had = (pl.col("kind") != "count") | pl.col("possession_end") | pl.col("gap").str.contains(r"的\s*$")
    had |= pl.lit(are_added_net(numbers, stream))
    # 自由现金流的50%: a part of the metric, neither its level nor its growth.
    part_of = (
        pl.col("of_metric")
        & pl.col("kind").is_in(["percent", "digits"])
        & (pl.col("candidate") + 1 == pl.col("at"))
        & ~pl.col("candidate_is_share")
    )
    after, before = close_after & pl.col("trail_fits") & had, pl.col("lead_fits") & ~part_of.fill_null(False)
    rules = (
        ("metric_after_number", "after_metric", after),
        ("metric_before_number", "candidate", before),
        ("metric_of_previous_sentence", "carried", pl.col("carry_fits")),
    )
    numbers = numbers.with_columns(
        metric_at=pl.coalesce(pl.when(holds).then(pl.col(index)) for _, index, holds in rules),
        metric_rule=pl.coalesce(pl.when(holds).then(pl.lit(rule)) for rule, _, holds in rules),
    )
    numbers = numbers.with_columns(stream.of(numbers, "metric_at", *_NAME, prefix="metric"))
    return numbers.with_columns(cues()[told].gather(numbers["metric_name"]).alias(f"metric_{told}") for told in _ALIAS).drop(
        "lead_fits", "carry_fits", "trail_fits", "may_be_counted", "trail_loose", "left_of_programme"
    )


def _with_previous_sentence(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `carried`: the metric of the last number of the sentence before, for numbers whose sentence goes on from it without a name of
    its own.
    """
    named = pl.when(pl.col("candidate").is_not_null()).then(pl.int_range(pl.len())).forward_fill().shift(1)
    here = pl.col("turn").gather(named) == pl.col("turn")
    numbers = numbers.with_columns(
        last_candidate=pl.when(here).then(pl.col("candidate").gather(named)),
        last_sentence=pl.when(here).then(pl.col("sentence_seq").gather(named)),
    ).with_columns(
        *stream.of(numbers, "before_period", "code", "breaks", prefix="then"),
        *stream.of(numbers, "after_segment", "loose_from", prefix="part"),
        *stream.of(numbers, "before_segment", "role", prefix="whose"),
    )
    numbers = numbers.with_columns(stream.of(numbers, "last_candidate", "code", prefix="last"))
    nameless = pl.col("before_metric").is_null() & pl.col("candidate").is_null()
    next_sentence = pl.col("sentence_seq") - pl.col("last_sentence") == 1
    change = pl.col("has_direction") & pl.col("direction_place").is_in(["before", "end"]) & pl.col("kind").is_in(_CHANGE_KINDS)
    # The loss narrowed by 670 million, or 48%.
    of_loss = (pl.col("narrowed") | pl.col("widened")) & pl.col("loss_said")
    # 毛利率为38.5%。环比2024年下半年的42.2%有所下降。
    based = (pl.col("then_code") == "dated") & (pl.col("before_comparison") + 1 == pl.col("before_period"))
    earlier = (pl.col("then_code").is_in(["prior_year", "prior_quarter"]) | based) & (pl.col("then_breaks") == pl.col("breaks"))
    part = (pl.col("part_loose_from") == pl.col("loose_from")) & (pl.col("after_segment") < pl.col("after_number")).fill_null(True)
    # Around 3,500 Tmall brands: no orders, though they were told before.
    part = part & (pl.col("kind") != "count")
    # 分业务看，云业务贡献了10.5亿元，广告5.2亿元: the parts of the revenue that was told of before.
    whose = (pl.col("before_segment") + 1 == pl.col("at")) & (pl.col("whose_role") == "segment") & pl.col("explained")
    listed = whose & (pl.col("kind") == "money") & (pl.col("last_code") == "revenue") & pl.col("from_start")
    # In the June quarter, it was $38 billion.
    same_kind = (pl.col("kind") == pl.col("kind").shift(1)) & pl.col("unit_id").eq_missing(pl.col("unit_id").shift(1))
    it_was = pl.col("gap").str.contains(_IT_WAS) & same_kind & pl.col("before_number").is_null()
    again = change | of_loss | earlier | part | listed | it_was
    goes_on = nameless & next_sentence & pl.col("from_start") & again & pl.col("before_forward").is_null()
    return numbers.with_columns(carried=pl.when(goes_on.fill_null(False)).then(pl.col("last_candidate")))
