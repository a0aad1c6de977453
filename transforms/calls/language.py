"""Language of a document by its characters."""

from __future__ import annotations

import polars as pl

from transforms.reference import table

# Share of Chinese characters above which a text is Chinese: names and abbreviations in Latin letters are common in both.
CHINESE_SHARE = 0.15
ENOUGH = 2000  # characters to tell a language by


def tell_language(column: str = "sample") -> pl.Expr:
    """`zh-Hans`, `zh-Hant` or `en`; null for an empty text. Simplified and traditional are told by the characters that only one of them
    has.
    """
    characters = table("script_characters")
    text = pl.col(column).str.head(ENOUGH)

    def count(language: str) -> pl.Expr:
        return text.str.count_matches("[" + "".join(characters.filter(pl.col("language") == language)["character"]) + "]")

    # What is left when the stretches of all else are taken out: they are far fewer than the characters to count.
    han = text.str.replace_all(r"[^\x{4E00}-\x{9FFF}]+", "").str.len_chars()
    chinese = han > CHINESE_SHARE * text.str.len_chars()
    script = pl.when(count("zh-Hant") > count("zh-Hans")).then(pl.lit("zh-Hant")).otherwise(pl.lit("zh-Hans"))
    return pl.when(pl.col(column) != "").then(pl.when(chinese).then(script).otherwise(pl.lit("en")))
