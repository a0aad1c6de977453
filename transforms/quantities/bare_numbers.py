"""Numbers without a unit: years, counts, amounts of money, days, articles; else parts of names."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, flagged, numbered, replaced
from transforms.quantities.amounts import ONE
from transforms.quantities.bare_context import with_cues
from transforms.quantities.counted_nouns import nouns_around
from transforms.quantities.fold import CLOSE
from transforms.quantities.grammar import one_of, words
from transforms.quantities.no_numbers import OF_WORDS, is_alone, is_no_number, is_not_rounded, is_spoken, may_be_no_number, sort_out_words
from transforms.quantities.vocabularies import KIND

_AMOUNTS = ("amount", "word_amount", "compound")
_VALUES = ("value", "low", "high", "ulp")
#: What tells a bare number.
_BARE = (
    *("text_index", "start", "raw", "left", "right", "shape", "class", "kind", "number", *_VALUES, "scale_exponent", "unit_id"),
    *("qualifier", "date_start", "date_end", "english_noun", "prefix_unit", "local_currency", "sign_length", "has_sign", "unit_word"),
    *("says_large", "says_tens", "is_scale_only", "is_end", "is_plural", "is_about", "cues"),
)
_CUES = (
    *("has_cue", "is_year_cue", "is_days_left", "is_money_left", "is_ratio_left", "is_rate_left", "is_whole_rate_left"),
    *("is_then_left", "is_per_share_left"),
)
_LARGE = 10_000 * ONE
_MEASURES = one_of(words("measure_words", script="en"))


@keeps_patterns
def tell_bare_numbers(mentions: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """Numbers without a unit: years, counts where a noun or a cue says so, amounts of money after 收入 and the like; else a name (1688).

    texts: `text_index`, `text`, as read_mentions takes them.
    """
    bare, words = pl.col("kind").is_null() & pl.col("class").is_in(_AMOUNTS), pl.col("class") == "word_amount"
    is_pounds = pl.any_horizontal(pl.col("unit_word") == word for word in ("pounds", "Pounds", "POUNDS"))
    is_pounds = is_pounds & pl.col("prefix_unit").is_null() & (pl.col("local_currency") != "GBP")
    goes_on, leads = pl.col("tie").is_not_null(), pl.col("tie").shift(-1).is_not_null()
    # What was paid in last in this text.
    heads = pl.when(pl.col("text_index") != pl.col("text_index").shift(1)).then(pl.lit(""))
    paid = pl.coalesce(pl.when(pl.col("kind") == "money").then("unit_id"), heads).forward_fill()
    flags = mentions.select_seq(
        *_BARE,
        _bare=bare,
        _paid=paid,
        _tied=_tied(),
        _goes_on=goes_on,
        _leads=leads,
        _is_pounds=is_pounds.fill_null(False),
        _follows_money=(pl.col("kind").shift(1) == "money").fill_null(False),
    )
    rows = numbered(flags)
    whole = pl.col("_bare") | pl.col("_is_pounds") | words & _is_near_bare()
    other_words = rows.select_seq(ROW, *OF_WORDS, _is=words & may_be_no_number() & ~whole).filter("_is").drop("_is")
    sorted_out = sort_out_words(mentions, other_words)
    told = _settled(_told(with_cues(rows.filter(whole), *_CUES), texts))
    return replaced(sorted_out, told.select_seq(ROW, "kind", *_VALUES, "unit_id", "qualifier", "date_start", "date_end"))


@cache
def _is_near_bare() -> pl.Expr:
    """What the second and third of a list, of which one is bare, tell of each other."""
    bare = pl.col("_bare")
    return pl.any_horizontal(bare.shift(step, fill_value=False) for step in (-2, -1, 1, 2))


@cache
def _tied() -> pl.Expr:
    """Said with another number; but a number behind a list that had units is none of it: 8GWh，21700逐步退出."""
    tie, kind = pl.col("tie"), pl.col("kind")
    goes_on = tie.is_not_null() & ~((tie == "list") & kind.shift(1).is_not_null())
    leads_on = tie.shift(-1).is_not_null() & ((tie.shift(-1) != "list") | kind.shift(-1).is_null())
    return goes_on | leads_on


def _told(rows: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """Adds `_told`, the kind that a number has if it is bare, and `_alone`: a text that is nothing but the number."""
    digits, words = pl.col("class") == "amount", pl.col("class") == "word_amount"
    size = pl.coalesce("value", "low").abs()
    scaled = (
        pl.col("scale_exponent").is_not_null() & (digits | (size >= _LARGE))
        | (pl.col("class") == "compound")
        | (words & (size >= _LARGE) & pl.col("says_large"))
    )
    looks_like_year = digits & (pl.col("shape") == "Y")
    is_year = looks_like_year & (~pl.col("has_cue") | pl.col("is_year_cue"))
    several = words & pl.col("low").is_not_null() & pl.col("says_tens")
    is_measured = pl.col("english_noun").str.contains(f"(?i)^{_MEASURES}")  # 1.2 gigawatts
    is_count = (
        scaled
        # A number in groups of digits is none of a name.
        | digits & pl.col("number").str.contains(",", literal=True)
        | is_spoken()
        | several
        | pl.col("_alone")
        | digits
        & (
            pl.col("english_noun").is_not_null() & (~pl.col("number").str.contains(".", literal=True) | is_measured | pl.col("is_plural"))
            | pl.col("has_cue")
            | (pl.col("qualifier") != "exact")
            | pl.col("_tied")
        )
    )
    is_decimal = digits & pl.col("number").str.contains(".", literal=True) & pl.col("scale_exponent").is_null()
    is_said_decimal = is_decimal | words & pl.col("raw").str.contains("点", literal=True) & pl.col("scale_exponent").is_null()
    # 利用率95，毛利率四十出头
    is_whole = pl.col("scale_exponent").is_null() & (digits | words & pl.col("says_tens")) & pl.col("right").str.contains(_CLOSES)
    is_percent = is_said_decimal & _is_rate() | is_whole & (size < 1000 * ONE) & _goes_on_from("is_whole_rate_left")
    nouns = nouns_around(rows.filter(pl.col("_bare") & scaled | pl.col("_is_pounds")), texts)
    known = rows.with_columns_seq(_alone=is_alone()).join(nouns, on=ROW, how="left", maintain_order="left")
    may_be_money = scaled & ~pl.col("is_plural") & ~is_measured.fill_null(False)
    known = _with_codes(known)
    known = known.with_columns_seq(_money=(may_be_money & _is_money()).fill_null(False)).pipe(_money_of_neighbours, may_be_money)
    # 单车净利5,000多, 吨毛利三百二: the noun of money right before it.
    is_level = (digits | is_whole) & pl.col("is_money_left") & pl.col("english_noun").is_null() | is_decimal & _goes_on_from(
        "is_per_share_left"
    )
    return known.with_columns_seq(
        _told=pl.when("_is_code")
        .then(pl.lit("identifier", KIND))
        .when(pl.col("left").str.contains("(?i)^(?:percent(?:age)?s?|per cents?) of $") & pl.col("is_end"))
        .then(pl.lit("percent", KIND))
        .when(digits & pl.col("is_days_left"))
        .then(pl.lit("duration", KIND))
        .when(is_year & ~pl.col("_alone"))
        .then(pl.lit("period", KIND))
        .when(pl.col("_money") | is_level)
        .then(pl.lit("money", KIND))
        # hazard ratio 0.57, but an expense ratio of 27.9
        .when(is_decimal & pl.col("is_ratio_left") & (size >= 10 * ONE) | is_percent)
        .then(pl.lit("percent", KIND))
        .when(is_decimal & pl.col("is_ratio_left"))
        .then(pl.lit("ratio", KIND))
        .when(is_count)
        .then(pl.lit("count", KIND))
        .when(digits)
        .then(pl.lit("identifier", KIND)),
    )


#: What closes a clause behind a number, or rounds it.
_CLOSES = "^[ \t]?(?:[，。；、,;）)]|[.](?:[ \t]|$)|$|左右|上下|以[上下内]|出头|多)"
#: 5.1 million, up from 4.8 million; 比去年的2亿是增加800万
_COMPARED = (
    rf"^{CLOSE}(?:,? (?:[a-z]+ )?(?:[a-z]+ly )?(?:from|versus|vs\.?|compared (?:to|with)) (?:about |around |roughly )?"
    "|[^，。；0-9]{0,4}(?:[增减]加?|减少|成长|衰退|上升|下降|增长|[多少])了?(?:大?约|大概|[近快])?)$"
)


def _money_of_neighbours(known: pl.DataFrame, may_be: pl.Expr) -> pl.DataFrame:
    """`known` with `_money` for the numbers of a list, a range or a comparison in which another one is money."""
    is_next = (pl.col(ROW) == pl.col(ROW).shift(1) + 1).fill_null(False)
    after = is_next & pl.col("_goes_on")
    unsaid = pl.col("noun_kind").is_null() | after
    compared = pl.col("left").str.contains(_COMPARED) & (pl.col("_follows_money") | is_next & pl.col("_money").shift(1))
    neighbour = after & pl.col("_money").shift(1) | after.shift(-1) & pl.col("_money").shift(-1)
    told = pl.col("_money") | may_be & unsaid & (neighbour | compared).fill_null(False)
    # As far as the third of a list.
    return known.with_columns_seq(_money=told.fill_null(False)).with_columns_seq(_money=told.fill_null(False))


@cache
def _is_rate() -> pl.Expr:
    """综合成本率97.6, 利率从1.8降到1.5."""
    is_next = pl.col(ROW) == pl.col(ROW).shift(1) + 1
    return _goes_on_from("is_rate_left") | (pl.col("is_then_left") & is_next & pl.col("is_rate_left").shift(1)).fill_null(False)


def _goes_on_from(flag: str) -> pl.Expr:
    """The flag of a number, or of the one that it is tied to."""
    goes_on = pl.col("_goes_on") & (pl.col(ROW) == pl.col(ROW).shift(1) + 1)
    return pl.col(flag) | (goes_on & pl.col(flag).shift(1)).fill_null(False)


def _with_codes(known: pl.DataFrame) -> pl.DataFrame:
    """Adds `_is_code`: few numbers are written like one."""
    lettered = numbered(known.drop(ROW)).filter(pl.col("raw").str.contains("^[0-9]{2,4}[A-Z]$"))
    return flagged(known, lettered.select_seq(ROW, _is_code=_is_code().fill_null(False)))


#: What is counted in B where Chinese is spoken.
_MODELLED = "(?i)参数|模型|token|规模|用户|数据"


@cache
def _is_code() -> pl.Expr:
    """国产910B: letters of size are of a code, where Chinese is spoken and nothing is counted."""
    in_chinese = pl.col("left").str.contains("[一-鿿]$") | pl.col("right").str.contains("^[一-鿿]")
    counts = pl.col("has_cue") | pl.col("noun_kind").is_not_null() | (pl.col("qualifier") != "exact")
    # 昇腾910B出货顺利: billions are of models, whatever else is counted near.
    modelled = pl.col("left").str.contains(_MODELLED) | pl.col("right").str.contains(_MODELLED) | (pl.col("qualifier") != "exact")
    counts = pl.when(pl.col("raw").str.contains("^[0-9]{2,3}B$")).then(modelled).otherwise(counts)
    return in_chinese & ~counts


#: The rest or a part of what was told, or what it was changed to: 20亿美元的授权还剩下11亿, from 38亿美元 raised to 40亿.
_OF_LAST = "(?:还剩|剩下|剩余|尚余|仅剩|其中|已用|动用|使用|用掉|上修|下修|上调|下调|调高|调低|调升|调降)[^，。；]{0,8}$"


#: What is lost is money, whatever was spoken of before: 毛利率28%，营业净损3亿2千万.
_LOST = "(?:亏|蚀|损|流出)[^，。；]{0,6}$"


@cache
def _is_money() -> pl.Expr:
    """A noun of money tells; and 3亿 without a word of what is money too in a results call."""
    unsaid = pl.col("noun_kind").is_null()
    large = unsaid & ~pl.col("is_noun_right") & pl.col("raw").str.contains("[亿兆]")
    # 预计下降5亿至8亿: of the second, too, it is the first that tells whether anything stands before it.
    is_led = (pl.col("left").str.len_chars() > 2) | pl.col("has_sign") | (pl.col("left") == CLOSE) & ~pl.col("_goes_on")
    loose = large & (is_led | pl.col("_goes_on") & is_led.shift(1) & (pl.col(ROW) == pl.col(ROW).shift(1) + 1))
    leads = loose.shift(-1) & pl.col("_leads") & unsaid & (pl.col(ROW).shift(-1) == pl.col(ROW) + 1)
    # $3.5 billion of the program is used, with 1.5 billion remaining
    rest = unsaid & (pl.col("_paid") != "") & pl.col("raw").str.contains("(?i)(?:million|billion|trillion|crores?|bn)$")
    lost = pl.col("has_sign") & pl.col("left").str.contains(_LOST)
    return (pl.col("noun_kind") == "money") | lost | loose | leads.fill_null(False) | rest.fill_null(False)


@cache
def _currency() -> pl.Expr:
    """The currency of an amount without one: of the amount that it is a part of, else the document's."""
    of_last = pl.col("left").str.contains(_OF_LAST) | pl.col("noun_kind").is_null() & pl.col("raw").str.contains("[a-z]$")
    of_last = of_last | pl.col("_goes_on") & of_last.shift(1) & (pl.col(ROW) == pl.col(ROW).shift(1) + 1)
    return pl.when(of_last & (pl.col("_paid") != "")).then("_paid").otherwise("local_currency")


def _settled(told: pl.DataFrame) -> pl.DataFrame:
    """Settles `kind` of what was told, and with it values, unit, qualifier and dates."""
    bare = pl.col("_bare")
    # 6.8 million pounds of copper are a weight.
    is_weight = pl.col("_is_pounds") & ((pl.col("noun_kind") == "count") | pl.col("right").str.contains("^ of [a-z]"))
    counted = pl.when(is_weight.fill_null(False)).then(pl.lit("count", KIND)).when(bare).then("_told").otherwise("kind")
    named = told.with_columns_seq(kind=pl.when(is_no_number(bare)).then(None).otherwise(counted))
    year = pl.when(bare & (pl.col("kind") == "period")).then("number").cast(pl.Int32, strict=False)
    valueless = pl.col("kind").is_in(["period", "date", "identifier", "ordinal"]).fill_null(False)
    return named.with_columns_seq(
        *(pl.when(~valueless).then(name).alias(name) for name in _VALUES),
        qualifier=pl.when(is_not_rounded()).then(pl.lit("exact")).otherwise("qualifier"),
        unit_id=pl.when(bare & (pl.col("kind") == "money"))
        .then(_currency())
        .when(bare & pl.col("kind").is_in(["ratio", "percent"]))
        .then(pl.col("kind").cast(pl.String))
        .when((bare | pl.col("_is_pounds")) & (pl.col("kind") == "count"))
        .then(pl.lit("count"))
        .when(bare & (pl.col("kind") == "duration"))
        .then(pl.lit("day"))
        .otherwise("unit_id"),
        date_start=pl.when(year.is_not_null()).then(pl.date(year.fill_null(2000), 1, 1)).otherwise("date_start"),
        date_end=pl.when(year.is_not_null()).then(pl.date(year.fill_null(2000), 12, 31)).otherwise("date_end"),
    )
