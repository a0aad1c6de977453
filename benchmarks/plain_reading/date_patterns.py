"""How dates and periods are written, in Chinese and English, each pattern with named parts."""

from __future__ import annotations

import re

_YEAR4 = r"(?P<year>(?:1 ?9|2 ?0) ?[0-9] ?[0-9]|[12二一][零〇九][零〇一二三四五六七八九]{2})"
#: Of the Republic of China, digit by digit: 一一四年.
_HAN_ROC = "(?P<hanroc>一[零〇一二][零〇一二三四五六七八九])"
_YEAR = rf"(?:{_YEAR4}|(?P<short>[0-9]{{2}})|(?:民国)?(?P<roc>1 ?[0-3] ?[0-9])|{_HAN_ROC}) ?"
_MONTH_NUMBER = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART = (
    r"(?:(?P<half>[上下]半年?)|第 ?(?P<nth>[一二三四1-4]) ?个?季(?:度)?"
    r"|(?:一[至到]|1[-–—~至到])(?P<up_to>[三3])季(?:度)?"
    r"|(?P<quarter>[一二三四1-4])季(?:度)?|(?:前|首)(?P<first>[二三]|[23])(?:个)?季(?:度)?"
    r"|(?:首 ?(?P<months>十[一二]?|[二两三四五六七八九]|1[0-2]|[2-9])|前 ?(?P<months_>十[一二]?|[三四五六七八九]|1[0-2]|[3-9])) ?个?月份?"
    r"|全年(?P<full>))"
)
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_EN_MONTH = r"(?P<name>" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + r"|sept)\b\.?"
_EN_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])(?:st|nd|rd|th)?"
_EN_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"

ZH_DATE = re.compile(rf"{_YEAR} ?年 ?{_MONTH_NUMBER} ?月 ?(?:{_DAY} ?[日号](?! ?[达内]))?")
ZH_MONTH_DAY = re.compile(
    rf"(?P<rel>去年|今年|明年|前年|上年)?{_MONTH_NUMBER} ?月 ?{_DAY} ?[日号]"
    r"(?:(?: ?[至到\-–—~] ?)(?P<until>3[01]|[12][0-9]|0?[1-9]) ?[日号])?"
)
ZH_MONTH_QUARTER = re.compile(rf"(?:{_YEAR4} ?年 ?)?{_MONTH_NUMBER} ?月份?季度")
END_OF_YEAR = re.compile(rf"(?:the )?end of {_EN_YEAR}")
THIS_QUARTER = re.compile("[上下]一?个?季度")
ZH_MONTHS = re.compile(
    rf"(?:{_YEAR4} ?年 ?)?(?P<rel>去年|今年|明年|前年|上年)?(?P<from>1[0-2]|[1-9])月?份?(?: ?[至到\-–—~] ?)(?P<month>1[0-2]|[1-9]) ?月份?"
)
ZH_MONTH = re.compile(rf"(?P<rel>去年|今年|明年|前年|上年)?{_MONTH_NUMBER} ?月(?:份|(?P<edge>[底末初]))?(?! ?[0-9]{1, 2} ?[日号])")
ZH_PERIOD = re.compile(rf"{_YEAR}(?:年|财年|年度) ?的?{_PART}")
YEAR_HALF = re.compile(rf"{_YEAR4}年?H(?P<halfn>[12])|{_YEAR4.replace('<year>', '<year4>')}年?Q(?P<q>[1-4])")
ZH_PART = re.compile(rf"(?P<rel>去年|今年|明年|前年|上年)?的?{_PART}")
ZH_FISCAL = re.compile(rf"{_YEAR}财年")
ZH_FISCAL_FIRST = re.compile(rf"财年{_YEAR4}")
ZH_YEAR_ENDED = re.compile(
    rf"(?:{_YEAR}年 ?)?{_MONTH_NUMBER} ?月(?: ?{_DAY} ?日|底)止"
    r"(?:的)?(?P<length>(?:财政)?年度|财年|季度|半年|上半年|六个月|三个月|九个月|十二个月)"
)
ZH_YEARS = re.compile(rf"(?P<from>(?:19|20)[0-9]{{2}})年?(?: ?[至到\-–—~] ?){_YEAR4}(?:年度?|财年)")
ZH_YEAR = re.compile(rf"(?:{_YEAR4}|{_HAN_ROC}) ?年(?:度|底|末|初)?(?!代)")
#: 113年同期, where 113年 alone may be a hundred and thirteen years.
ROC_YEAR = re.compile("(?P<roc>1[0-2][0-9]) ?年 ?(?:同期|[底末初])")
#: 114年 alone, in a call of a company that reports in the currency of Taiwan.
ROC_YEAR_ALONE = re.compile(
    r"(?<!经营)(?<!成立)(?<!创立)(?<!长达)(?<!超过)(?<!已有)(?<![满逾达近了])(?P<roc>1[0-2][0-9])"
    r" ?年(?! ?(?:的?(?:历史|经验|时间)|以?来|间|[之以]?[前后]|[多余]))"
)
_LONE_DAY = r"(?P<day>3[01]|[12][0-9]|[1-9]) ?日"
#: 在15日召开, 本月15日, 15日晚.
ZH_LONE_DAY = re.compile(
    rf"(?:(?<=[^小少低高多短大]于)|(?<=截[至止])|(?<=[^存现所潜正旨]在)|(?<=[本当该上下次]月)){_LONE_DAY}"
    r"(?! ?(?:[之以]?内|[以之]?[上下]|左右|[多余]|的?(?:账期|周期|时间|期限|平均)))"
    rf"|{_LONE_DAY.replace('day', 'day_')}"
    "(?= ?(?:[晚早]|[上中下]午|凌晨|盘[前后]|收[盘市]|开[盘市]|公布|公告|发布|召开|披露|举行|当[天日晚]))"
)
#: Words of what is to come.
AHEAD = re.compile("(?:预计|预期|将|计划|拟|有望|争取|力争)[^。；]*$")
ISO = re.compile(rf"{_EN_YEAR}[-/.](?P<month>1[0-2]|0?[1-9])[-/.]{_EN_DAY}(?![0-9.])")
EN_MDY = re.compile(rf"{_EN_MONTH} {_EN_DAY}(?![0-9%,.][0-9])(?:(?:,| ,)? {_EN_YEAR})?", re.IGNORECASE)
EN_DMY = re.compile(rf"{_EN_DAY}(?: of)? {_EN_MONTH}(?:,? +{_EN_YEAR})?", re.IGNORECASE)
EN_MY = re.compile(rf"{_EN_MONTH},? +{_EN_YEAR}", re.IGNORECASE)
#: March '27, and '26 alone
EN_M_SHORT = re.compile(rf"{_EN_MONTH},? ['’](?P<year>[0-9]{{2}})\b", re.IGNORECASE | re.ASCII)
SHORT_ALONE = re.compile(r"(?<![0-9A-Za-z])['’](?P<year>2[0-9])\b", re.ASCII)
EN_QUARTER = re.compile(
    rf"(?P<word>first|second|third|fourth)[ -](?P<size>quarter|half)(?:(?: of|,)?(?: fiscal)?(?: year)? {_EN_YEAR})?\b", re.IGNORECASE
)
EN_YEARS = re.compile(rf"(?P<from>20[0-9]{{2}}) ?(?:-|–|—|to) ?{_EN_YEAR}(?![0-9-])")
#: 24Q3
SHORT_Q = re.compile(r"(?<![0-9A-Za-z])(?P<short>[123][0-9])(?:Q(?P<q>[1-4])|H(?P<halfn>[12]))\b", re.ASCII)
Q = re.compile(
    r"(?:Q ?(?P<quarter>[1-4])|H(?P<half>[12]))"
    r"(?:(?P<short>[123][0-9])|(?: ?['’]| ?FY ?['’]?| of | )(?P<year>(?:19|20)?[0-9]{2})(?![0-9%]|\.[0-9])|(?P<year4>20[0-9]{2}))?\b",
    re.ASCII,
)
NQ = re.compile(r"(?:(?P<quarter>[1-4])Q|(?P<half>[12])H|(?P<first>9)M)[ -]?['’]?(?P<year>(?:19|20)?[0-9]{2})?(?![0-9])\b", re.ASCII)
#: 9M25, 6M 2025, 1-9MFY25
SO_FAR = re.compile(r"(?:1-)?(?P<months>[369])M[ -]?['’]?(?:FY ?)?(?P<year>20[0-9]{2}|[1-3][0-9])(?![0-9])\b", re.ASCII)
#: FY25Q2, FY2025 H1
FY_PART = re.compile(r"FY[ '’-]?(?P<year>20[0-9]{2}|[1-3][0-9])[ -]?(?:Q(?P<q>[1-4])|H(?P<halfn>[12]))\b", re.ASCII)
FY = re.compile(r"(?:FY|CY|fiscal year |fiscal |financial year )['’]?(?P<year>(?:19|20)?[0-9]{2})\b", re.IGNORECASE | re.ASCII)
EN_YEAR_ALONE = re.compile(
    rf"{_EN_YEAR}(?![0-9A-Za-z%/]|[.,\-][0-9]| ?[万亿个家元年]| (?:vehicles|units|stores|employees|million|billion))"
)
#: Between the first and the last day of a range.
UNTIL = re.compile(" ?[至到–—~-] ?(?=[0-9])| (?:to|through|and|until) (?=[A-Z])|, (?:to|through) (?=[A-Z])")
