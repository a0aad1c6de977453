"""Where the two readings are known to differ, and why: each entry is an error of the vectorised reading, or of both, that is still open.

The lists must only shrink: an entry that is no longer needed fails the test. Places in third-party text are named by a digest, since that
text is not copied here.
"""

from __future__ import annotations

_POINT = "Han and Arabic digits mixed"
_COIN = "分 is a coin only where a price, a dividend or a cost is told"
_PLAIN = "read by the vectorised reading only, so far"
_TRILLION = "兆 as the highest scale of a Han numeral"

#: Texts of our own example tables → why.
OWN: dict[str, str] = dict.fromkeys(
    (
        "DSO 47, DPO 55",
        "we shipped 4.2 million pounds of nickel",
        "1比8",
        "3-to-1",
        "S$12 cents",
        "2024年1至10月",
        "31 March",
        "24Q3",
        "we will close on June 30",
        "晚上8点开会",
        "1080p video",
        "$3 million annually",
        "30-ish percent",
        "从15万-20万元上移到25万元",
        "($3.4) million",
        "YoY+12%，QoQ-3%",
        "占比百分之 三 十 四",
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
        "9d4f66271423@2": _COIN,
        "e6d1a10915a2@0": "a decimal that begins with point, digit by digit",
        "1a442183cff8@0": "百二 is 120, as 一百二 is",
        "38029e541324@0": "二份 is a count of two, or a Cantonese half",
        "21769c29fdbe@0": _POINT,
        "5860052f787e@0": _POINT,
        "0b1d8a093813@0": _POINT,
        "5d319236f2d3@0": _TRILLION,
        "912a9e9d8138@0": _TRILLION,
        "6e91492ae87a@3": _TRILLION,
        "8cacaaa0608e@1": "a telephone-like string of Han digits with points",
        "5b37255e05ba@0": "two numbers that run into one another",
    },
    "pdf": {
        "183aa1e8a200@73": "from A to B is a change behind a noun",
    },
}
