"""Words of two senses, told apart by what stands around them or by what kind of company speaks."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.observations.lexicon import cues
from transforms.observations.metrics import metrics

#: As many different measures that only banks have make a call a bank's.
_MEASURES_OF_A_BANK = 2
_BANK = "bank"


@cache
def _bank_measures() -> list[str]:
    return metrics().filter(pl.col("industry") == _BANK)["metric_id"].to_list()


def _income_of_others(stream: pl.DataFrame) -> pl.Expr:
    """Income alone is revenue on a bank's call; elsewhere it may be profit. stream: with `document`."""
    measures = stream.filter((pl.col("role") == "metric") & pl.col("code").is_in(_bank_measures()))
    banks = measures.group_by("document").agg(pl.col("code").n_unique().alias("measures")).filter(pl.col("measures") >= _MEASURES_OF_A_BANK)
    of_banks = cues().filter(pl.col("alias_scope") == _BANK)["name"].to_list()
    return pl.col("name").is_in(of_banks) & ~pl.col("document").is_in(banks["document"].to_list())


#: Names of the programmes that shares are bought back under, where repurchases are spoken of.
_PURCHASES = "purchases"


def _other_programme(stream: pl.DataFrame) -> pl.Expr:
    """$2 billion in share repurchases from our $3 billion program, $899 million remaining of the authorization; but no loyalty program."""
    programmes = cues().filter(pl.col("alias_scope") == _PURCHASES)["name"].to_list()
    repurchases = (pl.col("role") == "metric") & pl.col("code").str.starts_with("share_repurchase") & ~pl.col("name").is_in(programmes)
    rows = stream.filter(repurchases | (pl.col("role") == "remaining"))["row"].unique()
    return pl.col("name").is_in(programmes) & ~pl.col("row").is_in(rows.implode())


def _name_of_an_output() -> pl.Expr:
    """矿产金的单位成本, 矿产铜业务: the output that the next metric or the part of the company is of, and no amount of it."""
    modified = cues().filter(pl.col("modifier").is_not_null() & pl.col("counted_pattern").is_not_null())["name"].to_list()
    apart = pl.col("start").shift(-1) - pl.col("end")
    of_metric = (pl.col("role").shift(-1) == "metric") & (apart <= 1)
    of_part = (pl.col("role").shift(-1) == "part") & (pl.col("code").shift(-1) == "part") & (apart == 0)
    # 矿产铜精矿不含税的平均售价
    over_words = (pl.col("role").shift(-1) == "neutral") & (apart <= 1) & (pl.col("role").shift(-2) == "metric")
    over_words &= (pl.col("row") == pl.col("row").shift(-2)) & (pl.col("start").shift(-2) - pl.col("end").shift(-1) <= 1)
    # 矿产铜精矿的售价: the first half of a longer name.
    output = pl.col("name").is_in(modified)
    longer = pl.when(output).then(pl.col("text").str.slice(pl.col("end"), 2)).is_in(["精矿", "精礦", "精粉"])
    return output & (longer | ((of_metric | of_part | over_words) & (pl.col("row") == pl.col("row").shift(-1))))


def _market_of_a_name() -> pl.Expr:
    """国际市场游戏收入: the market by the name of a place is a part of the company's business, not the industry."""
    before = pl.when(pl.col("role") == "entity").then(pl.col("text").str.slice(pl.col("start") - 2, 4))
    return (
        (pl.col("start") >= 2) & before.str.contains(r"^[\p{Han}]{2}市[场場]$") & ~before.str.contains("^(?:整个|整個|全行|行业|行業|在整)")
    )


#: Behind these words a number of years is the span that is spoken of.
_SPANNING = r"(?i)(?-u:\b)(?:over|next|past|last|coming|previous|following|within)\s*$|(?:未来|过去|今后|接下来|最近)的?$"


def with_spans_of_years(stream: pl.DataFrame) -> pl.DataFrame:
    """Turns a number of years behind `over`, `the next`, 未来 (capex of $10 billion over three years) into a period of its own."""
    duration = (pl.col("role") == "other") & (pl.col("code") == "duration")
    years = duration & pl.when(duration).then("surface").str.contains("(?i)year|年")
    before = pl.when(years).then(pl.col("text").str.slice((pl.col("start") - 12).clip(0), pl.min_horizontal("start", pl.lit(12))))
    # 交割以来5个月产金3吨: of days that nobody says.
    since = duration & pl.when(duration).then(pl.col("text").str.slice((pl.col("start") - 3).clip(0), 3)).str.contains("以[来後后]的?$")
    spans = (years & before.str.contains(_SPANNING)).fill_null(False) | since.fill_null(False)
    return stream.with_columns(
        role=pl.when(spans).then(pl.lit("period", stream.schema["role"])).otherwise("role"),
        code=pl.when(spans).then(pl.lit("other_span")).otherwise("code"),
    )


def _end_of_a_dated_period() -> pl.Expr:
    """the end of the third quarter of fiscal year 2024: of the quarter that is dated, and not of the call's own."""
    end = (pl.col("role") == "period") & (pl.col("code") == "period_end") & (pl.col("role").shift(-1) == "period")
    return (
        end
        & (pl.col("code").shift(-1) == "dated")
        & (pl.col("start").shift(-1) < pl.col("end"))
        & (pl.col("row").shift(-1) == pl.col("row"))
    )


def _to_this_year() -> pl.Expr:
    """增加至今年上半年的7亿元: 至 and 今年, not 至今."""
    so_far = (pl.col("role") == "period") & (pl.col("code") == "call_date")
    said = pl.when(so_far).then(pl.col("text").str.slice(pl.col("end") - 2, 3))
    return so_far & said.str.contains("^至今年")


def _verb_of_no_count() -> pl.Expr:
    """The foundry delivered revenue of $4 billion: nothing was counted."""
    verbs = cues().filter(pl.col("counted_pattern").is_not_null() & pl.col("key").str.contains("^[a-z]"))["name"].to_list()
    next_is_metric = (pl.col("role").shift(-1) == "metric") & (pl.col("row") == pl.col("row").shift(-1))
    return (pl.col("role") == "metric") & pl.col("name").is_in(verbs) & next_is_metric


#: Behind these words somebody has the cash, before the others it is paid.
_HAS = r"(?i)(?-u:\b)(?:ended|finished|closed|exited|had|have|has|hold|held|with)(?-u:\b)"
_PAYS = r"(?i)(?-u:\b)(?:paid|pay|acquir|invest|generat|return|dividend|consideration|purchas|rais|receiv)"


def _cash_that_is_paid() -> pl.Expr:
    """We ended the quarter with $6 billion in cash, but paid $6 billion in cash for it."""
    word = (pl.col("role") == "metric") & (pl.col("code") == "cash_and_cash_equivalents")
    of = word & pl.when(word).then(pl.col("text").str.slice(pl.col("start"), 3)).str.contains("(?i)^in ")
    before = pl.when(of).then(pl.col("text").str.head(pl.col("start")))
    return of & ~(before.str.contains(_HAS) & ~before.str.contains(_PAYS))


def _share_of_no_market() -> pl.Expr:
    """a 35% share of the cloud market, but a large share of our costs."""
    share = (pl.col("role") == "metric") & (pl.col("code") == "market_share")
    of = share & pl.when(share).then(pl.col("text").str.slice(pl.col("start"), 8)).str.contains("(?i)^share of$")
    return of & ~pl.when(of).then(pl.col("text").str.slice(pl.col("end"), 60)).str.contains(r"(?i)^[^,;.0-9]*(?-u:\b)market(?-u:\b)")


def _part_that_is_included() -> pl.Expr:
    """如果包括远山书院在内，总收入为12亿元: what is told is the whole."""
    part = (pl.col("role") == "segment") | (pl.col("role") == "part")
    behind = pl.when(part).then(pl.col("text").str.slice(pl.col("end"), 6))
    within = behind.str.contains("^(?:业务|業務)?(?:在内|在內|的话|的話|之后|后|以后)")
    before = pl.when(within).then(pl.col("text").str.slice((pl.col("start") - 16).clip(0), pl.min_horizontal("start", pl.lit(16))))
    return before.str.contains(r"(?:包括|包含|算上|加上|计入|並入|并入)[^，,。；]*$")


#: In front of a price that nobody in particular got: LME铜均价, 市场铜均价, 国际金价均价.
_OF_A_MARKET = (
    r"(?i)(?:LME|SHFE|COMEX|LBMA|MB|伦敦|纽约|期货|交易所|现货|市场|国际|长江有色|上海有色|普氏|普氏指数|同期|外盘|内盘)"
    r"[\p{Han}（）()]{0,4}的?(?:平均|月均|季均)?$"
)


def _price_on_a_market() -> pl.Expr:
    """LME铜均价每吨9,000美元: what the metal cost on its market, and not what the company was paid."""
    price = (pl.col("role") == "metric") & (pl.col("code") == "average_selling_price")
    own = pl.when(price).then(pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start"))).str.contains("[售销銷實实]")
    before = pl.when(~own).then(pl.col("text").str.slice((pl.col("start") - 10).clip(0), pl.min_horizontal("start", pl.lit(10))))
    return before.str.contains(_OF_A_MARKET)


def _purpose_of_spending() -> pl.Expr:
    """AI plus Cloud CapEx: the company's, and for what."""
    inside = (pl.col("role").shift(1) == "metric") & (pl.col("code").shift(1) == "capital_expenditure")
    return inside & (pl.col("role") == "segment") & (pl.col("row") == pl.col("row").shift(1)) & (pl.col("end") <= pl.col("end").shift(1))


def _total_of_no_mix() -> pl.Expr:
    """As for the revenue mix, lending was 23% of the total; without those words nobody knows of which total."""
    whole = pl.when(pl.col("role") == "ratio").then(pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")))
    total = (pl.col("role") == "ratio") & whole.str.contains("(?i)^% of (?:the )?(?:total|whole|(?:group|company) total)$")
    mix = pl.when(total).then(pl.col("text").str.head(pl.col("start"))).str.contains(_MIX)
    ends = (
        pl.when(total)
        .then(pl.col("text").str.slice(pl.col("end"), 12))
        .str.contains(r"(?i)^(?:$|[,.;)]| (?:in|this|for|and|now|while)(?-u:\b))")
    )
    return total & ~(mix & ends).fill_null(False)


def _year_beside_a_day() -> pl.Expr:
    """截至8月25日，我们今年累计回购…: this year is said beside the day that matters."""
    year = (pl.col("role") == "period") & (pl.col("code") == "full_year")
    this_year = year & pl.when(year).then(pl.col("text").str.slice(pl.col("start"), 9)).str.contains("(?i)^(?:今年|本年|this year)")
    dated = pl.when((pl.col("role") == "period") & (pl.col("code") == "dated")).then(pl.col("row")).forward_fill().shift(1)
    return this_year & (dated == pl.col("row"))


#: What stands in front of the day until which something holds, and nothing is told of.
_VALID = (
    r"(?i)(?:(?:effective|valid) (?:through|until)|expir(?:es|ing) (?:in|on|at the end of)?|maturing in|due in|payable (?:on|in)"
    r"|extend(?:ed|ing) (?:(?:it|this|the (?:program|programme|plan|term|period)) )?(?:further )?(?:to|until|till|through)"
    r"(?: the end of)?)\s*$"
)


#: Behind a day: what happened on it once, of which no figure is told.
_BEFELL = (
    "^[，,]?(?:我们|公司)?(?:已经?|正式|顺利|成功|在|就|也)*(?:港交所|联交所|上交所|深交所|香港)?(?:完成了?(?:了|的)?(?:交割|收购|并购|上市|发行|挂牌)|交割|并表|上市"
    "|挂牌|投产|递表|签署|签订|发布|公告|宣布|披露|发生|停产|复产|开业|召开)"
)
#: … and behind a month or its end.
_HAPPENED_THEN = (
    r"^(?:[上中下]旬)?(?:[，,]?(?:就|才|已|已经|正式|全面|顺利|成功|开始|刚刚|刚|实现))*(?:(?:完成|达成)(?:了|的)?[^，,。；0-9]{0,6}(?:交割|收购|并购|并表|投产"
    r"|建设|竣工|交易|过户)|交割|并表|并的表|纳入合并|纳入并表|投产|建成|竣工|开业|开工|上线|发布|签署|通车|挂牌|获批|复产|停产"
    r"|复工|停工|发生|上市|合并|收购)"
)
_MONTH = "[月底末份]$"


def with_days_of_validity(stream: pl.DataFrame) -> pl.DataFrame:
    """Turns periods until which a programme holds (effective through March 2027) into neutral words."""
    period = pl.col("role") == "period"
    before = pl.when(period).then(pl.col("text").str.slice((pl.col("start") - 40).clip(0), pl.min_horizontal("start", pl.lit(40))))
    holds = (period & before.str.contains(_VALID)).fill_null(False)
    # 4月16日完成交割，…: the day of an event, and not of what is told behind.
    day = period & (pl.col("code") == "dated") & pl.col("surface").str.contains("[日号]$")
    behind = pl.when(day).then(pl.col("text").str.slice(pl.col("end"), 10))
    holds |= (behind.str.contains(_BEFELL) & ~before.str.contains(r"(?:截至|截止|止|到|至)\s*$").fill_null(True)).fill_null(False)
    month = period & (pl.col("code") == "dated") & pl.when(period).then("surface").str.contains(_MONTH)
    holds |= pl.when(month).then(pl.col("text").str.slice(pl.col("end"), 16)).str.contains(_HAPPENED_THEN).fill_null(False)
    # paid in dividends in July for fiscal year 2025: when it was paid, and for when.
    for_year = period & (pl.col("role").shift(-1) == "period") & (pl.col("row") == pl.col("row").shift(-1))
    between = pl.when(for_year).then(pl.col("text").str.slice(pl.col("end"), (pl.col("start").shift(-1) - pl.col("end")).clip(0)))
    holds |= (between.str.contains(r"(?i)^ for (?:the )?$") & before.str.contains(_PAID)).fill_null(False)
    return stream.with_columns(role=pl.when(holds).then(pl.lit("neutral", stream.schema["role"])).otherwise("role"))


#: In front of the day on which dividends were paid.
_PAID = r"(?i)dividends?(?: of [^,;.]{1,20})?\s*(?:(?:in|on)\s*)?$"
#: Before shares of a total that is the revenue.
_MIX = (
    r"(?i)(?:revenues?|sales) (?:mix|breakdown|split|contribution|composition|structure)"
    r"|(?:breakdown|mix|split|composition) of (?:the |our )?(?:total )?(?:revenues?|sales)"
)
#: Between a figure and what was expected of it.
_EXPECTED = r"^[，,]\s*(?:市场|市場|此前|分析师|分析師|机构|機構)?(?:一致)?$"


def without_consensus(stream: pl.DataFrame) -> pl.DataFrame:
    """营收878亿元，市场预期841亿元，去年同期535亿元: what others had expected is no outlook and no figure of the company's."""
    role, row, end = pl.col("role"), pl.col("row"), pl.col("end")
    # 市场 is a word of its own for those who are not the company.
    of_others = pl.struct(role.shift(2), row.shift(2), end.shift(2), who=True)
    alone = pl.struct(role.shift(1), row.shift(1), end.shift(1), who=False)
    ahead = pl.when(role.shift(1) == "entity").then(of_others).otherwise(alone).struct
    after_number = (role == "forward") & (ahead.field("role") == "number") & (ahead.field("row") == row)
    apart = pl.col("start") - ahead.field("end")
    between = pl.when(after_number & (apart > 0) & (apart < 8)).then(pl.col("text").str.slice(ahead.field("end"), apart.clip(0)))
    before_number = (role.shift(-1) == "number") & (row.shift(-1) == row) & (pl.col("start").shift(-1) - end <= 1)
    told = stream.select(expected=(between.str.contains(_EXPECTED) & before_number).fill_null(False), who=ahead.field("who"))
    expected, kind = told["expected"], stream.schema["role"]
    whose = (expected & told["who"].fill_null(False)).shift(-1, fill_value=False)
    return stream.with_columns(
        role=pl.when(expected | whose)
        .then(pl.lit("neutral", kind))
        .when(expected.shift(1, fill_value=False))
        .then(pl.lit("other", kind))
        .otherwise("role")
    )


def with_ends_of_dates(stream: pl.DataFrame) -> pl.DataFrame:
    """2024财年第二季度末: the date has the first characters of the word for its end, and is told up to the last."""
    end = (pl.col("role") == "period") & (pl.col("code") == "period_end")
    cut = (
        end & (pl.col("code").shift(1) == "dated") & (pl.col("start") < pl.col("end").shift(1)) & (pl.col("row") == pl.col("row").shift(1))
    )
    told = stream.select(cut=cut.fill_null(False))["cut"]
    if not told.any():
        return stream
    longer = pl.when(pl.lit(told.shift(-1, fill_value=False))).then(pl.col("end").shift(-1)).otherwise("end")
    return stream.with_columns(end=longer).filter(~pl.lit(told))


def with_one_sense(stream: pl.DataFrame) -> pl.DataFrame:
    """Drops the events of words that stand in another sense. stream: sorted, with `text` and `document`."""
    stream = without_consensus(with_days_of_validity(with_spans_of_years(with_ends_of_dates(stream))))
    senses = (
        _income_of_others(stream),
        _other_programme(stream),
        _name_of_an_output(),
        _market_of_a_name(),
        _share_of_no_market(),
        _price_on_a_market(),
        _year_beside_a_day(),
        _purpose_of_spending(),
        _total_of_no_mix(),
        _part_that_is_included(),
        _verb_of_no_count(),
        _to_this_year(),
        _end_of_a_dated_period(),
        _cash_that_is_paid(),
    )
    other = stream.select(pl.any_horizontal(sense.fill_null(False) for sense in senses)).to_series()
    return stream.filter(~other) if other.any() else stream
