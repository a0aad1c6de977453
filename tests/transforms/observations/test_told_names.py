"""Names that a document tells figures of are parts wherever its sentences open with them. All companies are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

REVENUE = ["云服务 revenue: 42 percent change_pct yoy", "云服务 revenue: 320000000 CNY", "云服务 revenue: 12 percent change_pct yoy"]
OF_ALL = ["云服务 revenue: 42 percent change_pct yoy", "group revenue: 320000000 CNY", "group revenue: 12 percent change_pct yoy"]
OPENINGS = {
    "云服务收入同比增长42%。云服务的表现超出预期，三季度收入3.2亿元，同比增长12%。": REVENUE,
    "云服务收入同比增长42%。第一，云服务。三季度收入3.2亿元，同比增长12%。": REVENUE,
    "云服务收入同比增长42%。先说云服务。这块业务三季度表现不错，收入3.2亿元，同比增长12%。": REVENUE,
    "云服务收入同比增长42%。云服务是我们最重要的业务。三季度该业务收入3.2亿元，同比增长12%。": REVENUE,
    "云服务收入同比增长42%。总收入3.2亿元，同比增长12%。": OF_ALL,
    "云服务收入同比增长42%。云服务市场竞争激烈，我们的收入3.2亿元，同比增长12%。": OF_ALL,
    "云服务收入同比增长42%。云服务和智能硬件都增长较快，三季度收入3.2亿元，同比增长12%。": OF_ALL,
    "云服务收入同比增长42%。云服务继续增长，集团收入3.2亿元，同比增长12%。": OF_ALL,
}
ENGLISH = {
    "Cloud revenue grew 42%. Now, cloud. Revenue was $3.2 billion.": "cloud",
    "Cloud revenue grew 42%. Cloud had another solid quarter. Revenue was $3.2 billion.": "cloud",
    "Revenue from food delivery grew 42%. Food delivery saw strong growth, and revenue was $3.2 billion.": "food delivery",
    "Cloud revenue grew 42%. Cloud customers continued to spend. Total revenue was $3.2 billion.": "group",
    "Cloud revenue grew 42%. Our revenue was $3.2 billion.": "group",
}
OWNED = {
    "控股子公司星海金服三季度实现净利润3.2亿元。": ["星海金服 net_income: 320000000 CNY"],
    "我们旗下的星海金服收入3.2亿元。": ["星海金服 revenue: 320000000 CNY"],
    "联营公司星海金服贡献投资收益3.2亿元。": ["星海金服 investment_income: 320000000 CNY"],
    "青岭铜矿3月份复产，三季度产铜3.2万吨，净利润3.2亿元。": [
        "青岭铜矿 production_volume: 32000 count",
        "青岭铜矿 net_income: 320000000 CNY",
    ],
}


@pytest.mark.parametrize("text", OPENINGS)
def test_a_sentence_opens_with_a_name_of_the_document(text: str) -> None:
    assert told(text) == OPENINGS[text]


@pytest.mark.parametrize("text", ENGLISH)
def test_an_english_sentence_opens_with_a_name_of_the_document(text: str) -> None:
    assert told(text)[-1].lower() == f"{ENGLISH[text]} revenue: 3200000000 usd"


@pytest.mark.parametrize("text", OWNED)
def test_firms_that_belong_to_the_company(text: str) -> None:
    assert told(text) == OWNED[text]
