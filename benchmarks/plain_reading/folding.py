"""Full-width forms and traditional characters to the one form the tables are written in; one character for one."""

from __future__ import annotations

import re
from functools import cache

from benchmarks.plain_reading.reference_rows import rows

#: A full-width comma between full-width digits parts thousands; so it does before thousands with decimals.
_GROUPS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))|(?<=[0-9])，(?=[0-9]{3}\.[0-9]+ ?[万亿元])")


@cache
def _folding() -> dict[int, str]:
    plain = {ord(row["traditional"]): row["simplified"] for row in rows("traditional_characters")}
    return plain | {ord(row["character"]): row["folded"] for row in rows("character_folding")}


def fold(text: str) -> str:
    """The folded text, as long as the text."""
    return _GROUPS.sub(",", text).translate(_folding())
