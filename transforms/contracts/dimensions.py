"""Frames of the dimension tables (see docs/data-dictionary.md for the meaning of every column)."""

from __future__ import annotations

import dataframely as dy

from transforms.contracts.enumerations import BASES, LANGUAGES, PERIOD_KINDS, SEGMENT_LEVELS, SIDES


class Company(dy.Schema):
    company_id = dy.String(primary_key=True, regex=r"^[a-z0-9_]+$")
    name = dy.String()
    name_zh = dy.String(nullable=True)
    ticker = dy.String(nullable=True)
    reporting_currency = dy.String(nullable=True, regex=r"^[A-Z]{3}$")
    fiscal_year_end_month = dy.Int8(nullable=True, min=1, max=12)


class Call(dy.Schema):
    call_id = dy.String(primary_key=True)
    company_id = dy.String()
    title = dy.String(nullable=True)
    call_date = dy.Date(nullable=True)
    period_start = dy.Date()
    period_end = dy.Date()
    fiscal_year = dy.Int16(nullable=True)
    fiscal_quarter = dy.Int8(nullable=True, min=1, max=4)


class Document(dy.Schema):
    """`revision`, `is_current`, `loaded_at` and `run_id` are the load's to give: they depend on what the warehouse already holds."""

    document_id = dy.String(primary_key=True)
    call_id = dy.String()
    language = dy.String(check=lambda c: c.is_in(LANGUAGES))
    media_type = dy.String()
    source_uri = dy.String()
    sha256 = dy.String()
    pages = dy.Int32(nullable=True)


class Speaker(dy.Schema):
    speaker_id = dy.String(primary_key=True)
    name = dy.String()
    title = dy.String(nullable=True)
    organization = dy.String(nullable=True)
    side = dy.String(check=lambda c: c.is_in(SIDES))


class Segment(dy.Schema):
    segment_id = dy.String(primary_key=True)
    company_id = dy.String()
    code = dy.String()
    name = dy.String()
    name_zh = dy.String(nullable=True)
    level = dy.String(check=lambda c: c.is_in(SEGMENT_LEVELS))
    parent_segment_id = dy.String(nullable=True)


class Metric(dy.Schema):
    metric_id = dy.String(primary_key=True)
    name = dy.String()
    name_zh = dy.String(nullable=True)
    category = dy.String()
    unit_kind = dy.String()
    basis = dy.String(check=lambda c: c.is_in(BASES))


class Period(dy.Schema):
    period_id = dy.String(primary_key=True, description="ISO 8601 interval; an instant has equal ends")
    start_date = dy.Date()
    end_date = dy.Date()
    kind = dy.String(check=lambda c: c.is_in(PERIOD_KINDS))


class Unit(dy.Schema):
    unit_id = dy.String(primary_key=True)
    kind = dy.String()
    name = dy.String()
    name_zh = dy.String(nullable=True)
    symbol = dy.String(nullable=True)
