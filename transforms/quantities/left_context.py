"""What stands before a number: currency, sign, qualifier, per what, how it is joined to the number before, whether a name runs into it.

Everything is read from `left` (see scan.py), once a distinct left. The words are reference data.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.quantities.fold import CLOSE
from transforms.quantities.grammar import one_of, words
from transforms.reference import table

_CURRENCY = one_of(words("currency_words", position="before"))
_QUALIFIER = one_of(words("qualifier_words", position="before"), after_gap=True)
_FAR_QUALIFIER = one_of(words("qualifier_words", position="before_far"))
_SHARE_QUALIFIER = one_of(words("qualifier_words", position="before_share"))
_SIGN = one_of(words("sign_words"), after_gap=True)
_PER = one_of(words("per_words", position="before"), after_gap=True)
#: English says a change as it says a range; a verb of change before `from` tells them apart.
_CHANGE = "(?i:" + one_of(table("change_verbs")["surface"], after_gap=True) + ")"
_CUE = one_of(table("count_cues")["surface"], after_gap=True)
_NUMBERED = one_of(table("numbered_nouns")["surface"], after_gap=True)
#: Words between a sign or qualifier and its number that change nothing: 亏损为约 3 亿, 负的百分之二十.
_FILLER = r"(?:了|额|为|达到|达|共计|合计|总计|共|的|人民币|有| of| at| by| to)*[ \t]?"
#: What ends the reach of a word that need not touch the number.
_STOP = f"，。；;{CLOSE}"

_DASH = "(?:-{1,2}|–|—{1,2}|~|～|至|到)"
#: What may stand between two numbers that are said together.
_BETWEEN = {
    "range": rf"(?:[(（]含[)）])?(?:{_DASH}|-? ?(?i:to|through))",
    "list": "(?:、|和|及|与|以及|或者?|,? ?and|,? ?or)",
    "comma": "[，,]",
    "sic": r"(?i:[(\[（]sic[)\]）][ \t]*[\[(（]?)",
    "nothing": "",
}
_SEPARATORS = {name: rf"^{CLOSE}[ \t]*{between}[ \t]*$" for name, between in _BETWEEN.items()}
_JOINED_BY_AND = f"^{CLOSE}[ \t]*(?:and|和|与|至|到)[ \t]*$"
#: A gap that begins like one between two numbers that are said together; a sign, a qualifier or a currency may follow.
JOINED = rf"^{CLOSE}[ \t]*(?:{_BETWEEN['range']}|{_BETWEEN['list']}|{_BETWEEN['sic']})"


@cache
def _meanings(name: str, column: str, position: str = "before") -> dict[str, str]:
    frame = table(name).filter(pl.col("position") == position)
    return dict(zip(frame["surface"].str.to_lowercase(), frame[column], strict=True))


def _said(window: pl.Expr) -> pl.Expr:
    """A matched word as the reference table spells it: lower case, single spaces."""
    return window.str.to_lowercase().str.replace_all(r"[ \t-]+", " ")


def read_left(lefts: pl.DataFrame) -> pl.DataFrame:
    """What each distinct `left` says.

    lefts: `left`. Returns `left` and
    `prefix_unit`, `prefix_length`: the currency in front of the number, and its length with the space and sign after it;
    `is_negative`, `sign_length`: a minus or a word of loss, and how many characters in front of the currency belong to the surface;
    `is_open_bracket`: an accounting bracket may open; `is_both_signs`: 正负 or ±;
    `qualifier_before`, `per_before` (null where none);
    `separator`: range, list, sic or nothing, where only that stands between this number and the one before; `is_and`;
    `is_from`, `is_between`: 从 and between before the first of two numbers;
    `touches_left`, `follows_name`, `name_length`: letters of a name run into the number, or a capital word stands before it;
    `is_numbered`: page, slide, note before it; `is_version_left`, `is_first`, `is_list_left`, `has_cue`, `is_year_cue`, `is_about`.
    """
    units = dict(
        zip(*(table("currency_words").filter(pl.col("position") == "before")[column] for column in ("surface", "unit_id")), strict=True)
    )
    prefix = pl.coalesce(
        pl.col("left").str.extract(rf"(?:^|[^A-Za-z])({_CURRENCY}[ \t]{{0,2}})$", 1),
        pl.col("left").str.extract(rf"(?:^|[^A-Za-z])({_CURRENCY}[ \t]?[-(][ \t]?)$", 1),
    )
    peeled = lefts.with_columns(_prefix=prefix).with_columns(
        prefix_unit=pl.col("_prefix").str.strip_chars(" \t-(").replace_strict(units, default=None, return_dtype=pl.String),
        prefix_length=pl.col("_prefix").str.len_chars().fill_null(0).cast(pl.Int32),
        _rest=pl.col("left").str.head(pl.col("left").str.len_chars() - pl.col("_prefix").str.len_chars().fill_null(0)),
    )
    rest = pl.col("_rest")
    minus = rest.str.extract(rf"(?:^|[^-0-9A-Za-z%亿万元年月日\)）{CLOSE}])(-)$", 1)
    word = rest.str.extract(rf"(?i)({_SIGN}{_FILLER}(?:{_QUALIFIER})?{_FILLER})$", 1)
    # 减亏, 扭亏: a loss that shrinks or ends is no sign of this amount. 负面, 抱负: no minus.
    turned = rest.str.contains(r"(?:减|扭|止|控)亏[^，。]{0,2}$|[肩抱担胜欺辜][负]$")
    both = rest.str.extract(r"((?:正负|±|\+/-|(?i:plus or minus))[ \t]?)$", 1)
    signed = pl.coalesce(minus, pl.when(~turned & both.is_null()).then(word))
    inner = pl.col("_prefix").str.contains("-", literal=True).fill_null(False)
    qualifier = _said(rest.str.extract(rf"(?i)({_QUALIFIER}){_FILLER}(?:{_SIGN})?{_FILLER}$", 1)).replace_strict(
        _meanings("qualifier_words", "qualifier"), default=None, return_dtype=pl.String
    )
    share = pl.when(rest.str.contains(f"约占[^{_STOP},]{{1,14}}$")).then(pl.lit("approx"))
    # 大约增加, 最多可以绑定: these reach over the verb.
    far = rest.str.extract(f"({_FAR_QUALIFIER})[^{_STOP},、]{{1,6}}$", 1).replace_strict(
        _meanings("qualifier_words", "qualifier", "before_far"), default=None, return_dtype=pl.String
    )
    # 小于集团收入的 0.5% bounds a share; 低于去年同期的 5% compares with another number and bounds nothing.
    of_share = rest.str.extract(f"({_SHARE_QUALIFIER})[^{_STOP},、年期季前预]{{2,8}}的[ \t]?$", 1).replace_strict(
        _meanings("qualifier_words", "qualifier", "before_share"), default=None, return_dtype=pl.String
    )
    per = _said(rest.str.extract(rf"(?i).*({_PER})[^{_STOP}]*$", 1)).replace_strict(
        _meanings("per_words", "per"), default=None, return_dtype=pl.String
    )
    separator = pl.coalesce(pl.when(rest.str.contains(pattern)).then(pl.lit(name)) for name, pattern in _SEPARATORS.items())
    return peeled.select(
        "left",
        "prefix_unit",
        "prefix_length",
        is_negative=signed.is_not_null() | inner,
        sign_length=pl.coalesce(signed, both).str.len_chars().fill_null(0).cast(pl.Int32),
        is_open_bracket=pl.col("left").str.contains(r"\([ \t]?$"),
        is_both_signs=both.is_not_null(),
        qualifier_before=pl.coalesce(qualifier, far, share, of_share),
        per_before=per,
        separator=separator,
        is_and=rest.str.contains(_JOINED_BY_AND),
        is_from=rest.str.contains(rf"(?:从|由|自)[^{_STOP}]{{0,6}}$|{_CHANGE}[^.;{CLOSE}]{{0,40}} from [^{_STOP}]{{0,6}}$"),
        is_between=rest.str.contains(r"(?i)(?:between|介于|在)[ \t]?(?:约|about )?$"),
        touches_left=rest.str.contains(r"[A-Za-z][-+]?$")
        & ~rest.str.contains(r"(?i)(?:^|[^a-z])(?:low|mid|high|sub|pre|post|non|over|under|and|or|to|a|the|another)-$"),
        # The first word of a sentence is capital without being a name.
        is_numbered=rest.str.contains(rf"(?i){_NUMBERED}[ \t]{{0,2}}[\[(]?$"),
        follows_name=rest.str.contains(rf"[^ .{CLOSE}] [A-Z][A-Za-z]* $") & ~rest.str.contains(rf"(?i)(?:{_CUE}) $"),
        name_length=rest.str.extract(r"([A-Za-z][A-Za-z-]*)$", 1).str.len_chars().fill_null(0).cast(pl.Int32),
        is_version_left=rest.str.contains(rf"{CLOSE}\.$"),
        is_first=rest.str.contains("前[ \t]?$"),
        is_list_left=rest.str.contains(rf"(?:^|[：:；;。\n(（]|^[^{CLOSE}]{{0,3}}[，,])[ \t]*$"),
        has_cue=rest.str.contains(rf"(?i)(?:{_CUE})[ \t]?$"),
        is_year_cue=rest.str.contains(
            "(?i)(?:^|[^a-z])(?:in|of|by|for|since|during|year|from|through|to|and|at|until|till|before|after|versus|vs\\.?) ?$"
            "|[自至到从于在]$"
        ),
        is_about=rest.str.contains("(?i)(?:about|above) $"),
        is_recent=rest.str.contains("近$"),
        is_exceeding=rest.str.contains("[过上]$"),
    )
