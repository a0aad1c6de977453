"""What analysts see: examples of what was said, and the rows the views make of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.examples import JUNE, SEPTEMBER, Doc, Said, published_with, rows
from warehouse.build import build


@pytest.mark.parametrize(
    ("dividend", "divisor", "expected"),
    [
        ("45200000000", "6200000000", "7.290322580"),
        ("-1", "3", "-0.333333333"),
        ("1", "-3", "-0.333333333"),
        ("0.000000001", "1", "0.000000001"),
        ("5000000000000000", "0.7", "7142857142857142.857142857"),
        ("1", "0", None),
    ],
)
def test_quotients_are_exact_to_nine_decimals(dividend: str, divisor: str, expected: str | None) -> None:
    with duckdb.connect() as connection:
        build(connection)
        quotient = "select mart.quotient($a::decimal(38, 9), $b::decimal(38, 9))"
        [(found,)] = connection.sql(quotient, params={"a": Decimal(dividend), "b": Decimal(divisor)}).fetchall()
    assert found == (None if expected is None else Decimal(expected))


def test_kpi_names_everything(tmp_path: Path) -> None:
    published = published_with(
        tmp_path / "w.duckdb", [Doc("q2.txt", [("云收入为12亿元。", [Said("12亿元", "1200000000", segment="cloud")])])]
    )
    kpi = """select company, call_date, fiscal_year, fiscal_quarter, segment, segment_name, metric_id, metric, period_start, period_end,
        measure, comparison, value, unit, qualifier, is_forward_looking, speaker, side, section, page, sentence, language from mart.kpi"""
    assert rows(published, kpi) == [
        ("hailan", date(2024, 11, 15), 2025, 2, "cloud", "Cloud", "revenue", "revenue", *SEPTEMBER, "level",
         None, 1200000000, "CNY", "exact", False, "A company", "company", "prepared", 1, "云收入为12亿元。", "zh-Hans")
    ]  # fmt: skip


CHINESE = Doc("zh.txt", [("收入为73亿元，云为12亿元。", [Said("73亿元", "7300000000"), Said("12亿元", "1200000000", segment="cloud")])])
ENGLISH = Doc(
    "en.txt",
    [
        (
            "Revenue was 7.3 billion, retail 6 billion.",
            [Said("7.3 billion", "7300000000"), Said("6 billion", "6000000000", segment="retail")],
        )
    ],
    language="en",
)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param([CHINESE], [("cloud", "zh-Hans"), ("group", "zh-Hans")], id="one language"),
        pytest.param([ENGLISH], [("group", "en"), ("retail", "en")], id="the other"),
        pytest.param(
            [ENGLISH, CHINESE], [("cloud", "zh-Hans"), ("group", "zh-Hans"), ("retail", "en")], id="of both, what is the same only once"
        ),
        pytest.param(
            [CHINESE, Doc("zz.txt", [("收入为74亿元。", [Said("74亿元", "7400000000")])])],
            [("group", "zh-Hans")],
            id="current revisions only",
        ),
        pytest.param(
            [Doc("t.txt", [("收入为73亿元。我再说一遍，73亿元。", [Said("73亿元", "7300000000"), Said("，73亿元", "7300000000")])])],
            [("group", "zh-Hans"), ("group", "zh-Hans")],
            id="said twice in one document",
        ),
        pytest.param(
            [Doc("a.txt", [("收入会到80亿元吗？", [Said("80亿元", "8000000000")])], side="analyst")], [], id="an analyst's number"
        ),
        pytest.param(
            [Doc("b.txt", [("收入会到80亿元吗？", [Said("80亿元", "8000000000", linked_by="analyst_question")])])],
            [],
            id="an analyst's supposition",
        ),
    ],
)
def test_kpi_shows_each_current_observation_once(tmp_path: Path, documents: list[Doc], expected: list[tuple[str, str]]) -> None:
    published = published_with(tmp_path / "w.duckdb", *[[document] for document in documents])
    assert rows(published, "select segment, language from mart.kpi order by all") == expected


def ebita(surface: str, value: str, **options: Any) -> Said:
    return Said(surface, value, metric="adjusted_ebita", **options)


def growth(surface: str, value: str, **options: Any) -> Said:
    return Said(surface, value, unit="percent", ulp="1", measure="change_pct", comparison=options.pop("comparison", "yoy"), **options)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            [Said("73亿", "7300000000"), growth("9%", "9"), ebita("11亿", "1100000000")],
            ("7300000000", "9", "1100000000", "15.07", "CNY"),
            id="a whole row",
        ),
        pytest.param(
            [ebita("亏损3亿", "-300000000"), Said("80亿", "8000000000")], ("8000000000", None, "-300000000", "-3.75", "CNY"), id="a loss"
        ),
        pytest.param([Said("80亿", "8000000000"), ebita("1亿", "100100000")], ("8000000000", None, "100100000", "1.25", "CNY"), id="cut"),
        pytest.param(
            [Said("8亿", "800000000"), ebita("1亿", "100200000")], ("800000000", None, "100200000", "12.53", "CNY"), id="half goes up"
        ),
        pytest.param(
            [Said("73亿", "7300000000"), Said("72.9亿", "7290000000", ulp="10000000"), Said("72.8亿", "7280000000", ulp="10000000")],
            ("7290000000", None, None, None, "CNY"),
            id="the most precise, then the first",
        ),
        pytest.param(
            [Said("10亿美元", "1000000000", unit="USD", ulp="1"), Said("73亿元", "7300000000"), ebita("1亿美元", "100000000", unit="USD")],
            ("7300000000", None, None, None, "CNY"),
            id="in the reporting currency, and never two in a row",
        ),
        pytest.param([Said("10亿美元", "1000000000", unit="USD")], ("1000000000", None, None, None, "USD"), id="else in what was said"),
        pytest.param([growth("9%", "9")], (None, "9", None, None, None), id="growth alone"),
        pytest.param([growth("2%", "2", comparison="qoq"), growth("9%", "9")], (None, "9", None, None, None), id="only on the year"),
        pytest.param(
            [Said("70亿", "7000000000", period=JUNE), Said("80亿", "8000000000", forward=True), Said("73亿", "7300000000")],
            ("7300000000", None, None, None, "CNY"),
            id="of the call's own period, and no forecast",
        ),
        pytest.param(
            [Said("2元", "2", per="order", ulp="1"), Said("73亿", "7300000000")],
            ("7300000000", None, None, None, "CNY"),
            id="no unit price",
        ),
    ],
)
def test_segment_quarter(tmp_path: Path, said: list[Said], expected: tuple[str | None, ...]) -> None:
    sentence = "，".join(one.surface for one in said) + "。"
    published = published_with(tmp_path / "w.duckdb", [Doc("q2.txt", [(sentence, said)])])
    figures = "revenue, revenue_yoy_pct, adjusted_ebita, adjusted_ebita_margin_pct, unit"
    [row] = rows(published, f"select {figures} from mart.segment_quarter")
    assert row[:4] == tuple(None if figure is None else Decimal(figure) for figure in expected[:4])
    assert row[4] == expected[4]
    named = rows(published, "select company, segment, segment_name, fiscal_year, fiscal_quarter from mart.segment_quarter")
    assert named == [("hailan", "group", "Group", 2025, 2)]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        pytest.param("7000000000", None, ("7000000000", "hailan-2024-06-30", None), id="said once"),
        pytest.param("7000000000", "7000000000", ("7000000000", "hailan-2024-06-30", None), id="said again"),
        pytest.param("7000000000", "6900000000", ("6900000000", "hailan-2024-06-30", None), id="within the rounding of both"),
        pytest.param("7000000000", "6800000000", ("6800000000", "hailan-2024-06-30", "7000000000"), id="restated"),
        pytest.param(None, "7000000000", ("7000000000", "hailan-2024-09-30", None), id="first said a quarter later"),
    ],
)
def test_metric_history(tmp_path: Path, earlier: str | None, later: str | None, expected: tuple[str, str, str | None]) -> None:
    calls = [
        Doc("later.txt", [("上季度收入为乙。", [Said("乙", later, period=JUNE)] if later else [])]),
        Doc("earlier.txt", [("收入为甲。", [Said("甲", earlier)] if earlier else [])], period=JUNE),
    ]
    published = published_with(tmp_path / "w.duckdb", calls)
    [(value, first, restated)] = rows(published, "select value, first_reported_in, restated_from from mart.metric_history")
    assert (value, first) == (Decimal(expected[0]), expected[1])
    assert restated == (None if expected[2] is None else Decimal(expected[2]))


def test_metric_history_shows_each_period_once_in_the_reporting_currency(tmp_path: Path) -> None:
    said = [
        Said("62亿美元", "6200000000", unit="USD"), Said("452亿元", "45200000000"), Said("2元", "2", metric="diluted_eps", per="share"),
        Said("16元", "16", metric="diluted_eps", per="ads"), Said("500亿元", "50000000000", forward=True), growth("9%", "9"),
    ]  # fmt: skip
    published = published_with(tmp_path / "w.duckdb", [Doc("q2.txt", [("，".join(one.surface for one in said), said)])])
    assert rows(published, "select metric_id, per, value, unit from mart.metric_history order by all") == [
        ("diluted_eps", "ads", 16, "CNY"),
        ("diluted_eps", "share", 2, "CNY"),
        ("revenue", None, 45200000000, "CNY"),
    ]


YUAN = Said("452亿元", "45200000000", metric="free_cash_flow")
DOLLARS = Said("62亿美元", "6200000000", metric="free_cash_flow", unit="USD")


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param(
            [("自由现金流为452亿元，约合62亿美元。", [YUAN, DOLLARS])],
            [("USD", "CNY", "7.290323", "7.224000", "7.357724", "自由现金流为452亿元，约合62亿美元。")],
            id="one sentence",
        ),
        pytest.param(
            [("自由现金流为62亿美元。", [DOLLARS]), ("即452亿元。", [YUAN])],
            [("USD", "CNY", "7.290323", "7.224000", "7.357724", "自由现金流为62亿美元。\n即452亿元。")],
            id="neighbours, the foreign one first",
        ),
        pytest.param([("为452亿元。", [YUAN]), ("很好。", []), ("为62亿美元。", [DOLLARS])], [], id="too far apart"),
        pytest.param([("为452亿元和62亿美元。", [YUAN, Said("62亿美元", "6200000000", unit="USD")])], [], id="another metric"),
        pytest.param([("为452亿元。", [YUAN]), ("即452亿元。", [YUAN])], [], id="one currency"),
        pytest.param(
            [("亏损3亿元，即亏损0.5亿美元。", [Said("3亿元", "-300000000"), Said("0.5亿美元", "-50000000", unit="USD", ulp="10000000")])],
            [("USD", "CNY", "6.000000", "4.545455", "7.777778", "亏损3亿元，即亏损0.5亿美元。")],
            id="losses",
        ),
        pytest.param(
            [("盈利3亿元，亏损0.5亿美元。", [Said("3亿元", "300000000"), Said("0.5亿美元", "-50000000", unit="USD")])], [], id="two signs"
        ),
        pytest.param([("9%，452亿元。", [growth("9%", "9", metric="free_cash_flow"), YUAN])], [], id="a percentage is no amount"),
    ],
)
def test_exchange_rate(tmp_path: Path, sentences: Any, expected: list[tuple[str, ...]]) -> None:
    published = published_with(tmp_path / "w.duckdb", [Doc("q2.txt", sentences)])
    found = rows(published, "select base, quote, rate, rate_low, rate_high, sentence from mart.exchange_rate")
    exact = [(base, quote, *map(Decimal, rates), sentence) for base, quote, *rates, sentence in expected]
    assert found == exact


def test_audit_leaves_out_what_a_new_revision_no_longer_says(tmp_path: Path) -> None:
    said = [Said("73亿", "7300000000"), Said("12亿", "1200000000", segment="cloud")]
    failing = Doc("q2.txt", [("73亿，12亿。", said)], checks=[("parts_add_up", False, [(0, "whole"), (1, "part")])])
    passing = Doc("q2b.txt", [("73亿，12亿！", said)], checks=[("parts_add_up", True, [(0, "whole"), (1, "part")])])
    path = tmp_path / "w.duckdb"
    audit = "select call_id, rule, detail, sentences from mart.audit"
    assert rows(published_with(path, [failing]), audit) == [
        ("hailan-2024-09-30", "parts_add_up", "12 is not 7 and 6", "whole 73亿, page 1: 73亿，12亿。\npart 12亿, page 1: 73亿，12亿。")
    ]
    assert rows(published_with(path, [passing]), audit) == []
    assert rows(path, "select count(*) from fact_check") == [(2,)]
