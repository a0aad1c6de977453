"""Numbers that are no plain report of the metric beside them: of another kind, of some things only, a plan, a bound, a distance."""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import words_pattern
from transforms.observations.perimeter import LEFT_OUT

_LEVEL = pl.col("measure") == "level"
#: Before a number that something is to stay above or below.
_BOUND = (
    r"(?i)(?:不低于|不低於|不少于|不少於|不超过|不超過|不高于|不高於|no (?:less|more|lower) than|not (?:less|more) than)"
    r"[^,，;；]{0,8}$"
)


def _figure_of_another_kind() -> pl.Expr:
    """剔除…后, in constant currency, on a like-for-like basis: not the figure reported, unless the metric is adjusted by its nature.

    An amount that is itself taken off (扣除512亿元有息负债后) is a plain level.
    """
    taken_off = (pl.col("before_exclude") + 1 == pl.col("at")) & (pl.col("metric_rule") == "metric_after_number")
    # Excluding Brightwater, G&A was 27% of revenue: of a company without that part, of which nothing is a figure of the whole.
    of_rest = (pl.col("left_out_code") == LEFT_OUT).fill_null(False)
    adjusted = (pl.col("basis") == "non_gaap") | pl.col("in_percent")
    # 剔除云山业务，核心教育业务的收入为3亿元: of a part by its own name, which that one is no part of.
    by_name = of_rest & (pl.col("segment") != "group") & pl.col("segment_rule").is_in(["segment_beside_metric", "segment_as_spoken"])
    by_name &= pl.col("before_exclude") < pl.col("metric_at")
    before = pl.col("before_exclude").is_not_null() & (~adjusted | of_rest) & ~by_name.fill_null(False)
    # …, both excluding notable items: all that was said before.
    all_of_them = pl.col("excluded_gap").str.contains(r"(?i)(?:(?-u:\b)(?:both|all|each)|均|都)\s*$")
    return (before & ~taken_off.fill_null(False)) | (pl.col("excluded_loose") == pl.col("loose_from")) | all_of_them


def _without_a_part() -> pl.Expr:
    """若不计远山书院，非GAAP经营利润率为13%, 不含零售的话，管理费用占收入27%: neither of the whole nor of a part."""
    part = (pl.col("left_out_role") == "segment") & pl.col("left_out_gap").str.contains(r"^[\s“\"]*$")
    return part & (pl.col("metric_rule") == "metric_before_number") & (pl.col("before_exclude") < pl.col("metric_at"))


def _on_another_basis() -> pl.Expr:
    """Non-GAAP research expenses: not those of the accounting standards, and no metric of their own."""
    return pl.col("other_basis")


def _impossible_sign() -> pl.Expr:
    """A negative level of what cannot be negative."""
    return _LEVEL & (pl.coalesce("value", "low") < 0) & (pl.col("signed") != "yes").fill_null(True)


def _per_unit() -> pl.Expr:
    """单均履约成本1.94元, fulfilment cost per order: what is told for one piece is no level nor change of the whole."""
    by_name = pl.col("name_unit_cost_end") & (pl.col("metric_category") != "ratio")
    of_the_one_before = (pl.col("before_number") + 1 == pl.col("at")).fill_null(False)
    told = pl.col("per").is_not_null() | (pl.col("gap").str.contains(r"(?i)^\s*per\s") & ~of_the_one_before)
    amount = pl.col("measure").is_in(["level", "change_abs"]) & (pl.col("kind") == "money")
    # 销售成本是每吨2.45万元，同比上升8.6%: the growth of what one piece costs.
    same = (pl.col("row") == pl.col("row").shift(1)) & (pl.col("metric_at") == pl.col("metric_at").shift(1))
    growth = pl.col("measure").str.starts_with("change") & same & pl.col("per").shift(1).is_not_null()
    priced = (_LEVEL & pl.col("per").is_not_null()) | (amount & told) | by_name | growth.fill_null(False)
    return priced & (pl.col("per_unit") != "yes").fill_null(True)


def _threshold() -> pl.Expr:
    """收入超过1亿元的品牌, customers with more than $1 million in ARR: the number tells which ones are meant, and reports nothing."""
    ahead = pl.col("gap").str.contains(r"(?i)(?-u:\b)(?:with|spending|paying|generating|earning)(?-u:\b)[^,;.]{0,24}$")
    # We ended the quarter with 214 stores: nothing is named that they would tell apart.
    ended = pl.col("gap").str.contains(
        r"(?i)(?-u:\b)(?:ended|finished|closed|exited|started|began|compared)(?-u:\b)[^,;.]*(?-u:\b)with(?-u:\b)"
    )
    dated = (pl.col("before_period") + 1 == pl.col("at")) & pl.col("gap").str.contains(r"(?i)^\s*with(?-u:\b)")
    # …, with over 323,000 paying users: of what was spoken of, and of none of several.
    counted = (pl.col("kind") == "count") & pl.col("gap").str.contains(r"(?i),\s*with(?-u:\b)[^,;.]{0,24}$")
    of_which = _LEVEL & (pl.col("metric_rule") == "metric_after_number") & ahead & ~(ended | dated.fill_null(False) | counted)
    bounded = pl.col("qualifier").is_in(["above", "at_least", "below", "at_most"])
    # Only the tails of bounds are looked at: most numbers are none.
    tail = pl.when(bounded).then("tail")
    names_them = tail.str.contains(r"^\s*(?:以上)?的\s*\p{Han}") & ~tail.str.contains(
        rf"^\s*(?:以上)?的\s*(?:(?:回购|回購)?(?:额度|額度)|{words_pattern('filler', 'attributive', 'change')})"
    )
    of_them = _LEVEL & bounded & (pl.col("metric_rule") == "metric_before_number") & names_them & ~pl.col("tail_is_told")
    return of_which | of_them


def _of_things_above_a_threshold() -> pl.Expr:
    """Customers with more than $1 million in ARR grew 26%: not the ARR did."""
    changes = pl.col("kind").is_in(["percent", "digits"])
    return pl.col("metric_after_with") & pl.col("metric_rule").eq("metric_before_number") & changes


def _bound_as_an_actual() -> pl.Expr:
    """不低于5,000万元的回购方案, no less than 40%: what was is one figure, a floor or a cap is what is aimed at."""
    bound = pl.col("gap").str.contains(_BOUND)
    return bound & ~pl.col("is_forward_looking") & (pl.col("timing") != "authorization")


def _amount_of_an_effect() -> pl.Expr:
    """FX reduced revenue by $50 million: neither the revenue nor its change against a period."""
    return _LEVEL & pl.col("gap").str.contains(r"(?i)(?-u:\b)by(?-u:\b)[^,;.]{0,16}$")


def _distance() -> pl.Expr:
    """Revenue came in $5 million above the midpoint of our guidance, 比指引上限高5亿元: how far off, and no level."""
    behind = pl.col("tail").str.contains(
        r"(?i)^\s*(?:above|below|ahead of|short of|better than|worse than|higher than|lower than|more than|less than)"
        r"(?-u:\b) (?:the|our|its|consensus|guidance|expect|plan|what)"
    )
    before = pl.col("gap").str.contains("(?:^|[^不最至许更])(?:高出|低出|多出|超出|高了|低了|高|低)(?:约|近)?\\s*$")
    return _LEVEL & (pl.col("kind") != "percent") & (behind | before)


def _range_as_an_actual() -> pl.Expr:
    """Our operating range is between 14% and 14.5%: what was is one figure, a range is what is aimed at."""
    figure = pl.col("kind").is_in(["money", "percent", "count"]) & (pl.col("qualifier") == "range")
    return _LEVEL & figure & ~pl.col("is_forward_looking") & (pl.col("timing") != "authorization")


def _range_of_changes() -> pl.Expr:
    """down 1.2 to 189.1 billion, up 13 points from 14% to 27%: two numbers, written like a range."""
    between = pl.col("from_end") & (pl.col("before_direction") > pl.col("metric_at"))
    return (pl.col("qualifier") == "range") & ((pl.col("measure") == "change_abs") | between.fill_null(False))


def _price_of_shares() -> pl.Expr:
    """We repurchased shares at an average price of $42: no price of a product."""
    bought = pl.col("owner_of_price").str.starts_with("share_repurchase")
    return (pl.col("metric_category") == "operating") & (pl.col("kind") == "money") & bought


#: What is counted over a span of days.
_OF_A_SPAN = ("orders", "deliveries", "sales_volume", "production_volume")


def _of_a_day() -> pl.Expr:
    """日均单量, average daily orders: neither the orders of the quarter nor their change in number; its growth neither for sure."""
    named = (pl.col("rate_code") == "other_span") & (pl.col("before_period_of_name") + 1 == pl.col("metric_at"))
    # orders surpassed 40 million a day
    counted = (pl.col("kind") == "count") & pl.col("metric_id").is_in(_OF_A_SPAN)
    return named | (
        counted & pl.when(counted).then("tail").str.contains(r"(?i)^\s*(?:[a-z]+ )?(?:a|per|each|every) (?:day|week|month)(?-u:\b)")
    )


def _added() -> pl.Expr:
    """新增门店100家, a net increase of 300 stores: neither how many there are nor, since when nobody says, a change."""
    undated = pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null()
    # 新增金资源量21吨
    named = pl.when(pl.col("kind") == "count").then("name_gap").str.contains(r"新增|净增|淨增|增储|增儲")
    # …、铜资源量35万吨
    next_of_list = named.shift(1) & (pl.col("row") == pl.col("row").shift(1)) & pl.col("name_gap").str.starts_with("、")
    named = (named | next_of_list.fill_null(False)) & _LEVEL
    # 开设了3个学习中心和6所双师学校: what stands behind the number is what it counts.
    joined = pl.when(pl.col("kind") == "count").then("gap").str.contains(r"^\s*(?:、|和|及|与|以及)\s*$")
    named |= (joined & (pl.col("metric_at") + 1 == pl.col("at"))).fill_null(False)
    # 比去年同期的911个净增269个
    based = (pl.col("metric_at") == pl.col("metric_at").shift(1)) & (pl.col("row") == pl.col("row").shift(1))
    undated &= ~(based & pl.col("period_code").shift(1).is_in(["prior_year", "prior_quarter"])).fill_null(False)
    # 新增交付了7万辆: what was handed over is new.
    handed_over = pl.col("metric_id") == "deliveries"
    number_of = (pl.col("kind") == "count") & ~handed_over & (pl.col("name_added_end") | named | (pl.col("added_end") & undated))
    added = number_of | ((pl.col("kind") == "count") & (pl.col("measure") == "change_abs") & undated)
    return added & ~pl.col("is_net_addition")


def _since_the_beginning() -> pl.Expr:
    """累计交付到6月底超过260万辆: all that were ever handed over; 上半年累计交付12万辆: of the period."""
    ever = (pl.col("metric_id") == "deliveries") & pl.concat_str("name_gap", "metric_surface").str.contains("累[计計]")
    days = (pl.col("said_end") - pl.col("said_start")).dt.total_days()
    return ever & _LEVEL & (days.fill_null(0) == 0)


def _planned_purchase() -> pl.Expr:
    """a $3 billion buyback: announced, not bought, unless it is said to be done."""
    # 以1.5亿美元回购了900万股
    done = pl.col("bought") | pl.col("tail").str.contains(
        "^(?:回购|回購|购回|購回)了|(?i)^ (?:through|in|via|of) open market (?:re)?purchases"
    )
    # We used $60 million to buy back our shares
    done |= (pl.col("before_polarity") + 1 == pl.col("at")).fill_null(False) & pl.col("metric_surface").str.contains("(?i)^to ")
    loose = (pl.col("metric_rule") == "metric_after_number") | (pl.col("qualifier") == "at_most")
    return (pl.col("metric_id") == "share_repurchase_amount") & loose & ~done


def _plan_of_spending() -> pl.Expr:
    """the RMB380 billion capex plan, 3,800亿元的资本开支计划: what is planned for years is nothing that was spent."""
    plan = (
        r"(?i)^\s*(?:[a-z]+ ){0,3}(?:capex|capital expenditures?|capital spending|investment)"
        r" (?:plan|program|programme|budget|commitment|target|goal|guidance)"
    )
    # the RMB380 billion CapEx that we mentioned for three years
    told = (
        r"(?i)^\s*(?:[a-z]+ ){0,3}(?:capex|capital expenditures?|capital spending|investments?)? ?(?:that )?we(?:['’]ve| have| had)? "
        r"(?:previously |already |just )?(?:mentioned|announced|committed|planned|guided|talked about|set|promised)(?-u:\b)"
    )
    return (pl.col("metric_id") == "capital_expenditure") & pl.col("tail").str.contains(
        rf"{plan}|{told}|^的?[\p{{Han}}]{{0,8}}(?:资本|資本)[开開支投]\p{{Han}}?(?:计划|計劃|规划|規劃)"
    )


def _of_two_together() -> pl.Expr:
    """$450 million in share repurchases and dividends: nobody says how much of it was which."""
    return (pl.col("metric_rule") == "metric_after_number") & pl.col("name_listed_behind")


def _so_much_more() -> pl.Expr:
    """an additional billion dollars of liquidity: what came to it, and not how much there is."""
    more = pl.col("gap").str.contains(r"(?i)(?-u:\b)(?:additional|extra|another|further|incremental)\s*$")
    kept = pl.col("metric_id").is_in(["cash_and_cash_equivalents", "cash_and_investments", "net_cash", "total_debt", "net_debt"])
    return _LEVEL & (pl.col("metric_rule") == "metric_after_number") & more & kept


def _share_of_capital_held() -> pl.Expr:
    """The founder holds 12% of shares outstanding: nothing was bought back."""
    bought = pl.col("before_metric_code").str.starts_with("share_repurchase").fill_null(False)
    return (pl.col("metric_id") == "share_repurchase_ratio") & pl.col("metric_surface").str.contains("(?i)outstanding|issued") & ~bought


def _less_of_a_loss() -> pl.Expr:
    """同比少流出2.43亿元: the number carries the loss, the word before it turns it round."""
    return pl.col("down_end") & pl.col("carries_minus") & (pl.col("measure") != "level")


def _rounded_before_the_figure() -> pl.Expr:
    """第一次超过了一半，达到了52.8%: the figure itself stands behind."""
    rough = pl.col("surface").str.contains("^(?:一半|过半|[一二三四五六七八九两]成)")
    same = (pl.col("metric_at").shift(-1) == pl.col("metric_at")) & (pl.col("row").shift(-1) == pl.col("row"))
    again = pl.col("gap").shift(-1).str.contains("^[^，]{0,3}，(?:达到了?|也就是|即|为|到了?|具体是|准确地?说是)?$")
    return rough & same & again & (pl.col("measure").shift(-1) == pl.col("measure"))


def _growth_of_an_amount() -> pl.Expr:
    """矿产锌每吨1.5万元，同比上涨11%: the growth of the amount told in between, and not of how much was put out."""
    amount = (pl.col("number_before_kind") == "money") & (pl.col("before_number") > pl.col("metric_at"))
    return amount & (pl.col("metric_unit_kind") == "count") & pl.col("measure").str.starts_with("change")


def _share_of_a_change() -> pl.Expr:
    """收入的下降超过60%来自合同减少: how much of the change is from there, and not how large it was."""
    change = pl.col("measure").str.starts_with("change")
    return pl.when(change).then("tail").str.contains(r"^\s*(?:以上|左右|多)?(?:是|都|均)?(?:来自|來自|源于|源自)")


def _counts_something_else() -> pl.Expr:
    """审慎地扩张教学点，在43个城市运营: the noun behind the number says what was counted."""
    number = (pl.col("kind") == "count") & (pl.col("metric_rule") == "metric_before_number") & pl.col("metric_counted_pattern").is_null()
    noun = (
        pl.when(number & _LEVEL).then("tail").str.contains(r"^(?:国家|城市|省份|地区|省|市|县|国|项目|产品|品牌|行业|领域|场景|合作伙伴)")
    )
    return noun & ~pl.col("tail_is_told")


#: Reasons to doubt that the number is the figure that the metric names.
OF_THE_FIGURE = (
    _figure_of_another_kind,
    _without_a_part,
    _on_another_basis,
    _impossible_sign,
    _per_unit,
    _threshold,
    _of_things_above_a_threshold,
    _bound_as_an_actual,
    _amount_of_an_effect,
    _distance,
    _range_as_an_actual,
    _range_of_changes,
    _price_of_shares,
    _of_a_day,
    _added,
    _since_the_beginning,
    _planned_purchase,
    _plan_of_spending,
    _of_two_together,
    _so_much_more,
    _share_of_capital_held,
    _less_of_a_loss,
    _growth_of_an_amount,
    _rounded_before_the_figure,
    _share_of_a_change,
    _counts_something_else,
)
