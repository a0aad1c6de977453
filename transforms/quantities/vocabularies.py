"""The closed vocabularies of the reading, as enumerations: compared, filtered and gathered as one byte instead of a string."""

from __future__ import annotations

import polars as pl

#: Kinds of transforms.contracts, whose import costs more than reading a text.
KIND = pl.Enum(
    [
        *("money", "percent", "percentage_point", "multiple", "ratio", "count"),
        *("digits", "duration", "date", "period", "ordinal", "identifier"),
    ]
)
QUALIFIER = pl.Enum(["exact", "approx", "above", "below", "at_least", "at_most", "range"])
#: How an expression is spelled (shapes.py).
CLASS = pl.Enum(
    [
        *("percent_words", "fraction", "coins", "tenths", "clock", "idiom", "event", "small_coins", "date", "code", "ratio"),
        *("digits", "ordinal", "half", "part", "compound", "amount", "word_amount"),
    ]
)
#: What stands between two expressions (left_context.py).
SEPARATOR = pl.Enum(["range", "list", "comma", "versus", "slash", "until", "sic", "nothing"])
#: How an expression goes on with the one before it (ties.py).
TIE = pl.Enum(["sum", "sic", "span", "range", "move", "list"])
