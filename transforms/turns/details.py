"""What stands beside a speaker's name taken apart: title here, firm there.

`Vice President-Investor Relations, Vellum Inc.`, `Corran PLC - Group CEO`, `Analyst, Calder & Finch LLC`, `Fernhill Securities -- Analyst`,
`CEO | Hartsell Corp.`, `Fernhill Securities LLC, Research Division`.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.label_roles import side_of
from transforms.turns.name_patterns import analyst_pattern, organization_pattern, title_pattern

PARTED = r"^(.+?)\s+(?:[-–—]{1,2}|\|)\s+(.+)$"


def _escaped(word: str) -> str:
    return "".join("\\" + c if c in r".+*?()[]{}|^$\&" else c for c in word)


@cache
def _formed() -> str:
    """`Title, Firm Inc.`: the firm is the last stretch between commas that ends with a legal form."""
    words = table("legal_forms").filter(pl.col("language") == "en")["word"].unique().sort()
    forms = "|".join(_escaped(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return rf"^(.+?)\s*[,，]\s+([^,]+?,?\s+(?:{forms})\.?)$"


def with_person(found: pl.DataFrame) -> pl.DataFrame:
    """`title`, `organization` and `side` told by `detail`; what is not known is null."""
    # A document has many candidates and few details: their patterns are looked for once a detail.
    told = _told(found.select(pl.col("detail").drop_nulls().unique()))
    found = found.join(told, on="detail", how="left", maintain_order="left")
    side = side_of(pl.col("says_title"), pl.col("says_analyst"), pl.col("says_firm"))
    # `Name (Something)` or `NAME, SOMETHING:` with words not known: the firm of someone who asks, as a rule. Who that is, is left open.
    side = pl.when(pl.col("detail").is_null()).then("mark_side").otherwise(pl.coalesce("mark_side", side))
    found = found.with_columns(side.alias("side"))
    is_analyst = (pl.col("side") == "analyst").fill_null(pl.col("detail").is_not_null())
    firm = pl.col("bare_firm")
    return found.with_columns(
        pl.when(pl.col("own_title").is_not_null()).then("own_title").when(is_analyst).then("role").otherwise("bare_detail").alias("title"),
        pl.when(pl.col("own_firm").is_not_null()).then("own_firm").when(is_analyst & (firm != "")).then(firm).alias("organization"),
    ).drop("own_title", "own_firm", "role", "bare_firm", "bare_detail")


def _told(details: pl.DataFrame) -> pl.DataFrame:
    """`detail` with `bare_detail` (without a research division), `role` and `bare_firm` (an analyst's word and what is left), `own_title`,
    `own_firm`.
    """
    detail = pl.col("detail").str.replace(r"\s*[-–—,，|]*\s*Research Division$", "")
    role = detail.str.extract(rf"({analyst_pattern()})\s*$").str.strip_chars()
    firm = detail.str.replace(rf"(?:(?:[,，]|\s[-–—])?\s*(?:{analyst_pattern()}))+\s*$", "").str.strip_chars(" ,，-–—、|")
    return details.with_columns(detail.alias("bare_detail"), role.alias("role"), firm.alias("bare_firm"), *_parts(detail))


def _parts(detail: pl.Expr) -> list[pl.Expr]:
    """`own_title` and `own_firm` where the detail tells both, else null."""
    titled = rf"{title_pattern()}|{analyst_pattern()}"
    parted, formed = detail.str.extract_groups(PARTED).struct, detail.str.extract_groups(_formed()).struct
    before, behind = parted.field("1"), parted.field("2")
    title_behind = behind.str.contains(titled) & ~before.str.contains(titled)
    title_before = (
        before.str.contains(titled)
        & ~behind.str.contains(titled)
        & behind.str.contains(rf"{organization_pattern()}|(?:Inc|Corp|Co|Ltd|LLC|LLP|PLC|plc|AG|SE|NV)\.?$|\|")
    )
    title_formed = formed.field("1").str.contains(titled) & ~formed.field("2").str.contains(titled)
    asks = rf"^({analyst_pattern()})\s*(?:[,，]|\s[-–—|])\s*(.+)$"
    asking = detail.str.extract_groups(asks).struct
    # Which form it has → the title, the firm.
    forms = (
        (title_behind, behind, before),
        (title_before, before, behind),
        (title_formed, formed.field("1"), formed.field("2")),
        (asking.field("1").is_not_null(), asking.field("1").str.strip_chars(), asking.field("2").str.strip_chars()),
    )
    # The first form that fits is taken, even where it says no more than one of the two.
    form = pl.coalesce(pl.when(fits).then(number) for number, (fits, _, _) in enumerate(forms))
    return [
        pl.coalesce(pl.when(form == number).then(told[part]) for number, told in enumerate(forms)).alias(name)
        for part, name in ((1, "own_title"), (2, "own_firm"))
    ]
