"""The samples and their gold, read once for the tests of this folder."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ["heting-2025-06-30", "heting-2025-09-30", "heting-2025-09-30-en"]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


@cache
def mentions(name: str) -> list[dict]:
    return [json.loads(line) for line in (SAMPLES / "gold" / name / "mentions.jsonl").read_text("utf-8").splitlines()]


@cache
def facts(name: str) -> list[dict[str, str]]:
    with (SAMPLES / "gold" / name / "facts.csv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def places(body: str, name: str) -> list[int]:
    """Where each mention stands in squeezed text: the first place after the one before it with the gold's words around it; -1 where lost.

    Something printed in between (a footnote mark) may tear the words around off, so that shorter contexts are tried too.
    """
    found, cursor = [], 0
    for mention in mentions(name):
        at = -1
        for left, right in ((8, 8), (4, 4), (4, 0), (0, 4)):
            head = mention["before"][-left:] if left else ""
            start = body.find(head + mention["surface"] + mention["after"][:right], max(0, cursor - len(head)))
            if start >= 0:
                at = start + len(head)
                break
        found.append(at)
        cursor = at + len(mention["surface"]) if at >= 0 else cursor
    return found


@dataclass(frozen=True)
class Spoken:
    """The interval a spoken number stands for: half a unit of its last digit to either side."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Spoken) -> Spoken:
        return Spoken(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Spoken) -> Spoken:
        return Spoken(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: Spoken) -> Spoken:
        corners = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Spoken(min(corners), max(corners))

    def times(self, factor: int) -> Spoken:
        return Spoken(self.low * factor, self.high * factor)

    def meets(self, other: Spoken) -> bool:
        return self.low <= other.high and other.low <= self.high


def spoken(value: str, unit: str) -> Spoken:
    """Trailing zeros do not tell in the gold: no number of these calls is coarser than 1 percent or 100 million of money."""
    number = Decimal(value)
    last_digit = Decimal(1).scaleb(int(number.normalize().as_tuple().exponent))
    half = min(last_digit, Decimal(100_000_000) if unit in ("CNY", "USD") else Decimal(1)) / 2
    return Spoken(number - half, number + half)
