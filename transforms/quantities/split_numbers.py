"""Numbers that speech recognition or extraction split by spaces, closed again: `1 1 4 亿元`, `$ 1 . 42 billion`, `34 300 万`.

The closed text is read in place of the text as given, and the places of what is found are moved back at the end. Few texts are split, and
the gaps between the numbers of a text tell which. Digits are closed up only where something says that they are one number: a unit behind
them, a currency before them, a run of single characters around them (`毛 利 率 5 8 . 6 %`). `2023 2024` and `1 2 3` stay apart.
"""

from __future__ import annotations

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities import grammar as g
from transforms.quantities.align import beside, numbered
from transforms.quantities.fold import CLOSE, OPEN, fold_characters

_HAN = "[一-鿿〇]"
_NUMERAL = f"[{g.HAN_DIGIT}十百千万亿点]"

#: The gap between the two halves of a split number, which end and begin in digits or numerals: `1 1 4`, `1 . 42`, `1，234`.
_GAP = rf"^{CLOSE}[ \t.,，]{{1,3}}$"
_HALF_ENDS, _HALF_BEGINS = f"(?:[0-9]|{_NUMERAL})$", rf"^(?:\.?[0-9]|{_NUMERAL})"
#: Characters that stand apart right before and right behind a number, and the point that stands apart from it.
_APART = {"left": f"{_HAN} {_HAN}{{1,2}} ?$", "right": f"^ ?{_HAN}{{1,2}} {_HAN}|^ 点 ?{_NUMERAL}|^点 {_NUMERAL}"}
_CURRENCY = g.one_of(g.words("currency_words", position="before"))
_SCALE = f"(?:{g.HAN_SCALE}|(?i-u:thousand|million|billion|trillion|crore|lakh)|(?:bn|mn)(?-u:\\b))"
#: What may follow a number and nothing else: `1 2 线` and `1 2 季度` name two things each.
_UNIT = f"(?:{_SCALE}|{g.CURRENCY}|[%‰]|(?i-u:percent|per cent|pct|basis|bps)|[年月日天倍家名人个成吨台辆])"
#: What tells that a comma is a decimal one.
_DECIMAL_UNIT = (
    "(?:%|(?i-u:thousand|million|billion|trillion|percent|per cent|euros?|times|basis|bps|percentage)(?-u:\\b)|(?:bn|mn|m|k|x|pp)(?-u:\\b))"
)
_DIGITS = "[0-9](?: [0-9])+"
_SPLIT_POINT = r"[0-9]+(?: [0-9])* \. ?[0-9]+(?: [0-9])*"
_GROUPS = r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?"
_SPACED_GROUPS = r"[0-9]{1,3}(?: ?, ?[0-9]{3})+(?: ?\. ?[0-9]+)?"
#: A character set apart by spaces.
_SINGLE = rf"(?:[0-9A-Za-z](?-u:\b)|{_HAN}|[.,%，。、：:()+-])"
#: A word that recognition left whole among characters set apart: 我们 20 25 年的 营 收.
_WORD = f"{_HAN}{{2,3}}"
#: What is set apart by spaces: a number torn in groups or at its point, a character, a word: 20 26 年 毛 利 率 是 45. 4 跟 去 年 比.
_TORN = rf"(?:[0-9]{{1,3}}(?:(?: [0-9]{{1,3}}){{1,2}}(?:\. ?[0-9]{{1,4}})?|\. [0-9]{{1,4}})(?-u:\b)|{_WORD}|{_SINGLE})"
_SPLIT = "|".join(
    (
        # 毛 利 率 5 8 . 6 %: a run of single characters, of which two neighbours are Chinese
        f"(?:{_TORN} )*{_HAN} {_HAN}(?: {_TORN})+|(?:{_TORN} )*{_HAN} {_HAN}",
        # 1 1 4 亿元, 3 4 . 5 %, 2 .3 billion
        rf"{_DIGITS}(?: ?\. ?[0-9](?: ?[0-9])*)? ?{_UNIT}|{_SPLIT_POINT} ?{_UNIT}",
        # $ 1 . 42, EUR 1 234.5, $1. 4 billion; 增长3. 5亿. Elsewhere `1. 4 billion` may be an item of a list.
        rf"{_CURRENCY} ?(?:{_SPLIT_POINT}|{_DIGITS}|{_GROUPS}|{_SPACED_GROUPS})|{_CURRENCY} ?[0-9]+\. [0-9]+ ?{_SCALE}",
        rf"{_HAN} ?[0-9]{{1,3}}\. [0-9]+ ?{_UNIT}",
        # 4 , 0 2 1 亿元, 1, 234. 5 万元; `3, 500 stores` may be two things
        rf"[0-9](?: ?[0-9]){{0,2}}(?: ?, ?[0-9] ?[0-9] ?[0-9])+(?: ?\. ?[0-9](?: ?[0-9])*)? ?(?:{g.HAN_SCALE}|{g.CURRENCY})",
        # 34 300 万
        f"{_GROUPS} ?(?:{g.HAN_SCALE}|{g.CURRENCY})",
        # １，２３４ 万元
        rf"[1-9][0-9]{{0,2}}(?:，[0-9]{{3}})+(?:\.[0-9]+)? ?{_UNIT}",
        rf"百 ?分 ?之 ?[啊呃嗯]? ?(?:{_NUMERAL}+(?: {_NUMERAL}+)+|[0-9](?: [0-9])+(?: ?\. ?[0-9]+)?)",
        # by 1 80 basis points
        "[1-9] [0-9]0 ?(?i-u:basis|bps)",
        # € 2,4 billion, +3,4 %, 1,8x, € 2,20: the decimal comma of the European continent
        rf"{_CURRENCY} ?[0-9]{{1,3}},[0-9]{{1,2}}(?-u:\b)|[0-9]{{1,3}},[0-9]{{1,2}} ?{_DECIMAL_UNIT}",
    )
)
#: What is passed over whole, so that no split number begins inside: 百分之十 八月份, and numbers and words as they are.
_WHOLE_BEFORE, _WHOLE = f"百分之 ?{_NUMERAL}+ {_NUMERAL}+[月日号季年个家名]", "[0-9A-Za-z][0-9A-Za-z.,]*"
_PATTERN = f"({_WHOLE_BEFORE})|({_SPLIT})|({_WHOLE})"
_MARKED = f"${{1}}{OPEN}${{2}}{CLOSE}${{3}}"


@keeps_patterns
def close_split_numbers(texts: pl.DataFrame, found: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame | None]:
    """The texts with split numbers closed, and where their characters stood.

    texts: `text_index`, `text`; found: what scan.py found in them as they are: its gaps tell the few texts that may have a split number.
    Returns the texts, and one row a changed text: `text_index`, `places` (for each character of the closed text its place in the text as
    given); None where none is split.
    """
    rows = numbered(texts.select("text_index", "text")).join(_suspected(found), on="text_index", how="semi", maintain_order="left")
    if rows.is_empty():
        return texts, None
    folded = rows.with_columns(fold_characters(pl.col("text")))
    split = folded.filter(pl.col("text").str.contains(_SPLIT))
    if split.is_empty():
        return texts, None
    closed = _closed(split)
    whole = beside(texts, closed.select("_row", _closed="text")).with_columns(text=pl.coalesce("_closed", "text")).drop("_closed")
    return whole, closed.select("text_index", "places")


def _suspected(found: pl.DataFrame) -> pl.DataFrame:
    """`text_index` of texts in which the halves of a number may stand apart."""
    left, raw = pl.col("left"), pl.col("raw")
    gaps = found.select("text_index", "left", "raw", before=raw.shift(1)).filter(left.str.starts_with(CLOSE) & (left.str.len_bytes() < 8))
    halves = gaps.filter(left.str.contains(_GAP)).filter(raw.str.contains(_HALF_BEGINS), pl.col("before").str.contains(_HALF_ENDS))
    apart = found.select("text_index", "left", "right").filter(
        left.str.contains(_APART["left"]) | pl.col("right").str.contains(_APART["right"])
    )
    return pl.concat([halves.select("text_index"), apart.select("text_index")])


def _closed(split: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `text_index`, the closed `text` and its `places`."""
    character = pl.col("character")
    marked = split.with_columns(character=pl.col("text").str.replace_all(_PATTERN, _MARKED).str.split("")).drop("text").explode("character")
    inside = marked.with_columns(_inside=(character == OPEN).cum_sum() > (character == CLOSE).cum_sum())
    placed = inside.filter(~character.is_in([OPEN, CLOSE, ""])).with_columns(
        _place=pl.int_range(pl.len(), dtype=pl.Int32).over("text_index")
    )
    kept = placed.filter(~(pl.col("_inside") & character.is_in([" ", "\t"]))).with_columns(character=_comma())
    return kept.group_by("_row", "text_index", maintain_order=True).agg(text=character.str.join(""), places="_place")


def _comma() -> pl.Expr:
    """The characters, of which a comma between the digits of a number is a point unless three digits follow it; else an ASCII comma."""
    character = pl.col("character")
    digit = character.str.contains("[0-9]")
    is_comma = pl.col("_inside") & character.is_in([",", "，"]) & digit.shift(1) & digit.shift(-1)
    groups = digit.shift(-2) & digit.shift(-3)
    return pl.when(is_comma & groups).then(pl.lit(",")).when(is_comma).then(pl.lit(".")).otherwise(character)


def moved_back(mentions: pl.DataFrame, places: pl.DataFrame | None) -> pl.DataFrame:
    """`mentions` with `start` and `end` in the text as given instead of the closed one."""
    if places is None:
        return mentions
    known = numbered(mentions.select("text_index", "start", "end")).join(places, on="text_index")
    back = known.select("_row", _start=pl.col("places").list.get(pl.col("start")), _end=pl.col("places").list.get(pl.col("end") - 1) + 1)
    moved = beside(mentions, back)
    return moved.with_columns(start=pl.coalesce("_start", "start"), end=pl.coalesce("_end", "end")).drop("_start", "_end")
