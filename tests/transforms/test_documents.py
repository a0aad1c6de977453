"""What the whole chain promises, whatever the transcript: places that hold, keys that join, batches that change nothing, contracts kept."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from flows.read_text import text_lines
from transforms import contracts, transform_documents

SAMPLES = Path(__file__).parents[2] / "samples"
Frames = dict[str, pl.DataFrame]

NO_CALL = "Take two eggs and 200 grams of flour. Stir for 5 minutes. Bake for half an hour at 180 degrees."


def lines_of(texts: dict[str, str]) -> pl.DataFrame:
    return text_lines(pl.DataFrame(list(texts.items()), schema={"document_id": pl.String, "text": pl.String}, orient="row"))


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {
        "doc_first": sample("heting-2025-06-30"),
        "doc_second": sample("heting-2025-09-30"),
        "doc_second_en": sample("heting-2025-09-30-en"),
        "doc_recipe": NO_CALL,
    }


@pytest.fixture(scope="module")
def frames(texts: dict[str, str]) -> Frames:
    return transform_documents(lines_of(texts))


def test_every_frame_keeps_its_contract(frames: Frames) -> None:
    for name, contract in contracts.TABLES.items():
        contract.validate(frames[name])
        assert frames[name].columns == contract.column_names(), name


def test_a_document_that_is_no_call_is_rejected_and_nowhere_else(frames: Frames) -> None:
    rejections = contracts.Rejection.validate(frames["rejections"])
    assert rejections["document_id"].to_list() == ["doc_recipe"]
    for name, frame in frames.items():
        if name != "rejections" and "document_id" in frame.columns:
            assert "doc_recipe" not in frame["document_id"].to_list(), name


def test_a_mention_stands_where_its_offsets_say(frames: Frames) -> None:
    placed = frames["fact_quantity"].join(frames["fact_utterance"].select("utterance_id", "text"), on="utterance_id")
    there = placed["text"].str.slice(placed["char_start"], placed["char_end"] - placed["char_start"])
    assert len(placed) > 700
    assert placed.filter(there != placed["surface"]).is_empty()


def test_a_sentence_is_a_slice_of_its_turn(frames: Frames) -> None:
    placed = frames["fact_sentence"].join(frames["fact_utterance"].select("utterance_id", turn="text"), on="utterance_id")
    there = placed["turn"].str.slice(placed["char_start"], placed["char_end"] - placed["char_start"])
    assert placed.filter(there != placed["text"]).is_empty()


def test_every_number_walks_back_to_its_document(frames: Frames) -> None:
    back = (
        frames["fact_observation"]
        .join(frames["fact_quantity"].select("quantity_id", "sentence_id"), on="quantity_id")
        .join(frames["fact_sentence"].select("sentence_id", "utterance_id"), on="sentence_id")
        .join(frames["fact_utterance"].select("utterance_id", "document_id"), on=["utterance_id", "document_id"])
        .join(frames["dim_document"].select("document_id", "call_id"), on=["document_id", "call_id"])
        .join(frames["dim_call"].select("call_id", "company_id"), on=["call_id", "company_id"])
        .join(frames["dim_segment"].select("segment_id"), on="segment_id")
        .join(frames["dim_metric"].select("metric_id"), on="metric_id")
        .join(frames["dim_period"].select("period_id"), on="period_id")
        .join(frames["dim_unit"].select("unit_id"), on="unit_id")
    )
    assert len(back) == len(frames["fact_observation"]) > 200


def test_identifiers_and_ordinals_never_carry_a_value(frames: Frames) -> None:
    names = frames["fact_quantity"].filter(pl.col("kind").is_in(contracts.enumerations.VALUELESS_KINDS))
    assert len(names) > 20
    assert names.select(pl.col("value", "low", "high", "ulp", "unit_id").count()).row(0) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize("document", ["doc_first", "doc_second_en"])
def test_a_document_reads_the_same_alone_as_in_a_batch(document: str, texts: dict[str, str], frames: Frames) -> None:
    alone = transform_documents(lines_of({document: texts[document]}))
    for name, frame in alone.items():
        if name.startswith("fact_") and "document_id" in frame.columns:
            together = frames[name].filter(pl.col("document_id") == document)
            assert frame.equals(together), name


def test_the_same_lines_give_the_same_frames_again(texts: dict[str, str], frames: Frames) -> None:
    again = transform_documents(lines_of(texts))
    for name, frame in frames.items():
        assert frame.equals(again[name]), name


def test_no_line_at_all_gives_empty_frames() -> None:
    frames = transform_documents(lines_of({}))
    assert all(frames[name].is_empty() for name in contracts.TABLES if name.startswith("fact_"))


def test_an_empty_document_beside_a_call_is_rejected_and_costs_the_call_nothing(texts: dict[str, str], frames: Frames) -> None:
    beside = transform_documents(lines_of({"doc_first": texts["doc_first"], "doc_blank": "\n\n \n"}))
    assert beside["rejections"]["document_id"].to_list() == ["doc_blank"]
    alone = frames["fact_quantity"].filter(pl.col("document_id") == "doc_first")
    assert beside["fact_quantity"].equals(alone)
