"""Reading: one query at a time, nothing written, nothing reached but the warehouse; errors in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import warehouse
from tests.warehouse.examples import Doc, Said, published_with

Q2 = Doc(
    "q2.txt",
    [("云收入为12亿元，零售为60亿元，集团为73亿元。", [
        Said("12亿元", "1200000000", segment="cloud"),
        Said("60亿元", "6000000000", segment="retail"),
        Said("73亿元", "7300000000"),
    ])],
    checks=[("parts_add_up", False, [(2, "whole"), (0, "part"), (1, "part")]), ("one_rate", True, [])],
)  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published_with(tmp_path_factory.mktemp("read") / "w.duckdb", [Q2])


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select 1 as a", [(1,)]),
        ("with x as (select 2 as a) select a from x;", [(2,)]),
        ("from dim_company select company_id", [("hailan",)]),
        ("describe select 1 as a", [("a", "INTEGER", "YES", None, None, None)]),
        ("pivot (select 'x' as k, 3 as v) on k using max(v)", [(3,)]),
    ],
)
def test_one_query_gives_a_frame(published: Path, sql: str, expected: list[tuple[object, ...]]) -> None:
    assert warehouse.query(published, sql).rows() == expected


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("", "The query is empty"),
        ("-- nothing", "The query is empty"),
        ("select 1; select 2", "One query at a time: these are 2"),
        ("selec 1", 'The query can\'t be read: syntax error at or near "selec"'),
        ("select * from dim_compny", 'Table with name dim_compny does not exist! Did you mean "dim_company'),
        ("drop table dim_company", "Only queries are run"),
        ("delete from dim_company", "Only queries are run"),
        ("attach 'other.duckdb'", "Only queries are run"),
        ("set threads = 1", "Only queries are run"),
        ("copy dim_company to 'stolen.csv'", "Only queries are run"),
        ("select * from read_text('/etc/hostname')", "file system operations are disabled"),
        ("select * from 'other.parquet'", "file system operations are disabled"),
        ("select * from published", "Table with name published does not exist"),
    ],
)
def test_what_is_no_single_query_gets_one_sentence(published: Path, sql: str, sentence: str) -> None:
    with pytest.raises(warehouse.WarehouseError) as error:
        warehouse.query(published, sql)
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_warehouse_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(warehouse.WarehouseError, match="load transcripts first with `callmart ingest`"):
        warehouse.calls(tmp_path / "none.duckdb")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "letter.duckdb"
    path.write_text("Dear reader, " * 1000)
    with pytest.raises(warehouse.WarehouseError, match=r"letter\.duckdb cannot be opened as a warehouse"):
        warehouse.calls(path)


def test_calls(published: Path) -> None:
    assert warehouse.calls(published).select("call_id", "company", "fiscal_year", "fiscal_quarter", "languages").rows() == [
        ("hailan-2024-09-30", "hailan", 2025, 2, "zh-Hans")
    ]


def test_documents(published: Path) -> None:
    assert warehouse.documents(published).select("source_uri", "revision", "is_current", "quantities", "observations").rows() == [
        ("q2.txt", 1, True, 3, 3)
    ]


def test_the_segment_table_shows_the_group_first_then_its_segments_by_size(published: Path) -> None:
    table = warehouse.segment_table(published, "hailan-2024-09-30")
    assert table.select("segment", "level", "revenue", "unit").rows() == [
        ("group", "group", 7300000000, "CNY"),
        ("retail", "segment", 6000000000, "CNY"),
        ("cloud", "segment", 1200000000, "CNY"),
    ]


def test_audit_summary(published: Path) -> None:
    assert warehouse.audit_summary(published).rows() == [
        ("hailan-2024-09-30", "one_rate", 1, 1, 0),
        ("hailan-2024-09-30", "parts_add_up", 1, 0, 1),
    ]


def test_a_failed_check_quotes_every_side(published: Path) -> None:
    sentence = Q2.sentences[0][0]
    [row] = warehouse.failed_checks(published).to_dicts()
    assert row == {
        "call_id": "hailan-2024-09-30",
        "rule": "parts_add_up",
        "subject": "parts_add_up",
        "detail": "12 is not 7 and 6",
        "sentences": f"part 12亿元, page 1: {sentence}\npart 60亿元, page 1: {sentence}\nwhole 73亿元, page 1: {sentence}",
    }


def test_health(published: Path) -> None:
    health = dict(warehouse.health(published).rows())
    assert health["current documents"] == "1"
    assert health["observations"] == "3"
    assert health["audit checks that failed"] == "1"
    assert health["last run"] == "running 2025-03-01 08:00:00"
