"""Shares of revenue: 占我们净收入总额的69%, 21% of total net revenues, as a percentage of revenue.

Behind such words the name of revenue is the whole that a share is told of, and no metric of the number. Where no other metric is named, the
share is itself one: 线上业务占总收入的44%, e-commerce accounted for 27% of net sales.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import words_pattern

_REVENUE, _SHARE = "revenue", "revenue_share"
#: Of what a bare word for a share means a share of revenue.
_SHARED = (
    _REVENUE, "product_development_expense", "sales_and_marketing_expense", "general_and_administrative_expense",
    "selling_general_and_administrative_expense",
)  # fmt: skip
#: Between the word for a share and the name of revenue.
_WHOSE = r"(?i)^\s*(?:的|(?:了|到|其|我们|公司|本集团|集团|整体|总|净|整个|全部|全公司)*)\s*$"
_PERCENT_OF = (
    r"(?i)^\s*of\s+(?:[a-z][a-z0-9.&-]*(?:'s|’s)\s+)?"
    r"(?:(?:our|the|its|total|net|group|company|overall|consolidated|quarterly|group's|company's|all)\s+)*$"
)
_PROPORTION_OF = r"(?i)(?:percentage|percent|share|proportion|portion|%) of\s+(?:(?:our|the|its|total|net|group|overall|consolidated)\s+)*$"
#: E-commerce accounted for 27% of net sales: what says that a part makes up a share (what *was* 6% of sales may be a cost).
_MAKES_UP = (
    r"(?i)(?-u:\b)(?:accounted for|accounts for|accounting for|represented|represents|representing|contributed|contributes"
    r"|made up|makes up|comprised|comprises|constituted)\s+(?:(?:about|approximately|around|nearly|over|roughly|more than|some|a|the|just"
    r"|another|only)\s+)*$"
)
_IS = (
    r"(?i)^\s*(?:(?:is|was|are|were|will be|has been|takes up|took up|makes up|at)(?-u:\b)\s*)?"
    r"(?:(?:about|approximately|around|nearly|over|roughly|more than|now|currently|already|only|still|just)\s+)*$"
)
#: 贡献了总收入的95%: in front of what is contributed to.
_CONTRIBUTED = "(?:贡献|貢獻)了?(?:公司|集团|集團|我们|我們)?(?:的|总|總|整体|整體)*$"
_OF_A_PART = r"(?i)^\s*(?:of|in)\s+(?:(?:our|the|its|external|total|overall|third-party|commercialized)\s*)*$"
#: 收入按地区分，中国区、美国区占比为; 总收入中，云业务占5%: what revenue is divided by, and the names of its parts.
_DIVIDED = r"^(?:按[^，,。；]{1,10}|[里当當]?中)[，,]"

#: 在集团收入当中的占比, 在收入中的比重: what stands behind revenue that a share is told of.
_WITHIN = r"^\s*(?:当中|當中|之中|中|里面|裡面|里|之内)的?"
_IN_ALL = "在(?:我们|公司|集团|本集团|整个|全部|整体|总|的)*$"
_PROPORTION = _WITHIN + r"(?:占比|比重|比例)"


def share_patterns() -> dict[str, str]:
    """Regexes that tell whether the words between two neighbours belong to a share: name → pattern (see `gap_patterns`)."""
    return {"whose": _WHOSE, "percent_of": _PERCENT_OF, "proportion_of": _PROPORTION_OF, "makes_up": _MAKES_UP}


def with_shares_of_revenue(stream: pl.DataFrame) -> pl.DataFrame:
    """Turns names of revenue that are the whole of a share into `ratio` events, words like 占比 behind revenue too."""
    role, code = pl.col("role"), pl.col("code")
    same_row = pl.col("row") == pl.col("row").shift(1)
    revenue = (role == "metric") & (code == _REVENUE)
    # 占本季度总营收的比例约为25%: when stands between.
    dated = (role.shift(1) == "period") & (role.shift(2) == "share") & pl.col("gap").shift(1).str.contains("^[的了]?$")
    of_share = ((role.shift(1) == "share") | dated) & pl.col("whose")
    of_percent = (role.shift(1) == "number") & (code.shift(1) == "percent") & pl.col("percent_of")
    of_proportion = pl.col("proportion_of")
    # 学习服务贡献了总收入的95%
    percent_next = (role.shift(-1) == "number") & (code.shift(-1) == "percent") & (pl.col("row") == pl.col("row").shift(-1))
    of_next = pl.when(revenue & percent_next).then(pl.col("gap").shift(-1)).str.contains(r"^的(?:约|近|超过|大约)?$")
    contributed = of_next & pl.when(revenue & percent_next).then("gap").str.contains(_CONTRIBUTED)
    # 在集团收入当中的占比
    in_words = (pl.col("row") == pl.col("row").shift(-1)) & revenue & pl.when(revenue).then("gap").str.contains(_IN_ALL)
    gap_next = pl.when(in_words).then(pl.col("gap").shift(-1))
    within = gap_next.str.contains(_PROPORTION) | (gap_next.str.contains(f"{_WITHIN}$") & (role.shift(-1) == "share"))
    within = within.fill_null(False)
    whole = revenue & (within | contributed | (same_row & (of_share | of_percent)) | of_proportion)
    # around 37% of its total GMV
    of_total = (role == "metric") & (code != _REVENUE) & same_row & (role.shift(1) == "number") & (code.shift(1) == "percent")
    of_total &= pl.when(of_total).then(pl.concat_str("gap", "surface")).str.contains(r"(?i)^\s*of\s+(?:our|its|their|the)\s+total(?-u:\b)")
    # 占外部收入的比例, 占净利润的20%: a share of something else, and not that itself.
    of_another = (role == "metric") & same_row & (role.shift(1) == "share") & ~(revenue & of_share) & ~pl.col("separated")
    # AI revenue makes up 20% of external cloud revenue: the larger one's, of which nothing else is told.
    of_larger = revenue & same_row & (role.shift(1) == "segment") & (role.shift(2) == "number") & (code.shift(2) == "percent")
    of_another |= of_larger & pl.when(of_larger).then(pl.col("gap").shift(1)).str.contains(_OF_A_PART)
    flags = stream.select(
        whole=whole.fill_null(False),
        within=within,
        of_another=of_another.fill_null(False),
        contributed=(revenue & contributed).fill_null(False),
        of_total=of_total.fill_null(False),
    )
    kind = stream.schema["role"]
    behind = pl.lit(flags["within"].shift(1, fill_value=False))
    return stream.with_columns(
        role=pl.when(flags["whole"])
        .then(pl.lit("ratio", kind))
        .when(flags["of_another"] | flags["of_total"])
        .then(pl.lit("neutral", kind))
        .otherwise("role"),
        code=pl.when(flags["whole"]).then(pl.lit("of_revenue")).otherwise("code"),
        explained=(pl.col("explained") | (flags["whole"] & ~flags["contributed"]) | behind) & ~(flags["of_another"] | flags["of_total"]),
    )


def with_share_metrics(stream: pl.DataFrame) -> pl.DataFrame:
    """Turns `ratio` events that no metric stands before into names of the metric `revenue_share`. stream: with `breaks`."""
    role = pl.col("role")
    named = (role == "metric") & ~pl.col("inner")
    last = pl.when(named).then(pl.int_range(pl.len())).forward_fill().shift(1)
    connected = (pl.col("row").gather(last) == pl.col("row")) & (pl.col("breaks").gather(last) == pl.col("breaks"))
    number_before = ((role.shift(1) == "number") & (pl.col("row") == pl.col("row").shift(1))).fill_null(False)
    # Our lending business was 12% of revenue: of a part that is so much of it, nothing else can be meant.
    of_part = (role.shift(2) == "segment") & pl.when(role == "ratio").then(pl.col("gap").shift(1)).str.contains(_IS)
    makes_up = number_before & (pl.col("code").shift(1) == "percent") & (pl.col("makes_up").shift(1) | of_part.fill_null(False))
    han = ~number_before & (
        pl.col("surface").str.contains("^占|^佔")
        | (role.shift(1) == "share")
        | ((role.shift(1) == "period") & (role.shift(2) == "share"))
        | pl.when(role == "ratio").then("gap").str.contains(f"{_CONTRIBUTED}|{_IN_ALL}")
    )
    alone = (role == "ratio") & ~connected.fill_null(False) & (makes_up | han).fill_null(False)
    # 云业务收入31亿元，…，占比26%; 行政费用2亿元，占比14.5%: a bare word for a share behind a figure of revenue or of an expense.
    percent = (role == "number") & (pl.col("code") == "percent")
    # 占比从去年同期的20.6%提升到60.4%
    dated = (role.shift(-1) == "period") & percent.shift(-2) & (pl.col("row") == pl.col("row").shift(-2))
    number_next = (percent.shift(-1) & (pl.col("row") == pl.col("row").shift(-1))) | dated
    of_revenue = (role == "share") & connected & pl.col("code").gather(last).is_in(_SHARED) & number_next
    divided = (role == "share") & (role.shift(1) == "metric") & (pl.col("code").shift(1) == _REVENUE) & pl.col("gap").str.contains(_DIVIDED)
    is_share = stream.select((alone | divided).fill_null(False)).to_series()
    is_ratio = stream.select((of_revenue & ~divided).fill_null(False)).to_series()
    kind = stream.schema["role"]
    stream = stream.with_columns(role=pl.when(is_ratio).then(pl.lit("ratio", kind)).otherwise("role"))
    return stream.with_columns(
        role=pl.when(is_share).then(pl.lit("metric", stream.schema["role"])).otherwise("role"),
        code=pl.when(is_share).then(pl.lit(_SHARE)).otherwise("code"),
        is_share=is_share,
    )


def making_up(gap: pl.Expr) -> pl.Expr:
    """The words before `accounted for`, `represented` … in the gap before a share."""
    return gap.str.replace(_MAKES_UP, "").str.replace(rf"(?:{words_pattern('light')}|\s)+$", "")
