"""Rows of the dimensions that a batch of documents speaks of."""

from __future__ import annotations

import polars as pl

from transforms import contracts
from transforms.companies import companies, segments


def slug(text: pl.Expr) -> pl.Expr:
    """A name as part of an id: lower case, spaces and slashes as `_`; letters of every script stay."""
    return text.str.strip_chars().str.to_lowercase().str.replace_all(r"[\s/]+", "_")


def segment_code(name: pl.Expr) -> pl.Expr:
    """A segment's name as its code: a Chinese name stays as it was spoken (生成式AI), but for spaces; a Latin one becomes a slug."""
    han = name.str.contains(r"\p{Han}")
    return pl.when(han).then(name.str.strip_chars().str.replace_all(r"[\s/]+", "_")).otherwise(slug(name))


def speaker_id() -> pl.Expr:
    """`<call_id>/<name>`: titles and firms change from call to call, so a speaker is a person on a call."""
    return pl.concat_str(pl.col("call_id"), pl.lit("/"), slug(pl.col("speaker_name")))


def segment_id() -> pl.Expr:
    """`<company_id>/<code>`, or the name as spoken where the company's segments are not known."""
    return pl.concat_str(pl.col("company_id"), pl.lit("/"), segment_code(pl.col("segment")))


def period_id() -> pl.Expr:
    """ISO 8601 interval; an instant has equal ends."""
    return pl.concat_str(pl.col("period_start").cast(pl.String), pl.lit("/"), pl.col("period_end").cast(pl.String))


def company_rows(calls: pl.DataFrame) -> pl.DataFrame:
    """contracts.Company rows of the calls' companies; a company without reference data has what its documents say."""
    known = companies().join(calls.select("company_id").unique(), on="company_id", how="semi").select(contracts.Company.column_names())
    unknown = (
        calls.join(known, on="company_id", how="anti")
        .unique("company_id", keep="first", maintain_order=True)
        .select(
            "company_id",
            name=pl.coalesce("company_name", "company_id"),
            name_zh=pl.lit(None, pl.String),
            ticker=pl.lit(None, pl.String),
            reporting_currency="currency",
            fiscal_year_end_month=pl.col("fiscal_year_end_month").cast(pl.Int8),
        )
    )
    return pl.concat([known, unknown]).sort("company_id")


def speaker_rows(utterances: pl.DataFrame) -> pl.DataFrame:
    """contracts.Speaker rows of the batch's turns; title and firm from the first turn that has them."""
    named = utterances.filter(pl.col("speaker_id").is_not_null())
    return (
        named.group_by("speaker_id", maintain_order=True)
        .agg(
            name=pl.col("speaker_name").first(),
            title=pl.col("speaker_title").drop_nulls().first(),
            organization=pl.col("speaker_organization").drop_nulls().first(),
            side=pl.col("side").first(),
        )
        .sort("speaker_id")
    )


def segment_rows(calls: pl.DataFrame, observations: pl.DataFrame) -> pl.DataFrame:
    """contracts.Segment rows: the group and all known segments of the batch's companies, and segments that were only spoken of."""
    of_batch = calls.select("company_id").unique()
    groups = of_batch.select(
        "company_id",
        code=pl.lit("group"),
        name=pl.lit("Group"),
        name_zh=pl.lit("集团"),
        level=pl.lit("group"),
        parent=pl.lit(None, pl.String),
    )
    known = segments().join(of_batch, on="company_id", how="semi").select(groups.columns)
    listed = pl.concat([groups, known.cast(groups.schema)]).unique(["company_id", "code"], keep="first", maintain_order=True)
    spoken = (
        observations.select("company_id", code=segment_code(pl.col("segment")), name="segment")
        .unique(["company_id", "code"], keep="first", maintain_order=True)
        .join(listed, on=["company_id", "code"], how="anti")
        .with_columns(
            name_zh=pl.when(pl.col("name").str.contains(r"\p{Han}")).then("name"), level=pl.lit("business"), parent=pl.lit("group")
        )
    )
    rows = pl.concat([listed, spoken.select(listed.columns)])
    parent = pl.concat_str(pl.col("company_id"), pl.lit("/"), pl.col("parent"))
    return rows.select(
        segment_id=pl.concat_str(pl.col("company_id"), pl.lit("/"), pl.col("code")),
        company_id="company_id",
        code="code",
        name="name",
        name_zh="name_zh",
        level="level",
        parent_segment_id=pl.when(pl.col("code") == "group").then(None).otherwise(parent),
    ).sort("segment_id")


def period_rows(observations: pl.DataFrame) -> pl.DataFrame:
    """contracts.Period rows of the batch's observations."""
    distinct = observations.select("period_id", start_date="period_start", end_date="period_end").unique("period_id").sort("period_id")
    start, end = pl.col("start_date"), pl.col("end_date")
    whole_months = (start.dt.day() == 1) & (end == end.dt.month_end())
    months = (end.dt.year() - start.dt.year()) * 12 + end.dt.month() - start.dt.month() + 1
    kind = (
        pl.when(start == end)
        .then(pl.lit("instant"))
        .when(~whole_months)
        .then(pl.lit("custom"))
        .otherwise(months.replace_strict({3: "quarter", 6: "half", 9: "nine_months", 12: "year"}, default="custom", return_dtype=pl.String))
    )
    return distinct.with_columns(kind=kind)
