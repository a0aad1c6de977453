"""Tell what an expression is by its shape: the surface with its digits masked.

`2,248亿元人民币` and `428亿元人民币` have one shape, `0亿元人民币`. A corpus with a million different numbers has a few hundred shapes,
so everything that does not depend on the digits is worked out once a shape and joined back.
"""

from __future__ import annotations

import polars as pl

from transforms.quantities import grammar as g
from transforms.reference import table

_YEAR_MARK = "Y"


def shape_of(raw: pl.Expr) -> pl.Expr:
    """`2023 年 9 月` → `Y 年 0 月`, `9.06 亿元` → `0 亿元`: a year keeps its own mark, since 2023年 is a year and 24年 a duration."""
    return raw.str.replace(rf"^{g.YEAR}({g.GAP}(?:年|财|会|[-/.][01]?[0-9][-/.]))", f"{_YEAR_MARK}$1").str.replace_all(g.ARABIC, "0")


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


#: Class of an expression → the part of the grammar that it must match as a whole, first match wins.
CLASSES = {
    "idiom": g.IDIOM,
    "event": g.EVENT,
    "date": f"{g.HAN_DATE}|{g.ENGLISH_DATE}|{g.ISO_DATE}",
    "clock": g.CLOCK,
    "ratio": g.RATIO,
    "digits": g.DIGIT_CLASS,
    "percent_words": g.PERCENT_WORDS,
    "fraction": g.FRACTION,
    "ordinal": g.ORDINAL,
    "half": g.HALF,
    "amount": g.ARABIC_AMOUNT,
    "word_amount": f"{g.HAN_AMOUNT}|{g.ENGLISH_AMOUNT}",
}

_AMOUNT_PARTS = (
    rf"^(?P<number>0|{g.HAN}|{g.ENGLISH})(?:(?P<scaled>{g.GAP}{g.SCALED_MEASURE})$|(?P<more>{g.GAP}{g.MORE})?(?P<scale>{g.SCALE})?(?P<more_after>{g.GAP}{g.MORE})?"
    rf"(?:[零又]?{g.GAP}0(?P<second_scale>{g.GAP}{g.HAN_SCALE}))?(?P<unit>{g.UNIT})?$)"
)


def classify(raw: pl.DataFrame) -> pl.DataFrame:
    """One row a shape: `shape`, `class`, and for amounts `scale`, `second_scale`, `more`, `unit_word` (null where not said).

    raw: one column `raw` of folded surfaces.
    """
    shapes = raw.with_columns(shape=shape_of(pl.col("raw"))).group_by("shape").agg(pl.col("raw").first())
    rules = pl.coalesce(*(pl.when(pl.col("raw").str.contains(_whole(p))).then(pl.lit(name)) for name, p in CLASSES.items()))
    classified = shapes.with_columns(rules.alias("class"))
    parts = pl.col("shape").str.extract_groups(_AMOUNT_PARTS).struct
    is_amount = pl.col("class").is_in(["amount", "word_amount"])

    def part(name: str) -> pl.Expr:
        bare = parts.field(name).str.replace_all(r"^[ \t-]+", "").str.replace_all(r"[ \t-]+", " ")
        return pl.when(is_amount & (bare != "")).then(bare)

    return classified.select(
        "shape",
        "class",
        scale=part("scale"),
        second_scale=part("second_scale"),
        more=pl.coalesce(part("more"), part("more_after")),
        unit_word=pl.coalesce(part("scaled"), part("unit")),
    )


def unit_meanings() -> pl.DataFrame:
    """What a unit word after a number means: `unit_word`, `kind`, `unit_id` (`LOCAL`: the document's own currency), `unit_exponent`."""
    words = table("unit_words").select(unit_word="surface", kind="kind", unit_id="unit_id", unit_exponent="exponent")
    currencies = (
        table("currency_words")
        .filter(pl.col("position") == "after")
        .select(unit_word="surface", kind=pl.lit("money"), unit_id="unit_id", unit_exponent="exponent")
    )
    measures = table("measure_words").select(
        unit_word="surface", kind=pl.lit("count"), unit_id=pl.lit("count"), unit_exponent=pl.lit(0, pl.Int64)
    )
    return pl.concat([words, currencies, measures]).unique("unit_word", keep="first", maintain_order=True)


def scale_exponents() -> pl.DataFrame:
    """Power of ten of every scale word: `scale`, `scale_exponent`."""
    return table("scales").select(scale="surface", scale_exponent="exponent").unique("scale", keep="first", maintain_order=True)
