"""`callmart doctor`: what is installed, what is missing and how to get it, and whether the warehouse is healthy."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from flows.commands.failures import OK, REJECTED
from flows.commands.output import rendered, table
from flows.commands.warehouse_option import DEFAULT, WarehouseOption
from flows.tesseract import HOW_TO_GET_IT, installed_languages

PACKAGES = (
    "callmart",
    "polars",
    "duckdb",
    "prefect",
    "pypdfium2",
    "pdfplumber",
    "lxml",
    "markdown-it-py",
    "dataframely",
    "pyarrow",
    "pyyaml",
    "numpy",
    "typer",
)


@dataclass(frozen=True, slots=True)
class OptionalPart:
    name: str
    purpose: str
    is_there: Callable[[], bool]
    how_to_get_it: str


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def _recognises(model: str) -> Callable[[], bool]:
    return lambda: model in installed_languages()


def _has_chinese_fonts() -> bool:
    listing = shutil.which("fc-list")
    return listing is not None and bool(subprocess.run([listing, ":lang=zh"], capture_output=True, check=False).stdout.strip())


OPTIONAL_PARTS = (
    *(
        OptionalPart(f"tesseract, {language}", "text recognition of scanned PDFs", _recognises(model), HOW_TO_GET_IT)
        for language, model in (("English", "eng"), ("simplified Chinese", "chi_sim"), ("traditional Chinese", "chi_tra"))
    ),
    OptionalPart(
        "chromium", "tests of pages in a browser", _program("chromium", "chromium-browser", "google-chrome"), "apt-get install chromium"
    ),
    OptionalPart("Chinese fonts", "typesetting the sample PDFs anew", _has_chinese_fonts, "apt-get install fontconfig fonts-noto-cjk"),
    OptionalPart(
        "weasyprint", "typesetting the sample PDFs anew", lambda: find_spec("weasyprint") is not None, "pip install 'callmart[typeset]'"
    ),
    OptionalPart("PostgreSQL", "a shared lake catalog", _program("pg_ctl", "pg_ctlcluster"), "apt-get install postgresql"),
)


def doctor_command(warehouse: WarehouseOption = Path(DEFAULT)) -> int:
    """Say what is installed, which optional parts are missing and how to get them, and whether the warehouse is healthy.

    Example: callmart doctor --warehouse callmart.duckdb
    """
    versions = {name: _version(name) for name in PACKAGES}
    rows = [["python", platform.python_version()], *([name, found or "missing"] for name, found in versions.items())]
    sys.stdout.write(table(["package", "version"], rows) + "\n")
    parts = [[part.name, part.purpose, "there" if part.is_there() else f"missing: {part.how_to_get_it}"] for part in OPTIONAL_PARTS]
    sys.stdout.write(table(["optional part", "for", "state"], parts) + "\n")
    missing = [name for name, found in versions.items() if found is None]
    if missing:
        sys.stdout.write(f"Missing packages: {', '.join(missing)}. Run `make setup`, or install callmart again.\n")
    return OK if _warehouse_is_healthy(warehouse) and not missing else REJECTED


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _warehouse_is_healthy(warehouse: Path) -> bool:
    """Print the state of the warehouse. Having none yet is healthy."""
    import warehouse as store

    if not warehouse.exists():
        sys.stdout.write(f"There is no warehouse at {warehouse} yet: `callmart ingest PATH` makes it.\n")
        return True
    sys.stdout.write(f"{warehouse}\n" + rendered(store.health(warehouse), "table"))
    problems = store.data_problems(warehouse)
    if problems.height:
        sys.stdout.write("\nRows that fail a data check; load their documents into a new warehouse:\n" + rendered(problems, "table"))
    return problems.is_empty()
