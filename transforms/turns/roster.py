"""Who is on a call: names with title, firm and side, as the participants list, the labels of the text and the companies' officers tell
them.
"""

from __future__ import annotations

import polars as pl

from transforms.companies import officers
from transforms.turns.name_patterns import HAN, LATIN_NAME, LETTER, SUFFIX, UPPER, han_name

ADDRESSES = ("总", "總", "董", "博士", "博", "行长", "行長")


def variants(people: pl.DataFrame) -> pl.DataFrame:
    """Each person of `people` (`doc`, name, …) under every way the name may be printed: `variant` in lower case."""
    people = _merged(people)
    han = pl.col("name").str.extract(rf"({han_name()})\s*[）)]?$|^").str.strip_chars()
    latin = pl.col("name").str.extract(rf"({LATIN_NAME})")
    bare = pl.col("name").str.replace(rf"{SUFFIX}$", "")
    # `Mr. Holloway` for James T. Holloway, where nobody else bears the name.
    surname = bare.str.extract(r"\s((?:(?:de|van|von|der|la|di|du|del)\s+)*\p{Lu}[\p{L}'’\-]+)$").str.to_lowercase()
    people = people.with_columns(pl.when(surname.is_unique().over("doc")).then(surname).alias("surname"))
    # `Jane:` for Jane Roe; `若琪：` and `林总：` for 林若琪: each where nobody else goes by it.
    first = bare.str.extract(rf"^([{UPPER}][{LETTER}'’\-]+)\s").str.to_lowercase()
    given = pl.col("name").str.extract(rf"^[{HAN}]([{HAN}]{{2}})$")
    addressed = pl.col("name").str.contains(rf"(?:{'|'.join(ADDRESSES)})$")
    family = pl.when(~addressed).then(pl.col("name").str.extract(rf"^([{HAN}])[{HAN}]{{1,2}}$"))
    called = {"first": first, "given": given, **{f"family{address}": family + address for address in ADDRESSES}}
    people = people.with_columns(**called)
    people = people.with_columns(pl.when(pl.col(name).is_unique().over("doc")).then(name).alias(name) for name in called)
    parts = [
        pl.col("name"),
        bare,
        *[pl.col(name) for name in ("surname", *called)],
        pl.when(pl.col("name").str.contains("[A-Za-z]")).then(han),
        pl.when(pl.col("name").str.contains(f"[{HAN}]")).then(latin),
    ]
    spelled = pl.concat_list([part.str.to_lowercase() for part in parts]).list.drop_nulls().list.unique(maintain_order=True)
    side = pl.coalesce("side", pl.col("side").drop_nulls().first().over("doc", pl.col("name").str.to_lowercase()))
    spelled_people = (
        people.with_columns(side.alias("side"), spelled.alias("variant")).explode("variant").filter(pl.col("variant").str.len_chars() >= 2)
    )
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
