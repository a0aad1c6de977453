"""The reference data of companies is consistent: what one file says cannot contradict itself or another file."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.companies import companies, company_aliases, group_aliases, officers, revenue_parts, segment_aliases, segments
from transforms.contracts import Company
from transforms.contracts.enumerations import SEGMENT_LEVELS


def test_every_company_fits_the_contract_and_has_a_calendar() -> None:
    frame = Company.validate(companies(), cast=True)
    assert frame.height >= 10
    assert frame.filter(pl.any_horizontal(pl.col("fiscal_year_end_month", "reporting_currency").is_null())).is_empty()


def test_no_name_is_shared_by_two_companies() -> None:
    shared = (
        company_aliases()
        .group_by(pl.col("alias").str.to_lowercase())
        .agg(pl.col("company_id").unique())
        .filter(pl.col("company_id").list.len() > 1)
    )
    assert shared.is_empty()


def test_a_segments_name_means_one_segment() -> None:
    names = segment_aliases().with_columns(pl.col("alias").str.to_lowercase().str.replace_all(r"\s", ""))
    shared = names.group_by("company_id", "alias").agg(pl.col("code").unique()).filter(pl.col("code").list.len() > 1)
    assert shared.is_empty()


def test_segment_codes_are_unique_and_levels_known() -> None:
    assert segments().select("company_id", "code").is_duplicated().sum() == 0
    assert segments().filter(~pl.col("level").is_in(SEGMENT_LEVELS)).is_empty()


def test_every_segment_leads_up_to_its_group() -> None:
    parent = {(row["company_id"], row["code"]): row["parent"] for row in segments().iter_rows(named=True)}
    for company, code in parent:
        seen = []
        while code is not None:
            assert (company, code) in parent, f"{company}: {seen} name a parent that is not there"
            assert code not in seen, f"{company}: {seen} go round in a circle"
            seen.append(code)
            code = parent[company, code]
        assert seen[-1] == "group"


def test_parts_and_wholes_are_segments() -> None:
    known = segments().select("company_id", "code")
    for role in ("whole", "part"):
        assert revenue_parts().join(known, left_on=["company_id", role], right_on=["company_id", "code"], how="anti").is_empty()


@pytest.mark.parametrize("frame", [company_aliases, group_aliases, officers, segment_aliases])
def test_no_alias_is_blank_or_padded(frame: object) -> None:
    rows = frame()  # type: ignore[operator]
    assert rows.filter(
        pl.col("alias").is_null() | (pl.col("alias") != pl.col("alias").str.strip_chars()) | (pl.col("alias") == "")
    ).is_empty()
