"""Margins and ratios by half a name: 经调整EBITA为9亿元，利润率为12% is the margin of what was named before, 费用率 that of its expense."""

from __future__ import annotations

import polars as pl

from transforms.observations.metrics import metrics

#: The rate of whatever expense was named before.
_BARE_RATES = ("费用率", "費用率", "费用比率", "費用比率")
#: Between an amount and what share of revenue it is.
_FOR_A = (
    r"(?i)^\s*,?\s*(?:resulting in|representing|for|or|implying|equating to|translating (?:in)?to|yielding|equivalent to|which (?:is|was))"
    r" an?\s*$"
)
#: What is adjusted of a figure that is no figure of the accounting standards itself.
_NAMED_ADJUSTED = (("ebitda", "adjusted_ebitda"), ("ebita", "adjusted_ebita"))


def with_margins(stream: pl.DataFrame) -> pl.DataFrame:
    """经调整EBITA为9亿元，利润率为12%: a margin without a name is that of the metric named before it in the sentence."""
    named = (pl.col("role") == "metric") & (pl.col("code") != "margin") & ~pl.col("surface").is_in(_BARE_RATES)
    ratios = {
        row["metric_id"]: row["ratio_metric_id"] or row["metric_id"]
        for row in metrics().iter_rows(named=True)
        if row["ratio_metric_id"] or row["unit_kind"] == "percent"
    }
    same_row = pl.when(named).then(pl.col("row")).forward_fill() == pl.col("row")
    before = (
        pl.when(same_row)
        .then(pl.when(named).then(pl.col("code")).forward_fill())
        .replace_strict(ratios, default=None, return_dtype=pl.String)
    )
    # 行政费用增长6%至1.3亿元，费用率由19.6%下降到14.9%
    bare_rate = (pl.col("role") == "metric") & pl.col("surface").is_in(_BARE_RATES) & before.str.ends_with("expense_ratio")
    nameless = ((pl.col("role") == "metric") & (pl.col("code") == "margin")) | bare_rate.fill_null(False)
    # Non-GAAP net income was $20 million, for a net margin of 8%: the margin of what was named.
    earlier = pl.when(pl.col("row") == pl.col("row").shift(1)).then(before.shift(1))
    plain = (pl.col("role") == "metric") & (pl.col("code") == earlier.replace_strict(_plain_ratios(), default=None, return_dtype=pl.String))
    of_it = plain & (pl.col("role").shift(1) == "number") & pl.col("gap").str.contains(_FOR_A)
    # Adjusted EBITDA grew, and the EBITDA margin was 50%: of the adjusted one, for there is no other.
    of_it |= plain & (earlier == "adjusted_ebitda_margin")
    # 销售费用率41%，管理费用8.6%: a percentage behind an expense, in a list of ratios, is a ratio.
    said = pl.when(pl.col("row") == pl.col("row").shift(1)).then(pl.when(named).then(pl.col("code")).forward_fill().shift(1))
    percent = (pl.col("role").shift(-1) == "number") & (pl.col("code").shift(-1) == "percent") & (pl.col("row") == pl.col("row").shift(-1))
    own = (
        pl.when((pl.col("role") == "metric") & said.str.ends_with("expense_ratio") & percent)
        .then(pl.col("code"))
        .replace_strict(ratios, default=None, return_dtype=pl.String)
    )
    own = pl.when(own.str.ends_with("expense_ratio")).then(own)
    return stream.with_columns(code=pl.when(nameless).then(before).when(of_it).then(earlier).otherwise(pl.coalesce(own, "code")))


def _plain_ratios() -> dict[str, str]:
    """The ratio of a metric that is none of the accounting standards → the ratio of the one that is."""
    ratios = dict(metrics().select("metric_id", "ratio_metric_id").drop_nulls().iter_rows())
    pairs = [*metrics().select("metric_id", "non_gaap_metric_id").drop_nulls().iter_rows(), *_NAMED_ADJUSTED]
    return {ratios[other]: ratios[plain] for plain, other in pairs if plain in ratios and other in ratios}
