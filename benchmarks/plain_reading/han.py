"""Numerals in Han characters: 三十五, 一百二 (120), 二零二三, 一点五, 五六百 (500 to 600), 几十 (20 to 99), 十几 (11 to 19)."""

from __future__ import annotations

import re
from decimal import Decimal

from benchmarks.plain_reading.mention import Numeral

DIGITS = "零一二三四五六七八九"
_VALUES = {mark: value for value, mark in enumerate(DIGITS)} | {"〇": 0, "两": 2, "兩": 2, "俩": 2}
_CHEQUE = str.maketrans("壹弌贰貳叁參参肆伍陆柒捌玖拾佰仟", "一一二二三三三四五六七八九十百千")
_PLACES = {"十": 1, "百": 2, "千": 3}
_SCALES = {"万": 4, "亿": 8, "兆": 12}
_MARKS = "零〇一二两三四五六七八九十百千万亿兆"
_RUN = re.compile(f"(?:[{_MARKS}壹贰叁参肆伍陆柒捌玖拾佰仟廿卅卌]|几(?=[十百千万亿])|数(?=[十百千万亿])|(?<=十)几|(?<=百)几)+")
_DIGIT = "零?[零〇一二两三四五六七八九几数]{0,2}"
_SECTION = f"{_DIGIT}千?{_DIGIT}百?{_DIGIT}十?{_DIGIT}"
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_POINT = re.compile("点([零〇一二三四五六七八九]+)")


def numeral_at(text: str, place: int) -> Numeral | None:
    """The numeral whose first character stands at `place`."""
    match = _RUN.match(text, place)
    if match is None:
        return None
    run = match.group()
    if "亿" in run and (more := re.match("[多余几来]万", text[match.end() :])):
        # 一亿七千多万
        whole = _spelled(run.translate(_CHEQUE) + "万", place)
        if whole is not None:
            whole.end, whole.above, whole.script = match.end() + more.end(), True, "han"
            return whole
    while run:
        spelled = run.translate(_CHEQUE)
        plain = spelled
        for mark, tens in _TENS.items():
            plain = plain.replace(mark, tens)
        numeral = _digit_string(plain, place) or _spelled(plain, place)
        if numeral is not None:
            numeral.end = place + len(run)
            return _with_point(text, numeral, spelled)
        run = run[:-1]
    return None


def _with_point(text: str, numeral: Numeral, spelled: str) -> Numeral:
    """一点五亿: decimals behind 点, and the scale behind them."""
    numeral.script = "han"
    point = _POINT.match(text, numeral.end)
    if point and not numeral.is_range and not numeral.exponent:
        digits = "".join(str(_VALUES[mark]) for mark in point.group(1))
        behind = text[point.end() : point.end() + 1]
        if behind not in ("十", "百", "千") or len(digits) > 1:
            numeral.low = numeral.high = numeral.low + Decimal(f"0.{digits}")
            numeral.step, numeral.end = Decimal(1).scaleb(-len(digits)), point.end()
    return numeral


def _digit_string(spelled: str, place: int) -> Numeral | None:
    """二零二三: digits one by one; two of them that follow one another are about so many (三五, 七八)."""
    if not re.fullmatch("[零〇一二两三四五六七八九]{2,}", spelled):
        return None
    digits = [_VALUES[mark] for mark in spelled]
    end = place + len(spelled)
    if len(digits) == 2 and _is_pair(*digits):
        return Numeral(end, Decimal(digits[0]), Decimal(digits[1]))
    if len(digits) == 2 and 0 not in digits:
        return None
    number = Decimal("".join(map(str, digits)))
    return Numeral(end, number, number)


def _is_pair(low: int, high: int) -> bool:
    return 0 < low < high and (high == low + 1 or (low, high) == (3, 5))


def _spelled(spelled: str, place: int) -> Numeral | None:
    """A number with places; None where the characters do not make one."""
    ends = _scaled(spelled)
    if ends is None:
        return None
    low, high, step, exponent = ends
    return Numeral(place + len(spelled), low, high, exponent, step, is_lone_scale=spelled[0] in "百千万亿兆")


def _scaled(spelled: str) -> tuple[Decimal, Decimal, Decimal, int] | None:
    """Low, high and step, and the exponent of the last scale, which a range shares: 七到九千亿."""
    low = high = Decimal(0)
    rest, last = spelled, 99
    part = re.compile(f"({_SECTION})((?:万亿|[万亿兆])?)")
    step, scale = Decimal(1), 0
    while rest:
        match = part.match(rest)
        assert match is not None
        section, marks = match.groups()
        if not match.group():
            return None
        scale = sum(_SCALES[mark] for mark in marks)
        if scale >= last:
            return None
        is_tail = bool(low) and not marks and re.fullmatch("[一二三四五六七八九]", section) is not None
        ends = (Decimal(1), Decimal(1)) if not section else _section(section)
        if ends is None or (not section and low):
            return None
        if is_tail and last < 99:
            # 三万五: the digit behind a scale is of the next place.
            ends, scale = ends, last - 1
        step = Decimal(1).scaleb(scale) * _step(section)
        low, high, last = low + ends[0].scaleb(scale), high + ends[1].scaleb(scale), scale
        rest = rest[match.end() :]
    return low.scaleb(-scale), high.scaleb(-scale), step.scaleb(-scale), scale


def _step(section: str) -> Decimal:
    """Unit of the last digit of a section: 三百 has 100, 一百二 has 10."""
    if section and section[-1] in _PLACES:
        return Decimal(10) ** _PLACES[section[-1]]
    if len(section) > 1 and section[-2] in _PLACES and section[-2] != "十":
        return Decimal(10) ** (_PLACES[section[-2]] - 1)
    return Decimal(1)


def _section(section: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of a number below ten thousand."""
    low = high = 0
    pending: list[tuple[int, int]] = []
    last = 4
    skipped = False
    for index, mark in enumerate(section):
        if mark in ("几", "数"):
            opens = index == 0
            pending.append((2, 9) if opens else (1, 9))
        elif mark in _VALUES:
            if _VALUES[mark] == 0 and (index < len(section) - 1 or low) and not pending:
                skipped = True
                continue
            pending.append((_VALUES[mark], _VALUES[mark]))
        else:
            power = _PLACES[mark]
            if power >= last:
                return None
            ends = _pending(pending) if pending else (1, 1)
            if ends is None or (not pending and low and mark != "十"):
                return None
            scale = 10**power
            fuzzy = section[index - 1] in ("几", "数") if index else False
            low, high = low + ends[0] * scale, high + ends[1] * scale + (scale - 1 if fuzzy and index == len(section) - 1 else 0)
            pending, last, skipped = [], power, False
    if pending:
        ends = _pending(pending)
        if ends is None:
            return None
        # 一百二 is 120, 一百零二 is 102.
        scale = 10 ** (last - 1) if last in (2, 3) and not skipped and len(pending) == 1 and pending[0][0] == pending[0][1] else 1
        low, high = low + ends[0] * scale, high + ends[1] * scale
    return Decimal(low), Decimal(high)


def _pending(marks: list[tuple[int, int]]) -> tuple[int, int] | None:
    """One digit, or two that follow one another: 五六(百)."""
    if len(marks) == 1:
        return marks[0]
    if len(marks) == 2 and marks[0][0] == marks[0][1] and _is_pair(marks[0][0], marks[1][0]):
        return marks[0][0], marks[1][0]
    return None
