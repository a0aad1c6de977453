"""Lists told in parallel: 收入和净利润分别为83亿元和7亿元; revenue of A, B and C was $3 billion, $2 billion and $1 billion.

The n-th number belongs to the n-th name. Where names of metrics, segments, periods or comparisons (同比和环比分别增长) are listed that are
not as many as the numbers, nobody can tell, and none of the numbers is linked.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.observations.neighbours import Stream

_ROLES = ("metric", "comparison", "period", "segment")


#: 云收入和广告收入: between two names of one metric stands whose the second is.
_AND_OF_ANOTHER = r"(?i)^\s*(?:总额|總額)?(?:和|及|与|與|以及|、|,? and )\s*[^，,。；;：:.!?、和及与與以]{1,24}$"


class _Lists(NamedTuple):
    """Of every event: how many names the list has that it ends (0: none), and how far apart they stand (0: one name for two)."""

    names: pl.Series
    step: pl.Series


def _name_lists(events: pl.DataFrame, role: str) -> _Lists:
    """The names of one role that are joined in a list of two or more: each directly behind the one before."""
    named = pl.col("role").is_in(["segment", "group"] if role == "segment" else [role])
    same = named & named.shift(1) & (pl.col("row") == pl.col("row").shift(1))
    joined = same & pl.col("joined") & pl.col("conjoined")
    if role == "metric":
        joined |= (pl.col("code") == pl.col("code").shift(1)) & pl.when(same).then("gap").str.contains(_AND_OF_ANOTHER)
    flags = events.select("at", "conjunction", named=named, step=pl.when(joined).then(1).otherwise(0).cast(pl.Int64))
    if role == "metric":
        owned, conjoined = _owned(events)
        flags = flags.with_columns(step=pl.when(owned).then(2).otherwise("step"), conjunction=pl.col("conjunction") | conjoined)
    step = pl.col("step")
    begins = pl.col("named") & ((step.shift(-1, fill_value=0) == 1) | (step.shift(-2, fill_value=0) == 2))
    lists = flags.filter((step > 0) | begins).with_columns(group=(step == 0).cum_sum())
    found = lists.group_by("group").agg(
        last=pl.col("at").max(),
        names=pl.len().cast(pl.Int64),
        is_list=(pl.col("conjunction") & (step > 0)).any() & (step.slice(1).n_unique() == 1),
        step=step.last(),
    )
    found = found.filter("is_list").select("last", "names", "step")
    if role == "metric":
        # Basic and diluted EPS: one name that is a list of two.
        both = events.filter((pl.col("role") == "metric") & (pl.col("code") == "basic_and_diluted_eps"))
        found = pl.concat([found, both.select(last="at", names=pl.lit(2, pl.Int64), step=pl.lit(0, pl.Int64))])
    none = pl.zeros(events.height, dtype=pl.Int64, eager=True)
    return _Lists(none.clone().scatter(found["last"], found["names"]), none.clone().scatter(found["last"], found["step"]))


def _owned(events: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """云业务收入和广告业务收入: is the metric named again, of a segment between the two names? And do 和 or 、 join the two?"""
    role, row, code = pl.col("role"), pl.col("row"), pl.col("code")
    names = (role == "metric") & (role.shift(2) == "metric") & (code == code.shift(2)) & (row == row.shift(2))
    attached = (role.shift(1) == "segment") & pl.col("explained") & ~pl.col("separated")
    joined = pl.col("joined").shift(1) & pl.col("conjoined").shift(1)
    owned, conjoined = events.select(owned=(names & attached & joined).fill_null(False), conjoined=pl.col("conjunction").shift(1))
    return owned, owned & conjoined.fill_null(False)


def _with_number_lists(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `run_first` (index of the first number of a list of one kind), `run_place` (from 0) and `run_length`."""
    between = pl.col("at") - pl.col("before_number")
    # 分别增长8%和下降2%: each number with a direction of its own.
    turned = (between == 2) & (pl.col("before_direction") + 1 == pl.col("at")) & ~pl.col("separated")
    numbers = numbers.with_columns(stream.of(numbers, "before_direction", "joined", "conjunction", prefix="turn"))
    joined = (
        (pl.col("before_number") == pl.col("at").shift(1))
        & (pl.col("kind") == pl.col("kind").shift(1))
        & pl.col("unit_id").eq_missing(pl.col("unit_id").shift(1))
        & (((between == 1) & pl.col("conjoined") & pl.col("joined")) | (turned & pl.col("turn_joined") & pl.col("turn_conjunction")))
    ).fill_null(False)
    index = pl.int_range(pl.len(), dtype=pl.Int64)
    numbers = numbers.with_columns(run_first=pl.when(~joined).then(index).forward_fill(), run_next=pl.when(~joined).then(index))
    after = pl.col("run_next").backward_fill().shift(-1).fill_null(pl.len().cast(pl.Int64))
    return numbers.with_columns(run_place=index - pl.col("run_first"), run_length=after - pl.col("run_first")).drop("run_next")


def _with_told(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `told`: does 分别 or "respectively" announce a list?"""
    numbers = numbers.with_columns(
        *stream.of(numbers, "before_respective", "breaks", prefix="ahead"),
        *stream.of(numbers, "before_metric", "is_share", prefix="before"),
        *stream.of(numbers, "after_respective", "code", "breaks", "before_metric", prefix="behind"),
    )
    ahead = (pl.col("ahead_breaks") == pl.col("breaks")) & (
        (pl.col("before_metric") < pl.col("before_respective")).fill_null(True) | pl.col("before_is_share").fill_null(False)
    )
    behind = (
        (pl.col("behind_code") == "behind")
        & (pl.col("behind_breaks") == pl.col("breaks"))
        & (pl.col("behind_before_metric") == pl.col("before_metric"))
    )
    return numbers.with_columns(told=(ahead | behind).fill_null(False))


def _with_names_of(role: str, numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Points `before_<role>` of the numbers of a list to the name of the same place; adds `<role>_resolved` and `<role>_listed` (names are
    listed, but not as many).
    """
    index, lists, first = f"before_{role}", _name_lists(stream.events, role), pl.col("run_first")
    told = numbers.select(last=pl.col(index).gather(first), since=pl.col("before_number").gather(first))
    names, step = lists.names.gather(told["last"]), lists.step.gather(told["last"])
    breaks = stream.events["breaks"].gather(told["last"])
    listed = (names > 0) & (breaks == numbers["breaks"])
    fits = (listed & (names == numbers["run_length"])).fill_null(False)
    # Basic and diluted EPS were both $0.55: one number for the two.
    listed &= (step > 0) | (numbers["run_length"] > 1)
    since = (told["last"] > told["since"]).fill_null(True)
    place = told["last"].cast(pl.Int64) - step * (names - 1 - numbers["run_place"])
    return numbers.with_columns(
        pl.when(fits).then(place.cast(pl.UInt32)).otherwise(index).alias(index),
        fits.alias(f"{role}_resolved"),
        *([(fits & (step == 2)).fill_null(False).alias("owners_resolved")] if role == "metric" else []),
        (listed & (since | numbers["told"]) & ~fits).fill_null(False).alias(f"{role}_listed"),
    )


#: 其中铜、金分别增长: some of what was told, by a word of their names.
_SOME = r"其中[，,]?([\p{Han}A-Za-z0-9]{1,10}(?:[、和及与與][\p{Han}A-Za-z0-9]{1,10})+)$"
#: How many numbers back they are looked for.
_TOLD_BEFORE = 8


def _named_again(numbers: pl.DataFrame, stream: Stream) -> tuple[pl.Series, pl.Series]:
    """Of the numbers of a list: are some of the names before it said again, and which metric is the one of the same place?"""
    (gap,) = stream.of(numbers, "before_respective", "gap", prefix="ahead")
    (surface,) = stream.of(numbers, "before_metric", "surface", prefix="told")
    words = numbers.select(words=pl.when("told").then(pl.lit(gap)).str.extract(_SOME).str.replace_all("[和及与與]", "、").str.split("、"))
    named = numbers.select(
        "row", "before_metric", first="run_first", word=pl.lit(words["words"]).list.get(pl.col("run_place"), null_on_oob=True)
    )
    named = named.with_columns(surface=surface)

    def at(back: int) -> pl.Expr:
        place = pl.col("first") - back
        same = (place >= 0) & (pl.col("row").gather(place.clip(0)) == pl.col("row"))
        said = pl.col("surface").gather(place.clip(0)).str.contains(pl.col("word"), literal=True)
        return pl.when(same & said).then(pl.col("before_metric").gather(place.clip(0)))

    found = named.select(again=pl.col("word").is_not_null(), at=pl.coalesce(at(back) for back in range(1, _TOLD_BEFORE + 1)))
    return found["again"], found["at"]


def _with_numbers_before(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Points `before_metric` of the n numbers of a list that is told in parallel to those of the n numbers before it, each of another
    metric (A was 12 and B was 13, compared to 5 and 7, respectively); adds `numbers_resolved`.
    """
    place = pl.col("run_first") - pl.col("run_length") + pl.col("run_place")
    place = pl.when(place >= 0).then(place)
    alone = pl.col("told") & (pl.col("run_length") > 1) & ~pl.any_horizontal(f"{role}_resolved" for role in _ROLES)
    again, of_name = _named_again(numbers, stream)
    beside = pl.when(pl.col("row").gather(place) == pl.col("row")).then(pl.col("before_metric").gather(place))
    named = numbers.select(
        at=pl.when(alone).then(pl.when(again).then(of_name).otherwise(beside)),
        basis=pl.col("before_basis").gather(place),
        basis_code=pl.col("basis_code").gather(place),
        run="run_first",
        size="run_length",
    )
    fits = named.select((pl.col("at").n_unique().over("run") == pl.col("size")) & pl.col("at").is_not_null().all().over("run")).to_series()
    return numbers.with_columns(
        numbers_resolved=fits.fill_null(False),
        before_metric=pl.when(fits).then(pl.lit(named["at"])).otherwise("before_metric"),
        before_basis=pl.when(fits).then(pl.lit(named["basis"])).otherwise("before_basis"),
        basis_code=pl.when(fits).then(pl.lit(named["basis_code"])).otherwise("basis_code"),
    )


#: an increase of 39.1% and 38.8% in US dollar and RMB terms
_TERMS = r"(?i)^\s*(?:year[- ](?:over|on)[- ]year )?(?:in|on an?) (?:US|U\.S\.|USD|HK|RMB|renminbi|euro|sterling)[^.,;]{0,12} and "
_TERMS_BEFORE = "(?:美元|港元|人民币|人民幣)(?:口径|计价)?[和及与與、](?:美元|港元|人民币|人民幣)"


def _in_two_currencies(numbers: pl.DataFrame, stream: Stream) -> pl.Expr:
    """Is one growth told in two currencies? The first is the one that the company reports in."""
    last = pl.col("run_first") + pl.col("run_length") - 1
    behind = pl.col("tail").gather(last.clip(0, pl.len() - 1)).str.contains(_TERMS)
    (gap,) = stream.of(numbers, "before_respective", "gap", prefix="ahead")
    two = (pl.col("run_length") == 2) & (pl.col("kind") == "percent")
    return (two & (behind | gap.str.contains(_TERMS_BEFORE))).fill_null(False)


def with_respective(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Points `before_<role>` of the numbers of a list to the metric, comparison, period or segment of the same place.

    Adds `<role>_resolved`, `owners_resolved` (has each of the metrics a segment before it?), `parallel` (the list; null outside parallel
    lists) and `parallel_unclear`.
    """
    numbers = _with_told(_with_number_lists(numbers, stream), stream)
    for role in _ROLES:
        numbers = _with_names_of(role, numbers, stream)
    numbers = _with_numbers_before(numbers, stream)
    resolved = pl.any_horizontal(f"{role}_resolved" for role in (*_ROLES, "numbers"))
    listed = pl.any_horizontal(f"{role}_listed" for role in _ROLES)
    crossed = pl.col("metric_resolved") & pl.col("segment_resolved")
    first_of_two = _in_two_currencies(numbers, stream) & (pl.col("run_place") == 0)
    in_vain = ~resolved & (pl.col("run_length") > 1) & ~first_of_two
    return numbers.with_columns(
        parallel=pl.when(pl.col("told") | resolved).then(pl.col("run_first")),
        parallel_unclear=in_vain | crossed | (listed & ~resolved),
    )
