"""Parts that a sentence without a figure opens with: Our ferry services had a strong quarter. Revenue reached $40 million.

Only where the sentence tells how the part did, and its name looks like one: of two words in capitals, or a kind of thing that is sold.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import words_pattern
from transforms.observations.part_names import is_a_name

_LEAD = r"^\s*(?:(?:And|But|Now|So|Next|First|Second|Third|Firstly|Secondly|Thirdly|Finally|Meanwhile|Also|Similarly),? )?"
_DID = (
    r"(?: (?:also|again|still|has|have|once again|clearly|really))* (?:delivered|posted|had|recorded|kept|maintained|sustained|continued"
    r"|saw|achieved|showed|reported|enjoyed|remained|performed|turned in|put up|carried on)(?-u:\b)"
)
#: How it did; a sentence without these words may be about anything.
_HOW = (
    r"(?-u:\b)(?:growth|growing|grow|quarter|half|year|momentum|performance|results?|progress|trajectory|recovery|well|strong|strongly"
    r"|robust|solid|healthy|resilient|soft|weak|stable|outperform)(?-u:\b)"
)
#: JD Food Delivery, AliExpress Choice: capitals that no sentence gives its first word.
_PROPER = r"((?:[A-Z][A-Za-z0-9&'’-]*)(?: (?:(?:and|of|&) )?[A-Z][A-Za-z0-9&'’-]*){1,3}|[A-Za-z]+[A-Z][A-Za-z0-9]*)"
#: our online marketing services: what they are by the last word.
_KIND = r"(?:(?:Our|The|our) )?((?:[A-Za-z][A-Za-z0-9&'’-]*,? ){1,4}[A-Za-z]+)"
#: Behind the name of a part, what is told of it in the same sentence.
_OF_IT = (
    r"^[^.;:0-9]{3,120}(?:[,:;] (?:with |and |while )?(?:its|their)(?-u:\b)|,? with (?:(?:its|their|total|net|overall|quarterly|segment) )*"
    r"(?:revenues?|sales|GMV|orders|adjusted EBITD?A|operating (?:income|profit|margin)|margins?)(?-u:\b))"
)


def opening_names(sentences: pl.DataFrame, known: pl.Series) -> pl.DataFrame:
    """Names of parts that sentences (`row`, `text`, `bears_number`, `company_core`) open with, as `find_terms` gives names of segments.

    known: rows in which a part or the whole is named that reference data knows.
    """
    told = ~pl.col("bears_number") | pl.col("text").str.contains(_OF_IT)
    opening = sentences.filter(told & ~pl.col("row").is_in(known.implode()) & pl.col("text").str.contains(_HOW))
    kind = pl.col("text").str.extract(rf"{_LEAD}{_KIND}{_DID}")
    ends = rf"(?i)(?-u:\b){words_pattern('kind_of_part')}$"
    kind = pl.when(
        kind.str.contains(ends) & ~kind.str.contains(rf"(?i)^{words_pattern('part_prefix_not', 'not_alone', 'light')}(?-u:\b)")
    ).then(kind)
    opening = opening.with_columns(called=pl.coalesce(kind, pl.col("text").str.extract(rf"{_LEAD}{_PROPER}{_DID}"))).drop_nulls("called")
    core = pl.col("company_core").fill_null("?")
    itself = core.str.starts_with(pl.col("called").str.to_lowercase()) | pl.col("called").str.to_lowercase().str.starts_with(core)
    opening = opening.filter(is_a_name(pl.col("called")) & ~itself)
    start = pl.col("text").str.split_exact(pl.col("called"), 1).struct.field("field_0").str.len_chars().cast(pl.Int32)
    return opening.select("row", start=start, end=start + pl.col("called").str.len_chars().cast(pl.Int32), code="called")
