"""Names that are put together from parts stand for every name that can be made of them."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.observations.alias_forms import expanded, names_of

FORMS = {
    "净利润": [("净利润", None)],
    "扣非[后|][归母|]净利润": [("扣非后归母净利润", None), ("扣非后净利润", None), ("扣非归母净利润", None), ("扣非净利润", None)],
    "[both |]basic and diluted EPS": [("both basic and diluted EPS", None), ("basic and diluted EPS", None)],
}


@pytest.mark.parametrize("form", FORMS)
def test_names_of_a_form(form: str) -> None:
    assert names_of(form) == FORMS[form]


def test_the_modifier_names_the_part_that_was_chosen() -> None:
    assert names_of("[生产|产出][铜|金]", "{2}") == [("生产铜", "铜"), ("生产金", "金"), ("产出铜", "铜"), ("产出金", "金")]


def test_every_other_column_is_the_same_for_all_names() -> None:
    aliases = pl.DataFrame({"metric_id": ["members", "stores"], "alias": ["会员[数|]", "门店数"], "modifier": [None, None]})
    aliases = aliases.with_columns(pl.col("modifier").cast(pl.String))
    assert expanded(aliases).select("metric_id", "alias").rows() == [("stores", "门店数"), ("members", "会员数"), ("members", "会员")]
