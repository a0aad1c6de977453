"""`callmart query`: one read-only query on the published warehouse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.failures import OK
from flows.commands.output import Format, rendered
from flows.commands.warehouse_option import DEFAULT, WarehouseOption


def query_command(
    sql: Annotated[str, typer.Argument(help="One statement that only reads.")],
    warehouse: WarehouseOption = Path(DEFAULT),
    form: Annotated[Format, typer.Option("--format", "-f", help="In JSON exact numbers are strings of decimal digits.")] = "table",
) -> int:
    """Run one read-only query on the published warehouse.

    Example: callmart query "select segment, revenue, unit from mart.segment_quarter" --format csv
    """
    import warehouse as store

    sys.stdout.write(rendered(store.query(warehouse, sql), form))
    return OK
