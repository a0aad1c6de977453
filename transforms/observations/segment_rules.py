"""Of which part of the company a number speaks: a segment named beside the metric, else the one that the turn is speaking of, else the
whole company.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.events import segment_events
from transforms.observations.lexicon import cues, gap_patterns, not_a_name_pattern, words_pattern
from transforms.observations.neighbours import Stream

#: For how many sentences a segment stays the subject without being named again.
CARRIED_SENTENCES = 5
_SPOKEN = r"^(?:\p{Han}|[\p{Han}A-Za-z0-9&+、]{2,14}|[A-Za-z0-9][A-Za-z0-9&'’+-]*(?: [A-Za-z0-9&][A-Za-z0-9&'’+-]*){0,4})$"


def _with_spoken(names: pl.DataFrame) -> pl.DataFrame:
    """Adds `spoken`, the words directly before a metric's name that would be a segment's name: the end of the gap, without what opens a
    clause; empty where none are.
    """
    gap = pl.when(~pl.col("name_explained")).then("name_gap")
    tail = gap.str.replace_all(r"^.*[,，;；:：。.!?！？()（）\n]", "").str.strip_chars(" 、\"“”'‘’")
    name = tail.str.replace(rf"^(?:{words_pattern('opener')}|\s)+", "").str.replace(r"(?:的|’s|'s|\s)+$", "").str.strip_chars()
    spoken = pl.col("spoken")
    explained = spoken.str.contains(gap_patterns()["explained"]) & ~spoken.str.contains(rf"^{words_pattern('short_name')}$")
    return names.with_columns(spoken=name).with_columns(spoken=pl.when(~explained).then("spoken").otherwise(pl.lit("")))


def subjects(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `subject_at`: the segment or group event that the turn speaks of at each event.

    A segment is the subject where it stands at the head of a clause, not as a reason; a metric said a second time without a name means
    the whole
    company again (Vehicle margin was …. Gross margin was …).
    """
    segment = (pl.col("role") == "segment") | (pl.col("role") == "group")
    leads_in = pl.col("role").shift(1).is_in(["period", "neutral", "comparison"])
    events = events.with_columns(named=segment, opens=pl.col("head") & (pl.col("is_first") | pl.col("separated") | leads_in))
    named, opens = pl.col("named"), pl.col("opens")
    innocent = pl.col("before_reason").is_null() & pl.col("before_exclude").is_null()
    # Now to the cloud business: the only name in a sentence without a number is what comes next.
    counts = events.select("first_at", "last_at", "named", count=named.cum_sum())
    ahead = counts.select(pl.col("count", "named").gather(pl.col("first_at")))
    within = counts["count"].gather(counts["last_at"]) - ahead["count"] + ahead["named"].cast(pl.UInt32)
    alone = named & ~pl.col("bears_number") & pl.lit(within == 1)
    # Revenue of the cloud business was …: the name behind a metric that opens the clause.
    owns = (
        named
        & (pl.col("role").shift(1) == "metric")
        & pl.col("explained")
        & ~pl.col("separated")
        & opens.shift(1, fill_value=False)
        & ~pl.col("is_first")
    )
    # Of several names in a list none is the subject.
    joined = (named & named.shift(1) & pl.col("joined") & ~pl.col("is_first")).fill_null(False)
    listed = joined | joined.shift(-1, fill_value=False)
    # 国内商业…，其中自营零售…: a part that is named in passing; the next sentence is of the whole again.
    part = named & pl.col("before_segment").is_not_null()
    in_passing = part & pl.when(part).then("gap").str.contains("(?i)其中|including|of which")
    subject = named & (opens | alone | owns) & innocent & ~listed & ~in_passing
    events = events.with_columns(subject=subject)
    subject, run = pl.col("subject"), pl.col("subject").cum_sum()
    events = events.with_columns(subject_run=run, subject_at=pl.when(subject).then(pl.col("at")).forward_fill()).with_columns(
        subject_at=pl.when(pl.col("turn").gather(pl.col("subject_at")) == pl.col("turn")).then(pl.col("subject_at"))
    )
    bare = (pl.col("role") == "metric") & ~pl.col("inner") & cues()["modifier"].is_null().gather(events["name"]).fill_null(True)
    attached = (pl.col("before_segment") + 1 == pl.col("at")) & pl.col("explained")
    events = _with_first_said(events)
    ended = bare & ~attached.fill_null(False) & opens & (pl.col("row") > pl.col("first_said"))
    # 至于会员，…: something else is spoken of from here on, and what it is nobody knows.
    same_row = pl.col("row").shift(-1) == pl.col("row")
    elsewhere = (pl.col("role") == "topic") & ~(same_row & pl.col("explained").shift(-1)).fill_null(False)
    return events.with_columns(
        ended_at=pl.when(ended).then(pl.col("at")).forward_fill(), elsewhere_at=pl.when(elsewhere).then(pl.col("at")).forward_fill()
    ).drop("named", "opens", "subject")


def _with_first_said(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `first_said` to names of metrics: the first sentence in which the metric was named since the subject was."""
    names = events.select("row", "turn", "subject_run", "code", "role").filter(pl.col("role") == "metric")
    names = names.select("row", what=pl.struct("turn", "subject_run", "code").hash())
    first = names.select(pl.col("row").first().over("what")).to_series()
    is_name = pl.col("role") == "metric"
    place = events.select(pl.when(is_name).then(is_name.cum_sum() - 1)).to_series()
    return events.with_columns(first.gather(place).alias("first_said"))


def speaker_segments(utterances: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """`document_id`, `utterance_seq`, `speaker_segment`: the segment that the speaker's title says he or she leads."""
    titles = (
        utterances.filter(pl.col("speaker_title").is_not_null() & (pl.col("side") == "company"))
        .join(calls.select("document_id", "company_id"), on="document_id")
        .select("document_id", "utterance_seq", "company_id", text="speaker_title")
    )
    # A speaker has many turns: each title is read once.
    title = ["company_id", "text"]
    distinct = titles.select(title).unique(maintain_order=True).with_row_index("row")
    found = segment_events(distinct).filter(pl.col("role") == "segment").sort("row", "start").unique("row", keep="first")
    leads = distinct.join(found.select("row", speaker_segment="code"), on="row").drop("row")
    return titles.join(leads, on=title).select("document_id", "utterance_seq", "speaker_segment")


def with_segment(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `segment`, `segment_surface`, `segment_rule`; `segment` is null where a name stands that cannot be understood."""
    names = numbers.with_columns(
        *stream.of(
            numbers,
            "metric_at",
            "gap",
            "explained",
            "before_segment",
            "subject_at",
            "ended_at",
            "elsewhere_at",
            "turn",
            "before_entity",
            "before_reason",
            "named_behind",
            "added_end",
            "unit_cost_end",
            "before_period",
            "before_metric",
            "before_number",
            prefix="name",
        ),
        *stream.of(numbers, "before_segment", "breaks", "code", "surface", prefix="near"),
        *stream.of(numbers, "after_segment", "loose_from", "code", "surface", prefix="behind"),
    )
    names = names.with_columns(
        *stream.of(names, "name_before_segment", "breaks", "code", "surface", prefix="owner"),
        *stream.of(names, "name_subject_at", "turn", "code", "surface", "sentence_seq", prefix="subject"),
    )
    names = names.rename({"name_before_period": "before_period_of_name", "name_before_metric": "before_metric_of_name"})
    names = names.with_columns(
        *stream.of(names, "before_period_of_name", "code", prefix="rate"),
        *stream.of(names, "before_metric_of_name", "code", prefix="other_metric"),
        *stream.of(names, "name_before_number", "gap", prefix="name_number"),
    )
    names = names.with_columns(
        owner_of_price=pl.col("other_metric_code"),
        metric_after_with=(pl.col("name_before_number") + 1 == pl.col("metric_at"))
        & pl.col("name_number_gap").str.contains(r"(?i)(?-u:\b)(?:with|spending|paying)(?-u:\b)[^,;.]{0,24}$"),
    )
    names = _with_spoken(names).with_columns(
        spoken=pl.when((pl.col("spoken") == "") & pl.col("metric_modifier").is_not_null())
        .then(pl.col("metric_modifier"))
        .otherwise(pl.col("spoken"))
    )
    metric_before = pl.col("metric_rule") != "metric_after_number"
    between = metric_before & (pl.col("before_segment") > pl.col("metric_at")) & (pl.col("near_breaks") == pl.col("breaks"))
    behind = (pl.col("behind_loose_from") == pl.col("loose_from")) & (pl.col("after_segment") < pl.col("after_number")).fill_null(True)
    owner = pl.col("owner_breaks") == pl.col("metric_breaks")
    carried = (
        (pl.col("subject_turn") == pl.col("name_turn"))
        & (pl.col("sentence_seq") - pl.col("subject_sentence_seq") <= CARRIED_SENTENCES)
        & ~(pl.col("name_ended_at") > pl.col("name_subject_at")).fill_null(False)
        & (pl.col("metric_scope") == "segment")
        & (pl.col("metric_alias_scope") != "company").fill_null(True)
    )
    of_speaker = (
        pl.col("speaker_segment").is_not_null()
        & pl.col("name_subject_at").is_null()
        & (pl.col("metric_scope") == "segment")
        & (pl.col("metric_alias_scope") != "company").fill_null(True)
    )
    # 云智能集团收入: the metric's name took the last word of the segment's.
    of_group = pl.col("metric_surface").str.extract(r"(?i)^(集团|集團|group)")
    separator = pl.when(of_group.str.contains("(?i)group")).then(pl.lit(" ")).otherwise(pl.lit(""))
    names = names.with_columns(
        spoken=pl.when((pl.col("spoken") != "") & of_group.is_not_null())
        .then(pl.concat_str("spoken", separator, of_group))
        .otherwise(pl.col("spoken"))
    )
    understood = pl.col("spoken").str.contains(_SPOKEN) & ~pl.col("spoken").str.contains(not_a_name_pattern())
    # 年销售额: the year is of the metric's name; what stands before it is no segment.
    understood = (
        understood & ~pl.col("spoken").str.contains("[年月日]$") & ~pl.col("spoken").str.contains(rf"^(?:{words_pattern('not_alone')})$")
    )
    attached = pl.col("metric_modifier").is_not_null() & owner
    named = pl.col("spoken") != ""
    of_others = (pl.col("name_before_entity") + 1 == pl.col("metric_at")) & pl.col("name_explained")
    elsewhere = pl.col("name_elsewhere_at") > pl.col("name_subject_at")
    rules = [
        ("segment_beside_metric", pl.col("segment_resolved"), pl.col("near_code"), pl.col("near_surface")),
        ("others", of_others, pl.lit(None, pl.String), pl.lit(None, pl.String)),
        ("segment_between", between, pl.col("near_code"), pl.col("near_surface")),
        ("segment_behind", behind, pl.col("behind_code"), pl.col("behind_surface")),
        ("segment_beside_metric", attached | (owner & ~named), pl.col("owner_code"), pl.col("owner_surface")),
        ("segment_behind_metric", pl.col("name_named_behind").is_not_null(), pl.col("name_named_behind"), pl.col("name_named_behind")),
        ("segment_as_spoken", named & understood, pl.col("spoken"), pl.col("spoken")),
        ("segment_unclear", named, pl.lit(None, pl.String), pl.lit(None, pl.String)),
        ("topic_unclear", carried & elsewhere, pl.lit(None, pl.String), pl.lit(None, pl.String)),
        ("segment_of_the_turn", carried, pl.col("subject_code"), pl.col("subject_surface")),
        ("segment_of_the_speaker", of_speaker, pl.col("speaker_segment"), pl.lit(None, pl.String)),
    ]
    # The first rule that holds decides, also where it says that nobody can tell.
    first = pl.coalesce(pl.when(holds.fill_null(False)).then(pl.lit(place)) for place, (_, holds, _, _) in enumerate(rules))
    names = names.with_columns(deciding=first)

    def decided(values: list[pl.Expr], otherwise: pl.Expr) -> pl.Expr:
        chosen = [pl.when(pl.col("deciding") == place).then(value) for place, value in enumerate(values)]
        return pl.when(pl.col("deciding").is_null()).then(otherwise).otherwise(pl.coalesce(chosen))

    return names.with_columns(
        segment_rule=decided([pl.lit(name) for name, *_ in rules], pl.lit("whole_company")),
        segment=decided([code for _, _, code, _ in rules], pl.lit("group")),
        segment_surface=decided([words for *_, words in rules], pl.lit(None, pl.String)),
    )
