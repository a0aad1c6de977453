"""Where the two readings are known to differ, and why: forms that only the vectorised reading knows, errors of one, errors of both.

An entry that is no longer needed fails the test, so that the lists cannot outlive their reasons. Places in third-party text are named by a
digest, since that text is not copied here.
"""

from __future__ import annotations

_COIN = "分 is a coin only where a price, a dividend or a cost is told"
_PLAIN = "read by the vectorised reading only, so far"
_TRILLION = "兆 as the highest scale of a Han numeral"

#: Texts of our own example tables → why.
OWN: dict[str, str] = dict.fromkeys(
    (
        "一到九月",
        "2024年中期",
        "DSO 47, DPO 55",
        "31 March",
        "we will close on June 30",
        "晚上8点开会",
        "1080p video",
        "$3 million annually",
        "YoY+12%，QoQ-3%",
        "占比百分之 三 十 四",
        "PFS14.8个月",
        "prices of $812, $640 and $377 million",
        "EPS was a dollar fifteen",
        "增长百分之啊 1 8，成本下降",
        "14.2% of revenue, down from 16.8 a year ago",
        "an expense ratio 27.9",
        "yields up one to two points.",
        "利率从1.9降到1.4",
        "对应25/20/16倍",
        "净利润4.6/6.2亿元",
        "1亿2千三百万元",
        "2 1/2 years",
        "2 and a quarter percent",
        "3 and a half million dollars",
        "7千九百五十万元",
        "a 5 3/8% coupon",
        "margin at 21.4%, down 1.3 p.p.",
        "one fifty basis points",
        "seven-point-five percent",
        "two twenty-five million dollars",
        "增速百分之负五",
        "新款打八五折",
        "楼价升近半成",
        "老款只有7.5折",
        "金价两千六百五十美元一盎司",
        "铜价九千六百美元一吨",
        "$20 and 43c",
        "a nine-point increase in margin",
        "between five and seven hundred thousand euros",
        "five to seven hundred million dollars",
        "half of 1%",
        "two-tenths of a percent",
        "一万六七家门店",
        "公司蚀咗三億八千萬",
        "度电净利九分二",
        "度电成本一分五厘",
        "电价四毛一分五",
        "他打了九分二",
        "全场打对折",
        "Bookings of 1.1, 1.3 and 1.6 billion",
        "EPS was two dollars and fourteen cents, versus a dollar ninety-eight",
        "an AISC of $1,250 per Au oz",
        "拨备覆盖率285，净息差1.53",
        "收入100亿元，去年只有80。",
        "毛利率四十出头",
        "毛利率本季25.3，去年是22.8。",
        "费用率降到十四点二",
    ),
    _PLAIN,
)
#: Source → digest of the text and place in it → why.
KNOWN: dict[str, dict[str, str]] = {
    "samples": {
        "bdbed1fcdcb4@9": _COIN,
        "bdbed1fcdcb4@14": _COIN,
        "62f94102a667@26": "whether a month before a verb is a rate",
        "b597ce473f81@0": "的 between a year and its half",
    },
    "calls": {
        "9ac0e3fc03e0@0": "an event's name torn by a line break runs into a count",
    },
    "suites": {
        "5d0d4c44a4a2@0": _PLAIN,
        "c30a5ad83f29@0": _PLAIN,
        "ed7c63cb452b@0": _PLAIN,
        "3a9df1793169@0": _PLAIN,
        "35621e3be187@0": _PLAIN,
        "23cbd5bf3019@0": _PLAIN,
        "396dfe16a010@0": _PLAIN,
        "b738a3c72462@0": _PLAIN,
        "f5ae0e50232e@0": _PLAIN,
        "d2f7d80d0b35@0": _PLAIN,
        "c69232a15554@0": _PLAIN,
        "c4e1ec8404e0@0": _PLAIN,
        "9d4f66271423@2": _COIN,
        "38029e541324@0": "二份 is a count of two, or a Cantonese half",
        "8cacaaa0608e@1": "a telephone-like string of Han digits with points",
        "5b37255e05ba@0": "two numbers that run into one another",
        "c80b37526cf7@0": _PLAIN,
        "708c503f63ba@0": _PLAIN,
        "614a77965714@0": _PLAIN,
        "ec561409f899@0": _PLAIN,
        "4b86467cbe70@0": _PLAIN,
    },
    "pdf": {},
}
