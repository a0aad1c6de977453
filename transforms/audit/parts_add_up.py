"""`parts_add_up`: the revenue of a whole is the sum of its parts, where reference data says which parts it has."""

from __future__ import annotations

import polars as pl

from transforms.audit.findings import Findings, fact_in_words, findings, joined_by
from transforms.audit.intervals import overlap, plain_interval
from transforms.audit.statements import as_role, in_words

_SAME = ["document_id", "period_start", "period_end", "unit_id", "per"]


def parts_add_up(exact: pl.DataFrame, parts: pl.DataFrame) -> Findings:
    """Every whole of which all parts were said for the same period and in the same unit. Expected: the sum of the parts.

    `parts`: `company_id`, `whole`, `part` (codes of segments).
    """
    revenues = exact.filter(pl.col("metric_id") == "revenue", pl.col("measure") == "level")
    wholes = revenues.join(parts, left_on=["company_id", "segment"], right_on=["company_id", "whole"], maintain_order="left_right")
    said_parts = as_role(revenues, "part", [*_SAME, "segment"]).rename({"segment": "part"})
    compared = (
        wholes.join(said_parts, on=[*_SAME, "part"], how="left", nulls_equal=True, maintain_order="left")
        .group_by("document_id", "observation_seq", maintain_order=True)
        .agg(
            pl.col("call_id", "segment", "metric_id", "period_start", "period_end", "unit_id", "first", "last").first(),
            actual_low=pl.col("low").first(),
            actual_high=pl.col("high").first(),
            expected_low=pl.col("part_low").sum(),
            expected_high=pl.col("part_high").sum(),
            all_said=pl.col("part_seq").is_not_null().all(),
            count=pl.len(),
            terms=in_words("part").str.join(" + "),
            part_seqs=pl.col("part_seq"),
        )
        .filter("all_said")
        .with_columns(passed=overlap("actual_low", "actual_high", "expected_low", "expected_high"))
    )
    return findings(
        compared,
        rule="parts_add_up",
        subject=fact_in_words(),
        unit_id=pl.col("unit_id"),
        detail=pl.format(
            "The {} parts, {}, add up to {} {}, {} the whole was said to be {}.",
            "count",
            "terms",
            plain_interval("expected_low", "expected_high"),
            "unit_id",
            joined_by(),
            in_words(),
        ),
        members=[("whole", "observation_seq"), ("part", "part_seqs")],
    )
