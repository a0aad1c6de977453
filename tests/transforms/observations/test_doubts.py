"""What is left alone, doubt by doubt; and beside it what the same words do report."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

LEFT_ALONE = {
    "figure of another kind": [
        "Excluding the two stores sold, revenue on a like-for-like basis would have grown by 15%.",
        "On a constant currency basis, revenue was up 19%.",
        "可比口径下，收入同比增长10%。",
        "Profit before tax was up 11%, and return on equity was 18.4%, both excluding notable items.",
        "净利润若剔除一次性收益为5亿元。",
    ],
    "supposed": ["如果不考虑汇率影响，收入增长为14%。"],
    "plan without a date": ["We expect gross margin to reach 40%."],
    "per unit": ["单均履约成本为1.97元，同比下降0.11元。", "Fulfillment cost per order was $1.94."],
    "of a day": ["Average daily orders were 11.2 million.", "日均单量为1,120万单。"],
    "added": ["新增客户100家。", "付费用户净增300万。"],
    "threshold": [
        "年收入超过1亿元的客户有20家。",
        "Customers with more than $1 million in ARR grew 26%.",
        "我们有35个品牌年销售额超过10亿元。",
    ],
    "amount of an effect": ["FX reduced revenue by $50 million."],
    "share of capital held": ["The founder holds 12% of shares outstanding."],
    "added to what there is": ["新增金资源量21吨、铜资源量35万吨。", "The sale brings an additional $2 billion of liquidity."],
    "share of a change": ["软件收入的下降超过60%来自合同减少。"],
    "whole of the whole": ["公司收入占集团收入的比例为100%。"],
}

TOLD = {
    "扣除51亿元有息负债后，净现金为128亿元。": [
        "group total_debt: 5100000000 CNY at its end",
        "group net_cash: 12800000000 CNY at its end",
    ],
    "我们回购了2亿美元的股票，占总股本的0.5%。": [
        "group share_repurchase_amount: 200000000 USD",
        "group share_repurchase_ratio: 0.5 percent",
    ],
    "We repurchased $900 million of our shares at an average price of $428.": ["group share_repurchase_amount: 900000000 USD"],
    "Under our $3 billion share repurchase program, $1.6 billion remained.": [
        "group share_repurchase_program_size: 3000000000 USD on the day of the call",
        "group share_repurchase_remaining_authorization: 1600000000 USD on the day of the call",
    ],
    "生成式AI收入18亿元，占集团总收入的比例提升至77%。": ["生成式AI revenue: 1800000000 CNY", "生成式AI revenue_share: 77 percent"],
    "产品研发费用率7.4%，同比下降0.1个百分点。": [
        "group product_development_expense_ratio: 7.4 percent",
        "group product_development_expense_ratio: -0.1 percentage_point change_pp yoy",
    ],
    "Cost of revenue was 57.1% of revenue, compared with 58.2% a year ago, an improvement of 1.1 percentage points.": [
        "group cost_of_revenue_ratio: 57.1 percent",
        "group cost_of_revenue_ratio: 58.2 percent a year before",
        "group cost_of_revenue_ratio: -1.1 percentage_point change_pp yoy",
    ],
    "剔除股份薪酬和重组费用的经调整经营亏损8亿元。": ["group non_gaap_operating_income: -800000000 CNY"],
    "成人业务收入占比不到15%。": ["成人业务 revenue_share: 15 percent"],
    "公司收入28亿元，同比增长47%，净亏损9,000万元，去年同期为4亿元。": [
        "group revenue: 2800000000 CNY",
        "group revenue: 47 percent change_pct yoy",
        "group net_income: -90000000 CNY",
        "group net_income: -400000000 CNY a year before",
    ],
    "行政费用2亿元，占比14.5%。": [
        "group general_and_administrative_expense: 200000000 CNY",
        "group general_and_administrative_expense_ratio: 14.5 percent",
    ],
    "成人业务收入占比超过45%，同比增长近20%。": ["成人业务 revenue_share: 45 percent", "成人业务 revenue: 20 percent change_pct yoy"],
    "三季度营收87亿元，预期84亿元，去年同期53亿元；净利润8亿元，市场预估5亿元。": [
        "group revenue: 8700000000 CNY",
        "group revenue: 5300000000 CNY a year before",
        "group net_income: 800000000 CNY",
    ],
    "学习服务贡献了总收入的95%以上。": ["学习服务 revenue_share: 95 percent"],
    "净利差1.5%，净利息收益率1.8%。": ["group net_interest_spread: 1.5 percent", "group net_interest_margin: 1.8 percent"],
    "集团收入69亿元。面向日本的漫画工具，9月的月活有85万。": ["group revenue: 6900000000 CNY"],
    "中期分红每股派发现金0.35元（含税），总共1.62亿元。": [
        "group dividend_per_share: 0.35 CNY/share",
        "group dividend_total: 162000000 CNY",
    ],
    "行政费用同比增长5.9%至1.2亿元，费用率下降到14.9%。": [
        "group general_and_administrative_expense: 5.9 percent change_pct yoy",
        "group general_and_administrative_expense: 120000000 CNY",
        "group general_and_administrative_expense_ratio: 14.9 percent",
    ],
    "截至9月30日，公司主要产品全球月度活跃设备数为6.69亿。": ["group mau: 669000000 count"],
    "第三季度总收入中，增值服务占50%，营销服务占19%。": ["增值服务 revenue_share: 50 percent", "营销服务 revenue_share: 19 percent"],
    "经调整亏损净额为11.6亿元。": ["group non_gaap_net_income: -1160000000 CNY"],
    "非美国通用会计准则下的经营利润为8,170万美元。": ["group non_gaap_operating_income: 81700000 USD"],
    "ARR was $4.8 billion, and net new ARR was $221 million.": [
        "group annual_recurring_revenue: 4800000000 USD at its end",
        "group net_new_annual_recurring_revenue: 221000000 USD",
    ],
    "铜销量56.2万吨，矿产金产量41吨。": ["铜 sales_volume: 562000 count", "矿产金 production_volume: 41 count"],
    "全维持成本为1,505美元/盎司，每股派发现金红利0.22元。": [
        "group all_in_sustaining_cost: 1505 USD/ounce",
        "group dividend_per_share: 0.22 CNY/share",
    ],
}


@pytest.mark.parametrize(("doubt", "text"), [(doubt, text) for doubt, texts in LEFT_ALONE.items() for text in texts])
def test_left_alone(doubt: str, text: str) -> None:
    assert told(text) == [], doubt


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_new_topic_ends_what_was_said_of_a_segment() -> None:
    turn = "云业务收入为131亿元。至于会员，续费率为80%。"
    assert told(turn, company="heting") == ["cloud revenue: 13100000000 CNY"]


def test_the_segment_is_the_one_named_before_its_parts() -> None:
    turn = "国内商业集团收入431亿元，其中自营零售的收入为110亿元。该分部经调整EBITA为139亿元。"
    assert told(turn, company="heting") == [
        "domestic_commerce revenue: 43100000000 CNY",
        "self_operated_retail revenue: 11000000000 CNY",
        "domestic_commerce adjusted_ebita: 13900000000 CNY",
    ]
