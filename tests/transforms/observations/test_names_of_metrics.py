"""Names that finance people give to the metrics: each alone in a plain sentence is the metric of the whole company."""

from __future__ import annotations

from itertools import chain

import pytest

from tests.transforms.observations.examples import told

CHINESE = {
    "revenue": "收入 营收 营业总收入 净营收 主营业务收入 经营收入 销售收入 并表收入 全口径收入 总净营收 净销售额",
    "cost_of_revenue": "营业成本 销售成本 主营业务成本 收入成本 已售商品成本",
    "operating_expenses": "经营费用 运营开支 营运费用 期间费用 三项费用合计 四项费用合计 费用总额",
    "product_development_expense": "研发费用 研发投入 产品开发费用 研究及开发开支 研发及产品开发费用 技术研发费用",
    "sales_and_marketing_expense": "销售费用 营销开支 市场推广费用 销售及分销开支 销售与营销支出 推广费用",
    "general_and_administrative_expense": "管理费用 行政开支 一般及行政费用 一般和行政开支 总务及行政费用",
    "selling_general_and_administrative_expense": "销管费用 SG&A费用 销售管理费用 销售、一般及行政费用",
    "share_based_compensation": "股权激励费用 股份支付 股份酬金开支 以股份为基础的薪酬开支 基于股份的薪酬费用",
    "operating_income": "经营利润 营业利润 运营利润 经营溢利 经营净利润",
    "adjusted_ebitda": "经调整EBITDA 经调整息税折旧摊销前利润 调整后的息税折旧及摊销前利润",
    "net_income": "净利润 期内溢利 税后净利润 本期净利润",
    "net_income_attributable": "归母净利润 归属于上市公司股东的净利润 本公司拥有人应占溢利 权益股东应占利润 归母的净利润",
    "non_gaap_net_income": "经调整净利润 非通用准则净利润 非国际准则净利润 调整后利润",
    "income_before_tax": "税前利润 利润总额 除税前溢利 税前盈利",
    "impairment": "减值损失 信用减值 计提减值准备 资产减值",
    "operating_cash_flow": "经营性现金流 经营活动产生的现金流量净额 经营净现金流 经营性现金净流入",
    "capital_expenditure": "资本开支 资本性支出 资本化支出 购建固定资产支出",
    "cash_and_investments": "现金储备 账上现金 现金余额 现金头寸",
    "deferred_revenue": "合同负债 递延收入余额 预收账款 客户预付款",
    "accounts_receivable": "应收账款 应收款 贸易应收账款 应收账款净额",
}
ENGLISH = {
    "revenue": ["total net revenues", "net sales", "turnover", "our top line"],
    "cost_of_revenue": ["cost of revenues", "costs of revenues", "cost of goods sold"],
    "operating_expenses": ["operating expenses", "total operating costs and expenses", "OpEx"],
    "product_development_expense": ["R&D spend", "research and development expenditures", "product development expenses"],
    "sales_and_marketing_expense": ["selling and marketing expenses", "sales expenses", "S&M expenses"],
    "general_and_administrative_expense": ["G&A costs", "general and administrative expenses"],
    "selling_general_and_administrative_expense": ["SG&A costs", "sales, general and administrative expenses"],
    "share_based_compensation": ["stock comp", "equity-based compensation", "SBC expense"],
    "non_gaap_operating_income": ["adjusted income from operations", "non-GAAP operating profit"],
    "net_income_attributable": ["net earnings attributable to shareholders", "profit attributable to owners of the company"],
    "non_gaap_net_income": ["adjusted earnings", "adjusted net earnings", "non-GAAP net profit"],
    "income_before_tax": ["earnings before tax", "profit before taxation"],
    "operating_cash_flow": ["net cash flow generated from operating activities", "cash from operating activities"],
    "capital_expenditure": ["CapEx spend", "purchases of property and equipment", "capital spending"],
    "cash_and_investments": ["total liquidity", "cash on hand", "cash resources"],
    "deferred_revenue": ["unearned revenue", "customer advances and deferred revenue", "contract liabilities"],
}
SENTENCES = [(metric, f"{name}为3.2亿元。") for metric, names in CHINESE.items() for name in names.split()] + list(
    chain.from_iterable([(metric, f"{name[0].upper()}{name[1:]} was $320 million.") for name in names] for metric, names in ENGLISH.items())
)


@pytest.mark.parametrize(("metric", "text"), SENTENCES)
def test_a_name_is_the_metric(metric: str, text: str) -> None:
    currency = "CNY" if "亿" in text else "USD"
    assert [line.removesuffix(" at its end") for line in told(text)] == [f"group {metric}: 320000000 {currency}"]
