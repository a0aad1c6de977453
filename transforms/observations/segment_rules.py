"""Of which part of the company a number speaks: a segment named beside the metric, else the one that the turn is speaking of, else the
whole company.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.observations.neighbours import Stream
from transforms.observations.owners import is_entity, with_names_of_lists, with_owner_words, without_company
from transforms.observations.part_names import is_a_name

#: For how many sentences a segment stays the subject without being named again.
CARRIED_SENTENCES = 5
#: What is asked of a metric's name.
_OF_NAME = (
    "gap", "explained", "separated", "first_at", "turn", "from_start", "part_said", "is_share", "named_behind", "added_end",
    "unit_cost_end", "subject_at", "ended_at", "elsewhere_at", "before_segment", "before_entity", "before_reason", "before_exclude",
    "before_direction", "before_period", "before_metric", "before_number", "listed_behind",
)  # fmt: skip
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
#: What the words of a clause have and a name has not.
_NO_NAME = (
    r"(?-u:\b)(?:an?|the|this|that|you|us|me|our|first|second|new|announced?|pay|declared?|return|repurchased?|authori[sz]ed|approved"
    r"|completed|launched|[a-z]+ing|[a-z]+ed)(?-u:\b)"
)
#: … or behind the metric's name: adjusted EBITA of the segment increased.
_REFERRING_BEHIND = r"(?i)^\s+(?:of|for|in) (?:the|this|that) (?:segment|business|division|unit)(?-u:\b)"
_NAMELESS = r"(?i)^(?:the )?(?:loss )?margins?$|^(?:利润率|亏损率)$"
#: For how many sentences.
_REFERRED = 2
#: Joins the name of a metric to what the sentence speaks of.
_WITH = r"(?i)^\s*[,，]?\s*(?:and )?(?:with |其)(?:an? |its )?"
_NOBODY = pl.lit(None, pl.String)
_OURS = r"公司|集团|集團|我们|我們|本期|总体|整体"


class _Rule(NamedTuple):
    """Where `holds`, the number is of `segment` (null: nobody can tell), spoken of as `surface`."""

    name: str
    holds: pl.Expr
    segment: pl.Expr
    surface: pl.Expr


def _with_surrounding_names(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds what stands around the number and around its metric's name: `near_`, `behind_`, `owner_`, `subject_`, `rate_`, … columns."""
    names = numbers.with_columns(
        *stream.of(numbers, "metric_at", *_OF_NAME, prefix="name"),
        *stream.of(numbers, "before_segment", "breaks", "code", "surface", prefix="near"),
        *stream.of(numbers, "after_segment", "loose_from", "code", "surface", prefix="behind"),
    )
    names = names.with_columns(
        *stream.of(names, "name_before_segment", "breaks", "code", "surface", "in_list", "gap", prefix="owner"),
        *stream.of(names, "name_subject_at", "turn", "code", "surface", "sentence_seq", prefix="subject"),
        *stream.of(names, "name_before_number", "gap", prefix="name_number"),
    )
    names = names.rename({"name_before_period": "before_period_of_name", "name_before_metric": "before_metric_of_name"})
    names = names.with_columns(
        *stream.of(names, "before_period_of_name", "code", prefix="rate"),
        *stream.of(names, "before_metric_of_name", "code", prefix="other"),
    )
    ahead = names.select(prev=pl.when(pl.col("at") > pl.col("first_at")).then(pl.col("at") - 1))
    (words_ahead,) = stream.of(ahead, "prev", "gap", prefix="ahead")
    behind = names.select(next=pl.when(pl.col("metric_at") < pl.col("last_at")).then(pl.col("metric_at") + 1))
    (words_behind,) = stream.of(behind, "next", "gap", prefix="behind")
    return names.with_columns(
        refers_behind=pl.lit(words_behind).str.contains(_REFERRING_BEHIND).fill_null(False),
        words_ahead=pl.concat_str(words_ahead.fill_null(""), pl.lit(" "), "gap"),
        owner_of_price=pl.col("other_code"),
        metric_after_with=(pl.col("name_before_number") + 1 == pl.col("metric_at"))
        & pl.col("name_number_gap").str.contains(r"(?i)(?-u:\b)(?:with|spending|paying)(?-u:\b)[^,;.]{0,24}$"),
    )


def _with_spoken(names: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `spoken`: the name of a part that stands in words before the metric's name or in it (vehicle margin); empty where none does."""
    names = without_company(with_names_of_lists(with_owner_words(names, stream)))
    # 归属于远山的净利润, where the company's name is reference data
    belongs = (pl.col("owner_code") == "group") & (pl.col("name_before_segment") + 1 == pl.col("metric_at"))
    belongs &= pl.col("owner_gap").str.contains("(?:归属于?|歸屬於?)$")
    names = names.with_columns(of_holders=pl.col("of_holders") | belongs.fill_null(False))
    # 云智能集团收入: the metric's name took the last word of the segment's.
    taken = pl.col("metric_surface").str.extract(r"(?i)^(集团|集團|group|产品|產品|[\p{Han}]矿)")
    separator = pl.when(taken.str.contains("(?i)group")).then(pl.lit(" ")).otherwise(pl.lit(""))
    # 国内的红崖(铜矿产铜): the name of a place of work is what stands last.
    works = (pl.col("spoken") != "") & taken.str.ends_with("矿")
    names = names.with_columns(spoken=pl.when(works).then(pl.col("spoken").str.replace("^.*的", "")).otherwise("spoken"))
    modifier = (pl.col("spoken") == "") & pl.col("metric_modifier").is_not_null()
    names = names.with_columns(
        spoken=pl.when(modifier)
        .then(pl.col("metric_modifier"))
        .when((pl.col("spoken") != "") & taken.is_not_null())
        .then(pl.concat_str("spoken", separator, taken))
        .otherwise("spoken")
    )
    distinct = names.select(pl.col("spoken").unique()).with_columns(understood=is_a_name(pl.col("spoken")))
    found = names.select("spoken").join(distinct, on="spoken", how="left", maintain_order="left")
    # 矿产锌（铅）产量: what the metric's name itself tells is a name as it stands.
    told = (pl.col("spoken") == pl.col("metric_modifier")).fill_null(False)
    return names.with_columns(understood=pl.lit(found["understood"].fill_null(False)) | told)


def _may_be_carried() -> pl.Expr:
    """Is the metric one that segments have?"""
    return (pl.col("metric_scope") == "segment") & (pl.col("metric_alias_scope") != "company").fill_null(True)


def _rules() -> list[_Rule]:
    """The rules in the order in which they are asked."""
    metric_before = pl.col("metric_rule") != "metric_after_number"
    between = (
        metric_before
        & ~(pl.col("numbers_resolved") | pl.col("owners_resolved"))
        & (pl.col("before_segment") > pl.col("metric_at"))
        & (pl.col("near_breaks") == pl.col("breaks"))
    )
    behind = (pl.col("behind_loose_from") == pl.col("loose_from")) & (pl.col("after_segment") < pl.col("after_number")).fill_null(True)
    owner = pl.col("owner_breaks") == pl.col("metric_breaks")
    spoken = pl.col("spoken")
    # Words in front of a period that are no name are of something else: 董事会通过了2023财年的股息.
    named = (spoken != "") & (~pl.col("spoken_from_afar") | pl.col("understood"))
    # and that gives you free cash flow of: no part has a tax rate or a cash flow by words like that.
    verbs = ~_may_be_carried() & pl.col("spoken").str.contains(r"^[a-z][a-z' ]*$") & pl.col("spoken").str.contains(_NO_NAME)
    attached = pl.col("metric_modifier").is_not_null() & owner & (pl.col("owner_code") != "group")
    of_others = (pl.col("name_before_entity") + 1 == pl.col("metric_at")) & pl.col("name_explained")
    # 公司矿产铜28万吨: what is put out is told by its name, of whomever.
    outputs = pl.col("metric_modifier").is_not_null() & (pl.col("owner_code") == "group")
    carried = (
        (pl.col("subject_turn") == pl.col("name_turn"))
        & (pl.col("sentence_seq") - pl.col("subject_sentence_seq") <= CARRIED_SENTENCES)
        & ~(pl.col("name_ended_at") > pl.col("name_subject_at")).fill_null(False)
        & _may_be_carried()
    )
    of_speaker = pl.col("speaker_segment").is_not_null() & pl.col("name_subject_at").is_null() & _may_be_carried()
    elsewhere = pl.col("name_elsewhere_at") > pl.col("name_subject_at")
    # Professional Water posted sales of 326 million, with adjusted EBITDA of 84 million.
    spoken_at = pl.when(named & pl.col("understood")).then(pl.int_range(pl.len())).forward_fill().shift(1)
    last_spoken = pl.when(pl.col("row").gather(spoken_at) == pl.col("row")).then(spoken.gather(spoken_at))
    with_it = last_spoken.is_not_null() & _may_be_carried() & pl.when(last_spoken.is_not_null()).then("name_gap").str.contains(_WITH)
    near, before = (pl.col("near_code"), pl.col("near_surface")), (pl.col("owner_code"), pl.col("owner_surface"))
    named_behind, item = pl.col("name_named_behind"), pl.col("item")
    return [
        _Rule("segment_of_the_counted", pl.col("thing").is_not_null(), pl.col("thing"), pl.col("thing")),
        _Rule("segment_of_the_item", pl.col("item").is_not_null() & (pl.col("metric_at") == pl.col("item_metric")), item, item),
        _Rule("segment_of_the_list", pl.col("listed_spoken") & pl.col("understood"), spoken, spoken),
        _Rule("segment_beside_metric", pl.col("segment_resolved"), *near),
        _Rule("others", of_others, _NOBODY, _NOBODY),
        _Rule("segment_between", between, *near),
        _Rule("segment_behind", behind, pl.col("behind_code"), pl.col("behind_surface")),
        _Rule("several", owner & pl.col("owner_in_list") & (pl.col("owner_code") != "group"), _NOBODY, _NOBODY),
        _Rule("segment_beside_metric", attached | (owner & ~named & ~outputs), *before),
        _Rule("segment_behind_metric", named_behind.is_not_null() & _may_be_carried(), named_behind, named_behind),
        _Rule("segment_as_spoken", named & pl.col("understood") & ~verbs, spoken, spoken),
        _Rule("segment_unclear", named & ~verbs, _NOBODY, _NOBODY),
        _Rule("segment_of_the_sentence", with_it, last_spoken, last_spoken),
        _Rule("topic_unclear", carried & elsewhere, _NOBODY, _NOBODY),
        _Rule("segment_of_the_turn", carried, pl.col("subject_code"), pl.col("subject_surface")),
        _Rule("segment_of_the_speaker", of_speaker, pl.col("speaker_segment"), _NOBODY),
    ]


def with_segment(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `segment`, `segment_surface`, `segment_rule`; `segment` is null where a name stands that cannot be understood."""
    names = _with_spoken(_with_surrounding_names(numbers, stream), stream)
    rules = _rules()
    # The first rule that holds decides, also where it says that nobody can tell.
    first = pl.coalesce(pl.when(rule.holds.fill_null(False)).then(pl.lit(place)) for place, rule in enumerate(rules))
    names = names.with_columns(deciding=first)

    def decided(values: list[pl.Expr], otherwise: pl.Expr) -> pl.Expr:
        chosen = [pl.when(pl.col("deciding") == place).then(value) for place, value in enumerate(values)]
        return pl.when(pl.col("deciding").is_null()).then(otherwise).otherwise(pl.coalesce(chosen))

    names = names.with_columns(
        segment_rule=decided([pl.lit(rule.name) for rule in rules], pl.lit("whole_company")),
        segment=decided([rule.segment for rule in rules], pl.lit("group")),
        segment_surface=decided([rule.surface for rule in rules], _NOBODY),
    )
    return _with_referred(_with_goes_on(_with_products(_with_other_topic(names)), stream))


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
    return names.with_columns(
        segment=pl.when(lost).then(None).otherwise("segment"),
        segment_rule=pl.when(lost).then(pl.lit("topic_unclear")).otherwise("segment_rule"),
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


#: Results that works and firms have besides what every part of a company has.
_RESULTS = ("net_income", "net_income_attributable", "recurring_net_income", "operating_cash_flow")


def _is_of_opening_entity() -> pl.Expr:
    """西部镁业上半年生产…，实现营业收入2.16亿元: does the number's sentence open with a works or a firm that is not the company itself?"""
    name, core = pl.col("opened_by"), pl.col("company_core").fill_null("")
    itself = core.str.contains(name.str.to_lowercase(), literal=True) | (
        (core != "") & name.str.to_lowercase().str.contains(core, literal=True)
    )
    return name.is_not_null() & ~itself & (pl.col("clause") == pl.col("name_first_at"))


def _with_goes_on(names: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """红崖铜矿贡献产铜4.9万吨，净利润9.6亿元: what follows in the clause is told of the name that it began with; nobody's where that is a
    works or a firm and the metric one that only whole companies have.
    """
    (clause,) = stream.of(names, "metric_at", "clause_at", prefix="name")
    names = names.with_columns(clause=clause)
    same = (pl.col("clause") == pl.col("clause").shift(1)) & (pl.col("row") == pl.col("row").shift(1))
    opening = pl.when(~same.fill_null(False)).then(pl.int_range(pl.len())).forward_fill()
    head = pl.col("segment").gather(opening)
    spoken = pl.col("segment_rule").gather(opening).is_in(_AS_SPOKEN) & head.str.contains(r"\p{Han}")
    entity = head.str.contains(is_entity())
    whole = (pl.col("segment_rule") == "whole_company") | (
        (pl.col("segment_rule") == "segment_of_the_turn") & (pl.col("segment") == "group")
    )
    unnamed = whole & pl.col("name_explained") & ~pl.col("name_gap").str.contains(_OURS)
    of_company = (pl.col("metric_alias_scope") == "company").fill_null(False)
    output = entity & (pl.col("segment") == pl.col("metric_modifier")) & (pl.col("metric_at") != pl.col("metric_at").gather(opening))
    # 八英寸收入下降6%，十二英寸增长8%，产能利用率为77%: words stand between that may name another one.
    unbroken = (pl.col("metric_breaks") == pl.col("metric_breaks").gather(opening)).fill_null(False)
    follows = spoken & ((unnamed & unbroken & ~of_company) | output.fill_null(False))
    had = _may_be_carried() | (entity & pl.col("metric_id").is_in(_RESULTS)) | output.fill_null(False)
    takes, loses = (follows & had).fill_null(False), (follows & ~had & entity).fill_null(False)
    of_opening = whole & _is_of_opening_entity() & ~pl.col("name_gap").str.contains(_OURS)
    of_opening = (of_opening & ~takes & ~loses).fill_null(False)
    had = _may_be_carried() | pl.col("metric_id").is_in(_RESULTS)
    head = pl.when(of_opening).then("opened_by").otherwise(head)
    takes, loses = takes | (of_opening & had), loses | (of_opening & ~had)
    return names.with_columns(
        segment=pl.when(takes).then(head).when(loses).then(None).otherwise("segment"),
        segment_rule=pl.when(takes).then(pl.lit("segment_of_the_sentence")).otherwise("segment_rule"),
    )


def _with_referred(names: pl.DataFrame) -> pl.DataFrame:
    """Its adjusted EBITDA declined, 这个分部的经营利润为…: of the part that was named last; where none was, of nobody knows which."""
    whole = (pl.col("segment_rule") == "whole_company") | (
        (pl.col("segment_rule") == "segment_of_the_turn") & (pl.col("segment") == "group")
    )
    refers = pl.when(whole & _may_be_carried()).then("name_gap").str.contains(_REFERRING)
    ahead = whole & _may_be_carried() & (pl.col("metric_rule") == "metric_after_number")
    # Adjusted EBITA of the segment was 3.6 billion, and adjusted EBITA margin was 9.0%
    last_referred = pl.when("refers_behind").then(pl.col("row")).forward_fill()
    refers = refers | (whole & _may_be_carried() & (last_referred == pl.col("row")))
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
