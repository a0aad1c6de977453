"""Parts that a document names before a figure of theirs (云服务收入3亿元), where other sentences open with them: 云服务的表现超出预期，…

What is a name is decided once a document: a clause like the last one alone does not tell whether its first words are one.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import gap_patterns, words_pattern
from transforms.observations.owners import owner_words
from transforms.observations.part_names import is_a_name

#: What a part has of its own, behind its name.
_FIGURE = r"(?:的)?(?:销售收入|营业收入|收入|营收|毛利率|毛利|经营利润|经营亏损|经营利润率|销量|产量|订单量|GMV)"
#: … and that it is told.
_TOLD = r"(?:[约近超]|为|是|达|同比|环比|增长|下降|实现|占|分别|[0-9])"
_BEFORE_FIGURE = rf"(?:^|[，,。；;：:、\s])[\p{{Han}}A-Za-z+&]{{2,14}}?{_FIGURE}{_TOLD}"
_KIND = "(?:业务|業務|板块|板塊|分部|事业部|事業部)"
#: What a sentence announces with which part it is about.
_LEAD = (
    r"^\s*((?:(?:先|再|接着|接下来|然后|下面|最后)?(?:说说?|讲讲?|看看?|来看|谈谈?)(?:一下)?|关于|至于|说到|谈到|第[一二三四五六]个?[是，,、]?"
    r"|首先是?|其次是?|最后是?|另外|我们的|公司的)*)"
)
#: … up to the first stop, without a figure.
_CLAUSE = r"([^，,。；;：:！？!?0-9]{2,30})(?:[，,。；;：:！？!?]|$)"
_ENGLISH_CLAUSE = r"([A-Za-z][^0-9$.;:!?]{1,80}[.]?)"
#: How the part fares, or what it is.
_FARES = (
    rf"^{_KIND}?(?:这块|这一块|这边|方面)?(?:的?(?:表现|增长|发展|进展|情况|业绩)|是(?:我们|公司|集团|一)|今年|去年|本季|上半年|下半年"
    r"|[一二三四]季度|在|也|都|继续|持续|保持|维持|仍|依然|依旧|已经?|正|取得|迎来|呈|延续|受|得益|由于|因|则|还是|目前|现在|实现了?|录得)"
)
#: Cloud revenue grew, revenue from food delivery was: the words before or behind the figure.
_VERB = "(?:was|were|is|grew|rose|fell|increased|decreased|declined|reached|totaled|totalled|came in|accelerated|of|up|down)"
_ENGLISH_FIGURE = "(?:net )?(?:revenues?|sales|GMV|orders|adjusted EBITD?A|operating (?:income|profit|loss|margin))"
_BEFORE_ENGLISH = rf"(?:[A-Za-z][A-Za-z&'’-]*\.? ){{1,4}}{_ENGLISH_FIGURE} {_VERB}(?-u:\b)"
_FROM_ENGLISH = rf"(?i)revenues? from (?:our |the )?((?:[A-Za-z][A-Za-z&'’-]* ){{1,4}})(?:segment |business |services )?{_VERB}(?-u:\b)"
#: What an English sentence announces a part with, and what it says of how the part fares, up to the first figure.
_ENGLISH_LEAD = (
    r"^\s*((?:(?:And|But|So|Now|Next|Then|First|Second|Third|Finally|Meanwhile|Also|As for|Turning (?:now )?to|Moving (?:now )?(?:on )?to"
    r"|Let me (?:now )?turn to|On to|Our|our|The|the)(?:,? |$))*)"
)
_ENGLISH_FARES = (
    r"^(?:['’]s)?(?: (?:segment|business|division))?(?:[.!]?$|, "
    r"|(?: (?:also|again|still|once again|clearly|really))* (?:delivered|posted|had|has|recorded"
    r"|kept|maintained|sustained|continued|continues|saw|achieved|showed|reported|enjoyed|remained|performed|turned in|carried on|did"
    r"|performance|grew|results)(?-u:\b))"
)


def _told(sentences: pl.DataFrame) -> pl.DataFrame:
    """`document`, `name`: what stands before the figures of each document and would be the name of a part; the commonest spelling of
    each first.
    """
    bearing = sentences.filter("bears_number").select("document", found=pl.col("text").str.extract_all(_BEFORE_FIGURE)).explode("found")
    words = bearing.drop_nulls("found").with_columns(
        words=pl.col("found").str.replace(rf"{_FIGURE}{_TOLD}$", "").str.replace(r"^[，,。；;：:、\s]", "")
    )
    words = pl.concat([words.drop("found"), _told_in_english(sentences)])
    distinct = words.select(pl.col("words").unique()).with_columns(name=owner_words(pl.col("words")).str.replace(f"{_KIND}$", ""))
    name = pl.col("name")
    common = (
        name.str.contains(gap_patterns()["explained"])
        | name.str.contains(rf"^{words_pattern('other_topic', 'not_alone', 'opener', 'part_prefix_not')}$")
        | name.str.contains(words_pattern("report_topic"))
    )
    distinct = distinct.filter((name.str.len_chars() >= 2) & is_a_name(name) & ~common)
    return words.join(distinct, on="words").select("document", "name").unique(maintain_order=True)


def _told_in_english(sentences: pl.DataFrame) -> pl.DataFrame:
    """`document`, `words`: what English sentences have before a figure, or behind revenue from."""
    bearing = sentences.filter(pl.col("bears_number") & pl.col("text").str.contains("[A-Za-z]{2,} [A-Za-z]{2,}"))
    ahead = pl.col("text").str.extract_all(_BEFORE_ENGLISH)
    behind = pl.col("text").str.extract_all(_FROM_ENGLISH)
    found = bearing.select(
        "document",
        words=pl.concat_list(
            ahead.list.eval(pl.element().str.replace(rf" {_ENGLISH_FIGURE} {_VERB}$", "")),
            behind.list.eval(pl.element().str.extract(_FROM_ENGLISH).str.strip_chars()),
        ),
    )
    return found.explode("words").drop_nulls("words")


def openings_with_told_names(sentences: pl.DataFrame) -> pl.DataFrame:
    """`row`, `start`, `end`, `code` of the names of parts that sentences open with and that their document tells figures of.

    sentences: `row`, `document`, `text`, `bears_number`, `company_core`, of companies whose parts no reference data knows.
    """
    names = _told(sentences).with_columns(said=pl.col("name").str.to_lowercase())
    names = names.with_columns(begins=pl.col("said").str.head(2))
    opening = pl.concat([_heads(sentences, _LEAD, _CLAUSE), _heads(sentences, _ENGLISH_LEAD, _ENGLISH_CLAUSE)])
    opening = opening.join(names, on=["document", "begins"], maintain_order="left")
    opening = opening.filter(pl.col("clause").str.to_lowercase().str.starts_with(pl.col("said"))).with_columns(
        rest=pl.col("clause").str.slice(pl.col("name").str.len_chars())
    )
    core = pl.col("company_core").fill_null("?")
    opening = opening.filter(~(core.str.starts_with(pl.col("said")) | pl.col("said").str.starts_with(core)))
    alone = (pl.col("lead") != "") & pl.col("rest").str.contains(f"^{_KIND}?$")
    opening = opening.filter(alone | pl.col("rest").str.contains(_FARES) | pl.col("rest").str.contains(_ENGLISH_FARES))
    # 云服务器 and 云服务: the longer name is the one that stands there.
    longest = opening.sort("row", pl.col("name").str.len_chars(), descending=[False, True]).unique("row", keep="first", maintain_order=True)
    start = pl.col("start")
    return longest.select("row", start=start, end=start + pl.col("name").str.len_chars().cast(pl.Int32), code="name")


def _heads(sentences: pl.DataFrame, lead: str, clause: str) -> pl.DataFrame:
    """Those that match: the keys, `lead`, `clause` (what follows up to the first stop or figure), `begins` (two letters), `start`."""
    text = pl.col("text")
    blank = text.str.len_chars() - text.str.strip_chars_start().str.len_chars()
    heads = sentences.select(
        "row", "document", "company_core", blank=blank, lead=text.str.extract(lead + clause, 1), clause=text.str.extract(lead + clause, 2)
    ).drop_nulls("clause")
    start = (pl.col("lead").str.len_chars() + pl.col("blank")).cast(pl.Int32)
    return heads.select(
        "row", "document", "company_core", "lead", "clause", begins=pl.col("clause").str.to_lowercase().str.head(2), start=start
    )
