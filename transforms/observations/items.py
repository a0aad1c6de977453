"""Lists of parts under one name: 产量方面，矿产金26吨，同比增长15%；矿产铜38万吨. 月活5.8亿，其中PC版2.8亿. 22纳米占营收的38%；40纳米占17%.

Each number that stands directly behind a name of its own reports the metric that heads the list, of the part so named.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import cues, gap_patterns, words_pattern
from transforms.observations.neighbours import Stream
from transforms.observations.part_names import is_a_name, of_a_sentence

#: The name of a part in the gap before its number; it begins a clause.
_ITEM = (
    r"^\s*(?:\x01|[,，;；:：、。])\s*(?:其中[，,]?\s*)?[“‘「]?([\p{Han}A-Za-z0-9+/&.\-]{1,14}?)[”’」]?"
    r"(?:[呢啊][，,]?|的话[，,])?(?:则为|则是|则|为|是|达到了|达到|达|有|约为|约|大概|超过|突破|占到|占)?\s*$"
)
#: … and the garden products around 20%: the next part of a list of shares.
_ENGLISH_ITEM = (
    r"^\s*,\s*(?:and |while |with )?(?:then )?(?:(?:our|the) )?([A-Za-z][A-Za-z0-9&'’+-]*(?: [A-Za-z0-9&'’+-]+){0,4}?)"
    r"(?: (?:is|was|were|are|at|being|another|accounts? for|accounted for|contributed|contributing"
    r"|represents?|represented|makes? up|takes? up))?"
    r"(?: (?:about|around|approximately|nearly|roughly|over|more than|another))*\s*$"
)
_WITHIN = "其中"
#: Behind a metric's name: it is what the list is about.
_HEADING = (
    r"^\s*(?:[：:]|的?(?:指引|计划|目标|预算|安排|指标)(?:维持不变|保持不变|不变)?(?:[：:]|是|为)"
    r"|方面|上|来看|来说|上看|这块|这一块|情况|的话|分别)[，,：:]?"
)

#: … and behind the word for a plan.
_PLANNED = r"^\s*(?:维持不变|保持不变|不变)?\s*(?:[：:，,]|是|为)"


def _names(words: pl.Expr) -> pl.Expr:
    """The name of a part in a gap; null where it is none."""
    # …，大致持平；车用占20%: behind a semicolon the list goes on.
    name = words.str.replace(r"^[^；;。]*[；;]", "；").str.replace(_HEADING, "\x01").str.replace("^其中", "\x01").str.extract(_ITEM)
    strange = name.str.contains(gap_patterns()["explained"]) | of_a_sentence(name)
    loose = name.str.contains(rf"^{words_pattern('not_alone', 'opener')}$") | name.str.contains(r"^[0-9.]+$|[年月日]$")
    english = words.str.extract(_ENGLISH_ITEM)
    return pl.coalesce(pl.when(~strange & ~loose).then(name), pl.when(is_a_name(english)).then(english))


def _with_item_words(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `item_name` and `item_within` (其中 stands before it): from the number's gap, or the one before a 占 directly before it."""
    before = numbers.select(prev=pl.when(pl.col("at") > pl.col("first_at")).then(pl.col("at") - 1))
    role, gap, plain = stream.of(before, "prev", "role", "gap", "explained", prefix="prev")
    share = (role == "share").fill_null(False)
    # 黄金上半年4.6吨: a period may stand between the name and its number.
    dated = (role == "period").fill_null(False) & numbers["explained"] & ~plain.fill_null(True)
    words = numbers.select(words=pl.when(pl.lit(share | dated)).then(pl.lit(gap)).otherwise("gap"), explained="explained")
    words = words.with_columns(words=pl.when(pl.lit(share | dated) | ~pl.col("explained")).then("words")).drop("explained")
    distinct = words.unique().with_columns(item_name=_names(pl.col("words")), item_within=pl.col("words").str.contains(_WITHIN))
    found = words.join(distinct, on="words", how="left", nulls_equal=True, maintain_order="left")
    return numbers.with_columns(found["item_name"], found["item_within"].fill_null(False), item_shared=share)


def with_items(numbers: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `item_metric` (index of the name that heads the list) and `item` (the part's name) to the numbers of such lists and to what is
    said of them behind (同比增长15%, 去年同期只有0.13万吨); null for all others.
    """
    numbers = _with_item_words(numbers, stream)
    after = numbers.select(following=pl.when(pl.col("before_metric") < pl.col("at")).then(pl.col("before_metric") + 1))
    gap, role = stream.of(after, "following", "gap", "role", prefix="following")
    # 产量指引：铜60万吨，钴10万吨: behind the word that looks ahead.
    planned = after.select(behind=pl.when(pl.lit((role == "forward").fill_null(False))).then(pl.col("following") + 1))
    headed = gap.str.contains(_HEADING) | stream.of(planned, "behind", "gap", prefix="behind")[0].str.contains(_PLANNED).fill_null(False)
    code, breaks, surface = stream.of(numbers, "before_metric", "code", "breaks", "surface", prefix="head")
    modified = cues()["modifier"].is_not_null().gather(stream.of(numbers, "before_metric", "name", prefix="head")[0]).fill_null(False)
    is_share = (code == "revenue_share").fill_null(False)
    # 矿产银112吨；当量碳酸锂3,660吨: a list of outputs goes on with one that has no name of its own among the metrics.
    goes_on = pl.lit(modified) & (pl.col("kind") == "count") & pl.col("ends_clause") & pl.col("surface").str.contains("[吨噸]$")
    by_kind = pl.lit(is_share & surface.str.contains("[别別]$").fill_null(False))
    # The ferries account for 23% of revenue, the garden products for 25%
    next_share = is_share & (pl.col("kind") == "percent") & pl.col("item_name").str.contains("^[A-Za-z]")
    begins = pl.col("item_name").is_not_null() & (
        next_share | pl.lit(headed.fill_null(False)) | pl.col("item_within") | (pl.col("item_shared") & is_share) | goes_on | by_kind
    )
    unconnected = pl.lit(breaks) != pl.col("breaks")
    begins = (begins & unconnected).fill_null(False)
    place = pl.int_range(pl.len())
    # The list goes on with the next names of the same sentence that stand under the same metric.
    numbers = numbers.with_columns(begins=begins).with_columns(first=pl.when("begins").then(place).forward_fill())
    same_list = (pl.col("row").gather(pl.col("first")) == pl.col("row")) & (
        (pl.col("before_metric").gather(pl.col("first")) == pl.col("before_metric")) | pl.col("ends_clause")
    )
    named = pl.col("item_name").is_not_null() & same_list & (pl.col("item_shared") == pl.col("item_shared").gather(pl.col("first")))
    numbers = numbers.with_columns(is_item=(pl.col("begins") | named).fill_null(False))
    numbers = numbers.with_columns(last=pl.when("is_item").then(place).forward_fill())
    of_item = (
        (pl.col("row").gather(pl.col("last")) == pl.col("row"))
        & (pl.col("breaks").gather(pl.col("last")) == pl.col("breaks"))
        & (pl.col("before_metric").gather(pl.col("last")) == pl.col("before_metric"))
        & ~(pl.col("before_segment") > pl.col("at").gather(pl.col("last"))).fill_null(False)
    ).fill_null(False)
    head = pl.col("before_metric").gather(pl.col("first"))
    return numbers.with_columns(
        item_metric=pl.when(of_item).then(head), item=pl.when(of_item).then(pl.col("item_name").gather(pl.col("last")))
    ).drop("item_name", "item_within", "item_shared", "begins", "first", "is_item", "last")
