"""From mentions to observations, rule after rule."""

from __future__ import annotations

import polars as pl

from transforms.observations.events import context_sentences, event_stream
from transforms.observations.metrics import metrics
from transforms.observations.measure_rules import with_direction, with_equivalents, with_measure, with_sign, with_turn_comparison
from transforms.observations.metric_rules import with_metric
from transforms.observations.neighbours import Stream, with_neighbours
from transforms.observations.period_rules import with_period, with_period_said
from transforms.observations.respective_rules import with_respective
from transforms.observations.segment_rules import speaker_segments, subjects, with_segment

_MENTION = ("document_id", "quantity_seq", "kind", "value", "low", "high", "unit_id", "counted", "per", "qualifier", "ulp")
_COLUMNS = [
    "document_id", "quantity_seq", "segment", "metric_id", "period_start", "period_end", "measure", "comparison", "value", "low", "high",
    "unit_id", "per", "qualifier", "ulp", "is_forward_looking", "metric_surface", "segment_surface", "linked_by",
]  # fmt: skip
#: No figure: hundreds of billions, 数千万, 几十个.
_VAGUE = r"(?i)^(?:hundreds|tens|dozens|thousands|millions|billions|several|[数几好上])"


def link_observations(quantities: pl.DataFrame, sentences: pl.DataFrame, utterances: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """The mentions that report a metric, one row an observation (columns: docs/architecture.md).

    All four frames may hold many documents. Numbers that no rule explains are left out: an unlinked number is a pity, a wrongly linked one a lie.
    """
    facts = calls.select("document_id", "company_id", "call_date", "fiscal_year_end_month", call_start="period_start", call_end="period_end")
    context = context_sentences(sentences, quantities).join(facts.select("document_id", "company_id"), on="document_id", how="left", maintain_order="left")
    events = subjects(with_neighbours(event_stream(context, quantities)))
    stream = Stream(events)
    numbers = with_turn_comparison(events).filter(pl.col("role") == "number")
    mentions = quantities.select(_MENTION)
    numbers = numbers.with_columns([mentions[column].gather(numbers["quantity"]) for column in _MENTION]).filter(~pl.col("surface").str.contains(_VAGUE))
    numbers = numbers.join(facts, on="document_id", how="left", maintain_order="left").join(
        utterances.select("document_id", "utterance_seq", "side")
        .join(speaker_segments(utterances, calls), on=["document_id", "utterance_seq"], how="left")
        .join(context.select("row", "document_id", "utterance_seq"), on=["document_id", "utterance_seq"])
        .select("row", "side", "speaker_segment"),
        on="row", how="left", maintain_order="left",
    )  # fmt: skip
    numbers = numbers.with_columns(stream.of(numbers, "after_exclude", "loose_from", prefix="excluded")).rename({"excluded_loose_from": "excluded_loose"})
    numbers = with_respective(numbers, stream)
    numbers = with_direction(numbers, stream)
    numbers = with_metric(numbers, stream)
    numbers = numbers.rename({"metric_code": "metric_id"}).join(
        metrics().select("metric_id", "timing", "basis", "ratio_metric_id", metric_scope="scope", metric_category="category"), on="metric_id", how="left", maintain_order="left"
    )
    numbers = with_measure(numbers)
    numbers = with_period_said(numbers, stream)
    numbers = with_equivalents(numbers)
    numbers = with_sign(numbers, stream)
    numbers = with_period(numbers, quantities)
    numbers = with_segment(numbers, stream)
    return _observations(numbers)


def _observations(numbers: pl.DataFrame) -> pl.DataFrame:
    forward = pl.col("before_forward").is_not_null() | ((pl.col("period_start") > pl.col("call_end")) & (pl.col("timing") != "authorization"))
    ratio = pl.col("measure") == "ratio"
    # 剔除…后, in constant currency: a figure of another kind than the one reported, unless the metric is adjusted by its nature.
    excluding = (pl.col("before_exclude").is_not_null() & (pl.col("basis") != "non_gaap")) | (pl.col("excluded_loose") == pl.col("loose_from"))
    return (
        numbers.with_columns(
            is_forward_looking=forward.fill_null(False),
            metric_id=pl.when(ratio).then(pl.col("ratio_metric_id")).otherwise(pl.col("metric_id")),
            measure=pl.when(ratio).then(pl.lit("level")).otherwise(pl.col("measure")),
            per=pl.when(pl.col("measure") == "level").then(pl.coalesce("per", "metric_alias_per")).otherwise(None),
            linked_by=pl.concat_str(
                pl.when(pl.col("side") == "analyst").then(pl.lit("analyst:")).otherwise(pl.lit("")), "metric_rule", pl.lit("+"), "segment_rule"
            ),
            unit_id=pl.when(pl.col("kind") == "digits").then(pl.lit("percent")).otherwise(pl.col("unit_id")),
        )
        .filter(pl.col("metric_id").is_not_null() & pl.col("measure").is_not_null() & pl.col("segment").is_not_null() & pl.col("period_start").is_not_null())
        .filter(~excluding.fill_null(False) & ~pl.col("parallel_unclear"))
        .filter(pl.col("before_hypothetical").is_null() & ~(pl.col("is_forward_looking") & pl.col("period_code").is_null() & (pl.col("timing") != "authorization")))
        .select(_COLUMNS)
        .sort("document_id", "quantity_seq")
    )
