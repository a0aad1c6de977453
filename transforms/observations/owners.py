"""Whose metric it is, by the words in front of the metric's name: 云业务本季度的收入, Acme's cloud revenue, 子公司远山录得收入."""

from __future__ import annotations

import re

import polars as pl

from transforms.observations.lexicon import gap_patterns, words_pattern
from transforms.observations.neighbours import Stream
from transforms.observations.part_names import of_a_sentence, only_verbs
from transforms.observations.shares import making_up
from transforms.observations.taken_up import TAKEN_UP
from transforms.reference import table

_CLAUSE_BEFORE = r"^.*[,，;；:：。.!?！？()（）\n]"
#: Said in passing of the name: Professional Water, which had its best quarter, posted
_ASIDE = r"(?i), (?:which|who|our|the|a|an|where|as|since) [^,;.:]{3,80},"
#: U.S. commercial: no end of a sentence.
_ABBREVIATED = r"(?-u:\b)([A-Z])\.([A-Z])\."
#: We've repurchased, we're raising: who, and a verb cut short.
_CONTRACTED = r"(?i)(?-u:\b)(we|they|you|i|it|that|there|who|he|she|what)[’'](?:ve|re|ll|d|m|s)(?-u:\b)"
_TOGETHER = "[和及与與、].*(?:合计|合計|加起来|加起來|共同|总共|總共|共计|共計|一共)"
_QUOTED = r"[“‘「『《\"]([^”’」』》\"]{1,20})[”’」』》\"](?:的)?\s*$"
#: Wearables, home and accessories: one name that a sentence opens with.
_NAME_OF_THREE = r"^\s*([A-Z][A-Za-z&-]*[^y\W], [A-Za-z&-]+(?: [A-Za-z&-]+)? and [A-Za-z&-]+)\s*$"
#: The words of an English clause that the name of a part begins behind: growth in cloud revenue, a quarter with revenue of.
_LATIN_JOINT = (
    r"(?i)^.*(?-u:\b)(?:while|but|with|as|that|where|when|because|since|although|though|after|before|of|in|for|to|from|by|at|on|which|who)"
    r"(?-u:\b)|^(?:.*\s)?[a-z]{3,}ing (?:our|the|its)(?-u:\b)"
)
#: In content solutions, revenue grew: where the clause's figures are from.
_LOCATIVE = (
    r"^\s*(?:(?:And|But|So|Now|Then|Also|Meanwhile),? )?(?:In|Within|Across|For|On) (?:our |the )?"
    r"([A-Za-z][A-Za-z0-9&'’+-]*(?: [A-Za-z0-9&'’+-]+){0,3}),\s*(?:(?i)our|the|total|net|its|overall|quarterly|\s)*$"
)
#: Study tours for school and university students: whom a part is for.
_FOR_PEOPLE = (
    r"(?i)(^|business|businesses|services?|courses?|programs?|products?|tours?|camps?)\s*(?-u:\b)for (?:our |the )?[^,;.]{0,48}?"
    r"(?:students|adults|kids|children|families|parents|learners|teenagers|seniors|customers|consumers|clients)(?-u:\b)"
)
#: Before a number that somebody brought in: Search delivered about …; who it was, where it is no name: we, the team.
_BROUGHT = r"(?:\s+(?:about|approximately|around|roughly|nearly|almost|over|more than|up to|another|an?|the))*\s*$"
_BY_US = r"(?i)(?-u:\b)(?:we|us|i|you|it|this|these|that|they|there|results?|teams?|business|company|group|quarter|year|half)$"
_OF_WHAT_WAS_NAMED = "(?i)^(?:category|categories|segments?|units?|divisions?|franchise|brands?|portfolio|region|channel|product lines?)$"
#: 云服务里面最重要的是云订阅服务: what it is stands last.
_FOREMOST = r"^[^是]{0,12}(?:最|主要|核心)[^是]{0,5}的?(?:还是|就是|是)([^是]{2,})$"
#: Somebody who is no part of the company by any name.
_SOMEBODY = "?"
#: Between two names of a list.
_BETWEEN_NAMES = r"[、,，]\s*(?:以及|和|及|与|與|and )?\s*|以及|[和及与與]| and | & "


#: 红崖铜矿一、二期: how far it is built.
_PHASES = "(?:[一二三四](?:期(?:项目|工程)?)?[、和及至到与])*(?:[一二三四]期(?:项目|工程)?)?"


def is_entity() -> str:
    """A regex for words that end in the name of a works or a firm, which has results of its own: 红崖铜矿, 远山黄金国际."""
    return rf"{words_pattern('entity_form')}{_PHASES}(?:呢|啊)?[，,]?\s*$"


#: 公司旗下的, 控股子公司: how a firm belongs to the company, in front of its name.
_BELONGING = (
    r"(?:(?:本|该)?(?:公司|集团|集團)|我们|我們)?的?(?:旗下|下属|下屬|全资|全資|控股|参股|參股|合资|合資|联营|聯營|合营|合營|附属|附屬|并表)"
    r"(?:的|子公司|附属公司|附屬公司|公司|企业|企業)*|(?:子公司|附属公司|附屬公司|孙公司)的?"
)


def belongs() -> str:
    """A regex for words that end in the name of a firm which is told to belong to the company: 控股子公司星海金服."""
    return rf"(?:{_BELONGING})[\p{{Han}}A-Za-z]{{2,12}}\s*$"


#: What follows the name of who a sentence speaks of: when, why, how it fares, or a figure that is told without a number.
_FARES = (
    "(?:上半年|下半年|前三季度|[一二三四]季度|本季度|三季度|本期|报告期|去年|今年|全年|[0-9]{4}年|受|因|由于|得益于|[，,]|呢|这边"
    "|还是|还在|仍|依然|目前|现在|继续|持续|保持|已经|开始|也(?:在|是|有|还)|规模|的?(?:表现|增长|发展|进展|情况)"
    "|是(?:我们|公司|集团)|按计划|顺利|[一二三四]期|[0-9]{1,2}月|技改|复产|投产|达产|扩建|扩产|建设|项目"
    "|(?:的)?(?:收入|营收|销量|订单|毛利率?|利润|业务量)[^，,。；;0-9]{0,12}[，,])"
)


def _any_topic() -> str:
    """A regex for what a report is about, and no part of a company: 费用这块，…."""
    return rf"{words_pattern('report_topic')}|^{words_pattern('other_topic', 'opener')}$"


def opening_entity(text: pl.Expr) -> pl.Expr:
    """The name of a works, a firm or a line of business that a sentence opens with: 西部镁业上半年生产…，实现营业收入2.16亿元;
    专业服务还是负的，毛利率-3.4%.
    """
    forms = rf"(?:[\p{{Han}}A-Za-z]{words_pattern('entity_form')}|{words_pattern('line_of_business')})"
    led = "(?:像|比如|其中|另外|同时|我们的?|公司的?|(?:刚才|刚刚|前面)?(?:说到|讲到|提到|谈到)(?:的)?)?"
    venture = text.str.extract(r"^\s*([\p{Han}A-Za-z]{2,8})是(?:我们|公司)?(?:的)?(?:一家|一个)?(?:联营|合营|参股|合资)")
    name = text.str.extract(rf"^\s*{led}[，,]?([\p{{Han}}A-Za-z]{{1,8}}{forms}){_FARES}")
    # IXM实现贸易量130万吨，…: letters that did something.
    letters = text.str.extract(rf"^\s*{led}([A-Z][A-Z0-9]{{1,5}})(?:上半年|本期|二季度)?(?:实现|录得|贡献|完成|生产|产)")
    letters = pl.when(~letters.str.contains(r"^(?:GMV|EBITD?A|EPS|ARR|ROE|ASP|MAU|DAU|GTV|GPU|CFO|CEO|AI|IT|Q[1-4]|H[12])$")).then(letters)
    topic = text.str.extract(rf"^\s*{led}([\p{{Han}}A-Za-z0-9]{{2,8}}?)(?:这一?块|这边|这一?部分)[，,]")
    topic = pl.when(~of_a_sentence(topic) & ~topic.str.contains(_any_topic())).then(topic)
    name = pl.coalesce(venture, name, letters, topic)
    nobody = rf"^(?:本|我|该|母|子|上市|参股|控股|全资|合资|联营|合营|分)?公司$|公司$|集团$|^{TAKEN_UP}$"
    return pl.when(~name.str.contains(nobody)).then(name.str.replace(r"^.*的", ""))


def owner_words(words: pl.Expr) -> pl.Expr:
    """The name at the end of the words before a metric: without what opens a clause, what reports and what weighs
    (our cloud business again delivered record): empty where none is left.
    """
    text = (
        words.str.replace(r"(?i) as a whole(?-u:\b)", "")
        .str.replace_all(_ABBREVIATED, "$1$2")
        .str.replace_all(_ASIDE, " ")
        .str.replace_all(_CONTRACTED, "$1")
    )
    # 像西藏的红崖铜矿呢，上半年产铜9.3万吨: a works or a firm, held in mind by a comma.
    text = text.str.replace(rf"({words_pattern('entity_form')})(?:呢|啊|这边|那边)?[，,]\s*$", "$1")
    text = text.str.replace(rf"({words_pattern('entity_form')}){_PHASES}$", "$1")
    quoted = pl.coalesce(text.str.extract(_QUOTED), text.str.extract(_NAME_OF_THREE))
    place = text.str.extract(_LOCATIVE)
    nowhere = (
        rf"(?i)^(?:the |our )?{words_pattern('no_place')}$|{words_pattern('figure_end')}$"
        r"|(?-u:\b)(?:an?|of|quarter|half|year|month)(?-u:\b)"
    )
    place = pl.when(~place.str.contains(nowhere)).then(place)
    clause = text.str.replace_all(_CLAUSE_BEFORE, "").str.replace(_FOREMOST, "$1")
    clause = clause.str.replace(_FOR_PEOPLE, "$1").str.replace(_LATIN_JOINT, "").str.strip_chars(" 、\"“”'‘’")
    head = clause.str.replace(rf"^(?:{words_pattern('opener')}|\s)+", "")
    name = head.str.replace(rf"(?:{words_pattern('reporting', 'light')}|\s)+$", "").str.strip_chars(" \"“”'‘’")
    # 山那边的丘岭铜矿: the name of a place of work is what stands last.
    site = name.str.extract(rf"^[\p{{Han}}A-Za-z0-9]+的([\p{{Han}}A-Za-z0-9]*{words_pattern('site', 'entity_form')})$")
    name = name.str.replace(rf"^(?:{_BELONGING})([\p{{Han}}A-Za-z]{{2,12}})$", "$1")
    name = pl.coalesce(site, name).str.replace(rf"^(?:像|比如|例如|{words_pattern('country_prefix')})(?:的)?", "")
    name = pl.when(only_verbs(name)).then(pl.lit("")).otherwise(name)
    # 学习业务和直播业务合计贡献收入: of several together, for which there is no name.
    several = pl.when(clause.str.contains(_TOGETHER)).then(clause)
    return pl.coalesce(quoted, several, pl.when(name == "").then(place), name)


def with_owner_words(names: pl.DataFrame, stream: Stream) -> pl.DataFrame:
    """Adds `spoken` to names of metrics (`metric_at`, `name_gap`, `name_explained`, `name_separated`): the words before them that would be
    the name of a part, each distinct gap looked at once; empty where none are.
    """
    before = names.select(prev=pl.when(pl.col("metric_at") > pl.col("name_first_at")).then(pl.col("metric_at") - 1))
    told = names.select("name_gap", "name_explained", "name_separated").hstack(
        stream.of(before, "prev", "role", "gap", "explained", prefix="prev")
    )
    near = ~pl.col("name_separated")
    dated = (
        near
        & pl.col("name_explained")
        & pl.col("prev_role").is_in(["period", "comparison", "neutral", "polarity"])
        & ~pl.col("prev_explained")
        & ((names["metric_scope"] == "segment") | pl.col("prev_gap").str.contains(rf"{is_entity()}|{belongs()}"))
    )
    # 远山黄金国际上半年的矿产金产量: whose output it is comes before which.
    works = (
        near & (pl.col("prev_role") == "period") & pl.col("prev_gap").str.contains(is_entity()) & pl.col("name_gap").str.starts_with("的")
    )
    # 海外占收入的29%, e-commerce was 27% of net sales: the name stands before the word that makes it a share.
    share = pl.col("name_is_share")
    behind = names["name_before_number"] + 1 == names["metric_at"]
    told = told.with_columns(names.select("name_is_share", number_words=making_up(pl.col("name_number_gap"))))
    told_by = (
        pl.when(share & pl.lit(behind).fill_null(False))
        .then("number_words")
        .when(share & pl.col("prev_role").is_in(["share", "respective"]))
        .then("prev_gap")
        .when(~pl.col("name_explained") & ~works.fill_null(False))
        .then("name_gap")
        .when(dated | works)
        .then("prev_gap")
    )
    bringers = _bringers(names, stream)
    said_words = pl.coalesce(told_by, bringers)
    # 剔除股份薪酬和重组费用的经调整经营亏损: what is taken off, and nobody's name.
    taken_off = names["name_before_exclude"].is_not_null() & names["name_gap"].str.contains("的\\s*$")
    words = pl.when(~pl.lit(taken_off)).then(said_words)
    said = told.select(words=words, dated=dated.fill_null(False))
    distinct = said.select(pl.col("words").unique()).with_columns(spoken=owner_words(pl.col("words")).fill_null(""))
    distinct = distinct.with_columns(spoken=pl.when(~_is_explained(pl.col("spoken"))).then("spoken").otherwise(pl.lit("")))
    found = said.join(distinct, on="words", how="left", nulls_equal=True, maintain_order="left")
    nameless = bringers.is_not_null() & (pl.lit(found["spoken"]) == "")
    spoken = pl.when(nameless).then(pl.lit(_SOMEBODY)).otherwise(pl.lit(found["spoken"]))
    return names.with_columns(spoken.alias("spoken"), found["dated"].alias("spoken_from_afar"))


def _bringers(names: pl.DataFrame, stream: Stream) -> pl.Expr:
    """Search delivered $50 million of revenue: the words up to the verb, where the metric stands behind the number; null where we did."""
    # Search led with 34% year-over-year revenue growth
    compared = (pl.col("metric_at") == pl.col("at") + 2) & (pl.col("after_comparison") == pl.col("at") + 1)
    beside = (pl.col("metric_at") == pl.col("at") + 1) | compared.fill_null(False)
    behind = (pl.col("metric_rule") == "metric_after_number") & beside
    behind &= (pl.col("metric_scope") == "segment") & pl.col("kind").is_in(["money", "percent"])
    told = names.select(
        "metric_rule",
        "metric_scope",
        "metric_at",
        "at",
        "after_comparison",
        "kind",
        "gap",
        prev=pl.when(pl.col("at") > pl.col("first_at")).then(pl.col("at") - 1),
    )
    told = told.hstack(stream.of(told, "prev", "role", "gap", prefix="prev"))
    # delivered and generated are cues of their own.
    cue = pl.col("prev_role").is_in(["metric", "polarity"]) & pl.col("gap").str.contains(f"^{_BROUGHT}")
    clause = pl.when(behind & cue).then(pl.concat_str("prev_gap", pl.lit(" generated "))).when(behind).then("gap")
    told = told.select(
        clause=clause.str.replace_all(_ABBREVIATED, "$1$2")
        .str.replace_all(_ASIDE, " ")
        .str.replace_all(_CLAUSE_BEFORE, "")
        .str.strip_chars()
    )
    verb = rf"(?-u:\b){words_pattern('reporting')}{_BROUGHT}"
    by = pl.col("clause").str.replace(verb, "").str.replace(rf"^(?:{words_pattern('opener')}|\s)+", "")
    by = by.str.replace(rf"(?:{words_pattern('light')}|\s)+$", "")
    brought = pl.col("clause").str.contains(verb) & pl.col("clause").str.contains("^[A-Za-z]")
    someone = by.str.contains("[A-Za-z]") & ~by.str.contains(_BY_US) & ~by.str.contains(_OF_WHAT_WAS_NAMED)
    return pl.lit(told.select(by=pl.when(brought & someone).then(by)).to_series())


def _is_explained(words: pl.Expr) -> pl.Expr:
    return words.str.contains(gap_patterns()["explained"]) & ~words.str.contains(rf"^{words_pattern('short_name')}$")


def with_names_of_lists(names: pl.DataFrame) -> pl.DataFrame:
    """Takes from `spoken` that is a list of as many names as numbers follow (A、B和C的收入分别为…) the name of the number's place.

    Adds `listed_spoken`: was it one?
    """
    listed = (pl.col("run_length") > 1) & pl.col("told") & (pl.col("spoken") != "")
    parts = pl.when(listed).then(pl.col("spoken").str.replace_all(_BETWEEN_NAMES, "\x01").str.split("\x01"))
    fits = (parts.list.len() == pl.col("run_length")).fill_null(False)
    return names.with_columns(
        listed_spoken=fits, spoken=pl.when(fits).then(parts.list.get(pl.col("run_place"), null_on_oob=True)).otherwise("spoken")
    )


def company_core(calls: pl.DataFrame) -> pl.Expr:
    """The company's name in lower case, without its legal form; null where `calls` does not tell it."""
    if "company_name" not in calls.columns:
        return pl.lit(None, pl.String)
    forms = "|".join(re.escape(form.lower()) for form in sorted(table("legal_forms")["word"], key=len, reverse=True))
    return pl.col("company_name").str.to_lowercase().str.replace(rf"[,，\s]*(?:{forms})\s*$", "").str.strip_chars(" ,，")


def without_company(names: pl.DataFrame) -> pl.DataFrame:
    """Takes the company's own name off `spoken`: Acme Robotics reported revenue of … speaks of the whole (`company_core`, null where
    unknown).
    """
    key = ["spoken", "company_core"]
    said = names.select(key)
    distinct = _taken_off(said.filter((pl.col("spoken") != "") & pl.col("company_core").is_not_null()).unique())
    found = said.join(distinct, on=key, how="left", maintain_order="left")
    return names.with_columns(pl.coalesce(found["rest_spoken"], said["spoken"]).alias("spoken"), found["of_holders"].fill_null(False))


def _taken_off(names: pl.DataFrame) -> pl.DataFrame:
    """Adds `rest_spoken`, what is left of `spoken` without the company's name, and `of_holders`: were its shareholders meant?"""
    spoken, core = pl.col("spoken"), pl.col("company_core")
    said = spoken.str.to_lowercase()
    begins = core.str.starts_with(said) & (said.str.len_chars() >= 2)
    # 归属于远山的净利润: what belongs to the company's holders.
    holders = said.str.replace(r"^(?:归属于|歸屬於|归属|歸屬)", "").str.replace("(?:普通股|权益)?(?:股东|持有人|擁有人|拥有人)$", "")
    of_holders = (holders != said) & (core.str.starts_with(holders) | holders.str.contains("^(?:本?公司|母公司|上市公司|本?集团)$"))
    whole = (
        of_holders.fill_null(False)
        | (said == core)
        | (begins & ((core.str.slice(said.str.len_chars(), 1) == " ") | said.str.contains(r"\p{Han}")))
    )
    longer = said.str.starts_with(core)
    rest = spoken.str.slice(core.str.len_chars()).str.replace(r"^(?:’s|'s|的|\s)+", "")
    taken = pl.when(whole).then(pl.lit("")).when(longer).then(rest).otherwise(spoken)
    return names.with_columns(rest_spoken=taken, of_holders=of_holders & whole)
