"""Numbers that are said together: ranges (`3-5年`), lists that share a unit (`3亿、5亿和7亿美元`), dollars and cents, inline errata."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.align import ROW, flagged, numbered, replaced
from transforms.quantities.amounts import fitting
from transforms.quantities.english_numerals import ONES
from transforms.quantities.fold import CLOSE
from transforms.quantities.left_context import BACK, MOVED, TURN
from transforms.quantities.shapes import scale_exponents
from transforms.quantities.vocabularies import KIND, TIE

_AMOUNTS = ("amount", "word_amount", "compound")
_SHARED_KINDS = ("money", "percent", "percentage_point", "multiple", "duration", "count")
_UNSCALED = ("percent", "percentage_point", "multiple", "duration")
_MOST_SHARED_DIGITS = 6
#: What a number without a unit may be compared with, and the words behind it that are no noun it counts: 43 days from 47 last year.
_BACK = (*_UNSCALED, "money", "count")
_ONCE_WORDS = (
    *("last", "the", "for", "one", "two", "prior", "previous", "previously", "year", "this", "organically", "sequentially"),
    *("reported", "constant", "and", "but", "when"),
)
_ONCE = f"^ {g.one_of(_ONCE_WORDS)}"
_DASHED = rf"^{CLOSE}[ \t]*[-–—~～]"
_UNIT = ("kind", "unit_id", "unit_exponent", "unit_word")
#: The scale that English words end in: two to [four million dollars].
_SPOKEN_SCALE = (
    r"^(?i:[a-z -]*?(?-u:\b)((?:hundred )?(?:thousand|million|billion|trillion|lakhs?|crores?)|hundred)"
    r"(?:$|[ -](?:dollars|euros|pounds|yuan|rupees|yen)))"
)
#: What a verb between or before two numbers makes of them, see tie_numbers.
_MARKS = ("is_turn", "is_back", "is_move")
#: What tying depends on.
_TIED = (
    *("raw", "left", "shape", "class", "number", "prefix_unit", "scale_exponent", *_UNIT),
    *("separator", "is_and", "is_between", "is_from", "is_range_after", "is_end", "is_turn", "is_back", "is_move"),
)
#: How many halves of the first number the second is at least, if it is no end of a range but what a change led to: rates change by less.
_RATE_MOVES, _AMOUNT_MOVES = 8, 5
#: What merging the ends of a range depends on.
_RANGED = (
    *("class", "kind", "tie", "unit_id", "value", "low", "high", "ulp", "end", "qualifier", "per"),
    *("unit_word", "counted", "date_start", "date_end", "left", "has_sign", "sign_length"),
)


@keeps_patterns
def tie_numbers(mentions: pl.DataFrame) -> pl.DataFrame:
    """Ties numbers that are said together (`tie`) and lets them share their units, see _tied and _units_shared."""
    near = pl.col("separator").is_not_null()
    # 从15000降到4500元: the first number lacks a unit, and a verb leads to the second.
    turns = pl.col("is_from").shift(1) & pl.col("kind").shift(1).is_null()
    turned = (
        numbered(mentions.select_seq("left", _is=turns))
        .filter("_is")
        .filter(pl.col("left").str.contains(TURN))
        .select_seq(ROW, is_turn=True)
    )
    # 43 days from 47, 12.5% versus 11.2
    # 收入100亿，去年是80: the first may be money yet.
    has_unit = pl.col("kind").shift(1).is_in(_BACK) | pl.col("kind").shift(1).is_null() & pl.col("scale_exponent").shift(1).is_not_null()
    looks_back = pl.col("kind").is_null() & has_unit & (pl.col("class") == "amount") & (pl.col("shape") != "Y")
    rate_before = (pl.col("kind").shift(1) == "percent").fill_null(False)
    back = (
        numbered(mentions.select_seq("raw", "left", "right", "scale_exponent", _is=looks_back, _rate_before=rate_before))
        .filter("_is")
        .filter(
            # up 16% from 197,000: what is written with thousands is no percentage.
            ~(pl.col("_rate_before") & pl.col("raw").str.contains("[0-9],[0-9]{3}|[0-9]{4}")),
            # 增长12%，去年同期为627亿: a scale of its own makes it another amount.
            pl.col("scale_exponent").is_null() | ~pl.col("left").str.contains("[是为有才]$"),
            pl.col("left").str.contains(BACK),
            ~pl.col("right").str.contains("^ [a-z]{3}|^[一-鿿]") | pl.col("right").str.contains(_ONCE),
        )
    )
    # 增加3亿元至85亿元: the first may be a change, and the second what it led to.
    says_unit = pl.col("kind").shift(1).is_not_null() | pl.col("scale_exponent").shift(1).is_not_null()
    may_move = (pl.col("separator") == "range") & says_unit
    moved = (
        numbered(mentions.select_seq(left=pl.col("left").shift(1), _is=may_move)).filter("_is").filter(pl.col("left").str.contains(MOVED))
    )
    marks = [
        part.select_seq(ROW, pl.lit(name).alias("_mark")) for name, part in {"is_turn": turned, "is_back": back, "is_move": moved}.items()
    ]
    mentions = flagged(mentions, pl.concat(marks).select_seq(ROW, *((pl.col("_mark") == name).alias(name) for name in _MARKS)))
    near = near | pl.col("is_turn") | pl.col("is_back")
    close = numbered(mentions.select_seq(_TIED)).filter(near | near.shift(-1))
    mentions = mentions.drop(_MARKS)
    tied = _tied(close).with_columns_seq(_joins=pl.col("tie").is_in(["range", "move", "span", "list"]).fill_null(False))
    shared = _units_shared(tied.filter(pl.col("_joins") | pl.col("_joins").shift(-1)))
    told = replaced(
        mentions.with_columns_seq(tie=pl.lit(None, TIE)), tied.select_seq(ROW, "tie", "class", "kind", "unit_id", "unit_exponent")
    )
    return replaced(told, shared.select_seq(ROW, "scale_exponent", *_UNIT))


def _tied(close: pl.DataFrame) -> pl.DataFrame:
    """Adds `tie` to the second of two mentions said together, null where it stands alone.

    `range` (3-5年), `move` (rose by 3 to 85, or by 3 to 5), `span` (from 3 to 5: two
    numbers that share a unit), `list`, `sic` (an erratum follows), `sum` (5 dollars 20 cents).
    A bare year before a year becomes a date: 2023-2025年.

    close: the mentions that only a separator parts from the one before, each with the one before it.
    """
    separator, kind = pl.col("separator"), pl.col("kind")
    is_range, is_comma = (separator == "range").fill_null(False), separator == "comma"
    is_year = pl.col("shape") == "Y"
    to_year = pl.col("shape").str.starts_with("Y").fill_null(False) & (pl.col("class") == "date") & is_range
    dated = close.with_columns_seq(
        pl.when(is_year & to_year.shift(-1, fill_value=False)).then(pl.lit("date")).otherwise("class").alias("class")
    )
    is_date = pl.col("class") == "date"
    # 十八至三十万: words without a unit count only in a range; in a list they may be anything (2.0以及八大行业).
    # So do they in `between five and seven hundred thousand`.
    said_between = pl.col("is_and") & pl.col("is_between").shift(1, fill_value=False)
    ends_range = is_range | said_between
    is_worded = pl.col("class").is_in(_AMOUNTS) & (ends_range | ends_range.shift(-1, fill_value=False))
    # 三亿、五亿和七亿美元
    is_large = (pl.col("class") == "word_amount") & pl.col("raw").str.contains("[万亿]$")
    is_number = kind.is_not_null() | (pl.col("class") == "amount") | is_worded | is_large
    # $10 million to 2022
    is_number = is_number & ~(is_range & is_year & kind.is_null() & pl.col("scale_exponent").shift(1).is_not_null()).fill_null(False)
    # After a comma a clause may begin, so that only figures of amounts go on with a list there: 2,180万，一个季度净增.
    loose = (pl.col("class") != "amount") | (pl.col("class").shift(1) != "amount") | kind.is_in(["duration", "count"]).fill_null(False)
    # `a ratio of 75.3, 290 basis points worse` is no list: two bare numbers are said with `and`.
    is_bare = kind.shift(1).is_null() & pl.col("scale_exponent").shift(1).is_null()
    goes_on = separator.shift(-1).is_in(["list", "comma"]) | (separator.shift(1) == "comma")
    loose = loose | is_bare & kind.is_not_null() & ~goes_on.fill_null(False)
    told = dated.with_columns_seq(
        _cents=_is_bare_cents(),
        _between=said_between,
        _is_date=is_date,
        _is_number=is_number,
        _loose=loose,
        _unit_last=_is_unit_said_last(),
    )
    both = {name: pl.col(name) & pl.col(name).shift(1) for name in ("_is_date", "_is_number")}
    neither = ~pl.col("_is_date") & ~pl.col("_is_date").shift(1)
    marked = told.with_columns_seq(_dates=both["_is_date"], _numbers=neither & both["_is_number"])
    numbers, cents, listed = pl.col("_numbers"), pl.col("_cents"), separator.is_in(["list", "comma"])
    return marked.with_columns_seq(
        *(pl.when(cents).then(value).otherwise(column).alias(column) for column, value in _cents_of_last().items()),
        tie=pl.when(_is_cents() & (pl.col("class") != "coins") | cents)
        .then(pl.lit("sum", TIE))
        .when((separator == "sic") & numbers)
        .then(pl.lit("sic", TIE))
        # up from $2.0-3.5bn: a dash is of one range.
        .when(is_range & pl.col("is_from").shift(1) & numbers & ~pl.col("is_range_after") & ~pl.col("left").str.contains(_DASHED))
        .then(pl.lit("span", TIE))
        .when((pl.col("is_turn") | pl.col("is_back")) & numbers)
        .then(pl.lit("span", TIE))
        .when(pl.col("is_move") & numbers)
        .then(pl.lit("move", TIE))
        .when((is_range | pl.col("_between")) & (pl.col("_dates") | numbers))
        .then(pl.lit("range", TIE))
        .when(listed & numbers & ~(is_comma & pl.col("_loose")) | pl.col("_unit_last") & numbers)
        .then(pl.lit("list", TIE)),
    ).drop("_cents", "_between", "_is_date", "_is_number", "_loose", "_unit_last", "_dates", "_numbers")


@cache
def _is_unit_said_last() -> pl.Expr:
    """18.5 versus 17.9%, 25/20/16倍, 0.6/0.7元: only the last number has the unit of all."""
    separator, kind, is_year = pl.col("separator"), pl.col("kind"), pl.col("shape") == "Y"
    is_slash = separator == "slash"
    # 3/4 and 24/7 may be anything, 5.6/7.2亿元 are two amounts.
    several = is_slash.shift(-1) | is_slash.shift(1) | pl.col("number").str.contains(".", literal=True)
    units = [kind, *(kind.shift(-step) for step in (1, 2))]
    says_unit = units[0].is_not_null() | is_slash.shift(-1) & (units[1].is_not_null() | is_slash.shift(-2) & units[2].is_not_null())
    both = (pl.col("class") == "amount") & (pl.col("class").shift(1) == "amount") & ~is_year & kind.shift(1).is_null()
    joins = is_slash & several & says_unit | (separator == "versus") & kind.is_not_null() & pl.col("scale_exponent").shift(1).is_null()
    return (joins & both).fill_null(False)


@cache
def _is_cents() -> pl.Expr:
    """Cents after dollars, with nothing or `and` between them."""
    is_money, exponent, separator = pl.col("kind") == "money", pl.col("unit_exponent"), pl.col("separator")
    whole = is_money.shift(1) & (exponent.shift(1).fill_null(0) == 0) & pl.col("scale_exponent").shift(1).is_null()
    parts = is_money & (exponent == -2) & whole
    return parts & ((separator == "nothing") | (separator == "list") & pl.col("is_and")).fill_null(False)


@cache
def _is_bare_cents() -> pl.Expr:
    """`20 dollars 43`, `$20 and 43` at the end of a text: one or two digits, or a word, behind an amount without scale."""
    near = (pl.col("separator") == "nothing") | (pl.col("separator") == "list") & pl.col("is_and")
    opens = (pl.col("kind").shift(1) == "money") & (pl.col("unit_exponent").shift(1).fill_null(0) == 0)
    opens = opens & pl.col("scale_exponent").shift(1).is_null()
    opens = (
        opens & ~pl.col("is_between").shift(1) & ~pl.col("is_from").shift(1) & ~pl.col("unit_id").shift(1).is_in(["LOCAL", "CNY", "JPY"])
    )
    small = pl.col("raw").str.contains("^(?:[0-9]{1,2}|[a-z]+(?:[ -][a-z]+)?)$") & pl.col("kind").is_null()
    return (near & opens & small & pl.col("is_end")).fill_null(False)


def _cents_of_last() -> dict[str, pl.Expr]:
    return {"kind": pl.lit("money", KIND), "unit_id": pl.col("unit_id").shift(1), "unit_exponent": pl.lit(-2, pl.Int64)}


def _units_shared(joined: pl.DataFrame) -> pl.DataFrame:
    """A number without a unit takes the unit of the number it is tied to, and the scale too where it is written bare.

    `37.95 to $38.25 billion`: the first has neither unit nor scale; `3亿、5亿和7亿美元`: the first two have a scale; `七到九千亿元`: the
    first is seven hundred billion; `$5 to 6 billion`: the second has no unit, the first no scale.

    joined: the mentions that `_joins` to the one before, each with the one before it.
    """
    # 上升6个和4个百分点: 个 is only the beginning of the unit.
    next_unit = pl.when(pl.col("_joins").shift(-1)).then(pl.col("unit_word").shift(-1))
    begins_unit = (pl.col("unit_word") == "个") & next_unit.str.contains("^个.")
    rows = joined.with_columns_seq(
        kind=pl.when(begins_unit.fill_null(False)).then(None).otherwise("kind"), _chain=(~pl.col("_joins")).cum_sum()
    )
    unit_known = pl.col("kind").is_in(_SHARED_KINDS)
    # bonds due 2032 and RMB 10bn: a year stays one in a list.
    is_year = (pl.col("shape") == "Y") & (pl.col("tie").shift(-1) == "list")
    # 1.1 million, or 14%: millions are of no percent.
    is_scaled = pl.col("scale_exponent").is_not_null() & pl.col("kind").shift(-1).is_in(_UNSCALED)
    open_number = pl.col("class").is_in(_AMOUNTS) & pl.col("kind").is_null() & ~(is_year | is_scaled | pl.col("is_back")).fill_null(False)

    def next_known(column: str) -> pl.Expr:
        return pl.when(unit_known).then(column).backward_fill().over("_chain")

    # Within a list or range a unit said later counts for the numbers before it.
    chained = rows.with_columns_seq(
        pl.when(open_number).then(next_known(column)).otherwise(column).alias(column) for column in _UNIT
    ).with_columns_seq(_lacks_unit=rows.select_seq(open_number).to_series())
    # $5 to 6, 百分之三十到四十: the unit of the first is the unit of the second.
    takes_unit = (
        pl.col("tie").is_in(["range", "move", "span"])
        & pl.col("kind").is_null()
        & pl.col("class").is_in(_AMOUNTS)
        & (
            (pl.col("kind").shift(1) == "money") & pl.col("prefix_unit").shift(1).is_not_null()
            | (pl.col("class").shift(1) == "percent_words")
            | pl.col("is_back")
        )
    ).fill_null(False)
    taken = chained.with_columns_seq(
        kind=pl.when(takes_unit).then(pl.col("kind").shift(1)).otherwise("kind"),
        unit_id=pl.when(takes_unit).then(pl.col("unit_id").shift(1)).otherwise("unit_id"),
        unit_exponent=pl.when(takes_unit).then(pl.col("unit_exponent").shift(1).fill_null(0)).otherwise("unit_exponent"),
    )
    return _share_scales(taken)


def _share_scales(chained: pl.DataFrame) -> pl.DataFrame:
    """Bare digits take the scale of the next number; Han numerals too, whose scale is part of them (七到九千亿, 一百二十到一百五十万)."""
    scales = dict(scale_exponents().rows())
    compact = pl.when(pl.col("class") == "word_amount").then("raw").str.replace_all(r"[ \t]", "")
    han = compact.str.extract(f"^({g.HAN})", 1)
    english = pl.col("raw").str.extract(_SPOKEN_SCALE, 1).str.to_lowercase()
    units = pl.coalesce(han.str.extract("([十百千万亿]+)$", 1), english)
    whole = units.replace_strict(scales | {"十": 1}, default=None, return_dtype=pl.Int64)
    large = units.str.extract("([万亿]+|(?:thousand|million|billion|trillion|lakhs?|crores?))$", 1).replace_strict(
        scales, default=None, return_dtype=pl.Int64
    )
    is_digit = (han.str.len_chars() == 1) | pl.col("raw").is_in(ONES[1:10])
    spoken = chained.with_columns_seq(
        _whole=pl.coalesce("scale_exponent", whole),
        _large=pl.coalesce("scale_exponent", large),
        _is_digit=is_digit.fill_null(False),
        # 三亿五 was said in full.
        _has_large=large.is_not_null() | han.str.contains("[万亿]").fill_null(False),
    )
    same_chain = pl.col("_joins").shift(-1).fill_null(False)
    both_money = (pl.col("kind") == pl.col("kind").shift(-1)) & pl.col("tie").shift(-1).is_in(["range", "move", "span"])
    # $812, $640 and $377 million
    is_listed = (pl.col("tie").shift(-1) == "list") & pl.col("prefix_unit").is_not_null() & ~pl.col("number").str.starts_with("0")
    both_money = both_money | (pl.col("kind") == pl.col("kind").shift(-1)) & is_listed
    # 52元人民币到¥26亿, 十三元到几万块: an end with a unit of its own, in another currency or in words, was said in full.
    # 港币15至18亿元: the 元 of the second is that of the first.
    same_unit = (pl.col("unit_id") == pl.col("unit_id").shift(-1)) | (pl.col("unit_id").shift(-1) == "LOCAL")
    both_money = both_money & same_unit & (pl.col("class") != "word_amount")
    lacks = (
        same_chain
        & pl.col("scale_exponent").is_null()
        & ~pl.col("_has_large")
        & (pl.col("_lacks_unit") | both_money).fill_null(False)
        & ~pl.col("unit_word").is_in(["%", "成"]).fill_null(False)
        & (pl.col("number").str.len_chars() <= _MOST_SHARED_DIGITS)
        # 从8500到3万: the first has more digits than the second, so it was said in full.
        & ((_whole_digits() <= _whole_digits().shift(-1)) | (pl.col("number").shift(-1) == ""))
    )
    of_next = pl.when(pl.col("_is_digit")).then(pl.col("_whole").shift(-1)).otherwise(pl.col("_large").shift(-1))
    is_bare = ~pl.col("_has_large") & pl.col("scale_exponent").is_null()
    candidate = pl.when(lacks).then(of_next)
    # From the last member of a list to the first: a bare number passes on what it took.
    known = pl.when(~is_bare).then(pl.coalesce("_large", "_whole")).otherwise(None)
    passed = pl.when(lacks).then(known.backward_fill().over("_chain", "unit_id"))
    # $2.1 billion versus 1.8
    of_last = pl.when("is_back", (_whole_digits() - _whole_digits().shift(1)).abs() <= 1).then(pl.col("scale_exponent").shift(1))
    return spoken.with_columns_seq(scale_exponent=pl.coalesce("scale_exponent", candidate, passed, of_last))


@cache
def _whole_digits() -> pl.Expr:
    """How many digits of the number stand before its point."""
    number = pl.col("number").str
    return pl.coalesce(number.find(".", literal=True), number.len_bytes()).cast(pl.Int32) - number.count_matches(",", literal=True).cast(
        pl.Int32
    )


def merge_sums(mentions: pl.DataFrame) -> pl.DataFrame:
    """`20 dollars 43 cents` becomes one amount in the currency of the first part."""
    is_part = (pl.col("tie") == "sum").fill_null(False)
    if not mentions.select_seq(is_part.any()).item():
        return mentions
    next_is_part = is_part.shift(-1, fill_value=False)
    return mentions.with_columns_seq(
        value=pl.when(next_is_part).then(fitting(pl.col("value") + pl.col("value").shift(-1))).otherwise("value"),
        ulp=pl.when(next_is_part).then(pl.col("ulp").shift(-1)).otherwise("ulp"),
        end=pl.when(next_is_part).then(pl.col("end").shift(-1)).otherwise("end"),
        qualifier=pl.when(next_is_part & (pl.col("qualifier") == "exact")).then(pl.col("qualifier").shift(-1)).otherwise("qualifier"),
    ).filter(~is_part)


def merge_errata(mentions: pl.DataFrame) -> pl.DataFrame:
    """`22% (sic) [32%]` becomes one mention: `value` of the second, `spoken_value` of the first."""
    is_sic = ((pl.col("tie") == "sic") & (pl.col("kind") == pl.col("kind").shift(1))).fill_null(False)
    if not mentions.select_seq(is_sic.any()).item():
        return mentions.with_columns_seq(spoken_value=pl.lit(None, pl.Int128))
    flagged = mentions.with_columns_seq(_absorbed=is_sic, _erratum=is_sic.shift(-1, fill_value=False))
    erratum = pl.col("_erratum")
    # `between 36.5 (sic) [26.5] and 29.2`: the erratum stands between the first number and the word that makes the range.
    closes_range = (
        pl.col("_absorbed").shift(1)
        & pl.col("left").str.contains(r"^\x02 ?\][ \t]*(?:and|to|-)[ \t]*(?:[A-Z]{2,3}\$?[ \t]?)?$")
        & pl.col("is_between").shift(2)
    )
    return (
        flagged.with_columns_seq(
            tie=pl.when(closes_range).then(pl.lit("range")).otherwise("tie"),
            spoken_value=pl.when(erratum).then("value"),
            value=pl.when(erratum).then(pl.col("value").shift(-1)).otherwise("value"),
            ulp=pl.when(erratum).then(pl.col("ulp").shift(-1)).otherwise("ulp"),
            end=pl.when(erratum).then(pl.col("end").shift(-1) + pl.col("closing_length").shift(-1)).otherwise("end"),
        )
        .filter(~pl.col("_absorbed"))
        .drop("_absorbed", "_erratum")
    )


@cache
def _shares_loss() -> pl.Expr:
    """亏损12亿元至15亿元: a word of loss counts for both ends, unless the second is a gain; the minus of `-1% to 2%` does not."""
    is_word = pl.col("has_sign").shift(1) & (pl.col("sign_length").shift(1) > 1) & (pl.col("value").shift(1) < 0)
    is_gain = pl.col("left").str.contains("(?i)盈|正|positive|plus|[+]")
    return (is_word & ~pl.col("has_sign") & (pl.col("value") > pl.col("value").shift(1) * -1) & ~is_gain).fill_null(False)


@keeps_patterns
def merge_ranges(mentions: pl.DataFrame) -> pl.DataFrame:
    """Two ends of a range become one mention with `low` and `high`; ends out of order (`15 months to 9 months`) stay two.

    The second end, which is now part of the first, loses its kind.
    """
    is_move = pl.col("tie") == "move"
    tied = (is_move | (pl.col("tie") == "range")).fill_null(False)
    value, start = pl.col("value"), pl.col("value").shift(1)
    same = (pl.col("kind") == pl.col("kind").shift(1)) & (pl.col("unit_id") == pl.col("unit_id").shift(1))
    # 1人至86百万户 counts two things.
    same = same & ((pl.col("kind") != "count") | (pl.col("unit_word") == pl.col("unit_word").shift(1)).fill_null(True))
    grows = pl.when((value < 0) & (start < 0)).then(value != start).otherwise(value > start) & same
    # Ends this far apart are a change and what it led to.
    is_percent = pl.col("kind") == "percent"
    factor = pl.when(is_percent).then(_RATE_MOVES).otherwise(_AMOUNT_MOVES)
    grows = grows & ~(is_move & (value * 2 >= start * factor)).fill_null(False)
    # a decrease of 40.1% to 34.2%
    falls = is_percent & same & is_move & (value * 2 > start)
    # 2024-2026 are three years.
    is_dated = (pl.col("class") == "date") | (pl.col("kind") == "period") & (pl.col("kind").shift(1) == "period")
    dates = is_dated & (pl.col("date_end") >= pl.col("date_start").shift(1))
    ends = tied & (grows.fill_null(False) | falls.fill_null(False) | dates.fill_null(False))
    close = numbered(mentions.select_seq(_RANGED)).filter(tied | tied.shift(-1))
    close = close.with_columns_seq(value=pl.when(tied & _shares_loss()).then(value * -1).otherwise("value"))
    flagged = close.with_columns_seq(_absorbed=ends)
    flagged = flagged.with_columns_seq(_absorbed=pl.col("_absorbed") & ~pl.col("_absorbed").shift(1, fill_value=False))
    opens = pl.col("_absorbed").shift(-1, fill_value=False)
    is_date = pl.col("kind").is_in(["date", "period"]).fill_null(False)

    def from_next(column: str) -> pl.Expr:
        return pl.when(opens).then(pl.col(column).shift(-1)).otherwise(column).alias(column)

    merged = flagged.with_columns_seq(
        from_next("counted"),
        from_next("end"),
        kind=pl.when(~pl.col("_absorbed")).then("kind"),
        low=pl.when(opens & ~is_date).then(pl.min_horizontal("value", pl.col("value").shift(-1))).otherwise("low"),
        high=pl.when(opens & ~is_date).then(pl.max_horizontal("value", pl.col("value").shift(-1))).otherwise("high"),
        value=pl.when(opens).then(None).otherwise("value"),
        ulp=pl.when(opens).then(pl.min_horizontal("ulp", pl.col("ulp").shift(-1))).otherwise("ulp"),
        qualifier=pl.when(opens).then(pl.lit("range")).otherwise("qualifier"),
        date_end=pl.when(opens & is_date).then(pl.col("date_end").shift(-1)).otherwise("date_end"),
        per=pl.when(opens).then(pl.coalesce("per", pl.col("per").shift(-1))).otherwise("per"),
    )
    return replaced(
        mentions, merged.drop("class", "tie", "date_start", "unit_id", "unit_word", "left", "has_sign", "sign_length", "_absorbed")
    )
