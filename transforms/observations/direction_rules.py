"""In which direction a number says that a metric went, and compared with what: 同比增长9%, up 3% sequentially, 35%的强劲增长."""

from __future__ import annotations

import polars as pl

from transforms.observations.neighbours import Stream
from transforms.observations.share_rules import is_share_of_expense

#: What a word of direction says of the number's sign. A loss that narrows gets better: `measure_rules` knows of losses.
_SIGNS = {"up": 1, "better": 1, "down": -1, "narrow": -1, "widen": 1, "less_loss": 1, "more_loss": -1}
_SAID = (
    ("before_direction", "down_before", ("code", "breaks", "gap")),
    ("after_direction", "down_after", ("code", "loose")),
    ("before_comparison", "compared_before", ("code", "breaks")),
    ("after_comparison", "compared_after", ("code", "loose", "loose_from", "base_behind")),
    ("after_period", "dated_after", ("loose_from", "base_end")),
)
#: Between two growths of one metric.
_AND_ALSO = r"(?i)^\s*,?\s*and(?: also)?(?: by)?(?: about| approximately| around| roughly| nearly| over)?\s*$"
_UP, _DOWN = pl.lit(1, pl.Int8), pl.lit(-1, pl.Int8)


def _is_own_before(index: str, breaks: str) -> pl.Expr:
    """Stands the word before the number, behind the number before it, in the same statement?"""
    since = pl.col("before_number").fill_null(pl.col("first_at"))
    return (pl.col(breaks) == pl.col("breaks")) & (pl.col("before_number").is_null() | (pl.col(index) > since))


def _before_next_number(index: str) -> pl.Expr:
    return (pl.col(index) < pl.col("after_number")).fill_null(True)


def _is_bound() -> pl.Expr:
    """最多6亿, 至少两成, 新高30%: no more and no less, but a bound or a record."""
    return pl.col("gap").str.contains("[最至许不很更大太新创超提][多少高低]\\s*$")


def _is_restated() -> pl.Expr:
    """Revenue increased $50 million, or 12%: the same change, said in percent."""
    return pl.col("gap").str.contains(r"^\s*[,，]?\s*(?:or|即|或)\s*$")


def _is_growth_of_another_time() -> pl.Expr:
    """Revenue grew 18% for the quarter and 43% for the full year: the second is growth, too, each with a period behind it."""
    dated = ((pl.col("dated_after_loose_from") == pl.col("loose_from")) & _before_next_number("after_period")).fill_null(False)
    joined = pl.col("gap").str.contains(_AND_ALSO) & pl.all_horizontal(pl.col("kind", "kind_before") == "percent")
    grew = pl.col("own_before").shift(1) & ~(pl.col("level_end") | pl.col("from_end")).shift(1)
    return joined & dated & dated.shift(1) & grew & (pl.col("row") == pl.col("row").shift(1))


def _is_growth_compared_with() -> pl.Expr:
    """Growth accelerated to 34%, from 26% in the previous quarter: how fast it grew then, told behind how fast it grows."""
    percents = pl.all_horizontal(pl.col("kind", "kind_before") == "percent") & (pl.col("row") == pl.col("row").shift(1))
    grew = (pl.col("down_before_breaks") == pl.col("breaks")) & pl.col("down_before_code").is_in(["up", "down"])
    return (pl.col("compared_end") | pl.col("from_end")) & percents & grew


def _is_growth_again() -> pl.Expr:
    """Revenue grew 9%, up from 5% in the previous quarter: so is this, whatever the word before it says."""
    percents = pl.all_horizontal(pl.col("kind", "kind_before") == "percent") & (pl.col("row") == pl.col("row").shift(1))
    directly = (pl.col("before_direction") + 1 == pl.col("at")) & (pl.col("before_direction") > pl.col("before_number"))
    grew = (pl.col("down_before_breaks") == pl.col("breaks")).shift(1) & pl.col("own_before").shift(1)
    one = grew & pl.col("down_before_code").is_in(["up", "down"]).shift(1) & (pl.col("breaks") == pl.col("breaks").shift(1))
    return (percents & directly & one & pl.col("from_end")).fill_null(False)


def _is_minus_of_comparison() -> pl.Expr:
    """同比-3%, 环比 -2%: the minus of a number that directly follows its comparison says that it fell."""
    percents = pl.col("kind").is_in(["percent", "percentage_point"]) & (pl.coalesce("value", "low") < 0)
    return (percents & (pl.col("before_comparison") + 1 == pl.col("at")) & pl.col("gap").str.contains(r"^\s*$")).fill_null(False)


def _with_places(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds where direction and comparison stand: `own_before`, `own_after`, `compares_before`, `compares_after`."""
    compares_before = _is_own_before("before_comparison", "compared_before_breaks") | (
        (pl.col("compared_before_breaks") == pl.col("breaks")) & pl.col("comparison_resolved")
    )
    compares_after = (
        (pl.col("compared_after_loose") == pl.col("loose"))
        | (pl.col("compared_after_loose_from") == pl.col("loose_from"))
        | (pl.col("compared_after_base_behind") & (pl.col("after_comparison") == pl.col("at") + 1))
    ) & _before_next_number("after_comparison")
    return numbers.with_columns(
        kind_before=pl.col("kind").shift(1),
        own_before=_is_own_before("before_direction", "down_before_breaks").fill_null(False),
        own_after=((pl.col("down_after_loose") == pl.col("loose")) & _before_next_number("after_direction")).fill_null(False),
        compares_before=compares_before.fill_null(False),
        compares_after=compares_after.fill_null(False),
    )


def _with_direction(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `direction` and `direction_place`, by the nearest word that counts."""
    own_comparison = pl.col("compares_before") | pl.col("compares_after")
    # up 1.8% on the prior quarter and 8% on the prior year
    based = (
        (pl.col("dated_after_loose_from") == pl.col("loose_from")) & pl.col("dated_after_base_end") & _before_next_number("after_period")
    )
    inherited = (
        (own_comparison | based.fill_null(False) | _is_growth_of_another_time() | _is_restated() | pl.col("parallel").is_not_null())
        & (pl.col("down_before_breaks") == pl.col("breaks"))
        & pl.col("kind").is_in(["percent", "digits", "percentage_point"])
    )
    before_sign = pl.col("down_before_code").replace_strict(_SIGNS, default=None, return_dtype=pl.Int8)
    after_sign = pl.col("down_after_code").replace_strict(_SIGNS, default=None, return_dtype=pl.Int8)
    # Revenue grew 9%, up from 5%: neither of the two went up by 5%.
    again = _is_growth_again()
    cases = (
        ("inherited", again, before_sign.shift(1)),
        ("before", pl.col("own_before"), before_sign),
        ("end", pl.col("up_end") & ~_is_bound(), _UP),
        ("end", (pl.col("down_end") & ~_is_bound()) | _is_minus_of_comparison(), _DOWN),
        ("after", pl.col("own_after"), after_sign),
        ("inherited", inherited.fill_null(False), before_sign),
        ("inherited", _is_growth_compared_with().fill_null(False), before_sign),
    )
    first = pl.coalesce(pl.when(holds).then(pl.lit(place)) for place, (_, holds, _) in enumerate(cases))
    return numbers.with_columns(deciding=first, grew_then=(again | first.eq(len(cases) - 1)).fill_null(False)).with_columns(
        direction=pl.coalesce(pl.when(pl.col("deciding") == place).then(sign) for place, (_, _, sign) in enumerate(cases)),
        direction_place=pl.coalesce(pl.when(pl.col("deciding") == place).then(pl.lit(name)) for place, (name, _, _) in enumerate(cases)),
    )


def _with_comparison_said(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `comparison_said` and `comparison_place`.

    The word before the number counts, but where the direction itself stands behind (flat year-on-year and 20 basis points higher
    quarter-over-quarter) so does its comparison. In a list told in parallel all are compared as the first.
    """
    # … and up 20 basis points from the prior quarter: so does one behind a direction that 'and' begins a statement with.
    turned = stream.of(numbers, "before_direction", "separated", prefix="turn")[0] & (
        pl.col("before_comparison") < pl.col("before_direction")
    )
    own = (pl.col("direction_place") == "after") | (turned & (pl.col("direction_place") == "before"))
    behind = pl.col("compares_after") & (~pl.col("compares_before") | own.fill_null(False))
    numbers = numbers.with_columns(
        comparison_said=pl.when(behind).then("compared_after_code").when(pl.col("compares_before")).then("compared_before_code"),
        comparison_place=pl.when(behind).then("after_comparison").when(pl.col("compares_before")).then("before_comparison"),
    )
    # Sequentially, hardware revenue decreased 4%, and software was down 3%.
    role, code = stream.of(numbers, "first_at", "role", "code", prefix="head")
    after = numbers.select(following=pl.when(pl.col("first_at") < pl.col("at")).then(pl.col("first_at") + 1))
    (gap,) = stream.of(after, "following", "gap", prefix="head")
    heads = (role == "comparison") & gap.str.contains("^\\s*[,，]")
    head = pl.when(pl.lit(heads)).then(pl.lit(code.str.strip_suffix("_base")))
    of_the_list = pl.when(pl.col("parallel").is_not_null()).then(pl.col("comparison_said").first().over("parallel"))
    # $300 million, or 4%, from the prior quarter
    again = (_is_restated() & (pl.col("row") == pl.col("row").shift(1))).shift(-1)
    of_the_next = pl.when(again).then(pl.col("comparison_said").shift(-1))
    return numbers.with_columns(comparison_said=pl.coalesce("comparison_said", of_the_list, of_the_next, head))


def with_direction(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `direction` (1, -1 or null), `direction_at`, `direction_place` (`before`, `after`, `end`, `inherited`), `comparison_said`
    (`yoy`, `qoq`, or null), `has_direction`, `has_ratio`, and what is known of the words: `bettered`, `narrowed`, `widened`, `loss_said`,
    `grew_then` (is it the growth that another one is compared with?).

    The nearest direction before the number and after the number before it counts (同比增长9%); else one directly behind
    (35%的强劲同比增长);
    else, where the number has a comparison of its own, that of the number it is joined to (decreased 12.4% year-over-year and 3.5%
    quarter-over-quarter).
    """
    numbers = _with_levels_of_periods(numbers, stream)
    for index, prefix, columns in _SAID:
        numbers = numbers.with_columns(stream.of(numbers, index, *columns, prefix=prefix))
    numbers = _with_comparison_said(_with_direction(_with_places(numbers)), stream)
    # As a percentage of net revenues, selling and marketing was 26.6%.
    (heads,) = stream.of(numbers, "before_ratio", "breaks", prefix="ratio")
    opening = (
        (pl.lit(heads) == pl.col("breaks"))
        & (pl.col("before_ratio") == pl.col("first_at"))
        & pl.col("kind").is_in(["percent", "percentage_point"])
    )
    has_ratio = (
        opening.fill_null(False)
        | (pl.col("after_ratio") < pl.col("after_number").fill_null(pl.col("last_at") + 1))
        | (pl.col("before_ratio") > pl.col("before_metric"))
    )
    has_ratio = has_ratio | pl.lit(is_share_of_expense(numbers, stream))
    leads = pl.col("direction_place").is_in(["before", "inherited"]).fill_null(False)
    code = pl.col("down_before_code")
    return numbers.with_columns(
        bettered=code.eq("better").fill_null(False) & (pl.col("direction_place") == "before").fill_null(False),
        narrowed=code.is_in(["narrow", "less_loss"]).fill_null(False) & leads,
        widened=code.is_in(["widen", "more_loss"]).fill_null(False) & leads,
        of_loss=code.is_in(["less_loss", "more_loss"]).fill_null(False) & leads,
        loss_said=_loss_said(numbers, stream),
        has_direction=pl.col("direction").is_not_null(),
        has_ratio=has_ratio.fill_null(False),
    ).drop("deciding", "kind_before")


def _with_levels_of_periods(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """由去年同期的5亿元增长到本期的6亿元: the word that makes the number a level stands before its period; `level_end` says so."""
    (reached,) = stream.of(numbers, "before_period", "level_end", prefix="dated")
    between = (pl.col("before_period") + 1 == pl.col("at")) & (pl.col("before_direction") + 1 == pl.col("before_period"))
    at_a_time = pl.lit(reached) & between & pl.col("gap").str.contains("^\\s*的?\\s*$")
    return numbers.with_columns(level_end=pl.col("level_end") | at_a_time.fill_null(False))


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
