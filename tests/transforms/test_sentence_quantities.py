"""Which sentences are one passage, and what that does to a bare 元."""

from __future__ import annotations

import polars as pl

from transforms.sentence_quantities import passage, read_sentences

CONTEXT = pl.DataFrame({"document_id": ["d"], "context": [0], "currency": ["HKD"]}, schema_overrides={"context": pl.UInt32}).with_columns(
    call_date=pl.lit(None, pl.Date),
    period_start=pl.lit(None, pl.Date),
    period_end=pl.lit(None, pl.Date),
    fiscal_year=pl.lit(None, pl.Int16),
    fiscal_year_end_month=pl.lit(None, pl.Int8),
)


def sentences(*paragraphs: list[str]) -> pl.DataFrame:
    """One turn of paragraphs, each a list of sentences; a line break stands between paragraphs."""
    rows, at = [], 0
    for paragraph in paragraphs:
        for text in paragraph:
            rows.append(
                {
                    "document_id": "d",
                    "utterance_seq": 0,
                    "sentence_seq": len(rows),
                    "char_start": at,
                    "char_end": at + len(text),
                    "text": text,
                }
            )
            at += len(text)
        at += 1
    return pl.DataFrame(rows)


def test_a_passage_is_a_paragraph() -> None:
    assert sentences(["一。", "二。"], ["三。"]).select(passage())["passage"].to_list() == [1, 1, 2]


def test_a_passage_is_an_item_where_items_are_marked() -> None:
    assert sentences(["■ 甲。"], ["乙。", "丙。"], ["■ 丁。"]).select(passage())["passage"].to_list() == [1, 1, 1, 2]


def test_a_bare_yuan_goes_on_with_the_currency_of_its_passage_and_no_further() -> None:
    turn = sentences(["■ 甲公司盈利 5 億元人民幣。"], ["收入 20 億元。"], ["■ 乙公司收入 3 億元。"])
    assert read_sentences(turn, CONTEXT)["unit_id"].to_list() == ["CNY", "CNY", "HKD"]


def test_where_the_yuan_is_at_home_other_documents_of_the_batch_change_nothing() -> None:
    turn = sentences(["配售募到25亿港元。", "资本开支4亿元。"])
    home = CONTEXT.with_columns(currency=pl.lit("CNY"))
    assert read_sentences(turn, home)["unit_id"].to_list() == ["HKD", "CNY"]
    both = pl.concat([turn, turn.with_columns(document_id=pl.lit("e"))])
    contexts = pl.concat([home, CONTEXT.with_columns(document_id=pl.lit("e"), context=pl.lit(1, pl.UInt32))])
    assert read_sentences(both, contexts)["unit_id"].to_list() == ["HKD", "CNY", "HKD", "HKD"]
