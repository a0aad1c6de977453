"""Which numbers are said together: ranges (`3-5年`), lists that share a unit (`3亿、5亿和7亿美元`), dollars and cents, inline errata."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.align import ROW, flagged, numbered, replaced
from transforms.quantities.fold import CLOSE
from transforms.quantities.left_context import BACK, MOVED, TURN
from transforms.quantities.shared_units import UNIT, UNSCALED, share_units
from transforms.quantities.vocabularies import KIND, TIE

_AMOUNTS = ("amount", "word_amount", "compound")
#: What a number without a unit may be compared with, and the words behind it that are no noun it counts: 43 days from 47 last year.
_BACK = (*UNSCALED, "money", "count")
_ONCE_WORDS = (
    *("last", "the", "for", "one", "two", "prior", "previous", "previously", "year", "this", "organically", "sequentially"),
    *("reported", "constant", "and", "but", "when"),
)
_ONCE = f"^ {g.one_of(_ONCE_WORDS)}"
_DASHED = rf"^{CLOSE}[ \t]*[-–—~～]"
#: What a verb between or before two numbers makes of them, see tie_numbers.
_MARKS = ("is_turn", "is_back", "is_move")
#: What tying depends on.
_TIED = (
    *("raw", "left", "shape", "class", "number", "prefix_unit", "scale_exponent", *UNIT),
    *("separator", "is_and", "is_between", "is_from", "is_range_after", "is_end", "is_turn", "is_back", "is_move"),
)


@keeps_patterns
def tie_numbers(mentions: pl.DataFrame) -> pl.DataFrame:
    """Ties numbers that are said together (`tie`) and lets them share their units, see _tied and share_units."""
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
    shared = share_units(tied.filter(pl.col("_joins") | pl.col("_joins").shift(-1)))
    told = replaced(
        mentions.with_columns_seq(tie=pl.lit(None, TIE)), tied.select_seq(ROW, "tie", "class", "kind", "unit_id", "unit_exponent")
    )
    return replaced(told, shared.select_seq(ROW, "scale_exponent", *UNIT))


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
        .when((is_range | pl.col("_between")) & (pl.col("_dates") | numbers) | (separator == "until") & pl.col("_dates"))
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
