"""From texts to quantities: scan, tell shapes, read surroundings, tie numbers that are said together, build exact values, sort out names.

The order of the steps is the order of the functions called in `read_mentions`.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, coded, first_of, looked_up, nothing_said, numbered, replaced
from transforms.quantities.articles import drop_articles
from transforms.quantities.bare_context import read_bare
from transforms.quantities.bare_numbers import tell_bare_numbers
from transforms.quantities.currencies import settle_currency
from transforms.quantities.dates import read_dates
from transforms.quantities.fold import OPEN
from transforms.quantities.left_context import TELLING_LEFT, read_left
from transforms.quantities.merges import merge_errata, merge_ranges, merge_sums
from transforms.quantities.minguo_years import tell_minguo_years
from transforms.quantities.month_days import tell_month_days
from transforms.quantities.names import tell_names
from transforms.quantities.qualifiers import read_per, read_qualifier, read_sign
from transforms.quantities.right_context import TELLING_RIGHT, read_right
from transforms.quantities.scan import LEFT_WINDOW, RIGHT_WINDOW, scan, telling
from transforms.quantities.shapes import classify, split_shape
from transforms.quantities.short_parts import join_short_parts
from transforms.quantities.split_numbers import close_split_numbers
from transforms.quantities.surfaces import hand_over
from transforms.quantities.ties import tie_numbers
from transforms.quantities.units import read_units
from transforms.quantities.values import read_values

#: What the reading of a text may depend on; one row a document.
CONTEXT_COLUMNS = ("currency", "call_date", "period_start", "period_end", "fiscal_year", "fiscal_year_end_month")
#: What is known of a mention once it is told what it is; the flags that told it are left behind.
_SAID = (
    *("text_index", "start", "end", "left", "class", "kind", "value", "low", "high", "ulp", "unit_id", "unit_word", "per"),
    *("qualifier", "tie", "is_between", "date_start", "date_end", "prefix_length", "sign_length", "has_sign", "closing_length"),
    *("name_length", "name_tail", "touches_right"),
)


def read_mentions(texts: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Every quantity of every text.

    texts: `text_index` (UInt32, ascending), `context` (UInt32), `text`, and if known `passage` (UInt32: texts of one item or paragraph,
    in which a bare 元 goes on with the currency said last); contexts: `context` and CONTEXT_COLUMNS (nullable).
    Returns `text_index`, `start`, `end` (characters of the text as given), `surface`, and the fields of contracts.Quantity.
    """
    told = telling(texts)
    scanned = scan(told)
    closed, places = close_split_numbers(told, scanned)
    found = _scanned_again(scanned, closed, places).pipe(join_short_parts).pipe(split_shape)
    codes, _ = coded(found["shape"])
    shapes = classify(found.select("shape", "raw")[first_of(codes)])
    told = looked_up(found.with_columns_seq(codes.alias("shape_row")), shapes.select("class", "is_article"), codes)
    kept = told.pipe(_drop_idioms).pipe(drop_articles)
    shaped = looked_up(kept.drop("shape_row"), shapes.drop("shape", "class", "is_article"), kept["shape_row"])
    heard = _surrounding(shaped, "left", TELLING_LEFT, read_left)
    surrounded = _surrounding(heard, "right", TELLING_RIGHT, read_right)
    tied = surrounded.pipe(read_units).pipe(tie_numbers)
    valued = tied.pipe(read_values).pipe(read_sign).pipe(read_qualifier).pipe(read_per)
    dated = valued.pipe(read_dates, contexts).pipe(tell_month_days, contexts).pipe(tell_minguo_years, contexts)
    told = dated.pipe(settle_currency, contexts).pipe(read_bare).pipe(tell_names).pipe(tell_bare_numbers, closed)
    merged = told.select(*_SAID, counted=pl.coalesce("unit_word", "english_noun")).pipe(merge_sums).pipe(merge_errata).pipe(merge_ranges)
    return hand_over(merged, texts, places)


def _scanned_again(found: pl.DataFrame, closed: pl.DataFrame, places: pl.DataFrame | None) -> pl.DataFrame:
    """`found` with what stands in the texts that were closed after it was found."""
    if places is None:
        return found
    again = scan(closed.join(places, on="text_index", how="semi", maintain_order="left"))
    return pl.concat([found.join(places, on="text_index", how="anti", maintain_order="left"), again]).sort(
        "text_index", maintain_order=True
    )


def _drop_idioms(mentions: pl.DataFrame) -> pl.DataFrame:
    """Without the idioms (一站式, 每一); the text of an idiom goes back to the surroundings of the mentions beside it."""
    is_idiom = pl.col("class") == "idiom"
    follows = is_idiom.shift(1, fill_value=False) & (pl.col("text_index") == pl.col("text_index").shift(1))
    pairs = mentions.select("left", _left=pl.col("left").shift(1), _raw=pl.col("raw").shift(1), _follows=follows)
    whole = (pl.col("_left") + pl.col("_raw") + pl.col("left").str.tail(-1)).str.tail(LEFT_WINDOW)
    restored = numbered(pairs).filter("_follows").select(ROW, left=whole)
    # 0.4元/千瓦时: and to the right of the mention before it.
    precedes = is_idiom.shift(-1, fill_value=False) & (pl.col("text_index") == pl.col("text_index").shift(-1))
    next_pairs = mentions.select("right", _raw=pl.col("raw").shift(-1), _right=pl.col("right").shift(-1), _precedes=precedes)
    rest = (pl.col("right").str.strip_chars_end(OPEN) + pl.col("_raw") + pl.col("_right")).str.head(RIGHT_WINDOW)
    continued = numbered(next_pairs).filter("_precedes").select(ROW, right=rest)
    return replaced(replaced(mentions, restored), continued).filter(~is_idiom)


@keeps_patterns
def _surrounding(mentions: pl.DataFrame, column: str, telling: str, read: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
    """`mentions` with what `read` makes of the distinct strings of one column, of those that match `telling`; the others say nothing."""
    codes, strings = coded(mentions[column])
    heard = strings.str.contains(telling).arg_true()
    said = read(strings.gather(heard).to_frame()).drop(column)
    places = pl.Series([0], dtype=pl.UInt32).new_from_index(0, strings.len())
    row = places.scatter(heard, pl.int_range(1, heard.len() + 1, dtype=pl.UInt32, eager=True)).gather(codes)
    return looked_up(mentions, pl.concat([nothing_said(said), said]), row)
