"""The vocabulary of linking is consistent: every name leads to one metric, every metric to the contract."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.contracts import Metric
from transforms.observations import metric_rows, metrics
from transforms.observations.lexicon import cues, gap_patterns, spellings
from transforms.reference import table


def test_metrics_fit_the_contract() -> None:
    names_of_two = 1
    assert Metric.validate(metric_rows()).height == metrics().height - names_of_two


def test_every_name_leads_to_a_metric() -> None:
    unnamed_margin, part_of_a_sum = "margin", "cash_part"
    assert set(table("metric_aliases")["metric_id"]) - {unnamed_margin, part_of_a_sum} <= set(metrics()["metric_id"])


@pytest.mark.parametrize("column", ["ratio_metric_id", "non_gaap_metric_id"])
def test_related_metrics_exist(column: str) -> None:
    assert set(metrics()[column].drop_nulls()) <= set(metrics()["metric_id"])


def test_no_name_means_two_things() -> None:
    assert cues()["key"].is_duplicated().sum() == 0


def test_every_row_says_where_it_is_from() -> None:
    for name in ("metrics", "metric_aliases", "link_cues", "link_fillers", "traditional_characters"):
        assert table(name)["source"].null_count() == 0


def test_spellings() -> None:
    assert spellings("经调整EBITA") == ["经调整EBITA", "经调整 EBITA", "經調整EBITA", "經調整 EBITA"]
    assert spellings("year-on-year") == ["year on year", "year on-year", "year-on year", "year-on-year"]


@pytest.mark.parametrize(
    ("gap", "kinds"),
    [
        ("为", {"explained", "level_end"}),
        (" was ", {"explained", "level_end"}),
        ("，由", {"explained", "separated", "from_end"}),
        ("质量改善，成本", {"separated"}),
        (" in our cloud operations that ", set()),
    ],
)
def test_what_a_gap_is(gap: str, kinds: set[str]) -> None:
    looked_at = ("explained", "separated", "level_end", "from_end", "up_end", "down_end")
    found = pl.Series([gap])
    assert {kind for kind in looked_at if found.str.contains(gap_patterns()[kind])[0]} == kinds
