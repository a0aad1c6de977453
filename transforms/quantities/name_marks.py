"""Numbers that their surroundings show to be part of a name, a time of day, a telephone number, a day, or two percentages run together."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.quantities.align import ROW, flagged, numbered
from transforms.quantities.bare_context import with_cues
from transforms.quantities.fold import CLOSE
from transforms.quantities.grammar import NO_LETTER, one_of, words

_SECOND_RATE = one_of(words("second_rate_words"), after_gap=True)
#: Heights of a video picture, which are no prices in pence.
_PICTURE_HEIGHTS = ("240", "360", "480", "576", "720", "1080", "1440", "2160", "4320")
_TIME_BEFORE = (
    rf"(?i){NO_LETTER}(?:at|now|since|until|till|before|after|time) $"
    r"|(?:时间|[上下中]午|[早晚]上|凌晨|早晨|傍晚|[今明昨当]晚)[ \t]?[于在至到]?[ \t]?$"
)
_RATIO_BEFORE = r"(?i)(?:ratio|split|比|比例|比率)[^，。；;,.\x02]{0,14}$"
#: on 3/4: a day, and no part.
_DAY_BEFORE, _DAY_AFTER = r"(?i)(?-u:\b)(?:on|dated|since|until|by|at) $|[于在自至]$", r"^[ \t]?(?:日|号|公布|公告|举行|召开)"
_QUOTE_OPENS, _QUOTE_GOES_ON = r"[^ ，。；：、率比]\($", rf"^{CLOSE}, ?[-+]?$"
_CUES = ("is_days_left", "follows_name", "is_numbered", "is_continued", "is_hyphened", "is_version_left")
_COLUMNS = (
    *("text_index", "start", "end", "raw", "left", "right", "shape", "class", "kind", "number", "unit_word", "prefix_unit", "english_noun"),
    *("tie", "scale_exponent", "local_currency", "is_clock_like", "is_hourly", "is_plural", "is_end", "cues"),
    "is_version_right",
)


def mark_names(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `is_marked` (Boolean). mentions: what bare_context.py and the steps before it say."""
    number, unit = pl.col("number"), pl.col("unit_word")
    bare = (pl.col("class") == "amount") & pl.col("kind").is_null() & pl.col("scale_exponent").is_null()
    is_slashed = (pl.col("class") == "fraction") & (number != "")
    is_long_rate = (unit == "%") & (number.str.len_bytes() >= 4)
    may_be_lettered = pl.col("kind").is_null() & (number != "") & (pl.col("raw") != number)
    closes_quote = (unit == "%") & pl.col("right").str.starts_with(")")
    in_quote = closes_quote | closes_quote.shift(-1) | closes_quote.shift(-2)
    suspect = (
        bare
        | in_quote.fill_null(False)
        | pl.col("is_clock_like")
        | is_slashed
        | is_long_rate
        | unit.is_in(["点", "p", "c"]).fill_null(False)
    )
    neighbours = {
        "_next": number.shift(-1),
        "_next_unit": unit.shift(-1),
        "_same_text": pl.col("text_index") == pl.col("text_index").shift(-1),
    }
    keys = mentions.select(*_COLUMNS, _bare=bare, _suspect=suspect, _maybe=may_be_lettered, **neighbours)
    near = numbered(keys).filter(pl.col("_suspect") | pl.col("_maybe"))
    # Phase 2b is no two billion.
    lettered = with_cues(near, *_CUES).with_columns_seq(_lettered=pl.col("kind").is_null() & pl.col("raw").str.contains("^[0-9]+[A-Za-z]$"))
    marks = {
        "_part": _parts_of_names(),
        "_phase": pl.col("_lettered") & pl.col("is_numbered"),
        "_time": _times_of_day(),
        "_glued": _glued_percentages(),
        "_pence": _no_pence(),
        "_cents": _no_cents(),
        "_quote": _stock_quotes(),
        "_day": _days(),
    }
    rows = lettered.filter(pl.col("_suspect") | pl.col("_lettered")).select_seq(ROW, **marks)
    return flagged(mentions, rows.select(ROW, is_marked=pl.any_horizontal(*marks).fill_null(False)))


@cache
def _parts_of_names() -> pl.Expr:
    """After a name or a numbered noun (iPhone 17, page 5), with a zero in front (0050), in a version; and what goes on with these."""
    bare, number = pl.col("_bare"), pl.col("number")
    is_version = pl.col("is_version_left") | pl.col("is_version_right")
    # 3.2.1: a point without its zero at once after a number.
    follows_at_once = pl.col("raw").str.starts_with(".") & pl.col("left").str.contains("[^ ]$")
    leads_at_once = follows_at_once.shift(-1) & (pl.col("end") == pl.col("start").shift(-1))
    is_pointed = (follows_at_once | leads_at_once.fill_null(False)) & pl.col("prefix_unit").is_null()
    named = pl.col("follows_name") & (pl.col("shape") != "Y") | pl.col("is_numbered") | number.str.contains("^0[0-9]+$")
    return bare & (is_version | is_pointed) | _gone_on(bare & named & ~pl.col("is_days_left"), bare)


def _gone_on(is_name: pl.Expr, bare: pl.Expr) -> pl.Expr:
    """Bare numbers that go on with a numbered thing before them (Page 5 of 13), and both numbers of 737-8 and 2888-6124."""
    is_next = pl.col(ROW) == pl.col(ROW).shift(1) + 1
    goes_on = bare & pl.col("is_continued") & pl.col("english_noun").is_null() & is_name.shift(1) & is_next
    number, before = pl.col("number"), pl.col("number").shift(1)
    is_whole = bare & bare.shift(1) & is_next & ~(number + before).str.contains("[.,]")
    no_years = (pl.col("shape") != "Y") & (pl.col("shape").shift(1) != "Y")
    longer, equal = before.str.len_bytes() > number.str.len_bytes(), before.str.len_bytes() == number.str.len_bytes()
    falls = longer | equal & ((number.str.len_bytes() >= 4) | (number <= before))
    hyphened = (pl.col("is_hyphened") & is_whole & no_years & falls & ~pl.col("is_plural")).fill_null(False)
    return is_name | goes_on.fill_null(False) | hyphened | hyphened.shift(-1, fill_value=False)


@cache
def _times_of_day() -> pl.Expr:
    """9:15, 20:00 and 晚上8点, but not 50:50 or a split of 1:10."""
    said = pl.col("left").str.contains(_TIME_BEFORE)
    in_day = pl.col("number").cast(pl.Int32, strict=False).is_between(6, 24) & pl.col("raw").str.contains("[05]$")
    is_time = pl.col("is_hourly") | pl.col("number").str.starts_with("0") | said | in_day & ~pl.col("left").str.contains(_RATIO_BEFORE)
    return pl.col("is_clock_like") & is_time | (pl.col("unit_word") == "点").fill_null(False) & said & pl.col("scale_exponent").is_null()


@cache
def _glued_percentages() -> pl.Expr:
    """`up 1815% in constant currency`: a rate of 18 % and one of 15 % whose space was lost; the second is named, or said again next."""
    number = pl.col("number")
    two = (pl.col("unit_word") == "%") & number.str.contains(r"^[1-9][0-9](?:\.[0-9])?[1-9][0-9]$")
    said_again = (pl.col("_next") == number.str.slice(2)) & (pl.col("_next_unit") == "%") & pl.col("_same_text")
    return (two & (pl.col("right").str.contains(f"(?i)^[^.。；;]{{0,12}}{_SECOND_RATE}") | said_again)).fill_null(False)


@cache
def _stock_quotes() -> pl.Expr:
    """云杉(40.63, -0.72, -1.74%): price, change and rate of change, as portals set them behind a company's name."""
    left, is_next = pl.col("left"), pl.col(ROW).diff() == 1
    opens = left.str.contains(_QUOTE_OPENS) & (pl.col("class") == "amount")
    goes_on = left.str.contains(_QUOTE_GOES_ON) & is_next
    closes = goes_on & goes_on.shift(1) & opens.shift(2) & (pl.col("unit_word") == "%") & pl.col("right").str.starts_with(")")
    closes = closes.fill_null(False)
    return closes | closes.shift(-1, fill_value=False) | closes.shift(-2, fill_value=False)


@cache
def _no_pence() -> pl.Expr:
    """1080p is no price, and a p is no penny where nobody pays in pounds."""
    is_height = pl.col("number").is_in(_PICTURE_HEIGHTS) | (pl.col("local_currency") != "GBP")
    return ((pl.col("unit_word") == "p") & is_height).fill_null(False)


#: Where amounts are told in c.
_CENT_CURRENCIES = ("AUD", "NZD", "ZAR", "KES", "NAD", "BWP")
_CENTS_BEFORE, _CENTS_AFTER = r"(?i)dividends?[^.;]{0,30}$|(?-u:\b)H?EPS[^.;]{0,20}$", r"^ ?(?:/|per |a )(?:share|unit|litre|kWh|pound|lb)"


@cache
def _no_cents() -> pl.Expr:
    """Phase 2c is no money; 12.5c per share is, and all that is told in c where people pay so."""
    said = (
        pl.col("left").str.contains(_CENTS_BEFORE)
        | pl.col("right").str.contains(_CENTS_AFTER)
        | pl.col("local_currency").is_in(_CENT_CURRENCIES)
    )
    alone = (pl.col("left") == "") & (pl.col("right") == "")
    said = said | pl.col("number").str.contains(".", literal=True) | alone
    return ((pl.col("unit_word") == "c") & ~said & (pl.col("tie") != "sum").fill_null(True)).fill_null(False)


@cache
def _days() -> pl.Expr:
    """on 3/4 we met, but not 2/3 of it."""
    is_slashed = (pl.col("class") == "fraction") & pl.col("raw").str.contains("/", literal=True)
    return is_slashed & (pl.col("left").str.contains(_DAY_BEFORE) | pl.col("right").str.contains(_DAY_AFTER))
