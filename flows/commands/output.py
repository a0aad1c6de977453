"""What commands print: frames as tables, CSV, JSON or Markdown, with exact numbers as people write them."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import polars as pl

Format = Literal["table", "csv", "json", "markdown"]
#: Wider than any table: output that is piped is never wrapped.
UNLIMITED = 100_000


def number_text(value: Decimal) -> str:
    """An exact number without trailing zeros and without an exponent: `224800000000`, `1.95`, `-0.5`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def cell(value: object) -> str:
    """A value as one line of text; null is empty."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def json_value(value: object) -> object:
    """A value for JSON: exact numbers as decimal strings, since JSON readers make them floating point; dates as ISO."""
    if isinstance(value, Decimal):
        return number_text(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, list):
        return [json_value(item) for item in value]
    if isinstance(value, dict):
        return {str(key): json_value(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else str(value)


def rendered(frame: pl.DataFrame, form: Format) -> str:
    """The frame as text that ends with a line end."""
    if form == "json":
        return json.dumps([json_value(row) for row in frame.to_dicts()], ensure_ascii=False, indent=2) + "\n"
    rows = [[cell(value) for value in row] for row in frame.rows()]
    if form == "csv":
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([frame.columns, *rows])
        return text.getvalue()
    if form == "markdown":
        return _markdown(frame.columns, rows)
    return table(frame.columns, rows)


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(text.replace("|", "\\|").replace("\n", " ") for text in line) + " |\n" for line in lines)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[str] = ()) -> str:
    """An aligned table; columns named in `numbers` are set to the right. It fits the terminal, and is not cut where there is none."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        made.add_column(Text(column), justify="right" if column in numbers else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(text) for text in row))
    console = Console(file=io.StringIO(), width=None if sys.stdout.isatty() else UNLIMITED, color_system=None)
    console.print(made)
    text = console.file.getvalue() if isinstance(console.file, io.StringIO) else ""
    return "".join(line.rstrip() + "\n" for line in text.splitlines())
