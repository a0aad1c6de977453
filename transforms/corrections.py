"""Errata: footnotes and `(sic)` notes that correct what was said.

A footnote corrects the number at its mark where it says so (应为, 口误, should read) and names a number of the same kind. The quantity then
carries the corrected value, and `spoken_value` what was said. Other errata (a name, a word) are kept as text; other footnotes are none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import polars as pl

from transforms.quantities.amounts import AMOUNT, as_decimal, digits_value, fraction_digits, power_of_ten
from transforms.quantities.grammar import ARABIC, one_of
from transforms.reference import table

#: A mark stands in or right behind the number that it corrects; some are set after the noun (40 亿美元的回购计划³).
_REACH = 16


#: What the last digit of a number can count → its power of ten.
POWERS_OF_TEN = {Decimal(1).scaleb(exponent): exponent for exponent in range(-9, 20)}


class Corrected(NamedTuple):
    """`quantities` with errata applied and `correction_seq` set; `corrections` keyed by document_id and `correction_seq`."""

    quantities: pl.DataFrame
    corrections: pl.DataFrame


def find_errata(notes: pl.DataFrame) -> pl.DataFrame:
    """Notes that say they correct something, with `note_index` (UInt32, from 0) and `correct`, the part that says what is right."""
    words = table("erratum_words")
    cue = one_of(words["surface"])
    instead = one_of(words.filter(pl.col("role") == "instead")["surface"])
    return (
        notes.filter(pl.col("note").str.contains(f"(?i){cue}"))
        .with_row_index("note_index")
        .with_columns(correct=pl.coalesce(pl.col("note").str.extract(f"(?is){instead}[:： ]*(.+)$", 1), pl.col("note")))
    )


def apply_corrections(quantities: pl.DataFrame, errata: pl.DataFrame, said: pl.DataFrame) -> Corrected:
    """Apply the errata of footnotes and of inline (sic) notes.

    quantities: frame of docs/architecture.md (an inline note is a quantity that already has a `spoken_value`); errata: what find_errata
    found; said: the mentions in `correct` of the errata, as read_mentions gives them, with `note_index`.
    """
    matched = _matched(errata, said, quantities)
    inline = quantities.filter(pl.col("spoken_value").is_not_null()).select(
        "document_id",
        "quantity_seq",
        "page",
        "utterance_seq",
        char_at=pl.col("char_start"),
        mark=pl.lit(None, pl.String),
        note=pl.col("surface"),
        spoken=_plain(pl.col("spoken_value")),
        corrected=_plain(pl.col("value")),
        kind=pl.lit("quantity"),
    )
    found = matched.select(inline.columns).vstack(inline.cast(matched.select(inline.columns).schema))
    corrections = found.sort("document_id", "utterance_seq", "char_at", nulls_last=True).with_columns(
        correction_seq=pl.int_range(pl.len(), dtype=pl.Int32).over("document_id")
    )
    return Corrected(_with_corrections(quantities, matched, corrections), corrections.drop("utterance_seq", "char_at"))


def _matched(errata: pl.DataFrame, said: pl.DataFrame, quantities: pl.DataFrame) -> pl.DataFrame:
    """One row an erratum, with the quantity it corrects (null where it corrects words) and the reading that replaces it."""
    near = (
        errata.select("note_index", "document_id", "utterance_seq", "char_at")
        .join(quantities, on=["document_id", "utterance_seq"])
        .filter(pl.col("char_end") >= pl.col("char_at") - _REACH, pl.col("char_start") <= pl.col("char_at"))
        .with_columns(distance=(pl.col("char_at") - pl.col("char_end")).clip(lower_bound=0))
    )
    bare = _bare_numbers(said, near)
    readings = said.filter(~pl.col("kind").is_in(["identifier", "ordinal"])).select(
        "note_index",
        "kind",
        correct_value="value",
        correct_low="low",
        correct_high="high",
        correct_ulp="ulp",
        correct_unit="unit_id",
        correct_start="date_start",
        correct_end="date_end",
        correct_surface="surface",
        correct_place="start",
    )
    of_kind = near.join(readings, on=["note_index", "kind"])
    same_kind = (
        pl.concat([of_kind, bare.select(of_kind.columns)], how="vertical_relaxed")
        .sort("note_index", "distance", "correct_place")
        .unique("note_index", keep="first", maintain_order=True)
    )
    columns = ["quantity_seq", "kind", "surface", "value", *(c for c in same_kind.columns if c.startswith("correct_"))]
    joined = errata.join(same_kind.select("note_index", *columns), on="note_index", how="left", maintain_order="left")
    is_date = pl.col("kind").is_in(["date", "period"])
    quoted = pl.col("correct").str.strip_chars(" \n“”\"'‘’「」『』。.")
    return joined.with_columns(
        spoken=pl.when(is_date).then(pl.col("surface")).otherwise(_plain(pl.col("value"))),
        corrected=pl.when(is_date)
        .then(pl.col("correct_surface"))
        .when(pl.col("quantity_seq").is_not_null())
        .then(pl.coalesce(_plain(pl.col("correct_value")), pl.col("correct_surface")))
        .otherwise(quoted),
        kind=pl.when(is_date)
        .then(pl.lit("date"))
        .when(pl.col("quantity_seq").is_not_null())
        .then(pl.lit("quantity"))
        .otherwise(pl.lit("text")),
    )


def _bare_numbers(said: pl.DataFrame, near: pl.DataFrame) -> pl.DataFrame:
    """Notes that give the digits alone (`should read “251,000”`): they stand in the unit and scale of the number that they correct.

    The power of ten of that scale is what its last digit counts, moved back over the decimals it was spoken with.
    """
    digits = pl.col("correct_surface").str.extract(f"^({ARABIC})$", 1)
    spoken_digits = pl.col("surface").str.extract(f"({ARABIC})", 1)
    scale = pl.col("ulp").replace_strict(POWERS_OF_TEN, default=None, return_dtype=pl.Int64) + fraction_digits(spoken_digits)
    value = as_decimal(digits_value(digits, scale))
    bare = said.filter(pl.col("kind").is_in(["identifier", "count"]))
    return (
        near.filter(pl.col("value").is_not_null())
        .join(bare.select("note_index", correct_surface="surface", correct_place="start"), on="note_index")
        .with_columns(
            correct_value=pl.when(pl.col("value") < 0).then(-value).otherwise(value),
            correct_low=pl.lit(None, AMOUNT),
            correct_high=pl.lit(None, AMOUNT),
            correct_ulp=as_decimal(power_of_ten(scale - fraction_digits(digits))),
            correct_unit="unit_id",
            correct_start=pl.lit(None, pl.Date),
            correct_end=pl.lit(None, pl.Date),
        )
        .filter(pl.col("correct_value").is_not_null())
    )


def _with_corrections(quantities: pl.DataFrame, matched: pl.DataFrame, corrections: pl.DataFrame) -> pl.DataFrame:
    readings = (
        matched.filter(pl.col("quantity_seq").is_not_null())
        .select("document_id", "quantity_seq", "kind", *(c for c in matched.columns if c.startswith("correct_")))
        .rename({"kind": "correct_kind"})
        .unique(["document_id", "quantity_seq"], keep="first", maintain_order=True)
    )
    numbered = (
        corrections.filter(pl.col("quantity_seq").is_not_null())
        .select("document_id", "quantity_seq", "correction_seq")
        .unique(["document_id", "quantity_seq"], keep="first", maintain_order=True)
    )
    keys = ["document_id", "quantity_seq"]
    corrected = readings.join(numbered, on=keys, how="full", coalesce=True)
    joined = quantities.join(corrected, on=keys, how="left", maintain_order="left")
    is_number = (pl.col("correct_kind") == "quantity").fill_null(False)
    is_date = (pl.col("correct_kind") == "date").fill_null(False)
    return joined.with_columns(
        spoken_value=pl.when(is_number).then(pl.col("value")).otherwise("spoken_value"),
        value=pl.when(is_number).then(pl.col("correct_value")).otherwise("value"),
        low=pl.when(is_number).then(pl.col("correct_low")).otherwise("low"),
        high=pl.when(is_number).then(pl.col("correct_high")).otherwise("high"),
        ulp=pl.when(is_number).then(pl.col("correct_ulp")).otherwise("ulp"),
        unit_id=pl.when(is_number).then(pl.coalesce("correct_unit", "unit_id")).otherwise("unit_id"),
        date_start=pl.when(is_date).then(pl.col("correct_start")).otherwise("date_start"),
        date_end=pl.when(is_date).then(pl.col("correct_end")).otherwise("date_end"),
    ).drop([c for c in joined.columns if c.startswith("correct_")])


def _plain(value: pl.Expr) -> pl.Expr:
    """A decimal without trailing zeros: `40000000000`, `1.5`."""
    return value.cast(pl.String).str.replace(r"(\.[0-9]*?)0+$", "$1").str.strip_chars_end(".")
