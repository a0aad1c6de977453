"""What a load promises: all or nothing, the same bytes change nothing, a new revision replaces the current one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

import warehouse
from tests.warehouse.examples import JUNE, NOW, Doc, Said, batch, load, plain_tables, published_with, rows

FIRST = Doc("q2.txt", [("本季度收入为73亿元。", [Said("73亿元", "7300000000")])])
CORRECTED = Doc("q2-corrected.txt", [("本季度收入为74亿元。", [Said("74亿元", "7400000000")])])
ENGLISH = Doc("q2-en.txt", [("Revenue was RMB7.3 billion.", [Said("RMB7.3 billion", "7300000000")])], language="en")

REVISIONS = "select source_uri, language, revision, is_current from dim_document order by all"


def test_every_table_receives_the_rows_of_its_frame(tmp_path: Path) -> None:
    with warehouse.writer(tmp_path / "w.duckdb") as connection:
        assert load(connection, FIRST) == {
            "dim_company": 1,
            "dim_call": 1,
            "dim_document": 1,
            "dim_speaker": 2,
            "dim_segment": 3,
            "dim_metric": 5,
            "dim_period": 1,
            "dim_unit": 4,
            "fact_utterance": 1,
            "fact_sentence": 1,
            "fact_quantity": 1,
            "fact_observation": 1,
        }


def test_the_same_documents_again_change_nothing(tmp_path: Path) -> None:
    with warehouse.writer(tmp_path / "w.duckdb") as connection:
        load(connection, FIRST, ENGLISH)
        before = plain_tables(connection)
        assert load(connection, FIRST, ENGLISH) == {}
        assert plain_tables(connection) == before


def test_values_are_kept_to_the_last_digit(tmp_path: Path) -> None:
    said = [
        Said("0.123456789元", "0.123456789", per="share", ulp="0.000000001"),
        Said("98765432109876543210元", "98765432109876543210", ulp="1"),
    ]
    exact = Doc("exact.txt", [("每股0.123456789元，共98765432109876543210元。", said)])
    published = published_with(tmp_path / "w.duckdb", [exact])
    assert rows(published, "select value::varchar from fact_observation order by value") == [
        ("0.123456789",),
        ("98765432109876543210.000000000",),
    ]


@pytest.mark.parametrize(
    ("batches", "expected"),
    [
        pytest.param([[FIRST]], [("q2.txt", "zh-Hans", 1, True)], id="first"),
        pytest.param(
            [[FIRST], [CORRECTED]],
            [("q2-corrected.txt", "zh-Hans", 2, True), ("q2.txt", "zh-Hans", 1, False)],
            id="a new revision",
        ),
        pytest.param(
            [[CORRECTED, FIRST]],
            [("q2-corrected.txt", "zh-Hans", 1, False), ("q2.txt", "zh-Hans", 2, True)],
            id="two in one batch count by source",
        ),
        pytest.param(
            [[FIRST], [ENGLISH]],
            [("q2-en.txt", "en", 1, True), ("q2.txt", "zh-Hans", 1, True)],
            id="each language has its own",
        ),
        pytest.param(
            [[FIRST], [CORRECTED], [FIRST]],
            [("q2-corrected.txt", "zh-Hans", 2, True), ("q2.txt", "zh-Hans", 1, False)],
            id="an old revision does not come back",
        ),
    ],
)
def test_revisions(tmp_path: Path, batches: list[list[Doc]], expected: list[tuple[Any, ...]]) -> None:
    assert rows(published_with(tmp_path / "w.duckdb", *batches), REVISIONS) == expected


def test_every_loaded_hash_is_known_of_old_revisions_too(tmp_path: Path) -> None:
    assert warehouse.loaded_hashes(tmp_path / "none.duckdb").is_empty()
    known = warehouse.loaded_hashes(published_with(tmp_path / "w.duckdb", [FIRST], [CORRECTED]))
    assert set(known.select("sha256", "document_id", "is_current").rows()) == {
        (FIRST.sha256, FIRST.document_id, False),
        (CORRECTED.sha256, CORRECTED.document_id, True),
    }


def test_a_dimension_row_is_updated_but_a_null_hides_nothing(tmp_path: Path) -> None:
    with warehouse.writer(tmp_path / "w.duckdb") as connection:
        load(connection, FIRST)
        tables = batch(CORRECTED)
        tables["dim_company"] = tables["dim_company"].with_columns(
            name=pl.lit("Hailan Group"), name_zh=pl.lit(None, pl.String), ticker=pl.lit("HLAN")
        )
        counts = warehouse.load_batch(connection, tables, run_id=run_of(connection), loaded_at=NOW)
        assert dict(counts.rows())["dim_company"] == 1
        assert connection.sql("select name, name_zh, ticker from dim_company").fetchall() == [("Hailan Group", "海岚集团", "HLAN")]


def run_of(connection: Any) -> str:
    return warehouse.start_run(connection, started_at=NOW, pipeline_version="test")


def unknown_metric(tables: dict[str, pl.DataFrame]) -> None:
    tables["dim_metric"] = tables["dim_metric"].filter(pl.col("metric_id") != "revenue")


def wrong_offset(tables: dict[str, pl.DataFrame]) -> None:
    tables["fact_quantity"] = tables["fact_quantity"].with_columns(pl.col("char_start", "char_end") + 1)


def short_sentence(tables: dict[str, pl.DataFrame]) -> None:
    tables["fact_sentence"] = tables["fact_sentence"].with_columns(char_end=pl.col("char_end") + 1)


def doubled_quantity(tables: dict[str, pl.DataFrame]) -> None:
    tables["fact_quantity"] = pl.concat([tables["fact_quantity"]] * 2)


def unknown_kind(tables: dict[str, pl.DataFrame]) -> None:
    tables["fact_quantity"] = tables["fact_quantity"].with_columns(kind=pl.lit("amount"))


def no_currency(tables: dict[str, pl.DataFrame]) -> None:
    tables["fact_quantity"] = tables["fact_quantity"].with_columns(unit_id=pl.lit(None, pl.String))


def no_text(tables: dict[str, pl.DataFrame]) -> None:
    tables["fact_utterance"] = tables["fact_utterance"].with_columns(text=pl.lit(None, pl.String))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (unknown_metric, "its metric_id is revenue, and there is no such row"),
        (wrong_offset, "its words are “74亿元”, but at its place stands “4亿元。”"),
        (short_sentence, "at its place stands “characters 0 to 12”"),
        (doubled_quantity, "2 rows have this id, which must name one"),
        (unknown_kind, "its kind is amount, which is not in the vocabulary"),
        (no_currency, "an amount of money has the ISO 4217 code"),
        (no_text, "NOT NULL constraint failed"),
    ],
)
def test_a_batch_with_a_bad_row_leaves_nothing_behind(tmp_path: Path, spoil: Any, sentence: str) -> None:
    with warehouse.writer(tmp_path / "w.duckdb") as connection:
        load(connection, Doc("q1.txt", [("收入为70亿元。", [Said("70亿元", "7000000000")])], period=JUNE))
        if spoil is unknown_metric:
            connection.execute("delete from dim_metric where metric_id = 'revenue'")
        before = plain_tables(connection)
        tables = batch(CORRECTED)
        spoil(tables)
        with pytest.raises(warehouse.WarehouseError, match=sentence):
            warehouse.load_batch(connection, tables, run_id=run_of(connection), loaded_at=NOW)
        assert plain_tables(connection) == before


def test_a_bad_document_is_named_and_the_good_ones_load_without_it(tmp_path: Path) -> None:
    good = Doc("q1.txt", [("收入为70亿元。", [Said("70亿元", "7000000000")])], period=JUNE)
    tables = batch(good, CORRECTED)
    bad = pl.col("document_id") == CORRECTED.document_id
    tables["fact_quantity"] = tables["fact_quantity"].with_columns(ulp=pl.when(bad).then(-pl.col("ulp")).otherwise("ulp"))
    with warehouse.writer(tmp_path / "w.duckdb") as connection:
        run_id = run_of(connection)
        with pytest.raises(warehouse.BatchRefusedError) as refused:
            warehouse.load_batch(connection, tables, run_id=run_id, loaded_at=NOW)
        assert refused.value.document_ids == {CORRECTED.document_id}
        assert refused.value.problems.select("check", "table_name", "row_id").rows() == [
            ("impossible_values", "fact_quantity", f"{CORRECTED.document_id}-q0")
        ]
        warehouse.load_batch(connection, tables, run_id=run_id, loaded_at=NOW, without=refused.value.document_ids)
        assert connection.sql("select document_id from dim_document").fetchall() == [(good.document_id,)]
        assert connection.sql("select distinct document_id from fact_quantity").fetchall() == [(good.document_id,)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda t: t.pop("dim_unit"), "dim_unit is missing"),
        (lambda t: t.update(fact_joke=pl.DataFrame()), "has no table fact_joke"),
        (lambda t: t.update(dim_unit=t["dim_unit"].drop("symbol")), "for dim_unit lacks the column symbol"),
        (lambda t: t.update(dim_unit=t["dim_unit"].with_columns(x=1)), "has a column x that the table has not"),
        (
            lambda t: t.update(fact_quantity=t["fact_quantity"].with_columns(pl.col("value").cast(pl.Float64))),
            r"value of the frame for fact_quantity is DOUBLE and must be DECIMAL\(38,9\)",
        ),
    ],
)
def test_a_frame_that_does_not_fit_is_refused(tmp_path: Path, change: Any, sentence: str) -> None:
    tables = batch(FIRST)
    change(tables)
    with warehouse.writer(tmp_path / "w.duckdb") as connection, pytest.raises(warehouse.WarehouseError, match=sentence):
        warehouse.load_batch(connection, tables, run_id=run_of(connection), loaded_at=NOW)


def test_the_whole_published_warehouse_passes_its_checks(tmp_path: Path) -> None:
    assert warehouse.data_problems(published_with(tmp_path / "w.duckdb", [FIRST, ENGLISH], [CORRECTED])).is_empty()


def test_a_sentence_that_is_not_at_its_place_in_the_turn_is_found_in_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with warehouse.writer(path) as connection:
        load(connection, FIRST)
        connection.execute("update fact_utterance set text = '上' || text")
        warehouse.publish(connection, path)
    assert warehouse.data_problems(path).select("check", "table_name", "row_id").rows() == [
        ("sentences_in_turns", "fact_sentence", f"{FIRST.document_id}-s0")
    ]
