"""Names of the reference data inside longer names, shares of revenue told in other words, bases of plans. All names are invented."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

SHARES = {
    "云上乐园收入4亿元，同比增长30%，占比从去年同期的11.5%提升到14.2%。": [
        "云上乐园 revenue: 400000000 CNY",
        "云上乐园 revenue: 30 percent change_pct yoy",
        "云上乐园 revenue_share: 11.5 percent a year before",
        "云上乐园 revenue_share: 14.2 percent",
    ],
    "海外业务收入4亿元，在集团收入当中的占比降到了三成不到，也就是28.7%。": [
        "海外业务 revenue: 400000000 CNY",
        "海外业务 revenue_share: 28.7 percent",
    ],
}
COUNTS = {
    "门店总数860家，比上季度末的820家净增40家，比去年同期的700家净增160家。": [
        "group stores: 860 count at its end",
        "group stores: 820 count 2025-06-30/2025-06-30",
        "group stores: 40 count change_abs qoq at its end",
        "group stores: 700 count 2024-09-30/2024-09-30",
        "group stores: 160 count change_abs yoy at its end",
    ],
    "员工人数9月底3.1万人，去年6月底是2.8万人。": [
        "group headcount: 31000 count at its end",
        "group headcount: 28000 count 2024-06-30/2024-06-30",
    ],
    "第三季度新增交付了4.2万辆车，累计交付到9月底超过90万辆。": ["group deliveries: 42000 count"],
}
BASES = {
    "全年资本开支大概40亿元，比去年的31亿元多一些。": [
        "group capital_expenditure: 4000000000 CNY 2025-01-01/2025-12-31 forward",
        "group capital_expenditure: 3100000000 CNY 2024-01-01/2024-12-31",
    ],
    "经调整净亏损比去年下半年的6亿元收窄了。": ["group non_gaap_net_income: -600000000 CNY 2024-07-01/2024-12-31"],
}


@pytest.mark.parametrize(("text", "expected"), [*SHARES.items(), *COUNTS.items(), *BASES.items()])
def test_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


PARTS = {
    "绝影业务的毛利率是41%，去年同期38%。": ["smart_auto gross_margin: 41 percent", "smart_auto gross_margin: 38 percent a year before"],
    "生成式AI在集团收入中的占比为60.4%。": ["generative_ai revenue_share: 60.4 percent"],
    "集团收入9亿元。分业务看，生成式AI贡献了6亿元，智能汽车1亿元。": [
        "group revenue: 900000000 CNY",
        "generative_ai revenue: 600000000 CNY",
        "smart_auto revenue: 100000000 CNY",
    ],
}


@pytest.mark.parametrize(("text", "expected"), PARTS.items())
def test_names_of_the_reference_data(text: str, expected: list[str]) -> None:
    assert told(text, company="sensetime") == expected


def test_a_works_that_bears_the_name_of_the_company_is_not_the_company() -> None:
    assert told("北疆紫金铜业和紫金矿业合计产铜4.5万吨。", company="zijin_mining") == []
