"""Turns cut into sentences by position."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.sentences import split_sentences


def split(text: str) -> list[str]:
    utterances = pl.DataFrame({"document_id": ["doc_1"], "utterance_seq": pl.Series([0], dtype=pl.Int32), "text": [text]})
    pieces = pl.DataFrame(
        schema={"document_id": pl.String, "utterance_seq": pl.Int32, "char_start": pl.Int32, "length": pl.Int32, "page": pl.Int32}
    )
    found = split_sentences(utterances, pieces)
    for row in found.iter_rows(named=True):
        assert text[row["char_start"] : row["char_end"]] == row["text"]
    assert found["sentence_seq"].to_list() == list(range(found.height))
    return found["text"].to_list()


CASES = [
    ("收入增长 5%。利润下降！为什么？因为成本。", ["收入增长 5%。", "利润下降！", "为什么？", "因为成本。"]),
    ("一是收入；二是利润。", ["一是收入；二是利润。"]),
    ("他说：“收入增长。”然后离开。", ["他说：“收入增长。”", "然后离开。"]),
    ("第一段没有句号\n第二段。", ["第一段没有句号", "第二段。"]),
    ("收入为 3.84 亿元。", ["收入为 3.84 亿元。"]),
    ("Revenue was 3.5 billion. Profit fell.", ["Revenue was 3.5 billion.", "Profit fell."]),
    ("Mr. Li of Harbor Lane Inc. spoke in the U.S. market. Thanks.", ["Mr. Li of Harbor Lane Inc. spoke in the U.S. market.", "Thanks."]),
    ("C. S. Lee leads No. 2. He said so.", ["C. S. Lee leads No. 2.", "He said so."]),
    ("It rose (about 5%). Why? We sold more!", ["It rose (about 5%).", "Why?", "We sold more!"]),
    ("1. Invest in growth. 2. Buy back shares.", ["1. Invest in growth.", "2. Buy back shares."]),
    ("See www.example.com for more. Thanks.", ["See www.example.com for more.", "Thanks."]),
    ("So… we go on... yes. Good.", ["So… we go on... yes.", "Good."]),
    ("毛利率 38. 5 %，现金 7. 2亿元。", ["毛利率 38. 5 %，现金 7. 2亿元。"]),
    ("We opened in 2023. 14 stores followed.", ["We opened in 2023.", "14 stores followed."]),
    ("没有标点", ["没有标点"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_nothing_but_blanks_stands_between_sentences() -> None:
    text = "收入 3.5 亿元。Profit of No. 2 fell 5.1%! (See p. 3.) ...好的\n\n结束”。 "
    assert "".join(split(text)).replace(" ", "") == "".join(text.split())


def test_a_sentence_has_the_page_of_its_first_character() -> None:
    utterances = pl.DataFrame(
        {"document_id": ["doc_1"], "utterance_seq": pl.Series([0], dtype=pl.Int32), "text": ["收入增长。利润也增长。谢谢。"]}
    )
    pieces = pl.DataFrame(
        {
            "document_id": "doc_1",
            "utterance_seq": pl.Series([0, 0], dtype=pl.Int32),
            "char_start": pl.Series([0, 7], dtype=pl.Int32),
            "length": pl.Series([7, 7], dtype=pl.Int32),
            "page": pl.Series([3, 4], dtype=pl.Int32),
        }
    )
    assert split_sentences(utterances, pieces)["page"].to_list() == [3, 3, 4]
