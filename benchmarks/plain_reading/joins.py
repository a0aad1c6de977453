"""Numbers that are said together: sums (3亿4,300万), ranges, lists that share the unit said last."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

from benchmarks.plain_reading import changes
from benchmarks.plain_reading.mention import Numeral, Token

_RANGE = re.compile(r"(?:[（(]含[）)])?-? ?(?:[-–—~～]{1,2}|至|到|to) ?(?:about |around )?")
#: 7.2万元/吨到7.5万元/吨: what the first is said for.
_PER = re.compile(r"^(?:/[^，,、。0-9]{1,4}|每[^，,、。0-9到至]{1,3}| (?:per|an?) [a-z]+)(?= ?[-–—~～至到]| to )")
_SIC = re.compile(r" ?\(?\[?sic[)\]]? ?\[ ?", re.IGNORECASE)
_AND = re.compile(r" and ")
_LIST = re.compile(r" ?[、，,] ?(?:and |以及|和|及)?| ?(?:和|及|与|以及|或) ?| and ")
#: 18.5 versus 17.9%
_VERSUS = re.compile(r",? (?:versus|vs\.?|compared (?:with|to)) ")
_LARGE = 4
_DASHED = re.compile(r"[ \t]*[-–—~～]")  # of one range, also behind `from`
_FROM = re.compile(r"(?:从|由|自|(?<!ing )(?<=[a-z0-9%] )from|[增减升降] ?[自由])[^，。；,;]{0,6}?$")
_BETWEEN = re.compile(r"\b[Bb]etween(?: about)? ?$")
_PLUS_MINUS = re.compile(r"(?:正负|±|[Pp]lus or minus|\+/-|plus/minus) ?$")
#: Behind a range that is changed as a whole: 从300亿到350亿元上调为400亿元.
_REVISED = re.compile(r" ?(?:上调|下调|调整|提高|上修|下修|修订)")


def join(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens of one text with sums and ranges made one, units of lists handed on."""
    joined = _ranges(text, _corrected(text, _sums(text, tokens)))
    changes.compare_back(text, joined)
    return _losses(text, _lists(text, joined))


def _corrected(text: str, tokens: list[Token]) -> list[Token]:
    """22% (sic) [ 32% ]: what is meant stands in brackets."""
    joined: list[Token] = []
    for token in tokens:
        if joined and _SIC.fullmatch(text[joined[-1].end : token.start]):
            token.start = joined.pop().start
            closing = re.match(r" ?\]", text[token.end :])
            token.end += closing.end() if closing else 0
        joined.append(token)
    return joined


def _sums(text: str, tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        if joined and _is_sum(text, joined[-1], token):
            first = joined.pop()
            token.extra += first.low.scaleb(_LARGE) if _is_inner(first, token) else first.low
            token.start, token.digits_start, token.negative = first.start, first.digits_start, first.negative
            token.prefix_currency, token.qualifier = first.prefix_currency or token.prefix_currency, first.qualifier or token.qualifier
            token.per = token.per or first.per
            if first.unit == token.unit:
                token.unit_surface = first.unit_surface
        joined.append(token)
    return joined


def _is_sum(text: str, first: Token, second: Token) -> bool:
    between = text[first.end : second.start]
    if first.numeral.is_range or second.numeral.is_range or first.numeral.above or second.digits_start != second.start:
        return False
    if first.kind == "money" and second.kind == "money" and not first.unit_exponent and second.unit_exponent == -2:
        same = (
            second.unit in (first.unit, "LOCAL") or first.unit == "LOCAL" or second.unit_surface in ("cents", "cent", "pence", "penny", "¢")
        )
        if same and re.fullmatch("(?:,? and)? ?", between):
            second.unit = first.unit
            return True
    if first.kind is not None or first.numeral.script == "english" or between.strip(" "):
        return False
    size = first.numeral.exponent
    if _is_inner(first, second):
        return True
    return size >= 4 and second.numeral.exponent < size and second.numeral.high.scaleb(second.numeral.exponent) < 10**size


def _is_inner(first: Token, second: Token) -> bool:
    """7千5百万: the 万 of the second part counts the first too."""
    return first.numeral.exponent in (2, 3) and _LARGE < second.numeral.exponent < _LARGE + first.numeral.exponent


def _losses(text: str, tokens: list[Token]) -> list[Token]:
    """分别亏损3亿、5.2亿和8000万元: said once for all of them."""
    for first, second in itertools.pairwise(tokens):
        is_said = first.negative and len(first.sign_surface) > 1 and re.search("分别[^，。]{0,6}$", text[: first.digits_start])
        if (is_said or first.shares_loss) and not second.negative and _LIST.fullmatch(text[first.end : second.start]):
            second.negative = second.shares_loss = second.kind in ("money", None)
    return tokens


def _ranges(text: str, tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        if _PLUS_MINUS.search(text[: token.start]) and not token.numeral.is_range:
            token.start = _PLUS_MINUS.search(text[: token.start]).start()  # type: ignore[union-attr]
            token.numeral.low, token.negative = -token.numeral.high, False
        elif joined and _is_range(text, joined[-1], token):
            first = joined.pop()
            _span(first, token)
        joined.append(token)
    return joined


def _is_range(text: str, first: Token, second: Token) -> bool:
    if first.numeral.is_range or second.numeral.is_range or first.extra or second.extra:
        return (
            _has_connector(text, first, second)
            and first.high < second.low
            and not first.numeral.is_range
            and not second.numeral.is_range
            and _same_unit(first, second)
        )
    if not _has_connector(text, first, second) or not _same_unit(first, second):
        return False
    low, high = _shared_low(first, second), second.high
    if changes.led_to(text, first, second):
        return False
    if changes.falls(text, first, second):
        first.numeral, second.numeral = second.numeral, first.numeral
        return True
    if first.negative and second.negative:
        return low > high  # -5% to -3%
    return low < high or (first.negative and not second.negative)


def _has_connector(text: str, first: Token, second: Token) -> bool:
    between = text[first.end : second.start]
    head = text[: first.start]
    if _AND.fullmatch(between):
        return _BETWEEN.search(head) is not None
    if between in ("和", "与") and re.search("(?:介于|介乎|在)$", head):
        return True
    if not _RANGE.fullmatch(_PER.sub("", between)):
        return False
    if _FROM.search(head) and not _DASHED.match(between):
        return _REVISED.match(text, second.end) is not None
    return True


def _same_unit(first: Token, second: Token) -> bool:
    if first.kind is None:
        return first.prefix_currency is None or second.kind in (None, "money")
    if second.kind is None:
        return first.unit_surface == "百分之" and second.numeral.script == "han"
    return (
        first.kind == second.kind
        and (first.unit == second.unit or "LOCAL" in (first.unit, second.unit))
        and (first.kind != "count" or first.counted == second.counted)
    )


def _shared_low(first: Token, second: Token) -> Decimal:
    exponent = _shared_exponent(first, second)
    return first.numeral.low.scaleb(exponent + (second.unit_exponent if first.kind is None else first.unit_exponent))


def _shared_exponent(first: Token, second: Token) -> int:
    """The scale of the second end counts for the first, where the first has none and is smaller as spoken: 5至6亿, 两到三万, 七到九千亿."""
    own = first.numeral.exponent
    if own or first.kind is not None:
        return own
    shared = second.numeral.exponent
    if second.numeral.script == "han" and first.numeral.script == "han":
        # 九千亿 behind 七 is nine of 千亿.
        mantissa = second.numeral.low
        while mantissa >= 10 * max(Decimal(1), first.numeral.low) and mantissa % 10 == 0 and first.numeral.low < 10:
            mantissa, shared = mantissa / 10, shared + 1
        return shared if first.numeral.low < mantissa else own
    return shared if first.numeral.low < second.numeral.high else own


def _is_signed_alone(first: Token) -> bool:
    """A minus signs its own end, 亏损 and loss of sign both."""
    return first.sign_surface in ("-", "(", "minus", "negative", "负")


def _span(first: Token, second: Token) -> None:
    """`second` becomes the range from `first`."""
    exponent = _shared_exponent(first, second)
    if second.kind is None and first.kind is not None:
        second.kind, second.unit, second.unit_exponent, second.unit_surface = (
            first.kind,
            first.unit,
            first.unit_exponent,
            first.unit_surface,
        )
    unit_exponent = second.unit_exponent if first.kind is None else first.unit_exponent
    low = first.numeral.low.scaleb(exponent + unit_exponent) + first.extra
    high = second.high
    second.extra = second.extra - second.extra
    if first.negative and not _is_signed_alone(first):
        second.negative = True
    elif first.negative:
        low, high, second.negative = -low, -high if second.negative else high, False
    ends = low.scaleb(-second.unit_exponent), high.scaleb(-second.unit_exponent)
    step = min(second.ulp, first.numeral.step.scaleb(exponent + unit_exponent)).scaleb(-second.unit_exponent)
    second.numeral = Numeral(second.end, *ends, 0, step, second.numeral.script)
    second.start, second.digits_start = first.start, first.digits_start
    second.prefix_currency = first.prefix_currency or second.prefix_currency
    second.per = second.per or first.per
    second.qualifier, second.merged = first.qualifier, True


def _lists(text: str, tokens: list[Token]) -> list[Token]:
    """Backward: a number without unit takes the unit of the one it is listed with."""
    for first, second in zip(reversed(tokens[:-1]), reversed(tokens[1:]), strict=True):
        between = text[first.end : second.start]
        begins_unit = first.counted == "个" and second.unit_surface.startswith("个") and len(second.unit_surface) > 1
        if begins_unit and _LIST.fullmatch(between):
            first.kind, first.counted = None, None
        if first.kind is not None or first.prefix_currency:
            continue
        if second.kind is None and between == "、" and not first.numeral.exponent and second.numeral.high == first.numeral.low + 1:
            first.numeral.exponent = second.numeral.exponent  # 15、16亿
        if second.kind is None:
            continue
        if _RANGE.fullmatch(between) and _FROM.search(text[: first.start]) and not _DASHED.match(between):
            first.kind, first.unit, first.unit_exponent, first.counted = second.kind, second.unit, second.unit_exponent, second.counted
            continue
        is_versus = _VERSUS.fullmatch(between) is not None
        if not _LIST.fullmatch(between) and not is_versus:
            continue
        if is_versus and first.numeral.exponent:
            continue
        if second.kind in ("duration", "multiple") or second.unit_surface == "" or first.numeral.script == "english":
            continue
        if between.strip() in ("，", ",") and not _goes_on_listing(text, tokens, second):
            continue
        first.kind, first.unit, first.unit_exponent, first.counted = second.kind, second.unit, second.unit_exponent, second.counted
        first.per, first.unit_surface = first.per or second.per, second.unit_surface
        if not first.numeral.exponent and first.numeral.script == "arabic" and second.numeral.exponent >= 4 and first.numeral.high < 10000:
            first.numeral.exponent = second.numeral.exponent
    return tokens


def _goes_on_listing(text: str, tokens: list[Token], second: Token) -> bool:
    """A comma lists where the list ends with 和 or and: 11.5, 8 and 3.2%."""
    index = tokens.index(second)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and re.fullmatch(r" ?(?:和|及|与|以及) ?|,? and ", text[second.end : following.start]) is not None
