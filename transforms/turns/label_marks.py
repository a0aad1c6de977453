"""Words of question, answer and role that stand before or behind whoever a label names.

`答（曹某）`, `Q1（青松证券 陈某）`, `A - John Carter`, `Question from Mary Stone, Fernhill LLC`, `问题1：青松证券 陈某`, `主持人 何某`;
`曹某回答`, `陈某（青松证券）提问`, `投资者问`, `董事会秘书答`, `公司回复如下`.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table

COUNT = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
LIST_NUMBER = rf"(?:[（(]?{COUNT}[）)]?\s*[、.．)）]?\s*)?"
# Between a mark and whoever asks or answers.
BRACKET, DASH = r"[（(【\[]", r"[-–—|/:：]"
# `Question from Mary Stone`, `主持人 何某`: a blank is enough behind words of several letters.
BLANK = r"\s+(?:(?:from|by)\s+)?"


def _alternatives(words: list[str]) -> str:
    escaped = ["".join("\\" + c if c in r".+*?()[]{}|^$\&" else c for c in word) for word in words]
    return "|".join(sorted(escaped, key=lambda word: (-len(word), word)))


@cache
def _sides() -> dict[str, str]:
    """Side by the words, in lower case, that say who asks, answers or leads."""
    words = table("speaker_words").filter(pl.col("side").is_in(["analyst", "company", "operator"]))
    return {word.lower(): side for word, side in words.select("word", "side").iter_rows()}


@cache
def _in_front() -> str:
    """Groups: the mark of several letters, who behind it; the mark of one letter, who behind it."""
    several, single = [[word for word in _sides() if (len(word) > 1) == long] for long in (True, False)]
    # A company's words mean other things before a blank: `Management Discussion`.
    blank = [word for word in several if _sides()[word] != "company" or word > "~"]
    who, single_who = rf"(?:\s*{BRACKET}\s*|\s*{DASH}\s*)(.+?)[）)】\]]?", rf"(?:\s*{BRACKET}\s*|\s*{DASH}{{1,2}}\s*)(.+?)[）)】\]]?"
    return (
        rf"^{LIST_NUMBER}(?:(?i:({_alternatives(several)}))\s*{COUNT}?\s*[、.．]?{who}"
        rf"|(?i:({_alternatives(blank)}))\s*{COUNT}?\s*[、.．]?{BLANK}(.+)"
        rf"|({_alternatives([word.upper() for word in single])})\s*{COUNT}?\s*[、.．]?{single_who})$"
    )


@cache
def _behind() -> str:
    """Groups: who, the verb."""
    return rf"^(.+?)\s*({_alternatives(table('speech_verbs')['word'].to_list())})$"


@cache
def _verb_sides() -> dict[str, str]:
    return dict(table("speech_verbs").filter(pl.col("side") != "").select("word", "side").iter_rows())


def with_marks(frame: pl.DataFrame) -> pl.DataFrame:
    """Labels (`clean`) with `mark` (the word of role before whoever it names), `who` (the words behind it; null without), `front_side` (the
    mark's side), `speaks` (the label without a verb behind it; null without one), `verb_side`.
    """
    groups = pl.col("clean").str.extract_groups(_in_front()).struct
    frame = frame.with_columns(
        pl.coalesce(groups.field("1"), groups.field("3"), groups.field("5")).alias("mark"),
        pl.coalesce(groups.field("2"), groups.field("4"), groups.field("6")).str.strip_chars().alias("who"),
    )
    said = pl.col("clean").str.extract_groups(_behind()).struct
    own = pl.col("clean").str.to_lowercase().str.replace(rf"^{LIST_NUMBER}", "").str.replace(rf"\s*{COUNT}$", "").is_in(list(_sides()))
    verb = pl.when(~own).then(said.field("2"))
    return frame.with_columns(
        pl.col("mark").str.to_lowercase().replace_strict(_sides(), default=None, return_dtype=pl.String).alias("front_side"),
        verb.replace_strict(_verb_sides(), default=None, return_dtype=pl.String).alias("verb_side"),
        pl.when(verb.is_not_null()).then(said.field("1").str.strip_chars()).alias("speaks"),
    )
