"""The grammar of numeric expressions, as regex parts built from the reference tables.

`MENTION` finds every expression that may be a number; the named parts below it are used again to take a found surface apart.
All parts are written for text in which characters were folded (full width to half width, traditional numerals to simplified: see fold.py).
No part looks left: what stands before a number (currency signs, losses, 约, over) is read from the gap in context.py, because an
optional prefix in front of the digits makes the scan several times slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.reference import table

#: Space that may stand inside an expression; extractors put it between digits and Chinese characters at random.
GAP = r"[ \t]{0,2}"
#: English joins numbers and units with a space or a hyphen: `5 years`, `5-year`, `4-billion`.
JOIN = r"[ \t-]{0,2}"
NO_LETTER = r"(?-u:\b)"


def one_of(words: Iterable[str]) -> str:
    """An alternation of literal words, longest first, ASCII words bounded on the right, any run of spaces for a space."""
    parts = []
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        literal = r"[ \t-]".join(re.escape(part) for part in word.split(" "))
        parts.append(literal + (NO_LETTER if word[-1].isascii() and word[-1].isalpha() else ""))
    return "(?:" + "|".join(parts) + ")"


def words(name: str, **equal: str) -> list[str]:
    frame = table(name)
    for column, value in equal.items():
        frame = frame.filter(frame[column] == value)
    return frame["surface"].to_list()


# --- numerals -------------------------------------------------------------------------------------------------------------
ARABIC = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
HAN_DIGIT = "零〇一二两三四五六七八九"
#: 几 and 数 are numerals only before a unit of ten (几十, 数千万): 几个 and 数字 say no number.
HAN = f"(?:[几数][十百千万亿]|[{HAN_DIGIT}十百千万亿])(?:[{HAN_DIGIT}十百千万亿]|几[十百千万亿])*(?:几)?(?:点[{HAN_DIGIT}]+)?"
ENGLISH_SMALL = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
ENGLISH_SCALE = "(?:hundred|thousand|million|billion|trillion|dozen)"
ENGLISH = (
    rf"(?i:{NO_LETTER}(?:{ENGLISH_SMALL}(?:[ -]and[ -]a[ -]half)?|half[ -]a(?:n)?|a[ -]{ENGLISH_SCALE})"
    rf"(?:[ -]{ENGLISH_SCALE}(?:[ -](?:and[ -])?{ENGLISH_SMALL})?)*{NO_LETTER})"
)

# --- scales and units -----------------------------------------------------------------------------------------------------
HAN_SCALE = one_of(words("scales", script="zh"))
ENGLISH_WORD_SCALE = r"(?i:" + one_of(w for w in words("scales", script="en") if len(w) > 3) + ")"
ENGLISH_LETTER_SCALE = one_of(w for w in words("scales", script="en") if len(w) <= 3)
SCALE = f"(?:{GAP}{HAN_SCALE}|{JOIN}{ENGLISH_WORD_SCALE}|[ \\t]?{ENGLISH_LETTER_SCALE})"
MORE = "[多余几来]"
CURRENCY = one_of(words("currency_words", position="after"))
UNIT_WORD = one_of(w for w in words("unit_words") if w.isascii() and w.isalpha() or " " in w or "-" in w)
UNIT_SIGN = one_of(w for w in words("unit_words") if not (w.isascii() and w.isalpha()) and " " not in w and "-" not in w)
MEASURE = one_of(words("measure_words"))
#: 兆瓦 and 千克 begin like a scale word and are none.
SCALED_MEASURE = one_of(w for w in words("measure_words") if w[0] in "十百千万亿兆")
UNIT = f"(?:{GAP}{UNIT_SIGN}|{GAP}{CURRENCY}|{JOIN}(?i:{UNIT_WORD})|{GAP}{MEASURE})"
#: A unit that makes a numeral in words worth reading: 三年, 两个, 七成; not 三方.
DIGIT_CLASS = one_of(words("digit_classes"))

AMOUNT_TAIL = f"(?:{GAP}{SCALED_MEASURE}|(?:{GAP}{MORE})?{SCALE}?(?:{GAP}{MORE})?(?:[零又]?{GAP}{ARABIC}{GAP}{HAN_SCALE})?{UNIT}?)"

# --- dates and periods ----------------------------------------------------------------------------------------------------
YEAR = "(?:19|20)[0-9]{2}"
HAN_YEAR = "[一二][零〇九][零〇一二三四五六七八九]{2}"
HAN_MONTH = "(?:十[一二]|[一二三四五六七八九十])"
QUARTER_WORD = f"(?:第{GAP})?[一二三四1-4]{GAP}季度?|Q[1-4]|[1-4]Q"
SPAN_WORD = f"(?:上半年度?|下半年度?|全年|前三季度|首三季度|前三个?季度|首[三九]个月|前[三九]个月|{QUARTER_WORD}|[12]H|H[12])"
FISCAL = "(?:财年|财政年度|会计年度|财务年度)"
ENDED = f"(?:为?止(?:的)?{GAP}(?:该|本)?{GAP}(?:财年|财政年度|季度|三个月|六个月|九个月|十二个月|3个月|6个月|9个月|12个月|年度|半年度?))"
HAN_DATE = (
    # 2023 年 9 月 30 日, 9月 26 日, 2023年 3 月底止的财年, 9月份季度, 8 月份
    f"(?:{YEAR}{GAP}年{GAP})?[0-9]{{1,2}}{GAP}月{GAP}(?:份)?(?:{GAP}[0-9]{{1,2}}{GAP}[日号]|{GAP}[底末初])?(?:{GAP}{ENDED}|{GAP}季度)?"
    # 九月份, 九月季度; a bare 九月 is a date, 三月 in 三个月 is not
    f"|{HAN_MONTH}月(?:份季度|季度|份|底|末)"
    # 2023财年第二季度, 2023年上半年, 2023年度, 2023年
    f"|{YEAR}{GAP}(?:年度?)?{GAP}(?:{FISCAL})?{GAP}{SPAN_WORD}"
    f"|{YEAR}{GAP}(?:年{GAP})?{FISCAL}|{YEAR}{GAP}年度?(?:[底末初])?"
    f"|{HAN_YEAR}年(?:{GAP}{SPAN_WORD})?"
    f"|[上下]一?个?(?:季度|财年|财季)"
    f"|第{GAP}[一二三四1-4]{GAP}(?:季度|财季|季)|[一二三四]季度"
)
MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)"
)
ORDINAL_QUARTER = "(?:first|second|third|fourth|1st|2nd|3rd|4th)"
ENGLISH_DATE = (
    f"{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:,? {YEAR})?{NO_LETTER}|{MONTH},? {YEAR}|[0-9]{{1,2}} {MONTH} {YEAR}"
    f"|(?i:{NO_LETTER}{ORDINAL_QUARTER}[- ](?:fiscal[- ])?(?:quarter|half)(?:(?: of)?(?: the)?(?: fiscal)?(?: year)? {YEAR})?)"
    f"|(?i:{NO_LETTER}(?:full[- ]year|fiscal(?: year)?|financial year|calendar(?: year)?|year) {YEAR}{NO_LETTER})"
    f"|{NO_LETTER}(?:the )?end of {YEAR}{NO_LETTER}"
    f"|{NO_LETTER}(?:Q[1-4]|[1-4]Q|[12]H|H[12])(?:[ -']?(?:FY|of )?(?:{YEAR}|[0-9]{{2}}))?{NO_LETTER}"
    f"|{NO_LETTER}FY[ -']?(?:{YEAR}|[0-9]{{2}}){NO_LETTER}"
)
ISO_DATE = f"{YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9]{NO_LETTER}"

# --- everything else ------------------------------------------------------------------------------------------------------
CLOCK = r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}|[0-9]{1,2}:[0-5][0-9] ?(?i:a\.?m\.?|p\.?m\.?)(?-u:\b)"
RATIO = r"[0-9]+(?:\.[0-9]+)?[ ]?[:：][ ]?[0-9]+(?:\.[0-9]+)?"
PERCENT_WORDS = f"百分之{GAP}[啊呃嗯]?{GAP}(?:{ARABIC}|{HAN}|点[{HAN_DIGIT}]+)"
FRACTION = f"[{HAN_DIGIT}十百]+分之[{HAN_DIGIT}十百]+"
ORDINAL = f"第{GAP}(?:{ARABIC}|[{HAN_DIGIT}十百]+)(?:{GAP}(?:个|次|批|大|位|名|项|点|期|届|轮|代|阶段|步))?|[0-9]+(?:st|nd|rd|th){NO_LETTER}"
IDIOM = one_of(words("idioms"))
EVENT = one_of(words("event_names"))
HALF = f"(?:大?半{GAP}(?:个{GAP})?(?:年|月|天|小时|季度)(?:{MORE})?|一年半|两年半|三年半)"
ARABIC_AMOUNT = f"{ARABIC}{AMOUNT_TAIL}"
HAN_AMOUNT = f"{HAN}{AMOUNT_TAIL}"
ENGLISH_AMOUNT = f"{ENGLISH}(?:{JOIN}(?i:{UNIT_WORD})|{GAP}{CURRENCY})?"

#: Numerals that begin like an idiom: 一点五 (一点), 十分钟 (十分).
PRECISE = f"[{HAN_DIGIT}十百千万亿]+点[{HAN_DIGIT}]+{AMOUNT_TAIL}|[{HAN_DIGIT}十]*十{GAP}分钟"

MENTION = "|".join(
    (PERCENT_WORDS, FRACTION, PRECISE, IDIOM, EVENT, HAN_DATE, ENGLISH_DATE, ISO_DATE, CLOCK, RATIO, DIGIT_CLASS, ORDINAL, HALF)
    + (ARABIC_AMOUNT, HAN_AMOUNT, ENGLISH_AMOUNT)
)
