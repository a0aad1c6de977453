"""The vocabulary of linking, compiled: names of metrics, cue words, and the words that may stand between a name and its number.

Every list is data (`reference/metric_aliases.csv`, `link_cues.csv`, `link_fillers.csv`). A text is matched in either Chinese script, with
or without spaces
where Chinese meets Latin, in any case, and the longest name wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import polars as pl

from transforms.observations.alias_forms import PART, expanded
from transforms.observations.asides import BECAUSE_OF_A_THING, EXPLAINING, EXPLAINING_ON
from transforms.reference import table

HAN = r"\p{Han}"
_TOKEN = re.compile(r"[㐀-鿿]|[^㐀-鿿\s\-]+|[\s\-]+")
#: Between two names, or two numbers, of one list.
JOINED = r"(?i)^\s*(?:[、,，]\s*)?(?:和|及|与|與|以及|and|&)?\s*(?:our |the )?$"
#: What a list has at least once: two names with a comma between are no list yet (国内商业这边，汀市…).
CONJUNCTION = r"(?i)[、和及与與&]|(?-u:\b)and(?-u:\b)"
_SEPARATOR = r"[,，、;；:：。.!?！？\s()（）\[\]【】“”\"'‘’…—–/-]"
#: Said in passing of what was just named: , our largest market, or , which had a record year, or （含其他非流动负债中的部分）
_ASIDE = (
    r"(?:[（(](?:含|包括|包含|不含税|不含|不包括|剔除|扣除|分摊|分配|计入|归入|列入|即|未经审计)[^（）()。；]{1,60}[）)])|(?:[，,](?:也就是|即|就是)[^，,。；]{2,40}[，,])"
    r"|(?:如果|若|要是|假如)?(?:包括|包含|算上|加上|计入|连同)[^，,。；0-9]{2,24}(?:在内|算在内|的话|之后|以后|后)[，,]"
    rf"|[，,]{BECAUSE_OF_A_THING}[，,]"
    r"|，受[^，,。；;：:0-9]{2,16}影响，|，受[^，,。；;：:0-9]{2,16}影響，|(?i:, (?:our|the|a|an|which|who|where|as|since) [^,;.:]{3,80},)"
    rf"|(?i:{EXPLAINING},)|(?i:{EXPLAINING_ON})"
)


@cache
def _traditional() -> dict[str, str]:
    rows = table("traditional_characters")
    return dict(zip(rows["simplified"].to_list(), rows["traditional"].to_list(), strict=True))


def _is_han(text: str) -> bool:
    return bool(text) and "\u3400" <= text[0] <= "\u9fff"


def spellings(phrase: str, traditional: bool = True) -> list[str]:
    """The ways one phrase is written: in either script, with a space or none where Chinese meets Latin, with hyphens or spaces between
    Latin words.
    """
    written = [""]
    previous = ""
    for token in _TOKEN.findall(phrase):
        if token.isspace() or "-" in token:
            joints = [] if _is_han(previous) else [" ", "-"] if "-" in token else [" "]
            written = [head + joint for head in written for joint in joints or [""]]
            previous = previous if _is_han(previous) else " "
            continue
        joints = ["", " "] if previous.strip() and _is_han(token) != _is_han(previous) else [""]
        written = [head + joint + token for head in written for joint in joints]
        previous = token
    to_traditional = str.maketrans(_traditional()) if traditional else {}
    apostrophes = [text.replace("'", "’") for text in written if "'" in text]
    return list(dict.fromkeys([*written, *apostrophes, *(text.translate(to_traditional) for text in written)]))


def phrase_pattern(phrase: str) -> str:
    """A regex for one phrase: both scripts, letters of either case, whole words where it begins or ends in ASCII. Alternatives of a part
    stand in brackets: `[支付|使用]的[资金|金额]`.
    """
    if "[" in phrase:
        words = PART.split(phrase)
        return "".join(alternation(word.split("|")) if place % 2 else phrase_pattern(word) for place, word in enumerate(words))
    if not phrase:
        return ""
    pattern = "".join(
        f"[{c}{_traditional()[c]}]" if c in _traditional() else f"[{c.lower()}{c.upper()}]" if c.isascii() and c.isalpha() else re.escape(c)
        for c in phrase
    )
    if phrase[0].isascii() and phrase[0].isalnum():
        pattern = r"(?-u:\b)" + pattern
    if phrase[-1].isascii() and phrase[-1].isalnum():
        pattern += r"(?-u:\b)"
    return pattern


def alternation(phrases: Iterable[str]) -> str:
    """One regex of all phrases, longest first."""
    return "(?:" + "|".join(phrase_pattern(phrase) for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))) + ")"


def search_terms(phrases: Iterable[str], traditional: bool = True) -> list[str]:
    """All spellings of all phrases, longest first: the longest name at a place is the one found."""
    return sorted(
        {spelling for phrase in phrases for spelling in spellings(phrase, traditional)}, key=lambda spelling: (-len(spelling), spelling)
    )


def key(text: pl.Expr) -> pl.Expr:
    """Text as it is looked up: simplified characters, lower case, without spaces and hyphens."""
    mapping = _traditional()
    return (
        text.str.to_lowercase()
        .str.replace_all(r"[\s\-]+", "")
        .str.replace_all("’", "'", literal=True)
        .str.replace_many(list(mapping.values()), list(mapping.keys()))
    )


@cache
def cue_words() -> pl.DataFrame:
    """Every word of `link_cues.csv` (`alias`) with its `role` and `code`; forms (`增速[加快|放缓]至`) as the words that they stand for."""
    return expanded(table("link_cues").select("role", "code", alias="text", modifier=pl.lit(None, pl.String)))


@cache
def cues() -> pl.DataFrame:
    """`name` (the row's number), `key`, `role`, `code` and, for names of metrics, `polarity`, `alias_per`, `alias_scope`,
    `counted_pattern`, `modifier`.
    """
    names = expanded(table("metric_aliases")).select(
        key(pl.col("alias")).alias("key"),
        pl.lit("metric").alias("role"),
        pl.col("metric_id").alias("code"),
        pl.col("polarity"),
        pl.col("per").alias("alias_per"),
        pl.col("scope").alias("alias_scope"),
        pl.col("counted").alias("counted_pattern"),
        pl.col("modifier"),
    )
    words = cue_words().select(key(pl.col("alias")).alias("key"), "role", "code")
    events = table("event_names").select(
        key(pl.col("surface")).alias("key"), pl.lit("period").alias("role"), pl.lit("other_span").alias("code")
    )
    every = pl.concat([names, words, events], how="diagonal").unique("key", keep="first", maintain_order=True)
    return every.with_row_index("name")


def _words(*roles: str) -> list[str]:
    return table("link_fillers").filter(pl.col("role").is_in(roles))["text"].to_list()


@cache
def words_pattern(*roles: str) -> str:
    """One regex of the words of `link_fillers.csv` that have one of the roles."""
    return alternation(_words(*roles))


@cache
def not_a_name_pattern() -> str:
    """What the name of a segment has not in it: verbs, pronouns, the words of an industry at large."""
    return f"[的了着是们这那也都就很将被把使让为达至]|{words_pattern('not_a_name')}"


#: Bounds that are said of how a number is written, or are parts of other words.
_NO_QUALIFIERS = ("mid", "low", "beyond", "破", "plus", "c.", "~", "～", "≈", ">", "<", "≥", "≤")


def _qualifiers() -> list[str]:
    """What may stand in front of a number to tell how exact it is (不到, north of), which the quantities have read."""
    leads = pl.col("position").str.starts_with("before") & (pl.col("qualifier") != "exact")
    return table("qualifier_words").filter(leads & ~pl.col("surface").is_in(_NO_QUALIFIERS))["surface"].to_list()


@cache
def gap_patterns() -> dict[str, str]:
    """Regexes that tell what stands between two neighbours: name → pattern."""
    every = alternation(
        _qualifiers()
        + _words(
            "filler",
            "level",
            "change",
            "equivalent",
            "up_end",
            "down_end",
            "from",
            "attributive",
            "base",
            "possession",
            "remaining",
            "opener",
            "when",
        )
    )
    end = (
        r"(?:"
        + _SEPARATOR
        + "|"
        + alternation(["了", "约", "大约", "about", "approximately", "nearly", "around", "over", "the", "a", "an", "some"])
        + ")*$"
    )
    return {
        "explained": f"^(?:{_SEPARATOR}|{every}|{_ASIDE})*$",
        "separated": r"[,，;；:：。]|(?-u:\b)(?:and|while|versus|vs|but)(?-u:\b)|[、和及与而]",
        "ends_clause": "[;；]",
        "refers": "[，,；;]\\s*(?:该|這個|这个|该项|此)(?:业务|業務|板块|板塊|分部|平台|产品|產品|市场|市場|地区|地區)",
        "attributive": f"^(?:[\\s\"“”'’]|{alternation(_words('attributive'))})*$",
        "possessive": r"(?i)^['’]s\s+(?:fiscal\s+)?$",
        "dated": f"^(?:[\\s\"“”'’]|{alternation(_words('attributive', 'when'))})*$",
        # 增长到本期的6亿元
        "level_end": f"(?:{alternation(_words('level'))})(?:(?:本期|本季度?|今年|现在|目前|当前|报告期)的?)?{end}",
        "up_end": "(?:" + "|".join(re.escape(w) for w in _words("up_end")) + r")\s*$",
        "down_end": "(?:" + "|".join(re.escape(w) for w in _words("down_end")) + r")\s*$",
        "from_end": f"(?:{alternation(_words('from'))}){end}",
        "base_end": f"(?:{alternation(_words('base'))})(?:{_SEPARATOR}|(?-u:\\b)(?:the|our|a|end of)(?-u:\\b))*$",
        "compared_end": f"(?:{alternation(_words('compared'))})(?:{_SEPARATOR}|(?-u:\\b)(?:the|our|a)(?-u:\\b))*$",
        "equivalent": f"^\\s*(?:[(（,，]\\s*)?(?:{alternation(_words('equivalent'))})?\\s*$",
        "of_metric": r"^\s*的\s*$",
        "possession_end": f"(?:{words_pattern('possession')}){end}",
        "remaining_end": f"(?:{words_pattern('remaining')}){end}",
        "total_end": f"(?:{words_pattern('total')}){end}",
        "of_us": words_pattern("of_us") + "|我们(?:[^的]|$)|我們(?:[^的]|$)",
        "of_part": words_pattern("of_part"),
        "bought": words_pattern("bought"),
        "added_end": rf"(?:{words_pattern('added')})[了]?\s*$",
        "unit_cost_end": r"(?:每[一\p{Han}]{0,1}[\p{Han}]|[单户人件吨台桶]均|单位|(?i)(?:per|unit))\s*$",
        "joined": JOINED,
        "conjoined": f"{CONJUNCTION}|[,，]",
        "conjunction": CONJUNCTION,
    }
