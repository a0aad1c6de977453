"""What unit a caption, a column's header or a row's label gives to the numbers of a table.

`人民币百万元`, `RMB'000`, `(in millions of Renminbi, except per share data)`, `£m`, `% change`, `每股收益（元）`, `销量（万吨）`.
"""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.quantities.fold import fold_characters
from transforms.reference import table
from transforms.reference.per_words import per_words

#: What follows is told apart from the unit: per-share amounts are in whole currency.
_EXCEPTIONS = (
    r"[,;(]? *\b(?:except|excluding|other than|save)\b.*$|\bunless (?:otherwise|specifically) [a-z]+(?: [a-z]+)?,?"
    r"|[,、;/][^,;()]{0,30}除外|除[^,)]{0,24}外,?"
)
_SPARED_SHARES = (
    r"\bexcept(?:ing)?(?: for)?(?: the)?(?: number of)?(?: ordinary)? shares?\b|\bexcept\b[^)]*(?:,|\band|\bnumber of) shares?\b"
    r"|股[份数][^)]{0,12}除外"
)
_POINTS = r"(?i)\bpp(?:ts?|s)?\b|\bp\.p\.?|\b%[ -]?p(?:oin)?ts?\b|percentage[ -]points?|个?百分点"
_BASIS = r"(?i)\bbps?\b|basis[ -]points?|基点"
_PERCENT = r"(?i)%|\bper ?cent(?:age)?\b|\bpct\b|百分比|百分率"
#: A unit word stands between these.
_OPEN, _SHUT = r"(?:^|[(:,/|;]) *", r" *(?:$|[),/|;])"
#: Amounts of money in the language of a document: colloquial words for money name other things in tables (板块).
_SPOKEN = "[块毛刀蚊]"
_RATES = ("percent", "percentage_point")


#: Letters that may stand right behind a currency's code: RMBm, USDbn.
_BEHIND_CODE = r"(?:mn?|mm|bn|k|b)?\b"


def _any_of(words: list[str]) -> str:
    """An alternation, longest first; Latin words are bounded, and take the case of their letters as they come when long."""
    parts = []
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        left = r"\b" if word[0].isascii() and word[0].isalpha() else ""
        parts.append(left + re.escape(word))
    return "(" + "|".join(parts) + ")"


@cache
def _currencies() -> pl.DataFrame:
    """`surface`, `unit_id`, `cents` (the power of ten), `whole` (it names the unit itself, as 元 and cents do, not only the currency)."""
    words = table("currency_words").filter(~pl.col("surface").str.contains(_SPOKEN))
    words = words.with_columns(surface=folded(pl.col("surface").str.to_lowercase()))
    whole = (pl.col("surface").str.contains("[元圆币仙分]$") & ~pl.col("surface").is_in(["人民币", "港币", "新台币"])) | (
        pl.col("exponent") < 0
    )
    return words.unique("surface", keep="first", maintain_order=True).select("surface", "unit_id", cents="exponent", whole=whole)


@cache
def _scales() -> pl.DataFrame:
    """`scale` (in lower case), `exponent`."""
    words = table("scales").filter(pl.col("surface") != "兆").select(scale=pl.col("surface").str.to_lowercase(), exponent="exponent")
    return pl.concat([words, pl.DataFrame({"scale": ["000"], "exponent": [3]})]).unique("scale", keep="first", maintain_order=True)


@cache
def _per_words() -> pl.DataFrame:
    """`surface`, `per`: words that say what an amount is paid for, not those that say how often something happens."""
    words = per_words().with_columns(surface=folded(pl.col("surface").str.to_lowercase()))
    return (
        words.filter(pl.col("surface").str.contains("^(?:/|每|per |eps)|per share$"))
        .unique("surface", keep="first")
        .select("surface", "per")
    )


@cache
def _patterns() -> dict[str, str]:
    surfaces = _currencies()["surface"].to_list()
    currency = _any_of(surfaces)
    codes, signs = (
        [surface for surface in surfaces if (surface[-1].isascii() and surface[-1].isalpha()) is is_code] for is_code in (True, False)
    )
    han = "(" + "|".join(sorted(table("scales").filter(pl.col("script") == "zh")["surface"], key=lambda word: -len(word))) + ")"
    # RMB is no billion of ringgit.
    before_letter = _any_of([surface for surface in surfaces if surface != "rm"])[1:-1]
    letters = "(trn|tn|bln|bn|mln|mn|mm|k|m|b)"
    unit_words = table("unit_words")["surface"].to_list()
    counts = [*table("measure_words")["surface"], *table("table_units")["surface"]]
    word = _any_of([surface.lower() for surface in (*unit_words, *counts)])
    scale = rf"(?:{han}|(thousand|million|billion|trillion)s?(?: of)?|['’‘]?(000)s?)?"
    return {
        "currency": rf"(?:{_any_of(codes)}{_BEHIND_CODE}|{_any_of(signs)})",
        "kind_of_money": "币种[:： ]*" + currency,
        "per": _any_of(_per_words()["surface"].to_list()),
        "word_scale": r"\b(hundred|thousand|million|billion|trillion|lakh|crore)s?\b",
        "zeros": r"(?:['’‘`´] ?|^|[( ])(000)(?:['’]?s)?\b",
        "letters": rf"(?:{before_letter}|['’‘]|\bin|^) ?{letters}\b",
        "han_scale": rf"{han} ?(?:人民币|{currency[1:-1]}|$|[),/])",
        "other": rf"{_OPEN}(?:in )?{scale} ?{word}{_SHUT}",
    }


def without_exceptions(text: pl.Expr) -> pl.Expr:
    """A caption, folded and in lower case, without what it says is told in another unit."""
    return folded(text).str.to_lowercase().str.replace_all(_EXCEPTIONS, "")


def read_units(texts: pl.Series) -> pl.DataFrame:
    """The unit that each text gives, in their order: `kind`, `unit_id`, `exponent`, `counted`, `per`, all null where it gives none;
    `spares_shares`: numbers of shares are told to be in another unit.

    kind: money (`unit_id` null where only a scale is said, LOCAL for a bare 元; `exponent` null where only a currency is said), percent,
    percentage_point, multiple, count or duration (`exponent` the power of ten of a number).
    """
    plain = folded(pl.col("text")).str.to_lowercase()
    told = pl.DataFrame({"text": texts}).select(plain.fill_null("").alias("text"))
    told = told.with_columns(
        spares_shares=pl.col("text").str.contains(_SPARED_SHARES), text=pl.col("text").str.replace_all(_EXCEPTIONS, "")
    )
    patterns = _patterns()
    text = pl.col("text")
    han_scale = text.str.extract(patterns["han_scale"])
    letters = text.str.extract(patterns["letters"], 1)
    told = told.with_columns(
        currency=pl.coalesce(text.str.extract(patterns["currency"], 1), text.str.extract(patterns["currency"], 2)),
        scale=pl.coalesce(text.str.extract(patterns["word_scale"]), text.str.extract(patterns["zeros"]), han_scale, letters),
        other_scale=pl.coalesce(*(text.str.extract(patterns["other"], group) for group in (1, 2, 3))),
        other=text.str.extract(patterns["other"], 4),
        kind_of_money=text.str.extract(patterns["kind_of_money"]),
        per_word=text.str.extract(patterns["per"]),
    )
    told = _looked_up(told)
    return told.select(_kind().alias("kind"), *_fields(_kind()), "per", "spares_shares")


def _looked_up(told: pl.DataFrame) -> pl.DataFrame:
    scales = _scales()
    words = pl.concat([table(name).select("surface", "kind", "unit_id", "exponent") for name in ("unit_words", "table_units")])
    units = words.select(other=pl.col("surface").str.to_lowercase(), other_kind="kind", other_unit="unit_id", other_power="exponent")
    told = told.join(_currencies().rename({"surface": "currency"}), on="currency", how="left", maintain_order="left")
    told = told.with_columns(
        unit_id=pl.coalesce(_known(pl.col("kind_of_money"), _currencies(), "surface", "unit_id"), "unit_id"),
        counted=_known(pl.col("other"), _counts(), "word", "surface"),
        per=_known(pl.col("per_word"), _per_words(), "surface", "per"),
    )
    told = told.join(scales, on="scale", how="left", maintain_order="left")
    other = scales.rename({"scale": "other_scale", "exponent": "other_exponent"})
    told = told.join(other, on="other_scale", how="left", maintain_order="left")
    return told.join(units.unique("other", keep="first"), on="other", how="left", maintain_order="left")


def _known(values: pl.Expr, known: pl.DataFrame, key: str, value: str) -> pl.Expr:
    return values.replace_strict(known[key], known[value], default=None, return_dtype=pl.String)


@cache
def _counts() -> pl.DataFrame:
    words = pl.concat([table("measure_words").select("surface"), table("table_units").select("surface")])
    return words.with_columns(word=folded(pl.col("surface").str.to_lowercase())).unique("word", keep="first")


def _kind() -> pl.Expr:
    is_amount = pl.col("currency").is_not_null()
    text = pl.col("text")
    return (
        pl.when(is_amount | (pl.col("other_kind") == "money"))
        .then(pl.lit("money"))
        .when(text.str.contains(f"{_POINTS}|{_BASIS}"))
        .then(pl.lit("percentage_point"))
        .when(text.str.contains(_PERCENT))
        .then(pl.lit("percent"))
        .when(pl.col("other").is_not_null())
        .then(pl.col("other_kind").fill_null("count"))
        .when(pl.col("scale").is_not_null())
        .then(pl.lit("money"))
    )


def _fields(kind: pl.Expr) -> list[pl.Expr]:
    is_basis = pl.col("text").str.contains(_BASIS)
    stated = pl.when(pl.col("scale").is_not_null() | pl.col("whole")).then(pl.col("exponent").fill_null(0) + pl.col("cents").fill_null(0))
    counted = pl.col("other_exponent").fill_null(0) + pl.col("other_power").fill_null(0)
    is_basis_or_percent = pl.when(is_basis & (kind == "percentage_point")).then(-2).when(kind.is_in(_RATES)).then(0)
    is_amount = (kind == "money") & pl.col("other_kind").ne_missing("money")  # p and 分 tell currency and scale in one word
    exponent = pl.coalesce(is_basis_or_percent, pl.when(is_amount).then(stated).otherwise(counted))
    unit = pl.when(is_amount).then("unit_id").when(kind.is_in(_RATES)).then(kind).otherwise(pl.coalesce("other_unit", pl.lit("count")))
    return [
        pl.when(kind.is_not_null()).then(unit).alias("unit_id"),
        pl.when(kind.is_not_null()).then(exponent).alias("exponent"),
        pl.when(kind == "count").then("counted").alias("counted"),
    ]


@cache
def _meaning_patterns() -> dict[str, str]:
    """For each meaning of table_words: its words, Latin ones whole and in any case."""
    found = {}
    for (meaning,), words in table("table_words").group_by("meaning", maintain_order=True):
        parts = [
            rf"(?-u:\b){re.escape(word)}(?-u:\b)" if word.isascii() else word for word in sorted(words["surface"], key=len, reverse=True)
        ]
        found[str(meaning)] = "(?i)(?:" + "|".join(parts) + ")"
    return found


#: Punctuation of full width, which is no number's and which the quantities leave alone.
_WIDE, _NARROW = list("（）［］，：；／％　"), list("()[],:;/% ")


def folded(text: pl.Expr) -> pl.Expr:
    """Labels and units in the one form that patterns are written for; as many characters as before."""
    return fold_characters(text).str.replace_many(_WIDE, _NARROW).str.replace_many(*_simplified())


@cache
def _simplified() -> tuple[list[str], list[str]]:
    characters = table("traditional_characters")
    return characters["traditional"].to_list(), characters["simplified"].to_list()


def is_scale_alone(place: str) -> pl.Expr:
    """Whether a place tells a scale and nothing that it is a scale of: (million)."""
    return (pl.col(f"{place}_kind") == "money") & pl.col(f"{place}_unit_id").is_null()


def has_meaning(text: pl.Expr, meaning: str) -> pl.Expr:
    """Whether a label or header has a word of that meaning (table_words.csv)."""
    return folded(text).str.contains(_meaning_patterns()[meaning]).fill_null(False)


def bracketed(label: pl.Expr) -> pl.Expr:
    """What a label says in brackets, or behind a comma at its end: where its unit stands."""
    within = label.str.extract_all(r"[(（][^()（）]*[)）]").list.join("|").str.replace_all("[()（）]", "")
    return pl.concat_str(within.fill_null(""), pl.lit("|"), label.str.extract(r"[,，]([^,，]{1,20})$").fill_null(""))
