"""What is said in another sense than a plain report: adjusted for something, supposed, asked, impossible for the metric.

A number for which any doubt holds is left out: an unlinked number is a pity, a wrongly linked one a lie.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import words_pattern

_LONGEST_QUARTER_DAYS = 100
_LEVEL = pl.col("measure") == "level"
#: How many numbers back another value for the same thing is looked for.
_LOOKED_BACK = 4
#: What a value is told for.
_THING = ("row", "segment", "metric_id", "period_start", "period_end", "measure", "comparison", "unit_id", "per")
#: Before a number that something is to stay above or below.
_BOUND = (
    r"(?i)(?:不低于|不低於|不少于|不少於|不超过|不超過|不高于|不高於|no (?:less|more|lower) than|not (?:less|more) than)"
    r"[^,，;；]{0,8}$"
)
#: Who uses what a company offers: counted for the whole platform more often than for a part.
_USERS = ("mau", "dau", "annual_active_consumers", "registered_users", "app_downloads")
#: Rules that name the segment beside the metric; the others take it from what was said before.
_NAMED = "beside|between|behind|as_spoken"


def _figure_of_another_kind() -> pl.Expr:
    """剔除…后, in constant currency, on a like-for-like basis: not the figure reported, unless the metric is adjusted by its nature.

    An amount that is itself taken off (扣除512亿元有息负债后) is a plain level.
    """
    taken_off = (pl.col("before_exclude") + 1 == pl.col("at")) & (pl.col("metric_rule") == "metric_after_number")
    before = pl.col("before_exclude").is_not_null() & (pl.col("basis") != "non_gaap") & ~pl.col("in_percent")
    # …, both excluding notable items: all that was said before.
    all_of_them = pl.col("excluded_gap").str.contains(r"(?i)(?:(?-u:\b)(?:both|all|each)|均|都)\s*$")
    return (before & ~taken_off.fill_null(False)) | (pl.col("excluded_loose") == pl.col("loose_from")) | all_of_them


def _on_another_basis() -> pl.Expr:
    """Non-GAAP research expenses: not those of the accounting standards, and no metric of their own."""
    return pl.col("other_basis")


def _supposed() -> pl.Expr:
    """如果收入增长5%: nobody says that it did."""
    return pl.col("before_hypothetical").is_not_null()


def _plan_without_a_date() -> pl.Expr:
    """We expect margins to reach 40%: of which period?"""
    return pl.col("is_forward_looking") & pl.col("period_code").is_null() & (pl.col("timing") != "authorization")


def _impossible_sign() -> pl.Expr:
    """A negative level of what cannot be negative."""
    return _LEVEL & (pl.coalesce("value", "low") < 0) & (pl.col("signed") != "yes").fill_null(True)


def _per_unit() -> pl.Expr:
    """单均履约成本1.94元, fulfilment cost per order: what is told for one piece is no level nor change of the whole."""
    by_name = pl.col("name_unit_cost_end") & (pl.col("metric_category") != "ratio")
    of_the_one_before = (pl.col("before_number") + 1 == pl.col("at")).fill_null(False)
    told = pl.col("per").is_not_null() | (pl.col("gap").str.contains(r"(?i)^\s*per\s") & ~of_the_one_before)
    amount = pl.col("measure").is_in(["level", "change_abs"]) & (pl.col("kind") == "money")
    return ((_LEVEL & pl.col("per").is_not_null()) | (amount & told) | by_name) & (pl.col("per_unit") != "yes").fill_null(True)


def _threshold() -> pl.Expr:
    """收入超过1亿元的品牌, customers with more than $1 million in ARR: the number tells which ones are meant, and reports nothing."""
    ahead = pl.col("gap").str.contains(r"(?i)(?-u:\b)(?:with|spending|paying|generating|earning)(?-u:\b)[^,;.]{0,24}$")
    # We ended the quarter with 214 stores: nothing is named that they would tell apart.
    ended = pl.col("gap").str.contains(
        r"(?i)(?-u:\b)(?:ended|finished|closed|exited|started|began|compared)(?-u:\b)[^,;.]*(?-u:\b)with(?-u:\b)"
    )
    dated = (pl.col("before_period") + 1 == pl.col("at")) & pl.col("gap").str.contains(r"(?i)^\s*with(?-u:\b)")
    of_which = _LEVEL & (pl.col("metric_rule") == "metric_after_number") & ahead & ~(ended | dated.fill_null(False))
    bounded = pl.col("qualifier").is_in(["above", "at_least", "below", "at_most"])
    # Only the tails of bounds are looked at: most numbers are none.
    tail = pl.when(bounded).then("tail")
    names_them = tail.str.contains(r"^\s*(?:以上)?的\s*\p{Han}") & ~tail.str.contains(
        rf"^\s*的\s*(?:{words_pattern('filler', 'attributive', 'change')})"
    )
    of_them = _LEVEL & bounded & (pl.col("metric_rule") == "metric_before_number") & names_them & ~pl.col("tail_is_told")
    return of_which | of_them


def _of_things_above_a_threshold() -> pl.Expr:
    """Customers with more than $1 million in ARR grew 26%: not the ARR did."""
    changes = pl.col("kind").is_in(["percent", "digits"])
    return pl.col("metric_after_with") & pl.col("metric_rule").eq("metric_before_number") & changes


def _range_as_an_actual() -> pl.Expr:
    """Our operating range is between 14% and 14.5%: what was is one figure, a range is what is aimed at."""
    figure = pl.col("kind").is_in(["money", "percent", "count"]) & (pl.col("qualifier") == "range")
    return _LEVEL & figure & ~pl.col("is_forward_looking") & (pl.col("timing") != "authorization")


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


def _forecast_of_the_past() -> pl.Expr:
    """We had guided to third-quarter revenue of $300 million: no actual, and no outlook any more."""
    over = pl.col("period_end") <= pl.col("call_end")
    return pl.col("is_forward_looking") & over & (pl.col("timing") != "authorization")


def _over_years() -> pl.Expr:
    """the $38 billion capex figure over three years: of a longer span than any period of the call."""
    behind = (pl.col("after_period") < pl.col("after_number")).fill_null(True) & (pl.col("later_separations") == pl.col("separations"))
    return behind & (pl.col("later_code") == "other_span") & pl.col("period_code").is_null() & (pl.col("kind") == "money")


def _range_of_changes() -> pl.Expr:
    """down 1.2 to 189.1 billion, up 13 points from 14% to 27%: two numbers, written like a range."""
    between = pl.col("from_end") & (pl.col("before_direction") > pl.col("metric_at"))
    return (pl.col("qualifier") == "range") & ((pl.col("measure") == "change_abs") | between.fill_null(False))


#: Before the name of a day or month that something is compared with.
_AGAINST = r"(?:from|since|versus|vs\.?|against|over|on|compared (?:with|to)|relative to)\s+(?:the )?[A-Z][a-z]"


def _compared_with_something_else() -> pl.Expr:
    """down 2% since December, up 10% versus August: neither with the year nor with the quarter before, as far as anybody can tell."""
    bare = pl.col("measure").str.starts_with("change") & pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null()
    tail = pl.when(bare).then("tail")
    named = tail.str.contains(rf"^\s*{_AGAINST}") & ~(pl.col("is_behind") & (pl.col("later_code") != "dated")).fill_null(False)
    return bare & (named | tail.str.contains(rf"^\s*(?:since\s|in [A-Z][a-z]+ {_AGAINST})"))


def _change_since_nobody_knows_when() -> pl.Expr:
    """Risk-weighted assets went down £1.2 billion: since the quarter's start or the year's?"""
    bare = pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null() & (pl.col("comparison") == "yoy")
    amount = (pl.col("measure") == "change_abs") & (pl.col("kind") == "money")
    return bare & amount & (pl.col("timing") == "stock") & ~(pl.col("is_behind") & pl.col("later_base_end")).fill_null(False)


def _growth_against_either() -> pl.Expr:
    """Income grew 2.6%, on a call that compares with the quarter before as often as with the year."""
    bare = pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null() & (pl.col("comparison") == "yoy")
    growth = (pl.col("measure") == "change_pct") & ~(pl.col("is_behind") & pl.col("later_base_end")).fill_null(False)
    of_a_quarter = (pl.col("period_end") - pl.col("period_start")).dt.total_days() <= _LONGEST_QUARTER_DAYS
    return bare & growth & of_a_quarter & pl.col("compares_both") & ~pl.col("compares_years")


def _price_of_shares() -> pl.Expr:
    """We repurchased shares at an average price of $42: no price of a product."""
    bought = pl.col("owner_of_price").str.starts_with("share_repurchase")
    return (pl.col("metric_category") == "operating") & (pl.col("kind") == "money") & bought


def _of_a_day() -> pl.Expr:
    """日均单量, average daily orders: neither the orders of the quarter nor their change in number; its growth neither for sure."""
    return (pl.col("rate_code") == "other_span") & (pl.col("before_period_of_name") + 1 == pl.col("metric_at"))


def _added() -> pl.Expr:
    """新增门店100家, a net increase of 300 stores: neither how many there are nor, since when nobody says, a change."""
    undated = pl.col("comparison_said").is_null() & pl.col("base_at_end").is_null()
    # 新增金资源量21吨
    named = pl.when(pl.col("kind") == "count").then("name_gap").str.contains(r"新增|净增|淨增|增储|增儲")
    # …、铜资源量35万吨
    next_of_list = named.shift(1) & (pl.col("row") == pl.col("row").shift(1)) & pl.col("name_gap").str.starts_with("、")
    named = (named | next_of_list.fill_null(False)) & _LEVEL
    number_of = (pl.col("kind") == "count") & (pl.col("name_added_end") | named | (pl.col("added_end") & undated))
    return number_of | ((pl.col("kind") == "count") & (pl.col("measure") == "change_abs") & undated)


def _analyst_names_no_segment() -> pl.Expr:
    """An analyst's figure of no named segment may be of the one that was asked about."""
    named = pl.col("segment_rule").str.contains("beside|between|behind")
    return (pl.col("side") == "analyst") & (pl.col("metric_scope") == "segment") & ~named


def _asked() -> pl.Expr:
    return (pl.col("side") == "analyst") & pl.col("is_question")


def _reason_of_no_segment() -> pl.Expr:
    """主要由于订单量增加了35%: a reason for what one segment did, of which segment itself nobody says."""
    nowhere = pl.col("segment_rule").is_in(["whole_company", "segment_of_the_turn", "segment_of_the_speaker"])
    # 主要由于云业务的增长，收入增长了8%: a segment that is a part of the reason.
    within = (pl.col("segment_rule") == "segment_beside_metric") & (pl.col("name_before_segment") > pl.col("name_before_reason"))
    apart = within & (pl.col("name_before_direction") > pl.col("name_before_segment"))
    return pl.col("name_before_reason").is_not_null() & (pl.col("metric_scope") == "segment") & (nowhere | apart)


def _overheard() -> pl.Expr:
    """云业务收入为31亿元，毛利率为40%: of the cloud business or of the company?"""
    spoken = pl.col("segment_rule").is_in(["segment_as_spoken", "segment_behind_metric"])
    spoken_before = pl.when(spoken).then(pl.col("row")).forward_fill().shift(1) == pl.col("row")
    return (
        spoken_before
        & (pl.col("segment_rule") == "whole_company")
        & (pl.col("metric_scope") == "segment")
        & (pl.col("metric_alias_scope") != "company").fill_null(True)
    )


def _planned_purchase() -> pl.Expr:
    """a $3 billion buyback: announced, not bought, unless it is said to be done."""
    # 以1.5亿美元回购了900万股
    done = pl.col("bought") | pl.col("tail").str.contains(
        "^(?:回购|回購|购回|購回)了|(?i)^ (?:through|in|via|of) open market (?:re)?purchases"
    )
    loose = (pl.col("metric_rule") == "metric_after_number") | (pl.col("qualifier") == "at_most")
    return (pl.col("metric_id") == "share_repurchase_amount") & loose & ~done


def _plan_of_spending() -> pl.Expr:
    """the RMB380 billion capex plan, 3,800亿元的资本开支计划: what is planned for years is nothing that was spent."""
    plan = (
        r"(?i)^\s*(?:[a-z]+ ){0,3}(?:capex|capital expenditures?|capital spending|investment) (?:plan|program|programme|budget|commitment)"
    )
    return (pl.col("metric_id") == "capital_expenditure") & pl.col("tail").str.contains(
        rf"{plan}|^的?[\p{{Han}}]{{0,8}}(?:资本|資本)[开開支投]\p{{Han}}?(?:计划|計劃|规划|規劃)"
    )


def _of_two_together() -> pl.Expr:
    """$450 million in share repurchases and dividends: nobody says how much of it was which."""
    return (pl.col("metric_rule") == "metric_after_number") & pl.col("name_listed_behind")


def _of_a_place_said_before() -> pl.Expr:
    """Overseas consulting was soft, revenue there declined 6.8%: of what was named before, and not of the whole."""
    there = (pl.col("metric_rule") == "metric_before_number") & pl.col("said_there")
    return there & pl.col("segment_rule").is_in(["whole_company", "segment_of_the_turn"])


def _of_some_places() -> pl.Expr:
    """GMV grew by over 50% in 14 cities, $20 million of orders that would have come in July: some of them only."""
    return pl.col("tail").str.contains(
        r"(?i)^\s*(?:(?:year[- ](?:over|on)[- ]year )?(?:in|across|at) [0-9]+"
        r" (?:cities|countries|markets|stores|regions|provinces|states|categories)|of (?:[a-z]+ ){1,3}that [whcs][a-z]+)(?-u:\b)"
    )


def _share_of_capital_held() -> pl.Expr:
    """The founder holds 12% of shares outstanding: nothing was bought back."""
    bought = pl.col("before_metric_code").str.starts_with("share_repurchase").fill_null(False)
    return (pl.col("metric_id") == "share_repurchase_ratio") & pl.col("metric_surface").str.contains("(?i)outstanding|issued") & ~bought


def _list_out_of_step() -> pl.Expr:
    """Numbers told in parallel to names that are not as many; one that stands at the end of a quarter and of a half year is no list."""
    of_one_day = (pl.col("timing") == "stock") & pl.col("period_listed") & (pl.col("run_length") == 1) & ~pl.col("metric_listed")
    return pl.col("parallel_unclear") & ~pl.col("listed_spoken") & ~of_one_day


def _users_after_figures() -> pl.Expr:
    """云业务收入为31亿元。月活用户增长20%: of the part whose revenue was told, or of the company's platform?"""
    users = pl.col("metric_id").is_in(_USERS) & (pl.col("segment_rule") == "segment_of_the_turn") & (pl.col("segment") != "group")
    figures = pl.col("metric_category").shift(1).is_in(["income_statement", "ratio"])
    return users & (pl.col("segment").shift(1) == pl.col("segment")) & figures


def _of_a_part_said_before() -> pl.Expr:
    """远山平台是我们的核心业务，上半年收入21亿元: of the part that the sentence began with, in words that nobody understands."""
    whole = (pl.col("segment_rule") == "whole_company") & pl.col("name_part_said") & ~pl.col("name_from_start")
    return whole & (pl.col("metric_scope") == "segment") & (pl.col("metric_alias_scope") != "company").fill_null(True)


def _less_of_a_loss() -> pl.Expr:
    """同比少流出2.43亿元: the number carries the loss, the word before it turns it round."""
    return pl.col("down_end") & pl.col("carries_minus") & (pl.col("measure") != "level")


def _growth_of_another_period() -> pl.Expr:
    """比二季度的增速16.4%有所提升: how fast it grew then."""
    then = (pl.col("before_direction") + 1 == pl.col("at")) & (pl.col("down_before_gap") == "的") & pl.col("earlier_base_end")
    return then & pl.col("measure").str.starts_with("change")


def _of_something_named() -> pl.Expr:
    """小象便利，就是我们的社区店，二季度末门店数是1,152家: a count of something that was named in words nobody understands."""
    # Our loyalty program has 8 million members
    ours = (pl.col("metric_rule") == "metric_after_number") & pl.col("gap").str.contains("(?i)(?-u:\\b)our(?-u:\\b)|我们|我們")
    ours = ours & (pl.col("metric_id") != "market_share")
    ours = ours | pl.col("name_gap").str.contains("^(?:我们|我們|公司|集团|集團)的?$")
    # 集团收入69亿元。…面向日本的漫画工具，6月的月活有85万: nor of the company because a sentence before spoke of it.
    of_the_turn = (pl.col("segment_rule") == "segment_of_the_turn") & (pl.col("segment") == "group") & pl.col("metric_id").is_in(_USERS)
    loose = ~pl.col("from_start") & ~pl.col("us_said") & ~ours & ((pl.col("segment_rule") == "whole_company") | of_the_turn)
    return loose & (pl.col("metric_category") == "operating") & (pl.col("metric_scope") == "segment")


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


def _of_counted_things() -> pl.Expr:
    """卖出了24.8万台学习机: the volume of what was counted, not of everything that the company sells; nor is its growth (shipped 139,000
    units, up 24%).
    """
    verb = pl.col("metric_counted_pattern").is_not_null() & (pl.col("metric_id") == "sales_volume")
    thing = pl.when(verb & _LEVEL).then("tail").str.extract(r"^\s*([\p{Han}A-Za-z0-9]+)")
    whole = thing.str.contains(rf"^(?:{words_pattern('whole_thing')})$")
    change = pl.col("measure").str.starts_with("change") & pl.col("before_counted").str.contains("(?i)^(?:units?|devices)(?-u:\\b)")
    nowhere = pl.col("segment_rule").is_in(["whole_company", "segment_of_the_turn"])
    return verb & nowhere & ((thing.is_not_null() & ~whole) | change)


def _whole_of_the_whole() -> pl.Expr:
    """占集团收入的比例: of the whole company it says nothing."""
    return (pl.col("metric_id") == "revenue_share") & (pl.col("segment") == "group")


DOUBTS = (
    _figure_of_another_kind,
    _on_another_basis,
    _supposed,
    _plan_without_a_date,
    _impossible_sign,
    _per_unit,
    _threshold,
    _of_things_above_a_threshold,
    _bound_as_an_actual,
    _amount_of_an_effect,
    _distance,
    _over_years,
    _forecast_of_the_past,
    _range_as_an_actual,
    _range_of_changes,
    _compared_with_something_else,
    _change_since_nobody_knows_when,
    _growth_against_either,
    _price_of_shares,
    _of_a_day,
    _added,
    _analyst_names_no_segment,
    _asked,
    _reason_of_no_segment,
    _overheard,
    _planned_purchase,
    _plan_of_spending,
    _of_two_together,
    _of_some_places,
    _of_a_place_said_before,
    _share_of_capital_held,
    _users_after_figures,
    _of_a_part_said_before,
    _less_of_a_loss,
    _growth_of_another_period,
    _of_something_named,
    _share_of_a_change,
    _counts_something_else,
    _of_counted_things,
    _whole_of_the_whole,
    _list_out_of_step,
)


def _doubtful() -> pl.Expr:
    return pl.any_horizontal([doubt().fill_null(False) for doubt in DOUBTS])


def looked_at() -> set[str]:
    """The columns that the doubts look at."""
    return {*_doubtful().meta.root_names(), *_THING, "value"}


def _without_told_already(numbers: pl.DataFrame) -> pl.DataFrame:
    """Two values for one thing in one sentence: the later one is of something else."""

    def contradicts(ahead: int) -> pl.Expr:
        return (pl.col("thing") == pl.col("thing").shift(ahead)) & (pl.col("told") != pl.col("told").shift(ahead))

    # One number for the thing: its columns are compared at once.
    things = numbers.select(told=pl.coalesce("value", "low"), thing=pl.struct(_THING).hash())
    told = pl.any_horizontal(contradicts(ahead).fill_null(False) for ahead in range(1, _LOOKED_BACK + 1))
    return numbers.filter(~things.select(told).to_series())


def without_doubtful(numbers: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """The numbers of which no doubt holds; of their columns `columns` and what a value is told for."""
    doubtful = numbers.select(_doubtful()).to_series()
    return _without_told_already(numbers.select({*columns, *_THING}).filter(~doubtful))
