"""From texts to quantities: scan, tell shapes, read surroundings, tie numbers that are said together, build exact values, sort out names.

The order of the steps is the order of the functions called in `read_mentions`.
"""

from __future__ import annotations

import polars as pl

from transforms.quantities import grammar as g
from transforms.quantities.context import (
    peel_currency,
    read_neighbours,
    read_nouns,
    read_per,
    read_qualifier,
    read_sign,
)
from transforms.quantities.dates import date_parts, resolve_dates
from transforms.quantities.links import merge_errata, merge_ranges, read_gaps, share_units, tie
from transforms.quantities.numerals import AMOUNT, english_value, fraction_digits, han_value, power_of_ten, shifted_decimal
from transforms.quantities.scan import scan
from transforms.quantities.shapes import classify, scale_exponents, shape_of, unit_meanings
from transforms.reference import table

#: What the reading of a text may depend on; one row a document.
CONTEXT_COLUMNS = ("currency", "call_date", "period_start", "period_end", "fiscal_year", "fiscal_year_end_month")
_NOTHING = pl.lit(None)


def read_mentions(texts: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """Every quantity of every text.

    texts: `text_index` (UInt32, ascending), `context` (UInt32), `text`; contexts: `context` and CONTEXT_COLUMNS (nullable).
    Returns `text_index`, `start`, `end` (characters of the text as given), `surface`, and the fields of contracts.Quantity.
    """
    found = _with_shapes(scan(texts.select("text_index", "text")))
    found = found.join(texts.select("text_index", "context"), on="text_index", how="left", maintain_order="left")
    surrounded = found.pipe(peel_currency).pipe(_read_units).pipe(read_gaps).pipe(tie).pipe(share_units)
    described = surrounded.pipe(read_sign).pipe(read_qualifier).pipe(read_per).pipe(read_nouns).pipe(read_neighbours)
    valued = described.pipe(_read_values).pipe(_read_dates, contexts).pipe(_local_currency, contexts)
    told = valued.pipe(_tell_names).pipe(_tell_bare_numbers).pipe(merge_errata).pipe(merge_ranges).pipe(_carry_per)
    kept = told.filter(pl.col("kind").is_not_null())
    return _surfaces(kept, texts)


def _with_shapes(found: pl.DataFrame) -> pl.DataFrame:
    shaped = found.with_columns(shape=shape_of(pl.col("raw")))
    return (
        shaped.join(classify(found.select("raw")), on="shape", how="left", maintain_order="left")
        .filter(pl.col("class") != "idiom")
        .drop("shape")
    )


def _read_units(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `number` (the digits), `kind`, `unit_id`, `unit_exponent`, `scale_exponent` from unit word, prefix and class."""
    class_kinds = {"percent_words": "percent", "fraction": "percent", "digits": "digits", "ratio": "ratio", "half": "duration"}
    joined = mentions.join(unit_meanings(), on="unit_word", how="left", maintain_order="left").join(
        scale_exponents(), on="scale", how="left", maintain_order="left"
    )
    from_class = pl.col("class").replace_strict(class_kinds, default=None, return_dtype=pl.String)
    has_prefix = pl.col("prefix_unit").is_not_null() & pl.col("class").is_in(["amount", "word_amount"]) & ~pl.col("kind").is_in(
        ["percent", "percentage_point", "multiple"]
    ).fill_null(False)
    # A prefix names the unit, but a suffix that repeats it may name it better: 人民币 55亿元人民币, ¥5亿元.
    keeps_suffix = (pl.col("kind") == "money") & (pl.col("unit_id") != "LOCAL")
    return joined.with_columns(
        number=pl.when(pl.col("class") == "amount").then(pl.col("raw").str.extract(f"^({g.ARABIC})", 1)),
        kind=pl.when(has_prefix).then(pl.lit("money")).otherwise(pl.coalesce("kind", from_class)),
        unit_id=pl.when(has_prefix & ~keeps_suffix.fill_null(False))
        .then(pl.col("prefix_unit"))
        .when(from_class == "percent")
        .then(pl.lit("percent"))
        .when(from_class == "digits")
        .then(pl.lit("percent"))
        .when(from_class == "ratio")
        .then(pl.lit("ratio"))
        .when(from_class == "duration")
        .then(
            pl.col("raw")
            .str.extract("(年|月|天|小时|季度)", 1)
            .replace_strict({"年": "year", "月": "month", "天": "day", "小时": "hour", "季度": "quarter"}, default=None, return_dtype=pl.String)
        )
        .otherwise(pl.col("unit_id")),
    )


def _read_values(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `value`, `low`, `high`, `ulp` as exact amounts."""
    exponent = pl.col("scale_exponent").fill_null(0) + pl.col("unit_exponent").fill_null(0)
    arabic = pl.col("class") == "amount"
    digits = pl.when(arabic).then(pl.col("number"))
    last_digit = pl.when(arabic).then(exponent - fraction_digits(pl.col("number")))
    numbers = mentions.with_columns(
        value=shifted_decimal(digits, exponent), ulp=power_of_ten(last_digit), low=_NOTHING.cast(AMOUNT), high=_NOTHING.cast(AMOUNT)
    )
    compound = numbers["second_scale"].is_not_null().any()
    if compound:
        numbers = _add_second_part(numbers)
    words = _word_values(numbers.filter(pl.col("class").is_in(["word_amount", "percent_words", "fraction", "half", "ratio", "digits"]), ))
    joined = numbers.join(words, on=["raw", "class"], how="left", maintain_order="left", suffix="_word")
    unit_power = power_of_ten(pl.col("unit_exponent").fill_null(0))
    is_word = pl.col("class") != "amount"
    scaled = [
        pl.when(is_word).then((pl.col(f"{name}_word") * unit_power).cast(AMOUNT)).otherwise(pl.col(name)).alias(name)
        for name in ("value", "low", "high", "ulp")
    ]
    signed = joined.with_columns(scaled).with_columns(
        value=pl.when("is_negative").then(-pl.col("value")).otherwise("value"),
    )
    vague = pl.col("low").is_not_null() & (pl.col("class") == "word_amount")
    return signed.drop("value_word", "low_word", "high_word", "ulp_word").with_columns(
        qualifier=pl.when(vague).then(pl.lit("range")).otherwise("qualifier")
    )


def _add_second_part(numbers: pl.DataFrame) -> pl.DataFrame:
    """`3亿4,300万`: the second part is added and its last digit is the number's last digit."""
    second_scale = scale_exponents().rename({"scale": "second_scale", "scale_exponent": "_second_exponent"})
    second = pl.col("raw").str.extract(f"^{g.ARABIC}[^0-9]+({g.ARABIC})", 1)
    exponent = pl.col("_second_exponent") + pl.col("unit_exponent").fill_null(0)
    return (
        numbers.join(second_scale, on="second_scale", how="left", maintain_order="left")
        .with_columns(
            value=pl.when(pl.col("_second_exponent").is_not_null())
            .then((pl.col("value") + shifted_decimal(second, exponent)).cast(AMOUNT))
            .otherwise("value"),
            ulp=pl.when(pl.col("_second_exponent").is_not_null()).then(power_of_ten(exponent - fraction_digits(second))).otherwise("ulp"),
        )
        .drop("_second_exponent")
    )


def _word_values(mentions: pl.DataFrame) -> pl.DataFrame:
    """Values of the distinct expressions that are not plain digits: `raw`, `class`, value, low, high, ulp (before the unit's exponent)."""
    distinct = mentions.select("raw", "class", "unit_word").unique(["raw", "class"], keep="first")
    raw = pl.col("raw").str.replace_all(r"[ \t]", "")
    han = raw.str.extract(f"^({g.HAN})", 1)
    english = pl.when(han.is_null()).then(pl.col("raw").str.extract(f"^({g.ENGLISH})", 1))
    several = han.str.contains("[几数]")
    # 几十 is 20 to 99, 十几 11 to 19: several is one to nine, and one ten is not several tens.
    first = han.str.contains("^[几数]")
    low = pl.when(first).then((han_value(han, 2)).cast(AMOUNT)).otherwise(han_value(han, 1))
    step = han.str.extract("[几数]([十百千万亿]+)", 1)
    high = han_value(han, 9) + pl.when(step.is_not_null()).then(han_value(step) - 1).otherwise(0)
    percent = raw.str.extract("百分之[啊呃嗯]?(.+)$", 1)
    fraction_over = han_value(raw.str.extract("^(.+)分之", 1))
    fraction_under = han_value(raw.str.extract("分之(.+)$", 1))
    classes = table("digit_classes")
    bounds = {name: dict(zip(classes["surface"].str.to_lowercase(), classes[name], strict=True)) for name in ("low", "high")}
    spoken_class = pl.col("raw").str.to_lowercase().str.replace_all("[ \t]+", " ")
    half = pl.when(raw.str.contains("^一年半")).then(pl.lit("1.5")).when(raw.str.contains("^两年半")).then(pl.lit("2.5")).when(
        raw.str.contains("^三年半")
    ).then(pl.lit("3.5")).otherwise(pl.lit("0.5"))
    ratio_left, ratio_right = (raw.str.extract(r"^([0-9.]+)", 1), raw.str.extract(r"([0-9.]+)$", 1))
    is_class = pl.col("class")
    value = (
        pl.when(is_class == "percent_words")
        .then(pl.coalesce(percent.str.replace_all(",", "").cast(AMOUNT, strict=False), han_value(percent)))
        .when(is_class == "fraction")
        .then(_divided(fraction_under * 100, fraction_over))
        .when(is_class == "half")
        .then(half.cast(AMOUNT))
        .when(is_class == "ratio")
        .then(_divided(ratio_left.cast(AMOUNT, strict=False), ratio_right.cast(AMOUNT, strict=False)))
        .when((is_class == "word_amount") & ~several.fill_null(False))
        .then(pl.coalesce(han_value(han), english_value(english)))
    )
    ten_thousands = han.str.extract("([万亿]*)$", 1)
    ulp = (
        pl.when(is_class == "word_amount")
        .then(pl.when(han.is_not_null() & (ten_thousands != "")).then(han_value(ten_thousands)).otherwise(pl.lit(1).cast(AMOUNT)))
        .when(is_class == "percent_words")
        .then(power_of_ten(-fraction_digits(percent)))
    )
    return distinct.select(
        "raw",
        "class",
        value=value.cast(AMOUNT),
        low=pl.when(is_class == "digits")
        .then(spoken_class.replace_strict(bounds["low"], default=None, return_dtype=pl.Int64).cast(AMOUNT))
        .when((is_class == "word_amount") & several)
        .then(low),
        high=pl.when(is_class == "digits")
        .then(spoken_class.replace_strict(bounds["high"], default=None, return_dtype=pl.Int64).cast(AMOUNT))
        .when((is_class == "word_amount") & several)
        .then(high.cast(AMOUNT)),
        ulp=ulp.cast(AMOUNT),
    )


def _divided(over: pl.Expr, under: pl.Expr) -> pl.Expr:
    """Exact quotient cut to nine decimals: Decimal division would lose the remainder, so it runs on integers."""
    billion = 10**9
    whole = (over * billion).cast(pl.Decimal(38, 0)).cast(pl.Int128) * billion // (under * billion).cast(pl.Decimal(38, 0)).cast(pl.Int128)
    return pl.when(under != 0).then(shifted_decimal(whole.cast(pl.String), pl.lit(-9, pl.Int64)))


def _read_dates(mentions: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    dates = mentions.filter(pl.col("class") == "date").select("raw", "context").unique()
    parts = date_parts(dates.select("raw").unique())
    resolved = resolve_dates(dates.join(parts, on="raw").join(contexts, on="context", how="left")).select(
        "raw", "context", "date_start", "date_end", date_kind="kind"
    )
    joined = mentions.join(resolved, on=["raw", "context"], how="left", maintain_order="left")
    is_date = pl.col("class") == "date"
    return joined.with_columns(
        kind=pl.when(is_date).then(pl.col("date_kind")).otherwise("kind"),
        unit_id=pl.when(is_date).then(None).otherwise("unit_id"),
        per=pl.when(is_date).then(None).otherwise("per"),
    ).drop("date_kind")


def _local_currency(mentions: pl.DataFrame, contexts: pl.DataFrame) -> pl.DataFrame:
    """元, ¥: the document's own currency."""
    joined = mentions.join(contexts.select("context", "currency"), on="context", how="left", maintain_order="left")
    local = pl.col("currency").fill_null("CNY")
    yen_or_yuan = pl.when(local == "JPY").then(pl.lit("JPY")).otherwise(pl.lit("CNY"))
    return joined.with_columns(
        unit_id=pl.when(pl.col("unit_id") == "LOCAL").then(local).when(pl.col("unit_id") == "YEN_OR_YUAN").then(yen_or_yuan).otherwise("unit_id"),
        local_currency=local,
    ).drop("currency")


def _tell_names(mentions: pl.DataFrame) -> pl.DataFrame:
    """Numbers that are part of a name become identifiers, list numbers and 第-words ordinals; they carry no value."""
    is_amount = pl.col("class") == "amount"
    plain = pl.col("unit_word").is_null() | pl.col("unit_word").str.contains("^[A-Za-z]{1,2}$")
    bare = is_amount & pl.col("kind").is_null() & pl.col("scale_exponent").is_null()
    is_name = (
        (pl.col("class").is_in(["event", "clock"]))
        | (is_amount & (pl.col("prefix_unit").is_null()) & pl.col("touches_name") & (plain | pl.col("left").str.contains("[A-Za-z]-?$")))
        | (bare & pl.col("is_version"))
        | (bare & pl.col("follows_name") & ~pl.col("raw").str.contains(f"^{g.YEAR}$"))
    )
    small = bare & (pl.col("number").str.len_chars() <= 2)
    is_ordinal = (pl.col("class") == "ordinal") | (small & pl.col("is_list_mark")) | pl.col("is_rank").fill_null(False)
    kind = pl.when(is_ordinal).then(pl.lit("ordinal")).when(is_name).then(pl.lit("identifier")).otherwise(pl.col("kind"))
    valueless = kind.is_in(["ordinal", "identifier"])
    emptied = {name: pl.when(valueless).then(None).otherwise(name) for name in ("value", "low", "high", "ulp", "unit_id", "per", "unit_word")}
    return mentions.with_columns(kind=kind, qualifier=pl.when(valueless).then(pl.lit("exact")).otherwise("qualifier"), **emptied)


def _tell_bare_numbers(mentions: pl.DataFrame) -> pl.DataFrame:
    """Numbers without a unit: years, counts where a noun or a cue says so, amounts of money after 收入 and the like; else a name (1688)."""
    bare = pl.col("kind").is_null() & pl.col("class").is_in(["amount", "word_amount"])
    scaled = pl.col("scale_exponent").is_not_null() | (
        (pl.col("class") == "word_amount") & (pl.col("value").abs() >= 10_000) & pl.col("raw").str.contains("[百千万亿]|million|billion|trillion")
    )
    digits = pl.col("class") == "amount"
    is_year = digits & pl.col("raw").str.contains(f"^{g.YEAR}$") & ~pl.col("has_cue").fill_null(False) | (
        digits & pl.col("raw").str.contains(f"^{g.YEAR}$") & pl.col("left").str.contains("(?i)(?:in|of|by|for|since|during|year|from|through|to|and|at) ?$")
    )
    spoken = (pl.col("class") == "word_amount") & pl.col("english_noun").is_not_null() & (pl.col("value") >= 2)
    several = (pl.col("class") == "word_amount") & pl.col("low").is_not_null()
    has_noun = digits & pl.col("english_noun").is_not_null()
    is_count = scaled | has_noun | spoken | several | (digits & (pl.col("has_cue") | (pl.col("qualifier") != "exact")))
    is_money = scaled & (pl.col("noun_kind") == "money")
    tied = pl.col("tie").is_not_null() | pl.col("tie").shift(-1).is_not_null()
    kind = (
        pl.when(is_year)
        .then(pl.lit("period"))
        .when(is_money)
        .then(pl.lit("money"))
        .when(is_count | (digits & tied))
        .then(pl.lit("count"))
        .when(digits)
        .then(pl.lit("identifier"))
    )
    # 一个, 一家, one: an article, not a number, unless it carries a unit of its own.
    is_article = (
        (pl.col("class") == "word_amount")
        & (pl.col("value").abs() == 1)
        & ((pl.col("kind") == "count") | pl.col("kind").is_null())
        & ~pl.col("raw").str.contains("[十百千万亿]")
    )
    told = pl.when(is_article).then(None).when(bare).then(kind).otherwise(pl.col("kind"))
    year = pl.when(bare & is_year).then(pl.col("number").cast(pl.Int32, strict=False))
    # `is about four things`, `the above three choices`: not a rounding, as it is with digits (`about 4,800 stations`).
    not_rounded = spoken & (told == "count") & pl.col("left").str.contains("(?i)(?:about|above) $")
    without_value = told.is_in(["period", "date", "identifier", "ordinal"])
    return mentions.with_columns(
        kind=told,
        qualifier=pl.when(not_rounded).then(pl.lit("exact")).otherwise("qualifier"),
        unit_id=pl.when(bare & is_money & ~is_year)
        .then(pl.col("local_currency"))
        .when(bare & (told == "count"))
        .then(pl.lit("count"))
        .otherwise("unit_id"),
        date_start=pl.when(year.is_not_null()).then(pl.date(year.fill_null(2000), 1, 1)).otherwise("date_start"),
        date_end=pl.when(year.is_not_null()).then(pl.date(year.fill_null(2000), 12, 31)).otherwise("date_end"),
        **{name: pl.when(without_value).then(None).otherwise(name) for name in ("value", "ulp")},
    )


def _carry_per(mentions: pl.DataFrame) -> pl.DataFrame:
    """`per ADS was RMB 0.62 versus RMB 2.66 and RMB 1.03`: small amounts after one said per share are per share too."""
    small_money = (pl.col("kind") == "money") & pl.col("scale_exponent").is_null() & (pl.col("class") == "amount")
    said = pl.when(small_money).then(pl.col("per")).when(pl.col("kind") == "money").then(pl.lit(""))
    carried = said.forward_fill().over("text_index")
    return mentions.with_columns(
        per=pl.when(pl.col("kind").is_in(["money", "count"]) & (pl.col("kind") != "money")).then(pl.col("per"))
        .when(small_money)
        .then(pl.coalesce("per", pl.when(carried != "").then(carried)))
        .when(pl.col("kind").is_in(["money", "count"]))
        .then(pl.when(pl.col("scale_exponent").is_null()).then(pl.col("per")))
    )


def _surfaces(mentions: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """Places and surfaces in the text as given: sign word and currency prefix in front belong to the surface, letters of a name too."""
    is_value = ~pl.col("kind").is_in(["identifier", "ordinal", "date", "period"])
    front = pl.when(is_value).then(pl.col("prefix_length") + pl.when("is_negative").then(pl.col("sign_length")).otherwise(0)).otherwise(0)
    name_front = pl.col("left").str.extract(r"([A-Za-z][A-Za-z-]*)$", 1).str.len_chars().fill_null(0).cast(pl.Int32)
    name_back = pl.col("right").str.extract(r"^([A-Za-z-][A-Za-z0-9.-]*)", 1).str.len_chars().fill_null(0).cast(pl.Int32)
    is_name = pl.col("kind") == "identifier"
    placed = mentions.with_columns(
        start=pl.col("start") - pl.when(is_name & (pl.col("class") == "amount")).then(name_front).otherwise(front),
        end=pl.col("end") + pl.when(is_name & (pl.col("class") == "amount")).then(name_back).otherwise(0),
    ).join(texts.select("text_index", "text"), on="text_index", how="left", maintain_order="left")
    counted = pl.when(pl.col("kind") == "count").then(pl.coalesce("unit_word", "english_noun"))
    return placed.select(
        "text_index",
        "start",
        "end",
        pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")).alias("surface"),
        "kind",
        "value",
        "low",
        "high",
        "unit_id",
        counted.alias("counted"),
        "per",
        "qualifier",
        "ulp",
        "spoken_value",
        "date_start",
        "date_end",
    )
