"""The schema: applied in order and once, noted in the ledger, and every table and column explains itself."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

import warehouse
from tests.warehouse.examples import Doc, Said, published_with, rows
from transforms.contracts import TABLES, enumerations
from warehouse import build as building
from warehouse import statements
from warehouse.build import build
from warehouse.dictionary import PAGE, dictionary

#: CONTRACT.md names these columns, at least.
MARTS = {
    "kpi": """company call_date fiscal_year fiscal_quarter segment segment_name metric_id metric period_start period_end measure comparison
        value low high unit qualifier is_forward_looking speaker side section page sentence observation_id language""",
    "segment_quarter": "company segment fiscal_year fiscal_quarter revenue revenue_yoy_pct adjusted_ebita adjusted_ebita_margin_pct unit",
    "metric_history": "company segment metric_id period_start period_end value unit first_reported_in restated_from",
    "exchange_rate": "call_id base quote rate rate_low rate_high sentence",
    "audit": "call_id rule subject detail sentences",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    said = [Said("73亿元", "7300000000")]
    return published_with(tmp_path_factory.mktemp("built") / "w.duckdb", [Doc("q2.txt", [("本季度收入为73亿元。", said)])])


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_columns_of_its_frame_in_order(published: Path, table: str) -> None:
    given = ["revision", "is_current", "loaded_at", "run_id"] if table == "dim_document" else []
    own = [name for (name,) in rows(published, f"select column_name from (describe {table})")]
    assert [name for name in own if name not in given] == list(TABLES[table].create_empty().columns)
    assert set(given) <= set(own)


@pytest.mark.parametrize("mart", MARTS)
def test_a_mart_has_the_columns_of_the_contract(published: Path, mart: str) -> None:
    own = {name for (name,) in rows(published, f"select column_name from (describe mart.{mart})")}
    assert set(MARTS[mart].split()) <= own


def test_every_table_view_and_column_that_readers_see_has_a_comment(published: Path) -> None:
    silent = """
        select schema_name, table_name, column_name from duckdb_columns() where not internal and coalesce(comment, '') = ''
        union all
        select schema_name, table_name, null from duckdb_tables() where coalesce(comment, '') = ''
        union all
        select schema_name, view_name, null from duckdb_views() where not internal and coalesce(comment, '') = ''
    """
    assert rows(published, silent) == []
    assert rows(published, "select count(*) >= 200 from duckdb_columns() where not internal") == [(True,)]


def test_every_table_says_its_grain_and_source(published: Path) -> None:
    comments = warehouse.tables(published)["comment"]
    assert comments.len() == 23
    assert all(comment.startswith("Grain: one ") and " Source: " in comment for comment in comments)


def test_every_value_is_an_exact_decimal(published: Path) -> None:
    floats = "select table_name, column_name from duckdb_columns() where not internal and data_type in ('FLOAT', 'DOUBLE')"
    assert set(rows(published, floats)) == {("fact_quantity", side) for side in ("x0", "top", "x1", "bottom")}


def test_the_ledger_names_every_schema_file_once(published: Path) -> None:
    files = [name for name in statements.names("schema") if name != "000_ledger"]
    assert rows(published, "select file_name from ops.schema_applied order by all") == [(name,) for name in files]


def test_a_schema_file_is_applied_once() -> None:
    with duckdb.connect() as connection:
        build(connection)
        before = connection.table("ops.schema_applied").fetchall()
        build(connection)
        assert connection.table("ops.schema_applied").fetchall() == before


def test_a_schema_file_that_changed_after_it_was_applied_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with duckdb.connect() as connection:
        build(connection)
        original = statements.statement
        monkeypatch.setattr(building, "statement", lambda folder, name: original(folder, name) + ("-- more" if name == "002_text" else ""))
        with pytest.raises(warehouse.WarehouseError, match=r"002_text\.sql was changed after it was applied"):
            build(connection)


def test_a_schema_file_that_fails_leaves_nothing_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    original = statements.statement
    broken = "create table half (a integer); select * from nowhere;"
    monkeypatch.setattr(building, "statement", lambda folder, name: broken if name == "004_audit" else original(folder, name))
    with duckdb.connect() as connection:
        with pytest.raises(duckdb.CatalogException):
            build(connection)
        assert connection.sql("select count(*) from duckdb_tables() where table_name in ('half', 'fact_check')").fetchall() == [(0,)]
        assert connection.sql("select max(file_name) from ops.schema_applied").fetchall() == [("003_numbers",)]


def test_marts_work_where_the_file_is_attached_under_another_name(published: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{published}' as somewhere (read_only)")
        assert connection.sql("select revenue from somewhere.mart.segment_quarter").fetchall() == [(7300000000,)]


def test_the_data_dictionary_is_current() -> None:
    assert PAGE.read_text("utf-8") == dictionary(), "run `python -m warehouse.dictionary`"


def test_every_mart_and_every_load_statement_is_used() -> None:
    assert set(building.MARTS) == set(statements.names("marts"))
    assert set(warehouse.TABLES) == set(TABLES) <= set(statements.names("load"))


#: Column of the check's rows → the words that the frames' contract allows in it.
VOCABULARIES = {
    ("dim_document", "language"): enumerations.LANGUAGES,
    ("dim_speaker", "side"): enumerations.SIDES,
    ("dim_segment", "level"): enumerations.SEGMENT_LEVELS,
    ("dim_metric", "basis"): enumerations.BASES,
    ("dim_period", "kind"): enumerations.PERIOD_KINDS,
    ("fact_utterance", "section"): enumerations.SECTIONS,
    ("fact_utterance", "delivery"): enumerations.DELIVERIES,
    ("fact_correction", "kind"): enumerations.CORRECTION_KINDS,
    ("fact_quantity", "kind"): enumerations.QUANTITY_KINDS,
    ("fact_quantity", "qualifier"): enumerations.QUALIFIERS,
    ("fact_observation", "qualifier"): enumerations.QUALIFIERS,
    ("fact_observation", "measure"): enumerations.MEASURES,
    ("fact_observation", "comparison"): enumerations.COMPARISONS,
}


def test_the_check_of_words_knows_the_words_of_the_frames() -> None:
    part = re.compile(r"select '(\w+)'(?: as table_name)?, \w+(?: as row_id)?, '(\w+)'.*?not in \(([^)]*)\)", re.DOTALL)
    found = {
        (table, column): set(re.findall(r"'([^']+)'", words))
        for table, column, words in part.findall(statements.statement("checks", "unknown_words"))
    }
    assert found == {key: set(words) for key, words in VOCABULARIES.items()}
