"""The high school business grew 17%, 高中业务增长了17%: what a business grows by, where no figure is named, is its revenue."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.companies import segments
from transforms.observations.lexicon import cues, words_pattern

#: Before growth that is to come, or that goes on.
_WILL = (
    r"(?: (?:is|are|was|were|will|would|should|could|can|may|might|to|be|expected to|going to|likely to|set to|continues? to"
    r"|continued to))*"
)
#: The business that a clause opens with, up to the word of growth; of a product or an app that grows it may be the users.
_BUSINESS = (
    r"(?i)(?:^|[,;:.] |(?-u:\b)(?:and|while|but|as) )(?:(?:our|the|its|their) )?(?:[a-z0-9][a-z0-9.&'’-]* ){0,5}"
    r"(?:business|businesses|segment|division|business line|initiatives)(?: (?:again|also|has|have|itself|overall))*" + _WILL + r"\s*$"
)
#: Before the name of a known business, and behind it.
_OPENS = (
    r"(?i)(?:^|[,;:.] |(?-u:\b)(?:and|while|but) )(?:(?:and|so|while|but|actually|overall|yes) )*"
    r"(?:(?:we|i) (?:now |still |do )?(?:expect|believe|think|saw|see|expected) (?:that )?)?(?:(?:our|the) )?$"
)
_AGAIN = r"(?i)^\s*(?:business(?:es)?|segment)?(?: ?(?:again|also|has|have|itself))*" + _WILL + r"\s*$"
_LEAD = 32
#: What is of a business has a growth of its own: deal value in our ferry business grew 45%.
_OF_A_BUSINESS = r"(?i)(?-u:\b)(?:in|of|from|for|at|with|on|to|within|across)(?-u:\b)[^,;:]*$"
#: How many characters before the word of growth are looked at.
_WORDS_BEFORE = 80
_GROWS = (
    r"(?i)^(?:gr[eo]w|grown|increase|decline|decrease|fall|rise|increased|rose|declined|decreased|fell|dropped"
    r"|expanded|contracted|up|down|was up|was down|jumped|surged)$"
)
#: Between the word of growth and the number.
_BY = r"(?i)^\s*(?:by )?(?:about|around|approximately|roughly|nearly|almost|over|more than|another|a |further |\s)*$"

#: Behind the number, something else that grew.
_OF_SOMETHING = (
    r"(?i)^\s*(?:year[- ](?:over|on)[- ]year |sequentially )?(?:in|by) (?:terms of |the )?(?:number of |its |their )?(?:[a-z-]+ )?"
    r"(?:orders?|volumes?|gmv|users?|enrol?lments?|customers?|transactions?|headcount|profits?|earnings|ebita|units?|students?|capacity"
    r"|bookings|billings|traffic|members?|stores?|parcels?)(?-u:\b)"
)
#: 高中业务第三季度增长了17%; but no growth of what is of a business: 云业务的客户增长17%.
_HAN_BUSINESS = (
    r"(?:^|[，,。；;、]|其中|而|但|我们的?|预计|认为|看到|[\p{Han}]年)[\p{Han}A-Za-z0-9\-]{1,12}(?:业务|業務|板块|板塊|分部|事业部)(?:呢|这块|这边)?[，,]?"
    r"(?:(?:今年|去年|[0-9]{4}年?|本|该|上|这个|整个)?(?:第?[一二三四]?(?:财|財)?季度?|[上下]半年|全年|财年|年|期)|按[\p{Han}]{2,3}计算?|同比|环比|也|还|都"
    r"|整体|继续|持续|保持|保持了|实现|实现了|依然|仍然?|分别|大概|大约|约|应该|可以|能够|会|将|有望|预计|预期|的|，)*$"
)
_HAN_GROWS = "^(?:增长|增長|增加|下降|下滑|上升|减少|提升|增速|增幅|增)"
_HAN_BY = "^(?:了|约|大约|大概|近|超过|接近|为|在|达到|达|将|会|到|左右|有)*$"
_HAN_OF_SOMETHING = "^(?:左右|以上|多)?(?:的|(?:报名|人次|单量|订单|客户|用户|学生))"


@cache
def _businesses() -> list[str]:
    """Codes of the parts of companies that are businesses; a product or an app may grow in users."""
    return segments().filter(pl.col("level").is_in(["segment", "business"]))["code"].unique().to_list()


def with_implied_revenue(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds the name of revenue before the growth of a business where no metric was named. stream: sorted, with `text`."""
    same_row = pl.col("row") == pl.col("row").shift(-1)
    percent = (pl.col("role").shift(-1) == "number") & pl.col("code").shift(-1).is_in(["percent", "digits"]) & same_row
    grows = (pl.col("role") == "direction") & percent
    known = (pl.col("role").shift(1) == "segment") & pl.col("is_known") & pl.col("code").shift(1).is_in(_businesses())
    here = pl.col("row") == pl.col("row").shift(1)
    near = stream.with_columns(
        number_start=pl.col("start").shift(-1),
        number_end=pl.col("end").shift(-1),
        part_start=pl.when(known & here).then(pl.col("start").shift(1)),
        part_end=pl.when(known & here).then(pl.col("end").shift(1)),
    ).filter(grows.fill_null(False))
    # The lending business grew 35%, and its enrollments were up 28%: what is named behind comes later.
    named = stream.filter((pl.col("role") == "metric") & ~pl.col("inner")).unique("row", keep="first").select("row", named_at="start")
    near = near.join(named, on="row", how="left", maintain_order="left").filter((pl.col("named_at") > pl.col("number_end")).fill_null(True))
    if near.is_empty():
        return stream
    before = pl.col("text").str.slice((pl.col("start") - _WORDS_BEFORE).clip(0), pl.min_horizontal("start", _WORDS_BEFORE))
    word = pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start"))
    between = pl.col("text").str.slice(pl.col("end"), (pl.col("number_start") - pl.col("end")).clip(0))
    # Tutoring grew 35%, where tutoring is reference data: a business by its name.
    ahead = pl.col("text").str.slice((pl.col("part_start") - _LEAD).clip(0), pl.min_horizontal("part_start", _LEAD))
    apart = pl.col("text").str.slice(pl.col("part_end"), (pl.col("start") - pl.col("part_end")).clip(0))
    by_name = (ahead.str.contains(_OPENS) & apart.str.contains(_AGAIN)).fill_null(False)
    behind = pl.col("text").str.slice(pl.col("number_end"), 48)
    by_word = (before.str.contains(_BUSINESS) & ~before.str.contains(_OF_A_BUSINESS)) | by_name
    english = by_word & word.str.contains(_GROWS) & between.str.contains(_BY)
    other = rf"{words_pattern('figure_end')}|人次|人数|客户|用户|单量|订单|现金|签约|ARR|GMV|DAU|MAU"
    chinese = (
        before.str.contains(_HAN_BUSINESS) & ~before.str.contains(other) & word.str.contains(_HAN_GROWS) & between.str.contains(_HAN_BY)
    )
    told = near.filter((english & ~behind.str.contains(_OF_SOMETHING)) | (chinese & ~behind.str.contains(_HAN_OF_SOMETHING)))
    revenue = cues().filter((pl.col("role") == "metric") & (pl.col("key") == "revenue"))["name"].item()
    implied = told.with_columns(
        surface=word, role=pl.lit("metric", stream.schema["role"]), code=pl.lit("revenue"), end=pl.col("start"),
        name=pl.lit(revenue, stream.schema["name"]),
    ).select(stream.columns)  # fmt: skip
    return pl.concat([implied, stream]).sort("row", "start", maintain_order=True)
