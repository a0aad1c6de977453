"""What a line that may name a speaker says: name, title or firm, side. Works on distinct labels, so rules can be rich.

Forms, the separator between name and detail in brackets: `Name (Firm)`, `Name, Title`, `Name – Firm`, `Name Title`, `Title Name`, `Firm
analyst Name`, `Name`, `Operator`, `问`.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.label_marks import with_marks
from transforms.turns.label_roles import PARSED, with_roles
from transforms.turns.name_patterns import (
    HAN,
    HONORIFIC,
    HONORIFIC_ZH,
    LATIN_NAME,
    SUFFIX,
    SURNAME_WITH_HONORIFIC,
    analyst_pattern,
    asking_roles,
    escaped,
    han_name,
    legal_form,
    longest_first,
    name_pattern,
    not_names,
    organization_pattern,
    title_pattern,
)


@cache
def _asker_in_front() -> str:
    """`分析师（青松证券 陈牧）`: the word for whoever asks tells less than what stands in brackets."""
    return rf"^(?i:{asking_roles()})\s*[（(]\s*((?:.{{0,30}}?[\s，,、])?{name_pattern()}(?:[\s，,、].{{0,40}}?)?)\s*[）)]$"


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
    words = "|".join(escaped(word) for word in longest_first(table("delivery_marks")["word"].to_list()))
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
        .fill_null(pl.when(pl.col("label").str.contains(rf"{QUESTION_NUMBER}|^(?i:{asking_roles()})\s")).then(pl.lit("analyst")))
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
    return with_roles(_with_names(with_marks(frame)))


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
        ("titled_paren", rf"^({asking_roles()}|[^,，（(]{{0,40}}{title_like})\s+({name})\s*[（(\[]([^（）()\[\]]+)[）)\]]$"),
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
            asks = first.str.contains(rf"^(?i:{asking_roles()})$|{analyst_pattern()}")
            firm = pl.when(note.str.contains(organization_pattern())).then(note + " " + first).otherwise(first)
            first, second = second, pl.when(asks).then(firm).otherwise(first + "（" + note + "）")
        # `Chief Financial Officer` names nobody, nor does `Harrow Point LLC, Research Division`.
        person = first.str.contains(rf"^{name}$") & ~first.str.contains(rf"{title_pattern()}|{analyst_pattern()}|{legal_form()}")
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
            & ~pl.col("name").str.contains(legal_form())
            & ~pl.col("detail").str.contains(rf"^{legal_form()}|[（(][^)）]*$").fill_null(False)
            & ~pl.col("clean").str.contains("[0-9]")
        ).alias("is_name"),
        pl.coalesce("detail", "clean").str.contains(title_pattern()).alias("says_title"),
        pl.coalesce("detail", "clean").str.contains(analyst_pattern()).alias("says_analyst"),
        pl.coalesce("detail", "clean").str.contains(organization_pattern()).alias("says_firm"),
    )
    return frame.select("clean", *PARSED)
