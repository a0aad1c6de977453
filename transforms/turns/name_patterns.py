"""How people, titles, firms and roles are printed: the patterns that labels, rosters and introductions are read with."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table

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


def longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def escaped(word: str) -> str:
    return "".join("\\" + c if c in r".+*?()[]{}|^$\&" else c for c in word)


def _words_pattern(rows: pl.DataFrame) -> str:
    """Chinese words anywhere, Latin words as whole words."""
    han = [escaped(w) for w in longest_first(rows.filter(pl.col("language") == "zh")["word"].to_list())]
    latin = [escaped(w) for w in longest_first(rows.filter(pl.col("language") == "en")["word"].to_list())]
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
    surnames = "|".join(longest_first(table("surnames")["word"].to_list()))
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
def legal_form() -> str:
    """`Inc.`, `AG` at the end: a firm, no person."""
    words = table("legal_forms").filter(pl.col("language") == "en")["word"].unique()
    return rf"(?:^|[\s,])(?:{'|'.join(escaped(word) for word in longest_first(words.to_list()))})\.?$"


@cache
def asking_roles() -> str:
    words = role_words().filter((pl.col("role_side") == "analyst") & (pl.col("role").str.len_chars() > 1))["role"]
    return "|".join(escaped(word) for word in longest_first(words.to_list()))
