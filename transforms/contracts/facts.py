"""Frames of the fact tables (see docs/data-dictionary.md for the meaning of every column)."""

from __future__ import annotations

from typing import Any

import dataframely as dy

from transforms.contracts.enumerations import (
    COMPARISONS,
    CORRECTION_KINDS,
    DELIVERIES,
    MEASURES,
    QUALIFIERS,
    QUANTITY_KINDS,
    SECTIONS,
)


def amount(**options: Any) -> dy.Decimal:
    """An exact number as the contract stores it: 29 digits before the point, 9 after."""
    return dy.Decimal(38, 9, **{"nullable": True, **options})


class Utterance(dy.Schema):
    utterance_id = dy.String(primary_key=True)
    document_id = dy.String()
    call_id = dy.String()
    seq = dy.Int32()
    section = dy.String(check=lambda c: c.is_in(SECTIONS))
    speaker_id = dy.String(nullable=True)
    delivery = dy.String(nullable=True, check=lambda c: c.is_in(DELIVERIES))
    page_first = dy.Int32(nullable=True)
    page_last = dy.Int32(nullable=True)
    text = dy.String()


class Sentence(dy.Schema):
    sentence_id = dy.String(primary_key=True)
    utterance_id = dy.String()
    document_id = dy.String()
    call_id = dy.String()
    seq = dy.Int32()
    page = dy.Int32(nullable=True)
    char_start = dy.Int32()
    char_end = dy.Int32()
    text = dy.String()


class Quantity(dy.Schema):
    quantity_id = dy.String(primary_key=True)
    sentence_id = dy.String()
    utterance_id = dy.String()
    document_id = dy.String()
    call_id = dy.String()
    seq = dy.Int32()
    surface = dy.String()
    char_start = dy.Int32()
    char_end = dy.Int32()
    page = dy.Int32(nullable=True)
    x0 = dy.Float32(nullable=True)
    top = dy.Float32(nullable=True)
    x1 = dy.Float32(nullable=True)
    bottom = dy.Float32(nullable=True)
    kind = dy.String(check=lambda c: c.is_in(QUANTITY_KINDS))
    value = amount()
    low = amount()
    high = amount()
    unit_id = dy.String(nullable=True)
    counted = dy.String(nullable=True)
    per = dy.String(nullable=True)
    qualifier = dy.String(check=lambda c: c.is_in(QUALIFIERS))
    ulp = amount()
    spoken_value = amount()
    correction_id = dy.String(nullable=True)
    date_start = dy.Date(nullable=True)
    date_end = dy.Date(nullable=True)


class Observation(dy.Schema):
    observation_id = dy.String(primary_key=True)
    quantity_id = dy.String()
    document_id = dy.String()
    call_id = dy.String()
    company_id = dy.String()
    segment_id = dy.String()
    metric_id = dy.String()
    period_id = dy.String()
    speaker_id = dy.String(nullable=True)
    measure = dy.String(check=lambda c: c.is_in(MEASURES))
    comparison = dy.String(nullable=True, check=lambda c: c.is_in(COMPARISONS))
    value = amount()
    low = amount()
    high = amount()
    unit_id = dy.String()
    per = dy.String(nullable=True)
    qualifier = dy.String(check=lambda c: c.is_in(QUALIFIERS))
    ulp = amount()
    is_forward_looking = dy.Bool()
    metric_surface = dy.String(nullable=True)
    segment_surface = dy.String(nullable=True)
    linked_by = dy.String()


class Correction(dy.Schema):
    correction_id = dy.String(primary_key=True)
    document_id = dy.String()
    call_id = dy.String()
    mark = dy.String(nullable=True)
    page = dy.Int32(nullable=True)
    note = dy.String()
    spoken = dy.String(nullable=True)
    corrected = dy.String(nullable=True)
    kind = dy.String(check=lambda c: c.is_in(CORRECTION_KINDS))


class Check(dy.Schema):
    check_id = dy.String(primary_key=True)
    call_id = dy.String()
    rule = dy.String()
    subject = dy.String()
    expected_low = amount()
    expected_high = amount()
    actual_low = amount()
    actual_high = amount()
    unit_id = dy.String(nullable=True)
    passed = dy.Bool()
    detail = dy.String()


class CheckObservation(dy.Schema):
    """`role` says what the observation is in the check.

    `whole`, `part`, `level`, `prior`, `change`; `amount` and `counter_amount` are one pair of an exchange rate, `other_amount` and
    `other_counter_amount` the pair that it is compared with.
    """

    check_id = dy.String(primary_key=True)
    observation_id = dy.String(primary_key=True)
    role = dy.String()


class Rejection(dy.Schema):
    """A document that could not be read as a call, and why, in one plain sentence."""

    document_id = dy.String(primary_key=True)
    reason = dy.String(description="short slug: `not_a_transcript`, `empty`, `unknown_company`, …")
    detail = dy.String(description="one plain sentence that says what to do")
