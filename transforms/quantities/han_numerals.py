"""Values of Han numerals: 三十五亿, 两千零三, 一点五, 壹佰万, 三万五 (35,000), 二〇二三, 几十, 五六百 (five to six hundred).

All functions work on columns of distinct numerals; values are integers, or billionths where a decimal point may be said.
"""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.amounts import ONE, power_of_ten

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
DIGITS = "".join(_DIGITS)
#: Numerals of cheques and their plain forms; 廿 and 卅 are twenty and thirty.
_PLAIN = dict(zip("壹贰叁参肆伍陆柒捌玖拾佰仟", "一二三三四五六七八九十百千", strict=True)) | {"廿": "二十", "卅": "三十", "卌": "四十"}
#: Two neighbouring digits said in a row are a range: 七八百, 三五年.
PAIRS = "一二|一两|二三|两三|三四|三五|四五|五六|六七|七八|八九"
#: 三万五 is 35,000: a last digit right after a unit counts the next smaller unit.
_ELIDED = (("百", "十"), ("千", "百"), ("万", "千"), ("亿", "千万"), ("兆", "千亿"))


def _plain(word: pl.Expr) -> pl.Expr:
    """Cheque numerals and 廿, 卅 rewritten, and what elision leaves out said: 三万五 → 三万五千."""
    return _with_elided(word.str.replace_many(list(_PLAIN), list(_PLAIN.values())))


def _with_elided(plain: pl.Expr) -> pl.Expr:
    for unit, smaller in _ELIDED:
        plain = plain.str.replace(f"{unit}([一二三四五六七八九])$", f"{unit}${{1}}{smaller}")
        if unit in "百千":
            # 百五万 is 1,500,000; 1,050,000 is 一百零五万.
            plain = plain.str.replace(f"{unit}([一二三四五六七八九])([万亿])", f"{unit}${{1}}{smaller}${{2}}")
    return plain


def _sections(words: pl.Series) -> pl.DataFrame:
    """Numerals cut at 亿 and 万: `whole`, and four sections below ten thousand; null where absent, empty where only the unit is said."""
    frame = pl.DataFrame({"whole": words}).with_columns_seq(
        upper=pl.col("whole").str.extract("^(.*)亿", 1), lower=pl.col("whole").str.replace("^.*亿", "")
    )
    return frame.with_columns_seq(
        s12=pl.col("upper").str.extract("^(.*)万", 1),
        s8=pl.col("upper").str.replace("^.*万", ""),
        s4=pl.col("lower").str.extract("^(.*)万", 1),
        s0=pl.col("lower").str.replace("^.*万", ""),
    )


def _whole_values(words: pl.Series) -> pl.Series:
    """The value (Int64) of plain numerals without a decimal point and without 几."""
    sections = _sections(words)
    names = ("s12", "s8", "s4", "s0")
    distinct = pl.concat([sections[name].rename("section") for name in names]).unique().to_frame()
    section = pl.col("section")

    def place(unit: str, weight: int) -> pl.Expr:
        said = section.str.extract(rf"([{DIGITS}]?){unit}", 1)
        # 零百: the zero only says that a place was skipped.
        digit = said.replace_strict({**_DIGITS, "": 1, "零": 1}, default=None, return_dtype=pl.Int64)
        return digit.fill_null(0) * weight

    ones = (
        section.str.extract(rf"(?:^|[十百千零〇])([{DIGITS}])$", 1)
        .replace_strict(_DIGITS, default=None, return_dtype=pl.Int64)
        .fill_null(0)
    )
    known = distinct.with_columns_seq(value=place("千", 1000) + place("百", 100) + place("十", 10) + ones)
    values = dict(known.filter(section.is_not_null()).rows())

    def value(name: str) -> pl.Expr:
        return pl.col(name).replace_strict(values, default=None, return_dtype=pl.Int64).fill_null(0)

    def counting(name: str) -> pl.Expr:
        """A section in front of 万 or 亿: empty is one (万元 is ten thousand)."""
        return pl.when(pl.col(name) == "").then(1).otherwise(value(name))

    hundred_millions = (
        pl.when(pl.col("upper") == "").then(1).when(pl.col("upper").is_not_null()).then(counting("s12") * 10**4 + value("s8")).otherwise(0)
    )
    # 二〇二三, 一七二零: digits read one by one.
    digits = pl.col("whole").str.replace_many(list(_DIGITS), [str(digit) for digit in _DIGITS.values()])
    spelled = pl.when(pl.col("whole").str.contains(rf"^[{DIGITS}]{{2,}}$")).then(digits).cast(pl.Int64, strict=False)
    return sections.select_seq(pl.coalesce(spelled, hundred_millions * 10**8 + counting("s4") * 10**4 + value("s0"))).to_series()


def _values(words: pl.Series) -> pl.Series:
    """The value in billionths (Int128) of plain numerals, with a decimal point or without; null past nine decimals."""
    word = pl.col("word")
    frame = pl.DataFrame({"word": words}).with_columns_seq(
        head=word.str.extract("^([^点]*)", 1),
        fraction=word.str.extract("点(.+)$", 1).str.replace_many(list(_DIGITS), [str(digit) for digit in _DIGITS.values()]),
    )
    # 三兆五千亿: what stands before 兆 and behind it
    parts = frame.select_seq(upper=pl.col("head").str.extract("^(.*)兆", 1), lower=pl.col("head").str.replace("^.*兆", ""))
    values = _whole_values(pl.concat([parts["upper"], parts["lower"].rename("upper")]))
    upper, lower = values.head(frame.height), values.tail(frame.height)
    frame = frame.with_columns_seq(whole=pl.when(parts["upper"].is_not_null()).then(upper).otherwise(0) * 10**12 + lower)
    billionths = pl.col("fraction").str.pad_end(9, "0").cast(pl.Int64, strict=False).fill_null(0)
    fits = word.is_not_null() & (pl.col("fraction").is_null() | (pl.col("fraction").str.len_bytes() <= 9))
    return frame.select_seq(pl.when(fits).then(pl.col("whole").cast(pl.Int128) * ONE + billionths)).to_series()


@keeps_patterns
def han_values(words: pl.Series) -> pl.DataFrame:
    """What Han numerals say, in billionths (Int128), in the order of `words` (null for null):

    `value`; `low` and `high` where a range is said (五六百 500 to 600, 几十 20 to 99, 十几 11 to 19), else null; `unit`, the unit of the
    last digit: 万 of 三万, 千 of 三万五, a tenth of 一点五.
    """
    frame = pl.DataFrame({"word": words}).select_seq(_plain(pl.col("word")))
    word = pl.col("word")
    pattern = f"^((?:.*[十百千万亿])?)({PAIRS})((?:[十百千万亿].*)?)$"
    head, pair, tail = (word.str.extract(pattern, part) for part in (1, 2, 3))
    several, leads = word.str.contains("[几数]"), word.str.contains("^[几数]")
    # 几十 is 20 to 99 but 十几 11 to 19: several is one to nine, and a single ten is not several tens.
    low = pl.when(leads).then(word.str.replace("[几数]", "二")).when(several).then(word.str.replace("[几数]", "一"))
    high = pl.when(several).then(word.str.replace("[几数]", "九"))
    texts = frame.select_seq(
        value=word.str.replace("[几数]", "一"),
        # 一万六七 is 16,000 to 17,000.
        low=pl.coalesce(_with_elided(head + pair.str.head(1) + tail), low),
        high=pl.coalesce(_with_elided(head + pair.str.tail(1) + tail), high),
        unit=word.str.extract("([十百千万亿]+)$", 1),
        # 几十 ends at 99 and 几十万 at 990,000: the last place said is the one that varies. 几亿 ends at 9亿.
        step=pl.when(leads).then(word.str.extract("^[几数]([十百千][十百千万亿]*)", 1)),
        last=pl.when(leads).then(word.str.extract("^[几数][十百千]+([万亿]+)", 1)),
    )
    values = _values(pl.concat([texts[name].rename("word") for name in texts.columns]))
    count = len(words)
    said = pl.DataFrame({name: values.slice(index * count, count) for index, name in enumerate(texts.columns)})
    decimals = frame["word"].str.extract("点(.+)$", 1).str.len_chars().cast(pl.Int64)
    rise = (pl.col("step") - pl.coalesce("last", pl.lit(ONE, pl.Int128))).fill_null(0)
    return said.with_columns_seq(decimals.alias("decimals")).select_seq(
        "value",
        "low",
        high=pl.col("high") + rise,
        unit=pl.when(pl.col("value").is_not_null()).then(pl.coalesce(power_of_ten(-pl.col("decimals")), "unit", pl.lit(ONE, pl.Int128))),
    )
