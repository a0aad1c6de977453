"""Tables of some documents of a batch: no row may point to one that is left out."""

from __future__ import annotations

import polars as pl

from flows.select_documents import halves, select

TABLES = {
    "dim_company": pl.DataFrame({"company_id": ["alpha"]}),
    "dim_call": pl.DataFrame({"call_id": ["alpha-q1", "alpha-q2"]}),
    "dim_document": pl.DataFrame({"document_id": ["zh1", "en1", "zh2"], "call_id": ["alpha-q1", "alpha-q1", "alpha-q2"]}),
    "fact_observation": pl.DataFrame(
        {"observation_id": ["o1", "o2", "o3"], "document_id": ["zh1", "en1", "zh2"], "call_id": ["alpha-q1", "alpha-q1", "alpha-q2"]}
    ),
    "fact_check": pl.DataFrame(
        {"check_id": ["one_document", "both_languages", "next_call"], "call_id": ["alpha-q1", "alpha-q1", "alpha-q2"]}
    ),
    "fact_check_observation": pl.DataFrame(
        {"check_id": ["one_document", "both_languages", "both_languages", "next_call"], "observation_id": ["o1", "o1", "o2", "o3"]}
    ),
}


def test_rows_of_the_documents_and_the_dimensions_stay() -> None:
    part = select(TABLES, TABLES["dim_document"].filter(pl.col("document_id") == "zh1"))
    assert {name: frame.to_series(0).to_list() for name, frame in part.items()} == {
        "dim_company": ["alpha"],
        "dim_call": ["alpha-q1"],
        "dim_document": ["zh1"],
        "fact_observation": ["o1"],
        "fact_check": ["one_document"],
        "fact_check_observation": ["one_document"],
    }


def test_halves_share_out_the_documents() -> None:
    first, second = halves(TABLES)
    assert [half["dim_document"]["document_id"].to_list() for half in (first, second)] == [["zh1"], ["en1", "zh2"]]
    assert second["fact_check"]["check_id"].to_list() == ["next_call"]
