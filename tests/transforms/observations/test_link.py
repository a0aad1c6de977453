"""What is linked, and what is left alone, sentence by sentence. All companies are invented; the quarter is the third of 2025."""

from __future__ import annotations

import pytest

from tests.transforms.observations.examples import told

LEVELS_AND_CHANGES = {
    # What was counted stands behind its number.
    "三季度我们交付了62,300台车，同比增长31%，环比下降4%。": [
        "group deliveries: 62300 count",
        "group deliveries: 31 percent change_pct yoy",
        "group deliveries: -4 percent change_pct qoq",
    ],
    "我们销售了6万吨锡，同比增长8%。": ["锡 sales_volume: 60000 count", "锡 sales_volume: 8 percent change_pct yoy"],
    # The part is told again in the output's own name; what was sold may be of all.
    "冶炼板块，冶炼锌3.4万吨，同比增长12%，冶炼铅1.5万吨。": [
        "冶炼锌 production_volume: 34000 count",
        "冶炼锌 production_volume: 12 percent change_pct yoy",
        "冶炼铅 production_volume: 15000 count",
    ],
    "本季度矿产锡1.2万吨，同比增长9%，营业收入61亿元。": [
        "矿产锡 production_volume: 12000 count",
        "矿产锡 production_volume: 9 percent change_pct yoy",
    ],
    "As percentages of revenue, cost of revenue was 41.5%, down 0.4 percentage points year-over-year.": [
        "group cost_of_revenue_ratio: 41.5 percent",
        "group cost_of_revenue_ratio: -0.4 percentage_point change_pp yoy",
    ],
    "学校和学习中心总数为614所。": ["group learning_centers: 614 count at its end"],
    "净亏损率6.1%，同比收窄2.3个百分点。": [
        "group net_margin: -6.1 percent",
        "group net_margin: 2.3 percentage_point change_pp yoy",
    ],
    "本季度经营活动净流出3.7亿元。": ["group operating_cash_flow: -370000000 CNY"],
    "总收入为83亿元，同比增长12%，环比下降3.5%。": [
        "group revenue: 8300000000 CNY",
        "group revenue: 12 percent change_pct yoy",
        "group revenue: -3.5 percent change_pct qoq",
    ],
    "毛利率同比提升2.1个百分点至42.2%。": ["group gross_margin: 2.1 percentage_point change_pp yoy", "group gross_margin: 42.2 percent"],
    "收入增加了9亿元，即12%，达到83亿元。": [
        "group revenue: 900000000 CNY change_abs yoy",
        "group revenue: 12 percent change_pct yoy",
        "group revenue: 8300000000 CNY",
    ],
    "Operating expenses decreased 5% year-over-year and 2% quarter-over-quarter to $2.0 billion.": [
        "group operating_expenses: -5 percent change_pct yoy",
        "group operating_expenses: -2 percent change_pct qoq",
        "group operating_expenses: 2000000000 USD",
    ],
    "Total revenues were RMB8.3 billion (US$1.2 billion), up 12% year over year and 3% quarter over quarter.": [
        "group revenue: 8300000000 CNY",
        "group revenue: 1200000000 USD",
        "group revenue: 12 percent change_pct yoy",
        "group revenue: 3 percent change_pct qoq",
    ],
    "We delivered 87,500 vehicles, up 4% from the second quarter.": [
        "group deliveries: 87500 count",
        "group deliveries: 4 percent change_pct qoq",
    ],
}

NAMES = {
    "公司实现了12亿元的自由现金流。": ["group free_cash_flow: 1200000000 CNY"],
    "We generated $350 million of free cash flow.": ["group free_cash_flow: 350000000 USD"],
    "经调整 EBITA 利润率为 12%，經調整EBITA為9億元。": ["group adjusted_ebita_margin: 12 percent", "group adjusted_ebita: 900000000 CNY"],
    "每股摊薄收益为2.35元，每ADS收益为4.70元。": ["group diluted_eps: 2.35 CNY/share", "group diluted_eps: 4.7 CNY/ads"],
    "30亿美元的回购计划尚有16亿美元额度。": [
        "group share_repurchase_program_size: 3000000000 USD on the day of the call",
        "group share_repurchase_remaining_authorization: 1600000000 USD on the day of the call",
    ],
    "R&D expenses were $110 million, or 13.3% of total revenues, compared to 14.0% in the prior-year quarter.": [
        "group product_development_expense: 110000000 USD",
        "group product_development_expense_ratio: 13.3 percent",
        "group product_development_expense_ratio: 14 percent a year before",
    ],
    "收入和净利润分别为83亿元和7亿元，分别同比增长12%和9%。": [
        "group revenue: 8300000000 CNY",
        "group net_income: 700000000 CNY",
        "group revenue: 12 percent change_pct yoy",
        "group net_income: 9 percent change_pct yoy",
    ],
    "Revenue and net income were $5 billion and $1 billion, respectively.": [
        "group revenue: 5000000000 USD",
        "group net_income: 1000000000 USD",
    ],
}

SIGNS = {
    "净利润为7亿元，去年同期净亏损1.3亿元。": ["group net_income: 700000000 CNY", "group net_income: -130000000 CNY a year before"],
    "经营亏损收窄至3,200万元。": ["group operating_income: -32000000 CNY"],
    "自由现金流为净流出7.8亿元（约合1.1亿美元），去年同期为净流入48亿元。": [
        "group free_cash_flow: -780000000 CNY",
        "group free_cash_flow: -110000000 USD",
        "group free_cash_flow: 4800000000 CNY a year before",
    ],
    "Net loss was $12 million compared to net income of $30 million a year ago.": [
        "group net_income: -12000000 USD",
        "group net_income: 30000000 USD a year before",
    ],
    "Net cash used in operating activities was $74 million versus $110 million provided in the same period last year "
    "and $30 million used in the prior quarter.": [
        "group operating_cash_flow: -74000000 USD",
        "group operating_cash_flow: 110000000 USD a year before",
        "group operating_cash_flow: -30000000 USD a quarter before",
    ],
}

PERIODS = {
    "毛利率为42.2%，去年同期为40.1%，上季度为41.5%。": [
        "group gross_margin: 42.2 percent",
        "group gross_margin: 40.1 percent a year before",
        "group gross_margin: 41.5 percent a quarter before",
    ],
    "Gross margin was 17.4% versus 22.6% in the same period last year and 19.2% in the prior quarter.": [
        "group gross_margin: 17.4 percent",
        "group gross_margin: 22.6 percent a year before",
        "group gross_margin: 19.2 percent a quarter before",
    ],
    "收入从去年同期的74亿元增长到83亿元。": ["group revenue: 7400000000 CNY a year before", "group revenue: 8300000000 CNY"],
    "截至9月30日，净现金为128亿元。": ["group net_cash: 12800000000 CNY at its end"],
    "前三季度收入为230亿元。": ["group revenue: 23000000000 CNY 2025-01-01/2025-09-30"],
    "去年第三季度收入为74亿元。": ["group revenue: 7400000000 CNY a year before"],
    "第四季度我们预计收入在85亿元至90亿元之间。": ["group revenue: 8500000000..9000000000 CNY 2025-10-01/2025-12-31 forward"],
    "For the fourth quarter, we expect revenue to be between $1.2 billion and $1.3 billion.": [
        "group revenue: 1200000000..1300000000 USD 2025-10-01/2025-12-31 forward"
    ],
}

SEGMENTS = {
    "云业务收入同比增长20%，主要由于订单量增加了35%。": ["云业务 revenue: 20 percent change_pct yoy"],
    "在线营销服务收入为45亿元。": ["在线营销服务 revenue: 4500000000 CNY"],
    "Revenue from transaction services grew 17% to $3.8 billion.": [
        "transaction services revenue: 17 percent change_pct yoy",
        "transaction services revenue: 3800000000 USD",
    ],
    "International revenue grew 20%, while domestic revenue declined 3%.": [
        "International revenue: 20 percent change_pct yoy",
        "domestic revenue: -3 percent change_pct yoy",
    ],
}

LEFT_ALONE = [
    "如果收入增长5%，我们会扩产。",
    "剔除汇率影响，收入同比增长14%。",
    "Revenue was up 7% in constant currency.",
    "行业收入增长5%。",
    "我们将不超过自由现金流的50%用于分红。",
    "收入、毛利和净利润分别为83亿元和7亿元。",
    "The company expanded from $100 million in revenue to $1 billion.",
    "We removed 17,000 stores.",
    "推理成本下降了60%。",
]


@pytest.mark.parametrize(
    ("text", "expected"), [(t, e) for table in (LEVELS_AND_CHANGES, NAMES, SIGNS, PERIODS, SEGMENTS) for t, e in table.items()]
)
def test_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_segment_stays_the_subject_until_another_is_named() -> None:
    turn = "云与智算集团收入为131亿元。增长主要由翎运物流的需求带动。经调整EBITA为14亿元。翎运物流集团收入为101亿元。"
    assert told(turn, company="heting") == [
        "cloud revenue: 13100000000 CNY",
        "cloud adjusted_ebita: 1400000000 CNY",
        "logistics revenue: 10100000000 CNY",
    ]


def test_what_only_a_company_has_ends_what_was_said_of_a_part() -> None:
    assert told(
        "授权业务毛利率为71%。研发费用6.2亿元；行政费用1.4亿元。因此，经营亏损2.1亿元，去年同期是3.3亿元。",
    ) == [
        "授权业务 gross_margin: 71 percent",
        "group product_development_expense: 620000000 CNY",
        "group general_and_administrative_expense: 140000000 CNY",
        "group operating_income: -210000000 CNY",
        "group operating_income: -330000000 CNY a year before",
    ]


def test_a_new_figure_behind_several_parts_is_of_the_whole() -> None:
    assert told("授权业务收入4.1亿元，同比增长9%。零件方案收入0.6亿元。\n三季度毛利3.3亿元，同比增长21%。") == [
        "授权业务 revenue: 410000000 CNY",
        "授权业务 revenue: 9 percent change_pct yoy",
        "零件方案 revenue: 60000000 CNY",
        "group gross_profit: 330000000 CNY",
        "group gross_profit: 21 percent change_pct yoy",
    ]


def test_a_new_speaker_starts_with_the_whole_company() -> None:
    assert told("云与智算集团收入为131亿元。", "经调整EBITA为150亿元。", company="heting") == [
        "cloud revenue: 13100000000 CNY",
        "group adjusted_ebita: 15000000000 CNY",
    ]


def test_figures_of_the_company_are_never_a_segments() -> None:
    assert told("云与智算集团收入为131亿元。自由现金流为20亿元。", company="heting") == [
        "cloud revenue: 13100000000 CNY",
        "group free_cash_flow: 2000000000 CNY",
    ]


def test_the_head_of_a_segment_speaks_of_it() -> None:
    assert told("日活跃用户达到1.5亿。", company="heting", title="国内商业集团首席执行官") == ["domestic_commerce dau: 150000000 count"]


def test_a_sentence_goes_on_from_the_one_before() -> None:
    assert told("自由现金流为20亿元。同比增长27%。") == [
        "group free_cash_flow: 2000000000 CNY",
        "group free_cash_flow: 27 percent change_pct yoy",
    ]


def test_what_an_analyst_asks_is_not_linked() -> None:
    assert told("净现金有128亿元，会不会派发特别股息？", side="analyst") == []


def test_an_instant_and_a_year_follow_the_fiscal_calendar() -> None:
    assert told("2025财年的收入为300亿元。", fiscal_year_end_month=3) == ["group revenue: 30000000000 CNY 2024-04-01/2025-03-31"]
