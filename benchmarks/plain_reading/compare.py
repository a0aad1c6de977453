"""The two readings of the same text, side by side: where they overlap and say different things."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from benchmarks.plain_reading import Mention, read_text
from transforms.quantities import read_quantities

#: Kinds that carry no value: both readings must only agree that there is none.
_NAMES = ("identifier", "ordinal")
_DAYS = ("date", "period")
_OPEN = ("count", "money", *_NAMES)
_DIGITS = re.compile("[0-9０-９]")
#: The year is said in the text, in digits or by its relation to this year.
_YEAR_SAID = re.compile(r"[0-9]{2}|[去今明前上本]年|[〇零一二三四五六七八九]{4}")


@dataclass(frozen=True)
class Text:
    """A text with what its reading may depend on."""

    text: str
    currency: str | None = None
    call_date: dt.date | None = None


@dataclass(frozen=True)
class Difference:
    """A stretch of a text and what each reading says of it, as a line."""

    text: str
    start: int
    end: int
    vectorised: str
    plain: str

    @property
    def span(self) -> str:
        """The characters that are read differently."""
        return self.text[self.start : self.end]

    def __str__(self) -> str:
        marked = f"{self.text[max(0, self.start - 25) : self.start]}⟦{self.span}⟧{self.text[self.end : self.end + 20]}"
        return f"{marked}\n    vectorised {self.vectorised}\n    plain      {self.plain}"


def vectorised(texts: Sequence[Text]) -> list[list[Mention]]:
    """What read_quantities says of each text, in one call for all that share currency and day of the call."""
    found: list[list[Mention]] = [[] for _ in texts]
    for currency, call_date in {(text.currency, text.call_date) for text in texts}:
        places = [place for place, text in enumerate(texts) if (text.currency, text.call_date) == (currency, call_date)]
        frame = read_quantities(pl.Series([texts[place].text for place in places]), currency=currency, call_date=call_date)
        for row in frame.iter_rows(named=True):
            fields = {name: row[name] for name in row if name not in ("text_index", "surface")}
            found[places[row["text_index"]]].append(Mention(**fields))
    return found


def plain(texts: Sequence[Text]) -> list[list[Mention]]:
    """What the plain reading says of each text."""
    return [read_text(text.text, text.currency, text.call_date) for text in texts]


def differences(texts: Sequence[Text]) -> list[Difference]:
    """Every stretch of every text that the two readings read differently."""
    pairs = zip(texts, vectorised(texts), plain(texts), strict=True)
    return [difference for text, one, other in pairs for difference in _of_text(text.text, one, other)]


def stretches(one: Sequence[Mention], other: Sequence[Mention]) -> Iterator[tuple[list[Mention], list[Mention]]]:
    """Mentions of both readings that overlap, together."""
    marked = sorted([(mention, 0) for mention in one] + [(mention, 1) for mention in other], key=lambda pair: (pair[0].start, pair[0].end))
    group: tuple[list[Mention], list[Mention]] = ([], [])
    end = -1
    for mention, side in marked:
        if mention.start >= end and end >= 0:
            yield group
            group = ([], [])
        group[side].append(mention)
        end = max(end, mention.end)
    if end >= 0:
        yield group


def _of_text(text: str, one: Sequence[Mention], other: Sequence[Mention]) -> Iterator[Difference]:
    for ours, theirs in stretches(one, other):
        both = [*ours, *theirs]
        start, end = min(mention.start for mention in both), max(mention.end for mention in both)
        year_said = _YEAR_SAID.search(text[start:end]) is not None
        said = [[_said(mention, text, year_said) for mention in side if mention.kind not in _NAMES] for side in (ours, theirs)]
        if said[0] != said[1] and not _is_open(ours, theirs, said):
            yield Difference(text, start, end, *(" | ".join(side) or "nothing" for side in said))


def _is_open(ours: Sequence[Mention], theirs: Sequence[Mention], said: Sequence[Sequence[str]]) -> bool:
    """A bare number is a count, money or a name, as words further away have it: that is tested in the tables of examples."""
    if not all(mention.is_bare or mention.kind in _NAMES for mention in theirs) or not all(mention.kind in _OPEN for mention in ours):
        return False
    values = [{(mention.value, mention.low, mention.high) for mention in side if mention.kind not in _NAMES} for side in (ours, theirs)]
    return not said[0] or not said[1] or values[0] == values[1]


def _number(value: Decimal | None) -> str:
    if value is None:
        return ""
    text = f"{value:.9f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _said(mention: Mention, text: str, year_said: bool) -> str:
    if mention.kind in _DAYS:
        days = [str(day) if year_said else str(day)[-5:] for day in (mention.date_start, mention.date_end) if day]
        return " ".join([mention.kind, *days])
    value = _number(mention.value) if mention.low is None else f"{_number(mention.low)}..{_number(mention.high)}"
    unit = "" if mention.kind == "digits" else mention.unit
    qualifier = "" if mention.qualifier == "exact" else mention.qualifier
    # How exact a number in words is (fifty million, 三十家), is a matter of taste.
    ulp = f"±{_number(mention.ulp)}" if mention.ulp and _DIGITS.search(text[mention.start : mention.end]) else ""
    counted = mention.counted if mention.counted and not mention.counted.isascii() else ""
    parts = (mention.kind, value, unit, counted, qualifier, f"/{mention.per}" if mention.per else "", ulp)
    return " ".join(part for part in parts if part)
