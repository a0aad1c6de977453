"""Scale words alone: how many where they stand before a noun, the name of a unit where they do not."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from transforms import read_quantities


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("平台拥有百万用户", [("百万", "count", Decimal(10**6))]),
        ("千亿级参数的模型", [("千亿", "count", Decimal(10**11))]),
        ("单位：百万元", []),
        ("百亿补贴活动", [("百亿补贴", "identifier", None)]),
        ("万能的工具", []),
    ],
)
def test_a_scale_word_alone(text: str, read: list[tuple[str, str, Decimal | None]]) -> None:
    assert read_quantities(pl.Series([text])).select("surface", "kind", "value").rows() == read
