"""What a call says at its opening of all its comparisons: unless otherwise stated, all growth rates are year-over-year."""

from __future__ import annotations

import polars as pl

#: As many comparisons with the year before tell how a call compares.
_YEARS_SHOWN = 6
#: … of which each with the quarter before, told as such, takes away as many.
_YEARS_A_QUARTER = 10
#: As many with the quarter before leave open what a bare growth compares with.
_QUARTERS_SHOWN = 4
#: Such a statement stands among the first sentences of a call.
_OPENING_SENTENCES = 48
_COMPARES_YEARS = (
    r"(?i)\b(?:all|unless otherwise)\b[^.]{0,120}(?:year[- ]over[- ]year|year[- ]on[- ]year|\byoy\b|prior[- ]year|(?:same|corresponding)"
    r" (?:period|quarter)|versus last year|a year ago)"
    r"|(?:所有|全部|除非|除另|如无|若无|如非)[^。]{0,40}(?:同比|按年|去年同期|上年同期)|(?:增长|比较|變動|变动|比較)[^。]{0,8}均[为為是指]?(?:同比|按年)"
)


def compares_years(sentences: pl.DataFrame) -> pl.DataFrame:
    """`document_id` of the documents that say that their comparisons are with the year before."""
    opening = sentences.filter(pl.col("sentence_seq") < _OPENING_SENTENCES)
    return opening.filter(pl.col("text").str.contains(_COMPARES_YEARS)).select("document_id").unique()


def shows_years(events: pl.DataFrame, documents: pl.Series) -> pl.Series:
    """Of every row of the context (`documents`: its document): does its document compare with the year before, again and again, and hardly
    ever with the quarter before?
    """
    said = events.select(
        document=documents.gather(events["row"]), code=pl.when(pl.col("role").is_in(["period", "comparison"])).then("code")
    )
    counts = said.group_by("document").agg(
        years=pl.col("code").is_in(["prior_year", "yoy", "yoy_base"]).sum(),
        quarters=pl.col("code").is_in(["prior_quarter", "qoq", "qoq_base"]).sum(),
    )
    shown = counts.filter((pl.col("years") >= _YEARS_SHOWN) & (pl.col("quarters") * _YEARS_A_QUARTER <= pl.col("years")))["document"]
    return documents.is_in(shown.to_list())


def compares_both() -> pl.Expr:
    """Of a number: does its document compare with the quarter before about as often as with the year, so that a growth of which nobody says
    since when may be of either?
    """
    change = pl.col("measure").str.starts_with("change") & pl.col("metric_id").is_not_null()
    said = change & (pl.col("comparison_said").is_not_null() | pl.col("base_at_end").is_not_null() | pl.col("later_base_end"))
    quarters = (said & (pl.col("comparison") == "qoq")).fill_null(False).sum().over("document_id")
    years = (said & (pl.col("comparison") == "yoy")).fill_null(False).sum().over("document_id")
    return (quarters >= _QUARTERS_SHOWN) & (quarters * 4 >= years * 3)
