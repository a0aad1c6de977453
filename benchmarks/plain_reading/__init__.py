"""A second, slow reading of numbers in text: one text, one mention at a time, with `re` and `decimal` only.

It is written from the labelling guideline and the reference tables, not from transforms.quantities, so that where the two agree, both are
probably right, and where they differ, one of them is wrong.
"""

from __future__ import annotations

from benchmarks.plain_reading.mention import Mention
from benchmarks.plain_reading.reader import read_text

__all__ = ["Mention", "read_text"]
