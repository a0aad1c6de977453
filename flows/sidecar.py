"""The sidecar `<name>.call.yml` beside a transcript: what the call is about, where the text does not say it or is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from flows.find_files import SIDECAR_SUFFIX
from flows.source_files import UnreadableError
from transforms.contracts.enumerations import LANGUAGES


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The nullable columns of `contracts.SourceDocument`: a value wins over what the text says."""

    company_id: str | None = None
    call_date: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    language: str | None = None
    currency: str | None = None


SLUG = re.compile(r"[a-z0-9_]+")
CURRENCY = re.compile(r"[A-Z]{3}")
DATE_KEYS = ("call_date", "period_start", "period_end")
KEYS = tuple(Sidecar.__dataclass_fields__)


def sidecar_path(transcript: str) -> Path:
    path = Path(transcript)
    return path.with_name(path.stem + SIDECAR_SUFFIX)


def read_sidecar(transcript: str) -> Sidecar:
    """The sidecar of a transcript, all null where there is none.

    Raises:
        UnreadableError: `bad_sidecar`, with a sentence that names the key and what it takes.
    """
    path = sidecar_path(transcript)
    if not path.is_file():
        return Sidecar()
    try:
        content: Any = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError, ValueError):
        raise _bad(path, "cannot be read as YAML: write one `key: value` a line") from None
    if content is None:
        return Sidecar()
    if not isinstance(content, dict):
        raise _bad(path, "must hold one `key: value` a line")
    unknown = [str(key) for key in content if key not in KEYS]
    if unknown:
        raise _bad(path, f"has the unknown key {unknown[0]}: the keys are {', '.join(KEYS)}")
    for key, value in content.items():
        _check(path, key, value)
    sidecar = Sidecar(**content)
    if sidecar.period_start and sidecar.period_end and sidecar.period_start > sidecar.period_end:
        raise _bad(path, "has a period_start after its period_end")
    return sidecar


def _check(path: Path, key: str, value: object) -> None:
    if value is None:
        return
    if key in DATE_KEYS:
        if type(value) is not date:
            raise _bad(path, f"has {key}: {value}, but a date is written like 2026-02-28")
    elif key == "language":
        if value not in LANGUAGES:
            raise _bad(path, f"has language: {value}, but a language is one of {', '.join(LANGUAGES)}")
    elif key == "currency":
        if not isinstance(value, str) or not CURRENCY.fullmatch(value):
            raise _bad(path, f"has currency: {value}, but a currency is three capitals like CNY or USD")
    elif not isinstance(value, str) or not SLUG.fullmatch(value):
        raise _bad(path, f"has company_id: {value}, but an id is made of small letters, digits and _ (for digits alone, in quotes)")


def _bad(path: Path, problem: str) -> UnreadableError:
    return UnreadableError("bad_sidecar", f"The sidecar {path.name} {problem}.")
