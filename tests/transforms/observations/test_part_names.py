"""What may be the name of a part of a company, and what is a piece of a sentence. All names are invented."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.observations.examples import told
from transforms.observations.part_names import is_a_name

NAMES = [
    "Home Care", "cloud", "value-added services", "North America", "Accessories", "Ally Lending", "all other", "Family Dining",
    "云业务", "在线营销", "对公", "售后", "课后辅导", "八英寸", "营销服务", "海外", "铜", "其他业务",
]  # fmt: skip
NO_NAMES = [
    "non-", "reduce", "helped drive", "raising", "external", "collectively", "first half", "full year", "chip prices", "demand",
    "在云设施上", "从客户看", "看各分部", "并表", "扣掉之后", "上半财年", "碳酸锂价格", "克金", "业务", "营运", "转成", "半年度",
]  # fmt: skip

WHOLE = {
    "We've repurchased $60 million of our shares this quarter.": ["group share_repurchase_amount: 60000000 USD"],
    "We're also raising our dividend to $0.26 per share.": ["group dividend_per_share: 0.26 USD/share"],
    "全行营业收入251亿元。": ["group revenue: 25100000000 CNY"],
}
OF_A_PART = {
    "八英寸收入环比下降6%。": ["八英寸 revenue: -6 percent change_pct qoq"],
    "核心零售业务的经营利润同比大幅下滑，转成经营亏损14亿元。": ["核心零售业务 operating_income: -1400000000 CNY"],
}
LEFT_ALONE = [
    "第三季度，我们在云设施上的资本开支约120亿元。",
    "三季度并表贡献收入约0.2亿元。",
    "碳酸锂价格均价7万元/吨。",
    "The stronger than expected demand helped drive gross bookings up 13%.",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name(name: str) -> None:
    assert pl.select(is_a_name(pl.lit(name))).item() is True


@pytest.mark.parametrize("words", NO_NAMES)
def test_no_name(words: str) -> None:
    assert pl.select(is_a_name(pl.lit(words))).item() is False


@pytest.mark.parametrize(("text", "expected"), (WHOLE | OF_A_PART).items())
def test_whose_number(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert told(text) == []
