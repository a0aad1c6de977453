"""Parts of a currency unit: 三块四毛五, 九元零九分, 五毛钱."""

from __future__ import annotations

import re
from decimal import Decimal

from benchmarks.plain_reading.mention import Token

_COINS = re.compile(
    r"([0-9一二两三四五六七八九壹贰叁肆伍陆柒捌玖])[毛角毫](?:([0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])分?)?(?:钱)?"
    r"|零?([0-9一二三四五六七八九十壹贰叁肆伍陆柒捌玖]+)分(?:钱)?(?!之)|零([一二三四五六七八九])"
)
_CHEQUE = "零壹贰叁肆伍陆柒捌玖"
_SMALL_COINS = {"毛": -1, "角": -1, "毛钱": -1, "分钱": -2}
_HAN_DIGITS = "零一二三四五六七八九"


def add_coins(text: str, token: Token) -> None:
    """三块四毛五, 九元零九分, 两块五, 20 dollars (and) 43 cents."""
    local = token.unit_surface in ("元", "块", "块钱", "圆", "蚊") or token.unit_surface.endswith("元")
    if local and not token.numeral.is_range and not token.numeral.above:
        if match := _COINS.match(text, token.end):
            dimes, cents, alone, few = match.groups()
            alone = alone or few
            token.extra = Decimal(digit(dimes)) / 10 + Decimal(digit(cents)) / 100 if dimes else Decimal(_small(alone)) / 100
            token.numeral.step = Decimal("0.01") if cents or alone else Decimal("0.1")
            token.end = match.end()
        elif token.unit_surface == "块" and (
            match := re.compile("([一二三四五六七八九]|[0-9](?![0-9.,]))(?![十百千万亿点个家块元次年月天倍成分](?!右))").match(
                text, token.end
            )
        ):
            token.extra, token.end = Decimal(digit(match.group(1))) / 10, match.end()
            token.numeral.step = Decimal("0.1")
        elif text.startswith("整", token.end):
            token.end += 1
        return


def read_coin(text: str, token: Token, gap: int) -> bool:
    """五毛钱, 5角, 五分钱."""
    for surface in sorted(_SMALL_COINS, key=len, reverse=True):
        if text.startswith(surface, gap) and not text.startswith(("角度", "角色", "角落"), gap):
            token.kind, token.unit, token.unit_exponent = "money", "LOCAL", _SMALL_COINS[surface]
            token.unit_surface, token.end = surface, gap + len(surface)
            if surface in ("毛", "角") and (match := re.compile("([0-9一二三四五六七八九])分?(?!之)").match(text, token.end)):
                token.extra, token.end = Decimal(digit(match.group(1))) / 100, match.end()
            return True
    return False


def digit(mark: str | None) -> int:
    """Value of one digit of any script; nothing is 0."""
    if mark and mark in _CHEQUE:
        return _CHEQUE.index(mark)
    return 0 if not mark else int(mark) if mark.isdigit() and mark.isascii() else 2 if mark == "两" else _HAN_DIGITS.index(mark)


def _small(marks: str) -> int:
    """A number below a hundred."""
    if marks.isascii():
        return int(marks)
    tens, has_ten, ones = marks.partition("十")
    return (digit(tens) or 1) * 10 + digit(ones) if has_ten else digit(marks)
