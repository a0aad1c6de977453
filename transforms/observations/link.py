"""From mentions to observations, rule after rule."""

from __future__ import annotations

import polars as pl

from transforms.observations.doubts import looked_at, without_doubtful
from transforms.observations.events import context_sentences, event_stream
from transforms.observations.measure_rules import with_direction, with_equivalents, with_measure, with_sign, with_turn_comparison
from transforms.observations.metric_rules import with_metric
from transforms.observations.metrics import metrics
from transforms.observations.neighbours import Stream, with_neighbours
from transforms.observations.calendar import with_days
from transforms.observations.period_rules import with_headings, with_period, with_period_said
from transforms.observations.respective_rules import with_respective
from transforms.observations.segment_rules import speaker_segments, subjects, with_segment

_MENTION = ("document_id", "quantity_seq", "kind", "value", "low", "high", "unit_id", "counted", "per", "qualifier", "ulp")
MILLION = 1_000_000
_COLUMNS = [
    "document_id", "quantity_seq", "segment", "metric_id", "period_start", "period_end", "measure", "comparison", "value", "low", "high",
    "unit_id", "per", "qualifier", "ulp", "is_forward_looking", "metric_surface", "segment_surface", "linked_by",
]  # fmt: skip
#: No figure: hundreds of billions, 数千万, 几十个.
_VAGUE = r"(?i)^(?:hundreds|tens|dozens|thousands|millions|billions|several|[数几好上])"


def link_observations(quantities: pl.DataFrame, sentences: pl.DataFrame, utterances: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """The mentions that report a metric, one row an observation (columns: docs/architecture.md).

    All four frames may hold many documents. Numbers that no rule explains are left out: an unlinked number is a pity, a wrongly linked
    one a lie.
    """
    facts = calls.select(
        "document_id", "company_id", "call_date", "fiscal_year_end_month", call_start="period_start", call_end="period_end"
    )
    context = context_sentences(sentences, quantities).join(
        facts.select("document_id", "company_id"), on="document_id", how="left", maintain_order="left"
    )
    events = with_neighbours(event_stream(context, quantities, _has_traditional(calls)))
    dated = context.select("row", "document_id").join(facts, on="document_id", how="left", maintain_order="left").drop("document_id", "company_id")
    events = with_days(events, dated, quantities)
    events = with_headings(events.join(dated.select("row", "call_end"), on="row", how="left", maintain_order="left")).drop("call_end")
    events = _with_eps_basis(subjects(events))
    stream = Stream(events)
    numbers = with_turn_comparison(events).filter(pl.col("role") == "number")
    mentions = quantities.select(_MENTION)
    numbers = numbers.with_columns([mentions[column].gather(numbers["quantity"]) for column in _MENTION]).filter(
        ~pl.col("surface").str.contains(_VAGUE)
    )
    numbers = numbers.join(facts, on="document_id", how="left", maintain_order="left")
    numbers = numbers.join(_speaking(context, utterances, calls), on="row", how="left", maintain_order="left")
    numbers = numbers.with_columns(stream.of(numbers, "after_exclude", "loose_from", prefix="excluded")).rename(
        {"excluded_loose_from": "excluded_loose"}
    )
    numbers = numbers.with_columns(stream.of(numbers, "before_metric", "code", prefix="before_metric"))
    numbers = _with_tail_told(_with_remaining(_with_forward(numbers, stream), stream), stream)
    numbers = with_respective(numbers, stream)
    numbers = with_direction(numbers, stream)
    numbers = with_metric(numbers, stream)
    numbers = numbers.rename({"metric_code": "metric_id"}).join(
        metrics().select(
            "metric_id",
            "timing",
            "basis",
            "ratio_metric_id",
            "non_gaap_metric_id",
            "signed",
            "per_unit",
            metric_scope="scope",
            metric_category="category",
        ),
        on="metric_id",
        how="left",
        maintain_order="left",
    )
    numbers = with_measure(numbers)
    numbers = with_period_said(numbers, stream)
    numbers = with_equivalents(numbers)
    numbers = with_sign(numbers, stream)
    numbers = with_period(numbers)
    numbers = with_segment(numbers, stream)
    return _observations(numbers)


def _has_traditional(calls: pl.DataFrame) -> bool:
    """Is any call in traditional characters, or of a language that is not told?"""
    return "language" not in calls.columns or not calls["language"].is_in(["zh-Hans", "en"]).fill_null(False).all()


def _speaking(context: pl.DataFrame, utterances: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """`row`, `side`, `speaker_segment`, `is_question` of the context sentences."""
    turn = ["document_id", "utterance_seq"]
    speakers = utterances.select(*turn, "side").join(speaker_segments(utterances, calls), on=turn, how="left")
    asked = pl.col("text").str.contains(r"[?？][”\"]?\s*$")
    return context.select("row", *turn, is_question=asked).join(speakers, on=turn, how="left").drop(turn)


def _with_forward(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Leaves `before_forward` only where the word of outlook is of the same clause: what stands behind a semicolon is told anew."""
    (clauses,) = stream.of(numbers, "before_forward", "clauses", prefix="outlook")
    return numbers.with_columns(before_forward=pl.when(pl.lit(clauses) == pl.col("clauses")).then(pl.col("before_forward")))


def _with_tail_told(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `tail_is_told`: is what stands directly behind the number (9%的增长, 12亿元的自由现金流) a cue?"""
    after = numbers.select(following=pl.when(pl.col("at") < pl.col("last_at")).then(pl.col("at") + 1))
    following = stream.of(after, "following", "row", "gap", prefix="following")
    return numbers.with_columns(following).with_columns(
        tail_is_told=((pl.col("following_row") == pl.col("row")) & pl.col("following_gap").str.contains(r"^\s*的?\s*$")).fill_null(False)
    )


def _with_remaining(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `remaining_behind`: is the number said to be left over by the words behind it ($1.6 billion remained)?"""
    (loose,) = stream.of(numbers, "after_remaining", "loose", prefix="left")
    before_next = (pl.col("after_remaining") < pl.col("after_number")).fill_null(True)
    return numbers.with_columns(remaining_behind=(pl.lit(loose) == pl.col("loose")).fill_null(False) & before_next)


def _with_eps_basis(events: pl.DataFrame) -> pl.DataFrame:
    """Adds `row_has_non_gaap_eps`: has a non-GAAP figure per share been told earlier in the sentence?"""
    last_said = pl.when((pl.col("code") == "non_gaap_diluted_eps").fill_null(False)).then(pl.col("row")).forward_fill()
    return events.with_columns(row_has_non_gaap_eps=(last_said == pl.col("row")).fill_null(False))


def _observations(numbers: pl.DataFrame) -> pl.DataFrame:
    forward = pl.col("before_forward").is_not_null() | (
        (pl.col("period_start") > pl.col("call_end")) & (pl.col("timing") != "authorization")
    )
    in_percent = pl.col("measure").is_in(["ratio", "ratio_pp"])
    return (
        numbers.with_columns(
            is_forward_looking=forward.fill_null(False),
            in_percent=in_percent.fill_null(False),
            metric_id=pl.when(in_percent).then(pl.col("ratio_metric_id")).otherwise(pl.col("metric_id")),
            measure=pl.col("measure").replace({"ratio": "level", "ratio_pp": "change_pp"}),
        )
        .with_columns(
            per=pl.when(pl.col("measure") == "level").then(
                pl.coalesce("per", pl.when(pl.col("per_unit") == "yes").then(pl.col("metric_alias_per")))
            ),
            linked_by=pl.concat_str(
                pl.when(pl.col("side") == "analyst").then(pl.lit("analyst:")).otherwise(pl.lit("")),
                "metric_rule",
                pl.lit("+"),
                "segment_rule",
            ),
            unit_id=pl.when(pl.col("kind") == "digits").then(pl.lit("percent")).otherwise(pl.col("unit_id")),
        )
        .pipe(_named_by_basis)
        .select(sorted({*_COLUMNS, *looked_at()}))
        .filter(pl.all_horizontal(pl.col("metric_id", "measure", "segment", "period_start", "period_end").is_not_null()))
        .pipe(without_doubtful)
        .select(_COLUMNS)
        .sort("document_id", "quantity_seq")
    )


def _named_by_basis(numbers: pl.DataFrame) -> pl.DataFrame:
    """The metric that is meant by a name used loosely: an EPS among non-GAAP figures, what remains of a programme, a dividend in total."""
    non_gaap_said = pl.col("before_basis").is_not_null() | (pl.col("row_has_non_gaap_eps") & (pl.col("metric_id") == "diluted_eps"))
    twin = non_gaap_said & pl.col("non_gaap_metric_id").is_not_null()
    remaining = (pl.col("metric_id") == "share_repurchase_program_size") & (pl.col("remaining_end") | pl.col("remaining_behind"))
    in_total = (pl.col("metric_id") == "dividend_per_share") & pl.col("per").is_null() & (pl.col("measure") == "level")
    return numbers.with_columns(
        metric_id=pl.when(twin)
        .then(pl.col("non_gaap_metric_id"))
        .when(remaining)
        .then(pl.lit("share_repurchase_remaining_authorization"))
        .when(in_total & (pl.col("value") >= MILLION))
        .then(pl.lit("dividend_total"))
        .when(in_total)
        .then(None)
        .otherwise(pl.col("metric_id"))
    )
