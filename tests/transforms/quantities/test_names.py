"""Numbers that are names, ranks or idioms carry no value."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("单位：万元", ""),
    ("on page 38 and slide 8", "38: identifier | 8: identifier"),
    ("400-820-0000", "400-820-0000: identifier"),
    ("公告编号：2022-003", "2022: identifier | 003: identifier"),
    ("我讲三点", "三点: count 3 count"),
    ("20家庭", "20: identifier"),
    ("1688平台", "1688: identifier"),
    ("88VIP会员", "88VIP: identifier"),
    ("iPhone 15", "15: identifier"),
    ("5G", "5G: identifier"),
    ("20-F", "20-F: identifier"),
    ("B2B", "B2B: identifier"),
    ("Qwen2.5模型", "Qwen2.5: identifier"),
    ("双十一", "双十一: identifier"),
    ("618期间", "618: identifier"),
    ("00:02:17", "00:02:17: identifier"),
    ("3:30 pm", "3:30 pm: identifier"),
    ("第一", "第一: ordinal"),
    ("前三名", "三名: ordinal"),
    ("1、收入", "1: ordinal"),
    ("万能", ""),
    ("一站式", ""),
    ("进一步", ""),
    ("十分高兴", ""),
    ("一个", "一个: count 1 count"),
    ("一家", "一家: count 1 count"),
    ("一块业务", ""),
    ("最近三年", "三年: duration 3 year"),
    ("通过3家", "3家: count 3 count"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
