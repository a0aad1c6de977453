"""Who stands next to whom: for every number, the nearest cue of each role before and after it in its sentence.

Two events are *connected* where only words stand between them that the grammar of figures explains (`link_fillers.csv`): 收入 … 为 …
2,248亿元 is connected,
收入质量改善，成本 … 10亿元 is not. Connectedness is one running count of the gaps that are not explained: equal counts, connected.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.idle_periods import without_idle_periods
from transforms.observations.margins import with_margins
from transforms.observations.named_behind import with_named_behind
from transforms.observations.reasons import ends_reason
from transforms.observations.shares import with_share_metrics, with_shares_of_revenue
from transforms.observations.unit_prices import with_unit_prices
from transforms.observations.vocabulary import ROLES

#: Roles that end whatever was being said: what stands after 主要由于 is no longer said of the subject.
_ENDING = ("reason", "exclude", "entity", "negation")
#: Periods that "of last year" may stand beside.
DAYS_OF_THEIR_OWN = ("first_half", "second_half", "nine_months", "full_year", "fiscal_first_half", "fiscal_second_half", "six_months")
#: Roles whose word says nothing of what stands behind a semicolon.
_BOUND_OF = {
    **dict.fromkeys(("exclude", "entity", "forward", "hypothetical"), "clause_at"),
    "reason": "reason_at",
}
_SOUGHT_BEFORE = (
    "metric", "number", "segment", "direction", "comparison", "period", "polarity", "forward", "hypothetical", "exclude", "respective",
    "ratio", "entity", "reason", "basis", "remaining", "inner", "own_period", "main_period",
)  # fmt: skip
_SOUGHT_AFTER = (
    "metric", "number", "segment", "direction", "comparison", "period", "polarity", "ratio", "exclude", "respective", "remaining",
)  # fmt: skip


def _role(*roles: str) -> pl.Expr:
    return pl.any_horizontal(pl.col("role") == role for role in roles)


def _nearest(events: pl.DataFrame, before: dict[str, pl.Expr], after: dict[str, pl.Expr]) -> pl.DataFrame:
    """`before_<name>`, `after_<name>`: index of the last event before this one (the next one after it), in the same sentence (of
    `_OF_THE_CLAUSE`: in the same clause), for which the mask of the name holds. Two steps, so that each fill runs once.
    """
    at = pl.col("at")
    anywhere = events.select(
        "first_at",
        "last_at",
        "clause_at",
        "reason_at",
        **{f"before_{name}": pl.when(mask).then(at).forward_fill().shift(1) for name, mask in before.items()},
        **{f"after_{name}": pl.when(mask).then(at).backward_fill().shift(-1) for name, mask in after.items()},
    )
    return anywhere.select(
        *(pl.when(pl.col(f"before_{name}") >= pl.col(_BOUND_OF.get(name, "first_at"))).then(pl.col(f"before_{name}")) for name in before),
        *(pl.when(pl.col(f"after_{name}") <= pl.col("last_at")).then(pl.col(f"after_{name}")) for name in after),
    )


def _with_spans(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds to dates `span_months` (the year ended 31 March: 12), `years_back` (the third quarter of last year: 1) and `of_year` (the first
    nine months of 2024), from the words beside them.
    """
    period, dated = pl.when(_role("period")).then("code"), pl.col("dated")
    whole_year = (period == "full_year") & period.shift(1).is_in([*DAYS_OF_THEIR_OWN, "quarter", "dated"])
    # 今年1到10月: a month behind the year is the period itself.
    in_year = (period == "dated") & ~pl.when(period == "dated").then("surface").str.contains("月|[半季]")
    of_which_year = (whole_year | (in_year & period.shift(1).is_in(["prior_year", *DAYS_OF_THEIR_OWN]))).fill_null(False)
    flags = stream.select(
        "surface",
        dated=(period.is_in(["dated", *DAYS_OF_THEIR_OWN]) | period.str.contains("^month_(?:end_)?[0-9]")).fill_null(False),
        # last year's fourth quarter
        close=(pl.col("attributive") | pl.col("possessive")) & (pl.col("row") == pl.col("row").shift(1)),
        span=pl.when(_role("span")).then("code"),
        # 上一财年第四季度
        back=((period == "last_year") | ((period == "prior_full_year") & (period.shift(-1) == "dated"))).fill_null(False),
        of_which_year=of_which_year,
    ).with_columns(close_next=pl.col("close").shift(-1, fill_value=False))
    span, back, close, close_next = pl.col("span"), pl.col("back"), pl.col("close"), pl.col("close_next")
    year = pl.when("of_which_year").then("surface").str.extract("((?:19|20)[0-9]{2})")
    said_within = pl.when(dated).then("surface").str.contains(r"(?i)[去上]年|(?-u:\b)(?:last|prior|previous) year(?-u:\b)")
    # 从2024年上半年的7亿元增加至2025年同期的8亿元: the call's own span of days, of that year.
    the_year = pl.when(period == "dated").then("surface").str.extract("^((?:19|20)[0-9]{2})年$").cast(pl.Int32)
    same = (period == "prior_year") & (pl.col("surface") == "同期") & (pl.col("gap") == "") & (pl.col("row") == pl.col("row").shift(1))
    same_of = stream.select(pl.when(same.shift(-1)).then(the_year)).to_series()
    found = flags.select(
        span_months=pl.when(dated).then(pl.when(close).then(span.shift(1)).when(close_next).then(span.shift(-1))).cast(pl.Int32),
        years_back=(dated & ((close & back.shift(1)) | (close_next & back.shift(-1)) | said_within)).fill_null(False).cast(pl.Int32),
        of_year=pl.coalesce(same_of, pl.when(dated & close_next & pl.col("of_which_year").shift(-1)).then(year.shift(-1)).cast(pl.Int32)),
        # the first nine months of the year, the same period of 2024: the second word only says of which year.
        dates_last_year=(back & ((close & dated.shift(1)) | (close_next & dated.shift(-1))))
        | (close & pl.col("of_which_year"))
        | same_of.is_not_null().shift(1, fill_value=False),
    )
    return stream.hstack(found).with_columns(code=pl.when(same_of.is_not_null()).then(pl.lit("current")).otherwise("code"))


def _with_bounds(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds where sentence and clause begin and end, and the running counts of gaps: `breaks`, `separations`, `loose`, `loose_from`."""
    stream = stream.with_columns(ends_reason=ends_reason(stream))
    # 报名人次上升，该业务同比增长46%: of another figure, which is not named.
    broken = ~pl.col("explained") | _role(*_ENDING) | (pl.col("refers") & ~_role("metric")) | pl.col("ends_reason")
    counted = stream.with_columns(is_first=pl.col("row").ne(pl.col("row").shift(1)).fill_null(True)).with_columns(
        first_at=pl.when(pl.col("is_first")).then(pl.col("at")).forward_fill(),
        last_at=pl.when(pl.col("is_first").shift(-1, fill_value=True)).then(pl.col("at")).backward_fill(),
        clause_at=pl.when(pl.col("ends_clause") | pl.col("is_first")).then(pl.col("at")).forward_fill(),
        # 主要是人员优化，6月底我们的员工总数3,206人: a period behind a comma begins something else than a reason.
        # 因为占比上升，毛利率会下降，我们预计全年…: and so does an outlook.
        reason_at=pl.when(
            pl.col("ends_clause")
            | pl.col("is_first")
            | pl.col("ends_reason")
            | (_role("period") & pl.col("gap").str.contains(r"\p{Han}，$"))
            | (_role("forward") & pl.col("gap").str.contains("，(?:我们|我們|公司|管理层|管理層)?$"))
        )
        .then(pl.col("at"))
        .forward_fill(),
        breaks=broken.cum_sum(),
        separations=(pl.col("separated") | pl.col("is_first")).cum_sum(),
        loose=(~pl.col("attributive") | _role(*_ENDING, "number")).cum_sum(),
        loose_from=(~(pl.col("dated") | pl.col("from_end")) | pl.col("separated") | _role("reason", "number")).cum_sum(),
    )
    us = pl.when(pl.col("of_us") | _role("group")).then(pl.col("at")).forward_fill()
    part = pl.when(pl.col("of_part") & ~pl.col("explained")).then(pl.col("at")).forward_fill()
    counted = counted.with_columns(
        us_said=(us >= pl.col("first_at")).fill_null(False), part_said=(part >= pl.col("first_at")).fill_null(False)
    )
    opening = pl.when(pl.col("is_first")).then(pl.col("breaks") - broken.cast(pl.UInt32)).forward_fill()
    return counted.with_columns(from_start=pl.col("breaks") == opening)


def _with_local_periods(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds `is_local` to periods that only date the number behind them (…为1.9亿元，上一财年为280万元), `starts` to those of
    them that it started from and `is_within` to those that only date the clause.
    """
    number = pl.when(_role("number")).then(True).when(_role("metric") & ~pl.col("inner")).then(False)
    here = pl.when(number.is_not_null()).then(pl.col("row")).forward_fill().shift(1) == pl.col("row")
    # 截至11月14日，30亿美元的回购计划…: a number with a name behind it opens a statement of its own.
    in_row = (pl.col("row") == pl.col("row").shift(1)).fill_null(False)
    opens = (_role("metric") & pl.col("attributive") & in_row).shift(-1, fill_value=False)
    alone = pl.when(_role("number")).then(~opens).backward_fill().shift(-1)
    # 降到今年上半年的12亿元，降幅14%: what it went to is of the period that is spoken of.
    reached = _role("period") & pl.col("gap").str.contains(r"[到至]\s*$")
    between = here & number.forward_fill().shift(1) & number.backward_fill().shift(-1) & alone & ~reached
    # 由去年三季度的25亿元降到20亿元: the day that a level started from.
    next_number = (_role("number") & pl.col("explained") & (pl.col("row") == pl.col("row").shift(1))).shift(-1, fill_value=False)
    starts = (_role("period") & pl.col("from_end") & next_number).fill_null(False)
    # …，其中二季度产铜18万吨；钴产量6万吨: of a part of what is told, up to the end of the clause.
    inside = _role("period") & ~pl.col("is_first")
    within = inside & pl.when(inside).then("gap").str.contains("其中[^，,；;。]{0,4}$")
    local = (_role("period") & (between | within)).fill_null(False) | starts
    return stream.with_columns(is_local=local, starts=starts, is_within=within.fill_null(False))


def _with_listed_behind(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds `listed_behind` to names of metrics that another one is joined to which has no number of its own (buybacks and dividends)."""
    metric, row = _role("metric") & ~pl.col("inner"), pl.col("row")
    joined = metric.shift(-1) & (row == row.shift(-1)) & pl.col("joined").shift(-1) & pl.col("conjunction").shift(-1)
    own = (pl.col("role").shift(-2) == "number") & (row == row.shift(-2)) & pl.col("explained").shift(-2)
    return stream.with_columns(listed_behind=(metric & joined & ~own.fill_null(False)).fill_null(False))


def _masks() -> dict[str, pl.Expr]:
    """For each name that neighbours are asked for by, which events bear it."""
    masks = {name: _role(name, "group") if name == "segment" else _role(name) for name in ROLES.categories}
    masks["metric"] = _role("metric") & ~pl.col("inner")
    # 全年20亿元的计划不变，上半年收入9亿元: the plan is what stands before, and no outlook on what follows.
    masks["forward"] = _role("forward") & (pl.col("code") != "plan_before")
    masks["inner"] = _role("metric") & pl.col("inner")
    # 比6月底净增130万: what one number is compared with is no period of the next ones.
    said_before = pl.when(_role("number", "direction")).then(pl.col("row")).forward_fill().shift(1) == pl.col("row")
    masks["own_period"] = _role("period") & ~(pl.col("base_end") & said_before.fill_null(False))
    masks["main_period"] = masks["own_period"] & ~pl.col("is_local")
    return masks


def _is_base_behind_comma() -> pl.Expr:
    """Or 6%, from the prior quarter: what a change is compared with, parted from it by a comma; in Chinese it leads to the next change."""
    told = _role("comparison") & pl.col("code").str.ends_with("_base") & pl.col("gap").str.contains(r"^,\s+$")
    word = r"(?:from|versus|vs\.?|compared (?:to|with)|over|on|than|against)"
    dated = _role("period") & pl.col("gap").str.contains(rf"(?i)^\s*,\s+{word}\s+(?:the\s+)?$")
    return told | dated


def _is_of_compared(last_number: pl.Series) -> pl.Expr:
    """Compared to $4 million, or 6% of revenue, in the same quarter last year: the period of what was compared with, behind a comma."""
    dated = _role("period") & pl.col("code").is_in(["prior_year", "prior_quarter"])
    comma = pl.when(dated).then("gap").str.contains(r"(?i)^\s*,\s+(?:in|for|during)\s+(?:the\s*)?$")
    last = pl.lit(last_number)
    again = pl.when(_role("number")).then("gap").str.contains(r"(?i)^\s*,?\s*or\s")
    number_before = pl.lit(last_number.shift(1))
    compared = pl.col("compared_end") | (again & pl.col("compared_end").gather(number_before)).fill_null(False)
    beside = (last + 1 == pl.col("at")) | ((last + 2 == pl.col("at")) & (pl.col("role").shift(1) == "ratio"))
    return comma & beside & compared.gather(last)


def _without_words_of_dates(stream: pl.DataFrame) -> pl.DataFrame:
    """Drops the words that tell of which year a day is and how long a span; what parted them from the number before parts the day from it
    (2月底7.9万人，去年5月底7.3万人).
    """
    dropped = (pl.col("dates_last_year").fill_null(False) | _role("span")).fill_null(False)
    behind = dropped.shift(1, fill_value=False) & ~pl.col("is_first").fill_null(True)
    parted = (behind & pl.col("separated").shift(1)).fill_null(False)
    return stream.with_columns(separated=pl.col("separated") | parted).filter(~dropped)


def with_neighbours(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds `first_at`, `last_at`, the running counts `breaks`, `separations`, `loose`, `loose_from`, and `before_<role>`, `after_<role>`:
    indices of events.
    """
    stream = with_margins(with_unit_prices(with_named_behind(_with_spans(with_shares_of_revenue(stream)))))
    # 较上年末: the word that compares may be a part of the period's own words.
    period = pl.when(_role("period")).then("surface")
    own_base = period.str.contains(r"(?i)^(?:较|較|比|与|與|from|than|versus|over|compared)").fill_null(False)
    # 环比6月末的28亿元: so it is where a comparison stands directly before it.
    compared = _role("period") & (pl.col("role").shift(1) == "comparison") & (pl.col("gap") == "")
    # 提升到今年三季度的31.2%: a period may stand between the word that says a level and the number.
    dated = _role("number") & (pl.col("role").shift(1) == "period") & pl.col("gap").str.contains(r"^\s*的?\s*$")
    level_end = pl.col("level_end") | (dated & pl.col("level_end").shift(1)).fill_null(False)
    stream = stream.with_columns(base_end=pl.col("base_end") | own_base | compared.fill_null(False), level_end=level_end)
    stream = _without_words_of_dates(stream).drop("at").with_row_index("at")
    counted = _with_local_periods(with_share_metrics(_with_bounds(stream)))
    counted = without_idle_periods(counted)
    masks = _masks()
    # What stands directly behind a number belongs to it (12.4% year-over-year and …), not to the next one.
    last_number = counted.select(pl.when(_role("number")).then(pl.col("at")).forward_fill()).to_series()
    in_sentence = pl.lit(last_number) >= pl.col("first_at")
    beside = in_sentence & (pl.lit(last_number) + 1 == pl.col("at"))
    counted = counted.with_columns(
        base_behind=((beside & _is_base_behind_comma()) | (in_sentence & _is_of_compared(last_number))).fill_null(False)
    )
    reached = in_sentence & (pl.lit(counted["loose_from"].gather(last_number)) == pl.col("loose_from"))
    counted = counted.with_columns(
        behind_number=(reached | pl.col("base_behind")).fill_null(False),
        used=(masks["metric"] & in_sentence & (pl.lit(counted["loose"].gather(last_number)) == pl.col("loose"))).fill_null(False),
    )
    own = ("period", "own_period", "main_period", "comparison")
    before = {name: masks[name] & ~pl.col("behind_number") if name in own else masks[name] for name in _SOUGHT_BEFORE}
    counted = _with_listed_behind(counted)
    nearest = _nearest(counted, before, {name: masks[name] for name in _SOUGHT_AFTER})
    return counted.drop("behind_number").hstack(nearest)


class Stream:
    """The event stream, to look events up by index."""

    def __init__(self, events: pl.DataFrame) -> None:
        self.events = events

    def of(self, numbers: pl.DataFrame, index: str, *columns: str, prefix: str) -> list[pl.Series]:
        """The `columns` of the events at `numbers[index]`, named `<prefix>_<column>`; null where the index is null."""
        return [self.events[column].gather(numbers[index]).alias(f"{prefix}_{column}") for column in columns]
