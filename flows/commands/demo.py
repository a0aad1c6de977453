"""`callmart demo`: the shipped sample calls, from PDF to SQL, as a Prefect flow run."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.commands.check import audit_text
from flows.commands.failures import OK, REJECTED, CommandError
from flows.commands.ingest import run, summary
from flows.commands.output import cell, table

WAREHOUSE = Path("demo", "callmart.duckdb")
#: In an installed package beside this code, in a checkout at its top.
SAMPLE_FOLDERS = (Path(__file__).parents[1] / "samples", Path(__file__).parents[2] / "samples")
QUERY = "select segment, period_end, metric, measure, value, unit, sentence from mart.kpi where metric_id = 'adjusted_ebita' limit 5"
NUMBERS = ("revenue", "revenue_yoy_pct", "adjusted_ebita", "adjusted_ebita_margin_pct")


def demo_command() -> int:
    """Load the sample calls that ship with callmart into a fresh warehouse, and show what came out.

    Example: callmart demo
    """
    from flows.ingest import IngestRequest

    samples = sample_pdfs()
    for old in (WAREHOUSE, WAREHOUSE.with_name(f"{WAREHOUSE.name}.wal")):
        old.unlink(missing_ok=True)
    _say(f"Loading {len(samples)} sample calls from {samples[0].parent} as a Prefect flow run.")
    _say("A Prefect server on this machine starts first, which takes up to a minute.")
    report = run(IngestRequest(tuple(map(str, samples)), WAREHOUSE), as_flow=True)
    sys.stdout.write("\n" + summary(report))
    _say("\n" + _segments(WAREHOUSE))
    _say("What the audit found:\n" + audit_text(WAREHOUSE))
    _say(f"The published warehouse: {WAREHOUSE.absolute()}")
    _say(f'A query to try: callmart query --warehouse {WAREHOUSE} "{QUERY}"')
    return REJECTED if report.rejected.height else OK


def sample_pdfs() -> list[Path]:
    """The PDFs of the sample calls, sorted."""
    for folder in SAMPLE_FOLDERS:
        if found := sorted(folder.glob("*.pdf")):
            return found
    raise CommandError("The sample calls are not part of this installation: run `make demo` in a checkout of the project.")


def _segments(warehouse: Path) -> str:
    """The segment table of the latest call, amounts in millions as results releases print them."""
    import warehouse as store

    latest = store.calls(warehouse).sort("period_end", "call_id").row(-1, named=True)
    segments = store.segment_table(warehouse, latest["call_id"])
    quarter = f"quarter {latest['fiscal_quarter']} of fiscal year {latest['fiscal_year']}"
    rows = [[cell(row[column]) for column in segments.columns] for row in segments.to_dicts()]
    return f"{latest['company_name']}, {quarter} ({latest['call_id']}):\n" + table(segments.columns, rows, NUMBERS)


def _say(text: str) -> None:
    # Flushed, so that it stands before what Prefect writes to standard error meanwhile.
    print(text, flush=True)
