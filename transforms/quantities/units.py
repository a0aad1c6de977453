"""What kind of number each expression is: from its unit word, the currency before it, and its class."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.kept_patterns import keeps_patterns
from transforms.quantities.align import ROW, flagged, numbered, replaced
from transforms.quantities.fold import CLOSE
from transforms.quantities.grammar import HAN_DIGIT, one_of
from transforms.quantities.vocabularies import KIND
from transforms.reference import table


@cache
def _continuations() -> list[str]:
    """Units that are only the first character of a word, with the next character: 期间, 成为, 家庭."""
    return table("unit_continuations").select_seq(pl.concat_str("unit", "next")).to_series().to_list()


@cache
def _continued() -> list[str]:
    return table("unit_continuations")["unit"].unique().to_list()


_AMOUNTS = ("amount", "word_amount", "compound", "coins", "small_coins")
#: Units that a currency sign in front does not overrule: `$5 percent` is a slip, `RMB 3 times` two things.
_NOT_MONEY = ("percent", "percentage_point", "multiple")


#: year-over-year, quarter-on-quarter, year-to-date: no span of time.
_COMPARES = "(?i)^[ -](?:over|on|to)[ -](?:year|quarter|month|date)"
#: What moves by percentage points.
_POINTS_BY = r"(?i)(?-u:\b)(?:contributed|contributes|added|adds|up|down|gained|lost|fell|rose|improved|declined) (?:by |about )?$"
_CHANGES = one_of(table("change_verbs")["surface"], after_gap=True)
_MOVES_BY = rf"(?i)(?:{_CHANGES}|(?-u:\b)by) (?:by |about |roughly |around |nearly |almost |over |another |more than )*$"
#: fell by a quarter, about a quarter; and not about a quarter ago.
_ABOUT = "(?i)(?-u:\\b)(?:by|about|roughly|nearly|almost|around|approximately|over|under|than) $"
#: More than half of, accounts for half of; and not `in half of the cases`.
_SHARED_BY = "(?i)(?-u:\\b)(?:about|roughly|nearly|almost|around|approximately|over|than|for|represent(?:s|ed|ing)?|compris(?:es|ed|ing)) $"
_IN_TIME = (
    "(?i)^ (?:[–(-]|ago|earlier|later|or two|to go|from now|ahead|behind|early|late|end|basis|before|after|in which|per|here|out"
    "|on quarter)"
)
#: What is told in coins: 每股派息5分, 成本下降2分.
_OF_COINS = "每股|派息|股息|股利|分红|派发|分钱|成本|单价|电价|运价|油价|价格|收益|利息|净利|毛利|利润|度电|每度|售价|运费"
_OF_DIVIDENDS = "(?:股利|股息|派息|EPS|每股)[^，。；、]{0,6}$"
#: What is measured in percentage points, and how they compare.
_POINTS_OF = (
    r"^ (?:of (?:[a-z]+ )?(?:share|margin|growth|gain|leverage|pressure|headwind|tailwind|improvement|expansion|contraction)"
    r"|(?:off|to) (?:[a-z]+ )?(?:growth|margin)|(?:better|worse|higher|lower|ahead|faster|slower|wider|tighter)(?-u:\b)"
    r"|(?:above|below|behind|over|under) (?:last|the|our|guidance|plan|consensus|a year|prior))"
)


#: a nine-point increase in margin, and no five-point plan
_POINTS_MOVE = (
    r"^ (?:[a-z]+ ){0,2}(?:increase|decrease|improvement|swing|headwind|tailwind|gain|loss|drop|decline|rise|fall|jump|expansion"
    r"|contraction|drag|hit|benefit|uplift|lift|deterioration|acceleration|deceleration|reduction|impact|gap|spread|difference|delta)s?(?-u:\b)"
)


@keeps_patterns
def read_units(mentions: pl.DataFrame) -> pl.DataFrame:
    """Settles `kind`, `unit_id` (still LOCAL or YEN_OR_YUAN where it depends on the document) of each mention.

    mentions: what scan.py, shapes.py and left_context.py say. A unit that only begins the next word (618期间) is taken away again.
    """
    mentions = _told_points(mentions).pipe(_marked_scores)
    # 两块业务 are two areas, but a text of 两块 alone is money.
    is_piece = pl.col("is_piece") & ~(
        (pl.col("unit_word") == "块").fill_null(False) & ((pl.col("right") == "") | pl.col("right").str.starts_with("多"))
    )
    # HK12 cents and A$5 dollars: dollars and cents are of many countries, and what stands in front says of which.
    is_coin = pl.col("is_of_many_countries") & pl.col("coin_unit").is_not_null() & (pl.col("kind") == "money")
    mentions = mentions.with_columns_seq(
        prefix_unit=pl.when(is_coin).then("coin_unit").otherwise("prefix_unit"),
        prefix_length=pl.when(is_coin).then("coin_length").otherwise("prefix_length"),
    )
    has_prefix = pl.col("prefix_unit").is_not_null() & pl.col("class").is_in(_AMOUNTS) & ~pl.col("kind").is_in(_NOT_MONEY).fill_null(False)
    # A suffix that says more than 元 or 块 names the currency better than a sign: ¥5亿港元; 人民币 55亿元人民币.
    keeps_suffix = ((pl.col("kind") == "money") & (pl.col("unit_id") != "LOCAL") & ~pl.col("is_of_many_countries")).fill_null(False)
    told = mentions.with_columns_seq(_piece=is_piece, _prefixed=has_prefix)
    told = flagged(told, _parts_of_words(told))
    part, prefixed = pl.col("_part"), pl.col("_prefixed")
    return told.with_columns_seq(
        kind=pl.when(prefixed).then(pl.lit("money")).when(part).then(None).when("_piece").then(pl.lit("count")).otherwise("kind"),
        unit_id=pl.when(prefixed & ~keeps_suffix)
        .then("prefix_unit")
        .when(part)
        .then(None)
        .when("_piece")
        .then(pl.lit("count"))
        .otherwise("unit_id"),
        unit_exponent=pl.when(~part).then("unit_exponent"),
        unit_word=pl.when(~part).then("unit_word"),
        end=pl.col("end") - pl.when(part).then("_cut").otherwise("tail_length"),
        # A currency in front of something that is no amount belongs to the sentence: 人民币 2023 年.
        prefix_length=pl.when(prefixed).then("prefix_length").otherwise(0),
    ).drop("_piece", "_prefixed", "_part", "_cut", "tail_length", "is_score")


def _parts_of_words(mentions: pl.DataFrame) -> pl.DataFrame:
    """`_row`, `_part`: the unit only begins a word (618期间), compares or is a score; `_cut`: how many characters go with it."""
    raw, unit, compares = pl.col("raw"), pl.col("unit_word"), pl.col("_compares")
    # $18 million year-over-year
    is_time = (pl.col("kind") == "duration") & (unit >= "a") & (unit < "{")
    keys = numbered(mentions.select_seq("kind", "raw", "unit_word", "right", "is_score", "_prefixed"))
    rows = keys.filter(is_time | unit.is_in(_continued()) | pl.col("is_score"))
    told = rows.with_columns_seq(
        _compares=is_time & (pl.col("_prefixed") | pl.col("right").str.contains(_COMPARES)),
        _continues=pl.concat_str(unit, pl.col("right").str.head(1)).is_in(_continuations()),
    )
    # The space that joins it goes too.
    joint = raw.str.len_chars() - raw.str.replace("[ \t-]+[a-zA-Z]+$", "").str.len_chars() - unit.str.len_chars()
    joint = pl.when(compares).then(joint).fill_null(0)
    parts = told.filter(pl.col("_continues") | pl.col("is_score") | compares)
    return parts.select_seq(ROW, _part=pl.lit(True), _cut=(unit.str.len_chars() + joint).cast(pl.Int32).fill_null(0))


def _told_points(mentions: pl.DataFrame) -> pl.DataFrame:
    """`one to two points of share gain` are no things; +1.8pct in Chinese is a change in points, 5 pct in English a rate."""
    unit, left = pl.col("unit_word"), pl.col("left")
    keys = mentions.select_seq("unit_word", "left", "right", "is_piece", "raw", "class", before=left.shift(1))
    mentions = replaced(replaced(mentions, _no_points(keys)), _dividends(keys))
    rows = numbered(keys).filter((unit == "pct") | pl.col("is_piece") & unit.str.to_lowercase().is_in(["points", "point"]))
    if rows.is_empty():
        return mentions
    # up one to two points: what stands before the first of them.
    goes_on = left.str.contains(f"^{CLOSE} ?(?:to|or|-) ?$")
    rows = rows.with_columns_seq(head=pl.when(goes_on).then("before").otherwise(left))
    points = rows.filter(
        pl.when(unit == "pct")
        .then(pl.concat_str("left", "right").str.contains("[一-鿿。，；、]"))
        .otherwise(
            pl.col("right").str.contains(_POINTS_MOVE)
            | pl.col("right").str.contains(_POINTS_OF)
            | pl.col("head").str.contains(_POINTS_BY)
            & pl.col("right").str.contains(r"^(?:[.,;，。；]|$| (?:in|from|to|of|year|and)(?-u:\b))")
        )
    )
    kind = pl.lit("percentage_point")
    return replaced(mentions, points.select_seq(ROW, kind=kind.cast(KIND), unit_id=kind, is_piece=pl.lit(False)))


def _dividends(mentions: pl.DataFrame) -> pl.DataFrame:
    """The rows in which 块 is no piece: 现金股利三块."""
    rows = numbered(mentions.select_seq("unit_word", "is_piece", "left")).filter(pl.col("is_piece") & (pl.col("unit_word") == "块"))
    return rows.filter(pl.col("left").str.contains(_OF_DIVIDENDS)).select_seq(ROW, is_piece=pl.lit(False))


def _no_points(mentions: pl.DataFrame) -> pl.DataFrame:
    """The rows in which `a point` is none of a margin and `a quarter` no share (make a point, a quarter ago): they lose their kind."""
    raw, left, right = pl.col("raw"), pl.col("left"), pl.col("right")
    after_share = pl.col("class").shift(1).is_in(["fraction", "percent_words"])
    rows = numbered(mentions.with_columns_seq(_after_share=after_share)).filter(pl.col("class").is_in(["part", "fraction"]))
    after_share = pl.col("_after_share") & left.str.contains(f"^{CLOSE}.* and $")
    points = rows.filter(raw.str.contains("(?i)^a (?:good |solid )?point$"))
    quarters = rows.filter(raw.str.contains("(?i)^a quarter$"))
    halves = rows.filter(raw.str.contains("(?i)^half of$")).filter(~left.str.contains(_SHARED_BY) | right.str.contains(_IN_TIME))
    loose = points.filter(~(left.str.contains(_MOVES_BY) | right.str.contains(_POINTS_OF)))
    times = quarters.filter(~(left.str.contains(_ABOUT) | after_share) | right.str.contains(_IN_TIME))
    return pl.concat([loose, times, halves]).select_seq(ROW, kind=pl.lit(None, KIND), unit_id=pl.lit(None, pl.String))


#: 九分二; 四分三 is a part, and 一分五厘 a price.
_LOOSE_COINS = f"^[{HAN_DIGIT}]分[{HAN_DIGIT}]$"


def _marked_scores(mentions: pl.DataFrame) -> pl.DataFrame:
    """Adds `is_score`: 满分100分; cents are coins of a price, a dividend or a cost, said after other coins, or alone."""
    # 电价0.41元/千瓦时，同比下降3.6分
    is_coins = (pl.col("kind") == "money") & pl.col("scale_exponent").is_null() & (pl.col("unit_id") == "LOCAL")
    after_coins = is_coins.shift(1) & (pl.col("text_index") == pl.col("text_index").shift(1))
    keys = mentions.select_seq("unit_word", "raw", "class", "left", "right", _after=after_coins.fill_null(False))
    is_cents = pl.col("unit_word") == "分"
    coins = numbered(keys).filter(is_cents | (pl.col("class") == "small_coins")).filter(is_cents | pl.col("raw").str.contains(_LOOSE_COINS))
    alone = (pl.col("left") == "") & (pl.col("right") == "")
    of_coins = pl.col("left").str.tail(16).str.contains(_OF_COINS) | pl.col("_after") & ~pl.col("left").str.contains("[。；！？]")
    return flagged(mentions, coins.select_seq(ROW, is_score=~of_coins & ~alone))
