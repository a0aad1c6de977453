"""What `callmart check --explain` prints of one observation."""

from __future__ import annotations

from pathlib import Path

import pytest

import warehouse
from flows.command_line import main
from flows.commands.explain import explain_text, marked_sentence
from flows.ingest import IngestRequest, ingest
from flows.steps import InProcess

SAMPLE = Path(__file__).parents[2] / "samples" / "heting-2025-09-30.txt"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "callmart.duckdb"
    ingest(IngestRequest((str(SAMPLE),), path), InProcess())
    return path


@pytest.mark.parametrize(
    ("sentence", "number", "metric", "segment", "marked"),
    [
        ("北区收入为 3 亿元，同比增长 5%。", "3 亿元", "收入", "北区", "<北区>{收入}为 [3 亿元]，同比增长 5%。"),
        ("We made 3 million of profit, and profit grew.", "3 million", "profit", None, "We made [3 million] of {profit}, and profit grew."),
        ("录得净亏损225亿元。", "净亏损225亿元", "净亏损", None, "录得[净亏损225亿元]。"),
        ("经调整 EBITA 为 2 亿元。", "2 亿元", "经调整 EBITA", "北区", "{经调整 EBITA} 为 [2 亿元]。"),
    ],
)
def test_number_metric_and_segment_are_marked_where_they_stand(
    sentence: str, number: str, metric: str, segment: str | None, marked: str
) -> None:
    start = sentence.index(number)
    row = {
        "sentence": sentence,
        "surface_start": start,
        "surface_end": start + len(number),
        "metric_surface": metric,
        "segment_surface": segment,
    }
    assert marked_sentence(row) == marked


def test_an_observation_is_explained_field_by_field(published: Path) -> None:
    loss = warehouse.query(
        published,
        "select observation_id from mart.kpi where segment = 'overseas_commerce' and metric_id = 'adjusted_ebita' and value = -720000000",
    )
    text = explain_text(published, loss["observation_id"][0])
    assert "[亏损 7.2 亿元]" in text
    assert "number      -720000000 CNY, exact, last digit counts 10000000\n" in text
    assert "segment     heting/overseas_commerce" in text
    assert "period      2025-07-01 to 2025-09-30\n" in text
    assert "linked by   " in text


def test_an_unknown_observation_is_wrong_usage_in_one_sentence(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--warehouse", str(published), "--explain", "doc_none-o00001"]) == 2
    assert capsys.readouterr().err == f"There is no observation doc_none-o00001 in {published}: take an observation_id from mart.kpi.\n"
