"""What units captions, headers and labels tell."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.tables.units import read_units

UNITS = [
    ("单位：万元", "money LOCAL 4"),
    ("單位：人民幣百萬元", "money CNY 6"),
    ("（除另有说明外，金额单位均为人民币千元）", "money CNY 3"),
    ("（人民币百万元，百分比及每股数据除外）", "money CNY 6"),
    ("单位：元 币种：港币", "money HKD 0"),
    ("人民币亿元", "money CNY 8"),
    ("百万港元", "money HKD 6"),
    ("千美元", "money USD 3"),
    ("RMB'000", "money CNY 3"),
    ("HK$’000", "money HKD 3"),
    ("(RMB in millions, except per share data)", "money CNY 6"),
    ("(In thousands of Renminbi, except for per ADS amounts)", "money CNY 3"),
    ("US$m", "money USD 6"),
    ("£m", "money GBP 6"),
    ("$bn", "money USD 9"),
    ("€ million", "money EUR 6"),
    ("millions", "money None 6"),
    # A currency without a scale leaves the scale to the caption; 元 and cents are whole units.
    ("RMB", "money CNY None"),
    ("US$", "money USD None"),
    ("元", "money LOCAL 0"),
    ("人民币元", "money CNY 0"),
    ("港仙", "money HKD -2"),
    ("US cents", "money USD -2"),
    ("元/股", "money LOCAL 0 /share"),
    ("元/吨", "money LOCAL 0 /ton"),
    ("% change", "percent percent 0"),
    ("同比增减（%）", "percent percent 0"),
    ("个百分点", "percentage_point percentage_point 0"),
    ("pp", "percentage_point percentage_point 0"),
    ("bps", "percentage_point percentage_point -2"),
    ("x", "multiple times 0"),
    ("万吨", "count count 4 吨"),
    ("产量（辆）", "count count 0 辆"),
    ("million vehicles", "count count 6 vehicles"),
    ("thousand tonnes", "count count 3 tonnes"),
    ("GWh", "count count 0 GWh"),
    ("天", "duration day 0"),
    ("本报告期", None),
    ("2021年", None),
    ("Q125", None),
    ("(audited)", None),
    ("主要板块", None),
]


@pytest.mark.parametrize(("text", "expected"), UNITS, ids=[text for text, _ in UNITS])
def test_a_text_tells_a_unit(text: str, expected: str | None) -> None:
    kind, unit, exponent, counted, per = read_units(pl.Series([text])).select("kind", "unit_id", "exponent", "counted", "per").row(0)
    told = f"{kind} {unit} {exponent}" + (f" {counted}" if counted else "") + (f" /{per}" if per else "")
    assert (told if kind else None) == expected
