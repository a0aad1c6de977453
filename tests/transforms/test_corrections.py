"""Errata: which footnotes correct which number, and what is kept of the spoken value. All names and numbers are invented."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from transforms.corrections import Corrected, apply_corrections, find_errata
from transforms.sentence_quantities import read_sentences_and_errata

CONTEXTS = pl.DataFrame(
    {
        "document_id": ["d"],
        "context": [0],
        "currency": ["CNY"],
        "call_date": [dt.date(2025, 11, 20)],
        "period_start": [dt.date(2025, 7, 1)],
        "period_end": [dt.date(2025, 9, 30)],
        "fiscal_year": [2026],
        "fiscal_year_end_month": [3],
    },
    schema_overrides={"context": pl.UInt32, "fiscal_year": pl.Int16, "fiscal_year_end_month": pl.Int8},
)


def corrected(text: str, notes: pl.DataFrame) -> Corrected:
    """A turn of one sentence with the errata of its notes applied."""
    sentences = pl.DataFrame(
        {"document_id": ["d"], "utterance_seq": [0], "sentence_seq": [0], "char_start": [0], "char_end": [len(text)], "text": [text]}
    )
    errata = find_errata(notes)
    quantities, said = read_sentences_and_errata(sentences, errata, CONTEXTS)
    return apply_corrections(quantities.with_columns(page=pl.lit(1, pl.Int32)), errata, said)


def note(text: str, char_at: int | None) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "document_id": ["d"],
            "mark": ["1"],
            "page": [1],
            "note": [text],
            "utterance_seq": [0 if char_at is not None else None],
            "char_at": [char_at],
        },
        schema_overrides={"utterance_seq": pl.Int32, "char_at": pl.Int32, "page": pl.Int32},
    )


@pytest.mark.parametrize(
    ("said", "mark_after", "footnote", "surface", "spoken", "value"),
    [
        ("我们批准了 50 亿美元的回购计划。", "亿美元", "此处应为“500 亿美元”。", "50 亿美元", "5000000000", "50000000000"),
        ("我们改造了 6个产品线。", "6", "口误，此处应为“改造了 16个产品线”。", "6个", "6", "16"),
        ("We had 215,000 paying customers.", "215,000", "The speaker misspoke; this should read “251,000”.", "215,000", "215000", "251000"),
        ("我们有 21.5 万家客户。", "万家", "此处应为“25.1”。", "21.5 万家", "215000", "251000"),
        ("亏损 3.84 亿元。", "亿元", "应为 3.48。", "亏损 3.84 亿元", "-384000000", "-348000000"),
        ("毛利率为 23.5%，比去年高。", "%", "英文原文有误，应为 25.3%。", "23.5%", "23.5", "25.3"),
        (
            "Revenue was RMB 4.1 billion this quarter.",
            "billion",
            "The speaker misspoke; this should read RMB 4.7 billion.",
            "RMB 4.1 billion",
            "4100000000",
            "4700000000",
        ),
    ],
)
def test_a_footnote_corrects_the_number_at_its_mark(
    said: str, mark_after: str, footnote: str, surface: str, spoken: str, value: str
) -> None:
    place = said.index(mark_after) + len(mark_after)
    quantities, corrections = corrected(said, note(footnote, place))
    right = quantities.filter(pl.col("correction_seq").is_not_null()).row(0, named=True)
    assert right["surface"] == surface
    assert right["value"] == Decimal(value)
    assert right["spoken_value"] == Decimal(spoken)
    assert corrections.select("kind", "spoken", "corrected").rows() == [("quantity", spoken, value)]


def test_a_date_is_corrected_by_a_date() -> None:
    said = "子公司已于 5月向交易所递交申请。"
    quantities, corrections = corrected(said, note("口误，子公司于 2025 年 6 月 18 日递交了申请。", said.index("月") + 1))
    assert quantities.row(0, named=True)["date_start"] == dt.date(2025, 6, 18)
    assert corrections["kind"].to_list() == ["date"]


def test_a_correction_of_words_leaves_every_number_alone() -> None:
    said = "北区收入为 3 亿元。"
    quantities, corrections = corrected(said, note("应为“南区”。", 2))
    assert quantities["value"].to_list() == [Decimal(300_000_000)]
    assert corrections.select("kind", "spoken", "corrected").rows() == [("text", None, "南区")]


def test_a_footnote_that_corrects_nothing_is_no_erratum() -> None:
    said = "自由现金流为 3 亿元。"
    quantities, corrections = corrected(said, note("自由现金流的定义见新闻稿第 5 页。", said.index("元") + 1))
    assert corrections.is_empty()
    assert quantities["spoken_value"].to_list() == [None]


def test_an_inline_sic_note_is_an_erratum_too() -> None:
    quantities, corrections = corrected("Costs fell 22% (sic) [ 32% ] from last year.", note("-", None).clear())
    assert quantities.select("value", "spoken_value").rows() == [(Decimal(32), Decimal(22))]
    assert corrections.select("mark", "spoken", "corrected", "kind").rows() == [(None, "22", "32", "quantity")]
