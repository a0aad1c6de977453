"""`callmart companies`: companies with reference data, and a template for a new one."""

from __future__ import annotations

import re
import sys
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Annotated

import typer

from flows.commands.failures import OK, WRONG_USAGE, CommandError
from flows.commands.output import rendered

companies_app = typer.Typer(rich_markup_mode=None, add_completion=False)
COMPANY_ID = re.compile(r"[a-z][a-z0-9_]*")


@companies_app.callback(invoke_without_command=True)
def list_command(context: typer.Context) -> int:
    """List the companies with reference data.

    A company without any still loads: its segments are then named as they were spoken.

    Example: callmart companies
    """
    if context.invoked_subcommand is None:
        import polars as pl

        from transforms.companies import companies, segments

        counted = segments().filter(pl.col("level") != "group").group_by("company_id").agg(segments=pl.len())
        listed = companies().join(counted, on="company_id", how="left").with_columns(pl.col("segments").fill_null(0))
        sys.stdout.write(rendered(listed.sort("company_id"), "table"))
    return OK


@companies_app.command("new")
def new_command(
    company_id: Annotated[str, typer.Argument(metavar="ID", help="Small letters, digits and _: it becomes part of every id.")],
    folder: Annotated[Path | None, typer.Option("--out", help="Folder to write to; where the reference data is, if not given.")] = None,
) -> int:
    """Write a commented YAML file for a company, to fill in: names, calendar, currency, segments, officers.

    Example: callmart companies new tal
    """
    if not COMPANY_ID.fullmatch(company_id):
        raise CommandError(f"{company_id} cannot be a company's id: use small letters, digits and _, beginning with a letter.", WRONG_USAGE)
    path = Path(folder or str(files("transforms.companies"))) / f"{company_id}.yml"
    template = Template((files("flows.commands") / "company_template.yml").read_text("utf-8"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(template.substitute(company_id=company_id, name=company_id.replace("_", " ").title()))
    except FileExistsError:
        raise CommandError(f"{path} is there already: edit it, or remove it to begin anew.") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CommandError(f"{path} cannot be written ({reason}): name another folder with --out.") from None
    sys.stdout.write(f"{path}\nFill it in; calls loaded from then on use it.\n")
    return OK
