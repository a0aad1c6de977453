"""The whole way with the real transforms: what the issue calls bad input, mixed with a shipped sample call."""

from __future__ import annotations

from pathlib import Path

import pytest

import warehouse
from flows.command_line import main

SAMPLE = Path(__file__).parents[2] / "samples" / "heting-2025-06-30.txt"

RECIPE = "Beat two eggs with 200 grams of flour. Leave the dough for 30 minutes in a cold place. Bake it at 180 degrees.\n" * 20

NO_COMPANY = """\
Operator: Good morning, and welcome to the earnings conference call for the second quarter of 2025. Jane Doe will begin.
Jane Doe, Chief Financial Officer: Thank you. Revenue was $12.5 million in the second quarter, up 9% year over year.
Gross margin was 45%, and net income was $1.2 million. We expect revenue of about $13 million in the third quarter.
Operator: The first question comes from John Roe with Some Bank.
John Roe, Some Bank: Good morning. Could you say more about the margin in the second half of the year?
Jane Doe, Chief Financial Officer: Yes. We expect it to stay at about 45%, and costs to grow by less than 5%.
Operator: There are no more questions. Thank you all, and good bye.
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The published warehouse and the exit code of one command over good and bad files."""
    folder = tmp_path_factory.mktemp("inbox")
    (folder / "good.txt").write_bytes(SAMPLE.read_bytes())
    (folder / "recipe.txt").write_text(RECIPE)
    (folder / "no_company.txt").write_text(NO_COMPANY)
    (folder / "empty.txt").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    published = folder.parent / "w.duckdb"
    return published, main(["ingest", str(folder), str(folder / "gone.txt"), "--warehouse", str(published)])


def test_the_good_one_is_loaded_and_each_bad_one_has_its_reason(loaded: tuple[Path, int]) -> None:
    published, code = loaded
    assert code == 1
    files = warehouse.query(published, "select split_part(source_uri, '/', -1), status, reason from ops.source_file order by 1")
    assert files.rows() == [
        ("empty.txt", "rejected", "empty"),
        ("gone.txt", "rejected", "missing_path"),
        ("good.txt", "loaded", None),
        ("no_company.txt", "rejected", "unknown_company"),
        ("noise.txt", "rejected", "undecodable"),
        ("recipe.txt", "rejected", "not_a_transcript"),
    ]


def test_nothing_of_a_rejected_file_is_in_any_table(loaded: tuple[Path, int]) -> None:
    assert warehouse.documents(loaded[0])["call_id"].to_list() == ["heting-2025-06-30"]
    assert warehouse.data_problems(loaded[0]).is_empty()


def test_a_sidecar_tells_the_company_of_a_file_that_was_rejected(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text(NO_COMPANY)
    arguments = ["ingest", str(tmp_path / "call.txt"), "--warehouse", str(tmp_path / "w.duckdb")]
    assert main(arguments) == 1
    (tmp_path / "call.call.yml").write_text("company_id: some_group\nperiod_end: 2025-06-30\n")
    assert main(arguments) == 0
    assert warehouse.calls(tmp_path / "w.duckdb")["call_id"].to_list() == ["some_group-2025-06-30"]
