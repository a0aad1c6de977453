"""Values of English numerals in words: two hundred and five thousand, five point two million, two and a half billion, a hundred."""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.amounts import ONE, power_of_ten

ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
DECIMAL_DIGITS = [*ONES[:10], "oh", "o"]
_ONES = {word: value for value, word in enumerate(ONES)} | {"a": 1, "an": 1}
_TENS = {word: 10 * value for value, word in enumerate(TENS, start=2)}
#: Largest first: a numeral is cut at each of them in turn.
_SCALES = {"trillion": 10**12, "billion": 10**9, "crore": 10**7, "million": 10**6, "lakh": 10**5, "thousand": 10**3}
_SAID_PARTS = {
    "half": ONE // 2,
    "quarter": ONE // 4,
    "three quarter": ONE * 3 // 4,
    "three quarters": ONE * 3 // 4,
    "third": ONE // 3,
    "two thirds": ONE * 2 // 3 + 1,
}
#: a billion two is 1.2 billion, and a billion and two one more than a billion and one.
_TENTH_OF_SCALE = f"(?i)(million|billion|trillion)[ -]({'|'.join(ONES[1:10])})$"
#: half a, a quarter of a, two thirds of a: what counts the scale behind it.
_PART_OF = "^((?:an? |one |two |three )?(?:half|quarters?|thirds?))(?: of)? (?:an?|one) "


def _below_hundred(text: pl.Expr) -> pl.Expr:
    tens = text.str.extract(f"({'|'.join(TENS)})", 1).replace_strict(_TENS, default=None, return_dtype=pl.Int64)
    ones = text.str.extract("([a-z]+)$", 1).replace_strict(_ONES, default=None, return_dtype=pl.Int64)
    # one fifty five: hundreds left out
    left_out = text.str.extract(f"^({'|'.join(ONES[1:10])}) (?:{'|'.join(TENS)})", 1)
    hundreds = left_out.replace_strict(_ONES, default=None, return_dtype=pl.Int64)
    return hundreds.fill_null(0) * 100 + tens.fill_null(0) + ones.fill_null(0)


def _below_thousand(text: pl.Expr) -> pl.Expr:
    """`two hundred and five`, `ninety nine hundred`, `a dozen`; a bare `hundred` is one hundred."""
    before, after = text.str.extract("^(.*?) ?(?:hundred|dozen)", 1), text.str.extract("(?:hundred|dozen) ?(.*)$", 1)
    lead = pl.when(before == "").then(1).otherwise(_below_hundred(before))
    unit = pl.when(text.str.contains("dozen", literal=True)).then(12).otherwise(100)
    return pl.when(before.is_null()).then(_below_hundred(text)).otherwise(lead * unit + _below_hundred(after))


def _whole(texts: pl.Series) -> pl.Series:
    """The value (Int64) of numerals without fraction words: cut at each scale in turn, largest first."""
    frame = pl.DataFrame({"rest": texts}).with_columns_seq(total=pl.lit(0, pl.Int64))
    for word, weight in _SCALES.items():
        pattern = f"^(.*?) ?{word}s? ?(.*)$"
        cut = frame.with_columns_seq(before=pl.col("rest").str.extract(pattern, 1), after=pl.col("rest").str.extract(pattern, 2))
        section = pl.when(pl.col("before") == "").then(1).otherwise(_below_thousand(pl.col("before")))
        frame = cut.select_seq(
            total=pl.col("total") + pl.when(pl.col("before").is_not_null()).then(section * weight).otherwise(0),
            rest=pl.coalesce("after", "rest"),
        )
    return frame.select_seq(pl.col("total") + _below_thousand(pl.col("rest"))).to_series()


def _scale_of(text: pl.Expr) -> pl.Expr:
    """The product (Int64) of the scale words in a text of nothing else: `hundred thousand`; 1 for none."""
    product = pl.lit(1, pl.Int64)
    for word, weight in {**_SCALES, "hundred": 100, "dozen": 12}.items():
        product = product * pl.when(text.str.contains(word, literal=True)).then(weight).otherwise(1)
    return product


def _tenth_of_scale(text: pl.Expr) -> pl.Expr:
    """What a digit right behind a scale says more than when it counts ones: 200 million less 2 in `a billion two`."""
    digit = text.str.extract(_TENTH_OF_SCALE, 2).replace_strict(_ONES, default=None, return_dtype=pl.Int64).cast(pl.Int128)
    scale = _scale_of(text.str.extract(_TENTH_OF_SCALE, 1)).cast(pl.Int128)
    return digit * (scale // 10 - 1) * ONE


@keeps_patterns
def english_values(words: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The value and the unit of the last digit said, both in billionths (Int128), of numerals in words; null for null."""
    if words.null_count() == len(words):  # Chinese text: the patterns need not even be compiled
        return words.cast(pl.Int128), words.cast(pl.Int128)
    scales = "(?:hundred|thousand|million|billion|trillion|lakhs?|crores?)"
    fraction = rf"(?: point ((?:[a-z]+ )*?[a-z]+?)| (?:(?:a|one) half|(?:a|one|three) quarters?|(?:a|one|two) thirds?))((?: {scales})*)$"
    trailing = rf"((?: ?{scales})+)$"
    text = pl.col("text")
    frame = pl.DataFrame({"text": words}).select_seq(
        is_tenth=text.str.contains(_TENTH_OF_SCALE),
        text=text.str.to_lowercase().str.replace_all("[ -]+", " ").str.replace_all(" and ", " ", literal=True).str.strip_chars(),
    )
    frame = frame.with_columns_seq(
        decimals=text.str.extract(fraction, 1),
        scales=text.str.extract(fraction, 2),
        head=text.str.replace(fraction, "").str.replace(_PART_OF, ""),
        part=text.str.extract(_PART_OF, 1),
    )
    frame = frame.with_columns_seq(
        last_scale=pl.col("head").str.extract(trailing, 1),
        digits=pl.col("decimals").str.replace_many([*ONES[:10], "oh", "o", " "], [*"0123456789", "0", "0", ""], leftmost=True),
        whole=_whole(frame["head"]),
        ends_in_part=text.str.contains(" (?:half|quarters?|thirds?)$"),
        said_part=text.str.extract("(half|three quarters?|quarter|two thirds?|third)", 1),
    )
    whole, scale = pl.col("whole").cast(pl.Int128) * ONE, _scale_of(pl.col("scales")).cast(pl.Int128)
    last_scale = _scale_of(pl.col("last_scale")).cast(pl.Int128)
    said_part = pl.col("said_part").replace_strict(_SAID_PARTS, default=None, return_dtype=pl.Int64)
    decimals = pl.col("digits").str.pad_end(9, "0").cast(pl.Int64, strict=False)
    tenths = pl.when(pl.col("decimals").is_not_null()).then(decimals).otherwise(said_part)
    # `a million and a half` is 1.5 million: without a scale after it the half counts the scale before it.
    counts_scale = pl.col("ends_in_part") & pl.col("last_scale").is_not_null()
    part = pl.col("part")
    over = pl.when(part.str.starts_with("three")).then(3).when(part.str.starts_with("two")).then(2).otherwise(1)
    under = pl.when(part.str.contains("half")).then(2).when(part.str.contains("quarter")).then(4).otherwise(3)
    value = (
        pl.when(part.is_not_null())
        .then(whole * over // under)
        .when(counts_scale)
        .then(whole + last_scale * tenths)
        .when(pl.col("scales").is_not_null())
        .then((whole + tenths) * scale)
        .when("is_tenth")
        .then(whole + _tenth_of_scale(text))
        .otherwise(whole)
    )
    places = pl.col("digits").str.len_bytes().cast(pl.Int64)
    unit = (
        pl.when(part.is_not_null())
        .then(last_scale * ONE // 10)
        .when(counts_scale)
        .then(last_scale * ONE // 10)
        .when(pl.col("decimals").is_not_null())
        .then(power_of_ten(-places) * scale)
        .when(pl.col("scales").is_not_null())
        .then(scale * ONE // 10)
        .when("is_tenth")
        .then(_scale_of(text.str.extract(_TENTH_OF_SCALE, 1)).cast(pl.Int128) * ONE // 10)
        .otherwise(pl.when(pl.col("last_scale").is_not_null()).then(last_scale).otherwise(1) * ONE)
    )
    known = text.is_not_null()
    said = frame.select_seq(value=pl.when(known).then(value), unit=pl.when(known).then(unit))
    return said["value"], said["unit"]
