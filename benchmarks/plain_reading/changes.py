"""Amounts of a change: what it led to (rose by 3 to 85), and the number it is compared with (47 bps versus 52)."""

from __future__ import annotations

import itertools
import re

from benchmarks.plain_reading import tables
from benchmarks.plain_reading.mention import Token

#: From this many times the first number on, the second is no end of a range but what the change led to; rates change by less.
_MOVES, _RATE_MOVES = 2.5, 4
_LEADS = re.compile(
    r"(?i: (?:(?:down|up) )?(?:from|versus|vs\.?|compared (?:with|to)) (?:about |around )?)"
    r"|(?i: (?:sequentially|organically|reported|as reported|year[- ]over[- ]year|quarter[- ]over[- ]quarter|q/q|y/y),? and )"
    r"|(?:,? and|,)[a-z ]{1,30}(?:growth|volumes?|price|pricing|mix|contribution) "
)
#: Words behind a number that are no noun it counts: 43 days from 47 last year.
_ONCE = r" (?:last|the|for|one|two|prior|previous|previously|year|this|organically|sequentially|reported|constant|and|but|when)\b"
_COMPARED = ("percent", "percentage_point", "multiple", "duration", "money")
_LARGEST_STEP = 1


def changes_by(head: str) -> bool:
    """Whether what stands right before an amount says that it is the amount of a change: 同比增加约, by, a decrease of."""
    here = head.rstrip(" ")
    while True:
        about = tables.before(here, len(here), "qualifier_words", "before")
        if about is not None and about[1]["qualifier"] != "exact":
            here = here[: -len(about[0])].rstrip(" ")
        elif here.endswith("了"):
            here = here[:-1]
        else:
            break
    if re.search(r"(?i)\bby$", here):
        return True
    verb = re.sub(" of$", "", here)
    return tables.before(verb.lower(), len(verb), "change_verbs") is not None


def led_to(text: str, first: Token, second: Token) -> bool:
    """Whether `second` is what a change by `first` led to."""
    if first.kind is None and not first.numeral.exponent:
        return False
    factor = _RATE_MOVES if second.kind == "percent" else _MOVES
    return changes_by(text[: first.start]) and second.high >= factor * float(first.low) * 1


def falls(text: str, first: Token, second: Token) -> bool:
    """A decrease of 40% to 34%: the ends of a range, the larger first."""
    is_rate = first.kind == second.kind == "percent"
    return is_rate and second.high < first.low < 2 * second.high and changes_by(text[: first.start])


def compare_back(text: str, tokens: list[Token]) -> None:
    """A number without a unit takes the unit, and of an amount the scale, of the one it is compared with."""
    for first, second in itertools.pairwise(tokens):
        kind = "money" if first.prefix_currency else first.kind
        if second.kind is not None or second.prefix_currency or kind not in _COMPARED or second.numeral.script != "arabic":
            continue
        behind = text[second.end :]
        has_noun = re.match(" [a-z]{3}", behind) is not None and re.match(_ONCE, behind) is None
        if (
            has_noun
            or not _LEADS.fullmatch(text[first.end : second.start])
            or re.fullmatch("(?:19|20)[0-9]{2}", text[second.start : second.end])
        ):
            continue
        second.kind, second.unit = kind, first.prefix_currency or first.unit
        second.unit_exponent, second.unit_surface = first.unit_exponent, first.unit_surface
        step = len(str(int(first.numeral.low))) - len(str(int(second.numeral.low)))
        if not second.numeral.exponent and abs(step) <= _LARGEST_STEP:
            second.numeral.exponent = first.numeral.exponent
