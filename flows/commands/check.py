"""`callmart check`: every audit rule and data check of the published warehouse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.explain import explain_text
from flows.commands.failures import OK, REJECTED
from flows.commands.output import rendered
from flows.commands.warehouse_option import DEFAULT, WarehouseOption

ExplainOption = Annotated[
    str | None,
    typer.Option("--explain", metavar="OBSERVATION_ID", help="Print an observation's sentence, its words marked, and its rule."),
]


def check_command(warehouse: WarehouseOption = Path(DEFAULT), explain: ExplainOption = None) -> int:
    """Show what every audit rule found, and check the warehouse's own rows; what fails is printed with both sides quoted.

    Example: callmart check --warehouse callmart.duckdb
    """
    import warehouse as store

    if explain is not None:
        sys.stdout.write(explain_text(warehouse, explain))
        return OK

    failed, problems = store.failed_checks(warehouse), store.data_problems(warehouse)
    sys.stdout.write(audit_text(warehouse))
    if problems.height:
        sys.stdout.write("\nRows that fail a data check:\n" + rendered(problems, "table"))
    else:
        sys.stdout.write("\nEvery row passes the data checks.\n")
    return REJECTED if failed.height or problems.height else OK


def audit_text(warehouse: Path) -> str:
    """What the audit found: assertions by call and rule, then each that failed with the sentences it stands on."""
    import warehouse as store

    summary = store.audit_summary(warehouse)
    if summary.is_empty():
        return "The audit found nothing to compare: no call says one thing twice.\n"
    return rendered(summary, "table") + "".join(_failure(row) for row in store.failed_checks(warehouse).to_dicts())


def _failure(row: dict[str, object]) -> str:
    """A check that failed: what does not fit, then each side with its page and its sentence, a line each."""
    quoted = "".join(f"    {line}\n" for line in str(row["sentences"]).splitlines())
    return f"\n{row['call_id']}: {row['rule']} fails for {row['subject']}: {row['detail']}\n{quoted}"
