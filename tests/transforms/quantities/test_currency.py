"""元 without more is the document's own currency, or goes on with the 元 said last in the same passage."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.quantities.spoken import differences, spoken
from transforms.quantities import read_mentions
from transforms.quantities.read import CONTEXT_COLUMNS


@pytest.mark.parametrize(("currency", "unit"), [(None, "CNY"), ("HKD", "HKD"), ("TWD", "TWD")])
def test_an_unstated_yuan_is_the_documents_currency(currency: str | None, unit: str) -> None:
    assert spoken(["收入5亿元"], currency=currency) == [f"5亿元: money 500000000 {unit}"]


EXAMPLES = [
    ("HK12 cents", "HK12 cents: money 0.12 HKD"),
    ("1.1亿新币", "1.1亿新币: money 110000000 SGD"),
    ("2.4億歐元", "2.4億歐元: money 240000000 EUR"),
    ("S$12 cents", "S$12 cents: money 0.12 SGD"),
    ("Rs.245", "Rs.245: money 245 INR"),
    ("₹2.5 lakh crore", "₹2.5 lakh crore: money 2500000000000 INR"),
    ("$.42 per share", "$.42: money 0.42 USD /share"),
    ("下降5毛", "5毛: money 0.5 CNY"),
    ("末期息12.5仙", "12.5仙: money 0.125 CNY"),
    ("Japan was ¥58 billion", "¥58 billion: money 58000000000 JPY"),
    ("cost fell 7 cents to RMB0.34", "7 cents: money 0.07 CNY | RMB0.34: money 0.34 CNY"),
    ("20亿美元的回购授权还剩下11亿", "20亿美元: money 2000000000 USD | 11亿: money 1100000000 USD"),
    ("€3.5 billion is spent, with 1.5 billion remaining", "€3.5 billion: money 3500000000 EUR | 1.5 billion: money 1500000000 EUR"),
    ("新台币260亿元至280亿元", "新台币260亿元至280亿元: money 26000000000..28000000000 TWD range"),
    ("6 million Polish zloty", "6 million Polish zloty: money 6000000 PLN"),
    ("50万巴西雷亚尔", "50万巴西雷亚尔: money 500000 BRL"),
    ("新台幣三兆五千億元", "新台幣三兆五千億元: money 3500000000000 TWD"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []


def test_a_yen_sign_is_yuan_but_in_documents_in_yen() -> None:
    assert spoken(["¥500"]) == ["¥500: money 500 CNY"]
    assert spoken(["¥500"], currency="JPY") == ["¥500: money 500 JPY"]


def test_a_bare_yuan_goes_on_within_its_passage() -> None:
    texts = (
        pl.DataFrame(
            {"text": ["利润451.4亿元人民币。", "收入2,057亿元。", "另一公司收入5亿元。"], "passage": [0, 0, 1]},
            schema_overrides={"passage": pl.UInt32},
        )
        .with_row_index("text_index")
        .with_columns(context=pl.lit(0, pl.UInt32))
    )
    contexts = pl.DataFrame({"context": [0], "currency": ["HKD"]}).cast({"context": pl.UInt32})
    for column in CONTEXT_COLUMNS[1:]:
        kind = pl.Date if column.startswith(("call", "period")) else pl.Int16
        contexts = contexts.with_columns(pl.lit(None, kind).alias(column))
    assert read_mentions(texts, contexts)["unit_id"].to_list() == ["CNY", "CNY", "HKD"]


def test_pence_are_read_where_pounds_are_the_currency() -> None:
    assert differences([("an interim dividend of 9.2p", "9.2p: money 0.092 GBP /share"), ("1080p", "1080p: identifier")], "GBP") == []
