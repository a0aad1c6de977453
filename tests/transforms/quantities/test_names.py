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
    ("it is now 9:40", "9:40: identifier"),
    ("20:00准时开始", "20:00: identifier"),
    ("晚上8点开会", "8点: identifier"),
    ("with the gPhone 17 accessories", "17: identifier"),
    ("Wi-Ray 7 is here", "7: identifier"),
    ("in the R&D 500 index", "500: identifier"),
    ("回放密码为4471", "4471: identifier"),
    ("737-8 and 2888-6124", "737: identifier | 8: identifier | 2888: identifier | 6124: identifier"),
    ("第6至9页", "第6至9: ordinal"),
    ("Page 5 of 13", "5: identifier | 13: identifier"),
    ("up 2117% in constant currency", "2117%: identifier"),
    ("增速是2117%，后面的17%是有机增长", "2117%: identifier | 17%: percent 17 percent"),
    ("RevPAR273元", "273元: money 273 CNY"),
    ("1080p video", "1080p: identifier"),
    ("H100 chips", "H100: identifier"),
    ("表4-2列示", "4: identifier | 2: identifier"),
    ("on 3/4 we met", "3/4: identifier"),
    ("DAU2,970万", "2,970万: count 29700000 count"),
    ("L9 sold", "L9: identifier"),
    ("ISO 14064-1", "14064: identifier | 1: identifier"),
    ("the Phase 2b trial", "2b: identifier"),
    ("国产910B是替代方案", "910B: identifier"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
