"""Parts that a figure is said to include or to leave out: Including Luma, our total revenue was …; excluding Luma, our margin was ….

Neither figure is that part's. With it the figure is the whole company's; without it nobody reports it under any name.
"""

from __future__ import annotations

import polars as pl

#: Code of an `exclude` event that is a part which a figure leaves out.
LEFT_OUT = "part"
#: Begins the codes of words for figures in one currency.
_IN_CURRENCY = "in_"
#: Characters before a part in which the word stands.
_LOOKED_BACK = 60
_WHAT_OF_IT = (
    r"\s+(?:(?:the|our|any)\s+)?"
    r"(?:(?:impact|contributions?|effects?|revenues?|results?|sales|(?:revenues? )?generated|consolidation|disposal|deconsolidation)"
    r"\s+(?:generated\s+)?(?:of|from|by)\s+(?:(?:the|our)\s+)?)?$"
)
_WITH = rf"(?i)(?-u:\b)(?:including|inclusive of|(?:if|when) (?:we|you) include){_WHAT_OF_IT}"
_WITHOUT = rf"(?i)(?-u:\b)(?:excluding|exclude|excludes|excluded|without|stripping out|leaving out|other than|ex){_WHAT_OF_IT}"
#: The words that a sentence or one of its clauses opens with.
_OPENING = r"(?:^|[,;])\s*(?:(?:And|But|So|if|when|on a consolidated basis|on a combined basis|overall|in total|we|you)[\s,]*)*$"
#: Behind a part that is only named: a comma, or the verb that the figure stands behind.
_NAMED_ONLY = (
    r"(?i)^(?:['’]s)?(?: (?:business|segment|group|division))?\s*"
    r"(?:[,.;)]|$|(?:was|were|is|are|came|reached|grew|rose|fell|totaled|increased)(?-u:\b))"
)
#: Behind the name in 若不计云山，…; 不含云山业务的话，…
_UP_TO_COMMA = r"^的?(?:影响|贡献|收入|营收|数据|因素|部分)?(?:的话|之后|以后|后|以外|之外|影响)?[，,]"


def with_perimeter(stream: pl.DataFrame) -> pl.DataFrame:
    """Turns segments that a figure includes into the whole company where a clause opens with them, else into neutral words; those that it
    leaves out into what is excluded (`LEFT_OUT`). stream: sorted, with `text`.
    """
    segment = pl.col("role") == "segment"
    text, start = pl.col("text"), pl.col("start")
    before = pl.when(segment).then(text.str.slice((start - _LOOKED_BACK).clip(0), pl.min_horizontal(start, pl.lit(_LOOKED_BACK))))
    included, left_out = before.str.contains(_WITH), before.str.contains(_WITHOUT).fill_null(False)
    beside = (
        segment & (pl.col("role").shift(1) == "exclude") & (pl.col("row") == pl.col("row").shift(1)) & (start == pl.col("end").shift(1))
    )
    left_out |= pl.when(beside).then(text.str.slice(pl.col("end"), 10)).str.contains(_UP_TO_COMMA).fill_null(False)
    told = stream.select(included=included.fill_null(False), left_out=left_out.fill_null(False))
    if not (told["included"].any() or told["left_out"].any()):
        return stream
    behind = pl.when(told["included"] | told["left_out"]).then(text.str.slice(pl.col("end"), 24))
    only = behind.str.contains(_NAMED_ONLY).fill_null(False)
    opens = pl.when(told["included"]).then(text.str.head(start)).str.replace(_WITH, "").str.contains(f"(?i){_OPENING}").fill_null(False)
    kind = stream.schema["role"]
    cases = (
        ("exclude", LEFT_OUT, pl.lit(told["left_out"])),
        ("group", "group", pl.lit(told["included"]) & only & opens),
        ("neutral", "neutral", pl.lit(told["included"]) & only),
    )
    return stream.with_columns(
        role=pl.coalesce(*(pl.when(holds).then(pl.lit(role, kind)) for role, _, holds in cases), "role"),
        code=pl.coalesce(*(pl.when(holds).then(pl.lit(code)) for _, code, holds in cases), "code"),
    )


def without_own_currency(cue_words: pl.DataFrame, currency: pl.Series) -> pl.DataFrame:
    """按人民币计增长22%: drops the words for figures in one currency unless the call reports in another one. currency: of each `row`."""
    told = pl.col("code").str.starts_with(_IN_CURRENCY)
    other = pl.col("code").str.strip_prefix(_IN_CURRENCY) != pl.lit(currency.gather(cue_words["row"]))
    return cue_words.filter(~told | other.fill_null(False))
