"""The value of every expression: Arabic digits row by row, all other spellings once a distinct expression."""

from __future__ import annotations

import polars as pl

from transforms.quantities import grammar as g
from transforms.quantities.align import beside, numbered
from transforms.quantities.amounts import ONE, digits_value, divided, fraction_digits, power_of_ten, scaled_digits, shifted
from transforms.quantities.english_numerals import english_values
from transforms.quantities.han_numerals import han_values
from transforms.quantities.shapes import scale_exponents
from transforms.reference import table

_NUMBERS = ("value", "low", "high", "ulp")
_WORDS = ("word_amount", "compound", "percent_words", "fraction", "tenths", "coins", "small_coins", "half", "ratio", "digits")
#: What the value of an expression that is no plain digits depends on.
_KEYS = ("raw", "class", "kind", "scale_exponent", "unit_exponent")
_JIAO, _FEN = ONE // 10, ONE // 100
_ENGLISH_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "half": 2}
_ENGLISH_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4}


def read_values(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `value`, `low`, `high`, `ulp`: Int128, billionths of the base unit; the sign comes later.

    mentions: `raw`, `number`, `class`, `scale_exponent`, `unit_exponent`, `kind`.
    """
    rows = numbered(mentions.select("class", "number", *(key for key in _KEYS if key != "class")))
    exponent = pl.col("scale_exponent").fill_null(0) + pl.col("unit_exponent").fill_null(0)
    amounts = rows.filter(pl.col("class") == "amount").select("_row", "number", exponent=exponent)
    spoken = rows.filter(pl.col("class").is_in(_WORDS)).select("_row", *_KEYS)
    said = spoken.join(_word_values(spoken.select(_KEYS).unique()), on=list(_KEYS), how="left", nulls_equal=True)
    numbers = pl.concat([_amount_values(amounts), said.select("_row", *_NUMBERS)])
    return beside(mentions, numbers)


def _amount_values(amounts: pl.DataFrame) -> pl.DataFrame:
    """`_row` and the four numbers of plain digits: `number` times 10^`exponent`."""
    parts = amounts.with_columns(
        _digits=pl.col("number").str.replace_all(",", "", literal=True).str.replace(".", "", literal=True),
        _power=pl.col("exponent") - fraction_digits(pl.col("number")),
    )
    nothing = pl.lit(None, pl.Int128)
    return parts.with_columns(ulp=power_of_ten(pl.col("_power"))).select(
        "_row", value=scaled_digits(pl.col("_digits"), pl.col("_power"), pl.col("ulp")), low=nothing, high=nothing, ulp="ulp"
    )


def _word_values(distinct: pl.DataFrame) -> pl.DataFrame:
    """Values of distinct expressions that are not plain digits: `raw`, `class`, `kind` and the four numbers."""
    readers = {
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
    }
    parts = []
    for (name,), rows in distinct.partition_by("class", as_dict=True, maintain_order=True).items():
        values = readers[str(name)](rows.with_columns(_compact=pl.col("raw").str.replace_all(r"[ \t]", "")))
        empty = [pl.lit(None, pl.Int128).alias(column) for column in _NUMBERS if column not in values.columns]
        parts.append(values.with_columns(empty).select(*_KEYS, *(pl.col(column).cast(pl.Int128) for column in _NUMBERS)))
    if not parts:
        return distinct.with_columns(pl.lit(None, pl.Int128).alias(column) for column in _NUMBERS)
    return pl.concat(parts)


def _numeral(rows: pl.DataFrame) -> pl.DataFrame:
    """三十五亿, 一点五万, two and a half billion."""
    exponent = pl.col("scale_exponent").fill_null(0) + pl.col("unit_exponent").fill_null(0)
    words = rows.select(han=pl.col("_compact").str.extract(f"^({g.HAN})", 1), english=pl.col("raw").str.extract(f"^({g.ENGLISH})", 1))
    english, english_unit = english_values(words["english"])
    han = han_values(words["han"])
    numerals = rows.with_columns(_han=words["han"], _value=han["value"], _low=han["low"], _high=han["high"], _unit=han["unit"])
    # 七八 is 78 read digit by digit, 七八家 seven to eight.
    word = pl.col("_han")
    is_bare_pair = (
        (word.str.len_chars() == 2) & pl.col("kind").is_null() & pl.col("scale_exponent").is_null() & ~word.str.contains("[几数十百千万亿]")
    )
    vague = (pl.col("_low").is_not_null() & ~is_bare_pair).fill_null(False)
    return numerals.with_columns(_value=pl.coalesce("_value", english), _unit=pl.coalesce("_unit", english_unit)).with_columns(
        value=pl.when(~vague).then(shifted(pl.col("_value"), exponent)),
        low=pl.when(vague).then(shifted(pl.col("_low"), exponent)),
        high=pl.when(vague).then(shifted(pl.col("_high"), exponent)),
        ulp=shifted(pl.col("_unit"), exponent),
    )


def _compound(rows: pl.DataFrame) -> pl.DataFrame:
    """3亿4,300万, 100万三千: the parts are added, the last digit of the last part is the number's last digit."""
    scales = dict(scale_exponents().rows())
    part = f"[零又]?(?:({g.ARABIC})({g.HAN_SCALE})|({g.HAN}))"
    pattern = f"^({g.ARABIC})({g.HAN_SCALE}){part}(?:{part})?"
    groups = rows.select(pl.col("_compact").str.extract(pattern, index).alias(str(index)) for index in range(1, 9))
    frame = groups.with_columns(rows.select(_unit=pl.col("unit_exponent").fill_null(0)))
    amounts = []
    for number, scale in (("1", "2"), ("3", "4"), ("6", "7")):
        exponent = pl.col(scale).replace_strict(scales, default=None, return_dtype=pl.Int64) + pl.col("_unit")
        amounts.append(
            frame.select(value=digits_value(pl.col(number), exponent), unit=power_of_ten(exponent - fraction_digits(pl.col(number))))
        )
    spoken = [
        han_values(groups[name])
        .with_columns(frame["_unit"])
        .select(shifted(pl.col("value"), pl.col("_unit")), shifted(pl.col("unit"), pl.col("_unit")))
        for name in ("5", "8")
    ]
    first, second, third = amounts
    second_value = second["value"].to_frame("a").with_columns(b=spoken[0]["value"]).select(pl.coalesce("a", "b")).to_series()
    third_value = third["value"].to_frame("a").with_columns(b=spoken[1]["value"]).select(pl.coalesce("a", "b").fill_null(0)).to_series()
    last = pl.DataFrame({"a": third["unit"], "b": spoken[1]["unit"], "c": second["unit"], "d": spoken[0]["unit"]})
    return rows.with_columns(
        value=first["value"] + second_value + third_value, ulp=last.select(pl.coalesce("a", "b", "c", "d")).to_series()
    )


def _either(texts: pl.Series) -> pl.DataFrame:
    """What Arabic digits or a Han numeral say: the columns of han_values."""
    arabic = pl.when(pl.col("text").str.contains("^[0-9]")).then("text")
    frame = pl.DataFrame({"text": texts}).with_columns(han_values(texts))
    return frame.select(
        pl.coalesce(digits_value(arabic, pl.lit(0, pl.Int64)), pl.when(arabic.is_null()).then("value")).alias("value"),
        pl.when(arabic.is_null()).then("low").alias("low"),
        pl.when(arabic.is_null()).then("high").alias("high"),
        pl.when(arabic.is_not_null()).then(power_of_ten(-fraction_digits(pl.col("text")))).otherwise("unit").alias("unit"),
    )


def _percent(rows: pl.DataFrame) -> pl.DataFrame:
    said = rows.select(pl.col("_compact").str.extract("百分之?[啊呃嗯]?([^多余]+?)[多余]?$", 1).str.replace("^点", "零点")).to_series()
    number = _either(said)
    return rows.with_columns(number["low"], number["high"], value=number["value"], ulp=number["unit"]).with_columns(
        value=pl.when(pl.col("low").is_null()).then("value"), ulp=pl.min_horizontal("ulp", pl.lit(ONE, pl.Int128))
    )


def _fraction(rows: pl.DataFrame) -> pl.DataFrame:
    """三分之一 and one third as a ratio, 千分之五 and 万分之一 in percent."""
    text, english = pl.col("_compact"), pl.col("raw").str.to_lowercase()
    texts = rows.select(
        under=text.str.extract("^(.+)分之", 1),
        over=text.str.extract("分之(.+)$", 1),
        part=english.str.extract("(third|quarter|fifth|half)", 1).replace_strict(_ENGLISH_PARTS, default=None, return_dtype=pl.Int64),
        count=english.str.extract("^(one|two|three|four)", 1).replace_strict(_ENGLISH_COUNTS, default=None, return_dtype=pl.Int64),
    )
    numbers = texts.with_columns(_under=_either(texts["under"])["value"], _over=_either(texts["over"])["value"], kind=rows["kind"])
    percent = pl.when(pl.col("kind") == "percent").then(100).otherwise(1)
    over = pl.coalesce("_over", pl.col("count").cast(pl.Int128) * ONE) * percent
    return rows.with_columns(value=numbers.select(divided(over, pl.coalesce("_under", pl.col("part").cast(pl.Int128) * ONE))).to_series())


def _tenths(rows: pl.DataFrame) -> pl.DataFrame:
    """两成五, 七成半, 一半: percent."""
    tens = _either(rows["_compact"].str.extract("^(.)成(.)$", 1))["value"]
    ones = _either(rows["_compact"].str.extract("^(.)成(.)$", 2).str.replace("半", "五"))["value"]
    said = rows.with_columns(_tens=tens, _ones=ones)
    value = pl.when(pl.col("_compact") == "一半").then(50 * ONE).otherwise(pl.col("_tens") * 10 + pl.col("_ones"))
    return said.with_columns(value=value, ulp=pl.lit(ONE, pl.Int128))


def _coins(rows: pl.DataFrame) -> pl.DataFrame:
    """三块四毛五, 九元零九分, 五毛: yuan, tenths and hundredths; a last digit without a word counts the next smaller coin."""
    text, digit = pl.col("_compact").str.strip_chars_end("钱"), f"[{g.HAN_DIGIT}{g.FORMAL_DIGIT}0-9]"
    parts = rows.select(yuan=text.str.extract("^(.+)[元圆块蚊]", 1), rest=text.str.extract("(?:[元圆块蚊]|^)([^元圆块蚊]+)$", 1))
    rest = pl.col("rest")
    parts = parts.with_columns(
        jiao=rest.str.extract(f"({digit}){g.JIAO}", 1),
        fen=pl.coalesce(
            rest.str.extract(f"({digit}){g.FEN}$", 1),
            rest.str.extract(f"{g.JIAO}({digit})$", 1),
            rest.str.extract(f"^{digit}({digit})$", 1),
        ),
    )
    bare = pl.when(pl.col("jiao").is_null() & (pl.col("fen").is_null() | ~rest.str.contains(g.FEN))).then(
        rest.str.extract(f"^({digit})", 1)
    )
    parts = parts.with_columns(jiao=pl.coalesce("jiao", bare))
    values = parts.select(**{name: _either(parts[name])["value"].fill_null(0) for name in ("yuan", "jiao", "fen")})
    total = pl.col("yuan") + pl.col("jiao") // 10 + pl.col("fen") // 100
    return rows.with_columns(values.select(value=total, ulp=pl.when(pl.col("fen") > 0).then(_FEN).otherwise(_JIAO)))


def _half(rows: pl.DataFrame) -> pl.DataFrame:
    """半年, 三年半, 两个半月."""
    whole = _either(rows["_compact"].str.extract(f"^({g.ARABIC}|[{g.HAN_DIGIT}十]+)", 1))["value"]
    return rows.with_columns(value=whole).with_columns(value=pl.col("value").fill_null(0) + ONE // 2, ulp=pl.lit(ONE // 10, pl.Int128))


def _ratio(rows: pl.DataFrame) -> pl.DataFrame:
    left, right = (pl.col("_compact").str.extract(pattern, 1) for pattern in (r"^([0-9.]+)", r"([0-9.]+)$"))
    zero = pl.lit(0, pl.Int64)
    return rows.with_columns(value=divided(digits_value(left, zero), digits_value(right, zero)))


def _digit_class(rows: pl.DataFrame) -> pl.DataFrame:
    """两位数 is 10 to 99 percent, and no value."""
    classes = table("digit_classes")
    said = pl.col("raw").str.to_lowercase().str.replace_all("[ \t]+", " ")

    def bound(name: str) -> pl.Expr:
        known = dict(zip(classes["surface"].str.to_lowercase(), classes[name], strict=True))
        return said.replace_strict(known, default=None, return_dtype=pl.Int64).cast(pl.Int128) * ONE

    return rows.with_columns(low=bound("low"), high=bound("high"))
