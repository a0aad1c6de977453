"""What stands before a number without a unit, and tells a count from a year, a list number and a part of a name."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, flagged, numbered
from transforms.quantities.fold import CLOSE
from transforms.quantities.grammar import NO_LETTER, one_of, words
from transforms.reference import table

_CUE = one_of(table("count_cues")["surface"], after_gap=True)
_NUMBERED = one_of(table("numbered_nouns")["surface"], after_gap=True)
#: Capitals inside or a sign between tell a name even at the head of a sentence: iPhone, Wi-Fi, S&P.
_NAME = "(?:[a-z]+[A-Z][A-Za-z]*|[A-Z][A-Za-z]*(?:[&/-][A-Z][a-z]*)+)"
_NOUNS = table("context_nouns")
_MONEY = one_of(noun for noun in _NOUNS.filter(pl.col("kind") == "money")["surface"] if not noun.isascii())
_DAYS = one_of(_NOUNS.filter(pl.col("kind") == "days")["surface"], after_gap=True)
_ABOUT = one_of(words("qualifier_words", position="before"))
#: What may stand between a rate and its number.
_RATE_VERB = (
    "(?:为|是|约|大约|大概|差不多|达到?|的话|呢|也|在|从|由|本季度?|本期|去年的?|今年的?|目前|现在|当前|只有|已经?|还"
    "|降到|升到|降至|升至|下降到|上升到|提升到|提高到|回升到|回落到|做到)"
)
_FLAGS = {
    # page, slide, note
    "is_numbered": rf"(?i){_NUMBERED}(?:[ \t]{{0,2}}|[ \t]?(?:[为是:：]|is|was)[ \t]?)[\[(#]?$",
    # The first word of a sentence is capital without being a name.
    "follows_name": rf"[^ .{CLOSE}] (?:[A-Z][A-Za-z]*|{_NAME}) $|^{_NAME} $|[一-鿿][A-Z][A-Za-z]* $",
    # Page 5 of 13, 表5-2, 0050和2330: goes on with the number before it.
    "is_continued": rf"^{CLOSE}[ \t]?(?:of|/|-|、|和|至|到|,|and|to|through|&)[ \t]?$",
    "is_hyphened": rf"^{CLOSE}-$",
    # 单车净利5,000多, DPO 62: the noun right before the number.
    "is_money_left": rf"{_MONEY}(?:{_CUE}|{_ABOUT}|[只就了还]){{0,2}}[ \t]?$",
    "is_days_left": rf"{_DAYS}(?:[ \t]|{_CUE}|{_ABOUT}){{0,4}}$",
    # hazard ratio 0.57, book-to-bill of 1.12
    "is_ratio_left": r"(?i)(?:(?-u:\b)ratio|book[- ]to[- ]bill)(?: was| is| of| at)? $",
    # 综合成本率97.6
    "is_rate_left": f"(?:[^汇盈净销倍]率|净?息差|占比|融资成本){_RATE_VERB}*$"
    f"|(?i:{NO_LETTER}(?:margins?|(?:tax|interest|occupancy|utilization|churn|vacancy|default|coupon) rate|combined ratio)"
    "(?: of| was| is| at| came in at| to| from)? )$",
    # EPS of 1.10 to 1.15
    "is_per_share_left": r"(?i)(?:(?-u:\b)EPS|(?:earnings|loss|income|dividends?) per share)(?: guidance| range)?"
    r"(?: (?:was|is|of|at|to|between|from|came in at|will be|should be|in the range of|about|around|approximately|roughly))* ?$",
    # 利用率95: resolutions and frequencies are told in whole numbers too.
    "is_whole_rate_left": f"(?:[^汇盈净销倍频速功帧辨码心斜曲概]率|占比){_RATE_VERB}*$"
    f"|(?i:{NO_LETTER}(?:(?:tax|occupancy|utilization|utilisation|vacancy) rate|combined ratio|efficiency ratio|NRR|NDR"
    "|net (?:revenue|dollar) retention)(?: of| was| is| at| came in at| to)? )$",
    # 毛利率25.3，去年是22.8; 净利率25.3，跟去年的22.8差不多
    "is_then_left": f"^{CLOSE}(?:[，,]?[跟和与比较]|[，,])(?:[去上]年(?:同期)?|上(?:一)?个?季度?|前年|上半年)(?:只?[是为有]|的|才|就)*$",
    "is_version_left": rf"{CLOSE}\.$",
    "is_list_left": rf"(?:^|[：:；;。\n(（]|^[^{CLOSE}]{{0,3}}[，,])[ \t]*$",
    "has_cue": rf"(?i)(?:{_CUE})[ \t]?$",
    "is_year_cue": "(?i)(?:^|[^a-z])(?:in|of|by|for|since|during|year|from|through|to|and|at|until|till|before|after|versus|vs\\.?) ?$"
    "|[自至到从于在]$",
}
_NO_NAME_BEFORE = rf"(?i)(?:{_CUE}) $"


#: The flags as bits of one number: a column of its own for each of them would be filled for all the rows that have none.
_BITS = {name: 1 << place for place, name in enumerate(_FLAGS)}


@keeps_patterns
def read_bare(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `cues` (Int32), the flags of _FLAGS where no unit is known, which with_cues tells apart.

    mentions: `left`, `class`, `kind`.
    """
    left = pl.col("left")
    is_bare = pl.col("kind").is_null() & pl.col("class").is_in(["amount", "word_amount", "compound"])
    lefts = numbered(mentions.select_seq("left", _is=is_bare)).filter("_is")
    flags = {name: left.str.contains(pattern) for name, pattern in _FLAGS.items()}
    flags["follows_name"] &= ~left.str.contains(_NO_NAME_BEFORE)
    found = lefts.select_seq(ROW, **flags)
    cues = pl.sum_horizontal(pl.col(name).cast(pl.Int32) * bit for name, bit in _BITS.items())
    return flagged(mentions, found.select_seq(ROW, cues=cues))


def with_cues(rows: pl.DataFrame, *names: str) -> pl.DataFrame:
    """Adds the named flags of _FLAGS."""
    return rows.with_columns_seq(cue(name).alias(name) for name in names)


@cache
def cue(name: str) -> pl.Expr:
    """One flag of _FLAGS, from `cues`."""
    return (pl.col("cues") & _BITS[name]) != 0
