"""Wrapped lines, page furniture and page breaks: nothing spoken is lost, and a number torn apart is whole again."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.turns.examples import every_piece_matches, lines_of, read, speakers, texts
from transforms.sentences import MARK
from transforms.turns import read_turns

HEADER = "云杉集团 2025 年第二季度业绩电话会          2025 年 8 月 5 日"


def wrapped(paragraph: str, width: int = 30) -> list[str]:
    return [paragraph[i : i + width] for i in range(0, len(paragraph), width)]


LONG = (
    "本季度集团收入为一百二十亿元，同比增长百分之五，主要来自云业务和海外业务的增长，费用率则由于规模效应而继续下降，"
    "利润因此改善，我们在年初提出的三个目标都已经达到，下半年我们会继续投入研发，并且保持每个季度的分红，"
    "管理层对全年的业绩有信心，也感谢各位投资者一直以来的支持，下面我来介绍各个分部的情况和我们的想法。"
)


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["line under line", "a blank line after every line"])
def test_wrapped_lines_are_joined_without_blanks(between: str) -> None:
    text = "顾明远 – 首席财务官\n\n" + between.join([*wrapped(LONG), *wrapped(LONG)])
    turns = read_turns(lines_of(text), pl.DataFrame({"document_id": ["doc_1"]}))
    assert texts(turns)[0].replace("\n", "") == LONG + LONG
    assert every_piece_matches(text, turns)


TORN = [
    ("我们已经进入全球超过 100", "个国家", "超过 100个国家"),
    ("净现金水平为 630亿", "美元，", "630亿美元，"),
    ("收入共计 2,", "248亿元，", "2,248亿元，"),
    ("收入共计 3.", "84 亿元，", "3.84 亿元，"),
]


@pytest.mark.parametrize(("before", "behind", "whole"), TORN)
def test_a_number_torn_by_a_page_break_is_whole_again(before: str, behind: str, whole: str) -> None:
    filling = "我们继续推进各项业务，保持投入的强度，也保持对成本的约束，"
    first = wrapped(filling * 6)
    pages = [
        *[HEADER, "", "1", "", "顾明远 – 首席财务官", "", *first, filling[: 30 - len(before)] + before],
        *["", "", HEADER, "", "2", "", behind + filling[: 30 - len(behind)], *first, "谢谢大家，本季度利润也有增长。"],
        *["", "", HEADER, "", "3", "", *first, "谢谢大家。"],
    ]
    text = "\n".join(pages)
    turns = read_turns(lines_of(text), pl.DataFrame({"document_id": ["doc_1"]}))
    assert whole in texts(turns)[0]
    assert "云杉集团" not in texts(turns)[0]
    assert every_piece_matches(text, turns)
    assert turns.pieces["page"].unique().sort().to_list() == [1, 2, 3]


def test_furniture_at_the_edges_of_pages_leaves_and_a_name_that_falls_there_stays() -> None:
    places = ["Asia", "Europe", "Africa", "Oceania", "America"]
    said = [
        f"We grew revenue in {place} and kept our costs in check, as we had told you that we would at the start of the year."
        for place in places
    ]
    pages = [f"Harbor Lane Inc. Results\nOperator\n{said[n]}\nPage {n} of 4" for n in range(1, 5)]
    pages[2] = pages[2].replace("Operator\n", f"{said[0]}\nOperator\nThank you.\nOperator\n")
    turns = read("\f".join(pages))
    assert set(turns.utterances["speaker_name"].to_list()) == {"Operator"}
    assert "Harbor Lane" not in "".join(texts(turns))
    assert "Page" not in "".join(texts(turns))
    assert turns.utterances["page_first"].to_list()[0] == 1


HYPHENS = [
    ("an improve-", "ment of revenue", "an improvement of revenue"),
    ("revenue fell year-", "over-year", "revenue fell year-over-year"),
    ("revenue of RMB 27.4", "billion in all", "revenue of RMB 27.4 billion in all"),
]


@pytest.mark.parametrize(("before", "behind", "whole"), HYPHENS)
def test_english_words_at_a_line_end(before: str, behind: str, whole: str) -> None:
    filling = "we grew in every region and kept our costs in check as we had told you that we would"
    lines = [
        f"{filling[: 70 - len(before)].rsplit(' ', 1)[0]} {before}",
        f"{behind} {filling[:55]}",
        *[filling[:70].strip()] * 6,
        "and that is all.",
    ]
    turns = read("John Carter – Chief Financial Officer\n" + "\n".join(lines))
    assert whole in texts(turns)[0]


def test_a_soft_hyphen_at_a_line_end_leaves_the_word_whole() -> None:
    filling = "we grew in every region and kept our costs in check as told"
    text = (
        f"John Carter – Chief Financial Officer\n{filling} self\u00ad\nfunded, and re\u00adpeat that growth.\n" + f"{filling} often\n" * 6
    )
    assert "self\u00adfunded" not in texts(read(text))[0]
    assert "as told selffunded, and repeat that growth." in texts(read(text))[0]


def test_ligatures_are_written_out_and_every_piece_knows_its_line() -> None:
    text = "Jane Doe, Chief Financial Oﬃcer\n\nThank you. The ﬁfth ﬂow was ﬁne, eﬀort of 5% aside, and revenue was $12 million."
    turns = read(text)
    assert speakers(turns) == [("Jane Doe", "Chief Financial Officer", None, "company")]
    assert texts(turns) == ["Thank you. The fifth flow was fine, effort of 5% aside, and revenue was $12 million."]
    line = text.split("\n")[2]
    for start, length, at in turns.pieces.select("char_start", "length", "line_char_start").iter_rows():
        spoken = texts(turns)[0][start : start + length]
        assert line[at : at + length] == spoken or (line[at] in "ﬁﬂﬀ" and length == 2)
    assert turns.pieces["char_start"].to_list() == [0, *(turns.pieces["char_start"] + turns.pieces["length"]).to_list()[:-1]]


OVERLEAF = [
    # the last line of a page, the first one of the next, what becomes of them
    ("现金合计 295 亿元，净现金 128", "亿元，比上个季度增加。", "净现金 128亿元，"),
    ("费用率下降，", "毛利率则上升。", "费用率下降，毛利率"),
    ("利润改善。", "毛利率则上升。", "利润改善。\n毛利率"),
]


@pytest.mark.parametrize(("foot", "head", "joined"), OVERLEAF)
def test_a_sentence_goes_on_overleaf_whatever_room_is_left(foot: str, head: str, joined: str) -> None:
    # The same words in other lines, lest they be taken for what every page repeats.
    body = [wrapped(LONG[shift:] + LONG[:shift]) for shift in (0, 7, 19)]
    first = ["顾明远 – 首席财务官", "", *body[0][:-1], foot]
    pages = ["\n".join(page) for page in (first, [head, *body[1]], body[2])]
    turns = read("\f".join(pages))
    assert joined in texts(turns)[0]


def test_characters_are_repaired_one_for_one_and_widthless_ones_leave() -> None:
    text = "顾明远 – 首席财务官\n\n本季度收⼊为\u00a01\u200b20\u00ad亿元，⻓期⽬标不变，利润同比增长 5%。大家晚上好，感谢各位投资者的参与。"
    turns = read_turns(lines_of(text), pl.DataFrame({"document_id": ["doc_1"], "company_id": ["example"]}))
    assert texts(turns)[0].startswith("本季度收入为 120亿元，长期目标不变")
    lengths = turns.pieces.select("line_char_start", "length").rows()
    assert lengths[:3] == [(0, 8), (9, 2), (12, len(text.split("\n")[2]) - 12)]


def test_no_turn_holds_the_character_that_sentences_are_parted_by() -> None:
    text = "顾明远 – 首席财务官\n\n本季度收入\0增长 5%。\0大家晚上好，感谢各位投资者的参与，我们先回顾上一个季度的业绩表现。"
    assert not any(MARK in turn for turn in texts(read(text)))


def test_every_character_that_is_no_margin_is_in_a_turn() -> None:
    text = f"{HEADER}\n顾明远 – 首席财务官\n{LONG}\n陈牧（青松证券）：请问利润如何？\n顾明远：也增长了。"
    turns = read_turns(lines_of(text), pl.DataFrame({"document_id": ["doc_1"]}))
    spoken = "".join(texts(turns))
    for part in (LONG, "请问利润如何？", "也增长了。"):
        assert part in spoken
    assert HEADER in turns.margins["text"].to_list()
