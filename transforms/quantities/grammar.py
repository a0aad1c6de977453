"""The grammar of numeric expressions, as regex parts built from the reference tables.

`MENTION` finds every expression that may be a number; the named parts below it are used again to take a found surface apart.
All parts are written for text in which characters were folded (full width to half width, traditional numerals to simplified: see fold.py).
No part looks left: what stands before a number (currency signs, losses, 约, over) is read from the gap, because an optional prefix in
front of the digits makes the scan several times slower. No part captures: marking the matches would need the slower engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from transforms.quantities.digit_classes import digit_classes
from transforms.quantities.english_numerals import DECIMAL_DIGITS, ONES, TENS
from transforms.quantities.fold import unfolded
from transforms.reference import table

#: Space that may stand inside an expression; extractors put it between digits and Chinese characters at random.
GAP = r"[ \t]{0,2}"
#: English joins numbers and units with a space or a hyphen: `5 years`, `5-year`, `4-billion`.
JOIN = r"[ \t-]{0,2}"
NO_LETTER = r"(?-u:\b)"


#: Part of a pattern → what may follow it; "" where a word ends.
_Tree = dict[str, "_Tree"]


def one_of(words: Iterable[str], after_gap: bool = False) -> str:
    """Any of some literal words, the longest that fits, ASCII words bounded on the right, a space, tab or hyphen for a space.

    The words are written as a prefix tree, which compiles in half the time that a plain alternation of them takes.

    after_gap: ASCII words are bounded on the left too (`low of`, not the end of `outflow of`).
    """
    tree: _Tree = {}
    for word in sorted(set(words)):
        node = tree
        for part in _parts_of(word, after_gap):
            node = node.setdefault(part, {})
        node[""] = {}
    return f"(?:{_branches(tree)})"


def _parts_of(word: str, after_gap: bool) -> Iterator[str]:
    if after_gap and word[0].isascii() and word[0].isalpha():
        yield NO_LETTER
    for character in word:
        yield r"[ \t-]{1,2}" if character == " " else re.escape(character)
    if word[-1].isascii() and word[-1].isalpha():
        yield NO_LETTER


def _branches(tree: _Tree) -> str:
    """The words below a node; what goes on is tried before what ends here, so that the longest word wins."""
    longer = "|".join(part + _branches(below) for part, below in sorted(tree.items(), key=lambda branch: branch[0] == NO_LETTER) if part)
    if "" not in tree:
        return longer if len(tree) == 1 else f"(?:{longer})"
    return f"(?:{longer})?" if longer else ""


def words(name: str, **equal: str) -> list[str]:
    """The surfaces of a reference table, of the rows in which the named columns have the given values."""
    frame = table(name)
    for column, value in equal.items():
        frame = frame.filter(frame[column] == value)
    return frame["surface"].to_list()


def is_english(word: str) -> bool:
    """A word of several letters, whose case does not matter; codes and symbols (USD, bn, x) keep theirs."""
    letters = word.replace(" ", "").replace("-", "").replace(".", "")
    return letters.isascii() and letters.isalpha() and len(letters) > 3 and not letters.isupper()


# --- numerals -------------------------------------------------------------------------------------------------------------
ARABIC = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
#: 3,23,788: groups of two before the last three.
INDIAN = r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?"
#: .5%, $.42: a point without its zero, but not the one of Rs.245.
POINTED = r"(?-u:\B)\.[0-9]+"
#: 5 3/8, 2-1/2, 2½, 3 and a half, 2 and a quarter: a whole number in digits and a part.
WITH_PART = (
    r"[0-9]{1,3}(?:[ -](?:1/[2348]|[23]/[34]|[357]/8)(?-u:\b)| ?[½¼¾⅓⅔⅛⅜⅝⅞]"
    r"|(?i-u:[ -]and[ -](?:(?:an?|one)[ -](?:half|quarter|third)|three[ -]quarters|two[ -]thirds)\b))"
)
HAN_DIGIT = "零〇一二两三四五六七八九"
#: Numerals of cheques. A lone 伍 or 陆 is mostly a name (队伍, 大陆), so a unit must follow.
FORMAL_DIGIT = "壹贰叁参肆伍陆柒捌玖"
FORMAL = f"(?:[{FORMAL_DIGIT}][拾佰仟百千万亿]|拾[{FORMAL_DIGIT}万亿])[{FORMAL_DIGIT}{HAN_DIGIT}拾佰仟十百千万亿]*"
#: 几 and 数 are numerals only before a unit of ten (几十, 数千万): 几个 and 数字 say no number.
HAN = (
    f"(?:{FORMAL}|(?:[几数][十百千万亿]|[{HAN_DIGIT}十百千万亿廿卅])"
    # 三兆五千亿, but 三兆瓦
    f"(?:[{HAN_DIGIT}十百千万亿廿卅卌]|几[十百千万亿]|兆零?[{HAN_DIGIT}十百千])*(?:几)?)(?:点[{HAN_DIGIT}]+)?"
)
_ONES, _TENS, _DECIMALS = "|".join(ONES[1:]), "|".join(TENS), "|".join(DECIMAL_DIGITS)
#: one fifty basis points, two twenty-five million: hundreds left out.
_HUNDREDS_LEFT_OUT = f"(?:{'|'.join(ONES[1:10])}) (?:{_TENS})(?:[- ](?:{'|'.join(ONES[1:10])}))?"
ENGLISH_SMALL = f"(?:{_HUNDREDS_LEFT_OUT}|(?:{_TENS})(?:[- ](?:{'|'.join(ONES[1:10])}))?|{_ONES}|zero)"
ENGLISH_SCALE = "(?:hundred|thousand|million|billion|trillion|dozen|lakhs?|crores?)"
#: half a, a quarter of a, two thirds of a: in front of a scale or a unit.
PART = "(?:half(?: of)?|an? half(?: of)?|one[ -]half(?: of)?|(?:an?|one|three)[ -]quarters?(?: of)?|(?:an?|one|two)[ -]thirds?(?: of)?)"
ENGLISH = (
    rf"(?i-u:\b(?:{PART}[ -](?:an?|one)[ -]{ENGLISH_SCALE}|{ENGLISH_SMALL}|an?[ -]{ENGLISH_SCALE}(?:[ -](?:and[ -])?{ENGLISH_SMALL}\b)?)"
    rf"(?:[ -]{ENGLISH_SCALE}(?:[ -](?:and[ -])?{ENGLISH_SMALL}\b)?)*"
    rf"(?:(?:[ -]and[ -](?:(?:a|one)[ -]half|(?:a|one|three)[ -]quarters?|(?:a|one|two)[ -]thirds?)"
    rf"| point(?: (?:{_DECIMALS}))+|-point(?:-(?:{_DECIMALS}))+)(?:[ -]{ENGLISH_SCALE})*)?\b)"
)

# --- scales and units -----------------------------------------------------------------------------------------------------
HAN_SCALE = one_of(words("scales", script="zh"))
ENGLISH_WORD_SCALE = r"(?i-u:" + one_of(w for w in words("scales", script="en") if len(w) > 3) + ")"
ENGLISH_LETTER_SCALE = one_of(w for w in words("scales", script="en") if len(w) <= 3)
SCALE = f"(?:{GAP}{HAN_SCALE}|{JOIN}{ENGLISH_WORD_SCALE}|[ \\t]?{ENGLISH_LETTER_SCALE})"
MORE = "[多余几来]"
_CURRENCIES = words("currency_words", position="after")
CURRENCY = one_of(w for w in _CURRENCIES if not is_english(w))
CURRENCY_WORD = one_of(w for w in _CURRENCIES if is_english(w))
_UNITS = words("unit_words")
UNIT_WORD = one_of(w for w in _UNITS if (w.isascii() and w.isalpha()) or " " in w or "-" in w)
UNIT_SIGN = one_of(w for w in _UNITS if not (w.isascii() and w.isalpha()) and " " not in w and "-" not in w)
#: Before the p of pence.
POINTED_UNIT = one_of(w for w in _UNITS if "." in w)
#: English measures are told by the word behind the number (names.py), so that they need not stand here.
MEASURES = [*words("measure_words", script="zh"), *words("measure_words", script="any")]
MEASURE = one_of(MEASURES)
#: 兆瓦, 千克 and 百分点 begin like a scale word and are none.
SCALED_MEASURE = one_of(w for w in MEASURES + _UNITS if w[0] in "十百千万亿兆")
UNIT = f"(?:{GAP}{POINTED_UNIT}|{GAP}{CURRENCY}|{GAP}{UNIT_SIGN}|{JOIN}(?i-u:{UNIT_WORD}|{CURRENCY_WORD})|{GAP}{MEASURE})"
_CLASSES = digit_classes()["surface"].to_list()
DIGIT_CLASS = f"(?:(?i-u:{one_of((w for w in _CLASSES if w.isascii()), after_gap=True)})|{one_of(w for w in _CLASSES if not w.isascii())})"

#: 1万2000元, 1万600: what is left below ten thousand, in digits.
BELOW_WAN = r"万[1-9][0-9]{2,3}(?-u:\b)"
#: 9千多亿, 6百多万
MORE_SCALED = f"[百千个]{MORE}[万亿]"
#: The next part of a compound: 3亿[4,300万], 100万[三千], 1万[零五百], 1亿[7千多万].
SECOND = f"[零又]?{GAP}(?:{ARABIC}{GAP}(?:{MORE_SCALED}|{HAN_SCALE})|[{HAN_DIGIT}]+[十百千万][{HAN_DIGIT}十百千万]*)"
#: 5亿[7], 3万[5]: the next lower place without its scale (short_parts.py).
SHORT_PART = f"[千万亿]{GAP}[1-9]"
#: 8点5倍, 零点77, 12点3亿: a decimal point said as a word between digits of either script; alone 8点30 is a time.
MIXED = f"(?:[0-9]+点(?:[0-9]+|[{HAN_DIGIT}]+)|[{HAN_DIGIT}十百千]+点[0-9]+)"
#: 300+家, 15-plus percent: says more than the number as 多 does, and belongs to it where a unit follows.
PLUS = r"(?:\+|-(?:plus|ish|odd)(?-u:\b))"
#: 400 odd crore, 100+ million, 15 plus percent: only where a scale or unit follows.
INNER_PLUS = r"(?:\+|[ \t-](?:plus|odd|ish|something)(?-u:\b))"
AMOUNT_TAIL = (
    f"(?:{GAP}{SCALED_MEASURE}"
    f"|(?:(?:{GAP}{MORE})?{GAP}(?:{MORE_SCALED}|{BELOW_WAN}|{HAN_SCALE}(?:{SECOND}){{0,2}})|(?:{GAP}{MORE}|{INNER_PLUS})?{SCALE})?"
    # 10来个, but not 1.5来自
    f"(?:{INNER_PLUS}{JOIN}(?:%|(?i-u:{UNIT_WORD}|{CURRENCY_WORD}))|{GAP}来{UNIT}|(?:{PLUS}|{GAP}[多余几])?{UNIT}?))"
)

# --- dates and periods ----------------------------------------------------------------------------------------------------
YEAR = "(?:19|20)[0-9]{2}"
#: 25年 is a year only where a part of a year follows it; alone it is a duration.
SHORT_YEAR = "(?:[12][0-9]|3[0-5])"
#: Years of the Republic of China: 114年 is 2025.
MINGUO_YEAR = "1[0-2][0-9]"
HAN_YEAR = "[一二][零〇九][零〇一二三四五六七八九]{2}"
#: 一一四年, digit by digit.
HAN_MINGUO_YEAR = "一[零〇一二][零〇一二三四五六七八九]"
HAN_MONTH = "(?:十[一二]|[一二三四五六七八九十])"
HAN_DAY = "(?:二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])"
QUARTER_WORD = f"(?:(?:第{GAP})?[一二三四1-4]{GAP}季度?|Q[1-4]|[1-4]Q)"
#: 前三个月, 首十个月, 前10月: from the beginning of the year.
FIRST_MONTHS = (
    f"(?:首{GAP}(?:十[一二]?|[二两三四五六七八九]|1[0-2]|[2-9])|前{GAP}(?:十[一二]?|[三四五六七八九]|1[0-2]|[3-9])){GAP}个?月(?:份)?"
)
#: 前三季度, 前3季度, 一到三季度, 1-3季度
FIRST_QUARTERS = f"(?:[前首](?:三|3)个?季度?|(?:一[至到]三|1[-–—~至到]3){GAP}季度)"
SPAN_WORD = f"(?:上半年度?|中期|下半年度?|上半财年|下半财年|全年|{FIRST_QUARTERS}|{FIRST_MONTHS}|{QUARTER_WORD}|[12]H|H[12])"
FISCAL = "(?:财年|财政年度|会计年度|财务年度)"
ENDED = f"(?:为?止(?:的)?{GAP}(?:该|本)?{GAP}(?:财年|财政年度|季度|三个月|六个月|九个月|十二个月|3个月|6个月|9个月|12个月|年度|半年度?))"
HAN_DATE = (
    # 7-9月, 1月到6月, 2025年1至10月, 一到九月
    f"(?:{YEAR}{GAP}年{GAP})?(?:[01]?[0-9]{GAP}(?:月{GAP}份?)?[-–—~至到]{GAP}[01]?[0-9]|{HAN_MONTH}月?[至到]{HAN_MONTH}){GAP}月(?:{GAP}份)?"
    # 2023 年 9 月 30 日, 9月 26 日, 2023年 3 月底止的财年, 9月份季度, 8 月份
    f"|(?:(?:{YEAR}|{SHORT_YEAR}){GAP}年{GAP}|{MINGUO_YEAR}{GAP}年{GAP})?[0-9]{{1,2}}{GAP}月{GAP}(?:份)?"
    f"(?:{GAP}(?:[0-9]{{1,2}}{GAP}[日号]?{GAP}[至到-]{GAP})?[0-9]{{1,2}}{GAP}[日号]|{GAP}[底末初])?(?:{GAP}{ENDED}|{GAP}季度)?"
    # 二零二五年六月三十日, 六月三十日
    f"|(?:{HAN_YEAR}{GAP}年{GAP})?{HAN_MONTH}月{GAP}{HAN_DAY}[日号]|{HAN_YEAR}年{GAP}{HAN_MONTH}月"
    # 九月份, 九月季度, 九月; 近一月 and the like are idioms
    f"|{HAN_MONTH}月(?:份季度|季度|份|[底末初])?"
    # 2023财年第二季度, 2023年上半年, 2023年度, 2023年, 25年第三季度, 26财年
    f"|{YEAR}{GAP}(?:年度?)?{GAP}(?:{FISCAL})?{GAP}{SPAN_WORD}"
    f"|(?:{SHORT_YEAR}|{MINGUO_YEAR}){GAP}年{GAP}{SPAN_WORD}|{MINGUO_YEAR}{GAP}年{GAP}(?:同期|[底末初])|{SHORT_YEAR}{GAP}年[底末初]|{SHORT_YEAR}{GAP}{FISCAL}(?:{GAP}{SPAN_WORD})?"
    f"|{YEAR}{GAP}(?:年{GAP})?{FISCAL}|{YEAR}{GAP}年度?(?:[底末初])?|(?:{MINGUO_YEAR}|{SHORT_YEAR}){GAP}年度"
    f"|(?:{HAN_YEAR}|{HAN_MINGUO_YEAR})年(?:{GAP}{SPAN_WORD})?"
    f"|{FIRST_QUARTERS}|{FIRST_MONTHS}"
    f"|[上下]一?个?(?:季度|财年|财季)|(?:[今去前明]年{GAP})?[上下]半(?:财年|年度?)|[今去前明]年{GAP}{SPAN_WORD}"
    f"|第{GAP}[一二三四1-4]{GAP}(?:季度|财季|季)|[一二三四1-4]季度"
)
MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)"
)
ORDINAL_QUARTER = "(?:first|second|third|fourth|1st|2nd|3rd|4th)"
SP = r"[ \t]{1,2}"
ENGLISH_DATE = (
    f"{MONTH}{SP}[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?{SP}{YEAR})?{NO_LETTER}|{MONTH},?{SP}{YEAR}{NO_LETTER}"
    # March '27, and '26
    f"|{MONTH},?{SP}['’][0-9]{{2}}{NO_LETTER}|(?-u:\\B)['’]2[0-9]{NO_LETTER}"
    f"|[0-9]{{1,2}}(?:st|nd|rd|th)?{SP}(?:of )?{MONTH}(?:,?{SP}{YEAR})?{NO_LETTER}"
    f"|(?i-u:\\b{ORDINAL_QUARTER}[- ](?:fiscal[- ])?(?:quarter|half)\\b(?:(?: of)?(?: the)?(?: fiscal)?(?: year)? {YEAR}\\b)?)"
    f"|(?i-u:\\b(?:full[- ]year|fiscal(?: year)?|financial year|calendar(?: year)?|year) {YEAR}\\b)"
    f"|{NO_LETTER}(?:the )?end of {YEAR}{NO_LETTER}"
    f"|{NO_LETTER}(?:Q ?[1-4]|[1-4]Q|[12]H|H[12])(?:(?: ?['’]| |-)?(?:FY ?['’]?|of )?(?:{YEAR}|[1-3][0-9]))?{NO_LETTER}"
    # 9M25, 9M 2025, 6M FY25: months since the year began
    f"|{NO_LETTER}(?:1-)?[369]M(?: ?['’]| |-)?(?:FY ?['’]?)?(?:{YEAR}|[1-3][0-9]){NO_LETTER}"
    # 25Q2, FY25Q2, FY2025 H1
    f"|{NO_LETTER}(?:(?:{YEAR}|[1-3][0-9])|FY(?: ?['’]| |-)?(?:{YEAR}|[1-3][0-9])[ -]?)(?:Q[1-4]|H[12]){NO_LETTER}"
    f"|{NO_LETTER}[FC]Y(?: ?['’]| |-)?(?:{YEAR}|[0-9]{{2}}){NO_LETTER}"
)
ISO_DATE = f"{YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9]{NO_LETTER}"

# --- everything else ------------------------------------------------------------------------------------------------------
CLOCK = (
    r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}|[0-9]{1,2}(?::[0-5][0-9])? ?(?i-u:a\.?m\.?|p\.?m\.?)(?-u:\b)"
    f"|(?:[0-9]{{1,2}}|[{HAN_DIGIT}十]{{1,3}}){GAP}点{GAP}(?:(?:[0-9]{{1,2}}|[{HAN_DIGIT}十]{{1,3}}){GAP}分|半|钟)"
)
#: 400-000-0000: a telephone number or another code; 737-800, an aircraft's type.
CODE = r"[0-9]+(?:-[0-9]+){2,}|7[0-8]7-[0-9]{3}(?-u:\b)"
#: 85.460 --> 88.260, 00:01:25,460 --> 00:01:28,260: when the words of a line were said.
SUBTITLE_TIMES = r"[0-9]+(?:[:.,][0-9]+)* ?--> ?[0-9]+(?:[:.,][0-9]+)*"
#: 2.1:1, 1比8, 3-to-1, 50-50, 60/40
RATIO = (
    r"[0-9]+比[0-9]+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?-(?:to|for)-1(?-u:\b)|50-50(?-u:\b)"
    # 2.1:1, 1000:1, but not 2024: 17.2
    r"|(?:[0-9]{1,3}|[1-9]0{3,})(?:\.[0-9]+)? ?[:：] ?[0-9]+(?:\.[0-9]+)?"
    r"|(?:50/50|60/40|40/60|70/30|30/70|80/20|20/80|90/10|10/90)(?-u:\b)"
)
PERCENT_WORDS = f"百分(?:之{GAP}[啊呃嗯]?{GAP}负?(?:{ARABIC}|{HAN}|点[{HAN_DIGIT}]+)|[{HAN_DIGIT}十百][{HAN_DIGIT}十百]*)(?:[多余几])?"
#: 三分一, 八分一: a third and an eighth in Hong Kong; 三又四分之一
FRACTION = (
    f"(?:三分[一二]|四分[一三]|[五六八]分一"
    f"|(?:(?:{ARABIC}|[{HAN_DIGIT}十百]+)又)?(?:{ARABIC}|[{HAN_DIGIT}十百千万]+(?:点[{HAN_DIGIT}]+)?)分之(?:{ARABIC}|[{HAN_DIGIT}十百千]+(?:点[{HAN_DIGIT}]+)?))"
)
#: 1/3, 3/4: where nothing says that it is a day (names.py).
SLASHED = r"(?:1/[2-9]|2/3(?:rds?)?|3/4(?:ths?)?|[2-4]/5|[357]/8|1/10)(?-u:\b)"
#: half a percentage point, a quarter point, three quarters of a percent, half a month.
_PART_UNIT = "(?:percentage point|basis point|point|percent|per cent|year|month|week|day|hour)"
#: a point and a half, a full percentage point, a year and a half, a dollar fifteen. A bare `a point` may be no quantity (units.py).
#: two tenths of a point
_TENTHS_OF = f"(?:an?|{'|'.join(ONES[1:10])})[ -](?:tenth|eighth|fifth)s?(?: of)?"
_CENTS = f"(?:{_TENS}|{_ONES})(?:[- ](?:{'|'.join(ONES[1:10])}))?"
ENGLISH_PART_OF_UNIT = (
    rf"(?i-u:\b(?:(?:{PART}|{_TENTHS_OF})[ -](?:an?|one|1)[ -]?{_PART_UNIT}|(?:an? )?(?:half|quarter)[ -](?:an? )?(?:percentage )?point"
    rf"|(?:an? (?:full |whole |good |solid )?|one (?:full |whole ))(?:percentage )?point(?: and an? (?:half|quarter))?"
    rf"|an? (?:year|month|week|day|hour|dollar) and an? (?:half|quarter)|a (?:dollar|buck)(?: and)? {_CENTS})\b)"
    # half of 1%
    rf"|(?i-u:\b(?:{PART}|{_TENTHS_OF})[ -]1)%"
)
#: half a billion dollars, before the fraction that it begins with
ENGLISH_PART = rf"{ENGLISH_PART_OF_UNIT}|(?i-u:\b{PART}[ -](?:an?|one)[ -]{ENGLISH_SCALE}\b)(?:{JOIN}(?i-u:{UNIT_WORD}|{CURRENCY_WORD}))?"
ENGLISH_FRACTION = (
    r"(?i-u:\b(?:(?:one|three|five|seven)[ -]eighths?"
    r"|(?:one|two|an?)[ -]thirds?|(?:one|two|three|four|an?)[ -]fifths?|three-quarters|(?:one|three|an?)[ -]quarters? of"
    r"|an? quarter|one-half|half of)\b)"
)
#: 两成五 is 25 %, 七成半 75 %, 一半 50 %; 4厘2 is 4.2 %, 五厘半 5.5 %: interest in Hong Kong.
TENTHS = (
    f"(?:(?:[{HAN_DIGIT}]|[1-9])成(?:[{HAN_DIGIT}]|半|[1-9]{NO_LETTER})|一半|半成"
    # 八折, 7.5折, 八五折: what is left of a price, in tenths
    f"|(?:[{HAN_DIGIT}]{{1,2}}|[0-9](?:\\.[0-9]+)?|[0-9]{{2}}|对)折"
    f"|(?:[{HAN_DIGIT}]|[0-9]{{1,2}})厘(?:[{HAN_DIGIT}]{{1,2}}|半|[0-9]{{1,2}}{NO_LETTER}))"
)
#: 三块四毛五, 九元九角, 五毛, 3元5角: the parts of a yuan.
JIAO, FEN = "[角毛毫]", "[分仙]"
COIN_DIGIT = f"[{HAN_DIGIT}{FORMAL_DIGIT}0-9]"
COINS = (
    f"(?:{ARABIC}|{HAN})(?:[元圆块蚊](?:零?{COIN_DIGIT}{JIAO}(?:{COIN_DIGIT}{FEN}?)?|零?{COIN_DIGIT}{FEN})"
    f"|[块蚊]零?[0-9]{NO_LETTER})(?:钱)?"
    # 两块一, but 200块一个
    f"|(?:{HAN}[块蚊]零?[{HAN_DIGIT}]{{1,2}}|{ARABIC}[块蚊](?:[二三四五六七八九][{HAN_DIGIT}]?|零[{HAN_DIGIT}]))(?:钱)?"
)
#: 三角 may be a triangle and 五毫 begin a length, so that a part of a yuan alone is read only where nothing else fits.
#: 一分五厘, 九分二 of a price.
SMALL_COINS = (
    f"(?:[{HAN_DIGIT}1-9]毛|(?:[{HAN_DIGIT}]|[1-9])角)(?:[{HAN_DIGIT}0-9](?:{FEN}(?:[{HAN_DIGIT}](?:厘)?)?)?|钱)?|[{HAN_DIGIT}0-9]{GAP}分钱"
    f"|[{HAN_DIGIT}]分[{HAN_DIGIT}](?:厘)?"
)
ORDINAL = (
    f"第{GAP}(?:{ARABIC}(?:{GAP}[-~至到]{GAP}第?{GAP}{ARABIC})?|[{HAN_DIGIT}十百]+)"
    f"(?:{GAP}(?:个|次|批|大|位|名|项|点|期|届|轮|代|阶段|步))?|[0-9]+(?:st|nd|rd|th){NO_LETTER}"
)
#: 三折叠屏, 0.9折算: no discount.
_FOLDS = f"(?:[{HAN_DIGIT}]|{ARABIC})折[叠合算旧现价让返射]"
IDIOM = f"(?:{_FOLDS}|{one_of(words('idioms'))})"
EVENT = one_of(words("event_names"))
HALF_POINT = "(?:百分点|基点|点)"
#: 半年, 半个月; 一年半, 两个半月, 3年半; 半个百分点, 一个半点, 半个亿.
HALF = (
    f"(?:大?半{GAP}(?:个{GAP})?(?:年|月|天|小时|季度)(?:{MORE})?|半{GAP}个{GAP}(?:{HALF_POINT}|多?亿)"
    f"|(?:{ARABIC}|[{HAN_DIGIT}十]+){GAP}(?:年半|个{GAP}半{GAP}(?:月|小时|季度|亿|{HALF_POINT})|个{GAP}(?:月|小时|季度)半|天半))"
)
MIXED_AMOUNT = f"{MIXED}(?:{GAP}[万亿]{{1,2}}(?:{GAP}[美港欧日]?元)?|{GAP}(?:[%倍元成]|个?百分点|个点))"
#: (3)%, (3) million: an accounting bracket closes before the unit.
BRACKETED_AMOUNT = f"{ARABIC}[)）]{GAP}(?:%|{HAN_SCALE}|{ENGLISH_WORD_SCALE}|{ENGLISH_LETTER_SCALE})(?:{UNIT})?"
AMOUNT = f"(?:{WITH_PART}|{INDIAN}|{ARABIC}|{POINTED}|{HAN}){AMOUNT_TAIL}"
#: point five percent, where a unit says that it is a number
ENGLISH_POINT = rf"(?i-u:point(?: (?:{_DECIMALS}))+(?: {ENGLISH_SCALE})*)"
ENGLISH_POINTED = (
    rf"(?i-u:\b{ENGLISH_POINT} (?:percent|per cent|basis points?|percentage points?|points?|dollars|cents|euros|pounds|yuan|rupees|yen)\b)"
)
#: an additional billion dollars (bare_numbers.py)
LONE_SCALE = r"(?i-u:\b(?:million|billion|trillion)\b)"
ENGLISH_AMOUNT = (
    f"{ENGLISH_POINTED}|{LONE_SCALE}[ -](?i-u:{CURRENCY_WORD})|{ENGLISH}(?:{JOIN}(?i-u:{UNIT_WORD}|{CURRENCY_WORD})|{GAP}{CURRENCY})?"
)

#: Numerals that begin like an idiom: 一点五 (一点), 一一四年 (一一), 十分钟 (十分).
#: The last 千 of 二十五千克 belongs to the unit.
HAN_SI_UNIT = "[千兆](?:克|米|瓦时|瓦|卡|帕|升|赫|伏|焦)"
HAN_SI = f"[{HAN_DIGIT}十百]+{HAN_SI_UNIT}"
PRECISE = (
    f"{HAN_SI}|{HAN_MINGUO_YEAR}年(?:{GAP}{SPAN_WORD})?|[{HAN_DIGIT}十百千万亿]+点[{HAN_DIGIT}]+{AMOUNT_TAIL}|[{HAN_DIGIT}十]*十{GAP}分钟"
)

#: A text that is nothing else: 壹, 一一, 1点45, point zero two. Inside a text these are names, adverbs, times.
#: 1百23, 一百23, 200亿零四千230
MIXED_SCRIPTS = f"[0-9{HAN_DIGIT}]+[十百千万亿][0-9{HAN_DIGIT}十百千万亿]*[0-9]{{1,3}}[十百千]?[{HAN_DIGIT}]?"
WHOLE_NUMERAL = f"^(?:[{FORMAL_DIGIT}拾]{{1,4}}|一{{2,3}}|{MIXED}|{MIXED_SCRIPTS}|{ENGLISH_POINT})$"

#: First match wins, so what is longer or more telling stands first.
_PARTS = (
    WHOLE_NUMERAL,
    SUBTITLE_TIMES,
    *(PERCENT_WORDS, FRACTION, COINS, MIXED_AMOUNT, CLOCK, PRECISE, IDIOM, EVENT, TENTHS, SMALL_COINS, HAN_DATE, ENGLISH_DATE, ISO_DATE),
    *(CODE, RATIO, SLASHED, DIGIT_CLASS, ORDINAL, HALF, ENGLISH_PART, ENGLISH_FRACTION, BRACKETED_AMOUNT, AMOUNT, ENGLISH_AMOUNT),
)
MENTION = "|".join(_PARTS)


def _cue() -> str:
    """What every expression but an idiom has one of, before folding: a digit, a numeral or a telling word."""
    numeral = f"[{unfolded(f'0123456789{HAN_DIGIT}{FORMAL_DIGIT}十百千万亿拾佰仟廿卅卌几数半第')}]"
    relative = f"[{unfolded('对')}]折|[上下][{unfolded('个')}]?[{unfolded('季财')}]|全年"
    english = rf"(?i-u:\b(?:{_TENS}|{_ONES}|zero|{ENGLISH_SCALE}|quarter|half|thirds?|fifths?|an? (?:full )?(?:percentage )?point)\b)"
    cues = f"{numeral}|{relative}|{english}"
    told = re.compile(cues.replace("(?i-u:", "(?i:"))
    others = [word for word in words("digit_classes") + words("event_names") if not told.search(word)]
    return f"{cues}|(?i:{one_of(others)})"


#: Tells the texts that may hold an expression. Some hold none after all, but this pattern compiles in a tenth of the time of MENTION.
CUE = _cue()
