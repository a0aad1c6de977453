"""From mentions to observations, rule after rule."""

from __future__ import annotations

import polars as pl

from transforms.observations.basis_rules import (
    named_by_basis,
    with_basic_twins,
    with_eps_basis,
    with_names_of_two,
    with_results_per_share,
    with_single_shares,
    with_unit_of_price,
)
from transforms.observations.calendar import with_days
from transforms.observations.counted_things import with_things
from transforms.observations.declared import compares_both, compares_years, shows_years
from transforms.observations.direction_rules import with_direction, with_turn_comparison
from transforms.observations.doubts import looked_at, without_doubtful
from transforms.observations.events import context_sentences, event_stream
from transforms.observations.headings import with_headings, with_outlooks
from transforms.observations.last_years import with_ends_of_last_years
from transforms.observations.measure_rules import with_equivalents, with_measure, with_sign
from transforms.observations.metric_rules import with_metric
from transforms.observations.metrics import metrics
from transforms.observations.neighbours import Stream, with_neighbours
from transforms.observations.net_additions import with_net_additions
from transforms.observations.owners import company_core, opening_entity
from transforms.observations.period_rules import with_period, with_period_said
from transforms.observations.programme_names import with_programmes
from transforms.observations.programmes import is_done_so_far
from transforms.observations.respective_rules import with_respective
from transforms.observations.segment_rules import with_segment
from transforms.observations.share_rules import with_growth_behind_shares
from transforms.observations.subjects import subjects
from transforms.observations.surroundings import speaking, with_surroundings
from transforms.observations.taken_up import taken_up
from transforms.observations.vocabulary import Scripts
from transforms.reference import table

_MENTION = ("document_id", "quantity_seq", "kind", "value", "low", "high", "unit_id", "counted", "per", "qualifier", "ulp")
_COLUMNS = [
    "document_id", "quantity_seq", "segment", "metric_id", "period_start", "period_end", "measure", "comparison", "value", "low", "high",
    "unit_id", "per", "qualifier", "ulp", "is_forward_looking", "metric_surface", "segment_surface", "linked_by",
]  # fmt: skip
#: What linking has to know of the metric of a number.
_METRIC = [
    "metric_id", "timing", "basis", "ratio_metric_id", "non_gaap_metric_id", "signed", "per_unit",
    pl.col("scope").alias("metric_scope"), pl.col("category").alias("metric_category"),
]  # fmt: skip
#: What a number tells that happened.
_HAPPENED = r"(?i)(?-u:\b)(?:was|were|came in at|reached|totaled|totalled|amounted to|stood at)(?-u:\b)"
#: No figure: hundreds of billions, 数千万, 几十个.
_VAGUE = r"(?i)^(?:plus or minus|plus/minus|\+/-|±|正负|hundreds|tens|dozens|thousands|millions|billions|several|[数几好上])"


def link_observations(quantities: pl.DataFrame, sentences: pl.DataFrame, utterances: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """The mentions that report a metric, one row an observation (columns: docs/architecture.md).

    All four frames may hold many documents. Numbers that no rule explains are left out: an unlinked number is a pity, a wrongly linked
    one a lie.
    """
    facts = calls.select(
        "document_id",
        "company_id",
        "call_date",
        "fiscal_year_end_month",
        company_core=company_core(calls),
        call_start="period_start",
        call_end="period_end",
        call_currency="currency" if "currency" in calls.columns else pl.lit(None, pl.String),
    )
    facts = facts.with_columns(compares_years=pl.col("document_id").is_in(compares_years(sentences)["document_id"].to_list()))
    context = context_sentences(sentences, quantities).join(facts, on="document_id", how="left", maintain_order="left")
    events = _events(context, quantities, _scripts(context["text"]))
    stream = Stream(events)
    numbers = _numbers(events, quantities)
    context = context.with_columns(compares_years=pl.col("compares_years") | shows_years(events, context["document_id"]))
    spoken = context.select(*facts.columns[1:], opened_by=opening_entity(pl.when("bears_number").then("text")))
    spoken = spoken.with_columns(opened_by=pl.coalesce(taken_up(context), "opened_by"))
    spoken = spoken.hstack(speaking(context, utterances, calls).drop("row"))
    numbers = numbers.hstack(spoken[numbers["row"]])
    numbers = with_surroundings(numbers, stream)
    numbers = with_respective(numbers, stream)
    numbers = with_direction(numbers, stream)
    numbers = with_programmes(with_growth_behind_shares(with_metric(numbers, stream), stream), stream).rename({"metric_code": "metric_id"})
    numbers = numbers.join(metrics().select(_METRIC), on="metric_id", how="left", maintain_order="left")
    numbers = with_measure(numbers)
    numbers = with_period_said(numbers, stream)
    numbers = with_equivalents(numbers)
    numbers = with_sign(numbers, stream)
    numbers = with_net_additions(with_period(numbers), stream)
    # Of a number that reports nothing it does not matter of whom it is told.
    numbers = numbers.filter(pl.all_horizontal(pl.col("metric_id", "measure", "period_start", "period_end").is_not_null()))
    numbers = with_segment(with_things(numbers), stream)
    return _observations(numbers)


def _events(context: pl.DataFrame, quantities: pl.DataFrame, scripts: Scripts) -> pl.DataFrame:
    """The event stream with neighbours, days of the periods, subjects and bases."""
    calls = context.select("row", "call_start", "call_end", "call_date", "fiscal_year_end_month")
    events = with_neighbours(event_stream(context, quantities, scripts))
    events = with_days(with_ends_of_last_years(events, calls), calls, quantities)
    events = events.with_columns(calls[day].gather(events["row"]) for day in ("call_start", "call_end", "call_date"))
    headed = with_outlooks(with_headings(events)).drop("call_start", "call_end", "call_date")
    return with_turn_comparison(with_eps_basis(subjects(headed)))


def _numbers(events: pl.DataFrame, quantities: pl.DataFrame) -> pl.DataFrame:
    """The events that are figures, with their columns of `quantities`."""
    numbers = events.filter(pl.col("role") == "number").filter(~pl.col("surface").str.contains(_VAGUE))
    return numbers.with_columns(quantities[column].gather(numbers["quantity"]) for column in _MENTION)


def _scripts(texts: pl.Series) -> Scripts:
    """The scripts that the batch is written in, told from the texts themselves: what a text tells must not depend on which others are read
    with it.
    """
    traditional = "[" + "".join(sorted(set(table("traditional_characters")["traditional"]))) + "]"
    patterns = (r"\p{Han}", traditional, "[A-Za-z]{2,}[ -][A-Za-z]{2,}")
    return Scripts(*(texts.str.contains(pattern).any() for pattern in patterns))


def _observations(numbers: pl.DataFrame) -> pl.DataFrame:
    # 下半年订单饱满，截至7月底在手订单31亿元: what lies behind the call's day is no forecast.
    stood = (pl.col("timing") == "stock") & (pl.col("period_end") > pl.col("call_end")) & (pl.col("period_end") <= pl.col("call_date"))
    # Nobody knows yet what a period brings that is not over on the call's day.
    # but a dividend that was declared for it (董事会批准了2026财年的股息每股…).
    declared = pl.col("metric_id").str.contains("^dividend_(?:per_share|total)$")
    later = (pl.col("period_end") > pl.coalesce("call_date", "call_end")) & (pl.col("timing") != "authorization") & ~declared
    done = is_done_so_far() & (pl.col("period_end") <= pl.coalesce("call_date", "period_end")) & later
    # We expect customers to spend more, and revenue was $310 million: said in the past tense.
    happened = (pl.col("period_end") <= pl.col("call_end")) & pl.col("gap").str.contains(_HAPPENED)
    # 希望全年的现金流出比去年的32亿元减少: what a plan is compared with.
    compared = (pl.col("period_end") <= pl.col("call_end")) & pl.col("is_base_of_plan") & (pl.col("measure") == "level")
    forward = (pl.col("before_forward").is_not_null() | later) & ~pl.any_horizontal(stood, happened, done, compared).fill_null(False)
    in_percent = pl.col("measure").is_in(["ratio", "ratio_pp"])
    return (
        numbers.with_columns(
            is_forward_looking=forward.fill_null(False),
            in_percent=in_percent.fill_null(False),
            compares_both=compares_both(),
            metric_id=pl.when(in_percent).then(pl.col("ratio_metric_id")).otherwise(pl.col("metric_id")),
            measure=pl.col("measure").replace({"ratio": "level", "ratio_pp": "change_pp", "growth": "change_pct"}),
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
        .pipe(with_unit_of_price)
        .pipe(with_names_of_two)
        .pipe(with_results_per_share)
        .pipe(with_single_shares)
        .pipe(named_by_basis)
        .select(sorted({*_COLUMNS, "is_of_both", *looked_at()}))
        .filter(pl.all_horizontal(pl.col("metric_id", "measure", "segment", "period_start", "period_end").is_not_null()))
        .pipe(without_doubtful, [*_COLUMNS, "is_of_both"])
        .pipe(with_basic_twins)
        .select(_COLUMNS)
        .sort("document_id", "quantity_seq", maintain_order=True)
    )
