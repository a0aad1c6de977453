"""What a line that may name a speaker says: name, title or firm, side. Works on distinct labels, so rules can be rich.

Forms, the separator between name and detail in brackets: `Name (Firm)`, `Name, Title`, `Name – Firm`, `Name Title`, `Title Name`, `Firm
analyst Name`, `Name`, `Operator`, `问`.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table

HAN = r"\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}"
LATIN_WORD = r"(?:[A-Z][A-Za-zÀ-ɏ.'’\-]*|de|da|van|von|der|la|bin|al|ter)"
# A person as printed: two to five capitalised words, or a surname and one or two characters, or both side by side.
LATIN_NAME = rf"(?:[A-Z][A-Za-zÀ-ɏ.'’\-]*(?:\s+{LATIN_WORD}){{1,4}}|[A-Z][a-z]+[A-Z][a-z]+)"
HONORIFIC = r"^(?:Mr|Mrs|Ms|Dr|Prof|Sir|Madam)\.?\s+|\s*(?:先生|女士|博士|小姐)$"


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
    return rf"(?:{LATIN_NAME}\s*[（(]?\s*{han}\s*[）)]?|{han}\s*[（(]?\s*{LATIN_NAME}\s*[）)]?|{LATIN_NAME}|{han})"


@cache
def role_words() -> pl.DataFrame:
    """`role` (lower case), `role_side`."""
    return table("speaker_words").select(pl.col("word").str.to_lowercase().alias("role"), pl.col("side").alias("role_side")).unique("role")


@cache
def not_names() -> str:
    """Words that no person's name holds: Latin ones anywhere in the name, Chinese ones as the whole of it."""
    words = table("not_names")
    latin = "|".join(words.filter(pl.col("language") == "en")["word"].to_list())
    han = "|".join(words.filter(pl.col("language") == "zh")["word"].to_list())
    return rf"(?-u:\b)(?i:{latin})(?:(?-u:\b)|$)|^(?:{han})$"


def parse_labels(labels: pl.Series) -> pl.DataFrame:
    """Distinct `label` strings with `name`, `detail`, `form`, `role_side`, `is_name`, `says_title`, `says_analyst`, `says_firm`."""
    name = name_pattern()
    title_like = rf"(?:{title_pattern()}|{analyst_pattern()}|{organization_pattern()})"
    frame = pl.DataFrame({"label": labels.unique(maintain_order=True)})
    clean = (
        pl.col("label")
        .str.replace(r"^<?\s*\[?[QA]\]?\s*[-–—]\s*", "")
        .str.replace_all(r"^[•■●▪◆*#\-–—\s]+|[>*\s]+$", "")
        .str.replace_all(r"\s+", " ")
        .str.replace(HONORIFIC, "")
    )
    frame = frame.with_columns(clean.alias("clean"))
    groups = [
        ("paren", r"^(.+?)\s*[（(\[]([^（）()\[\]]+)[）)\]]$"),
        ("dash", rf"^(.+?)\s*(?:\s[-–—]{{1,2}}\s|——|—|–|\s\|\s)\s*(.+)$|^([{HAN}·]{{2,8}})\s*[-–/]\s*(.+)$"),
        ("comma", r"^([^,，、]+?)\s*[,，、]\s*(.+)$"),
        ("name_first", rf"^({name})\s+(.*{title_like}.*)$"),
        ("name_last", rf"^([^,，、]{{0,40}}{title_like})\s*({name})$"),
    ]
    parts = []
    for form, pattern in groups:
        captured = pl.col("clean").str.extract_groups(pattern)
        first, second = captured.struct.field("1"), captured.struct.field("2")
        if form == "dash":
            first, second = pl.coalesce(first, captured.struct.field("3")), pl.coalesce(second, captured.struct.field("4"))
        if form == "name_last":
            first, second = second, first
        fits = first.is_not_null() & second.is_not_null() & first.str.contains(rf"^{name}$")
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
    frame = frame.with_columns(
        pl.when(both).then(pl.col("clean")).otherwise("name").alias("name"),
        pl.when(both).then(None).otherwise("detail").alias("detail"),
        pl.when(both).then(pl.lit("alone")).otherwise("form").alias("form"),
    )
    frame = frame.with_columns(
        (
            pl.col("name").str.contains(rf"^{name}$")
            & ~pl.col("name").str.contains(not_names())
            & ~pl.col("name").str.contains(title_like)
            & ~pl.col("label").str.contains("[0-9]")
        ).alias("is_name"),
        pl.coalesce("detail", "clean").str.contains(title_pattern()).alias("says_title"),
        pl.coalesce("detail", "clean").str.contains(analyst_pattern()).alias("says_analyst"),
        pl.coalesce("detail", "clean").str.contains(organization_pattern()).alias("says_firm"),
        pl.col("clean")
        .str.to_lowercase()
        .str.replace(r"^[【\[（(]|[】\])）]$", "")
        .str.replace(r"\s*[0-9一二三四五六七八九十]{1,2}$", "")
        .alias("role"),
    )
    return frame.join(role_words(), on="role", how="left").drop("role", "clean")


def side_of(detail_is_title: pl.Expr, analyst: pl.Expr, firm: pl.Expr) -> pl.Expr:
    """Side that a title or firm tells: a research division beats a title, a title beats a firm's name."""
    return pl.when(analyst).then(pl.lit("analyst")).when(detail_is_title).then(pl.lit("company")).when(firm).then(pl.lit("analyst"))
