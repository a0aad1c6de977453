"""Amounts said for one of something."""

from __future__ import annotations

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("每股收益0.35元", "0.35元: money 0.35 CNY /share"),
    ("每股派息5角", "5角: money 0.5 CNY /share"),
    ("35元/月", "35元: money 35 CNY /month"),
    ("3,000元/吨", "3,000元: money 3000 CNY /ton"),
    ("$0.12 per share", "$0.12: money 0.12 USD /share"),
    ("RMB1.2 more per order", "RMB1.2: money 1.2 CNY /order"),
    ("RMB2.03 a year ago", "RMB2.03: money 2.03 CNY"),
    ("吨均毛利3,000元", "3,000元: money 3000 CNY /ton"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []
