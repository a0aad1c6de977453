"""What was counted as sold, shipped or delivered: We sold 248,000 learning devices, up from 165,000, tells of learning devices."""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import words_pattern
from transforms.observations.part_names import of_a_sentence

#: 24.8万台学习机，: what stands between the measure word and the stop.
_HAN_THING = r"^的?([\p{Han}A-Za-z0-9]{1,10}?)(?:新车|产品)?[，,；;。]"
#: We produced 41 tonnes of mined gold, …: of what.
_MATERIAL = (
    r"^\s*(?:(?:metric |long |short |dry |troy )?(?:tonnes?|tons?|kilotonnes|ounces|pounds|barrels|kilograms|grams|kt|koz|moz|mt|t|kg) of "
    r"([a-z][a-z-]*(?: [a-z][a-z-]*){0,2}?))(?:[,.;:]|$| (?:in|during|and|for|this|from|at|versus|up|down|last|over|as|by)(?-u:\b))"
)
#: Words behind the things that are no part of their name.
_BEHIND = r"(?i)\s+(?:in|at|during|of|for|and|to|from|on|over|this|last|globally|worldwide|up|down|versus|with|by)$"
_THING = r"^[a-z][a-z-]+(?: [a-z][a-z-]+)?s$"
#: No name of a product.
_ANY_THING = (
    r"(?-u:\b)(?:units?|vehicles?|cars?|trucks?|machines?|tonnes?|tons?|ounces|pounds|barrels|boe|wafers?|devices|products|items|systems"
    r"|pieces|shares|adss|adrs|stores|tickets|points|assets|notes|bonds|customers|users|people|employees|businesses|sites|times|days)s?$"
)


def countable(counted: pl.Expr) -> pl.Expr:
    """The things of `counted` (the words behind a number) where they are named: learning devices, tractors."""
    words = counted.str.replace(_BEHIND, "")
    named = ~words.str.contains(_ANY_THING) | words.str.contains(" (?:devices|systems|machines)$")
    return pl.when(words.str.contains(_THING) & named).then(words)


def with_things(numbers: pl.DataFrame) -> pl.DataFrame:
    """Adds `thing`: of a number told by a verb (sold, shipped), and of what is said of it behind (up from 165,000), the things counted; and
    `before_counted`, the words behind the number that the verb counted.
    """
    verb = pl.col("metric_counted_pattern").is_not_null() & pl.col("metric_id").is_in(["sales_volume", "deliveries"])
    han = pl.col("tail").str.extract(_HAN_THING)
    whole = han.str.contains(rf"^(?:{words_pattern('whole_thing')})$") | of_a_sentence(han)
    said = numbers.select(
        "metric_at",
        "counted",
        han=pl.when(~whole & (pl.col("after_segment") != pl.col("at") + 1).fill_null(True)).then(han),
        is_level=verb & (pl.col("kind") == "count") & (pl.col("before_metric") + 1 == pl.col("at")),
    )
    last = said.select(pl.when("is_level").then(pl.int_range(pl.len())).forward_fill()).to_series()
    same = pl.lit(said["metric_at"].gather(last) == said["metric_at"])
    counted = pl.when(same).then(pl.lit(said["counted"].gather(last)))
    han_thing = pl.when(same).then(pl.lit(said["han"].gather(last)))
    # produced 41 tonnes of mined gold: not of all that the company puts out
    output = pl.col("metric_counted_pattern").is_not_null() & (pl.col("metric_id") == "production_volume") & (pl.col("kind") == "count")
    material = pl.when(output).then("tail").str.extract(_MATERIAL)
    return numbers.with_columns(thing=pl.coalesce(countable(counted), han_thing, material), before_counted=counted)
