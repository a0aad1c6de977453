"""Numbers that speech recognition or extraction split by spaces are one number again, at their place in the text as given."""

from __future__ import annotations

import polars as pl

from tests.transforms.quantities.spoken import differences
from transforms.quantities import read_quantities

EXAMPLES = [
    ("营 收 3 2 6 亿 元 ， 同 比 增 长 7 . 4 % 。", "3 2 6 亿 元: money 32600000000 CNY | 7 . 4 %: percent 7.4 percent"),
    ("公司自2 0 1 8 年上市", "2 0 1 8 年: period 2018-01-01~2018-12-31"),
    ("利润为 2 7 亿元", "2 7 亿元: money 2700000000 CNY"),
    ("费用为 61 250 万元", "61 250 万元: money 612500000 CNY"),
    ("提升2 . 6 个 百 分 点", "2 . 6 个 百 分 点: percentage_point 2.6 percentage_point"),
    ("占比百分之 三 十 四", "百分之 三 十 四: percent 34 percent"),
    ("收入５，６７８ 万元", "５，６７８ 万元: money 56780000 CNY"),
    ("revenue was $ 2 . 17 billion", "$ 2 . 17 billion: money 2170000000 USD"),
    ("margin was 4 1 . 5 %, cash $3 .6 billion", "4 1 . 5 %: percent 41.5 percent | $3 .6 billion: money 3600000000 USD"),
    ("we did $2. 8 billion", "$2. 8 billion: money 2800000000 USD"),
    # Not one number: two years, a list, items of a list, months.
    ("2023 2024", "2023: period 2023-01-01~2023-12-31 | 2024: period 2024-01-01~2024-12-31"),
    ("占百分之十 八月份再看", "百分之十: percent 10 percent | 八月份: date"),
    ("in 2023. 14 stores opened", "2023: period 2023-01-01~2023-12-31 | 14: count 14 count"),
    ("by 1 80 basis points", "1 80 basis points: percentage_point 1.8 percentage_point"),
    ("增长百分之啊 1 8，成本下降", "百分之啊 1 8: percent 18 percent"),
    ("毛 利 率 是 35. 4 % 比 去 年 高", "35. 4 %: percent 35.4 percent"),
    ("营 收 达 12. 9 亿 元", "12. 9 亿 元: money 1290000000 CNY"),
    ("总 资 产 是 21 4 亿 左 右", "21 4 亿: money 21400000000 CNY approx"),
    ("在 20 26 年 上 市", "20 26 年: period 2026-01-01~2026-12-31"),
    # Some words stay whole where the characters around them stand apart.
    ("我们 20 26 年的 营 收 是 超 过 93 亿", "20 26 年: period 2026-01-01~2026-12-31 | 93 亿: money 9300000000 CNY above"),
    ("那 权 益 的话 14 7 亿", "14 7 亿: money 14700000000 CNY"),
    ("月 均 订 单 达 到了 23 00 次", "23 00 次: count 2300 count"),
    ("Q 2 的话 营 收 是 31 亿", "Q 2: period | 31 亿: money 3100000000 CNY"),
]


def test_reads_as_the_table_says() -> None:
    assert differences(EXAMPLES) == []


def test_digits_with_nothing_that_joins_them_stay_apart() -> None:
    read = read_quantities(pl.Series(["1 2 3", "rows 4 5 6"]))
    assert read["surface"].to_list() == ["1", "2", "3", "4", "5", "6"]


def test_places_are_those_of_the_text_as_given() -> None:
    text = "毛 利 率 5 1 . 2 %，收入 1 8 亿元，费用 3亿元"
    read = read_quantities(pl.Series([text, "收入 3亿元"]))
    assert [text[start:end] for start, end in read.filter(pl.col("text_index") == 0).select("start", "end").rows()] == [
        "5 1 . 2 %",
        "1 8 亿元",
        "3亿元",
    ]
