"""Rows that may name a speaker, a section, a delivery: what each says, before it is decided what it is."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.dressing import undress
from transforms.turns.label_roles import LIST_NUMBER, RUNNING_NUMBER
from transforms.turns.labels import deliveries, parse_labels
from transforms.turns.name_patterns import HAN, role_words
from transforms.turns.rows import among

COLON_LABEL = r"^([^:：。！？!?；;]{1,70}?\s*[:：](?:\*\*|__)?\s*)"
COLON = r"\s*[:：][*_]*\s*$"
# Whoever a mark announces, a colon behind.
ANNOUNCED = r"^([^:：。！？!?；;，]{2,40}?\s*[:：]\s*)"
LONGEST_LABEL = 110
PRESENT = "present"  # sections of words that tell of those present only where names stand behind them
MARK_HEADS = ("(", "（", "[", "【")  # first characters of a delivery mark
LONGEST_HEADING = 60
CLAUSE = 32  # characters
LONGEST_LIST_HEADING, SINGLE_WORD = 30, 12
# A name, a comma and a title that goes on: the whole line, without a sentence's end.
NAME_COMMA = r"^\p{Lu}[^,.;:。，]{3,40}(?:\.[^,.;:。，]{1,30})?,\s\p{Lu}[^.;:。]*[^.;:。!?！？]$"
CANDIDATE = ["at", "doc", "body", "n", "label", "manner", "prefix"]


@cache
def delivery_pattern() -> str:
    words = "|".join(sorted(table("delivery_marks")["word"].to_list(), key=lambda word: -len(word)))
    return rf"^[（(\[【]\s*((?i:{words}))\s*[）)\]】]\s*[:：]?\s*"


@cache
def _section_words() -> pl.DataFrame:
    heading = pl.col("word").str.replace_all(r"\s+", "").str.to_lowercase()
    return table("section_words").select(heading.alias("heading"), "section").unique("heading", keep="first", maintain_order=True)


@cache
def sections() -> pl.DataFrame:
    """`heading` (without blanks, lower case) and `section` of what stands on a line of its own over what it names."""
    return _section_words().filter(~pl.col("section").str.starts_with(PRESENT))


@cache
def words_for_people() -> pl.DataFrame:
    """`heading` and `listed` of what stands before the names of those present; alone on a line some of these words say who speaks."""
    listed = pl.col("section").str.replace(PRESENT, "participants")
    return _section_words().select("heading", listed.alias("listed")).filter(pl.col("listed").str.starts_with("participants"))


def section_of(body: pl.Expr) -> pl.Expr:
    """`body` as a heading is written in `sections()`."""
    bare = body.str.replace_all(r"\s+", "").str.to_lowercase()
    return bare.str.replace(r"^(?:[#*【\[<（(]|[一二三四五六七八九十]{1,2}[、.．]|[0-9]{1,2}[、.．])+", "").str.replace(
        r"[】\]>*:：）)]+$", ""
    )


def find_candidates(rows: pl.DataFrame, also: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows where something may start, with what they would say as a label.

    `at`, `label`, `manner` (`colon`, `bare`, or one of `dressing.undress`), `colon` (the label ends with a colon or is enclosed),
    `prefix` (the characters it takes), the columns of `parse_labels`, `section`, `delivery`. The second frame is what `parse_labels` tells
    of every label and of the strings `also`, which are read with them: its patterns cost more than its work.
    """
    starts = rows.select((pl.col("may_start") & (pl.col("part") == 0)).alias("starts"))["starts"] | _headings(rows)
    starting = rows.select("at", "doc", "body", "n", "head", "tail", "full", "gap").filter(starts)
    # A title and, far off at the margin, the letter that says question or answer.
    lettered = pl.col("tail").is_in(["Q", "A"]) & pl.col("body").str.contains(r"\s+[QA]$")
    starting = starting.with_columns(
        pl.when(lettered).then(pl.col("body").str.replace(r"\s+[QA]$", "").str.len_chars()).otherwise("n").alias("room"),
        (pl.col("full") & ~lettered).alias("full"),
    )
    dressed = undress(starting).join(starting, on="at", how="left", maintain_order="left")
    front = starting.filter(pl.col("body").str.contains("[:：]")).filter(pl.col("body").str.head(80).str.contains("[:：]"))
    match = pl.col("body").str.head(80).str.extract(COLON_LABEL)
    colon = front.with_columns(match.alias("matched")).filter(pl.col("matched").is_not_null())
    colon = colon.with_columns(
        pl.col("matched").str.len_chars().alias("prefix"),
        pl.col("matched").str.replace(COLON, "").alias("label"),
        pl.lit("colon").alias("manner"),
    )
    # What is marked by more than a colon says more than a colon further on; brackets alone say less.
    clear = dressed.filter(~pl.col("manner").is_in(["bracketed", "led"]))
    colon = pl.concat(
        [clear.select(CANDIDATE), colon.join(clear.select("at"), on="at", how="anti").select(CANDIDATE)], how="vertical_relaxed"
    )
    # A colon that stands behind the words which follow brackets is one of theirs.
    bracketed = dressed.filter(pl.col("manner").is_in(["bracketed", "led"]))
    colon = colon.join(bracketed.select("at", pl.col("prefix").alias("before")), on="at", how="left").filter(
        pl.col("before").is_null() | (pl.col("prefix") <= pl.col("before")) | (pl.col("manner") != "colon")
    )
    bracketed = bracketed.join(colon.select("at"), on="at", how="anti")
    colon = colon.drop("before")
    # A line that runs to the margin is text; a label leaves room.
    again = (pl.col("n") <= LONGEST_LABEL) & pl.struct("doc", "body").is_duplicated()
    bare = starting.filter(
        (pl.col("room") <= LONGEST_LABEL)
        & (~pl.col("full") | again)
        & ~pl.col("tail").is_in(["。", "，", "；", "！", "？", "!", "?", ",", ";", ":", "：", "、"])
    )
    marked = pl.concat([colon.filter(pl.col("prefix") < pl.col("n")).select("at"), bracketed.select("at")])
    abbreviated = pl.col("body").str.contains(r"(?:Inc|Corp|Co|Ltd|Jr|Sr|\.\p{Lu})\.$")
    # `Jane Doe, Chief Financial Officer.`: the last words of a sentence that began in the row above.
    above = rows.select(pl.col("n").shift(1).alias("n_above"), pl.col("terminal").shift(1).alias("ended"))[bare["at"]]
    ends = (pl.col("n") > 60) | ((pl.col("n_above") > 60) & ~pl.col("ended") & (pl.col("gap") == 0)).fill_null(False)
    bare = bare.with_columns(above).filter(~pl.col("tail").eq(".") | ~ends | abbreviated).drop("n_above", "ended")
    # The last line of a wrapped paragraph leaves room too: more than one sentence, or a clause of some length, names nobody.
    clause = (pl.col("n") >= CLAUSE) & pl.col("body").str.contains("，", literal=True)
    bare = bare.filter(~(pl.col("body").str.contains("[。；！？]") | clause)).join(marked, on="at", how="anti")
    bare = bare.with_columns(pl.col("body").alias("label"), pl.col("n").alias("prefix"), pl.lit("bare").alias("manner"))
    bare = bare.join(colon.select("at"), on="at", how="anti")
    parted = _wrapped(starting.join(colon.select("at"), on="at", how="anti"), rows)
    found = pl.concat([colon, bracketed.select(CANDIDATE), bare.select(CANDIDATE)], how="vertical_relaxed")
    twofold = _twofold(found)
    told = parse_labels(pl.concat([found["label"], parted["label"], twofold["label"], also]))
    twofold = twofold.join(told.filter(pl.col("is_name") | pl.col("role_side").is_not_null()).select("label"), on="label", how="semi")
    found = pl.concat([found.join(twofold.select("at"), on="at", how="anti"), twofold], how="vertical_relaxed")
    wraps = told.filter(pl.col("is_name") & pl.col("says_title") & (pl.col("form") == "comma"))
    parted = parted.join(wraps.select("label"), on="label", how="semi", maintain_order="left")
    found = pl.concat([found.join(parted.select("at"), on="at", how="anti"), parted.select(CANDIDATE)], how="vertical_relaxed")
    found = found.with_columns(~pl.col("manner").is_in(["bare", "bracketed", "led"]).alias("colon"))
    found = found.join(told, on="label", how="left").join(parted.select("at", "rest_prefix"), on="at", how="left", maintain_order="left")
    # A title or a firm without a colon belongs to the name above it, one before a word or two heads the name of whoever bears it.
    listed = (
        (pl.col("prefix") < pl.col("n"))
        & (pl.col("n") - pl.col("prefix").cast(pl.Int64) <= 14)
        & ~pl.col("body").str.contains(r"[。！？.!?]$")
    )
    spoken = pl.col("colon") & ~listed
    found = found.with_columns(pl.when(spoken | ~pl.col("by_words")).then("role_side").alias("role_side"))
    headings = found.filter(pl.col("n") <= LONGEST_HEADING).select(pl.col("body").unique())
    headings = headings.with_columns(section_of(pl.col("body")).alias("heading")).join(sections(), on="heading").drop("heading")
    found = found.join(headings, on="body", how="left")
    # `分析师：` over a list is its heading, over and over again it says who speaks.
    again = (
        pl.col("section").str.starts_with("participants")
        & pl.col("colon")
        & pl.col("role_side").is_not_null()
        & (pl.len().over("doc", "body") > 1)
    )
    found = found.with_columns(pl.when(again.fill_null(False)).then(None).otherwise("section").alias("section"))
    mark = (
        pl.col("body")
        .str.head(40)
        .str.extract(delivery_pattern())
        .str.to_lowercase()
        .replace_strict(deliveries(), default=None, return_dtype=pl.String)
    )
    marked = starting.filter(pl.col("head").is_in(MARK_HEADS)).select("at", mark.alias("delivery")).drop_nulls()
    found = found.join(marked, on="at", how="full", coalesce=True).sort("at")
    found = found.with_columns(pl.coalesce("delivery", "told_delivery").alias("spoken_delivery"))
    found = found.with_columns(pl.col("doc").fill_null(rows["doc"].gather(found["at"])), pl.col("colon").fill_null(False))
    return found, told


def _headings(rows: pl.DataFrame) -> pl.Series:
    """Rows that are the heading of a list of participants, under a full line though they stand, which else would go on in them."""
    hidden = rows.with_row_index("place").filter(~pl.col("may_start") & (pl.col("part") == 0) & (pl.col("n") <= LONGEST_LIST_HEADING))
    # `主持人：` on a line of its own; anybody else's name, behind a blank line.
    colon = hidden.filter(pl.col("tail").is_in([":", "："]))
    role = pl.col("body").str.replace(r"\s*[:：]$", "").str.to_lowercase().is_in(role_words().filter("alone")["role"].implode())
    apart = colon.filter((pl.col("gap") > 0) | role)["place"]
    hidden = hidden.filter(pl.col("head").str.contains(r"\p{Lu}") & ~pl.col("terminal")).select("place", "body")
    lists = sections().filter(pl.col("section").str.starts_with("participants") & (pl.col("heading").str.len_chars() > SINGLE_WORD))
    found = hidden.filter(section_of(pl.col("body")).is_in(lists["heading"].implode()))
    return among(pl.concat([found["place"], apart]), rows.height)


def _wrapped(starting: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Labels of a name and a long title that run over a line's end, as candidates: `rest_prefix` tells the characters they take of the
    next row.
    """
    opens = starting.filter((pl.col("n") <= LONGEST_LABEL) & (pl.col("at") + 1 < rows.height) & pl.col("body").str.contains(NAME_COMMA))
    below = rows.select(pl.col("doc").alias("doc_below"), pl.col("body").alias("below"), "gap")[opens["at"] + 1]
    opens = opens.with_columns(below.with_columns(pl.col("below").str.head(80).str.extract(COLON_LABEL).alias("rest")))
    rest = pl.col("rest").str.replace(COLON, "")
    # A blank line parts a list of people from the first who speaks, and `Operator:` is a label of its own.
    goes_on = (pl.col("doc_below") == pl.col("doc")) & (pl.col("gap") == 0) & ~rest.str.to_lowercase().is_in(role_words()["role"].implode())
    return opens.filter(pl.col("rest").is_not_null() & goes_on).with_columns(
        (pl.col("body") + " " + rest).alias("label"),
        pl.lit("wrapped").alias("manner"),
        pl.col("n").alias("prefix"),
        pl.col("rest").str.len_chars().alias("rest_prefix"),
    )


def _twofold(found: pl.DataFrame) -> pl.DataFrame:
    """Marks of question, answer or role with whoever they announce, as one label: `问题1：青松证券 陈某：`, `Q: Mary Stone, Fernhill:`,
    `[回答] 曹某：`, `主持人：证券部总经理 何某`.
    """
    found = found.filter(~pl.col("manner").is_in(["bare", "bracketed", "led"]) & (pl.col("prefix") < pl.col("n")))
    mark = pl.col("label").str.replace_all(r"^[【\[（(<]|[】\])）>]$", "").str.replace(LIST_NUMBER, "").str.replace(RUNNING_NUMBER, "")
    told = role_words().filter(pl.col("role_side").is_in(["analyst", "company", "operator"]))["role"]
    marks = found.select(pl.col("label").unique()).with_columns(mark.alias("mark"))
    marks = marks.filter(pl.col("mark").str.to_lowercase().is_in(told.implode()))
    marked = found.join(marks, on="label", how="inner", maintain_order="left")
    rest = pl.col("body").str.slice(pl.col("prefix")).str.head(60)
    inner = rest.str.extract(ANNOUNCED)
    alone = (pl.col("n") - pl.col("prefix").cast(pl.Int64) <= 40) & ~pl.col("body").str.contains(r"[。！？!?；;，：:]\s*$")
    marked = marked.with_columns(inner.alias("inner"), pl.when(alone).then(rest).alias("alone"))
    marked = marked.with_columns(pl.coalesce("inner", "alone").alias("announced")).filter(pl.col("announced").is_not_null())
    who = pl.col("announced").str.replace(r"\s*[:：]\s*$", "")
    return marked.with_columns(
        (pl.col("mark") + "：" + who).alias("label"),
        (pl.col("prefix") + pl.col("announced").str.len_chars()).cast(pl.UInt32).alias("prefix"),
    ).select(CANDIDATE)


def with_neighbours(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """What the next row says: a title, a delivery mark, another name."""
    # The row a candidate is followed by is a candidate itself, or running text.
    beside = (pl.col("at").shift(-1) == pl.col("at") + 1) & (pl.col("doc").shift(-1) == pl.col("doc"))
    # `Harbour Lane Research` reads like a name and the word of a firm: under a name it is the firm.
    firm = (pl.col("form") == "name_first") & ~pl.col("says_title") & ~pl.col("says_analyst") & ~pl.col("label").str.contains(f"[{HAN}]")
    titled = (
        (pl.col("says_title") | pl.col("says_analyst") | pl.col("says_firm"))
        & (~pl.col("is_name") | firm)
        & ~pl.col("colon")
        & (pl.col("label").str.replace(r"\s+[QA]$", "").str.len_chars() <= 100)
    )
    titled = (
        titled
        & pl.col("role_side").is_null()
        & pl.col("section").is_null()
        & ((pl.col("form") == "alone") | firm)
        & ~pl.col("body").str.contains(r"[。？！?!]|[0-9]{2}")
    )
    named = pl.col("is_name") & ~pl.col("colon") & ~firm
    return found.with_columns(titled.fill_null(False).alias("is_title"), named.fill_null(False).alias("is_bare_name")).with_columns(
        (pl.col("is_title").shift(-1) & beside).fill_null(False).alias("title_next"),
        (pl.col("delivery").is_not_null().shift(-1) & beside).fill_null(False).alias("delivery_next"),
        (pl.col("is_bare_name").shift(-1) & beside).fill_null(False).alias("name_next"),
        pl.when(beside)
        .then(pl.col("label").shift(-1).str.replace(r"\s+[QA]$", "").str.replace_all(r"^[*_]+|[*_]+$", ""))
        .alias("next_label"),
        *[pl.when(beside).then(pl.col(c).shift(-1)).alias(f"next_{c}") for c in ("says_title", "says_analyst", "says_firm")],
    )
