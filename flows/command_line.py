"""The console script `callmart`: its commands, and how their errors reach a person."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from flows.commands.check import check_command
from flows.commands.companies import companies_app
from flows.commands.demo import demo_command
from flows.commands.doctor import doctor_command
from flows.commands.failures import INTERRUPTED, OK, REJECTED, WRONG_USAGE, CommandError
from flows.commands.ingest import ingest_command
from flows.commands.parse import parse_command
from flows.commands.query import query_command

#: Set to see the traceback of an error instead of its sentence.
TRACEBACK_VARIABLE = "CALLMART_TRACEBACK"

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=False)
app.command("demo")(demo_command)
app.command("ingest")(ingest_command)
app.command("parse")(parse_command)
app.command("query")(query_command)
app.command("check")(check_command)
app.add_typer(companies_app, name="companies")
app.command("doctor")(doctor_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"callmart {version('callmart')}")
        raise typer.Exit()


@app.callback()
def callmart(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
) -> None:
    """Earnings-call transcripts into a DuckDB warehouse.

    Example: callmart ingest calls/ && callmart query "from mart.kpi limit 5"
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives its exit code: 0, 1 where some input was rejected or a check failed, 2 on wrong usage.

    An error is one sentence on standard error, never a traceback, unless CALLMART_TRACEBACK is set.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if not arguments:
        return _fail("Say what to do: callmart --help lists the commands.", WRONG_USAGE)
    try:
        return app(arguments, prog_name="callmart", standalone_mode=False) or OK
    except (KeyboardInterrupt, typer.Abort):
        return _fail("Interrupted; the published warehouse is as it was.", INTERRUPTED)
    except BrokenPipeError:
        # The reader of a pipe has what it wanted (`| head`): say no more, not even when Python flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        return _fail(*_sentence(error))


def _sentence(error: Exception) -> tuple[str, int]:
    if isinstance(error, typer.TyperException):
        said = " ".join(error.format_message().replace("Value error, ", "").split()).rstrip(".")
        return f"{said}; --help shows an example.", WRONG_USAGE
    if isinstance(error, CommandError):
        return str(error), error.code
    if _is_warehouse_error(error):
        return str(error), REJECTED
    said = " ".join(str(error).split())[:300]
    return (
        f"callmart failed ({type(error).__name__}: {said}); set {TRACEBACK_VARIABLE}=1 and run it again to see where, then report it.",
        REJECTED,
    )


def _is_warehouse_error(error: Exception) -> bool:
    """Told without importing the warehouse, which a command that failed early has not needed."""
    connect = sys.modules.get("warehouse.connect")
    return connect is not None and isinstance(error, connect.WarehouseError)


def _fail(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
