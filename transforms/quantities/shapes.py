"""Tell what an expression is by its shape: the surface without its leading digits.

`2,248亿元人民币` and `428亿元人民币` have one shape, `0亿元人民币`. A corpus with a million different numbers has a few hundred shapes,
so everything that does not depend on the digits (class, scale, unit and what they mean) is worked out once a shape and joined back.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.align import ROW, numbered, replaced
from transforms.quantities.vocabularies import CLASS, KIND
from transforms.reference import table


def split_shape(found: pl.DataFrame) -> pl.DataFrame:
    """Adds `number` (the leading Arabic digits, empty where there are none) and `shape`.

    A year keeps its own mark, since 2023年 is a year and 24年 a duration: `2023 年 9 月` → `Y 年 9 月`, `24年` → `0年`.
    """
    raw, number, digits = pl.col("raw"), pl.col("number"), pl.col("_digits")
    figures = numbered(found.select("raw")).filter((raw >= ".") & (raw < ":"))
    cut = figures.with_columns(_tail=raw.str.strip_chars_start("0123456789.,"))
    # Digits, points and commas are one byte each.
    sized = cut.with_columns(_digits=raw.str.len_bytes() - pl.col("_tail").str.len_bytes())
    parts = sized.with_columns(number=raw.str.head(digits))
    # 19.1 and 20.5 are four bytes too.
    is_year = (digits == 4) & (number.str.starts_with("20") | number.str.starts_with("19")) & ~number.str.contains(".", literal=True)
    # 114年 may be a year of the Republic of China, 9.5年 none.
    is_minguo = (digits == 3) & number.str.starts_with("1") & ~number.str.starts_with("1.")
    mark = pl.when(is_year).then(pl.lit("Y")).when(is_minguo).then(pl.lit("M")).when(digits <= 2).then(pl.lit("0")).otherwise(pl.lit("00"))
    shaped = parts.select(ROW, "number", shape=mark + pl.col("_tail"))
    return replaced(found.with_columns(number=pl.lit(""), shape="raw"), shaped)


#: Class of an expression → the part of the grammar that it must match as a whole, first match wins; all others are amounts.
_CLASSES = {
    "percent_words": g.PERCENT_WORDS,
    "fraction": f"{g.FRACTION}|{g.SLASHED}|{g.ENGLISH_FRACTION}",
    "coins": f"{g.COINS}",
    "tenths": g.TENTHS,
    "clock": g.CLOCK,
    "idiom": g.IDIOM,
    "event": g.EVENT,
    "small_coins": g.SMALL_COINS,
    "date": f"{g.HAN_DATE}|{g.ENGLISH_DATE}|{g.ISO_DATE}",
    "code": f"{g.CODE}|{g.SUBTITLE_TIMES}",
    "ratio": g.RATIO,
    "digits": g.DIGIT_CLASS,
    "ordinal": g.ORDINAL,
    "half": g.HALF,
    "part": g.ENGLISH_PART_OF_UNIT,
}
#: The last classes are told by how the number itself is written, which saves compiling the longest patterns of the grammar.
_AMOUNTS = ("amount", "word_amount", "compound")

_COMPOUND = f"{g.ARABIC}{g.GAP}{g.HAN_SCALE}(?:{g.SECOND}){{1,2}}|{g.ARABIC}{g.BELOW_WAN}|{g.ARABIC}{g.GAP}{g.SHORT_PART}"
_PARTS = (
    rf"^(?:[{g.HAN_DIGIT}十百]+(?P<si>{g.HAN_SI_UNIT})$|(?:(?P<compound>{_COMPOUND})|(?P<mixed>{g.MIXED}|{g.WITH_PART}|{g.MIXED_SCRIPTS})|{g.INDIAN}|{g.ARABIC}|{g.POINTED}|{g.HAN}|{g.ENGLISH_POINT}|{g.ENGLISH}|{g.LONE_SCALE})"
    rf"(?:(?P<scaled>{g.GAP}{g.SCALED_MEASURE})$|(?P<bracket>[)）])?(?P<more>{g.GAP}{g.MORE})?"
    rf"(?:(?P<scale>{g.GAP}{g.MORE_SCALED}|{g.SCALE})|(?P<odd>{g.INNER_PLUS})(?P<odd_scale>{g.SCALE}))?"
    rf"(?:(?P<plus>{g.INNER_PLUS})|(?P<more_after>{g.GAP}{g.MORE}))?(?P<unit>{g.UNIT})?$))"
)


def classify(shapes: pl.DataFrame) -> pl.DataFrame:
    """What distinct shapes say: `class`, and for amounts what they say of scale and unit.

    shapes: `shape`, `raw` (any expression of that shape). Returns, in the same order,
    `shape`, `class`, `more`, `is_bracketed`, `unit_word`, `kind`, `unit_id` (`LOCAL`: the document's own currency), `unit_exponent`,
    `scale_exponent` (Int64; null where no scale is said), null where not said; and flags on the spelling:
    `is_plain` (no unit, or letters that may belong to a name), `is_latin_unit`, `is_ranked` (强, 名: ranks after 前), `is_article` (一个),
    `is_of_many_countries` (cents), `tail_length` (of a plus that no unit follows, of PE after x),
    `is_second` (二期), `is_clock_like` (9:15), `is_hourly` (20:00), `says_large`,
    `says_tens`, `is_scale_only`, `begins_with_tens`, `is_more` (多, 余), `is_piece`
    (两块, three points: things, not money or percentage points).
    """
    parts = pl.col("_parts").struct
    taken = _matched(shapes)
    amount = (
        pl.when(parts.field("compound").is_not_null() & parts.field("bracket").is_null()).then(pl.lit("compound"))
        .when(parts.field("mixed").is_not_null()).then(pl.lit("word_amount"))
        .when(pl.col("_is_digit")).then(pl.lit("amount"))
        .otherwise(pl.lit("word_amount"))
    )  # fmt: skip
    classified = taken.with_columns(pl.coalesce("_class", amount).alias("class"))
    is_amount = pl.col("class").is_in(_AMOUNTS)

    def part(name: str) -> pl.Expr:
        bare = parts.field(name).str.replace_all(r"^[ \t-]+", "").str.replace_all(r"[ \t-]+", " ")
        return pl.when(is_amount & (bare != "")).then(bare)

    scale = pl.coalesce(part("scale"), part("odd_scale"))
    said = classified.select(
        "shape",
        "raw",
        "class",
        more=pl.coalesce(
            part("scale").str.extract(f"({g.MORE})", 1),
            part("more"),
            part("more_after"),
            part("compound").str.extract(f"[百千]({g.MORE})[万亿]$", 1),
            _more_of(pl.coalesce(parts.field("odd"), parts.field("plus"))),
        ),
        plus_length=pl.when(part("unit").is_null()).then(parts.field("plus").str.len_chars()).fill_null(0).cast(pl.Int32),
        is_bracketed=part("bracket").is_not_null(),
        unit_word=pl.coalesce(part("si"), part("scaled"), part("unit")),
        # English scales may be written in capitals: 5 Million; letters may not (M and m, but no Bn).
        # 9千多亿 is said in 千亿.
        scale=pl.when(scale.str.len_chars() > 3).then(scale.str.to_lowercase()).otherwise(scale.str.replace(g.MORE, "")),
    )
    return (
        said.with_columns(_unit=_canonical(pl.col("unit_word")))
        .join(unit_meanings(), left_on="_unit", right_on="unit_word", how="left", maintain_order="left")
        .join(scale_exponents(), on="scale", how="left", maintain_order="left")
        .pipe(_kinds_of_classes)
        .drop("scale", "_unit", "raw", "plus_length")
        .with_columns(pl.col("class").cast(CLASS), pl.col("kind").cast(KIND), is_article=_is_article())
        .drop("is_one")
    )


@cache
def _amount_parts() -> pl.Expr:
    """The groups of _PARTS; kept, since polars compiles the pattern for the names of its groups."""
    return pl.col("raw").str.extract_groups(_PARTS)


@keeps_patterns
def _matched(shapes: pl.DataFrame) -> pl.DataFrame:
    """Adds `_class` (null for amounts), `_parts` of an amount, `_is_digit`: it begins with a digit."""
    raw = pl.col("raw")
    matches = shapes.with_columns_seq(
        *(raw.str.contains(f"^(?:{part})$").alias(name) for name, part in _CLASSES.items()),
        _parts=_amount_parts(),
        _is_digit=raw.str.contains("^[.]?[0-9]"),
    )
    return matches.with_columns(_class=pl.coalesce(pl.when(name).then(pl.lit(name)) for name in _CLASSES)).drop(_CLASSES)


def _more_of(plus: pl.Expr) -> pl.Expr:
    """300+家 says more as 300多家 does, 30-ish percent about as 三十来 does."""
    return pl.when(plus.str.contains("ish|odd|something")).then(pl.lit("来")).when(plus.is_not_null()).then(pl.lit("多"))


#: Classes whose spelling alone says the kind and unit.
_CLASS_KINDS = {
    "percent_words": ("percent", "percent"),
    "fraction": ("ratio", "ratio"),
    "tenths": ("percent", "percent"),
    "coins": ("money", "LOCAL"),
    "small_coins": ("money", "LOCAL"),
    "digits": ("digits", "percent"),
    "ratio": ("ratio", "ratio"),
    "half": ("duration", None),
}
#: The unit that a part is of: half a percentage point, a year and a half.
_PARTS_OF = {
    "basis": ("percentage_point", "percentage_point"),
    "point": ("percentage_point", "percentage_point"),
    "percent": ("percent", "percent"),
    "per cent": ("percent", "percent"),
    "%": ("percent", "percent"),
    "dollar": ("money", "USD"),
    "buck": ("money", "USD"),
} | {unit: ("duration", unit) for unit in ("year", "month", "week", "day", "hour")}
_HALVES = {"年": "year", "月": "month", "天": "day", "小时": "hour", "季度": "quarter"}
#: Coins and notes of many countries, of which the sign in front says more.
_OF_MANY_COUNTRIES = ("dollars", "dollar", "cents", "cent", "c", "cps", "$", "仙", "分")
_RANKED = ("位", "名", "强", "大", "甲")


def _kinds_of_classes(shapes: pl.DataFrame) -> pl.DataFrame:
    """Kind and unit of the classes that need no unit word, and what else the spelling alone says."""
    kinds, units = ({name: pair[part] for name, pair in _CLASS_KINDS.items()} for part in (0, 1))
    raw, unit = pl.col("raw"), pl.col("unit_word")
    # 千分之五 and 万分之一 are rates, 三分之一 is a part.
    rate = pl.when((pl.col("class") == "fraction") & raw.str.contains("^一?[百千万]分之")).then(pl.lit("percent"))
    half = (
        pl.when(pl.col("class") == "half")
        .then(raw.str.extract("(年|月|天|小时|季度)", 1))
        .replace_strict(_HALVES, default=None, return_dtype=pl.String)
    )
    is_half = pl.col("class") == "half"
    is_point, is_amount = is_half & raw.str.ends_with("点"), is_half & raw.str.ends_with("亿")
    part_of = raw.str.to_lowercase().str.extract("(basis|point|percent|per cent|dollar|buck|year|month|week|day|hour|%)", 1)
    part_of = pl.when(raw.str.contains("(?i)percentage point")).then(pl.lit("point")).otherwise(part_of)
    part_kind, part_unit = (
        pl.when(pl.col("class") == "part")
        .then(part_of)
        .replace_strict({word: meaning[index] for word, meaning in _PARTS_OF.items()}, default=None, return_dtype=pl.String)
        for index in (0, 1)
    )
    half_kind, half_unit = (
        pl.when(is_point).then(pl.lit("percentage_point")).when(is_amount).then(pl.lit(money)) for money in ("money", "LOCAL")
    )
    by_class = pl.col("class").replace_strict(kinds, default=None, return_dtype=pl.String)
    unit_by_class = pl.col("class").replace_strict(units, default=None, return_dtype=pl.String)
    return shapes.with_columns(
        kind=pl.coalesce(rate, half_kind, part_kind, "kind", by_class),
        unit_id=pl.coalesce(rate, half_unit, part_unit, "unit_id", unit_by_class, half),
        unit_exponent=pl.when(is_point & raw.str.ends_with("基点"))
        .then(-2)
        .when(is_amount)
        .then(8)
        .when(part_of == "basis")
        .then(-2)
        .otherwise("unit_exponent"),
        is_plain=unit.is_null() | unit.str.contains("^[A-Za-z]{1,2}$"),
        is_ranked=unit.is_in(_RANKED).fill_null(False),
        # 万元 alone is the unit of a table; 过亿 and 百万元以上 say an amount.
        is_scale_only=raw.str.contains("^(?i:million|billion|trillion) |^[百千万亿]+[^0-9零〇一二两三四五六七八九十百千万亿]*$")
        & (pl.col("class") == "word_amount"),
        is_one=(raw.str.to_lowercase().str.replace("^(?:一|one)[ \t-]*", "") == unit.fill_null("").str.to_lowercase())
        & (pl.col("class") == "word_amount").fill_null(False),
        is_latin_unit=unit.str.contains("^[A-Za-z]").fill_null(False),
        is_of_many_countries=unit.str.to_lowercase().is_in(_OF_MANY_COUNTRIES).fill_null(False),
        # 18xPE: the ratio's name is no part of the amount.
        tail_length=pl.when(unit.str.contains("^x[A-Z]"))
        .then(unit.str.len_chars().cast(pl.Int32) - 1)
        .otherwise("plus_length")
        .fill_null(0),
        unit_word=pl.when(unit.str.contains("^x[A-Z]")).then(pl.lit("x")).otherwise(unit),
        is_clock_like=raw.str.contains("^(?:[01]?[0-9]|2[0-4]):[0-5][0-9]$"),
        is_hourly=raw.str.contains("^[0-9]{1,2}:00$"),
        is_second=raw.str.contains("^(?:二[^十百千万亿零个家人名位]|[三四五六]期)$"),
        says_large=raw.str.contains("[百千万亿]|(?i:million|billion|trillion|lakh|crore)"),
        says_tens=raw.str.contains("[十百千万亿]"),
        begins_with_tens=raw.str.contains("^[十百千万亿](?:[^分]|$)"),
        is_more=pl.col("class").is_in(["half", "percent_words"]) & raw.str.contains("[多余]亿?$")
        | pl.col("more").str.contains("[多余]").fill_null(False)
        | unit.str.contains("多").fill_null(False),
        is_piece=(pl.col("class") == "word_amount")
        & (
            (unit == "块") & pl.col("scale_exponent").is_null() & ~raw.str.contains("[百千万亿]") & (raw.str.len_chars() <= 3)
            | unit.str.to_lowercase().is_in(["points", "point"])
        ).fill_null(False),
    )


@cache
def _is_article() -> pl.Expr:
    """Only introduces a noun, as far as the spelling tells: 一个, a bare 两."""
    kind = pl.col("kind")
    is_spelled = (pl.col("class") == "word_amount") & pl.col("scale_exponent").is_null() & ~pl.col("says_tens")
    is_spelled = is_spelled & ~pl.col("shape").str.contains("点", literal=True)
    return is_spelled & (kind.is_null() | pl.col("is_one") & (kind == "count")) & ~pl.col("is_ranked")


def _canonical(unit_word: pl.Expr) -> pl.Expr:
    """A unit word as unit_meanings spells it: English words in lower case, codes as they are (`Euros` → `euros`, `bps`, `USD`)."""
    english = (unit_word.str.len_bytes() > 3) & unit_word.str.contains("^[A-Za-z. -]+$") & ~unit_word.str.contains("^[A-Z]+$")
    return pl.when(english).then(unit_word.str.to_lowercase()).otherwise(unit_word)


@cache
def unit_meanings() -> pl.DataFrame:
    """What a unit word after a number means: `unit_word`, `kind`, `unit_id` (`LOCAL`: the document's own currency), `unit_exponent`."""
    units = table("unit_words").select(unit_word="surface", kind="kind", unit_id="unit_id", unit_exponent="exponent")
    currencies = (
        table("currency_words")
        .filter(pl.col("position") == "after")
        .select(unit_word="surface", kind=pl.lit("money"), unit_id="unit_id", unit_exponent="exponent")
    )
    measures = table("measure_words").select(
        unit_word="surface", kind=pl.lit("count"), unit_id=pl.lit("count"), unit_exponent=pl.lit(0, pl.Int64)
    )
    meanings = pl.concat([units, currencies, measures])
    return meanings.with_columns(_canonical(pl.col("unit_word"))).unique("unit_word", keep="first", maintain_order=True)


@cache
def scale_exponents() -> pl.DataFrame:
    """Power of ten of every scale word: `scale`, `scale_exponent`."""
    return table("scales").select(scale="surface", scale_exponent="exponent").unique("scale", keep="first", maintain_order=True)
