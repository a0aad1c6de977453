"""The YAML files of this folder as frames: one table a concept, keyed by `company_id`.

A file is named after its company (`alibaba.yml`) and says where its facts were taken from (`source`). A company needs no code; a value
left out is null.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl
import yaml

GROUP_CODE = "group"

_COMPANY = {
    "company_id": pl.String,
    "name": pl.String,
    "name_zh": pl.String,
    "ticker": pl.String,
    "reporting_currency": pl.String,
    "fiscal_year_end_month": pl.Int8,
}
_ALIAS = {"company_id": pl.String, "alias": pl.String}
_OFFICER = {"company_id": pl.String, "name": pl.String, "name_zh": pl.String, "alias": pl.String, "title": pl.String, "title_zh": pl.String}
_SEGMENT = {
    "company_id": pl.String,
    "code": pl.String,
    "name": pl.String,
    "name_zh": pl.String,
    "level": pl.String,
    "parent": pl.String,
    "valid_from": pl.Date,
    "valid_to": pl.Date,
}
_SEGMENT_ALIAS = {"company_id": pl.String, "code": pl.String, "alias": pl.String}
_PART = {"company_id": pl.String, "whole": pl.String, "part": pl.String}


@cache
def _files() -> tuple[dict[str, Any], ...]:
    folder = files("transforms.companies")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yml"))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(yaml.load((folder / name).read_text("utf-8"), loader) for name in names)


def _frame(rows: list[dict[str, Any]], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema)


def _names(entry: dict[str, Any]) -> list[str]:
    """Every name an entry goes by, each once: its names in both languages, then its aliases."""
    return list(dict.fromkeys(name for name in [entry.get("name"), entry.get("name_zh"), *entry.get("aliases", [])] if name))


@cache
def companies() -> pl.DataFrame:
    """One row a company, with the columns of `contracts.Company`; `ticker` is the primary listing."""
    return _frame([{**company, "ticker": next(iter(company.get("tickers", [])), None)} for company in _files()], _COMPANY)


@cache
def company_aliases() -> pl.DataFrame:
    """`company_id`, `alias`: every name and ticker symbol a transcript may call the company by."""
    return _frame(
        [{"company_id": c["company_id"], "alias": alias} for c in _files() for alias in [*_names(c), *c.get("tickers", [])]], _ALIAS
    )


@cache
def officers() -> pl.DataFrame:
    """`company_id`, `name`, `name_zh`, `alias`, `title`, `title_zh`: one row an alias; names are aliases of themselves."""
    return _frame(
        [
            {**officer, "company_id": c["company_id"], "alias": alias}
            for c in _files()
            for officer in c.get("officers", [])
            for alias in _names(officer)
        ],
        _OFFICER,
    )


@cache
def segments() -> pl.DataFrame:
    """`company_id`, `code`, `name`, `name_zh`, `level`, `parent`, `valid_from`, `valid_to`: the segment tree, the group first, without a
    parent.
    """
    rows = []
    for c in _files():
        rows.append({**c, "code": GROUP_CODE, "level": "group"})
        rows += [{"parent": GROUP_CODE, **segment, "company_id": c["company_id"]} for segment in c.get("segments", [])]
    return _frame(rows, _SEGMENT)


@cache
def segment_aliases() -> pl.DataFrame:
    """`company_id`, `code`, `alias`: every name a segment goes by, in any language."""
    return _frame(
        [
            {"company_id": c["company_id"], "code": s["code"], "alias": alias}
            for c in _files()
            for s in c.get("segments", [])
            for alias in _names(s)
        ],
        _SEGMENT_ALIAS,
    )


@cache
def group_aliases() -> pl.DataFrame:
    """`company_id`, `alias`: the names that mean the whole company, and not one of its segments."""
    return _frame(
        [
            {"company_id": c["company_id"], "alias": alias}
            for c in _files()
            for alias in dict.fromkeys([*_names(c), *c.get("group_aliases", [])])
        ],
        _ALIAS,
    )


@cache
def revenue_parts() -> pl.DataFrame:
    """`company_id`, `whole`, `part`: segments whose revenues add up to the revenue of the whole."""
    return _frame(
        [
            {"company_id": c["company_id"], "whole": s["code"], "part": part}
            for c in _files()
            for s in c.get("segments", [])
            for part in s.get("revenue_parts", [])
        ],
        _PART,
    )
