"""What a document tells does not depend on which others are read with it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl
import pytest

from transforms import transform_documents

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
#: 元 of Hong Kong and of the mainland, a sentence of the other language.
_ZH = "各位投资者下午好，感谢大家参加今天的业绩电话会。今天的发言可能包含前瞻性陈述，实际结果可能与之存在差异。" * 3
_HK = "各位投資者下午好，感謝大家參加今天的業績電話會。今天的發言可能包含前瞻性陳述，實際結果可能與之存在差異。" * 3
_EN = "Good afternoon, and thank you for joining us today. Some of what we say is about the future, and results may differ. " * 3
_HEAD_ZH = "2025年第三季度业绩电话会\n\n2025年11月20日\n\n李明（首席财务官）：\n"
MIXED = {
    "mainland": f"云岚科技{_HEAD_ZH}{_ZH}\n三季度募集资金净额为24亿港元。资本开支4.5亿元，收入为9亿元，同比增长12%。\n",
    "hong_kong": f"海岬控股2025年第三季度業績電話會\n\n2025年11月20日\n\n陳安（首席財務官）：\n{_HK}\n"
    "收入為9億港元，同比增長12%。毛利為3億元，資本開支1億元。\n",
    "english": "Fernway Inc. Q3 2025 Earnings Conference Call\n\nNovember 20, 2025\n\nJane Miller -- Chief Financial Officer\n\n"
    f"{_EN}\nGross margin was 29.8%, 同比下降0.6个百分点. Net revenues were RMB 900 million, up 12% year over year.\n",
    "chinese": f"青禾软件{_HEAD_ZH}{_ZH}\n收入为9亿元。Net income attributable to shareholders was RMB 90 million, up 12% year over year. "
    "毛利率为43%。\n",
}
TABLES = ("fact_utterance", "fact_sentence", "fact_quantity", "fact_observation")


def _lines(texts: dict[str, str]) -> pl.DataFrame:
    from flows.read_text import text_lines

    names = [f"doc_{hashlib.sha256(name.encode()).hexdigest()[:16]}" for name in texts]
    return text_lines(pl.DataFrame({"document_id": names, "text": list(texts.values())}))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in SAMPLES} | MIXED


def test_read_alone_and_together(texts: dict[str, str]) -> None:
    together = transform_documents(_lines(texts))
    assert together["rejections"].is_empty()
    for name, text in texts.items():
        alone = transform_documents(_lines({name: text}))
        document = alone["dim_document"]["document_id"].item()
        for table in TABLES:
            assert together[table].filter(pl.col("document_id") == document).equals(alone[table]), f"{table} of {name}"
