"""The option `--warehouse` of every command that reads or writes one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT = "callmart.duckdb"

WarehouseOption = Annotated[
    Path,
    typer.Option(
        "--warehouse",
        "-w",
        envvar="CALLMART_WAREHOUSE",
        help="The published DuckDB file.",
        dir_okay=False,
    ),
]
