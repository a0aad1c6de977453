"""The value of every expression: Arabic digits row by row, all other spellings once a distinct expression."""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.align import beside, numbered
from transforms.quantities.amounts import ONE, digits_value, divided, fitting, fraction_digits, power_of_ten, scaled_digits, shifted
from transforms.quantities.digit_classes import digit_classes
from transforms.quantities.english_numerals import ONES, english_values
from transforms.quantities.han_numerals import han_values
from transforms.quantities.shapes import scale_exponents

_NUMBERS = ("value", "low", "high", "ulp")
_WORDS = ("word_amount", "compound", "percent_words", "fraction", "tenths", "coins", "small_coins", "half", "ratio", "digits", "part")
#: What the value of an expression that is no plain digits depends on.
_KEYS = ("raw", "class", "kind", "scale_exponent", "unit_exponent")
#: The numerals that an expression may be made of.
_SPELLED = ("first", "second", "third")
_JIAO, _FEN = ONE // 10, ONE // 100
#: Digits of a tenth of a hundredth.
_LI = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {str(digit): digit for digit in range(10)}
_ENGLISH_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "half": 2, "eighth": 8}
#: What a part of one is in decimals; the words with any hyphen between them.
_PARTS_OF_ONE = {
    **dict.fromkeys(("½", "1/2", "a half", "one half"), ".5"),
    **dict.fromkeys(("¼", "1/4", "a quarter", "one quarter"), ".25"),
    **dict.fromkeys(("¾", "3/4", "three quarters"), ".75"),
    **dict.fromkeys(("⅓", "1/3", "a third", "one third"), ".333333333"),
    **dict.fromkeys(("⅔", "2/3", "two thirds"), ".666666667"),
    **{part: f".{odd * 125}" for odd, parts in ((1, "⅛ 1/8"), (3, "⅜ 3/8"), (5, "⅝ 5/8"), (7, "⅞ 7/8")) for part in parts.split()},
}
_ENGLISH_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}


def read_values(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `value`, `low`, `high`, `ulp`: Int128, billionths of the base unit; the sign comes later.

    mentions: `raw`, `number`, `class`, `scale_exponent`, `unit_exponent`, `kind`.
    """
    rows = numbered(mentions.select_seq("class", "number", *(key for key in _KEYS if key != "class")))
    exponent = pl.col("scale_exponent").fill_null(0) + pl.col("unit_exponent").fill_null(0)
    amounts = rows.filter(pl.col("class") == "amount").select_seq("_row", "number", exponent=exponent)
    spoken = rows.filter(pl.col("class").is_in(_WORDS)).select_seq("_row", *_KEYS)
    said = spoken.join(_word_values(spoken.select_seq(_KEYS).unique()), on=list(_KEYS), how="left", nulls_equal=True)
    numbers = pl.concat([_amount_values(amounts), said.select_seq("_row", *_NUMBERS)])
    return beside(mentions, numbers)


def _amount_values(amounts: pl.DataFrame) -> pl.DataFrame:
    """`_row` and the four numbers of plain digits: `number` times 10^`exponent`."""
    parts = amounts.with_columns_seq(
        _digits=pl.col("number").str.replace_all(",", "", literal=True).str.replace(".", "", literal=True),
        _power=pl.col("exponent") - fraction_digits(pl.col("number")),
    )
    nothing = pl.lit(None, pl.Int128)
    return parts.with_columns_seq(ulp=power_of_ten(pl.col("_power"))).select_seq(
        "_row", value=scaled_digits(pl.col("_digits"), pl.col("_power"), pl.col("ulp")), low=nothing, high=nothing, ulp="ulp"
    )


def _word_values(distinct: pl.DataFrame) -> pl.DataFrame:
    """Values of distinct expressions that are not plain digits: _KEYS and the four numbers.

    Their numerals are taken out class by class and read all in one go, since reading has a fixed cost.
    """
    spelled = [
        rows.with_columns_seq(_compact=pl.col("raw").str.replace_all(r"[ \t]", "")).pipe(_NUMERALS.get(str(name), _no_numerals))
        for (name,), rows in distinct.partition_by("class", as_dict=True, maintain_order=True).items()
    ]
    if not spelled:
        return distinct.with_columns_seq(pl.lit(None, pl.Int128).alias(column) for column in _NUMBERS)
    values = []
    for rows in _read_numerals(spelled):
        read = _READERS[rows["class"][0]](rows)
        empty = [pl.lit(None, pl.Int128).alias(column) for column in _NUMBERS if column not in read.columns]
        values.append(
            read.with_columns_seq(empty).select_seq(*_KEYS, *(fitting(pl.col(column).cast(pl.Int128)).alias(column) for column in _NUMBERS))
        )
    return pl.concat(values)


def _read_numerals(spelled: list[pl.DataFrame]) -> list[pl.DataFrame]:
    """Each frame with `<part>_value`, `_low`, `_high`, `_unit` (see _either) of every column of _SPELLED."""
    texts = [
        rows[part].alias("text") if part in rows.columns else pl.Series("text", [None] * rows.height, pl.String)
        for rows in spelled
        for part in _SPELLED
    ]
    numbers, read, at = _either(pl.concat(texts)), [], 0
    for rows in spelled:
        for part in _SPELLED:
            rows = rows.hstack([column.slice(at, rows.height).alias(f"{part}_{column.name}") for column in numbers])
            at += rows.height
        read.append(rows)
    return read


def _no_numerals(rows: pl.DataFrame) -> pl.DataFrame:
    return rows


def _either(texts: pl.Series) -> pl.DataFrame:
    """What Arabic digits or a Han numeral say: the columns of han_values."""
    arabic = pl.when(pl.col("text").str.contains("^[0-9]")).then("text")
    frame = pl.DataFrame({"text": texts}).with_columns_seq(han_values(texts))
    return frame.select_seq(
        pl.coalesce(digits_value(arabic, pl.lit(0, pl.Int64)), pl.when(arabic.is_null()).then("value")).alias("value"),
        pl.when(arabic.is_null()).then("low").alias("low"),
        pl.when(arabic.is_null()).then("high").alias("high"),
        pl.when(arabic.is_not_null()).then(power_of_ten(-fraction_digits(pl.col("text")))).otherwise("unit").alias("unit"),
    )


def _in_han(text: pl.Expr) -> pl.Expr:
    return text.str.replace_many(list("0123456789"), list("零一二三四五六七八九"))


def _with_places_said(text: pl.Expr) -> pl.Expr:
    """1百23 as 一百二十三: digits without the places that Han numerals say."""
    said = text.str.replace_all("([0-9])([0-9])([0-9])", "${1}百${2}十${3}").str.replace_all("([0-9])([0-9])", "${1}十${2}")
    return _in_han(said.str.replace_all("0十0", "").str.replace_all("0十", "零").str.replace_all("十0", "十"))


@keeps_patterns
def _numeral_parts(rows: pl.DataFrame) -> pl.DataFrame:
    # 5 3/8, 3 and a half: the part as decimals
    raw = pl.col("raw").str.to_lowercase()
    share = pl.when(raw.str.contains(f"^{g.WITH_PART}")).then(raw.str.extract(f"([½¼¾⅓⅔⅛⅜⅝⅞]|{'|'.join(_PARTS_OF_ONE)})", 1))
    with_part = raw.str.extract("^([0-9]+)", 1) + share.str.replace_all("-", " ").replace_strict(
        _PARTS_OF_ONE, default=None, return_dtype=pl.String
    )
    # 六 亿: the scale after a space is no part of the numeral. 8点5倍: digits of either script.
    mixed = pl.when(pl.col("raw").str.contains(f"^{g.MIXED}")).then(_in_han(pl.col("raw")))
    both = pl.when(pl.col("raw").str.contains(f"^{g.MIXED_SCRIPTS}$")).then(_with_places_said(pl.col("raw")))
    # 二十五千克: 千 belongs to the unit.
    si = pl.col("raw").str.extract(f"^([{g.HAN_DIGIT}十百]+){g.HAN_SI_UNIT}", 1)
    formal = pl.col("raw").str.extract(f"^([{g.FORMAL_DIGIT}拾]+)$", 1)
    numeral = pl.coalesce(formal, pl.coalesce(si, mixed, both, "raw").str.extract(f"^({g.HAN})", 1))
    # 一亿七千多万: the scale after 多 counts only what is said after 亿.
    inner = pl.col("_compact").str.extract(f"^(.*亿.*){g.MORE}万", 1)
    return rows.with_columns_seq(
        first=pl.coalesce(with_part, inner + "万", numeral),
        _scale=pl.when(inner.is_null()).then("scale_exponent"),
    )


def _numeral(rows: pl.DataFrame) -> pl.DataFrame:
    """三十五亿, 一点五万, two and a half billion."""
    exponent = pl.col("_scale").fill_null(0) + pl.col("unit_exponent").fill_null(0)
    english, english_unit = english_values(_english(rows))
    # 七八 is 78 read digit by digit, 七八家 seven to eight.
    word = pl.col("first")
    is_bare_pair = (
        (word.str.len_chars() == 2) & pl.col("kind").is_null() & pl.col("scale_exponent").is_null() & ~word.str.contains("[几数十百千万亿]")
    )
    vague = (pl.col("first_low").is_not_null() & ~is_bare_pair).fill_null(False)
    return rows.with_columns_seq(
        _value=pl.coalesce("first_value", english), _unit=pl.coalesce("first_unit", english_unit)
    ).with_columns_seq(
        value=pl.when(~vague).then(shifted(pl.col("_value"), exponent)),
        low=pl.when(vague).then(shifted(pl.col("first_low"), exponent)),
        high=pl.when(vague).then(shifted(pl.col("first_high"), exponent)),
        ulp=shifted(pl.col("_unit"), exponent),
    )


def _english(rows: pl.DataFrame) -> pl.Series:
    """The numeral in English words that each row begins with; null for Han numerals."""
    is_english = pl.col("raw").str.contains("^[A-Za-z]")
    # point five is zero point five
    rows = rows.with_columns_seq(raw=pl.col("raw").str.replace("^(?i:point) ", "zero point "))
    if not rows.select_seq(is_english.any()).item():  # the pattern need not even be compiled
        return pl.Series("english", [None] * rows.height, pl.String)
    return rows.select_seq(english=pl.col("raw").str.extract(f"^({g.ENGLISH}|{g.LONE_SCALE})", 1)).to_series()


#: The parts of a compound: digits and scale, then twice digits and scale or a Han numeral.
_COMPOUND_PART = f"[零又]?(?:({g.ARABIC})({g.HAN_SCALE}|(?-u:\\b))|({g.HAN}))"
_COMPOUND = f"^({g.ARABIC})({g.HAN_SCALE}){_COMPOUND_PART}(?:{_COMPOUND_PART})?"


def _compound_parts(rows: pl.DataFrame) -> pl.DataFrame:
    # 1亿7千多万
    said = pl.col("_compact").str.replace(f"([百千]){g.MORE}([万亿])", "${1}${2}")
    groups = rows.with_columns_seq(_group=said.str.extract_groups(_COMPOUND)).unnest("_group")
    return groups.with_columns_seq(first="5", second="8")


def _compound(rows: pl.DataFrame) -> pl.DataFrame:
    """3亿4,300万, 100万三千: the parts are added, the last digit of the last part is the number's last digit."""
    scales = dict(scale_exponents().rows())
    unit = pl.col("unit_exponent").fill_null(0)
    # 7千5百万, 7千九百五十万, 1亿2千三百万: the 万 of a later part counts the parts before it that have none.
    of_second, of_third = (
        pl.coalesce(pl.col(scale).str.extract("([万亿]+)$", 1), pl.col(numeral).str.extract("([万亿]+)$", 1)).replace_strict(
            scales, default=None, return_dtype=pl.Int64
        )
        for scale, numeral in (("4", "5"), ("7", "8"))
    )
    later = {"1": pl.coalesce(of_second, of_third), "3": of_third}
    values, units = [], []
    for number, scale in (("1", "2"), ("3", "4"), ("6", "7")):
        exponent = pl.col(scale).replace_strict(scales | {"": 0}, default=None, return_dtype=pl.Int64) + unit
        if number in later:
            exponent = exponent + pl.when(pl.col(scale).str.contains("^[十百千]$")).then(later[number]).fill_null(0)
        values.append(digits_value(pl.col(number), exponent))
        units.append(power_of_ten(exponent - fraction_digits(pl.col(number))))
    second = pl.coalesce(values[1], shifted(pl.col("first_value"), unit))
    third = pl.coalesce(values[2], shifted(pl.col("second_value"), unit)).fill_null(0)
    return rows.with_columns_seq(
        value=values[0] + second + third,
        ulp=pl.coalesce(units[2], shifted(pl.col("second_unit"), unit), units[1], shifted(pl.col("first_unit"), unit)),
    )


def _percent_parts(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns_seq(
        first=pl.col("_compact").str.extract("百分之?[啊呃嗯]?负?([^多余]+?)[多余]?$", 1).str.replace("^点", "零点")
    )


def _percent(rows: pl.DataFrame) -> pl.DataFrame:
    # 百分之负五
    sign = pl.when(pl.col("_compact").str.contains("负", literal=True)).then(-1).otherwise(1)
    return rows.with_columns_seq(
        value=pl.when(pl.col("first_low").is_null()).then(pl.col("first_value") * sign),
        low="first_low",
        high="first_high",
        ulp=pl.min_horizontal("first_unit", pl.lit(ONE, pl.Int128)),
    )


@keeps_patterns
def _fraction_parts(rows: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("_compact")
    under, over = text.str.extract("^(?:.+又)?(.+?)分", 1), text.str.extract("分之?(.+)$", 1)
    return rows.with_columns_seq(
        third=text.str.extract("^(.+)又", 1),
        first=pl.coalesce(under, text.str.extract("/([0-9]+)", 1)),
        second=pl.coalesce(over, text.str.extract("^([0-9]+)/", 1)),
    )


def _fraction(rows: pl.DataFrame) -> pl.DataFrame:
    """三分之一 and one third as a ratio, 千分之五 and 万分之一 in percent."""
    english = pl.col("raw").str.to_lowercase()
    part = english.str.extract("(third|quarter|fifth|half|eighth)", 1).replace_strict(_ENGLISH_PARTS, default=None, return_dtype=pl.Int64)
    count = english.str.extract("^(one|two|three|four|five|seven|an?)", 1).replace_strict(
        _ENGLISH_COUNTS, default=None, return_dtype=pl.Int64
    )
    percent = pl.when(pl.col("kind") == "percent").then(100).otherwise(1)
    count = pl.when(english == "half of").then(1).otherwise(count)
    over = pl.coalesce("second_value", count.cast(pl.Int128) * ONE) * percent
    # 三又四分之一
    whole = pl.col("third_value").fill_null(0)
    return rows.with_columns_seq(value=whole + divided(over, pl.coalesce("first_value", part.cast(pl.Int128) * ONE)))


@keeps_patterns
def _tenths_parts(rows: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("_compact")
    rate = _in_han(text).str.replace("厘半", "点五").str.replace("厘", "点", literal=True)
    left = text.str.extract("^(.+)折$", 1).str.replace("对", "五", literal=True)
    return rows.with_columns_seq(
        first=pl.when(text.str.contains("厘", literal=True)).then(rate).otherwise(pl.coalesce(left, text.str.extract("^(.)成(.)$", 1))),
        second=text.str.extract("^(.)成(.)$", 2).str.replace("半", "五"),
    )


def _tenths(rows: pl.DataFrame) -> pl.DataFrame:
    """两成五, 七成半, 一半, 四厘二, 八五折: percent."""
    text = pl.col("_compact")
    is_rate = text.str.contains("厘", literal=True)
    # 八折 is 80 % of a price, 八五折 85 %.
    is_left = text.str.ends_with("折")
    value = (
        pl.when(text == "一半")
        .then(50 * ONE)
        .when(text == "半成")
        .then(5 * ONE)
        .when(is_left)
        .then(pl.col("first_value") * pl.when(pl.col("first_value") < 10 * ONE).then(10).otherwise(1))
        .when(is_rate)
        .then("first_value")
        .otherwise(pl.col("first_value") * 10 + pl.col("second_value"))
    )
    return rows.with_columns_seq(value=value, ulp=pl.when(is_rate).then("first_unit").otherwise(pl.lit(ONE, pl.Int128)))


@keeps_patterns
def _coin_parts(rows: pl.DataFrame) -> pl.DataFrame:
    """Yuan, tenths and hundredths of a yuan."""
    text, digit = pl.col("_compact").str.strip_chars_end("钱"), f"[{g.HAN_DIGIT}{g.FORMAL_DIGIT}0-9]"
    rest = pl.col("_rest")
    parts = rows.with_columns_seq(
        first=text.str.extract("^(.+)[元圆块蚊]", 1), _rest=text.str.extract("(?:[元圆块蚊]|^)([^元圆块蚊]+)$", 1)
    )
    parts = parts.with_columns_seq(
        _li=rest.str.extract(f"{g.FEN}({digit})厘?$", 1).replace_strict(_LI, default=None, return_dtype=pl.Int64),
        second=rest.str.extract(f"({digit}){g.JIAO}", 1),
        third=pl.coalesce(
            rest.str.extract(f"({digit}){g.FEN}(?:{digit}厘?)?$", 1),
            rest.str.extract(f"{g.JIAO}({digit})$", 1),
            rest.str.extract(f"^{digit}({digit})$", 1),
        ),
    )
    says_no_coin = pl.col("second").is_null() & (pl.col("third").is_null() | ~rest.str.contains(g.FEN))
    return parts.with_columns_seq(second=pl.coalesce("second", pl.when(says_no_coin).then(rest.str.extract(f"^({digit})", 1))))


def _coins(rows: pl.DataFrame) -> pl.DataFrame:
    """三块四毛五, 九元零九分, 五毛: a last digit without a word counts the next smaller coin."""
    yuan, jiao, fen = (pl.col(f"{part}_value").fill_null(0) for part in _SPELLED)
    li = pl.col("_li").cast(pl.Int128).fill_null(0) * (_FEN // 10)
    ulp = pl.when(li > 0).then(_FEN // 10).when(fen > 0).then(_FEN).otherwise(_JIAO)
    return rows.with_columns_seq(value=yuan + jiao // 10 + fen // 100 + li, ulp=ulp)


def _half_parts(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns_seq(first=pl.col("_compact").str.extract(f"^({g.ARABIC}|[{g.HAN_DIGIT}十]+)", 1))


def _half(rows: pl.DataFrame) -> pl.DataFrame:
    """半年, 三年半, 两个半月, 半个百分点."""
    exponent = pl.col("unit_exponent").fill_null(0)
    return rows.with_columns_seq(
        value=shifted(pl.col("first_value").fill_null(0) + ONE // 2, exponent), ulp=power_of_ten(exponent.cast(pl.Int64) - 1)
    )


def _part_words(rows: pl.DataFrame) -> pl.DataFrame:
    # a dollar fifteen
    return rows.with_columns_seq(
        _cents=pl.col("raw").str.to_lowercase().str.extract("(?:dollar|buck)(?: and)? ([a-z]+(?:[- ][a-z]+)?)$", 1)
    )


def _part(rows: pl.DataFrame) -> pl.DataFrame:
    """half a percentage point, a point and a half, a year and a half, a dollar fifteen."""
    text, exponent = pl.col("raw").str.to_lowercase(), pl.col("unit_exponent").fill_null(0)
    whole = text.str.contains(
        "^(?:an?|one) (?:full |whole |good |solid )?(?:percentage |basis )?(?:point|year|month|week|day|hour|dollar|buck)"
    )
    numerals = {word: number for number, word in enumerate(ONES[1:10], start=1)}
    count = text.str.extract(f"^({'|'.join(numerals)})", 1).replace_strict(numerals, default=None, return_dtype=pl.Int64).fill_null(1)
    parts = {"third": 3, "quarter": 4, "half": 2, "fifth": 5, "eighth": 8, "tenth": 10}
    under = text.str.extract("(third|quarter|half|fifth|eighth|tenth)", 1).replace_strict(parts, default=None, return_dtype=pl.Int64)
    share = divided(count.cast(pl.Int128) * ONE, under.cast(pl.Int128) * ONE).fill_null(0)
    cents = english_values(rows["_cents"])[0] // 100
    value = pl.when(whole).then(pl.lit(ONE, pl.Int128) + share).otherwise(share) + cents.fill_null(0)
    ulp = pl.when(cents.is_not_null()).then(ONE // 100).when(share == 0).then(ONE).otherwise(ONE // 10).cast(pl.Int128)
    return rows.with_columns_seq(value=shifted(value, exponent), ulp=shifted(ulp, exponent))


def _ratio(rows: pl.DataFrame) -> pl.DataFrame:
    left, right = (pl.col("_compact").str.extract(pattern, 1) for pattern in (r"^([0-9.]+)", r"([0-9.]+)$"))
    zero = pl.lit(0, pl.Int64)
    return rows.with_columns_seq(value=divided(digits_value(left, zero), digits_value(right, zero)))


def _digit_class(rows: pl.DataFrame) -> pl.DataFrame:
    """两位数 is 10 to 99 percent, and no value."""
    classes = digit_classes()
    said = pl.col("raw").str.to_lowercase().str.replace_all("[ \t-]+", " ")

    def bound(name: str) -> pl.Expr:
        known = dict(zip(classes["surface"], classes[name], strict=True))
        return said.replace_strict(known, default=None, return_dtype=pl.Int64).cast(pl.Int128) * ONE

    return rows.with_columns_seq(low=bound("low"), high=bound("high"))


#: What takes the numerals of a class out of its expressions, into columns of _SPELLED.
_NUMERALS = {
    "word_amount": _numeral_parts,
    "compound": _compound_parts,
    "percent_words": _percent_parts,
    "fraction": _fraction_parts,
    "tenths": _tenths_parts,
    "coins": _coin_parts,
    "small_coins": _coin_parts,
    "half": _half_parts,
    "part": _part_words,
}
#: What makes of these numerals the value of an expression.
_READERS = {
    "word_amount": _numeral,
    "compound": _compound,
    "percent_words": _percent,
    "fraction": _fraction,
    "tenths": _tenths,
    "coins": _coins,
    "small_coins": _coins,
    "half": _half,
    "ratio": _ratio,
    "digits": _digit_class,
    "part": _part,
}
