"""The closed vocabularies of the warehouse contract."""

from __future__ import annotations

QUANTITY_KINDS = (
    "money",
    "percent",
    "percentage_point",
    "multiple",
    "ratio",
    "count",
    "digits",
    "duration",
    "date",
    "period",
    "ordinal",
    "identifier",
)
#: Kept so that no token of the text is silently dropped; they never carry a value.
VALUELESS_KINDS = ("ordinal", "identifier")
QUALIFIERS = ("exact", "approx", "above", "below", "at_least", "at_most", "range")
MEASURES = ("level", "change_pct", "change_pp", "change_abs")
COMPARISONS = ("yoy", "qoq")
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
SECTIONS = ("prepared", "qa")
SIDES = ("company", "analyst", "operator")
DELIVERIES = ("original", "interpreted")
SEGMENT_LEVELS = ("group", "segment", "business", "product")
PERIOD_KINDS = ("instant", "quarter", "half", "nine_months", "year", "custom")
BASES = ("gaap", "non_gaap", "operating")
CORRECTION_KINDS = ("quantity", "date", "text")
