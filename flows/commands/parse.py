"""`callmart parse`: the numbers of a text, without a warehouse."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from flows.commands.failures import OK, WRONG_USAGE, CommandError
from flows.commands.output import cell, json_value, table

if TYPE_CHECKING:
    import polars as pl

#: `contracts.enumerations.LANGUAGES`, written out because reading the contracts would make `--help` slow; a test holds them together.
Language = Literal["zh-Hans", "zh-Hant", "en"]

KEYS = ("surface", "start", "end", "kind", "value", "low", "high", "unit", "counted", "per", "qualifier", "ulp", "date_start", "date_end")
SHOWN = tuple(key for key in KEYS if key not in ("start", "end", "ulp"))
#: Lines read at once from standard input: enough for speed, few enough that a long stream flows.
LINES_AT_ONCE = 5_000


def parse_command(
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="Texts; without any, one text a line on standard input.")] = None,
    language: Annotated[Language | None, typer.Option(help="Language of the texts, told from each text where not given.")] = None,
    currency: Annotated[str | None, typer.Option(help="Currency of amounts that name none, for example CNY.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line; numbers as decimal strings, offsets in characters.")
    ] = False,
) -> int:
    """Read the numbers in text: money, percentages, counts, durations, dates.

    Example: callmart parse "营收 2,248亿元人民币，同比增长 9%" --json
    """
    if currency is not None and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise CommandError(f"--currency takes a code of three letters like CNY or USD, not {currency}.", WRONG_USAGE)
    if not text and sys.stdin.isatty():
        raise CommandError("Give text as arguments, or one text a line on standard input.", WRONG_USAGE)
    texts: Iterable[str] = text or (line.rstrip("\r\n") for line in sys.stdin)
    for chunk in _chunks(texts):
        mentions = _read(chunk, language, currency.upper() if currency else None)
        sys.stdout.writelines(_json_lines(chunk, mentions) if as_json else [_table(chunk, mentions)])
    return OK


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    stream = iter(texts)
    while chunk := list(islice(stream, LINES_AT_ONCE)):
        yield chunk


def _read(texts: Sequence[str], language: str | None, currency: str | None) -> pl.DataFrame:
    import polars as pl

    from transforms import read_quantities

    return read_quantities(pl.Series(texts, dtype=pl.String), language=language, currency=currency)


def _json_lines(texts: Sequence[str], mentions: pl.DataFrame) -> Iterator[str]:
    """One object a text, also for a text without numbers, so that line n of the output is line n of the input."""
    found: list[list[dict[str, Any]]] = [[] for _ in texts]
    for row in mentions.select("text_index", *KEYS).iter_rows(named=True):
        found[row.pop("text_index")].append({key: json_value(value) for key, value in row.items()})
    for text, quantities in zip(texts, found, strict=True):
        yield json.dumps({"text": text, "quantities": quantities}, ensure_ascii=False) + "\n"


def _table(texts: Sequence[str], mentions: pl.DataFrame) -> str:
    if mentions.is_empty():
        return "No numbers found.\n"
    numbered = len(texts) > 1
    rows = [
        [*([str(row["text_index"] + 1)] if numbered else []), *(cell(row[key]) for key in SHOWN)] for row in mentions.iter_rows(named=True)
    ]
    return table([*(["text"] if numbered else []), *SHOWN], rows, ["text", "value", "low", "high"])
