"""Numbers that are said together: ranges (`3-5年`, `5% to 10%`), lists that share a unit (`3亿、5亿和7亿美元`), inline errata (`22% (sic) [32%]`)."""

from __future__ import annotations

import polars as pl

from transforms.quantities.context import BETWEEN, FROM, LIST_SEPARATOR, RANGE_SEPARATOR, SIC

_LONGEST_SEPARATOR = 12


def read_gaps(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `gap`: the text between the previous mention of the same text and this one, null where it is long or there is none."""
    previous_end = pl.col("end").shift(1).over("text_index")
    length = pl.col("start") - pl.col("prefix_length") - previous_end
    is_near = length.is_between(0, _LONGEST_SEPARATOR)
    return mentions.with_columns(gap=pl.when(is_near).then(pl.col("left").str.tail(length)))


def tie(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `tie` to the second of two mentions said together: `range`, `list` or `sic`, null where it stands alone."""
    before = pl.col("left").shift(1)
    is_number = pl.col("kind").is_not_null() | (pl.col("class") == "amount")
    dates = (pl.col("class") == "date") & (pl.col("class").shift(1) == "date")
    numbers = (pl.col("class") != "date") & (pl.col("class").shift(1) != "date") & is_number & is_number.shift(1)
    said_between = pl.col("gap").str.contains("^[ \t]*(?:and|和|与|至|到)[ \t]*$") & before.str.contains(BETWEEN)
    starts_from = before.str.contains(FROM) & ~dates
    is_range = (pl.col("gap").str.contains(RANGE_SEPARATOR) & ~starts_from) | said_between
    return mentions.with_columns(
        tie=pl.when(pl.col("gap").str.contains(SIC) & numbers)
        .then(pl.lit("sic"))
        .when(is_range & (dates | numbers))
        .then(pl.lit("range"))
        .when(pl.col("gap").str.contains(LIST_SEPARATOR) & numbers)
        .then(pl.lit("list"))
    )


def share_units(mentions: pl.DataFrame) -> pl.DataFrame:
    """A number without a unit takes the unit of the number it is tied to, and the scale too where it is written bare.

    `37.95 to $38.25 billion`: the first has neither unit nor scale; `3亿、5亿和7亿美元`: the first two have a scale.
    """
    tied_to_next = pl.col("tie").shift(-1).is_in(["range", "list"]) & (pl.col("class") == "amount")
    # Up to eight members of a list, from the last to the first.
    for _ in range(8):
        lacks_unit = tied_to_next & pl.col("kind").is_null() & pl.col("kind").shift(-1).is_in(["money", "percent", "percentage_point", "multiple", "duration", "count"])
        lacks_scale = (
            tied_to_next
            & pl.col("scale_exponent").is_null()
            & pl.col("scale_exponent").shift(-1).is_not_null()
            & (lacks_unit | ((pl.col("kind") == "money") & (pl.col("kind").shift(-1) == "money") & (pl.col("tie").shift(-1) == "range")))
            & (pl.col("number").str.len_chars() <= 6)
        )
        if not mentions.select((lacks_unit | lacks_scale).any()).item():
            break
        mentions = mentions.with_columns(
            kind=pl.when(lacks_unit).then(pl.col("kind").shift(-1)).otherwise("kind"),
            unit_id=pl.when(lacks_unit).then(pl.col("unit_id").shift(-1)).otherwise("unit_id"),
            unit_exponent=pl.when(lacks_unit).then(pl.col("unit_exponent").shift(-1)).otherwise("unit_exponent"),
            unit_word=pl.when(lacks_unit).then(pl.col("unit_word").shift(-1)).otherwise("unit_word"),
            scale_exponent=pl.when(lacks_scale).then(pl.col("scale_exponent").shift(-1)).otherwise("scale_exponent"),
        )
    # $5 to 6 billion, RMB 5 to 6: the prefix of the first is the unit of the second.
    takes_unit = (pl.col("tie") == "range") & pl.col("kind").is_null() & (pl.col("kind").shift(1) == "money")
    mentions = mentions.with_columns(
        unit_id=pl.when(takes_unit).then(pl.col("unit_id").shift(1)).otherwise("unit_id"),
        kind=pl.when(takes_unit).then(pl.col("kind").shift(1)).otherwise("kind"),
        unit_exponent=pl.when(takes_unit).then(pl.lit(0, pl.Int64)).otherwise("unit_exponent"),
    )
    return mentions


def merge_errata(mentions: pl.DataFrame) -> pl.DataFrame:
    """`22% (sic) [32%]` becomes one mention: `value` of the second, `spoken_value` of the first, `erratum` true."""
    is_sic = (pl.col("tie") == "sic") & (pl.col("kind") == pl.col("kind").shift(1))
    mentions = mentions.with_columns(_absorbed=is_sic.fill_null(False), erratum=is_sic.shift(-1).fill_null(False))
    if not mentions["erratum"].any():
        return mentions.drop("_absorbed").with_columns(spoken_value=pl.lit(None, mentions.schema["value"]))
    closing = pl.col("right").shift(-1).str.starts_with("]") | pl.col("right").shift(-1).str.contains(r"^ ?\]")
    closing_length = pl.col("right").shift(-1).str.extract(r"^( ?\])", 1).str.len_chars().fill_null(0).cast(pl.Int32)
    erratum = pl.col("erratum")
    return (
        mentions.with_columns(
            spoken_value=pl.when(erratum).then(pl.col("value")),
            value=pl.when(erratum).then(pl.col("value").shift(-1)).otherwise("value"),
            ulp=pl.when(erratum).then(pl.col("ulp").shift(-1)).otherwise("ulp"),
            end=pl.when(erratum).then(pl.col("end").shift(-1) + pl.when(closing).then(closing_length).otherwise(0)).otherwise("end"),
            right=pl.when(erratum).then(pl.col("right").shift(-1).str.replace(r"^ ?\]", "")).otherwise("right"),
        )
        .filter(~pl.col("_absorbed"))
        .drop("_absorbed")
        .pipe(_tie_again)
    )


def _tie_again(mentions: pl.DataFrame) -> pl.DataFrame:
    """After an erratum was merged its neighbour may complete a range: `between 36.5 (sic) [26.5] and 29.2`."""
    after_erratum = pl.col("erratum").shift(1).fill_null(False)
    between = pl.col("left").shift(1).str.contains(BETWEEN) & pl.col("left").str.contains(r"\][ \t]*(?:and|to|-)[ \t]*$")
    return mentions.with_columns(tie=pl.when(after_erratum & between).then(pl.lit("range")).otherwise("tie"))


def merge_ranges(mentions: pl.DataFrame) -> pl.DataFrame:
    """Two ends of a range become one mention with `low` and `high`; ends out of order (`15 months to 9 months`) stay two."""
    ends = (pl.col("tie") == "range").fill_null(False) & (
        ((pl.col("value") > pl.col("value").shift(1)) & (pl.col("kind") == pl.col("kind").shift(1)) & (pl.col("unit_id") == pl.col("unit_id").shift(1)))
        | ((pl.col("class") == "date") & (pl.col("date_end") >= pl.col("date_start").shift(1)))
    ).fill_null(False)
    ends = ends & ~ends.shift(1).fill_null(False)
    mentions = mentions.with_columns(_absorbed=ends).with_columns(_opens=pl.col("_absorbed").shift(-1).fill_null(False))
    opens, is_date = pl.col("_opens"), pl.col("class") == "date"
    return (
        mentions.with_columns(
            low=pl.when(opens & ~is_date).then(pl.col("value")).otherwise("low"),
            high=pl.when(opens & ~is_date).then(pl.col("value").shift(-1)).otherwise("high"),
            value=pl.when(opens).then(None).otherwise("value"),
            ulp=pl.when(opens).then(pl.min_horizontal(pl.col("ulp"), pl.col("ulp").shift(-1))).otherwise("ulp"),
            qualifier=pl.when(opens).then(pl.lit("range")).otherwise("qualifier"),
            date_end=pl.when(opens & is_date).then(pl.col("date_end").shift(-1)).otherwise("date_end"),
            unit_word=pl.when(opens).then(pl.col("unit_word").shift(-1)).otherwise("unit_word"),
            per=pl.when(opens).then(pl.coalesce("per", pl.col("per").shift(-1))).otherwise("per"),
            english_noun=pl.when(opens).then(pl.col("english_noun").shift(-1)).otherwise("english_noun"),
            end=pl.when(opens).then(pl.col("end").shift(-1)).otherwise("end"),
        )
        .filter(~pl.col("_absorbed"))
        .drop("_absorbed", "_opens")
    )
