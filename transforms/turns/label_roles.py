"""Labels that are a role and no name: Operator, 分析师A, 2、问, A（CFO）, 董事长, a firm that asks."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.turns.name_patterns import HAN, analyst_pattern, longest_first, organization_pattern, role_words, title_pattern

#: What the words of a label tell (labels.py).
PARSED = ["name", "detail", "form", "is_name", "says_title", "says_analyst", "says_firm"]

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
    return rf"^(.{{2,20}}?)\s*(?:{analyst_pattern()}|{'|'.join(longest_first(words.to_list()))})$"


def with_roles(frame: pl.DataFrame) -> pl.DataFrame:
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
