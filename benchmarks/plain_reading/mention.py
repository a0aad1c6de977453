"""What is read of one numeric expression, and what is known of it while it is being read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class Mention:
    """One mention; `start` and `end` are characters of the text as given, numbers are in base units."""

    start: int
    end: int
    kind: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    counted: str | None = None
    per: str | None = None
    qualifier: str = "exact"
    ulp: Decimal | None = None
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    #: A number without unit, noun, scale or currency: whether it is a count or a name, the guideline does not say.
    is_bare: bool = False


@dataclass
class Numeral:
    """A number as spelled, before anything is known of its unit: `mantissa * 10 ** exponent`, or two ends of it."""

    end: int
    low: Decimal
    high: Decimal
    exponent: int = 0
    #: Unit of the last digit of the mantissa.
    step: Decimal = Decimal(1)
    #: Spelled with Arabic digits, Han numerals or English words.
    script: str = "arabic"
    #: 多 or 余 between the digits and the scale or unit.
    above: bool = False
    #: `odd` or `plus` in front of the scale or unit: approx, above.
    vague: str | None = None
    #: 百, 万, 亿 with nothing in front.
    is_lone_scale: bool = False

    @property
    def is_range(self) -> bool:
        return self.low != self.high


@dataclass
class Token:
    """A numeral with what stands directly around it."""

    start: int
    end: int
    numeral: Numeral
    kind: str | None = None
    unit: str | None = None
    #: Power of ten of the unit: -2 for cents.
    unit_exponent: int = 0
    unit_surface: str = ""
    prefix_currency: str | None = None
    negative: bool = False
    #: What makes it negative: a word or a mark.
    sign_surface: str = ""
    qualifier: str | None = None
    counted: str | None = None
    per: str | None = None
    #: Where the digits begin, behind sign and currency.
    digits_start: int = 0
    merged: bool = False
    #: A loss that was said once for a list.
    shares_loss: bool = False
    extra: Decimal = field(default_factory=Decimal)

    @property
    def low(self) -> Decimal:
        return self._scaled(self.numeral.low) + self.extra

    @property
    def high(self) -> Decimal:
        return self._scaled(self.numeral.high) + self.extra

    @property
    def ulp(self) -> Decimal:
        return self._scaled(self.numeral.step)

    def _scaled(self, number: Decimal) -> Decimal:
        return number.scaleb(self.numeral.exponent + self.unit_exponent)
