"""Every form of label is read as its turns: an answer is the company's, a question the analyst's, whoever it is."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest

from tests.transforms.turns.examples import lines_of, read, speakers
from tests.transforms.turns.label_forms import Example, differences, examples
from transforms.turns import read_turns

EXAMPLES = examples()
# Forms that are known to be read wrong.
UNREAD: frozenset[str] = frozenset()


@cache
def utterances() -> pl.DataFrame:
    lines = pl.concat([lines_of(example.text, example.name) for example in EXAMPLES])
    documents = pl.DataFrame({"document_id": [example.name for example in EXAMPLES]}).with_columns(company_id=pl.lit("example"))
    return read_turns(lines, documents).utterances


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_turns(example: Example) -> None:
    if example.name in UNREAD:
        pytest.xfail("a form that is not read yet")
    assert differences(example, utterances().filter(document_id=example.name).to_dicts()) == []


# Lines that begin like a label and go on in the words of whoever speaks.
NO_LABELS = [
    "第二个问题：海外收入为5.2亿元，占比23%。",
    "A股：前三季度分红2.2亿元。",
    "Q3（截至9月底）：收入为5.2亿元。",
    "固定资产投资：前三季度为5.2亿元。",
    "营运资本：比年初增加1.2亿元。",
    "业务介绍：前三季度收入为5.2亿元。",
    "关于第二个问题：我们会控制费用。",
    "1、一期产能为5万吨；",
    "（1）一期产能为5万吨；",
    "一是原材料价格回落？不是，主要是结构变化。",
    "Capital Expenditures: we spent $12 million.",
    "1. Overseas revenue was $52 million.",
]


@pytest.mark.parametrize("line", NO_LABELS)
def test_a_line_within_an_answer_is_no_label(line: str) -> None:
    turns = read(
        f"问：请问海外业务的进展如何？\n答：谢谢提问，主要有以下几点。\n{line}\n问：请问毛利率如何？\n答（曹明远）：毛利率为36%。\n{line}"
    )
    assert [side for *_, side in speakers(turns)] == ["analyst", "company", "analyst", "company"]


@pytest.mark.parametrize(
    "line", ["Replay Number: 877 555 0100.", "Forward-Looking Statements: risks may differ.", "Note: lines are muted."]
)
def test_a_line_within_an_operators_words_is_no_label(line: str) -> None:
    turns = read(f"Operator: Good morning, and welcome.\n{line}\nJohn Carter, CEO: Revenue was $418 million in the third quarter, up 15%.")
    assert [name for name, *_ in speakers(turns)] == ["Operator", "John Carter"]


def test_numbered_questions_over_paragraphs_that_answer_them() -> None:
    turns = read(
        """
        一、经营情况
        前三季度公司实现营业收入41.8亿元，同比增长15.2%。
        二、互动交流
        1、海外业务的进展如何？
        海外收入为5.2亿元，同比增长18%。
        占比提升至23%。
        2、毛利率为什么下降？后续怎么展望？
        主要是原材料价格上涨，毛利率为36%。
        3、新产线什么时候投产？
        预计四季度投产。
        """
    )
    assert turns.utterances["side"].to_list()[1:] == ["analyst", "company"] * 3
    assert turns.utterances["text"].to_list()[1:3] == ["海外业务的进展如何？", "海外收入为5.2亿元，同比增长18%。\n占比提升至23%。"]
