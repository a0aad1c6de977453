"""What a number without a name beside it goes on about: the part that was named before, in its clause, its sentence or the ones before.

Comes after the rules of segment_rules.py, and changes what they decided where a part was named in words that only these steps know.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.observations.alias_forms import expanded
from transforms.observations.lexicon import words_pattern
from transforms.observations.neighbours import Stream
from transforms.observations.owners import is_entity, owner_words
from transforms.observations.part_names import is_a_name
from transforms.observations.subjects import OF_THE_WHOLE
from transforms.observations.taken_up import TAKEN_UP, UNKNOWN
from transforms.reference import table

#: Refers to what was named before.
_REFERRING = (
    r"(?i)(?-u:\b)(?:its|their|segment|segment's|the segment's|division|this business|this segment|the business's)\s+(?:total |own |net )?$"
    r"|(?:该|这个|这一|此)(?:业务|板块|分部|分部的|业务的|板块的|产品|产品的)(?:的)?\s*$"
)
#: … where the metric's name stands behind the number: Collectively, the category delivered $69 million of operating profit.
_REFERRING_AHEAD = (
    r"(?i)(?-u:\b)(?:the|this|that|these) (?:category|categories|segments?|units?|divisions?|franchise|brands?|portfolio|region|channel"
    r"|product lines?)(?-u:\b)[^,;.]{0,40}$"
)
_NAMELESS = r"(?i)^(?:the )?(?:loss )?margins?$|^(?:利润率|亏损率)$"
#: For how many sentences.
_REFERRED = 2
_OURS = r"公司|集团|集團|我们|我們|本期|总体|整体"


def may_be_carried() -> pl.Expr:
    """Is the metric one that segments have?"""
    of_the_whole = (pl.col("metric_alias_scope") == "company") & (pl.col("metric_id") != "revenue_share")
    return (pl.col("metric_scope") == "segment") & ~of_the_whole.fill_null(False)


def with_what_was_named_before(names: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """`names` with `segment`, `segment_rule` of what goes on about a part named before; `segment` is null where nobody can tell."""
    return _with_referred(_with_firms(_with_goes_on(_with_products(_with_other_topic(names)), stream)))


#: Rules by which a name that stands in words was understood.
_AS_SPOKEN = ("segment_as_spoken", "segment_of_the_list", "segment_of_the_item")


def _with_other_topic(names: pl.DataFrame) -> pl.DataFrame:
    """线上课这边，…。内容方案收入1.6亿元。销量17万台: once another part was spoken of, nobody knows of which the next number is."""
    as_spoken = pl.col("segment_rule").is_in(_AS_SPOKEN) & (pl.col("segment") != "group")
    last = pl.when(as_spoken.fill_null(False)).then(pl.int_range(pl.len())).forward_fill().shift(1)
    since = (pl.col("turn").gather(last) == pl.col("turn")) & (pl.col("metric_at").gather(last) > pl.col("name_subject_at"))
    another = pl.col("segment").gather(last) != pl.col("segment")
    lost = (pl.col("segment_rule") == "segment_of_the_turn") & (pl.col("segment") != "group") & since & another
    lost = lost.fill_null(False)
    # 授权业务收入7亿元。零件收入1亿元。上半年毛利10亿元: told of neither of the parts that the turn has gone through.
    heads = (
        (pl.col("before_period_of_name") == pl.col("name_first_at")) & pl.col("name_before_number").is_null() & pl.col("name_from_start")
    )
    new = (pl.col("name_first_in_turn") == pl.col("row")) & pl.col("metric_id").is_in(OF_THE_WHOLE)
    whole = (lost & heads & new).fill_null(False)
    return names.with_columns(
        segment=pl.when(whole).then(pl.lit("group")).when(lost).then(None).otherwise("segment"),
        segment_rule=pl.when(whole).then(pl.lit("whole_company")).when(lost).then(pl.lit("topic_unclear")).otherwise("segment_rule"),
    )


#: What is counted of one product, and seldom of a whole company.
_OF_PRODUCTS = ("average_selling_price", "sales_volume", "paying_enterprise_customers", "paying_users")
#: For how many sentences a part that was named in words is what a sentence without a name goes on about.
_GONE_ON = 3


def _with_products(names: pl.DataFrame) -> pl.DataFrame:
    """学习机的收入是4,800万元。…平均单价为4,120元: of one of the products spoken of, and not of all that the company sells."""
    part = (pl.col("segment_rule").is_in(_AS_SPOKEN) & (pl.col("segment") != "group")).fill_null(False)
    last = pl.when(part).then(pl.int_range(pl.len())).forward_fill().shift(1)
    apart = pl.col("sentence_seq") - pl.col("sentence_seq").gather(last)
    near = (pl.col("turn").gather(last) == pl.col("turn")) & apart.is_between(1, _GONE_ON)
    bare = (pl.col("segment_rule") == "whole_company") & (pl.col("metric_rule") == "metric_before_number")
    lost = (bare & near & pl.col("metric_id").is_in(_OF_PRODUCTS)).fill_null(False)
    return names.with_columns(
        segment=pl.when(lost).then(None).otherwise("segment"),
        segment_rule=pl.when(lost).then(pl.lit("topic_unclear")).otherwise("segment_rule"),
    )


def _with_firms(names: pl.DataFrame) -> pl.DataFrame:
    """2024年，远山国际的净利润是6亿美元。今年上半年，净利润是5亿美元: the same figure of another period, of the firm or of the company?"""
    part = (pl.col("segment_rule").is_in(_AS_SPOKEN) & pl.col("segment").str.contains(is_entity())).fill_null(False)
    last = pl.when(part).then(pl.int_range(pl.len())).forward_fill().shift(1)
    apart = pl.col("sentence_seq") - pl.col("sentence_seq").gather(last)
    near = (pl.col("turn").gather(last) == pl.col("turn")) & (apart == 1)
    told = pl.any_horizontal(
        (pl.col("metric_id").shift(back) == pl.col("metric_id")) & (pl.col("row").shift(back) == pl.col("row").gather(last))
        for back in range(1, _LOOKED_BACK + 1)
    )
    lost = (pl.col("segment_rule") == "whole_company") & near & told & ~pl.col("us_said")
    lost = lost.fill_null(False)
    return names.with_columns(
        segment=pl.when(lost).then(None).otherwise("segment"),
        segment_rule=pl.when(lost).then(pl.lit("topic_unclear")).otherwise("segment_rule"),
    )


#: How many numbers back the same figure is looked for.
_LOOKED_BACK = 6
#: Results that works and firms have besides what every part of a company has.
_RESULTS = ("net_income", "net_income_attributable", "recurring_net_income", "operating_cash_flow")


@cache
def _outputs() -> list[str]:
    """What mines and smelters put out, as the names of metrics tell it: 矿产金, 铜."""
    names = expanded(table("metric_aliases")).filter((pl.col("metric_id") == "production_volume") & pl.col("modifier").is_not_null())
    return names["modifier"].unique(maintain_order=True).to_list()


def _is_of_opening_entity() -> pl.Expr:
    """西部镁业上半年生产…，实现营业收入2.16亿元: does the number's sentence open with a works or a firm that is not the company itself, and
    no other one follow?
    """
    name, core = pl.col("opened_by"), pl.col("company_core").fill_null("")
    itself = core.str.contains(name.str.to_lowercase(), literal=True) | (
        (core != "") & name.str.to_lowercase().str.contains(core, literal=True)
    )
    other = pl.col("segment_rule").is_in(_AS_SPOKEN) & (pl.col("segment") != name) & ~pl.col("segment").is_in(_outputs())
    other_row = pl.when(other.fill_null(True)).then(pl.col("row")).forward_fill()
    alone = (other_row != pl.col("row")).fill_null(True) | (pl.col("clause") == pl.col("name_first_at"))
    return name.is_not_null() & ~itself & alone


def _with_head(names: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `headed_by`: the words in front of the reason that a clause begins with (原煤由于停产，收入…), where they are a name."""
    role, gap, explained = stream.of(names, "clause", "role", "gap", "explained", prefix="head")
    told = names.select(head=pl.when(pl.lit((role == "reason") & ~explained)).then(pl.lit(gap)))
    words = told.select(pl.col("head").unique()).with_columns(called=owner_words(pl.col("head")))
    words = words.with_columns(headed_by=pl.when(is_a_name(pl.col("called"))).then("called")).drop("called")
    return names.with_columns(told.join(words, on="head", how="left", nulls_equal=True, maintain_order="left")["headed_by"])


def _with_goes_on(names: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """红崖铜矿贡献产铜4.9万吨，净利润9.6亿元: what follows in the clause is told of the name that it began with; nobody's where that is a
    works or a firm and the metric one that only whole companies have.
    """
    (clause,) = stream.of(names, "metric_at", "clause_at", prefix="name")
    names = _with_head(names.with_columns(clause=clause), stream)
    same = (pl.col("clause") == pl.col("clause").shift(1)) & (pl.col("row") == pl.col("row").shift(1))
    # 大陆黄金产金4.1吨，净利润7.7亿元: who puts out metal is a works, whatever it is called.
    puts_out = pl.col("metric_surface").str.contains("^(?:生产|产出|产)") & (pl.col("segment") != pl.col("metric_modifier"))
    works = pl.col("segment_rule").is_in(_AS_SPOKEN) & (pl.col("segment").str.contains(is_entity()) | puts_out.fill_null(False))
    works = works.fill_null(False)
    # 南屏铜矿产铜3万吨，红崖铜矿产铜4万吨，净利润7亿元: of the one that was named last.
    opening = pl.when(~same.fill_null(False) | works).then(pl.int_range(pl.len())).forward_fill()
    head = pl.col("segment").gather(opening)
    spoken = pl.col("segment_rule").gather(opening).is_in(_AS_SPOKEN) & head.str.contains(r"\p{Han}")
    entity = works.gather(opening)
    whole = (pl.col("segment_rule") == "whole_company") | (
        (pl.col("segment_rule") == "segment_of_the_turn") & (pl.col("segment") == "group")
    )
    unnamed = whole & pl.col("name_explained") & ~pl.col("name_gap").str.contains(_OURS)
    of_company = (pl.col("metric_alias_scope") == "company").fill_null(False)
    output = entity & (pl.col("segment") == pl.col("metric_modifier")) & (pl.col("metric_at") != pl.col("metric_at").gather(opening))
    # 八英寸收入下降6%，十二英寸增长8%，产能利用率为77%: words stand between that may name another one.
    unbroken = (pl.col("metric_breaks") == pl.col("metric_breaks").gather(opening)).fill_null(False)
    follows = spoken & ((unnamed & unbroken & ~of_company) | output.fill_null(False))
    had = may_be_carried() | (entity & pl.col("metric_id").is_in(_RESULTS)) | output.fill_null(False)
    # 矿产铜57万吨，营业收入1,600亿元: of the copper or of all that was sold?
    of_output = (pl.col("metric_id").gather(opening) == "production_volume") & ~entity
    sold = of_output & pl.col("metric_category").eq("income_statement")
    takes, loses = (follows & had & ~sold).fill_null(False), (follows & ((~had & entity) | sold)).fill_null(False)
    # 红崖金矿受检修影响，产金3.6吨: what is put out there is the mine's, not all of that metal.
    put_out = pl.col("segment").is_in(_outputs()) & (pl.col("segment_rule") == "segment_as_spoken")
    put_out &= pl.col("metric_id") == "production_volume"
    # …，这个矿产金6吨: the pronoun is no name, and who is meant was named before.
    taken = pl.when(pl.col("segment_rule") == "segment_unclear").then("spoken").str.contains(rf"^(?:{TAKEN_UP}|它)$").fill_null(False)
    of_opening = (whole | put_out | taken) & _is_of_opening_entity() & ~pl.col("name_gap").str.contains(_OURS)
    # 青岭铜矿3月复产，产铜3.6万吨，净利润3亿元: where the mine is named, so is whose profit it is.
    of_opening = (of_opening & ~of_company & ~takes & (~loses | sold)).fill_null(False)
    had = may_be_carried() | pl.col("metric_id").is_in(_RESULTS)
    # 铅冶炼因为新系统投产，净利润0.5亿元; words that end like no part of a company may name another thing.
    of_words = whole & pl.col("headed_by").is_not_null() & had & ~pl.col("name_gap").str.contains(_OURS) & ~takes & ~of_opening
    of_words = of_words.fill_null(False)
    line = pl.when(of_words).then("headed_by").str.contains(rf"{words_pattern('entity_form', 'line_of_business')}$").fill_null(False)
    head = pl.when(of_opening).then("opened_by").when(of_words).then("headed_by").otherwise(head)
    takes, loses = takes | (of_opening & had) | line, loses | (of_opening & ~had) | (of_words & ~line)
    nobody = (of_opening & (pl.col("opened_by") == UNKNOWN)).fill_null(False)
    takes, loses = takes & ~nobody, loses | nobody
    # …是联营公司，…投资收益4亿元。二季度投资收益1亿元: still what that one brings in.
    brought = pl.col("metric_id") == "investment_income"
    last = pl.when(brought & of_opening).then(pl.int_range(pl.len())).forward_fill().shift(1)
    near = (pl.col("turn").gather(last) == pl.col("turn")) & (pl.col("sentence_seq") - pl.col("sentence_seq").gather(last) <= _REFERRED)
    loses |= (brought & whole & near & ~pl.col("us_said")).fill_null(False)
    return names.with_columns(
        segment=pl.when(takes).then(head).when(loses).then(None).otherwise("segment"),
        segment_rule=pl.when(takes).then(pl.lit("segment_of_the_sentence")).otherwise("segment_rule"),
    )


def _with_referred(names: pl.DataFrame) -> pl.DataFrame:
    """Its adjusted EBITDA declined, 这个分部的经营利润为…: of the part that was named last; where none was, of nobody knows which."""
    whole = (pl.col("segment_rule") == "whole_company") | (
        (pl.col("segment_rule") == "segment_of_the_turn") & (pl.col("segment") == "group")
    )
    refers = pl.when(whole & may_be_carried()).then("name_gap").str.contains(_REFERRING)
    ahead = whole & may_be_carried() & (pl.col("metric_rule") == "metric_after_number")
    # Adjusted EBITA of the segment was 3.6 billion, and adjusted EBITA margin was 9.0%
    last_referred = pl.when("refers_behind").then(pl.col("row")).forward_fill()
    refers = refers | (whole & may_be_carried() & (last_referred == pl.col("row")))
    refers = refers.fill_null(False) | pl.when(ahead).then("words_ahead").str.contains(_REFERRING_AHEAD).fill_null(False)
    # Its adjusted EBITDA was 161 million, for a margin of 21.7%: a margin without a name is of whatever was named before it.
    nameless = whole & pl.col("metric_surface").str.contains(_NAMELESS) & (pl.col("row") == pl.col("row").shift(1))
    # 海外收入增长20%，收入占比达到6%: a share of revenue is of a part.
    of_part = whole & (pl.col("metric_id") == "revenue_share") & (pl.col("row") == pl.col("row").shift(1))
    nameless = nameless.fill_null(False) | of_part.fill_null(False)
    refers = refers.fill_null(False) | nameless
    part = (pl.col("segment") != "group").fill_null(False)
    last = pl.when(part).then(pl.int_range(pl.len())).forward_fill().shift(1)
    near = (pl.col("turn").gather(last) == pl.col("turn")) & (pl.col("sentence_seq") - pl.col("sentence_seq").gather(last) <= _REFERRED)
    refers, near = refers.fill_null(False), near.fill_null(False)
    return names.with_columns(
        segment=pl.when(refers & near).then(pl.col("segment").gather(last)).when(refers & ~nameless).then(None).otherwise("segment"),
        segment_rule=pl.when(refers & (near | ~nameless)).then(pl.lit("segment_referred_to")).otherwise("segment_rule"),
    )
