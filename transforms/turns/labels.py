"""What a line that may name a speaker says: name, title or firm, side. Works on distinct labels, so rules can be rich.

Forms, the separator between name and detail in brackets: `Name (Firm)`, `Name, Title`, `Name – Firm`, `Name Title`, `Title Name`, `Firm
analyst Name`, `Name`, `Operator`, `问`.
"""

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
HONORIFIC = r"^(?:Mr|Mrs|Ms|Dr|Prof|Sir|Madam|Miss)\.?\s+"
# Of a full Chinese name the form of address is no part; of a surname alone it is what the label is made of (`穆总`).
HONORIFIC_ZH = rf"^(.*[{HAN}A-Za-z]{{2}})\s*(?:先生|女士|博士|小姐)$"
ADDRESSED = "(?:总|總|董|博士|先生|女士|小姐|教授|老师|老師|院士|行长|行長|主席|老板)"


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
def _legal_form() -> str:
    """`Inc.`, `AG` at the end: a firm, no person."""
    words = table("legal_forms").filter(pl.col("language") == "en")["word"].unique()
    return rf"(?:^|[\s,])(?:{'|'.join(_escaped(word) for word in _longest_first(words.to_list()))})\.?$"


@cache
def _asker_in_front() -> str:
    """`分析师（青松证券 陈牧）`: the word for whoever asks tells less than what stands in brackets."""
    return rf"^(?i:{_asking_roles()})\s*[（(]\s*((?:.{{0,30}}?[\s，,、])?{name_pattern()}(?:[\s，,、].{{0,40}}?)?)\s*[）)]$"


@cache
def _asking_roles() -> str:
    words = role_words().filter((pl.col("role_side") == "analyst") & (pl.col("role").str.len_chars() > 1))["role"]
    return "|".join(_escaped(word) for word in _longest_first(words.to_list()))


# `问题3  陈某（青松证券）`: the number of the question before whoever asks it.
COUNT = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
QUESTION_NUMBER = rf"^(?:(?:问题|問題|提问|提問|问|問|Question)\s*{COUNT}\s*[、.．:：)）-]?|Q[0-9]{{1,3}}\s*[、.．:：)）])\s+"


def _cleaned() -> pl.Expr:
    """The label without list marks, bold marks, marks of question and answer, running numbers in brackets, forms of address."""
    return (
        pl.col("label")
        .str.replace_all(r"[*_]{1,3}", "")
        .str.replace(r"^[•■●▪◆#>\-–—|\s]+", "")
        .str.replace(r"^<*\s*\[?[QA]\]?\s*[-–—|]\s*", "")
        .str.replace(QUESTION_NUMBER, "")
        .str.replace(r"\s{3,}[QA]$|\s*\[[0-9]{1,3}\]$", "")
        # `Analyst, Fernhill LLC Q`: the letter at the margin, its distance lost.
        .str.replace(r"^(.*,.*[a-zA-Z.)]{2})\s[QA]$", "$1")
        .str.replace_all(r"^[<\s]+|[>\-–—|\s]+$", "")
        .str.replace_all(r"\s+", " ")
        .str.replace(HONORIFIC, "")
        .str.replace(HONORIFIC_ZH, "$1")
        .str.replace(_asker_in_front(), "$1")
    )


# `Q - Name`, `<A – Name>`, `Name ⟶ Q` at the margin.
MARK = r"^[<\[\s]*([QA])\]?\s*[-–—|:]\s*\p{L}"


@cache
def deliveries() -> dict[str, str]:
    """How words are given, by the lower-case word that says so."""
    return {word.lower(): delivery for word, delivery in table("delivery_marks").select("word", "delivery").iter_rows()}


@cache
def delivery_behind() -> str:
    words = "|".join(_escaped(word) for word in _longest_first(table("delivery_marks")["word"].to_list()))
    return rf"\s*[（(\[]\s*((?i:{words}))\s*[)）\]]$"


def parse_labels(labels: pl.Series) -> pl.DataFrame:
    """Distinct `label` strings with `name`, `detail`, `form`, `role_side`, `is_name`, `says_title`, `says_analyst`, `says_firm`."""
    name = name_pattern()
    title_like = rf"(?:{title_pattern()}|{analyst_pattern()}|{organization_pattern()})"
    frame = pl.DataFrame({"label": labels.unique(maintain_order=True)})
    frame = frame.with_columns(
        pl.col("label")
        .str.extract(MARK)
        .replace_strict({"Q": "analyst", "A": "company"}, default=None, return_dtype=pl.String)
        .fill_null(pl.when(pl.col("label").str.contains(rf"{QUESTION_NUMBER}|^(?i:{_asking_roles()})\s")).then(pl.lit("analyst")))
        .alias("mark_side"),
        _cleaned().alias("clean"),
    )
    # `首席执行官 Pieter Vos（英文）`: how the words are given, behind the name.
    frame = frame.with_columns(
        pl.col("clean")
        .str.extract(delivery_behind())
        .str.to_lowercase()
        .replace_strict(deliveries(), default=None, return_dtype=pl.String)
        .alias("told_delivery"),
        pl.col("clean").str.replace(delivery_behind(), ""),
    )
    groups = [
        ("titled_paren", rf"^({_asking_roles()}|[^,，（(]{{0,40}}{title_like})\s+({name})\s*[（(\[]([^（）()\[\]]+)[）)\]]$"),
        ("paren", r"^(.+?)\s*[（(\[]([^（）()\[\]]+)[）)\]]$"),
        ("dash", rf"^(.+?)\s*(?:\s[-–—]{{1,2}}\s|——|—|–|\s\|\s)\s*(.+)$|^([{HAN}·]{{2,8}})\s*[-–/]\s*(.+)$"),
        ("comma", rf"^([^,，、]+?{SUFFIX})\s*[,，、]\s*(.+)$"),
        ("name_first", rf"^({name})\s+(.*{title_like}.*)$"),
        ("name_last", rf"^([^,，]{{0,40}}{title_like}(?:\s*[（(][^（）()]+[）)])?)\s*({name})$"),
    ]
    parts = []
    for form, pattern in groups:
        captured = pl.col("clean").str.extract_groups(pattern)
        first, second = captured.struct.field("1"), captured.struct.field("2")
        if form == "dash":
            first, second = pl.coalesce(first, captured.struct.field("3")), pl.coalesce(second, captured.struct.field("4"))
        if form == "name_last":
            first, second = second, first
        if form == "titled_paren":
            # `分析师 陈某（青松证券）` as `陈某（青松证券 分析师）`; of an officer the brackets are part of the title.
            note = captured.struct.field("3")
            asks = first.str.contains(rf"^(?i:{_asking_roles()})$|{analyst_pattern()}")
            firm = pl.when(note.str.contains(organization_pattern())).then(note + " " + first).otherwise(first)
            first, second = second, pl.when(asks).then(firm).otherwise(first + "（" + note + "）")
        # `Chief Financial Officer` names nobody, nor does `Harrow Point LLC, Research Division`.
        person = first.str.contains(rf"^{name}$") & ~first.str.contains(rf"{title_pattern()}|{analyst_pattern()}|{_legal_form()}")
        if form == "name_first":
            # A title may follow a name without any mark; what a firm's name begins with is no person.
            person = person & (~first.str.contains(organization_pattern()) | second.str.contains(title_pattern()))
        fits = first.is_not_null() & second.is_not_null() & person
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
    # `Harbour Capital Markets, Research Division`: the division is a firm's, nobody's.
    both = both | (pl.col("detail").str.to_lowercase() == "research division").fill_null(False)
    frame = frame.with_columns(
        pl.when(both).then(pl.col("clean")).otherwise("name").alias("name"),
        pl.when(both).then(None).otherwise("detail").alias("detail"),
        pl.when(both).then(pl.lit("alone")).otherwise("form").alias("form"),
    )
    frame = frame.with_columns(
        (
            pl.col("name").str.contains(rf"^{name}$")
            & ~pl.col("name").str.contains(not_names())
            & ~pl.col("name").str.contains(rf"{title_pattern()}|{analyst_pattern()}")
            # Firms bear the names of people: beside a title it is a person's.
            & (
                ~pl.col("name").str.contains(organization_pattern())
                | pl.col("name").str.contains(rf"^{han_name()}$")
                | pl.col("detail").str.contains(rf"{title_pattern()}|{analyst_pattern()}").fill_null(False)
            )
            & ~pl.col("name").str.contains(_legal_form())
            & ~pl.col("detail").str.contains(rf"^{_legal_form()}|[（(][^)）]*$").fill_null(False)
            & ~pl.col("clean").str.contains("[0-9]")
        ).alias("is_name"),
        pl.coalesce("detail", "clean").str.contains(title_pattern()).alias("says_title"),
        pl.coalesce("detail", "clean").str.contains(analyst_pattern()).alias("says_analyst"),
        pl.coalesce("detail", "clean").str.contains(organization_pattern()).alias("says_firm"),
        pl.col("clean").str.to_lowercase().str.replace_all(r"^[【\[（(]|[】\])）]$", "").alias("role"),
    )
    return _with_roles(frame)


RUNNING_NUMBER = r"\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[#＃][0-9]{1,3})$"


def _with_roles(frame: pl.DataFrame) -> pl.DataFrame:
    """`role_side` and `role_name` of labels that are a role: `Operator`, `分析师A`, `2、问`, `Q3`, `Speaker 4`."""
    numbered = pl.col("role").str.replace(r"^[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）)]?\s*[、.．)）]?\s*", "")
    bare = numbered.str.replace(RUNNING_NUMBER, "")
    person = (
        pl.col("role")
        .str.replace(r"\s*(?:[0-9]{1,3}|\s[a-z]|[一二三四五六七八九十甲乙丙丁]{1,2})$", "")
        .str.replace(rf"([{HAN}])[a-z]$", "$1")
    )
    # `投资者（网络提问）`, `分析师（青松证券）`: what stands in brackets tells nothing of who it is, or the firm.
    noted = pl.col("role").str.extract_groups(r"^(.+?)\s*[（(]\s*([^（）()]{1,24})[）)]?$").struct
    frame = frame.with_columns(bare.alias("bare"), person.alias("person"), noted.field("1").alias("noted"), noted.field("2").alias("note"))
    whole = role_words().select("role", "role_side", pl.col("alone").alias("role_alone"))
    by_turn = role_words().filter(pl.col("number") == "turn").select(pl.col("role").alias("bare"), pl.col("role_side").alias("side_bare"))
    by_person = role_words().select(pl.col("role").alias("person"), pl.col("role_side").alias("side_person"))
    by_note = (
        role_words()
        .filter(pl.col("role").str.len_chars() > 1)
        .select(pl.col("role").alias("noted"), pl.col("role_side").alias("side_noted"))
    )
    frame = frame.join(whole, on="role", how="left", maintain_order="left")
    frame = frame.join(by_turn, on="bare", how="left", maintain_order="left")
    frame = frame.join(by_person, on="person", how="left", maintain_order="left")
    frame = frame.join(by_note, on="noted", how="left", maintain_order="left")
    only_noted = pl.coalesce("role_side", "side_bare", "side_person").is_null() & pl.col("side_noted").is_not_null() & ~pl.col("is_name")
    # What is printed, but for a number that counts questions and no people.
    first = (
        pl.col("clean")
        .str.replace(r"^[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）)]?\s*[、.．)）]?\s*", "")
        .str.replace(RUNNING_NUMBER, "")
    )
    printed = (
        pl.when(pl.col("side_bare").is_not_null() & pl.col("role_side").is_null())
        .then(first)
        .when(only_noted)
        .then(pl.col("clean").str.replace(r"\s*[（(].*$", ""))
        .otherwise("clean")
    )
    frame = frame.with_columns(
        printed.str.replace_all(r"^[【\[（(]|[】\])）]$", "").alias("role_name"),
        pl.coalesce("role_side", "side_bare", "side_person", pl.when(only_noted).then("side_noted")).alias("role_side"),
        pl.when(only_noted & pl.col("note").str.contains(organization_pattern())).then("note").alias("role_firm"),
    )
    return frame.drop("role", "clean", "bare", "person", "noted", "note", "side_bare", "side_person", "side_noted")


def side_of(detail_is_title: pl.Expr, analyst: pl.Expr, firm: pl.Expr) -> pl.Expr:
    """Side that a title or firm tells: a research division beats a title, a title beats a firm's name."""
    return pl.when(analyst).then(pl.lit("analyst")).when(detail_is_title).then(pl.lit("company")).when(firm).then(pl.lit("analyst"))
