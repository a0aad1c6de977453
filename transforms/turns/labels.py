"""What a line that may name a speaker says: name, title or firm, side. Works on distinct labels, so rules can be rich.

Forms, the separator between name and detail in brackets: `Name (Firm)`, `Name, Title`, `Name – Firm`, `Name Title`, `Title Name`, `Firm
analyst Name`, `Name`, `Operator`, `问`.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.label_marks import with_marks

HAN = r"\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}"
# Letters of Latin names by their blocks: the classes `\p{Lu}` and `\p{L}`, some twenty times in a pattern, take most of its compilation.
UPPER = r"A-ZÀ-Þ\x{100}-\x{24F}\x{1E00}-\x{1EFF}"
LETTER = r"A-Za-zÀ-ÿ\x{100}-\x{24F}\x{1E00}-\x{1EFF}"
NAME_WORD = rf"(?:(?:[{UPPER}]\.[-\s]?)*[{UPPER}]\.|St\.|[{UPPER}][{LETTER}'’]*(?:[-‐‑.][{LETTER}][{LETTER}'’]*)*)"
PARTICLE = r"(?:de|da|dos|du|van|von|der|den|del|la|le|bin|binti|al|el|ter|ten|di|zu)"
# A person as printed: two to five capitalised words, or a surname and one or two characters, or both side by side.
LATIN_NAME = rf"(?:{NAME_WORD}(?:\s+(?:{PARTICLE}\s+){{0,3}}{NAME_WORD}){{1,4}}|[A-Z][a-z]+[A-Z][a-z]+)"
# What may stand behind a name: generation and degrees.
SUFFIX = r"(?:,?\s+(?:(?i:Jr|Sr)\.?|III?|IV|CFA|CPA|FRM|MBA|Ph\.?D\.?|M\.?D\.?|Esq\.?))*"
HONORIFIC = r"^(?i:Mr|Mrs|Ms|Dr|Prof|Sir|Madam|Miss)\.?\s+"
# `Mr. Carter`, `MS. STONE`: a surname alone is a name where it is honoured.
SURNAME_WITH_HONORIFIC = rf"^(?i:Mr|Mrs|Ms|Dr)\.?\s+[{UPPER}][{LETTER}'’\-]+$"
# Of a full Chinese name the form of address is no part; of a surname alone it is what the label is made of (`穆总`).
HONORIFIC_ZH = rf"^(.*[{HAN}A-Za-z]{{2}})\s*(?:先生|女士|博士|小姐)$"
ADDRESSED = "(?:总|總|董|博士|先生|女士|小姐|教授|老师|老師|院士|行长|行長|主席|老板)"


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _escaped(word: str) -> str:
    return "".join("\\" + c if c in r".+*?()[]{}|^$\&" else c for c in word)


def _words_pattern(rows: pl.DataFrame) -> str:
    """Chinese words anywhere, Latin words as whole words."""
    han = [_escaped(w) for w in _longest_first(rows.filter(pl.col("language") == "zh")["word"].to_list())]
    latin = [_escaped(w) for w in _longest_first(rows.filter(pl.col("language") == "en")["word"].to_list())]
    return rf"(?:{'|'.join(han)}|(?i-u:\b)(?i:{'|'.join(latin)})(?:(?-u:\b)|$|\s))"


@cache
def title_pattern() -> str:
    return _words_pattern(table("titles").filter(pl.col("side") == "company"))


@cache
def analyst_pattern() -> str:
    return _words_pattern(table("titles").filter(pl.col("side") == "analyst"))


@cache
def organization_pattern() -> str:
    return _words_pattern(table("organization_words"))


@cache
def han_name() -> str:
    surnames = "|".join(_longest_first(table("surnames")["word"].to_list()))
    return rf"(?:(?:{surnames})[{HAN}]{{1,2}}|[{HAN}]{{1,6}}[·•‧][{HAN}]{{1,6}}|(?:{surnames})[总總])"


@cache
def name_pattern() -> str:
    han = han_name()
    return rf"(?:{LATIN_NAME}(?:\s*[（(]?\s*{han}\s*[）)]?|{SUFFIX})|{han}(?:\s*[（(]?\s*{LATIN_NAME}\s*[）)]?)?)"


@cache
def role_words() -> pl.DataFrame:
    """`role` (lower case), `role_side`, `number`: whether a number behind the word tells the `person` or the `turn`,
    `alone`: whether the word alone on a line names who speaks (`Investor Relations` on a line of its own is as likely a running header).
    """
    words = table("speaker_words").select(
        pl.col("word").str.to_lowercase().alias("role"),
        pl.col("side").alias("role_side"),
        "number",
        (pl.col("alone") == "yes").alias("alone"),
    )
    return words.unique("role")


@cache
def not_names() -> str:
    """Words that no person's name holds: Latin ones anywhere in the name, Chinese ones as the whole of it."""
    words = table("not_names")
    latin = "|".join(words.filter(pl.col("language") == "en")["word"].to_list())
    han = "|".join(words.filter(pl.col("language") == "zh")["word"].to_list())
    return rf"(?-u:\b)(?i:{latin})(?:(?-u:\b)|$)|^(?:{han})$"


@cache
def _legal_form() -> str:
    """`Inc.`, `AG` at the end: a firm, no person."""
    words = table("legal_forms").filter(pl.col("language") == "en")["word"].unique()
    return rf"(?:^|[\s,])(?:{'|'.join(_escaped(word) for word in _longest_first(words.to_list()))})\.?$"


@cache
def _asker_in_front() -> str:
    """`分析师（青松证券 陈牧）`: the word for whoever asks tells less than what stands in brackets."""
    return rf"^(?i:{_asking_roles()})\s*[（(]\s*((?:.{{0,30}}?[\s，,、])?{name_pattern()}(?:[\s，,、].{{0,40}}?)?)\s*[）)]$"


@cache
def _asking_roles() -> str:
    words = role_words().filter((pl.col("role_side") == "analyst") & (pl.col("role").str.len_chars() > 1))["role"]
    return "|".join(_escaped(word) for word in _longest_first(words.to_list()))


# `问题3  陈某（青松证券）`: the number of the question before whoever asks it.
COUNT = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
QUESTION_NUMBER = rf"^(?:(?:问题|問題|提问|提問|问|問|Question)\s*{COUNT}\s*[、.．:：)）-]?|Q[0-9]{{1,3}}\s*[、.．:：)）])\s+"


def _cleaned() -> pl.Expr:
    """The label without list marks, bold marks, marks of question and answer, running numbers in brackets, forms of address."""
    return (
        pl.col("label")
        .str.replace_all(r"[*_]{1,3}", "")
        .str.replace(r"^[•■●▪◆#>\-–—|\s]+", "")
        .str.replace(r"^<*\s*\[?[QA]\]?\s*[-–—|]\s*", "")
        .str.replace(QUESTION_NUMBER, "")
        .str.replace(r"\s{3,}[QA]$|\s*\[[0-9]{1,3}\]$", "")
        # `Analyst, Fernhill LLC Q`: the letter at the margin, its distance lost.
        .str.replace(r"^(.*,.*[a-zA-Z.)]{2})\s[QA]$", "$1")
        .str.replace_all(r"^[<\s]+|[>\-–—|\s]+$", "")
        .str.replace_all(r"\s+", " ")
        .str.replace(HONORIFIC, "")
        .str.replace(HONORIFIC_ZH, "$1")
        .str.replace(_asker_in_front(), "$1")
        # `（青松证券）陈某` as `陈某（青松证券）`.
        .str.replace(r"^[（(]([^（）()0-9]{2,20})[）)]\s*([^（）()]{2,20})$", "$2（$1）")
    )


# `Q - Name`, `<A – Name>`, `Name ⟶ Q` at the margin.
MARK = r"^[<\[\s]*([QA])\]?\s*[-–—|:]\s*\p{L}"


@cache
def deliveries() -> dict[str, str]:
    """How words are given, by the lower-case word that says so."""
    return {word.lower(): delivery for word, delivery in table("delivery_marks").select("word", "delivery").iter_rows()}


@cache
def delivery_behind() -> str:
    words = "|".join(_escaped(word) for word in _longest_first(table("delivery_marks")["word"].to_list()))
    return rf"\s*[（(\[]\s*((?i:{words}))\s*[)）\]]$"


def parse_labels(labels: pl.Series) -> pl.DataFrame:
    """Distinct `label` strings with `name`, `detail`, `form`, `is_name`, `says_title`, `says_analyst`, `says_firm`, `mark_side` (told by a
    word beside the name), `told_delivery`, `role_side`, `role_alone`, `role_name`, `role_firm`, `asks_alone` (a firm's name and no more),
    `by_words` (a role that is none of the list), `answers_mark` (an answer begins).
    """
    frame = pl.DataFrame({"label": labels.unique(maintain_order=True)})
    frame = frame.with_columns(
        pl.col("label")
        .str.extract(MARK)
        .replace_strict({"Q": "analyst", "A": "company"}, default=None, return_dtype=pl.String)
        .fill_null(pl.when(pl.col("label").str.contains(rf"{QUESTION_NUMBER}|^(?i:{_asking_roles()})\s")).then(pl.lit("analyst")))
        .alias("mark_side"),
        _cleaned().alias("clean"),
        pl.col("label").str.contains(SURNAME_WITH_HONORIFIC).alias("honoured"),
    )
    # `首席执行官 Pieter Vos（英文）`: how the words are given, behind the name.
    frame = frame.with_columns(
        pl.col("clean")
        .str.extract(delivery_behind())
        .str.to_lowercase()
        .replace_strict(deliveries(), default=None, return_dtype=pl.String)
        .alias("told_delivery"),
        pl.col("clean").str.replace(delivery_behind(), ""),
    )
    return _with_roles(_with_names(with_marks(frame)))


PARSED = ["name", "detail", "form", "is_name", "says_title", "says_analyst", "says_firm"]


def _with_names(frame: pl.DataFrame) -> pl.DataFrame:
    """Labels with what their words tell: whoever stands behind a mark (`who`) or before a verb (`speaks`), else the whole label."""
    words = pl.concat([frame["clean"], frame["who"], frame["speaks"]]).drop_nulls().unique(maintain_order=True)
    told = _parsed(pl.DataFrame({"clean": words}))
    for column in ("who", "speaks"):
        renamed = told.select(pl.col("clean").alias(column), *[pl.col(c).alias(f"{column}_{c}") for c in PARSED])
        frame = frame.join(renamed, on=column, how="left", maintain_order="left")
    frame = frame.join(told, on="clean", how="left", maintain_order="left")
    # `分析师 陈某（青松证券）`: the mark is a title, which the whole label tells too.
    titled = pl.col("is_name") & pl.col("mark").str.contains(rf"{title_pattern()}|{analyst_pattern()}").fill_null(False)
    marked, spoken = pl.col("who_is_name").fill_null(False) & ~titled, pl.col("speaks_is_name").fill_null(False)
    side = pl.coalesce("verb_side", pl.when(marked).then("front_side"), "mark_side")
    told_by_who = (pl.col("who_says_title") | pl.col("who_says_analyst") | pl.col("who_says_firm")).fill_null(False)
    frame = frame.with_columns(
        side.alias("mark_side"),
        (told_by_who & ~marked).alias("who_is_told"),
        *[pl.when(marked).then(f"who_{c}").when(spoken).then(f"speaks_{c}").otherwise(c).alias(c) for c in PARSED],
    )
    return frame.with_columns(pl.col("is_name") | pl.col("honoured"))


def _parsed(frame: pl.DataFrame) -> pl.DataFrame:
    """Strings (`clean`) with the columns of `PARSED`."""
    name = name_pattern()
    title_like = rf"(?:{title_pattern()}|{analyst_pattern()}|{organization_pattern()})"
    groups = [
        ("titled_paren", rf"^({_asking_roles()}|[^,，（(]{{0,40}}{title_like})\s+({name})\s*[（(\[]([^（）()\[\]]+)[）)\]]$"),
        ("paren", r"^(.+?)\s*[（(\[]([^（）()\[\]]+)[）)\]]$"),
        ("dash", rf"^(.+?)\s*(?:\s[-–—]{{1,2}}\s|——|—|–|\s[|/•·]\s)\s*(.+)$|^([{HAN}·]{{2,8}})\s*[-–/]\s*(.+)$"),
        ("of", rf"^({LATIN_NAME})\s+(?:of|from|with|at)\s+(?:the\s+)?(.+)$"),
        ("comma", rf"^([^,，、]+?{SUFFIX})\s*[,，、]\s*(.+)$"),
        ("name_first", rf"^({name})\s+(.*{title_like}.*)$"),
        ("name_last", rf"^([^,，]{{0,40}}{title_like}(?:[^,，\s（(]{{1,8}}\s|\s*[（(][^（）()]+[）)])?)\s*({name})$"),
    ]
    parts = []
    for form, pattern in groups:
        captured = pl.col("clean").str.extract_groups(pattern)
        first, second = captured.struct.field("1"), captured.struct.field("2")
        if form == "dash":
            first, second = pl.coalesce(first, captured.struct.field("3")), pl.coalesce(second, captured.struct.field("4"))
        if form == "name_last":
            first, second = second, first
        if form in ("paren", "dash"):
            # `青松证券（陈某）`, `Fernhill LLC - Mary Stone`, `CFO (Jane Doe)`.
            turned = second.str.contains(rf"^{name}$") & first.str.contains(title_like) & ~second.str.contains(title_like)
            first, second = pl.when(turned).then(second).otherwise(first), pl.when(turned).then(first).otherwise(second)
        if form == "titled_paren":
            # `分析师 陈某（青松证券）` as `陈某（青松证券 分析师）`; of an officer the brackets are part of the title.
            note = captured.struct.field("3")
            asks = first.str.contains(rf"^(?i:{_asking_roles()})$|{analyst_pattern()}")
            firm = pl.when(note.str.contains(organization_pattern())).then(note + " " + first).otherwise(first)
            first, second = second, pl.when(asks).then(firm).otherwise(first + "（" + note + "）")
        # `Chief Financial Officer` names nobody, nor does `Harrow Point LLC, Research Division`.
        person = first.str.contains(rf"^{name}$") & ~first.str.contains(rf"{title_pattern()}|{analyst_pattern()}|{_legal_form()}")
        if form == "name_first":
            # A title may follow a name without any mark; what a firm's name begins with is no person.
            person = person & (~first.str.contains(organization_pattern()) | second.str.contains(title_pattern()))
        fits = first.is_not_null() & second.is_not_null() & person
        parts.append(
            pl.when(fits).then(
                pl.struct(first.str.strip_chars().alias("name"), second.str.strip_chars().alias("detail"), pl.lit(form).alias("form"))
            )
        )
    alone = pl.struct(pl.col("clean").alias("name"), pl.lit(None, pl.String).alias("detail"), pl.lit("alone").alias("form"))
    frame = frame.with_columns(pl.coalesce(*parts, alone).alias("parsed")).unnest("parsed")
    # `Lin Wei (林薇)`: two spellings of one name.
    han, latin = rf"[{HAN}]", "[A-Za-z]"
    two_scripts = (pl.col("name").str.contains(han) & pl.col("detail").str.contains(latin)) | (
        pl.col("name").str.contains(latin) & pl.col("detail").str.contains(han)
    )
    both = (
        (pl.col("form") == "paren") & pl.col("detail").str.contains(rf"^{name}$") & two_scripts & ~pl.col("detail").str.contains(title_like)
    )
    # `Harbour Capital Markets, Research Division`: the division is a firm's, nobody's.
    both = both | (pl.col("detail").str.to_lowercase() == "research division").fill_null(False)
    frame = frame.with_columns(
        pl.when(both).then(pl.col("clean")).otherwise("name").alias("name"),
        pl.when(both).then(None).otherwise("detail").alias("detail"),
        pl.when(both).then(pl.lit("alone")).otherwise("form").alias("form"),
    )
    frame = frame.with_columns(
        (
            pl.col("name").str.contains(rf"^{name}$")
            & ~pl.col("name").str.contains(not_names())
            & ~pl.col("name").str.contains(rf"{title_pattern()}|{analyst_pattern()}")
            # Firms bear the names of people: beside a title it is a person's.
            & (
                ~pl.col("name").str.contains(organization_pattern())
                | pl.col("name").str.contains(rf"^{han_name()}$")
                | pl.col("detail").str.contains(rf"{title_pattern()}|{analyst_pattern()}").fill_null(False)
            )
            & ~pl.col("name").str.contains(_legal_form())
            & ~pl.col("detail").str.contains(rf"^{_legal_form()}|[（(][^)）]*$").fill_null(False)
            & ~pl.col("clean").str.contains("[0-9]")
        ).alias("is_name"),
        pl.coalesce("detail", "clean").str.contains(title_pattern()).alias("says_title"),
        pl.coalesce("detail", "clean").str.contains(analyst_pattern()).alias("says_analyst"),
        pl.coalesce("detail", "clean").str.contains(organization_pattern()).alias("says_firm"),
    )
    return frame.select("clean", *PARSED)


RUNNING_NUMBER = r"\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[#＃][0-9]{1,3})$"
LIST_NUMBER = r"^[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）)]?\s*[、.．)）]?\s*"
# What tells accounts and callers apart: `投资者_17293847`, `网友 2266`.
ACCOUNT = r"\s*(?:[_＿-]?\s*[0-9*]{1,16}|\s[a-z]|[一二三四五六七八九十甲乙丙丁]{1,2})$"
NOTED = r"^(.+?)\s*[（(\[]\s*([^（）()\[\]]{1,24})[）)\]]?$"
# Between the titles of an officer, and before them.
BETWEEN_TITLES = (
    r"[、,，/&\s]|和|及|兼|与|暨|(?i-u:\b)(?i:and|the|our|of|group|global|company|corporate)(?-u:\b)|本公司|公司|我司|集团|集團"
)


@cache
def _asking_people() -> str:
    """`青松证券分析师`, `东江日报记者`: the word for whoever asks behind a firm."""
    people = (pl.col("role_side") == "analyst") & (pl.col("number") == "person") & (pl.col("role") > "~")
    words = role_words().filter(people)["role"]
    return rf"^(.{{2,20}}?)\s*(?:{analyst_pattern()}|{'|'.join(_longest_first(words.to_list()))})$"


def _with_roles(frame: pl.DataFrame) -> pl.DataFrame:
    """`role_side` and `role_name` of labels that are a role: `Operator`, `分析师A`, `2、问`, `Q3`, `Speaker 4`, `A（CFO）`, `董事长`,
    `青松证券分析师`; a firm's name alone is one where it asks (`asks_alone`).
    """
    role = pl.coalesce("speaks", "clean").str.to_lowercase().str.replace_all(r"^[【\[（(]|[】\])）]$", "")
    known = role_words()
    side_of_role = dict(known.select("role", "role_side").iter_rows())
    side_of_turn = dict(known.filter(pl.col("number") == "turn").select("role", "role_side").iter_rows())
    alone = dict(known.select("role", "alone").iter_rows())
    frame = frame.with_columns(role.alias("role"), pl.col("mark").str.to_lowercase().alias("mark_key"))
    frame = frame.with_columns(
        pl.col("role").str.replace(LIST_NUMBER, "").str.replace(RUNNING_NUMBER, "").alias("bare"),
        pl.col("role").str.replace(ACCOUNT, "").str.replace(rf"([{HAN}])[a-z]$", "$1").alias("person"),
        # `投资者（网络提问）`, `分析师（青松证券）`: what stands in brackets tells nothing of who it is, or the firm.
        pl.col("role").str.extract_groups(NOTED).struct.rename_fields(["noted", "note"]).alias("noted"),
    ).unnest("noted")

    def looked_up(column: str, words: dict[str, str]) -> pl.Expr:
        return pl.col(column).replace_strict(words, default=None, return_dtype=pl.String)

    free = ~pl.col("is_name")
    frame = frame.with_columns(
        looked_up("role", side_of_role).alias("whole_side"),
        looked_up("bare", side_of_turn).alias("bare_side"),
        looked_up("person", side_of_role).alias("person_side"),
        pl.when((pl.col("noted").str.len_chars() > 1) & free).then(looked_up("noted", side_of_role)).alias("noted_side"),
        pl.col("role").replace_strict(alone, default=None, return_dtype=pl.Boolean).alias("role_alone"),
        looked_up("who", side_of_role).alias("who_side"),
        (pl.col("says_title") & (pl.coalesce("speaks", "clean").str.replace_all(rf"{title_pattern()}|{BETWEEN_TITLES}", "") == "")).alias(
            "titled"
        ),
        pl.coalesce("speaks", "clean").str.extract(_asking_people()).alias("asking_firm"),
    )
    in_brackets = pl.col("clean").str.contains(r"[）)】\]]$")
    by_mark = (
        free
        & pl.col("mark").is_not_null()
        & ((pl.col("who_is_told") & in_brackets) | pl.col("who_side").is_not_null() | ((pl.col("mark").str.len_chars() > 1) & in_brackets))
    )
    a_firm = pl.col("asking_firm").str.contains(organization_pattern()) & ~pl.col("asking_firm").is_in(list(side_of_role))
    asking = free & a_firm.fill_null(False)
    only_noted = pl.coalesce("whole_side", "bare_side", "person_side").is_null() & pl.col("noted_side").is_not_null()
    side = pl.coalesce(
        "whole_side",
        "bare_side",
        "person_side",
        pl.when(by_mark).then("front_side"),
        "noted_side",
        pl.when("titled").then(pl.lit("company")),
        pl.when(asking).then(pl.lit("analyst")),
    )
    # What is printed, but for a number that counts questions and no people.
    printed = (
        pl.when(pl.col("speaks").is_not_null())
        .then("clean")
        .when(pl.col("bare_side").is_not_null() & pl.col("whole_side").is_null())
        .then(pl.col("clean").str.replace(LIST_NUMBER, "").str.replace(RUNNING_NUMBER, ""))
        .when(by_mark & pl.col("who_side").is_not_null() & ~in_brackets)
        .then("who")
        .when(by_mark & pl.coalesce("whole_side", "bare_side", "person_side").is_null())
        .then("mark")
        .when(only_noted)
        .then(pl.col("clean").str.replace(r"\s*[（(].*$", ""))
        .otherwise("clean")
    )
    firm = (
        pl.when(by_mark & pl.col("who").str.contains(organization_pattern()))
        .then("who")
        .when(only_noted & pl.col("note").str.contains(organization_pattern()))
        .then("note")
    )
    asked_for = pl.coalesce(firm, pl.when(asking).then("asking_firm"))
    firm_alone = (
        free
        & side.is_null()
        & pl.col("says_firm")
        & ~pl.col("says_title")
        & (pl.col("form") == "alone")
        & pl.col("clean").str.contains(FIRM_ALONE)
    )
    frame = frame.with_columns(
        printed.str.replace_all(r"^[【\[（(]|[】\])）]$", "").alias("role_name"),
        pl.when(side.is_not_null()).then(pl.coalesce("verb_side", side)).when(firm_alone).then(pl.lit("analyst")).alias("role_side"),
        pl.when(side == "analyst").then(asked_for).when(firm_alone).then("clean").alias("role_firm"),
        firm_alone.alias("asks_alone"),
        (
            (pl.col("verb_side") == "company")
            | looked_up("bare", side_of_turn).eq("company")
            | (looked_up("mark_key", side_of_turn).eq("company"))
        )
        .fill_null(False)
        .alias("answers_mark"),
        (firm_alone | pl.coalesce("whole_side", "bare_side", "person_side", "noted_side").is_null()).alias("by_words"),
    )
    return frame.select(
        "label",
        "mark_side",
        "told_delivery",
        *PARSED,
        "role_side",
        "role_alone",
        "role_name",
        "role_firm",
        "asks_alone",
        "by_words",
        "answers_mark",
    )


# A firm's name and no more.
FIRM_ALONE = rf"^[{HAN}A-Za-z&.'’ \-]{{2,30}}$"


def side_of(detail_is_title: pl.Expr, analyst: pl.Expr, firm: pl.Expr) -> pl.Expr:
    """Side that a title or firm tells: a research division beats a title, a title beats a firm's name."""
    return pl.when(analyst).then(pl.lit("analyst")).when(detail_is_title).then(pl.lit("company")).when(firm).then(pl.lit("analyst"))
