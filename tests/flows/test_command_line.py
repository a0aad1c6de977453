"""What a person meets at the command line: exit codes, one plain sentence for an error, and what each command prints."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from flows.command_line import main
from tests.flows.conftest import GOOD

COMMANDS = ("demo", "ingest", "parse", "query", "check", "companies", "companies new", "doctor")


@pytest.fixture
def loaded(tmp_path: Path, stand_in: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published warehouse of one call, named by the environment."""
    (tmp_path / "alpha.txt").write_bytes(GOOD["alpha.txt"])
    published = tmp_path / "w.duckdb"
    assert main(["ingest", str(tmp_path / "alpha.txt"), "--warehouse", str(published)]) == 0
    monkeypatch.setenv("CALLMART_WAREHOUSE", str(published))
    return published


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help"]) == 0
    assert f"Example: callmart {command}" in " ".join(capsys.readouterr().out.split())


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    assert all(f"\n  {command} " in listed for command in COMMANDS if " " not in command)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "callmart --help"),
        (["transcribe"], "transcribe"),
        (["ingest"], "PATH"),
        (["ingest", "a.txt", "--workers", "0"], "--workers"),
        (["query", "select 1", "--format", "xml"], "--format"),
        (["query", "select 1", "--colour"], "--colour"),
        (["parse", "9%", "--currency", "yuan"], "--currency"),
        (["parse", "9%", "--language", "fr"], "--language"),
        (["companies", "new", "Some Group"], "Some Group"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert says in shown.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["query", "select 1", "--warehouse", "gone.duckdb"], "gone.duckdb"),
        (["query", "select nothing"], "nothing"),
        (["query", "drop table dim_call"], "SELECT"),
        (["check", "--warehouse", "gone.duckdb"], "gone.duckdb"),
    ],
)
def test_a_failure_is_one_sentence_and_exit_code_1(
    arguments: list[str], says: str, loaded: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(loaded.parent)
    capsys.readouterr()
    assert main(arguments) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert says in shown.err


def test_a_fault_of_ours_is_a_sentence_too_unless_the_traceback_is_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("it broke")

    monkeypatch.setattr("flows.commands.parse._read", broken)
    assert main(["parse", "9%"]) == 1
    assert "it broke" in capsys.readouterr().err
    monkeypatch.setenv("CALLMART_TRACEBACK", "1")
    with pytest.raises(RuntimeError):
        main(["parse", "9%"])


EXACT = """
    select 224800000000::decimal(38, 9) as value, 1.950000000::decimal(38, 9) as eps, null as missing,
    date '2025-06-30' as day, 'a|b' as text
"""


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("csv", "value,eps,missing,day,text\n224800000000,1.95,,2025-06-30,a|b\n"),
        (
            "markdown",
            "| value | eps | missing | day | text |\n| --- | --- | --- | --- | --- |\n| 224800000000 | 1.95 |  | 2025-06-30 | a\\|b |\n",
        ),
        ("table", "value          eps    missing   day          text\n"),
    ],
)
def test_query_prints_exact_numbers_in_every_format(form: str, expected: str, loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["query", EXACT, "--format", form]) == 0
    assert capsys.readouterr().out.startswith(expected)


def test_query_prints_json_with_decimal_strings(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["query", EXACT, "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row == {"value": "224800000000", "eps": "1.95", "missing": None, "day": "2025-06-30", "text": "a|b"}


def test_parse_prints_one_json_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "营收 2,248亿元人民币，同比增长 9%", "no number here", "--json"]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert second == {"text": "no number here", "quantities": []}
    money, percent = first["quantities"]
    assert (money["kind"], money["value"], money["unit"], money["ulp"]) == ("money", "224800000000", "CNY", "100000000")
    assert (percent["kind"], percent["value"], percent["unit"]) == ("percent", "9", "percent")
    for mention in first["quantities"]:
        assert first["text"][mention["start"] : mention["end"]] == mention["surface"]


def test_parse_reads_standard_input_line_by_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "in.txt").write_text("增长 9%\n\n下降 3%\n", encoding="utf-8")
    with (tmp_path / "in.txt").open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert main(["parse", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [[mention["value"] for mention in line["quantities"]] for line in lines] == [["9"], [], ["3"]]


def test_check_and_doctor_of_a_healthy_warehouse(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "Every row passes the data checks." in capsys.readouterr().out
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "duckdb" in shown
    assert str(loaded) in shown


def test_a_new_company_is_a_file_that_can_be_read_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["companies", "new", "some_group", "--out", str(tmp_path)]
    assert main(arguments) == 0
    written = yaml.safe_load((tmp_path / "some_group.yml").read_text(encoding="utf-8"))
    assert (written["company_id"], written["name"], written["segments"]) == ("some_group", "Some Group", [])
    capsys.readouterr()
    assert main(arguments) == 1
    assert "is there already" in capsys.readouterr().err


def test_companies_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["companies"]) == 0
    assert "heting" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "not_needed"),
    [
        (["--help"], {"polars", "duckdb", "prefect", "rich", "dataframely"}),
        (["parse", "9%", "--json"], {"duckdb", "prefect", "dataframely", "pdfplumber"}),
    ],
)
def test_commands_import_no_more_than_they_need(arguments: list[str], not_needed: set[str]) -> None:
    code = f"import sys; from flows.command_line import main; main({arguments!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not not_needed & set(done.stderr.split())
