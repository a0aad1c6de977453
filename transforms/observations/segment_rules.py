"""Of which part of the company a number speaks: a segment named beside the metric, else the one that the turn is speaking of, else the
whole company.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.observations.lexicon import words_pattern
from transforms.observations.named_before import may_be_carried, with_what_was_named_before
from transforms.observations.neighbours import Stream
from transforms.observations.owners import with_names_of_lists, with_owner_words, without_company
from transforms.observations.part_names import is_a_name
from transforms.observations.wholes import with_wholes

#: For how many sentences a segment stays the subject without being named again.
CARRIED_SENTENCES = 5
#: What is asked of a metric's name.
_OF_NAME = (
    "gap", "explained", "separated", "first_at", "turn", "from_start", "part_said", "is_share", "named_behind", "added_end",
    "unit_cost_end", "subject_at", "ended_at", "elsewhere_at", "before_segment", "before_entity", "before_reason", "before_exclude",
    "before_direction", "before_period", "before_metric", "before_number", "listed_behind", "first_in_turn",
)  # fmt: skip
#: What the words of a clause have and a name has not.
_NO_NAME = (
    r"(?-u:\b)(?:an?|the|this|that|you|us|me|our|first|second|new|announced?|pay|declared?|return|repurchased?|authori[sz]ed|approved"
    r"|completed|launched|[a-z]+ing|[a-z]+ed)(?-u:\b)"
)
#: … or behind the metric's name: adjusted EBITA of the segment increased.
_REFERRING_BEHIND = r"(?i)^\s+(?:of|for|in) (?:the|this|that) (?:segment|business|division|unit)(?-u:\b)"
#: Joins the name of a metric to what the sentence speaks of.
_WITH = r"(?i)^\s*[,，]?\s*(?:and )?(?:with |其)(?:an? |its )?"
_NOBODY = pl.lit(None, pl.String)
#: Categories of metrics that no part of a company has.
_OF_THE_COMPANY = ("capital_return", "per_share")


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
        *stream.of(numbers, "before_segment", "breaks", "code", "surface", "in_list", prefix="near"),
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
    # 包括冶炼企业的综合毛利率: of all together.
    of_all = pl.col("metric_surface").str.contains("^(?:综合|整体|合并)")
    of_all &= pl.col("name_gap").str.contains("(?:包括|包含|含)[^，,。；的]+的$")
    names = names.with_columns(spoken=pl.when(of_all).then(pl.lit("")).otherwise("spoken"))
    # 云智能集团收入: the metric's name took the last word of the segment's.
    taken = pl.col("metric_surface").str.extract(r"(?i)^(集团|集團|group|产品|產品|\p{Han}{1,2}矿)")
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
    spoken = pl.col("spoken")
    # Study tours for school students recorded revenue of: whom the part is for.
    for_people = (spoken == "") & (pl.col("name_before_segment") + 1 == pl.col("metric_at")) & pl.col("name_gap").str.contains("(?i)^ for ")
    owner = (pl.col("owner_breaks") == pl.col("metric_breaks")) | (for_people & (pl.col("owner_code") != "group"))
    # Words in front of a period that are no name are of something else: 董事会通过了2023财年的股息.
    named = (spoken != "") & (~pl.col("spoken_from_afar") | pl.col("understood"))
    # and that gives you free cash flow of: no part has a tax rate or a cash flow by words like that.
    small = ~may_be_carried() & pl.col("spoken").str.contains(r"^[a-z][a-z'’ -]*$")
    # The special cash dividend, a one-time dividend: what kind of it.
    verbs = small & (pl.col("spoken").str.contains(_NO_NAME) | pl.col("metric_category").is_in(_OF_THE_COMPANY).fill_null(False))
    # 在扩大后的计划下还有5亿美元: a programme of purchases is the company's.
    of_programme = pl.col("metric_id").is_in(["share_repurchase_remaining_authorization", "share_repurchase_program_size"])
    of_programme &= ~pl.col("understood")
    # 冶炼板块，冶炼铜18万吨: the output says again of which part it is.
    again = pl.col("name_separated") & (pl.col("metric_modifier").str.head(1) == pl.col("owner_surface").str.head(1))
    attached = pl.col("metric_modifier").is_not_null() & owner & (pl.col("owner_code") != "group") & ~again.fill_null(False)
    of_others = (pl.col("name_before_entity") + 1 == pl.col("metric_at")) & pl.col("name_explained")
    # 公司矿产铜28万吨: what is put out is told by its name, of whomever.
    outputs = pl.col("metric_modifier").is_not_null() & (pl.col("owner_code") == "group")
    # 云业务继续增长，集团收入9亿元: behind a comma what the whole company has is its own.
    ours = pl.col("name_separated") & (pl.col("metric_alias_scope") == "company").fill_null(False) & (pl.col("owner_code") != "group")
    carried = (
        (pl.col("subject_turn") == pl.col("name_turn"))
        & (pl.col("sentence_seq") - pl.col("subject_sentence_seq") <= CARRIED_SENTENCES)
        & ~(pl.col("name_ended_at") > pl.col("name_subject_at")).fill_null(False)
        & may_be_carried()
    )
    of_speaker = pl.col("speaker_segment").is_not_null() & pl.col("name_subject_at").is_null() & may_be_carried()
    elsewhere = pl.col("name_elsewhere_at") > pl.col("name_subject_at")
    # Professional Water posted sales of 326 million, with adjusted EBITDA of 84 million.
    spoken_at = pl.when(named & pl.col("understood")).then(pl.int_range(pl.len())).forward_fill().shift(1)
    last_spoken = pl.when(pl.col("row").gather(spoken_at) == pl.col("row")).then(spoken.gather(spoken_at))
    with_it = last_spoken.is_not_null() & may_be_carried() & pl.when(last_spoken.is_not_null()).then("name_gap").str.contains(_WITH)
    # 塞尔维亚铜业和远山矿业合计产铜14万吨: of the company and of another one.
    with_the_company = (pl.col("owner_code") == "group") & pl.col("owner_gap").str.contains(r"\p{Han}[和与及]$")
    # 苍穹和星瀚上半年合计云服务收入8亿元: of those that were named, and not of all cloud services.
    together = pl.col("owner_gap").str.contains("(?:合计|合計|一共|共计|总共|加起来)(?:实现|录得|的)?$")
    # 星空的收入11亿元，…，订阅收入7亿元: of the one that is spoken of, or of all?
    within = pl.col("spoken").str.contains(rf"^{words_pattern('kind_of_revenue')}$") & (pl.col("subject_code") != "group")
    within &= (pl.col("subject_sentence_seq") == pl.col("sentence_seq")) & carried
    named_behind, item = pl.col("name_named_behind"), pl.col("item")
    named_behind_it = named_behind.is_not_null() & may_be_carried()
    # Luma earned $5 million, and the gross margin of the private label products improved: what is named behind is nearer.
    told_behind = named_behind_it & pl.col("name_separated")
    near, before = (pl.col("near_code"), pl.col("near_surface")), (pl.col("owner_code"), pl.col("owner_surface"))
    return [
        _Rule("segment_of_the_counted", pl.col("thing").is_not_null(), pl.col("thing"), pl.col("thing")),
        _Rule("segment_of_the_item", pl.col("item").is_not_null() & (pl.col("metric_at") == pl.col("item_metric")), item, item),
        _Rule("segment_of_the_list", pl.col("listed_spoken") & pl.col("understood"), spoken, spoken),
        _Rule("segment_beside_metric", pl.col("segment_resolved"), *near),
        _Rule("others", of_others, _NOBODY, _NOBODY),
        # Revenue of tutoring and tourism grew 18%: of both.
        _Rule("several", between & pl.col("near_in_list") & (pl.col("near_code") != "group"), _NOBODY, _NOBODY),
        _Rule("segment_between", between, *near),
        _Rule("segment_behind", behind, pl.col("behind_code"), pl.col("behind_surface")),
        _Rule("several", owner & pl.col("owner_in_list") & (pl.col("owner_code") != "group"), _NOBODY, _NOBODY),
        _Rule("several", owner & (with_the_company | together), _NOBODY, _NOBODY),
        _Rule("segment_beside_metric", attached | (owner & ~named & ~outputs & ~ours & ~told_behind), *before),
        _Rule("segment_behind_metric", named_behind_it, named_behind, named_behind),
        _Rule("segment_unclear", named & within, _NOBODY, _NOBODY),
        _Rule("segment_as_spoken", named & pl.col("understood") & ~verbs, spoken, spoken),
        _Rule("segment_unclear", named & ~verbs & ~of_programme, _NOBODY, _NOBODY),
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
    return with_wholes(with_what_was_named_before(_with_only_part(names, stream), stream), stream)


def _with_only_part(names: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Our tutoring business brought profit to the company and accounted for 25% of revenue: of the one part that the sentence names."""
    nobody = (pl.col("metric_id") == "revenue_share") & (pl.col("segment") == "group")
    if not names.select(nobody.fill_null(False).any()).item():
        return names
    parts = stream.events.filter(pl.col("role") == "segment").select(
        "row", "code", "surface", opens=pl.col("head") & (pl.col("at") == pl.col("first_at"))
    )
    only = parts.group_by("row").agg(pl.col("code", "surface", "opens").first(), several=pl.col("code").n_unique() > 1)
    only = only.filter(~pl.col("several") & pl.col("opens")).select("row", only="code", only_surface="surface")
    names = names.join(only, on="row", how="left", maintain_order="left")
    found = (nobody & pl.col("only").is_not_null()).fill_null(False)
    return names.with_columns(
        segment=pl.when(found).then("only").otherwise("segment"),
        segment_surface=pl.when(found).then("only_surface").otherwise("segment_surface"),
        segment_rule=pl.when(found).then(pl.lit("segment_of_the_sentence")).otherwise("segment_rule"),
    )
