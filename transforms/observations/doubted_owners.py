"""Numbers of which nobody can tell for sure of which part of the company they speak."""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import words_pattern

_LEVEL = pl.col("measure") == "level"
#: Before the number of those who came.
_ATTRACTED = r"(?i)(?:attract|enrol)[a-z]*(?: [a-z]+){0,2}\s*$"
#: Who uses what a company offers: counted for the whole platform more often than for a part.
_USERS = ("mau", "dau", "annual_active_consumers", "registered_users", "app_downloads")


def _analyst_names_no_segment() -> pl.Expr:
    """An analyst's figure of no named segment may be of the one that was asked about."""
    named = pl.col("segment_rule").str.contains("beside|between|behind")
    return (pl.col("side") == "analyst") & (pl.col("metric_scope") == "segment") & ~named


def _analyst_names_no_figure() -> pl.Expr:
    """Tutoring grew more than 30%, right? What grew an analyst need not say."""
    unsaid = (pl.col("metric_id") == "revenue") & pl.col("metric_surface").str.contains(
        r"(?i)^(?:gr[eo]w|increase|rose|decline|decrease|fell|drop|expand|contract|up|down|was|jump|surge)"
    )
    return (pl.col("side") == "analyst") & unsaid


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


def _users_after_figures() -> pl.Expr:
    """云业务收入为31亿元。月活用户增长20%: of the part whose revenue was told, or of the company's platform?"""
    users = pl.col("metric_id").is_in(_USERS) & (pl.col("segment_rule") == "segment_of_the_turn") & (pl.col("segment") != "group")
    figures = pl.col("metric_category").shift(1).is_in(["income_statement", "ratio"])
    return users & (pl.col("segment").shift(1) == pl.col("segment")) & figures


def _of_a_part_said_before() -> pl.Expr:
    """远山平台是我们的核心业务，上半年收入21亿元: of the part that the sentence began with, in words that nobody understands."""
    whole = (pl.col("segment_rule") == "whole_company") & pl.col("name_part_said") & ~pl.col("name_from_start")
    return whole & (pl.col("metric_scope") == "segment") & (pl.col("metric_alias_scope") != "company").fill_null(True)


def _of_something_named() -> pl.Expr:
    """小象便利，就是我们的社区店，二季度末门店数是1,152家: a count of something that was named in words nobody understands."""
    # Our loyalty program has 8 million members
    ours = (pl.col("metric_rule") == "metric_after_number") & pl.col("gap").str.contains("(?i)(?-u:\\b)our(?-u:\\b)|我们|我們")
    ours = ours & (pl.col("metric_id") != "market_share")
    ours = ours | pl.col("name_gap").str.contains("^(?:我们|我們|公司|集团|集團)的?$")
    # 集团收入69亿元。…面向日本的漫画工具，6月的月活有85万: nor of the company because a sentence before spoke of it.
    of_the_turn = (pl.col("segment_rule") == "segment_of_the_turn") & (pl.col("segment") == "group") & pl.col("metric_id").is_in(_USERS)
    loose = ~pl.col("from_start") & ~pl.col("us_said") & ~ours & ((pl.col("segment_rule") == "whole_company") | of_the_turn)
    # The drawing courses, which we offer in 60 cities, attracted 84,000 enrollments: whoever attracted them is named.
    by_someone = pl.col("gap").str.contains(_ATTRACTED) & ~pl.col("gap").str.contains(rf"(?i)(?-u:\b)we(?: [a-z]+){{0,2}} {_ATTRACTED[4:]}")
    loose |= by_someone & (pl.col("segment_rule") == "whole_company")
    return loose & (pl.col("metric_category") == "operating") & (pl.col("metric_scope") == "segment")


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


def _list_out_of_step() -> pl.Expr:
    """Numbers told in parallel to names that are not as many; one that stands at the end of a quarter and of a half year is no list."""
    of_one_day = (pl.col("timing") == "stock") & pl.col("period_listed") & (pl.col("run_length") == 1) & ~pl.col("metric_listed")
    return pl.col("parallel_unclear") & ~pl.col("listed_spoken") & ~of_one_day


def _whole_of_the_whole() -> pl.Expr:
    """占集团收入的比例: of the whole company it says nothing."""
    return (pl.col("metric_id") == "revenue_share") & (pl.col("segment") == "group")


#: Reasons to doubt the segment.
OF_THE_OWNER = (
    _analyst_names_no_segment,
    _analyst_names_no_figure,
    _reason_of_no_segment,
    _overheard,
    _of_a_place_said_before,
    _of_some_places,
    _users_after_figures,
    _of_a_part_said_before,
    _of_something_named,
    _of_counted_things,
    _list_out_of_step,
    _whole_of_the_whole,
)
