"""Search terms ready to be searched for: all of them in one pass over a text, each match with what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.companies import group_aliases, segment_aliases
from transforms.observations.alias_forms import expanded
from transforms.observations.lexicon import cue_words, cues, key, search_terms
from transforms.reference import table

#: Enclose the number of a term where it stood; never in a transcript.
_OPEN, _CLOSE = "\x01", "\x02"
#: What a term may stand for. An enumeration, because it is compared all the time.
ROLES = pl.Enum(
    ["metric", "number", "segment", "group", "direction", "comparison", "period", "polarity", "forward", "hypothetical", "exclude",
     "respective", "ratio", "entity", "reason", "per", "basis", "remaining", "topic", "span", "neutral", "negation", "part",
     "company", "share", "other"]
)  # fmt: skip
#: Words that names of parts end with, and what makes several of them.
_PLURALS = (("business", "es"), ("(?:segment|service|product|device|course|brand|platform|initiative)", "s"))
_LATIN_START, _LATIN_END = "^[0-9A-Za-z]", "[0-9A-Za-z]$"


@dataclass(frozen=True)
class Vocabulary:
    """`terms`, their `marks`, and `meanings`: one row a term, with what it stands for (`role` null where it stands for nothing)."""

    terms: list[str]
    marks: list[str]
    meanings: pl.DataFrame

    @staticmethod
    def of(terms: Sequence[str], meanings: pl.DataFrame) -> Vocabulary:
        """meanings: `key` (see `lexicon.key`), `role`, `code` and more."""
        term = pl.col("term")
        rows = (
            pl.DataFrame({"term": terms}, schema={"term": pl.String})
            .with_columns(
                key=key(term),
                length=term.str.len_chars().cast(pl.Int64),
                latin_start=term.str.contains(_LATIN_START),
                latin_end=term.str.contains(_LATIN_END),
            )
            .join(meanings.with_columns(pl.col("role").cast(ROLES)), on="key", how="left", maintain_order="left")
            .drop("key", "term")
        )
        return Vocabulary(list(terms), [f"{_OPEN}{number}{_CLOSE}" for number in range(len(terms))], rows)


class Scripts(NamedTuple):
    """In which scripts a batch is written. Building the search costs by the term: phrases that cannot occur are left out."""

    simplified: bool
    traditional: bool
    english: bool

    def may_hold(self, phrase: str) -> bool:
        """May the phrase occur in the batch? Single Latin words (GMV, EBITDA) may in every one."""
        if any("\u3400" <= character <= "\u9fff" for character in phrase):
            return self.simplified or self.traditional
        return self.english or " " not in phrase


@cache
def cue_vocabulary(scripts: Scripts) -> Vocabulary:
    """All names of metrics and cues that may occur in the scripts."""
    every = [*expanded(table("metric_aliases"))["alias"], *cue_words()["alias"], *table("event_names")["surface"]]
    phrases = [phrase for phrase in every if scripts.may_hold(phrase)]
    return Vocabulary.of(search_terms(phrases, scripts.traditional), _cue_meanings())


@cache
def _cue_meanings() -> pl.DataFrame:
    """What a cue stands for, by its number in `cues`: what else is known of a name is looked up where it is needed."""
    return cues().select("key", "role", "code", "name")


@cache
def context_vocabulary() -> Vocabulary:
    """What matters in a sentence without a number: only what tells whether a segment named there is its subject."""
    telling = pl.col("role").is_in(["reason", "exclude", "period", "comparison", "neutral", "group", "topic", "part", "company", "forward"])
    return Vocabulary.of(search_terms(cue_words().filter(telling)["alias"]), _cue_meanings())


@cache
def segment_vocabularies() -> dict[str, Vocabulary]:
    """For each company: the names of its segments and its own."""
    parts = segment_aliases().select("company_id", "alias", pl.lit("segment").alias("role"), "code")
    # the consulting businesses, where reference data knows the consulting business: a name that ends within a word is not found.
    several = pl.concat(
        parts.filter(pl.col("alias").str.contains(f"(?i) {ending}$")).with_columns(pl.col("alias") + plural) for ending, plural in _PLURALS
    )
    names = pl.concat(
        [
            parts,
            several,
            group_aliases().select("company_id", "alias", pl.lit("group").alias("role"), pl.lit("group").alias("code")),
        ]
    )
    return {
        str(company): Vocabulary.of(
            search_terms(rows["alias"].to_list()),
            rows.select(key(pl.col("alias")).alias("key"), "role", "code").unique("key", keep="first", maintain_order=True),
        )
        for (company,), rows in names.group_by("company_id")
    }


def find_terms(sentences: pl.DataFrame, vocabulary: Vocabulary) -> pl.DataFrame:
    """Every place of the terms in the sentences (`row`, `text`), the longest at each place; whole words where they are Latin.

    Returns `row`, `start`, `end` (characters) and the columns of the meanings, in reading order. One pass: each match is replaced by its
    number between two marks, and the text is split there.
    """
    marked = pl.col("text").str.replace_many(vocabulary.terms, vocabulary.marks, ascii_case_insensitive=True, leftmost=True)
    parts = (
        sentences.select("row", part=marked.str.split(_OPEN))
        .filter(pl.col("part").list.len() > 1)
        .explode("part", empty_as_null=False, keep_nulls=False)
        .with_columns(pl.col("part").str.splitn(_CLOSE, 2).struct.rename_fields(["term", "rest"]).struct.unnest())
        # What the sentence opens with has no number: all of it is rest.
        .with_columns(
            pl.when(pl.col("rest").is_not_null()).then(pl.col("term")).cast(pl.UInt32, strict=False), rest=pl.coalesce("rest", "part")
        )
    )
    known = vocabulary.meanings
    parts = parts.with_columns([known[name].gather(parts["term"]) for name in ("length", "latin_start", "latin_end")])
    opens = pl.col("term").is_null()
    size = pl.col("length").fill_null(0) + pl.col("rest").str.len_chars()
    bare = pl.col("rest") == ""
    # Looked at only beside a term that is Latin there.
    next_latin = (~opens & pl.col("latin_start")).shift(-1, fill_value=False)
    before, behind = pl.when(next_latin).then("rest"), pl.when("latin_end").then("rest")
    ends_latin = pl.when(bare).then(pl.col("latin_end").fill_null(False)).otherwise(before.str.contains(_LATIN_END))
    starts_latin = pl.when(bare).then(next_latin).otherwise(behind.str.contains(_LATIN_START))
    placed = parts.with_columns(at=size.cum_sum() - size, before_latin=ends_latin.shift(1), after_latin=starts_latin).with_columns(
        start=(pl.col("at") - pl.when(opens).then(pl.col("at")).forward_fill()).cast(pl.Int32)
    )
    whole = ~(pl.col("latin_start") & pl.col("before_latin")) & ~(pl.col("latin_end") & pl.col("after_latin"))
    placed = placed.filter(~opens & whole).select("row", "start", "term", end=(pl.col("start") + pl.col("length")).cast(pl.Int32))
    names = [name for name in known.columns if name not in ("length", "latin_start", "latin_end")]
    found = placed.with_columns([known[name].gather(placed["term"]) for name in names])
    return found.filter(pl.col("role").is_not_null()).drop("term")
