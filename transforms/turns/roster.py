"""Who is on a call: names with title, firm and side, as the participants list, the labels of the text and the companies' officers tell
them.
"""

from __future__ import annotations

import polars as pl

from transforms.companies import officers
from transforms.turns.labels import HAN, LATIN_NAME, analyst_pattern, han_name, side_of

PERSON = ["name", "title", "organization", "side"]


def with_person(found: pl.DataFrame) -> pl.DataFrame:
    """`title`, `organization` and `side` told by `detail`; what is not known is null."""
    side = side_of(pl.col("says_title"), pl.col("says_analyst"), pl.col("says_firm"))
    # `Name (Something)` or `NAME, SOMETHING:` with words not known: the firm of someone who asks.
    side = pl.when(pl.col("detail").is_null()).then(None).otherwise(pl.coalesce(side, pl.lit("analyst")))
    found = found.with_columns(side.alias("side"))
    words = rf"(?:[,，]?\s*(?:{analyst_pattern()}))+\s*$"
    firm = pl.col("detail").str.replace(words, "").str.strip_chars(" ,，-–—、")
    role = pl.col("detail").str.extract(rf"({analyst_pattern()})\s*$").str.strip_chars()
    is_analyst = pl.col("side") == "analyst"
    return found.with_columns(
        pl.when(is_analyst).then(pl.when(role != "Research Division").then(role)).otherwise("detail").alias("title"),
        pl.when(is_analyst & (firm != "")).then(firm).alias("organization"),
    )


def variants(people: pl.DataFrame) -> pl.DataFrame:
    """Each person of `people` (`doc`, name, …) under every way the name may be printed: `variant` in lower case."""
    people = people.unique(["doc", "name"], keep="first", maintain_order=True)
    han = pl.col("name").str.extract(rf"({han_name()})\s*[）)]?$|^").str.strip_chars()
    latin = pl.col("name").str.extract(rf"({LATIN_NAME})")
    parts = [
        pl.col("name"),
        pl.when(pl.col("name").str.contains("[A-Za-z]")).then(han),
        pl.when(pl.col("name").str.contains(f"[{HAN}]")).then(latin),
    ]
    spelled = pl.concat_list([part.str.to_lowercase() for part in parts]).list.drop_nulls().list.unique(maintain_order=True)
    spelled_people = people.with_columns(spelled.alias("variant")).explode("variant").filter(pl.col("variant").str.len_chars() >= 2)
    return spelled_people.unique(["doc", "variant"], keep="first", maintain_order=True)


def known_officers() -> pl.DataFrame:
    """`variant`, `officer_title`, `officer_title_zh`: names of officers of any company; a title only where one person goes by the name."""
    listed = officers().select(pl.col("alias").str.to_lowercase().alias("variant"), "title", "title_zh", "name")
    alone = pl.col("name").n_unique() == 1
    return listed.group_by("variant").agg(
        pl.when(alone).then(pl.col("title").first()).alias("officer_title"),
        pl.when(alone).then(pl.col("title_zh").first()).alias("officer_title_zh"),
    )
