"""`callmart ingest`: transcripts into the published warehouse."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.failures import OK, REJECTED
from flows.commands.output import table
from flows.commands.warehouse_option import DEFAULT, WarehouseOption
from flows.prefect_settings import is_configured, use_local_settings

if TYPE_CHECKING:
    from flows.ingest import IngestRequest
    from flows.report import IngestReport

#: More rejections than a screen holds; all of them are in ops.source_file.
MOST_REJECTIONS_SHOWN = 40


def ingest_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders and globs of transcripts: PDF, text, HTML, Markdown.")
    ],
    warehouse: WarehouseOption = Path(DEFAULT),
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that read PDFs; one a core where not given.")] = None,
    password: Annotated[
        str | None, typer.Option(envvar="CALLMART_PDF_PASSWORD", help="Password of locked PDFs; better given in the environment variable.")
    ] = None,
    prefect: Annotated[bool, typer.Option("--prefect", help="Run as a Prefect flow even where PREFECT_API_URL is not set.")] = False,
) -> int:
    """Load transcripts into the warehouse and publish it.

    Files that were loaded before are skipped by their content; a bad file is rejected with its reason, and the others are loaded.

    Example: callmart ingest calls/ extra/*.pdf --warehouse callmart.duckdb
    """
    from flows.ingest import IngestRequest

    if password:
        # Not a parameter of the flow: Prefect would keep it in its database.
        os.environ["CALLMART_PDF_PASSWORD"] = password
    report = run(IngestRequest(tuple(paths), warehouse, workers or 0), as_flow=prefect or is_configured())
    sys.stdout.write(summary(report))
    return REJECTED if report.rejected.height else OK


def run(request: IngestRequest, *, as_flow: bool) -> IngestReport:
    """The one ingest, as a Prefect flow run or in this process."""
    if as_flow:
        use_local_settings()
        from flows.prefect_flow import ingest_flow

        return ingest_flow(list(request.paths), str(request.warehouse), request.workers, return_state=True).result()
    from flows.commands.progress import terminal_progress
    from flows.ingest import ingest
    from flows.steps import InProcess

    with terminal_progress() as show:
        return ingest(request, InProcess(show))


def summary(report: IngestReport) -> str:
    """The summary table of a run, then its rejections with their reasons."""
    counts = report.counts
    text = table(
        [*counts, "seconds", "warehouse"],
        [[*map(str, counts.values()), f"{report.seconds:.1f}", str(report.warehouse)]],
        [*counts, "seconds"],
    )
    rejected = report.rejected
    if rejected.height:
        text += "\n" + table(["rejected", "reason", "why, and what to do"], rejected.head(MOST_REJECTIONS_SHOWN).rows())
    if rejected.height > MOST_REJECTIONS_SHOWN:
        text += f"… and {rejected.height - MOST_REJECTIONS_SHOWN} more: all are in ops.source_file where run_id = '{report.run_id}'.\n"
    return text
