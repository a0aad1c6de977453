"""Parts of a company that no reference data knows, told by the word behind their name: 云业务, the Consumer segment; and the words that
mean the whole: 本公司, the Group.

For a company with reference data its own names tell all that, and these words are passed over.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import gap_patterns, words_pattern
from transforms.observations.part_names import of_a_sentence

#: Roles of words that point at a part or the whole; every event has one of another role in the end.
POINTING = ("part", "company")
_HAN_NAME = r"((?:[A-Za-z0-9+&.\-]+ ?)?[\p{Han}A-Za-z0-9+&（）()]{1,14})\s*$"
_LATIN_NAME = r"((?:[A-Za-z0-9][A-Za-z0-9&+'’\-]*,? (?:and |& )?){1,5})$"
#: Stands for the word within a name.
_AND = "Aandz"
#: A part that a sentence opens with and tells what it is: the words up to the comma, and the name in them.
_INTRODUCED = (
    r"^\s*(([\p{Han}A-Za-z0-9][\p{Han}A-Za-z0-9 +&.\-]{1,13}?)"
    r"(?:是(?:我们|我們|公司|集团|集團)[^，,。；：:0-9]{0,20}(?:的|最)[^，,。；：:0-9]{1,16}"
    r"(?:业务|業務|板块|板塊|平台|产品|產品|市场|市場|引擎|支柱|来源|曲线|应用|應用|智能体|工具|战略)"
    r"|(?:，|,)(?:也就是|就是|即)[^，,。；：:0-9]{2,40}))[，,]"
)
#: … or by a name that says of itself that it is a product's: 远山App，6月的月活…
_PRODUCT = r"^\s*([\p{Han}A-Za-z0-9][\p{Han}A-Za-z0-9 +&.\-]{1,12}(?:App|APP|平台|系列))[，,]"
#: … of which the first thing that is said has no number: 三大业务中，核心的远山AI平台继续高速增长，…
_GOES_ON = (
    r"^\s*((?:[^，,。；;：:0-9]{0,10}中[，,])?(?:核心的|主要的|重点的|旗下的?|其中[，,]?)?"
    r"([\p{Han}A-Za-z0-9][\p{Han}A-Za-z0-9 +&.\-]{1,12}(?:App|APP|平台|系列))"
    r"(?:继续|繼續|持续|持續|保持|延续|延續|依然|仍然|表现|表現)[^，,。；;：:0-9]{0,16})[，,]"
)
#: 我们的学习机产品，销量…
_OURS = r"^\s*(?:我们|公司|旗下)的?([\p{Han}A-Za-z0-9+&.\-]{2,12}?)(?:产品|系列)[，,]"
#: … or by what it is among the parts: 增长最快的是云服务，… 其中最重要的引擎还是海外市场，…
_FOREMOST = (
    r"^\s*([^，,。；：:0-9]{0,12}(?:最|主要|核心|重要|第二|首要)[^，,。；：:0-9是]{0,14}(?:还|仍|仍然|依然|依旧|就|也|則|则)?是"
    r"(?:我们的|我們的|公司的|来自)?([\p{Han}A-Za-z0-9][\p{Han}A-Za-z0-9 +&.\-]{1,13}?))[，,]"
)
#: What a topic is announced with, up to the next stop: 再看核心本地生活。 Turning to our Home Care segment,
_ANNOUNCED = r"^(\s*(?:一下|下|到|的是|是|的|our|the)*\s*)([^，,。.；;：:!！?？\n]{2,40})"
_RESULTS_OF = r"(?i)^(?:our |the )?([a-z][a-z0-9&'’ -]{2,40}?)(?: segment| division)? (?:results|performance)(?: (?:on|in) .*)?$"
#: Turning to North America, to our Home Care: a name in capitals; a confession and slide four are none.
_PROPER_NAME = r"^(?:our |the )?[A-Z][A-Za-z0-9&'’+-]*(?: (?:(?:and|of|&) )?[A-Z][A-Za-z0-9&'’+-]*){0,3}$"
_WHOLE_TOPIC = "quarter|year|half|month|group|consol|total|company|key|our "
#: 公司 is the whole company where nothing stands before it that tells which one (子公司, 上市公司).
_ALONE = r"(?:^|[^\p{Han}A-Za-z]\s*|我们|我|咱们|整个|于|在|看|日|月|年|季度|半年|季|期|底|末|计)$"
#: The word behind the name of another part.
_ANOTHER = "(?:业务|業務|板块|板塊|分部|事业部|事業部|事业群)"


def _han_name(before: pl.Expr) -> pl.Expr:
    # 云业务和广告(业务): what stands before the last part is another one; within one name 和 and 与 may stand.
    name = before.str.extract(_HAN_NAME).str.replace(r"^.*[的了是在对對、由从從向把将將]", "")
    name = name.str.replace(rf"^.*{_ANOTHER}[和及与與]?", "").str.replace(r"^[^（(]*[）)]", "")
    return name.str.replace(rf"^(?:{words_pattern('opener')})+", "").str.strip_chars()


def _latin_name(before: pl.Expr) -> pl.Expr:
    # Our U.S. ferry business
    before = before.str.replace_all(r"(?-u:\b)([A-Z])\.([A-Z])\.", "$1$2")
    # Compute and Networking: one name.
    joined = before.str.replace_all("([A-Z][A-Za-z0-9-]*) and ([A-Z])", f"$1 {_AND} $2")
    # … and so are two words with which a sentence opens, also where the second is written small.
    joined = joined.str.replace("^\\s*([A-Z][A-Za-z0-9-]*) and ([a-z]+ )$", f"$1 {_AND} $2")
    name = joined.str.extract(_LATIN_NAME)
    stop = words_pattern("opener", "reporting", "light", "filler", "not_a_name")
    # Up to the last word that no name has in it; "and" may stand in one (Devices and Services).
    return name.str.replace(rf"^(?:.*(?:^|\s))?(?:{stop})(?:’s|'s)? ", "").str.replace_all(_AND, "and").str.strip_chars(" ,")


def with_parts(stream: pl.DataFrame) -> pl.DataFrame:
    """Turns the events of role `part` into segments named by the words before them (`code`: the name as spoken), those of role `company`
    into the whole company, and drops those that name nothing.

    stream: sorted, with `text`, `reach` (how far the events before reach) and `is_known` (has the company reference data?).
    """
    role = pl.col("role")
    pointing = stream.select(pointing=(role == "part") | (role == "company")).to_series()
    if stream["is_known"].all():
        return stream
    told = stream.filter(pointing).with_columns(
        before=pl.col("text").str.slice(pl.col("reach"), (pl.col("start") - pl.col("reach")).clip(0)),
        word=pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")),
        after=pl.col("text").str.slice(pl.col("end"), 1),
    )
    # In an enumeration (A业务、B业务和C) the names are read together where they stand before their metric.
    told = told.filter(~(pl.col("before").str.contains("、") | (pl.col("after") == "、")))
    parts = _named_parts(told.filter(role == "part"))
    whole = told.filter((role == "company") & pl.col("before").str.contains(_ALONE) & (pl.col("after") != "的"))
    whole = whole.with_columns(role=pl.lit("group", role_type(stream)), code=pl.lit("group"))
    introduced = _introduced(stream).select(stream.columns)
    found = pl.concat(
        [
            parts.select(stream.columns),
            whole.select(stream.columns),
            _unless_named(_announced(stream), stream.filter(role == "segment"), parts).select(stream.columns),
            introduced,
        ]
    )
    # What stands in the words that introduce a part tells what it is, and reports nothing.
    reach = stream.select("row").join(introduced.select("row", upto="end"), on="row", how="left", maintain_order="left")["upto"]
    within = (pl.lit(reach) > pl.col("start")).fill_null(False)
    kept = stream.filter(~(pl.lit(pointing) | within))
    inside = found.join(introduced.select("row", upto="end"), on="row", how="left", maintain_order="left")
    found = inside.filter((pl.col("upto").is_null() | (pl.col("start") >= pl.col("upto"))) | (pl.col("start") == 0)).drop("upto")
    return pl.concat([kept, found]).sort("row", "start", maintain_order=True)


def _introduced(stream: pl.DataFrame) -> pl.DataFrame:
    """The parts that open a sentence and are told what they are (远山平台是我们的核心业务，…; MaaS平台，也就是…，收入…; 远山App，…), up to
    the comma behind.
    """
    opening = stream.filter(~pl.col("is_known") & pl.col("bears_number")).unique("row", keep="first", maintain_order=True)
    text = pl.col("text")
    foremost = pl.coalesce(text.str.extract(_FOREMOST, 2), text.str.extract(_GOES_ON, 2))
    opening = opening.with_columns(
        said=pl.coalesce(text.str.extract(_INTRODUCED), text.str.extract(_PRODUCT), text.str.extract(f"({_OURS[1:]})")),
        called=pl.coalesce(text.str.extract(_INTRODUCED, 2), text.str.extract(_PRODUCT), text.str.extract(_OURS)),
    ).with_columns(
        is_foremost=pl.col("called").is_null() & foremost.is_not_null(),
        said=pl.coalesce("said", text.str.extract(_FOREMOST), text.str.extract(_GOES_ON)),
        called=pl.coalesce("called", foremost),
    )
    name = pl.col("called")
    strange = (
        of_a_sentence(name)
        | name.str.contains(gap_patterns()["explained"])
        | name.str.contains(rf"^(?:{words_pattern('not_alone', 'opener', 'other_topic')})$")
        | name.str.contains(words_pattern("report_topic"))
    )
    # 经调整净亏损，也就是…: the name of a metric, and 上半年 no part either. What a part is foremost in stands before its name.
    reach = pl.when("is_foremost").then(pl.col("said").str.len_chars()).otherwise(name.str.len_chars())
    other = pl.col("role").is_in(["metric", "period", "number", "comparison"]) | ((pl.col("role") == "direction") & ~pl.col("is_foremost"))
    found = opening.filter(name.is_not_null() & ~strange & ~(other & (pl.col("start") < reach)).fill_null(False))
    return found.with_columns(
        role=pl.lit("segment", role_type(stream)),
        code=name,
        surface=name,
        name=pl.lit(None, stream.schema["name"]),
        quantity=pl.lit(None, stream.schema["quantity"]),
        start=pl.lit(0, pl.Int32),
        end=pl.col("said").str.len_chars().cast(pl.Int32),
    )


def _announced(stream: pl.DataFrame) -> pl.DataFrame:
    """What a topic is announced by, behind the words that announce it: a part by its name (再看核心本地生活。), the whole by what is
    reported of it (turning to our financial results).
    """
    topics = stream.filter((pl.col("role") == "topic") & ~pl.col("is_known"))
    # 先说结论吧 announces no part: only what the talk turns to or looks at.
    word = pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start"))
    topics = topics.filter(word.str.contains("(?i)看|轉|转到|turn|mov|shift|switch|now to|on to|next|start|begin|^[第其首最再另还接].*是$"))
    topics = topics.with_columns(
        said=pl.col("text").str.slice(pl.col("end")).str.extract(_ANNOUNCED, 2).str.strip_chars_end(),
        led=pl.col("text").str.slice(pl.col("end")).str.extract(_ANNOUNCED).str.len_chars().cast(pl.Int32),
    )
    said = pl.col("said")
    aspect = said.str.replace(r"(?:这块|这一块|这边|方面|的情况|的表现|业绩|表现)$", "").str.replace(
        r"^(?:我们的|我们|公司的|our |the )", ""
    )
    # Turning to commercial lending results on slide 12: what stands before the word is the part.
    reported = said.str.extract(_RESULTS_OF)
    named = reported.is_not_null() & ~reported.str.contains(rf"(?i){words_pattern('report_topic')}|{_WHOLE_TOPIC}")
    said, aspect = pl.when(named).then(reported).otherwise(said), pl.when(named).then(reported).otherwise(aspect)
    han = said.str.contains(r"^[\p{Han}A-Za-z0-9“”]{2,12}$")
    latin = named | said.str.contains(_PROPER_NAME) | aspect.str.contains(r"(?i)^all others?$")
    whole = said.str.contains(words_pattern("report_topic")) | aspect.str.contains(rf"^{words_pattern('other_topic')}$")
    strange = of_a_sentence(aspect) | aspect.str.contains(gap_patterns()["explained"])
    part = ~whole & (han | latin) & (~strange | aspect.str.contains(r"(?i)^all others?$"))
    place = topics.with_columns(called=aspect, is_whole=whole, is_part=part).filter(pl.col("is_whole") | pl.col("is_part"))
    return place.with_columns(
        role=pl.when("is_whole").then(pl.lit("group", role_type(stream))).otherwise(pl.lit("segment", role_type(stream))),
        code=pl.when("is_whole").then(pl.lit("group")).otherwise("called"),
        surface=pl.col("called"),
        start=pl.col("end"),
        end=pl.col("end") + pl.when("is_whole").then(0).otherwise(pl.col("led") + pl.col("said").str.len_chars().cast(pl.Int32)),
    )


def role_type(stream: pl.DataFrame) -> pl.DataType:
    return stream.schema["role"]


def _unless_named(announced: pl.DataFrame, *named: pl.DataFrame) -> pl.DataFrame:
    """Those of the announced that nothing else names too (the word behind the name in 再看家电板块): one part is named once."""
    places = pl.concat([parts.select("row", at="start") for parts in named])
    pointed = announced.select("row", "end", place=pl.int_range(pl.len())).join(places, on="row")
    twice = pointed.filter(pl.col("at") < pl.col("end"))["place"].unique()
    return announced.filter(~pl.int_range(pl.len()).is_in(twice.implode()))


def _named_parts(parts: pl.DataFrame) -> pl.DataFrame:
    """The events whose name can be told; they begin where the name does."""
    han = pl.col("word").str.contains(r"^\p{Han}")
    named = parts.with_columns(called=pl.when(han).then(_han_name(pl.col("before"))).otherwise(_latin_name(pl.col("before"))))
    name = pl.col("called")
    empty = rf"(?i)^(?:{words_pattern('part_prefix_not', 'not_alone', 'opener', 'light')})?$"
    named = named.filter((name != "") & ~name.str.contains(empty) & ~of_a_sentence(name))
    aspect = pl.col("code") == "aspect"
    # 核心本地生活方面，…: the word behind the name is none of it; and what a report is about is no part of the company.
    topical = aspect & (name.str.contains(words_pattern("report_topic")) | name.str.contains(rf"^{words_pattern('other_topic')}$"))
    named = named.filter(~topical.fill_null(False))
    spoken = (
        pl.when(aspect)
        .then("called")
        .when(han)
        .then(pl.concat_str("called", "word"))
        .otherwise(pl.concat_str("called", "word", separator=" "))
    )
    length = (pl.col("end") - pl.col("start")) + pl.col("called").str.len_chars().cast(pl.Int32) + pl.when(han).then(0).otherwise(1)
    # the two stops of U.S.
    dotted = pl.col("called").str.contains("(?:^| )[A-Z][A-Z](?: |$)") & pl.col("before").str.contains(r"[A-Z]\.[A-Z]\.[^.]*$")
    length += pl.when(dotted).then(2).otherwise(0)
    return named.with_columns(
        role=pl.lit("segment", role_type(parts)), code=spoken, surface=spoken, start=(pl.col("end") - length).clip(pl.col("reach"))
    )
