"""What stands before a number: currency, sign, qualifier, how it is joined to the number before, whether a name runs into it.

Everything is read from `left` (see scan.py), once a distinct left. The words are reference data.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.fold import CLOSE
from transforms.quantities.grammar import NO_LETTER, one_of, words
from transforms.quantities.vocabularies import QUALIFIER, SEPARATOR
from transforms.reference import table

_CURRENCY = one_of(words("currency_words", position="before"))
#: HK12 cents: a country, where coins follow.
_COIN = rf"(?:^|[^A-Za-z])({one_of(words('currency_words', position='before_coins')).replace(NO_LETTER, '')}[ \t]?)$"
_QUALIFIER = one_of(words("qualifier_words", position="before"), after_gap=True)
_FAR_QUALIFIER = one_of(words("qualifier_words", position="before_far"))
_SHARE_QUALIFIER = one_of(words("qualifier_words", position="before_share"))
_NOT_QUALIFIER = one_of(words("qualifier_words", position="before_not"), after_gap=True)
_SIGN = one_of(words("sign_words"), after_gap=True)
#: English says a change as it says a range; a verb of change before `from` tells them apart.
_CHANGE = "(?i:" + one_of(table("change_verbs")["surface"], after_gap=True) + ")"
#: Words between a sign or qualifier and its number that change nothing: 亏损为约 3 亿, 负的百分之二十.
_FILLER = (
    r"(?:了|咗|额|为|是|达到|达|高达|分别|共计|合计|总计|共|的|人民币|有| of| at| by| to"
    r"| (?:an? )?(?:additional|incremental|extra|further)| another)*[ \t]?"
)
#: What ends the reach of a word that need not touch the number.
STOP = f"，。；;{CLOSE}"

_DASH = "(?:-{1,2}|–|—{1,2}|~|～|至|到)"
#: What may stand between two numbers that are said together.
_BETWEEN = {
    "range": rf"(?:[(（]含[)）])?(?:{_DASH}|-? ?(?i:to|through))",
    "list": "(?:、|和|及|与|以及|或者?|,? ?and|,? ?or)",
    "comma": "[，,]",
    "versus": ",? (?:versus|vs\\.?|compared (?:with|to))",
    "slash": "/",
    # March 1, 2025, to May 31, 2025
    "until": ", (?i:to|through)",
    "sic": r"(?i:[(\[（]sic[)\]）][ \t]*[\[(（]?)",
    "nothing": "",
}
_PER = r"(?:/[^\x02，,、。0-9]{1,4}|每[^\x02，,、。0-9到至]{1,3}| (?:per|an?) [a-z]+)?"
_SEPARATORS = {name: rf"^{CLOSE}[ \t]*{between}[ \t]*$" for name, between in _BETWEEN.items()} | {
    # -5%到-3%, 负5%至负3%, (5)% to (3)%
    # 7.2万元/吨到7.5万元/吨: what the first is said for.
    "range": rf"^{CLOSE}{_PER}[ \t]*{_BETWEEN['range']}[ \t]*(?:-|负|\(|净?亏损|(?i:minus|negative) )?$",
    "nothing": rf"^{CLOSE}[ \t]?$",
}
#: A gap that begins like one between two numbers that are said together; a sign, a qualifier or a currency may follow.
JOINED = rf"^{CLOSE}[ \t]*(?:{'|'.join(_BETWEEN.values())})"

#: What leads from a number to the one it turned to: 从15000降到4500元.
TURN = rf"^{CLOSE}[ \t]*[^{STOP}0-9A-Za-z]{{1,8}}(?:到|至|为|成)了?[约近]?[ \t]*$"
#: What leads back from a number to the one it is compared with.
#: or goes on to another part of a change: 2.8 points and internal growth 0.5.
BACK = (
    rf"^{CLOSE} (?:(?:down|up) )?(?:from|versus|vs\.?|compared (?:with|to)) (?:about |around )?$"
    # 14.2% of revenue, down from 16.8
    rf"|^{CLOSE}[A-Za-z ,/-]{{0,24}} (?:(?:down|up)(?: slightly| sharply)? from|versus|vs\.?|compared (?:with|to)) (?:about |around )?$"
    # 60 basis points sequentially and 180 year over year
    rf"|^{CLOSE} (?:sequentially|organically|reported|as reported|year[- ]over[- ]year|quarter[- ]over[- ]quarter|q/q|y/y),? and $"
    rf"|^{CLOSE}(?:,? and|,)[a-z ]{{1,30}}(?:growth|volume|volumes|price|pricing|mix|contribution) $"
    # 收入100亿元，去年只有80
    rf"|^{CLOSE}[，,](?:去年(?:同期)?|上年(?:同期)?|上一?个?季度?|前年)(?:只?[是为有]|才)+$"
)
#: What leads to the amount of a change, whose result may follow: 增加3亿元至85亿元, by 12 days to 138 days.
MOVED = rf"(?:{_CHANGE}(?: of)?|(?-u:\b)(?i-u:by))(?:了|[ \t]|(?i:{_QUALIFIER}))*(?:{_CURRENCY}[ \t]?)?$"
#: A currency that runs into the number, with or without a sign between.
_PREFIXES = (rf"(?:^|[^A-Za-z])({_CURRENCY}[ \t]{{0,2}})$", rf"(?:^|[^A-Za-z])({_CURRENCY}[ \t]?[-(][ \t]?)$")
ENDS_IN_CURRENCY = "|".join(_PREFIXES)
_MINUS = rf"(?:^|[^-0-9A-Za-z%亿万元年月日\)）{CLOSE}]|(?i:yoy|qoq|mom|hoh|y/y|q/q))(-)$"
_LOSS = rf"(?i)({_SIGN}{_FILLER}(?:{_QUALIFIER})?{_FILLER})$"
#: 减亏, 扭亏: a loss that shrinks or ends is no sign of this amount. 抱负, 侵蚀: no minus.
_TURNED = r"(?:减|扭|止|控)亏[^，。]{0,2}$|[肩抱担胜欺辜][负]$|[侵腐销]蚀$"
#: 营业损失4,300万: a loss of operations, and not one of exchange.
_OPERATING_LOSS = rf"(?:营业|经营|税前|税后|每股|期间)(损失{_FILLER}(?:{_QUALIFIER})?{_FILLER})$"
_BOTH_SIGNS = r"((?:正负|±|\+/-|(?i:plus or minus))[ \t]?)$"
_QUALIFIED = rf"(?i)({_QUALIFIER}){_FILLER}(?:{_SIGN})?{_FILLER}$"
#: What _LOSS and _QUALIFIED have in common: it compiles in half the time.
_LOSS_OR_QUALIFIER = rf"(?i)(?:{_SIGN}|{_QUALIFIER}){_FILLER}{_FILLER}$"
_SHARE = f"约占[^{STOP},]{{1,14}}$"
#: 大约增加, 最多可以绑定: these reach over the verb.
_FAR = f"({_FAR_QUALIFIER})[^{STOP},、]{{1,6}}$"
#: We do not plan to grow by more than 5%, but `not only more than 5%`.
_NOT = rf"(?i)(?:{NO_LETTER}(?:not|never|nor)|n[’']t) (?:[a-z]+ ){{0,8}}({_NOT_QUALIFIER}){_FILLER}$"
_NOT_ONLY = "(?i)not (?:only|just|merely) "
#: 小于集团收入的 0.5% bounds a share; 低于去年同期的 5% compares with another number and bounds nothing.
_OF_SHARE = f"({_SHARE_QUALIFIER})[^{STOP},、年期季前预]{{2,8}}的[ \t]?$"
_LETTERS = r"([A-Za-z][A-Za-z-]*)$"
_FROM = rf"(?:从|由|自| from )[^{STOP}]{{0,6}}$"
_DECIDED = "(?i:repurchase|buy ?back|program(?:me)?|authori[sz]ation|guidance|outlook|forecast|budget|dividend|target)"
_FLAGS = {
    "is_open_bracket": r"[(（][ \t]?$",
    "opens_before": r"[(（][ \t]?$",
    "is_and": f"^{CLOSE}[ \t]*(?:and|和|与|至|到)[ \t]*$",
    # increased by 13 percentage points from 14% to 27%: so does a number before it.
    "is_from": rf"(?:从|由|自)[^{STOP}]{{0,6}}$|{_CHANGE}[^.;{CLOSE}]{{0,40}} from (?:negative |minus |about |around )?[^{STOP}]{{0,6}}$"
    rf"|^{CLOSE},? from (?:about |around )?$"
    # a program of purchases from $400 million to $700 million: what is decided on is raised or cut.
    rf"|{_DECIDED} from (?:about |around )?[^{STOP}]{{0,6}}$",
    "is_between": r"(?i)(?:between|介于|在)[ \t]?(?:约|about )?$",
    "touches_left": r"[A-Za-z][-+]?$",
    "is_first": "前[ \t]?$",
    "is_about": "(?i)(?:about|above) $",
    # 近三年, over five years: a span of time, no bound.
    "is_recent": "(?:^|[^将接临])近$|(?-u:\\b)[Oo]ver $",
    "is_exceeding": "[过上]$",
    # versus consensus of ($0.21): brackets that mean minus, and not another name of the amount before them.
    "is_bracketed_level": rf"(?i)(?:{NO_LETTER}(?:of|was|were|is|to|at|from|by|versus|vs\.?|and|as)|[:为是]) ?\($",
}
#: `sub-5%`, `mid-20s`: letters that are no name.
_NO_NAME = r"(?i)(?:^|[^a-z])(?:low|mid|high|sub|pre|post|non|over|under|and|or|to|a|the|another)-$"
#: Most of what stands before a number says nothing of it: one test tells, and the others run on what is left.
TELLING_LEFT = "|".join(
    f"(?:{pattern})"
    for pattern in (
        *(*_PREFIXES, _COIN, _MINUS, _OPERATING_LOSS, _BOTH_SIGNS, _LOSS_OR_QUALIFIER, _SHARE, _FAR, _OF_SHARE, _LETTERS, _FROM),
        *_SEPARATORS.values(),
        *(pattern for name, pattern in _FLAGS.items() if name != "is_from"),
    )
)


@cache
def _meanings(name: str, column: str, position: str = "before") -> dict[str, str]:
    frame = table(name).filter(pl.col("position") == position)
    return dict(zip(frame["surface"].str.to_lowercase(), frame[column], strict=True))


def said(window: pl.Expr) -> pl.Expr:
    """A matched word as the reference table spells it: lower case, single spaces."""
    return window.str.to_lowercase().str.replace_all(r"[ \t-]+", " ")


def _meant(matched: pl.Expr, name: str, column: str, position: str = "before") -> pl.Expr:
    return matched.replace_strict(_meanings(name, column, position), default=None, return_dtype=pl.String)


@keeps_patterns
def _qualifiers(peeled: pl.DataFrame) -> pl.DataFrame:
    """`qualifier_before`, the nearest: right before the number, over a verb, over what a share is of."""
    rest = pl.col("_rest")
    found = peeled.select_seq(
        is_only=rest.str.contains(_NOT_ONLY),
        denied=said(rest.str.extract(_NOT, 1)),
        near=said(rest.str.extract(_QUALIFIED, 1)),
        far=rest.str.extract(_FAR, 1),
        of_share=rest.str.extract(_OF_SHARE, 1),
        is_share=rest.str.contains(_SHARE),
    )
    word = pl.coalesce(
        pl.when(~pl.col("is_only")).then(_meant(pl.col("denied"), "qualifier_words", "qualifier", "before_not")),
        _meant(pl.col("near"), "qualifier_words", "qualifier"),
        _meant(pl.col("far"), "qualifier_words", "qualifier", "before_far"),
        pl.when("is_share").then(pl.lit("approx")),
        _meant(pl.col("of_share"), "qualifier_words", "qualifier", "before_share"),
    )
    return found.select(qualifier_before=word.cast(QUALIFIER))


def read_left(lefts: pl.DataFrame) -> pl.DataFrame:
    """What each distinct `left` says.

    lefts: `left`. Returns `left` and
    `prefix_unit`, `prefix_length`: the currency in front of the number, and its length with the space and sign after it;
    `is_dollar_sign`: it is a bare $, of whichever country; `coin_unit`, `coin_length`: the same for a country before coins;
    `is_negative`, `sign_length`: a minus or a word of loss, and how many characters in front of the currency belong to the surface;
    `is_open_bracket`: an accounting bracket may open; `is_both_signs`: 正负 or ±;
    `qualifier_before` (null where none);
    `separator`: a key of _BETWEEN, where only that stands between this number and the one before; `is_and`;
    `is_from`, `is_between`: 从 and between before the first of two numbers;
    `touches_left`, `name_length`: letters of a name run into the number; and the other flags of _FLAGS.
    A left that TELLING_LEFT does not match has null, 0 and false in all of them.
    """
    units = _unit_ids()
    peeled = _peeled(lefts)
    said_of = pl.concat([peeled, _signs(peeled), _qualifiers(peeled), _flags(peeled)], how="horizontal")
    prefix, coin, sign = pl.col("_prefix"), pl.col("_coin"), pl.coalesce("_minus", "_loss", "_operating_loss")
    currency = prefix.str.strip_chars(" \t-(")
    return said_of.select(
        "left",
        "qualifier_before",
        "separator",
        prefix_unit=currency.replace_strict(units, default=None, return_dtype=pl.String),
        is_dollar_sign=(currency == "$").fill_null(False),
        prefix_length=_length(prefix),
        coin_unit=coin.str.strip_chars(" \t").replace_strict(units, default=None, return_dtype=pl.String),
        coin_length=_length(coin),
        is_negative=sign.is_not_null() | prefix.str.contains("-", literal=True).fill_null(False),
        sign_length=_length(pl.coalesce(sign, "_both")),
        is_both_signs=pl.col("_both").is_not_null(),
        name_length=_length(pl.col("_letters")),
        **{name: pl.col(name) for name in _FLAGS if name != "touches_left"},
        touches_left=pl.col("touches_left") & ~pl.col("_is_no_name"),
    )


@cache
def _unit_ids() -> dict[str, str]:
    currencies = table("currency_words").filter(pl.col("position").is_in(["before", "before_coins"]))
    return dict(currencies.select("surface", "unit_id").iter_rows())


@keeps_patterns
def _peeled(lefts: pl.DataFrame) -> pl.DataFrame:
    """`left`, the currency at its end (`_prefix`), and `_rest`, what stands before that; `_coin`: the country before coins."""
    left, prefixes = pl.col("left"), [f"_prefix_{index}" for index in range(len(_PREFIXES))]
    found = lefts.with_columns_seq(
        *(left.str.extract(pattern, 1).alias(name) for name, pattern in zip(prefixes, _PREFIXES, strict=True)),
        _coin=left.str.extract(_COIN, 1),
    )
    cut = found.select("left", "_coin", _prefix=pl.coalesce(prefixes))
    return cut.with_columns(_rest=left.str.head(left.str.len_chars() - pl.col("_prefix").str.len_chars().fill_null(0)))


@keeps_patterns
def _signs(peeled: pl.DataFrame) -> pl.DataFrame:
    """`_both`, `_minus`, `_loss`, `_operating_loss`: what is said of the sign, null where nothing is; `_letters` before the number."""
    rest = pl.col("_rest")
    both, loss = rest.str.extract(_BOTH_SIGNS, 1), rest.str.extract(_LOSS, 1)
    signs = peeled.select_seq(
        _both=both,
        _loss=loss,
        _is_turned=rest.str.contains(_TURNED),
        _minus=rest.str.extract(_MINUS, 1),
        _operating_loss=rest.str.extract(_OPERATING_LOSS, 1),
        _letters=rest.str.extract(_LETTERS, 1),
    )
    is_loss = ~pl.col("_is_turned") & pl.col("_both").is_null()
    return signs.with_columns(_loss=pl.when(is_loss).then("_loss")).drop("_is_turned")


@keeps_patterns
def _flags(peeled: pl.DataFrame) -> pl.DataFrame:
    """The flags of _FLAGS, `_is_no_name` and `separator`."""
    left, rest = pl.col("left"), pl.col("_rest")
    flags = {name: (left if name == "is_open_bracket" else rest).str.contains(pattern) for name, pattern in _FLAGS.items()}
    separators = {f"_{name}": rest.str.contains(pattern) for name, pattern in _SEPARATORS.items()}
    told = peeled.select_seq(**flags, **separators, _is_no_name=rest.str.contains(_NO_NAME))
    separator = pl.coalesce(pl.when(f"_{name}").then(pl.lit(name)) for name in _SEPARATORS).cast(SEPARATOR)
    return told.with_columns(separator=separator).drop(separators)


def _length(found: pl.Expr) -> pl.Expr:
    return found.str.len_chars().fill_null(0).cast(pl.Int32)
