"""What is no transcript is rejected with a plain reason; results prose without speakers is one turn of nobody known."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.turns.examples import lines_of
from transforms.turns import read_turns

RESULTS = "云杉集团上半年盈利46.15亿元，下跌23%。\n集团收入增长5.2%，达到407.29亿元，毛利率上升至55.4%。"
RECIPE = (
    "先把土豆洗净，切成细丝，放入清水中浸泡十分钟，然后沥干水分备用。\n锅里放油，烧到七成热，把土豆丝倒进去翻炒，最后加盐和醋，装盘即可。"
    * 3
)

CASES = [("", "empty"), ("  \n\n", "empty"), (RECIPE, "not_a_transcript"), ("谢谢。", "not_a_transcript"), (RESULTS * 3, None)]


@pytest.mark.parametrize(("text", "reason"), CASES)
def test_reason(text: str, reason: str | None) -> None:
    turns = read_turns(lines_of(text), pl.DataFrame({"document_id": ["doc_1"]}))
    assert turns.rejections["reason"].to_list() == ([reason] if reason else [])
    assert turns.utterances.height == (0 if reason else 1)
    if reason is None:
        assert turns.utterances["speaker_name"].to_list() == [None]


def test_a_document_without_any_line_is_empty() -> None:
    turns = read_turns(lines_of(RESULTS * 2), pl.DataFrame({"document_id": ["doc_1", "doc_2"]}))
    assert turns.rejections.select("document_id", "reason").rows() == [("doc_2", "empty")]


def test_documents_of_a_batch_do_not_touch_each_other() -> None:
    texts = {"doc_1": RESULTS * 2, "doc_2": f"主持人：大家好。\n\n{RESULTS}\n\n陈牧（青松证券）：请问利润如何？", "doc_3": RECIPE}
    lines = pl.concat([lines_of(text, document_id) for document_id, text in texts.items()])
    together = read_turns(lines, pl.DataFrame({"document_id": list(texts)})).utterances
    alone = pl.concat([read_turns(lines_of(text, d), pl.DataFrame({"document_id": [d]})).utterances for d, text in texts.items()])
    assert together.equals(alone)
