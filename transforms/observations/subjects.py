"""What a turn speaks of: the segment named at the head of a clause, until another one, the whole company or another topic follows."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.observations.events import segment_events
from transforms.observations.lexicon import cues
from transforms.observations.metrics import metrics


def subjects(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `subject_at`: the segment or group event that the turn speaks of at each event, `ended_at` and `elsewhere_at`: since when it
    speaks of the whole company again, or of what nobody knows; and `in_list`: is the name joined to another one before it?
    """
    # 其次是内容服务，收入…; but no slide that the talk turns to.
    announced: pl.Expr = (pl.col("role").shift(1) == "topic") & pl.when(pl.col("role") == "segment").then("surface").str.contains(
        r"\p{Han}"
    )
    # As for our new initiatives, they have sustained steady growth with revenue up 35%.
    topic = (pl.col("role") == "segment") & (pl.col("role").shift(1) == "topic") & (pl.col("row").shift(-1) == pl.col("row"))
    taken_up = (
        pl.when(topic).then(pl.col("gap").shift(-1)).str.contains(r"(?i)^\s*,\s+(?:they|it|this|these|that|which|its|their|we)(?-u:\b)")
    )
    announced |= taken_up.fill_null(False)
    leads_in = pl.col("role").shift(1).is_in(["period", "neutral", "comparison"]) | announced.fill_null(False)
    events = events.with_columns(
        named=(pl.col("role") == "segment") | (pl.col("role") == "group"),
        opens=pl.col("head") & (pl.col("is_first") | pl.col("separated") | leads_in),
    )
    in_list = pl.col("named") & pl.col("named").shift(1) & pl.col("joined") & pl.col("conjunction") & ~pl.col("is_first")
    events = events.with_columns(in_list=in_list.fill_null(False))
    events = events.with_columns(subject=_is_subject(events))
    subject, run = pl.col("subject"), pl.col("subject").cum_sum()
    events = events.with_columns(subject_run=run, subject_at=pl.when(subject).then(pl.col("at")).forward_fill()).with_columns(
        subject_at=pl.when(pl.col("turn").gather(pl.col("subject_at")) == pl.col("turn")).then(pl.col("subject_at"))
    )
    bare = (pl.col("role") == "metric") & ~pl.col("inner") & cues()["modifier"].is_null().gather(events["name"]).fill_null(True)
    events = _with_broken_down(_with_parts_so_far(_with_first_said(events))).with_columns(bare=bare)
    return events.with_columns(
        ended_at=pl.when(_ends_subject()).then(pl.col("at")).forward_fill(),
        elsewhere_at=pl.when(_leads_elsewhere()).then(pl.col("at")).forward_fill(),
    ).drop("named", "opens", "subject", "bare", "broken_down")


def _is_subject(events: pl.DataFrame) -> pl.Expr:
    """Is a segment the subject from here on? It stands at the head of a clause, not as a reason, not in a list, not in passing."""
    named, opens = pl.col("named"), pl.col("opens")
    innocent = pl.col("before_reason").is_null() & pl.col("before_exclude").is_null()
    # Now to the cloud business: the only name in a sentence without a number is what comes next.
    counts = events.select("first_at", "last_at", "named", count=named.cum_sum())
    ahead = counts.select(pl.col("count", "named").gather(pl.col("first_at")))
    within = counts["count"].gather(counts["last_at"]) - ahead["count"] + ahead["named"].cast(pl.UInt32)
    alone = named & ~pl.col("bears_number") & pl.lit(within == 1)
    # Revenue of the cloud business was …: the name behind a metric that opens the clause.
    behind = named & (pl.col("role").shift(1) == "metric") & pl.col("explained") & ~pl.col("separated") & ~pl.col("is_first")
    owns = behind & opens.shift(1, fill_value=False)
    # Of several names in a list none is the subject.
    # 总体来看，新业务…: the whole is in no list with what stands behind a comma.
    whole = (pl.col("role").shift(1) == "group") & pl.col("gap").str.contains("^[，,]$")
    joined = (named & named.shift(1) & pl.col("joined") & ~pl.col("is_first") & ~whole).fill_null(False)
    same_row = pl.col("row").shift(-1) == pl.col("row")
    another = pl.when(named & same_row).then(pl.col("gap").shift(-1)).str.contains(r"^\s*(?:[和及与與、]|以及)\p{Han}")
    listed = joined | joined.shift(-1, fill_value=False) | another.fill_null(False)
    # 国内商业…，其中自营零售…: a part that is named in passing; the next sentence is of the whole again.
    part = named & pl.col("before_segment").is_not_null()
    in_passing = part & pl.when(part).then("gap").str.contains("(?i)其中|including|of which")
    # Total revenue grew 30%, with core business revenue growing by 33%. Operating margin was 24%: of the whole again.
    beside = named & pl.col("before_metric").is_not_null()
    in_passing |= beside & pl.when(beside).then("gap").str.contains("(?i)其中|, with (?:our |the )?$")
    return named & (opens | alone | owns) & innocent & ~listed & ~in_passing


def _ends_subject() -> pl.Expr:
    """Vehicle margin was …. Gross margin was …: a metric said a second time without a name means the whole company again; so does one
    behind a formal head (2026财年第二季度，净收入为…).
    """
    bare = pl.col("bare")
    attached = (pl.col("before_segment") + 1 == pl.col("at")) & pl.col("explained")
    formal = pl.col("is_first") & (pl.col("role") == "period") & pl.col("surface").str.contains(r"(?i)财年|财季|財年|財季|财政年度|fiscal")
    headed = bare & formal.shift(1, fill_value=False) & (pl.col("row") == pl.col("row").shift(1))
    # Excluding subsidiaries, revenue grew 29%: of what was spoken of, on another basis.
    whole = bare & ~attached.fill_null(False) & pl.col("before_exclude").is_null()
    broken_down = pl.col("is_first") & pl.col("broken_down")
    again = pl.col("opens") & ((pl.col("row") > pl.col("first_said")) | headed.fill_null(False))
    # 服务毛利率74%。研发费用24亿元，…。经营亏损7亿元: what only the whole company has, and what follows.
    ours = pl.col("opens") & pl.col("code").is_in(_of_companies()) & (pl.col("row") > pl.col("row").gather(pl.col("subject_at")))
    return whole & (again | broken_down | _of_all_parts() | ours.fill_null(False))


@cache
def _of_companies() -> list[str]:
    """The expenses and results that parts of a company do not have."""
    told = metrics().filter((pl.col("scope") == "company") & (pl.col("category") == "income_statement"))
    return told["metric_id"].to_list()


#: What is told of the whole company once the revenue of its parts was.
OF_THE_WHOLE = ("gross_profit", "gross_margin", "cost_of_revenue")


def _of_all_parts() -> pl.Expr:
    """…X业务收入1亿元。毛利方面，毛利为7亿元: what no part was told of before, and the turn has gone through several parts."""
    new = (pl.col("row") == pl.col("first_in_turn")) & pl.col("code").is_in(OF_THE_WHOLE)
    return pl.col("bare") & pl.col("is_first") & new & (pl.col("parts_so_far") >= _SEVERAL_PARTS)


def _is_heading() -> pl.Expr:
    same_row = pl.col("row").shift(-1) == pl.col("row")
    return pl.col("bare") & pl.col("is_first") & pl.when(pl.col("bare") & same_row).then(pl.col("gap").shift(-1)).str.starts_with("方面")


def _leads_elsewhere() -> pl.Expr:
    """至于会员，…: something else is spoken of from here on, and what it is nobody knows; 毛利率方面，…: a figure that is a topic of its
    own may be of the segment or of the whole company.
    """
    same_row = pl.col("row").shift(-1) == pl.col("row")
    topic = (pl.col("role") == "topic") & ~(same_row & pl.col("explained").shift(-1)).fill_null(False)
    # 首先是收入，…。毛利方面，…: one figure of the whole company after the other.
    of_whole = pl.col("broken_down") | _of_all_parts() | (pl.col("code").gather(pl.col("subject_at")) == "group").fill_null(False)
    return topic | (_is_heading() & ~of_whole).fill_null(False)


def _with_first_said(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `first_said` to names of metrics: the first sentence in which the metric was named since the subject was."""
    names = events.select("row", "turn", "subject_run", "code", "role").filter(pl.col("role") == "metric")
    names = names.select("row", what=pl.struct("turn", "subject_run", "code").hash())
    first = names.select(pl.col("row").first().over("what")).to_series()
    is_name = pl.col("role") == "metric"
    place = events.select(pl.when(is_name).then(is_name.cum_sum() - 1)).to_series()
    return events.with_columns(first.gather(place).alias("first_said"))


#: As many parts told one after the other are all parts.
_SEVERAL_PARTS = 3


def _with_parts_so_far(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `parts_so_far`, how many times the turn has gone on to another part, and `first_in_turn`: the first sentence of the turn in
    which the metric was named.
    """
    part = events.select("turn", code=pl.when(pl.col("subject") & (pl.col("role") == "segment")).then("code"))
    new = part.select(pl.col("code").is_not_null() & pl.struct("turn", "code").is_first_distinct())
    names = events.select("row", "turn", "code", named=pl.col("role") == "metric").filter("named")
    first = names.select(pl.col("row").first().over("turn", "code")).to_series()
    is_name = pl.col("role") == "metric"
    place = events.select(pl.when(is_name).then(is_name.cum_sum() - 1)).to_series()
    return events.with_columns(
        parts_so_far=_running(new.to_series(), events["turn"]),
        first_in_turn=first.gather(place),
    )


#: 按分部看，云业务收入3亿元；…: what follows goes through the parts, also through those whose names nobody knows.
_BY_PART = (
    r"(?i)^\s*(?:按|分|从)(?:具体)?(?:业务|業務|板块|板塊|分部|产品|產品|地区|地區|区域|區域|品类|品類|部门|部門|行业|行業|类型|類型)"
    r"[^，,。；]{0,6}[，,]|^\s*by (?:segment|business|product|region|geography|category|vertical)(?-u:\b)"
)


def _with_broken_down(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `broken_down`: did the last sentence that had a subject go through several parts (云业务收入3亿元；广告收入2亿元。)? None of
    them is what the next sentence goes on about.
    """
    part = events.select("row", code=pl.when(pl.col("subject") & (pl.col("role") == "segment")).then("code"))
    another = part.select((pl.col("code").is_not_null() & pl.struct("row", "code").is_first_distinct()).cast(pl.Int32)).to_series()
    counts = pl.DataFrame({"another": another, "so_far": another.cum_sum()})
    by_part = events.select(pl.col("is_first") & pl.when("is_first").then("gap").str.contains(_BY_PART)).to_series()
    told = events.select("row", "subject_at", "first_at", "last_at").hstack(counts)
    within = told["so_far"].gather(told["last_at"]) - told["so_far"].gather(told["first_at"]) + told["another"].gather(told["first_at"])
    at = told["subject_at"]
    earlier = told["row"].gather(at) < told["row"]
    several = (within.gather(at) > 1) | by_part.gather(told["first_at"].gather(at)).fill_null(False)
    return events.with_columns(broken_down=(several & earlier).fill_null(False))


def _running(flags: pl.Series, turns: pl.Series) -> pl.Series:
    """How many of the flags hold up to each place of its turn."""
    return pl.DataFrame({"flag": flags.cast(pl.Int32), "turn": turns}).select(pl.col("flag").cum_sum().over("turn")).to_series()


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
