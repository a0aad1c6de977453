"""The audit as a whole: its frames, its numbering, and batches of documents."""

from __future__ import annotations

import polars as pl

from tests.transforms.audit.examples import PARTS, SEPTEMBER_BEFORE, audited, changed, observations, said
from transforms.audit import Audit, audit

AMOUNT = pl.Decimal(38, 9)
CHECKS = {
    "document_id": pl.String,
    "call_id": pl.String,
    "check_seq": pl.Int32,
    "rule": pl.String,
    "subject": pl.String,
    "expected_low": AMOUNT,
    "expected_high": AMOUNT,
    "actual_low": AMOUNT,
    "actual_high": AMOUNT,
    "unit_id": pl.String,
    "passed": pl.Boolean,
    "detail": pl.String,
}
MEMBERS = {"document_id": pl.String, "check_seq": pl.Int32, "quantity_seq": pl.Int32, "observation_seq": pl.Int32, "role": pl.String}

ROWS = [
    said("743亿"),
    changed("13%"),
    said("656亿", period=SEPTEMBER_BEFORE),
    changed("87亿"),
    said("138亿", "adjusted_ebita"),
    said("18.6%", "adjusted_ebita_margin"),
]


def test_the_frames_of_an_audit() -> None:
    for result in (audited(), audited(*ROWS)):
        assert dict(result.checks.schema) == CHECKS
        assert dict(result.members.schema) == MEMBERS


def test_checks_are_numbered_within_their_document_by_rule() -> None:
    again = [{**row, "document_id": "c"} for row in ROWS[:3]]
    checks = audited(*ROWS, *again).checks
    assert checks.select("document_id", "call_id", "check_seq", "rule").rows() == [
        ("c", "call-c", 0, "growth_fits_levels"),
        ("d", "call-d", 0, "change_fits_levels"),
        ("d", "call-d", 1, "growth_fits_levels"),
        ("d", "call-d", 2, "margin_fits_levels"),
    ]


def test_members_point_at_observations_and_their_quantities() -> None:
    assert audited(*ROWS[:3]).members.rows() == [("d", 0, 10, 1, "change"), ("d", 0, 0, 0, "level"), ("d", 0, 20, 2, "prior")]


def test_given_observation_numbers_are_kept() -> None:
    frame = observations(*ROWS[:3]).with_columns(observation_seq=pl.Series([7, 8, 9], dtype=pl.UInt32))
    calls = pl.DataFrame({"document_id": ["d"], "call_id": ["c"], "company_id": ["lanqiao"], "currency": ["CNY"]})
    assert audit(frame, pl.DataFrame(), calls, parts=PARTS).members["observation_seq"].to_list() == [8, 7, 9]


def test_a_document_is_audited_in_a_batch_as_it_is_alone() -> None:
    def without_id(result: Audit, document: str) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        checks, members = (frame.filter(document_id=document).drop("document_id", "call_id", strict=False) for frame in result)
        return checks.rows(), members.drop("quantity_seq").rows()

    documents = [f"d{number:03}" for number in range(40)]
    batch = audited(*[{**row, "document_id": document} for row in ROWS for document in documents])
    alone = without_id(audited(*ROWS), "d")
    assert all(without_id(batch, document) == alone for document in documents)


def test_a_document_without_call_has_no_checks() -> None:
    calls = pl.DataFrame(schema={"document_id": pl.String, "call_id": pl.String, "company_id": pl.String, "currency": pl.String})
    assert audit(observations(*ROWS), pl.DataFrame(), calls).checks.is_empty()
