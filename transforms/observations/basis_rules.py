"""The metric that is meant by a name used loosely: an EPS among non-GAAP figures, what remains of a programme, a dividend in total."""

from __future__ import annotations

import polars as pl

from transforms.reference.per_words import per_words

MILLION = 1_000_000
_AMOUNTS = ("value", "low", "high", "ulp")


def with_eps_basis(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `row_has_non_gaap_eps`: has a non-GAAP figure per share been told earlier in the sentence?"""
    last_said = pl.when((pl.col("code") == "non_gaap_diluted_eps").fill_null(False)).then(pl.col("row")).forward_fill()
    return events.with_columns(row_has_non_gaap_eps=(last_said == pl.col("row")).fill_null(False))


#: What is left of a result where it is told for one share.
_PER_SHARE = {"net_income": "diluted_eps", "net_income_attributable": "diluted_eps", "non_gaap_net_income": "non_gaap_diluted_eps"}


def with_unit_of_price(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds to a price or unit cost what one of is meant by the words beside the number: 每克248元, 6.21万元/吨."""
    words = per_words().select("surface", "per").unique("surface")
    units = dict(zip(words["surface"].to_list(), words["per"].to_list(), strict=True))
    bare = (pl.col("per_unit") == "yes") & pl.col("per").is_null() & (pl.col("kind") == "money")
    before = pl.when(bare).then("gap").str.extract(r"(每[\p{Han}]{1,2})\s*$")
    behind = pl.when(bare).then("tail").str.extract(r"^\s*(/\s?[\p{Han}])")
    told = pl.coalesce(before, behind).replace_strict(units, default=None, return_dtype=pl.String)
    return numbers.with_columns(per=pl.coalesce("per", told))


def with_names_of_two(numbers: pl.DataFrame) -> pl.DataFrame:
    """Basic and diluted EPS were 0.11 and 0.10, respectively: the first number is the basic one, the second the diluted.

    Adds `is_of_both` to one number for both (基本和摊薄每股收益均为0.54元), which `with_basic_twins` tells of the basic one too.
    """
    both = pl.col("metric_id") == "basic_and_diluted_eps"
    listed = pl.col("metric_resolved") & both
    return numbers.with_columns(
        is_of_both=(both & ~listed).fill_null(False),
        metric_id=pl.when(listed & (pl.col("run_place") == 0))
        .then(pl.lit("basic_eps"))
        .when(both)
        .then(pl.lit("diluted_eps"))
        .otherwise("metric_id"),
    )


def with_basic_twins(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds to each diluted figure per share that was told of both a row for the basic one."""
    both = numbers.filter(pl.col("is_of_both") & (pl.col("metric_id") == "diluted_eps"))
    return pl.concat([numbers, both.with_columns(metric_id=pl.lit("basic_eps"))]) if both.height else numbers


def with_results_per_share(numbers: pl.DataFrame) -> pl.DataFrame:
    """Net income was $131 million, or $1.11 per diluted share: the metric of the second number is the one for a share."""
    per_share = pl.col("per").is_in(["share", "ads"]) & (pl.col("measure") == "level") & (pl.col("kind") == "money")
    name = pl.when(per_share).then(pl.col("metric_id").replace_strict(_PER_SHARE, default=None, return_dtype=pl.String))
    return numbers.with_columns(
        metric_id=pl.coalesce(name, "metric_id"), per_unit=pl.when(name.is_not_null()).then(pl.lit("yes")).otherwise("per_unit")
    )


def with_single_shares(numbers: pl.DataFrame) -> pl.DataFrame:
    """每10股派2.2元: what one share brings."""
    of_ten = (pl.col("per") == "10_shares").fill_null(False) & (pl.col("measure") == "level").fill_null(False)
    return numbers.with_columns(
        *(pl.when(of_ten).then(pl.col(name) / 10).otherwise(pl.col(name)).cast(numbers.schema[name]).alias(name) for name in _AMOUNTS),
        per=pl.when(of_ten).then(pl.lit("share")).otherwise("per"),
    )


def _is_said_of_basis() -> pl.Expr:
    """按非公认会计准则计算，… holds for the sentence; non-GAAP in front of a name for that name only."""
    adjective = pl.col("before_basis") + 1 == pl.col("metric_at")
    # 非GAAP归属于远山的净利润: whose it is stands between.
    adjective |= (pl.col("before_basis") + 2 == pl.col("metric_at")) & pl.col("of_holders")
    return ((pl.col("basis_code") == "non_gaap") | ((pl.col("basis_code") == "adjective") & adjective)).fill_null(False)


def said_in_total() -> pl.Expr:
    """合计约58亿元, or $4.6 billion in aggregate."""
    return pl.col("total_end") | pl.col("tail").str.contains(r"(?i)^\s*in (?:the )?(?:aggregate|total)(?-u:\b)")


def named_by_basis(numbers: pl.DataFrame) -> pl.DataFrame:
    """The metric that is meant by a name used loosely: an EPS among non-GAAP figures, what remains of a programme, a dividend in total.

    Adds `other_basis`: the figure is said not to be of the accounting standards, and no metric is that.
    """
    non_gaap_said = _is_said_of_basis() | (pl.col("row_has_non_gaap_eps") & (pl.col("metric_id") == "diluted_eps"))
    attributable = pl.col("of_holders") & (pl.col("metric_id") == "net_income")
    twin = non_gaap_said & pl.col("non_gaap_metric_id").is_not_null()
    programme = pl.col("metric_id") == "share_repurchase_program_size"
    # 回购计划的总额度由4亿美元提高到7亿美元: the size that it had.
    was = programme & pl.col("from_end") & (pl.col("metric_rule") == "metric_before_number")
    remaining = programme & (pl.col("remaining_end") | pl.col("remaining_behind"))
    directly = ~(pl.col("before_number") > pl.col("metric_at")).fill_null(False) | said_in_total()
    # 每股派发0.35元，总共1.62亿元: the second number is of no share.
    in_total = (pl.col("metric_id") == "dividend_per_share") & (pl.col("measure") == "level") & (pl.col("value") >= MILLION)
    in_total &= said_in_total() | (pl.col("per").is_null() & directly)
    amount = pl.col("measure").is_in(["level", "change_pct", "change_abs"]) & ~pl.col("in_percent")
    other_basis = _is_said_of_basis() & ~twin & (pl.col("basis") == "gaap") & (pl.col("metric_category") == "income_statement") & amount
    return numbers.with_columns(
        other_basis=other_basis.fill_null(False),
        basis=pl.when(twin).then(pl.lit("non_gaap")).otherwise("basis"),
        per=pl.when(~in_total.fill_null(False)).then("per"),
        # Non-GAAP basic and diluted EPS: the basic one is no metric.
        metric_id=pl.when((twin & (pl.col("metric_id") == "basic_eps")) | was.fill_null(False))
        .then(None)
        .when(twin)
        .then(pl.col("non_gaap_metric_id"))
        .when(attributable)
        .then(pl.lit("net_income_attributable"))
        .when(remaining)
        .then(pl.lit("share_repurchase_remaining_authorization"))
        .when(in_total)
        .then(pl.lit("dividend_total"))
        .when((pl.col("metric_id") == "dividend_per_share") & pl.col("per").is_null())
        .then(None)
        .otherwise(pl.col("metric_id")),
    )
