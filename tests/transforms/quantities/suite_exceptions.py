"""Cases of the peers' suites that are read otherwise here, or not at all, each with its reason."""

from __future__ import annotations

_IN_GUIDELINE = "contradicts the guideline: "
_IN_CONTRACT = "contradicts the contract: "
_OUT_OF_SCOPE = "left unread: "

#: Reason → suite → numbers of its cases.
EXCEPTIONS: dict[str, dict[str, list[int]]] = {
    _IN_GUIDELINE + "近 and 约 are approximate, not a bound": {"jionlp_zh_money_parse": [25]},
    _IN_GUIDELINE + "多 keeps the number said and is `above`, not a range": {"jionlp_zh_money_parse": [29, 34]},
    _IN_GUIDELINE + "几十 is 20 to 99 and 十几 11 to 19, the whole numbers it may stand for": {"jionlp_zh_money_parse": [30, 31, 32, 33]},
    _IN_GUIDELINE + "a number without a currency is no money": {"jionlp_zh_money_parse": [7, 8]},
    _IN_GUIDELINE + "千分之 is a rate, and 一半 a part, in percent": {"minlp_zh": [101, 106], "duckling_zh_numeral": [113, 114]},
    _IN_GUIDELINE + "a change from one number to another is two mentions": {"jionlp_zh_money_parse": [35]},
    _IN_GUIDELINE + "the scale of a range counts for both ends": {"duckling_en_money": [129]},
    _IN_GUIDELINE + "a pair or dozen is a measure word, the number is the one said": {"duckling_zh_numeral": [14, 15, 19, 20, 31, 39]},
    _IN_GUIDELINE + "一个, a dollar and other articles are no mention": {"duckling_en_money": [2, 125]},
    _IN_GUIDELINE + "a year and a month are a date": {"wetext_zh_itn": [134]},
    _IN_CONTRACT + "a number is stored with nine decimals": {"cn2an_zh": [69, 70, 71, 72, 73, 74]},
    _OUT_OF_SCOPE + "一一 is an adverb": {"cn2an_zh": [90]},
    _OUT_OF_SCOPE + "Cantonese coins": {"duckling_zh_money": [7, 15, 16, 17, 18, 23]},
    _OUT_OF_SCOPE + "Cantonese and colloquial fractions": {"duckling_zh_numeral": [62, 63, 115, 116, 117, 120]},
    _OUT_OF_SCOPE + "a slash may stand for per, or, a date": {"minlp_zh": [109, 119, 123]},
    _OUT_OF_SCOPE + "local or misspelt names of currencies": {
        "duckling_en_money": [69, 70, 72],
    },
    _OUT_OF_SCOPE + "numerals that mix Han and Arabic digits": {
        "duckling_en_money": [116],
    },
    _OUT_OF_SCOPE + "numbers that begin with their point": {
        "duckling_zh_numeral": [94, 108],
        "minlp_zh": [64, 74],
    },
    _OUT_OF_SCOPE + "Roman numerals are names": {"minlp_zh": [19]},
}


def reasons() -> dict[str, str]:
    """Id of a case → why it is no fault."""
    return {f"{suite}#{number}": reason for reason, suites in EXCEPTIONS.items() for suite, numbers in suites.items() for number in numbers}


def contradicting() -> set[str]:
    """Ids of the cases that the guideline, or the contract of the warehouse, contradicts: nobody should read them as their suite says."""
    return {case for case, reason in reasons().items() if not reason.startswith(_OUT_OF_SCOPE)}
