"""Tables in transcripts: each row a sentence, each cell a mention at its place, nothing linked, the prose around as without them."""

from __future__ import annotations

import polars as pl
import pytest

from flows.read_text import text_lines
from transforms import transform_documents

CALL = """\
青禾新材股份有限公司2024年度业绩说明会

时间：2025年3月28日

董事长 林致远：
各位投资者，大家好。欢迎参加青禾新材2024年度业绩说明会，下面请看主要的财务数据。

单位：百万元
项目            2024        2023        同比增减
营业收入        8,452.6     7,315.9     15.54%
No. 5 车间成本  (5,120.4)   (4,512.0)   13.48%
毛利率（%）     39.42       38.33       增加1.09个百分点
财务费用        -120        85*         不适用

以上是主要数据。公司2024年实现营业收入84.53亿元，同比增长15.54%。

投资者提问
问：请问公司明年资本开支如何？
答：我们预计明年资本开支约为50亿元。
"""
TABLE_LINES = [line.strip() for line in CALL.split("\n")[7:13]]


@pytest.fixture(scope="module", params=["blanks", "tabs", "bars"])
def frames(request: pytest.FixtureRequest) -> dict[str, pl.DataFrame]:
    text = CALL
    if request.param != "blanks":
        text = "\n".join(line if line.strip() not in TABLE_LINES[1:] else _parted(line, request.param) for line in CALL.split("\n"))
    return transform_documents(text_lines(pl.DataFrame({"document_id": ["d"], "text": [text]})))


def _parted(line: str, by: str) -> str:
    cells = [cell.strip() for cell in line.split("  ") if cell.strip()]
    return "\t".join(cells) if by == "tabs" else f"| {' | '.join(cells)} |"


def mentions(frames: dict[str, pl.DataFrame], sentence: str) -> list[str]:
    told = frames["fact_sentence"].filter(pl.col("text").str.replace_all("[ |]", "").str.contains(sentence, literal=True))
    found = frames["fact_quantity"].join(told.select("sentence_id"), on="sentence_id", maintain_order="left").sort("seq")
    number = pl.col("value").cast(pl.String).str.strip_chars_end("0").str.strip_chars_end(".")
    return found.select(pl.concat_str("surface", "kind", number, "unit_id", separator=" ", ignore_nulls=True)).to_series().to_list()


def test_each_line_of_a_table_is_a_sentence(frames: dict[str, pl.DataFrame]) -> None:
    bare = [line.replace(" ", "") for line in TABLE_LINES]
    sentences = frames["fact_sentence"]["text"].str.replace_all("[ |]", "").to_list()
    assert [sentence for sentence in sentences if sentence in bare] == bare
    assert "以上是主要数据。" in sentences


def test_cells_are_mentions_in_base_units(frames: dict[str, pl.DataFrame]) -> None:
    assert mentions(frames, "营业收入8,452") == [
        "8,452.6 money 8452600000 CNY",
        "7,315.9 money 7315900000 CNY",
        "15.54% percent 15.54 percent",
    ]
    assert mentions(frames, "车间成本")[-3:] == [
        "(5,120.4) money -5120400000 CNY",
        "(4,512.0) money -4512000000 CNY",
        "13.48% percent 13.48 percent",
    ]
    assert mentions(frames, "毛利率")[-1] == "1.09个百分点 percentage_point 1.09 percentage_point"
    assert mentions(frames, "财务费用") == ["-120 money -120000000 CNY", "85 money 85000000 CNY"]


def test_years_over_columns_are_periods(frames: dict[str, pl.DataFrame]) -> None:
    assert mentions(frames, "项目") == ["2024 period", "2023 period"]


def test_a_mention_stands_where_its_offsets_say(frames: dict[str, pl.DataFrame]) -> None:
    for level, key in (("fact_utterance", "utterance_id"), ("fact_sentence", "sentence_id")):
        joined = frames["fact_quantity"].join(
            frames[level].select(key, "text", start=pl.col("char_start") if level == "fact_sentence" else 0), on=key
        )
        there = joined["text"].str.slice(joined["char_start"] - joined["start"], joined["char_end"] - joined["char_start"])
        assert joined.filter(there != joined["surface"]).is_empty(), level


def test_prose_is_linked_and_rows_are_not(frames: dict[str, pl.DataFrame]) -> None:
    linked = frames["fact_observation"].join(frames["fact_quantity"].select("quantity_id", "surface"), on="quantity_id")
    assert "84.53亿元" in linked["surface"].to_list()
    assert not set(linked["surface"]) & {"8,452.6", "7,315.9", "39.42", "(5,120.4)"}


def test_a_table_changes_nothing_of_other_documents(frames: dict[str, pl.DataFrame]) -> None:
    plain = CALL.split("单位")[0] + CALL.split("不适用")[1]
    alone = transform_documents(text_lines(pl.DataFrame({"document_id": ["e"], "text": [plain]})))
    both = transform_documents(text_lines(pl.DataFrame({"document_id": ["d", "e"], "text": [CALL, plain]})))
    for name in ("fact_sentence", "fact_quantity", "fact_observation"):
        assert alone[name].equals(both[name].filter(pl.col("document_id") == "e")), name
