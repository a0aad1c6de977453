"""Dates and periods, the year inferred from the call."""

from __future__ import annotations

import datetime as dt

from tests.transforms.quantities.spoken import differences

EXAMPLES = [
    ("7月5日至8日", "7月5日至8日: date 2025-07-05~2025-07-08"),
    ("去年下半年", "去年下半年: period 2024-07-01~2024-12-31"),
    ("2023年2月30日", "2023年2月30日: date"),
    ("31 March  2022", "31 March  2022: date 2022-03-31~2022-03-31"),
    ("2025年9月30日", "2025年9月30日: date 2025-09-30~2025-09-30"),
    ("9月30日", "9月30日: date 2025-09-30~2025-09-30"),
    ("9月份季度", "9月份季度: period 2025-07-01~2025-09-30"),
    ("2023年", "2023年: period 2023-01-01~2023-12-31"),
    ("2023财年", "2023财年: period 2023-01-01~2023-12-31"),
    ("25年第三季度", "25年第三季度: period 2025-07-01~2025-09-30"),
    ("26财年", "26财年: period 2026-01-01~2026-12-31"),
    ("114年第三季", "114年第三季: period 2025-07-01~2025-09-30"),
    ("上半年", "上半年: period 2025-01-01~2025-06-30"),
    ("二零二三年", "二零二三年: period 2023-01-01~2023-12-31"),
    ("September 30, 2025", "September 30, 2025: date 2025-09-30~2025-09-30"),
    ("third quarter of 2025", "third quarter of 2025: period 2025-07-01~2025-09-30"),
    ("FY26", "FY26: period 2026-01-01~2026-12-31"),
    ("3Q25", "3Q25: period 2025-07-01~2025-09-30"),
    ("1H25", "1H25: period 2025-01-01~2025-06-30"),
    ("2025-09-30", "2025-09-30: date 2025-09-30~2025-09-30"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES, call_date=dt.date(2025, 11, 19)) == []
