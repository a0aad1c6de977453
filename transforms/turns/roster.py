"""Who is on a call: names with title, firm and side, as the participants list, the labels of the text and the companies' officers tell
them.
"""

from __future__ import annotations

import polars as pl

from transforms.companies import officers
from transforms.turns.labels import HAN, LATIN_NAME, SUFFIX, han_name


def variants(people: pl.DataFrame) -> pl.DataFrame:
    """Each person of `people` (`doc`, name, …) under every way the name may be printed: `variant` in lower case."""
    people = _merged(people)
    han = pl.col("name").str.extract(rf"({han_name()})\s*[）)]?$|^").str.strip_chars()
    latin = pl.col("name").str.extract(rf"({LATIN_NAME})")
    bare = pl.col("name").str.replace(rf"{SUFFIX}$", "")
    # `Mr. Holloway` for James T. Holloway, where nobody else bears the name.
    surname = bare.str.extract(r"\s((?:(?:de|van|von|der|la|di|du|del)\s+)*\p{Lu}[\p{L}'’\-]+)$").str.to_lowercase()
    people = people.with_columns(pl.when(surname.is_unique().over("doc")).then(surname).alias("surname"))
    parts = [
        pl.col("name"),
        bare,
        pl.col("surname"),
        pl.when(pl.col("name").str.contains("[A-Za-z]")).then(han),
        pl.when(pl.col("name").str.contains(f"[{HAN}]")).then(latin),
    ]
    spelled = pl.concat_list([part.str.to_lowercase() for part in parts]).list.drop_nulls().list.unique(maintain_order=True)
    spelled_people = people.with_columns(spelled.alias("variant")).explode("variant").filter(pl.col("variant").str.len_chars() >= 2)
    return spelled_people.unique(["doc", "variant"], keep="first", maintain_order=True)


def _merged(people: pl.DataFrame) -> pl.DataFrame:
    """One row a person: what is told first holds, what is left open is taken from whoever agrees on the side."""
    side = pl.col("side").drop_nulls().first().over("doc", "name")
    agreed = people.filter(pl.col("side").is_null() | (pl.col("side") == side))
    columns = [pl.col(c).drop_nulls().first() for c in ("title", "organization", "side", "detail")]
    return agreed.group_by("doc", "name", maintain_order=True).agg(columns)


def known_officers() -> pl.DataFrame:
    """`variant`, `officer_title`, `officer_title_zh`: names of officers of any company; a title only where one person goes by the name."""
    listed = officers().select(pl.col("alias").str.to_lowercase().alias("variant"), "title", "title_zh", "name")
    alone = pl.col("name").n_unique() == 1
    return listed.group_by("variant").agg(
        pl.when(alone).then(pl.col("title").first()).alias("officer_title"),
        pl.when(alone).then(pl.col("title_zh").first()).alias("officer_title_zh"),
    )
