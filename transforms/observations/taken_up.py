"""Works and firms that are named first and taken up by a pronoun: 说到红崖金矿，…，这个矿2024年产金6吨; 云杉铜业是联营公司，…投资收益….

What is told behind the pronoun is theirs, and not the company's.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import words_pattern

#: Takes up a works or a firm that was named before.
TAKEN_UP = (
    "(?:这个|這個|这座|這座|这家|這家|该|該|此)(?:矿山|礦山|[铜金银锌锂铁煤]?[矿礦]|项目|項目|盐湖|鹽湖|工厂|工廠|公司|医院|电厂|基地)"
)
#: Somebody whose name was not told shortly before.
UNKNOWN = "?"
#: One character of a name: none that only a sentence has.
_LETTER = r"[\p{Han}A-Za-z&&[^的了是在有和与及或被将把对从到说看提这那该座个家]]"
#: 云杉铜业是我们的联营公司，…
_ASSOCIATE = (
    r"^\s*(?:另外|其中|至于|还有)?[，,]?([\p{Han}A-Za-z]{2,10}?)(?:是|作为|属于)(?:我们|公司|集团)?的?(?:一[家个])?(?:重要的?)?"
    r"(?:联营|聯營|合营|合營|参股|參股|合资|合資)"
)


def _named(text: pl.Expr) -> pl.Expr:
    """The first name of a works or a firm in the text."""
    return text.str.extract(rf"({_LETTER}{{2,8}}?{words_pattern('site', 'entity_form')})")


def taken_up(sentences: pl.DataFrame) -> pl.Series:
    """Of each sentence (`turn`, `text`, `bears_number`) the works or firm that it takes up, in reading order; null where none is.

    Named in the same sentence, or in the one before where the sentence begins with the pronoun.
    """
    text = pl.when("bears_number").then("text")
    associate = text.str.extract(_ASSOCIATE)
    begins = text.str.contains(rf"^\s*(?:那么?|所以|而|但|但是|目前|现在)?[，,]?{TAKEN_UP}")
    within = text.str.extract(rf"^(.*?){TAKEN_UP}")
    before = pl.when((pl.col("turn") == pl.col("turn").shift(1)) & begins).then(pl.col("text").shift(1))
    nobody = pl.when(begins).then(pl.lit(UNKNOWN))
    return sentences.select(name=pl.coalesce(associate, _named(within), _named(before), nobody))["name"]
