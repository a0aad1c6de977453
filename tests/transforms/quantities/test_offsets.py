"""Places are characters of the text as given; one odd token never costs another number."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.quantities import read_quantities

TEXTS = [
    "收入２,２４８億元，同比增長9%，其中云业务（iPhone 15、B2B、Qwen2.5）亏损3亿元。",
    "Revenue — US$3.2 billion (up 5%), 𝟙 odd token, then RMB 5 to RMB 6 billion.",
    "  每股收益 0.35 元\n",
]


def test_surface_is_the_slice_of_the_text() -> None:
    quantities = read_quantities(pl.Series(TEXTS))
    for row in quantities.iter_rows(named=True):
        assert TEXTS[row["text_index"]][row["start"] : row["end"]] == row["surface"]


@pytest.mark.parametrize(
    "odd",
    ["B2B", "1:2:3:4", "第", "..", "$$", "(sic)", "1.2.3.4", "%%", "百分之", "ⅣⅤ", "\x01", "\x02", "[inaudible]", "", "1e5", "9" * 60],
)
def test_an_odd_token_costs_no_other_number(odd: str) -> None:
    read = read_quantities(pl.Series([f"收入5亿元，{odd} ，增长9%。"]))
    values = [(row["kind"], row["value"]) for row in read.iter_rows(named=True) if row["kind"] in ("money", "percent")]
    assert ("money", 500_000_000) in values
    assert ("percent", 9) in values


def test_no_text_gives_no_rows() -> None:
    assert read_quantities(pl.Series([], dtype=pl.String)).height == 0
    assert read_quantities(pl.Series(["", None, "没有数字", "no number"])).height == 0


def test_a_text_is_read_the_same_alone_and_among_others() -> None:
    together = read_quantities(pl.Series(TEXTS)).drop("text_index")
    alone = pl.concat(read_quantities(pl.Series([text])) for text in TEXTS).drop("text_index")
    assert together.equals(alone)
