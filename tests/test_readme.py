"""The README shows what the commands print: its console blocks are compared with what the shipped samples give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import warehouse
from flows.commands.check import audit_text
from flows.commands.demo import sample_pdfs, segment_text
from flows.commands.output import rendered
from flows.ingest import IngestRequest, ingest
from flows.steps import InProcess

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)\n```", re.DOTALL)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readme") / "callmart.duckdb"
    ingest(IngestRequest(tuple(map(str, sample_pdfs())), path), InProcess())
    return path


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_console_blocks_are_what_the_commands_print(name: str, published: Path) -> None:
    blocks = BLOCK.findall((ROOT / name).read_text("utf-8"))
    assert [command.split(" ")[0] for command, _ in blocks] == ["make", "callmart"]
    printed = f"{segment_text(published)}\n{audit_text(published)}"
    for command, output in blocks:
        if query := re.search(r'query .*"(.+)"$', command):
            printed = rendered(warehouse.query(published, query[1]), "table")
        for line in output.splitlines():
            assert line == "…" or line in printed, line


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_every_path_that_the_readme_names_is_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    named = re.findall(r"\]\(([^)h][^)]*)\)", text) + re.findall(r"^\| `([a-z_]+/)`", text, re.MULTILINE)
    assert len(named) > 6
    assert [path for path in named if not (ROOT / path).exists()] == []
