"""Who is introduced in words: an operator who calls up an analyst with the firm, a host who names the officers present.

`Our next question comes from the line of Mary Stone with Fernhill. Please go ahead.`, `Mary Stone, Fernhill Securities.`,
`下一个问题来自青松证券的陈牧`; `With me are Jane Doe, Chief Financial Officer, and …`, `our CFO, Jane Doe`, `首席财务官顾明远`.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.turns.name_patterns import (
    HAN,
    LATIN_NAME,
    LETTER,
    UPPER,
    han_name,
    name_pattern,
    not_names,
    organization_pattern,
    title_pattern,
)

PERSON = {
    "doc": pl.UInt32,
    "name": pl.String,
    "title": pl.String,
    "organization": pl.String,
    "side": pl.String,
    "detail": pl.String,
}
# A firm: capitalised words; a point ends one only behind initials and the like.
FIRM_WORD = rf"(?:(?:[{UPPER}]\.){{1,3}}|(?:St|Wm|Bros|Co)\.|[{UPPER}0-9][{LETTER}0-9&'’\-]*(?:\.[{LETTER}0-9]+)*)"
FIRM = rf"{FIRM_WORD}(?:,?\s+(?:&|and|of|de|und|{FIRM_WORD})){{0,6}}"
SUFFIX = r"(?:,?\s+(?:CFA|CPA|PhD|Jr\.?|Sr\.?|III?|IV))*"
CALLED = rf"({LATIN_NAME}){SUFFIX}\s*,?\s+(?:with|of|from|at|representing|over at|calling from)\s+(?:the\s+)?({FIRM})"
NAMED = rf"({LATIN_NAME})\s*,\s+({FIRM})\s*\.?\s*(?:(?:Please|Your|You)\s[^.]*\.?\s*)*$"
# Words no firm begins with: the sentence goes on.
NO_FIRM = (
    r"^(?:The|Please|Your|You|Our|This|That|Q[1-4]|Thank|Thanks|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|[0-9].*)(?:\s|$)"
)
# Words before a Chinese title that are no part of it.
LEAD_IN_ZH = r"^.*(?:有请|有請|邀请|邀請|欢迎|歡迎|包括|还有|還有|分别是|分別是|首先请|请|請|由|以及|我们的|我們的|公司的)"
FOLLOWING = 4  # rows of a turn in which an operator calls somebody up
LAST_WORDS = 160  # characters before a label in which its name is called up
OPENING = 40  # rows of a document in which those present are named


@cache
def _called_zh() -> str:
    return (
        rf"(?:来自|來自|有请|有請|请到|接下来请|接下來請|问题请|問題請|下面请|下面請|首先请|先请|先請)(?:于|了|到)?\s*([^，。、；：:的]{{2,30}}?)\s*的?\s*(?:分析师|分析師|研究员|研究員|投资者|投資者)?"
        rf"\s*({name_pattern()})"
    )


@cache
def _officers_patterns() -> list[tuple[str, int, int]]:
    """Patterns with the numbers of the groups of name and title."""
    title = title_pattern()
    return [
        (
            rf"({LATIN_NAME}),\s+(?:our\s+|the\s+Company['’]s\s+|who is our\s+)?"
            rf"((?:[{LETTER}&\-]+\s+){{0,4}}?{title}[^,.;:]{{0,50}}?)\s*(?:[,.;]|\sand\s|$)",
            1,
            2,
        ),
        (rf"(?:our|[Tt]he\s+[Cc]ompany['’]s)\s+((?:[{LETTER}&\-]+\s+){{0,3}}?{title}[^,.;:]{{0,40}}?),?\s+({LATIN_NAME})", 2, 1),
        (rf"([{HAN}]{{0,8}}(?:{title}))\s*({han_name()})(?:先生|女士|博士)?(?:[，。、；和与及]|$)", 2, 1),
    ]


def introduced(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """`doc`, `name`, `title`, `organization`, `side`, `detail` of the people named by operators and hosts.

    found: candidates with signs (`at`, `doc`, `name`, `is_name`, `detail`, `strong`, `is_role`, `role_side`, `prefix`).
    """
    return pl.concat([_called(found, rows), _officers(rows)]).unique(["doc", "name"], keep="first", maintain_order=True)


def _called(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Who is called up: by an operator, or by whomever in the last words before a label of that name."""
    texts = pl.concat([_words_of_operators(found, rows), _words_before_labels(found, rows)])
    if texts.is_empty():
        return pl.DataFrame(schema=PERSON)
    english = [_pairs(texts, pattern, 1, 2) for pattern in (CALLED, NAMED)]
    called = pl.concat([*english, _pairs(texts, _called_zh(), 2, 1)])
    called = called.filter(pl.col("label").is_null() | (pl.col("label") == pl.col("first")))
    called = called.with_columns(pl.col("second").str.strip_chars(" ,，.").alias("firm"))
    called = called.filter(~pl.col("firm").str.contains(rf"{NO_FIRM}|{title_pattern()}") & ~pl.col("first").str.contains(not_names()))
    return called.select(
        "doc",
        pl.col("first").alias("name"),
        pl.lit(None, pl.String).alias("title"),
        pl.col("firm").alias("organization"),
        pl.lit("analyst").alias("side"),
        pl.col("firm").alias("detail"),
    )


def _words_of_operators(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """`doc`, `label` (null), `text`: the first rows of each turn of an operator."""
    speaking = found.filter("strong").select(
        "at", "doc", ((pl.col("role_side") == "operator") & pl.col("is_role")).alias("calls"), "prefix"
    )
    last = pl.col("at").shift(-1, fill_value=rows.height)
    turns = speaking.with_columns(pl.min_horizontal(last, pl.col("at") + 1 + FOLLOWING).alias("end")).filter("calls")
    spans = turns.select("at", "doc", "prefix", pl.int_ranges(pl.col("at"), pl.col("end")).alias("row")).explode("row").drop_nulls("row")
    said = rows.select(pl.col("doc").alias("doc_of"), "body")[spans["row"]]
    spans = spans.with_columns(said).filter(pl.col("doc_of") == pl.col("doc"))
    body = pl.when(pl.col("row") == pl.col("at")).then(pl.col("body").str.slice("prefix")).otherwise("body")
    texts = spans.group_by("at", "doc", maintain_order=True).agg(body.str.join(" ").str.tail(700).alias("text"))
    return texts.select("doc", pl.lit(None, pl.String).alias("label"), "text")


def _words_before_labels(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """`doc`, `label`, `text`: the last words before the label of a bare name, where they hold that name."""
    named = found.filter(pl.col("is_name") & pl.col("detail").is_null() & (pl.col("at") > 0)).select(
        "at", "doc", pl.col("name").alias("label")
    )
    before = rows.select(pl.col("doc").alias("doc_before"), pl.col("body").str.tail(LAST_WORDS).alias("text"))[named["at"] - 1]
    said = pl.concat([named, before], how="horizontal").filter(pl.col("doc_before") == pl.col("doc"))
    return said.filter(pl.col("text").str.contains(pl.col("label"), literal=True)).select("doc", "label", "text")


def _pairs(texts: pl.DataFrame, pattern: str, first: int, second: int) -> pl.DataFrame:
    """`doc`, `label`, `first`, `second`: two groups of every match."""
    matches = texts.select("doc", "label", pl.col("text").str.extract_all(pattern).alias("match")).explode("match").drop_nulls("match")
    groups = matches.with_columns(pl.col("match").str.extract_groups(pattern).alias("groups"))
    field = pl.col("groups").struct.field
    pairs = groups.select("doc", "label", field(str(first)).alias("first"), field(str(second)).alias("second"))
    return pairs.drop_nulls(["first", "second"])


def _officers(rows: pl.DataFrame) -> pl.DataFrame:
    """Officers named in the opening rows, with their titles as said."""
    number = pl.int_range(pl.len()).over("doc")
    early = rows.filter((number < OPENING) & (pl.col("n") >= 20)).select(
        "doc", pl.lit(None, pl.String).alias("label"), pl.col("body").alias("text")
    )
    early = early.filter(pl.col("text").str.contains(title_pattern()) | pl.col("text").str.contains(LATIN_NAME))
    # Lines may be wrapped: a name here, the title in the line below.
    early = early.group_by("doc", "label", maintain_order=True).agg(pl.col("text").str.join(" "))
    parts = [_pairs(early, pattern, name, title) for pattern, name, title in _officers_patterns()]
    named = pl.concat(parts).with_columns(pl.col("second").str.replace(LEAD_IN_ZH, "").str.strip_chars(" .,").alias("title"))
    named = named.filter(~pl.col("first").str.contains(not_names()) & ~pl.col("first").str.contains(rf"^(?:{organization_pattern()})"))
    return named.select(
        "doc",
        pl.col("first").alias("name"),
        "title",
        pl.lit(None, pl.String).alias("organization"),
        pl.lit("company").alias("side"),
        pl.lit(None, pl.String).alias("detail"),
    )
