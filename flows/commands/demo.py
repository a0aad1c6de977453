"""`callmart demo`: the shipped sample calls, from PDF to SQL, as a Prefect flow run."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from flows.commands.check import audit_text
from flows.commands.failures import OK, REJECTED, CommandError
from flows.commands.ingest import run, summary
from flows.commands.output import cell, table

WAREHOUSE = Path("demo", "callmart.duckdb")
#: In an installed package beside this code, in a checkout at its top.
SAMPLE_FOLDERS = (Path(__file__).parents[1] / "samples", Path(__file__).parents[2] / "samples")
QUERY = "select segment, period_end, metric, measure, value, unit, sentence from mart.kpi where metric_id = 'adjusted_ebita' limit 5"
HEADINGS = ("segment", "分部", "revenue", "growth %", "adjusted EBITA", "margin %", "in")


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
    _say("\n" + segment_text(WAREHOUSE))
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


def segment_text(warehouse: Path) -> str:
    """The segment table of the latest call, as a results release prints it."""
    import warehouse as store

    latest = store.calls(warehouse).sort("period_end", "call_id").row(-1, named=True)
    quarter = f"quarter {latest['fiscal_quarter']} of fiscal year {latest['fiscal_year']} ({latest['call_id']})"
    rows = [_segment_row(row) for row in store.segment_table(warehouse, latest["call_id"]).to_dicts()]
    return f"{latest['company_name']}, {quarter}:\n" + table(HEADINGS, rows, HEADINGS[2:-1])


def _segment_row(row: dict[str, Any]) -> list[str]:
    amounts = [
        _millions(row["revenue"]),
        cell(row["revenue_yoy_pct"]),
        _millions(row["adjusted_ebita"]),
        cell(row["adjusted_ebita_margin_pct"]),
    ]
    return [row["segment_name"], cell(row["segment_name_zh"]), *amounts, f"{row['unit']} million"]


def _millions(amount: Decimal | None) -> str:
    """An exact amount in millions, with thousands set off: 8,270 or 186.5."""
    if amount is None:
        return ""
    whole, point, rest = cell(amount.scaleb(-6)).partition(".")
    return f"{int(whole):,}{point}{rest}" if whole not in ("-0", "") else f"{whole}{point}{rest}"


def _say(text: str) -> None:
    # Flushed, so that it stands before what Prefect writes to standard error meanwhile.
    print(text, flush=True)
