"""The stage as a whole: for every document the call it is of."""

from __future__ import annotations

import polars as pl

from transforms.calls.call_date import find_date, find_opening_date
from transforms.calls.company import tell_companies
from transforms.calls.currency import tell_currency
from transforms.calls.fiscal_calendar import said_month_ends
from transforms.calls.heads import read_heads
from transforms.calls.language import tell_language
from transforms.calls.period import tell_periods
from transforms.calls.printed_names import NO_NAME
from transforms.companies import companies

CALL = {
    "document_id": pl.String,
    "call_id": pl.String,
    "company_id": pl.String,
    "company_name": pl.String,
    "title": pl.String,
    "call_date": pl.Date,
    "period_start": pl.Date,
    "period_end": pl.Date,
    "fiscal_year": pl.Int16,
    "fiscal_quarter": pl.Int8,
    "fiscal_year_end_month": pl.Int8,
    "language": pl.String,
    "currency": pl.String,
}
TOLD = {
    "company_id": pl.String,
    "call_date": pl.Date,
    "period_start": pl.Date,
    "period_end": pl.Date,
    "language": pl.String,
    "currency": pl.String,
}
SIDECAR = "in a sidecar <name>.call.yml beside the file."
NO_COMPANY = f"Title, greeting, speakers, margins and closing lines name no company: give company_id {SIDECAR}"
NO_PERIOD = (
    "but neither title nor greeting names a quarter, half or year with its year, or the day of the call: "
    f"give period_start and period_end {SIDECAR}"
)


def identify_calls(
    documents: pl.DataFrame, lines: pl.DataFrame, utterances: pl.DataFrame, margins: pl.DataFrame | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Calls and rejections of a batch.

    documents: `contracts.SourceDocument`, whose nullable columns win over the text; utterances and margins as `read_turns` gives them
    (without margins the
    first lines stand for the title). Only documents that have turns are looked at.
    Returns `calls` (docs/architecture.md, and `company_name`) and rejections (`document_id`, `reason`, `detail`): `unknown_company`,
    `unknown_period`.
    """
    with_turns = documents.join(utterances.select("document_id").unique(), on="document_id", how="semi", maintain_order="left")
    told = with_turns.select(
        "document_id", *[(pl.col(c) if c in documents.columns else pl.lit(None)).cast(t).alias(c) for c, t in TOLD.items()]
    )
    heads = told.join(read_heads(with_turns, lines, utterances, margins), on="document_id", how="left", maintain_order="left")
    heads = heads.with_columns(
        pl.coalesce("language", tell_language()).alias("language"),
        pl.coalesce("call_date", find_date(pl.col("title")), find_opening_date(pl.col("greeting"))).alias("call_date"),
    )
    heads = tell_companies(heads, lines, utterances, margins)
    reference = companies()
    heads = heads.join(reference.select("company_id", "fiscal_year_end_month"), on="company_id", how="left", maintain_order="left")
    heads = tell_currency(tell_periods(heads, said_month_ends(heads, utterances)), reference, utterances)
    # A date before the period's end is no date of a call on it.
    heads = heads.with_columns(pl.when(pl.col("call_date") >= pl.col("period_end")).then("call_date").alias("call_date"))
    titles = pl.col("title").str.split("\n")
    named = titles.list.eval(pl.element().filter(~pl.element().str.strip_chars().str.contains(NO_NAME)))
    title = pl.coalesce(named.list.first(), titles.list.first()).str.replace_all(r"\s+", " ")
    heads = heads.with_columns(
        pl.concat_str("company_id", pl.col("period_end").cast(pl.String), separator="-").alias("call_id"),
        pl.when(title != "").then(title).alias("title"),
    )
    calls = heads.filter(pl.col("call_id").is_not_null()).select([pl.col(c).cast(t) for c, t in CALL.items()])
    rejections = _rejections(heads.filter(pl.col("call_id").is_null()))
    _check_each_once(with_turns, calls, rejections)
    return calls, rejections


def _rejections(heads: pl.DataFrame) -> pl.DataFrame:
    """`document_id`, `reason`, `detail`: what could be told, what could not, and what to do."""
    no_company = pl.col("company_id").is_null()
    told = pl.format("The company is told ({}), {}", pl.col("company_name").fill_null(pl.col("company_id")), pl.lit(NO_PERIOD))
    return heads.select(
        "document_id",
        pl.when(no_company).then(pl.lit("unknown_company")).otherwise(pl.lit("unknown_period")).alias("reason"),
        pl.when(no_company).then(pl.lit(NO_COMPANY)).otherwise(told).alias("detail"),
    )


def _check_each_once(documents: pl.DataFrame, calls: pl.DataFrame, rejections: pl.DataFrame) -> None:
    """Every document has either a call or a rejection: anything else would drop it, or count it twice, without a word."""
    judged = pl.concat([calls.select("document_id"), rejections.select("document_id")])
    if not judged.sort("document_id").equals(documents.select("document_id").sort("document_id")):
        raise ValueError(f"{documents.height} documents got {calls.height} calls and {rejections.height} rejections")
