"""Names that stand behind a metric's: Revenue from transaction services grew 17%, net income attributable to the holders of Acme was …"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import not_a_name_pattern, words_pattern

#: … from our transaction services was
_NAMED_BEHIND = (
    r"^\s+(?:from|in|for|of|on)\s+(?:(?:our|the)\s+)?([A-Za-z0-9][A-Za-z0-9&'’+-]*(?: (?:and |& )?[A-Za-z0-9][A-Za-z0-9&'’+-]*){0,4}?)"
    r"(?:\s+(?:was|were|is|reached|of|came in at|came to|amounted to|stood at|rose to|grew to|hit|totaled|totalled|to"
    r"|showed|saw|posted|recorded|exceeded|surpassed|topped|crossed|passed|averaged|hit a record|hit a record high of)"
    r"(?:\s+(?:largely |broadly |essentially |relatively |roughly )?(?:flat|stable|steady|unchanged)\s+at)?)?"
    r"(?:\s+(?:approximately|about|around|nearly|over|more than))?(?:\s+(?:a|the|some))?\s*$"
)
_OF_A_LOSS = (
    r"^\s+(?:(?:of|at|from|in) )?(?:(?:our|the)\s+)?([A-Za-z0-9][A-Za-z0-9&'’+-]*(?: (?:and |& )?[A-Za-z0-9][A-Za-z0-9&'’+-]*){0,4})\s+$"
)
#: … attributable to the holders of a company was
_TO_HOLDERS = (
    r"^\s+(?:attributable )?to\s+[^,;.]{2,60}(?:, (?:which|as) [^,;.]{3,80},)?"
    r"\s(?:was|were|of|reached|totaled|totalled|for|in|during)\s*(?:the\s*)?$"
)


def with_named_behind(stream: pl.DataFrame) -> pl.DataFrame:
    """Revenue from transaction services grew 17%: words behind a metric's name that name a part of the company count as explained.

    Adds `named_behind` to the metric: the words.
    """
    gap = pl.col("gap")
    after_metric = (pl.col("role").shift(1) == "metric") & ~pl.col("is_first") & ~pl.col("explained")
    of_metric = pl.when(after_metric).then(gap.str.extract(_NAMED_BEHIND).str.replace(r" (?:for|in|during|over|at|to|by|on)$", ""))
    # The adjusted EBITDA loss of community commerce narrowed
    after_loss = (pl.col("role").shift(1) == "polarity") & (pl.col("role").shift(2) == "metric") & ~pl.col("explained")
    after_loss &= ~pl.col("is_first") & ~pl.col("is_first").shift(1)
    words = pl.when(after_loss.fill_null(False)).then(gap.str.extract(_OF_A_LOSS)).otherwise(of_metric)
    nameless = rf"(?i)^(?:an?|each|every|one) |^{words_pattern('not_alone')}$|{words_pattern('figure_end')}$"
    named = pl.when(~words.str.contains(not_a_name_pattern()) & ~words.str.contains(nameless)).then(words)
    attributable = pl.concat_str(pl.col("surface").shift(1), gap).str.contains("attributable to ")
    of_group = (pl.col("role") == "group") & gap.str.contains(r" to (?:the )?$")
    to_holders = after_metric & attributable & (gap.str.contains(_TO_HOLDERS) | of_group)
    behind_loss = after_loss.fill_null(False)
    return stream.with_columns(words=named).with_columns(
        explained=pl.col("explained") | pl.col("words").is_not_null() | to_holders.fill_null(False),
        named_behind=pl.when(behind_loss.shift(-2)).then(pl.col("words").shift(-2)).otherwise(pl.col("words").shift(-1)),
    )
