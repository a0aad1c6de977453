"""All rules over all documents at once: the checks, and the observations each stands on.

1. `statements`: observations that take part, each as the interval of exact values it stands for; a fact said several times once.
2. The rules, in the order of `RULES`; each is a file of its own and gives findings (`findings.py`).
3. Findings are numbered within their document: by rule, then by the place of the first number.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.audit.change_fits_levels import change_fits_levels
from transforms.audit.findings import FINDING
from transforms.audit.growth_fits_levels import growth_fits_levels
from transforms.audit.margin_fits_levels import margin_fits_levels
from transforms.audit.one_exchange_rate import one_exchange_rate
from transforms.audit.parts_add_up import parts_add_up
from transforms.audit.points_fit_levels import points_fit_levels
from transforms.audit.statements import most_precise, number_observations, statements, without_approximations
from transforms.companies import revenue_parts
from transforms.reference import table

#: In the order of the checks of a document.
RULES = ("parts_add_up", "change_fits_levels", "growth_fits_levels", "points_fit_levels", "margin_fits_levels", "one_exchange_rate")


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

    `observations`, `sentences` and `calls` are the frames of docs/architecture.md; no rule asks for the wording so far, so `sentences` is not
    read. Observations are told apart by `observation_seq`; where it is missing it is their order within the document.
    `parts` (`company_id`, `whole`, `part`: revenues that add up) and `metrics` (`metric_id`, `basis`, `ratio_metric_id`) default to the
    reference data. Raises only where columns are missing.
    """
    numbered = number_observations(observations)
    said = statements(numbered, calls)
    exact = most_precise(without_approximations(said))
    known_metrics = table("metrics") if metrics is None else metrics
    found = [
        parts_add_up(exact, revenue_parts() if parts is None else parts),
        change_fits_levels(exact),
        growth_fits_levels(exact),
        points_fit_levels(exact),
        margin_fits_levels(exact, known_metrics),
        one_exchange_rate(most_precise(said)),
    ]
    return _numbered(pl.concat([pl.DataFrame(schema=FINDING), *found]), numbered)


def _numbered(findings: pl.DataFrame, observations: pl.DataFrame) -> Audit:
    """Findings in the order of their document, apart from the observations they stand on."""
    ordered = (
        findings.with_columns(first_seq=pl.col("members").list.eval(pl.element().struct.field("observation_seq")).list.min())
        .sort("document_id", pl.col("rule").cast(pl.Enum(RULES)), "first_seq", "subject", maintain_order=True)
        .with_columns(check_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id"))
    )
    members = (
        ordered.select("document_id", "check_seq", "members")
        .explode("members", empty_as_null=False)
        .unnest("members")
        .join(observations.select("document_id", "observation_seq", "quantity_seq"), on=["document_id", "observation_seq"], how="left", maintain_order="left")
        .select("document_id", "check_seq", "quantity_seq", "observation_seq", "role")
    )
    checks = ordered.select("document_id", "call_id", "check_seq", *[name for name in FINDING if name not in ("document_id", "call_id", "members")])
    return Audit(checks, members)
