"""All rules over all documents at once: the checks, and the observations each stands on.

1. `statements`: observations that take part, each as the interval of exact values it stands for; a fact said several times once.
2. The rules, in the order of `findings.RULES`; each is a file of its own and gives findings.
3. Findings are numbered within their document: by rule, then by the place of the first number.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.audit.change_fits_levels import change_fits_levels
from transforms.audit.changes_and_levels import changes_and_levels
from transforms.audit.findings import CHECK, MEMBER, Findings
from transforms.audit.growth_fits_levels import growth_fits_levels
from transforms.audit.margin_fits_levels import margin_fits_levels
from transforms.audit.one_exchange_rate import one_exchange_rate
from transforms.audit.parts_add_up import parts_add_up
from transforms.audit.points_fit_levels import points_fit_levels
from transforms.audit.statements import number_observations, statements, without_approximations
from transforms.companies import revenue_parts
from transforms.reference import table


class Audit(NamedTuple):
    """The frames of an audit.

    `checks`: `document_id`, `call_id`, `check_seq` (Int32, from 0 within the document), `rule`, `subject`, `expected_low`, `expected_high`,
    `actual_low`, `actual_high` (Decimal(38, 9), in `unit_id`, rounded outward), `unit_id`, `passed`, `detail`.

    `members`: `document_id`, `check_seq`, `quantity_seq`, `observation_seq`, `role`; one row an observation of a check.
    """

    checks: pl.DataFrame
    members: pl.DataFrame


def audit(
    observations: pl.DataFrame,
    sentences: pl.DataFrame,
    calls: pl.DataFrame,
    *,
    parts: pl.DataFrame | None = None,
    metrics: pl.DataFrame | None = None,
) -> Audit:
    """Checks the observations of every document against each other.

    `observations`, `sentences` and `calls` are the frames of docs/architecture.md; no rule asks for the wording so far, so `sentences`
    is not read. Observations are told apart by `observation_seq`; where it is missing it is their order within the document.
    `parts` (`company_id`, `whole`, `part`: revenues that add up) and `metrics` (`metric_id`, `basis`, `ratio_metric_id`) default to the
    reference data. Raises only where columns are missing.
    """
    numbered = number_observations(observations)
    said = statements(numbered, calls)
    exact = without_approximations(said)
    changes = changes_and_levels(exact)
    return _put_together(
        [
            parts_add_up(exact, revenue_parts() if parts is None else parts),
            change_fits_levels(changes),
            growth_fits_levels(changes),
            points_fit_levels(changes),
            margin_fits_levels(exact, table("metrics") if metrics is None else metrics),
            one_exchange_rate(said),
        ],
        numbered.select("document_id", "observation_seq", "quantity_seq"),
    )


def _put_together(found: list[Findings], places: pl.DataFrame) -> Audit:
    """The findings of all rules, numbered within their document."""
    checks = pl.concat([pl.DataFrame(schema=CHECK), *[rule.checks for rule in found]])
    members = pl.concat([pl.DataFrame(schema=MEMBER), *[rule.members for rule in found]])
    in_order = (
        checks.join(members.group_by("rule", "finding").agg(first_seq=pl.col("observation_seq").min()), on=["rule", "finding"], how="left")
        .sort("document_id", "rule", "first_seq", "finding")
        .with_columns(check_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"))
    )
    placed = (
        in_order.select("rule", "finding", "document_id", "check_seq")
        .join(members, on=["rule", "finding"], maintain_order="left_right")
        .join(places, on=["document_id", "observation_seq"], how="left", maintain_order="left")
    )
    columns = [name for name in CHECK if name not in ("finding", "document_id", "call_id")]
    return Audit(
        in_order.select("document_id", "call_id", "check_seq", *columns).with_columns(pl.col("rule").cast(pl.String)),
        placed.select("document_id", "check_seq", "quantity_seq", "observation_seq", "role"),
    )
