"""The name a company without reference data goes by, as its document prints it.

In this order: in front of the period's words in the title or the greeting; the name with a legal form (plc, Inc., 股份有限公司)
that is printed most often on margins, first and last lines.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table

PERIOD_WORD = (
    r"(?:20[0-9]{2}|1[0-3][0-9]年|[0-9]{2}Q|9M|Q[1-4]|[1-4]Q|FY|H[12]|第[一二三四]|[一二三四]季|上半年|全年|年度|业绩|業績|季度|(?i:first|"
    r"second|third|fourth|full[- ]year|half|interim|annual|fiscal|earnings|results|quarterly|"
    r"conference|analyst))"
)
# `Q2 2025 Corran Holdings PLC Earnings Call`.
AFTER_PERIOD = (
    r"(?m)^\s*(?:(?:F?Q[1-4]|H[12]|FY|[1-4]Q)\s*'?(?:20)?[0-9]{2}|20[0-9]{2})\s+([A-Z][^0-9\n：:|]{1,60}?)\s+"
    r"(?i:earnings|results|conference|analyst|investor|interim|annual)(?-u:\b)"
)
FIELD = r"(?mi)^\s*(?:company(?: name)?|公司名称|公司名稱|公司全称)\s*[:：]\s*([^\n:：]{2,60}?)\s*(?:[（(][^）)\n]*[)）])?\s*$"
SHORT_NAME = r"(?:证券简称|證券簡稱|股票简称|股票簡稱|公司简称)\s*[:：]\s*([^\s:：，。（(]{2,12})"
# Words a name without a legal form ends with, where it stands alone on the title's first line.
CORPORATE = (
    r"(?:Group|Bank|Bancorp|Holdings?|Trust|Technolog(?:y|ies)|Software|Systems|Energy|Pharmaceuticals?|Therapeutics|Industries|"
    r"International|Partners|Capital|Financial|Airlines|Motors?|Entertainment|Networks?|Semiconductors?|Resources|Mining|Brands|Foods|Media|"
    r"Communications|Insurance|Education|Robotics|Labs|Health|Healthcare|Interactive|Electronics|Materials)"
)
OWN_LINE_PLAIN = rf"\A[#*\s]*((?:[A-Z][\p{{L}}&.'’\-]*\s+){{1,4}}{CORPORATE})\s*\**\s*(?:\n|\z)"
FROM_TITLE = rf"(?m)^[#*\s]*([^0-9\n：:|]{{2,60}}?)\s*(?:[（(][^)）\n]*[)）])?\s*[-–—|:：,，]?\s*{PERIOD_WORD}"
# 2025年第三季度业绩电话会 | 云杉集团
BEHIND_BAR = rf"(?m)^[^\n]{{0,30}}{PERIOD_WORD}[^\n]{{0,30}}\s[|｜–—-]\s*([^0-9\n|｜：:]{{2,40}}?)\s*(?:[,，|｜(（]|20[0-9]{{2}}|$)"
FROM_GREETING_ZH = (
    r"(?:欢迎|歡迎|感谢|感謝)[^。，\n]{0,10}?(?:参加|參加|出席|来到|收听|參與|参与)"
    rf"\s*(?:我们|我們|本次)?\s*([^，。\n0-9]{{2,30}}?)\s*的?\s*{PERIOD_WORD}"
)
FROM_GREETING_EN = (
    rf"(?:[Ww]elcome\s+to|[Ff]or|[Jj]oin(?:ing)?(?:\s+us\s+for)?)\s+(?:the\s+)?([A-Z][A-Za-z0-9&.,'’\-]*(?:\s+[A-Z0-9&][A-Za-z0-9&.,\-]*){{0,5}}?)"
    rf"(?:['’]s?)?\s+(?:the\s+)?{PERIOD_WORD}"
)
NO_NAME = (
    r"(?i)^(?:the|our|today|this|公司|本公司|我们|各位|大家|本次|今天|证券.*|編號|编号|公告编号|日期|时间|時間|会议时间|會議時間|地点|地點|记录|"
    r"date|time|event date.*|company ticker|ticker|transcript|welcome.*|presentation|results?|call|earnings.*|investor relations|page)$"
)
# Words of the occasion, not of a name.
OCCASION = (
    r"(?i)(?-u:\b)(?:first|second|third|fourth|quarter|quarterly|full[- ]year|interim|annual|"
    r"transcript|results|earnings|call|conference|welcome|final|draft|copy|script|report|q[1-4]|[1-4]q|fy|h[12])(?-u:\b)"
)
# Signs that a line of a title is a sentence or an item of news, not a name.
NO_TITLE = r"[■●◆•。！？]"
EDGE_LINES = 60  # lines at either end of a document where its company signs or is introduced
LEGAL_WORD = r"[A-Z][A-Za-zÀ-ɏ0-9'’&.\-]*"
LINKING_WORD = r"(?:of|and|the|de|du|&)"


def _escaped(word: str) -> str:
    return "".join(("\\" + c) if c in r".+*?()[]{}|^$\&-" else c for c in word)


@cache
def _forms() -> tuple[str, str]:
    """Legal forms of Chinese and of Latin names, longest first."""
    forms = table("legal_forms").select("word", "language").unique().sort(pl.col("word").str.len_chars(), "word", descending=True)
    han = "|".join(forms.filter(pl.col("language") == "zh")["word"])
    latin = "|".join(
        _escaped(word) + (r"(?-u:\b)" if word[-1].isalnum() else "") for word in forms.filter(pl.col("language") == "en")["word"]
    )
    return han, latin


@cache
def legal_name_pattern() -> str:
    han, latin = _forms()
    han_name = rf"[\x{{4E00}}-\x{{9FFF}}A-Za-z·（）()]{{2,24}}?(?:{han})"
    return rf"{han_name}|{LEGAL_WORD}(?:,?\s+(?:{LEGAL_WORD}|{LINKING_WORD})){{0,5}}?,?\s+(?:{latin})"


@cache
def legal_form_pattern() -> str:
    """A legal form at a name's end, with `Holdings` or `Group` before it."""
    han, latin = _forms()
    return rf"[,\s]*(?:(?-u:\b)(?:{latin}|(?i:holdings?|group|plc|inc|corp|ltd|limited|co))\.?|{han})\s*\.?$"


def without_form(name: pl.Expr) -> pl.Expr:
    bare = name.str.replace(legal_form_pattern(), "").str.replace(legal_form_pattern(), "")
    return pl.when(bare.str.len_chars() >= 2).then(bare).otherwise(name)


def announced_name() -> pl.Expr:
    """The name in front of the period's words in `title`, else in `greeting`."""
    own_line = pl.col("title").str.extract(_own_line())
    own_line = pl.when(~own_line.str.contains(_providers())).then(own_line)
    candidates = [
        pl.col("title").str.extract(FIELD),
        own_line,
        pl.col("title").str.extract(AFTER_PERIOD),
        pl.col("title").str.extract(FROM_TITLE),
        pl.col("greeting").str.extract(FROM_GREETING_ZH),
        pl.col("greeting").str.extract(FROM_GREETING_EN),
        pl.col("title").str.extract(SHORT_NAME),
        pl.col("title").str.extract(BEHIND_BAR),
        pl.col("title").str.extract(OWN_LINE_PLAIN),
    ]
    return pl.coalesce(*[_named(_cleaned(candidate)) for candidate in candidates])


def _cleaned(name: pl.Expr) -> pl.Expr:
    bare = name.str.strip_chars(" \t-–—,，'’“”\"《》【】*#_|").str.replace(r"[（(][^（()）]*[)）]$", "").str.strip_chars(" *")
    bare = bare.str.replace(r"(?:关于召开|關於召開|关于|關於|召开|召開|的)$", "")
    # A point at the end belongs to an abbreviation only: `Inc.`, `N.V.`.
    return (
        pl.when(bare.str.contains(r"(?:(?i:Inc|Corp|Co|Ltd|Cos|Bros|Int'l)|\.\p{Lu}|p\.l\.c|S\.p\.A)\.$"))
        .then(bare)
        .otherwise(bare.str.strip_chars_end("."))
    )


@cache
def _own_line() -> str:
    """A name with its legal form alone on a line, but for a ticker in brackets or something far off to the right."""
    ticker = r"\s*\**\s*(?:[（(][^)）\n]{1,60}[)）]|[A-Z]{2,8}\s*:\s*[A-Z0-9.]+)?\**\s*(?:\s{3,}[^\n]*)?"
    return rf"(?m)^[#*\s]*({legal_name_pattern()}){ticker}$"


@cache
def _providers() -> str:
    return "(?i)" + "|".join(_escaped(word) for word in table("transcript_providers")["word"])


def _named(name: pl.Expr) -> pl.Expr:
    fits = ~name.str.contains(NO_NAME) & ~name.str.contains(OCCASION) & ~name.str.contains(NO_TITLE) & (name.str.len_chars() >= 2)
    return pl.when(fits).then(name)


def legal_names(open_cases: pl.DataFrame, lines: pl.DataFrame, margins: pl.DataFrame | None, firms: pl.DataFrame) -> pl.DataFrame:
    """`document_id`, `legal_name`: the name with a legal form printed most often; firms of analysts and providers of transcripts aside.

    open_cases: `document_id`; firms: `document_id`, `firm`.
    """
    own = lines.join(open_cases, on="document_id", how="semi", maintain_order="left").select("document_id", "seq", "text")
    from_end = pl.col("seq").max().over("document_id") - pl.col("seq")
    parts = [own.filter((pl.col("seq") < EDGE_LINES) | (from_end < EDGE_LINES)).select("document_id", "text")]
    if margins is not None:
        printed = margins.filter(pl.col("kind").is_in(["furniture", "footnote"]))
        parts.append(printed.join(open_cases, on="document_id", how="semi", maintain_order="left").select("document_id", "text"))
    found = pl.concat(parts).with_columns(pl.col("text").str.extract_all(legal_name_pattern()).alias("legal_name"))
    found = found.select("document_id", "legal_name").explode("legal_name").drop_nulls().with_row_index("place")
    bare = without_form(pl.col("legal_name")).str.to_lowercase().str.strip_chars().alias("bare")
    found = found.with_columns(bare).filter(~pl.col("legal_name").str.contains(_providers()) & ~pl.col("bare").str.contains(NO_NAME))
    of_analysts = firms.select("document_id", without_form(pl.col("firm")).str.to_lowercase().alias("bare"))
    found = found.join(of_analysts, on=["document_id", "bare"], how="anti")
    votes = found.group_by("document_id", "bare").agg(pl.len().alias("times"), pl.col("place").min(), pl.col("legal_name").first())
    best = votes.sort("document_id", "times", "place", descending=[False, True, False])
    return best.unique("document_id", keep="first", maintain_order=True).select("document_id", "legal_name")
