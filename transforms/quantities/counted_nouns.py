"""The nouns around a number without a unit, which tell whether it is one of money, of things or of days (reference/context_nouns.csv)."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import texts_of
from transforms.quantities.fold import fold_characters
from transforms.quantities.grammar import one_of
from transforms.reference import table

#: How far before the number the noun may stand, in characters.
_WINDOW = 80
#: What follows a number without being what is counted.
_NO_NOUN = (
    "^[ \t]?(?:左右|上下|以[上内下]|大关|关口|规模|水平|水准|级别|门槛|区间|体量|量级|目标|上限|下限|[上下][调修]"
    "|[的了吧呢啊吗嘛呀到至和与及或是在同环较比增减调提降升改修左再但而并其则也都这那第来主])"
)


@cache
def _kinds() -> tuple[str, dict[str, str]]:
    nouns = table("context_nouns")
    return one_of(nouns["surface"], after_gap=True), dict(zip(nouns["surface"].str.to_lowercase(), nouns["kind"], strict=True))


@keeps_patterns
def nouns_around(rows: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `noun_kind` (null where no noun tells), `is_noun_right`: a word follows that may be what is counted (3亿网友).

    The noun right behind a number tells (3亿用户, 八千万的费用), in a range or list the one behind its last number;
    else the last one before.

    rows: `_row`, `text_index`, `start`, `right`, `_leads` (a number tied to it follows); texts: `text_index`, `text`.
    """
    pattern, _ = _kinds()
    from_char = (pl.col("start") - _WINDOW).clip(lower_bound=0)
    placed = rows.select_seq("_row", "start", "right", "_leads", texts_of(rows, texts))
    windows = placed.with_columns_seq(before=fold_characters(pl.col("text").str.slice(from_char, pl.col("start") - from_char)))
    heard = windows.with_columns_seq(
        # Most windows hold no noun, and that is told faster than which.
        _kinds_of(windows["before"], rf"(?i).*({pattern})(?:[^。；;,]|,[0-9])*$", f"(?i){pattern}"),
        _kinds_of(windows["right"], rf"(?i)^[ \t]?(?:的[ \t]?(?:一个[ \t]?)?|of |in )?(?:[a-z]+ ){{0,2}}({pattern})"),
    )
    leads = (pl.col("_leads") & (pl.col("_row").shift(-1) == pl.col("_row") + 1)).fill_null(False)
    told = heard.with_columns_seq(right=pl.coalesce("right", pl.when(leads).then(pl.col("right").shift(-1))))
    follows = windows["right"].str.contains("^[ \t]?[一-鿿]") & ~windows["right"].str.contains(_NO_NOUN)
    return told.select_seq("_row", noun_kind=pl.coalesce("right", "before"), is_noun_right=follows)


def _kinds_of(surroundings: pl.Series, around: str, telling: str | None = None) -> pl.Series:
    """The kind of the noun that group 1 of `around` finds in each string that matches `telling`; each distinct one is searched once."""
    _, kinds = _kinds()
    text = pl.col("text")
    strings = surroundings.rename("text").to_frame()
    distinct = strings.unique() if telling is None else strings.unique().filter(text.str.contains(telling))
    found = distinct.with_columns_seq(kind=text.str.extract(around, 1))
    known = found.with_columns_seq(pl.col("kind").str.to_lowercase().replace_strict(kinds, default=None, return_dtype=pl.String))
    return strings.join(known, on="text", how="left", maintain_order="left")["kind"].rename(surroundings.name)
