"""The sidecar: every key is optional, and a wrong one is said in a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from flows.commands.parse import Language
from flows.sidecar import Sidecar, read_sidecar
from flows.source_files import UnreadableError
from transforms.contracts.enumerations import LANGUAGES


def write(folder: Path, content: str) -> str:
    (folder / "q1.results.call.yml").write_text(content, encoding="utf-8")
    return str(folder / "q1.results.pdf")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", Sidecar()),
        ("# nothing yet\n", Sidecar()),
        ("company_id: heting\n", Sidecar(company_id="heting")),
        (
            "call_date: 2026-04-23\nlanguage: zh-Hans\ncurrency: USD",
            Sidecar(call_date=date(2026, 4, 23), language="zh-Hans", currency="USD"),
        ),
        ("period_start: 2025-12-01\nperiod_end: 2026-02-28", Sidecar(period_start=date(2025, 12, 1), period_end=date(2026, 2, 28))),
        ("company_id:\n", Sidecar()),
    ],
)
def test_what_a_sidecar_says(tmp_path: Path, content: str, expected: Sidecar) -> None:
    assert read_sidecar(write(tmp_path, content)) == expected


def test_most_transcripts_have_none(tmp_path: Path) -> None:
    assert read_sidecar(str(tmp_path / "call.txt")) == Sidecar()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("compny_id: heting", "unknown key compny_id"),
        ("call_date: 23.4.2026", "call_date: 23.4.2026"),
        ("call_date: 2026-13-01", "YAML"),
        ("language: chinese", "language: chinese"),
        ("currency: rmb", "currency: rmb"),
        ("company_id: Some Group", "company_id: Some Group"),
        ("period_start: 2026-03-01\nperiod_end: 2026-02-28", "period_start after its period_end"),
        ("just words", "one `key: value` a line"),
        ("a: [", "YAML"),
    ],
)
def test_a_bad_sidecar_is_refused_with_a_sentence(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_sidecar(write(tmp_path, content))
    assert refused.value.reason == "bad_sidecar"
    assert says in refused.value.detail
    assert refused.value.detail.startswith("The sidecar q1.results.call.yml ")


def test_the_command_line_knows_the_languages_of_the_contract() -> None:
    assert get_args(Language) == LANGUAGES
