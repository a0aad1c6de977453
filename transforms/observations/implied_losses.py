"""远山业务亏损2.3亿元，同比收窄35%: what somebody lost, where no other result is spoken of, is a net loss."""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import cues
from transforms.observations.metrics import metrics

_LOSS = "亏损|虧損"
#: What companies that tell it tell their parts' results by.
_OF_PARTS = "^adjusted_ebita(?:_margin)?$"
#: For how many sentences another result that was named may be the one that is lost.
_SENTENCES = 2
#: What a loss without an adjective stands behind; 汇兑亏损, 累计亏损, 减少亏损 are others.
_LED = (
    r"(?:^|[，,。；;：:、\s]|[年期]|季度|合计|整体|仍然?|还是?|依然|目前|大约|约|录得|(?:公司|集团|集團|我们|我們|业务|業務|板块|板塊|分部|平台"
    r"|事业部|[年期]|季度)的?)$"
)
#: Words that the name of somebody may end in, where a loss is his.
_OWNERS = ("segment", "group", "part", "company", "period", "comparison")
#: What the word for a loss stands in front of where it is told how large it was or became.
_TOLD_BEHIND = ("direction", "comparison", "period", "number")
#: How many characters before the loss are looked at.
_BEFORE = 6


def with_implied_losses(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds the name of net losses where a bare loss is told and no other result was named before. stream: sorted, with `text`,
    `document`, `turn`, `sentence_seq`, `row`.
    """
    role, row = pl.col("role"), pl.col("row")
    signed = metrics().filter(pl.col("signed") == "yes")["metric_id"].to_list()
    result = (role == "metric") & pl.col("code").is_in(signed)
    last = pl.when(result).then(pl.int_range(pl.len())).forward_fill().shift(1)
    lost_amount = (role == "number") & pl.when(role == "number").then("surface").str.contains(f"^(?:{_LOSS})")
    lost = (role == "polarity") & (pl.col("code") == "negative") & role.shift(-1).is_in(_TOLD_BEHIND).fill_null(False)
    lost &= row == row.shift(-1)
    # Where the results of parts are told by another measure (海外业务经调整EBITA), what a part loses is told by that.
    of_a_part = ~pl.col("code").str.contains("net_income") & (role.shift(1) == "segment") & (row == row.shift(1))
    measured = stream.filter(result & (of_a_part | pl.col("code").str.contains(_OF_PARTS)))["document"].unique()
    looked = stream.with_columns(
        is_amount=lost_amount.fill_null(False),
        is_word=lost.fill_null(False),
        beside=(role.shift(1).is_in(_OWNERS) & (row == row.shift(1)) & (pl.col("end").shift(1) == pl.col("start"))).fill_null(False),
        near=(
            (pl.col("turn").gather(last) == pl.col("turn")) & (pl.col("sentence_seq") - pl.col("sentence_seq").gather(last) <= _SENTENCES)
        ),
    ).filter((pl.col("is_amount") | pl.col("is_word")) & ~pl.col("document").is_in(measured.implode()))
    if looked.is_empty():
        return stream
    start = pl.col("start")
    before = pl.col("text").str.slice((start - _BEFORE).clip(0), pl.min_horizontal(start, pl.lit(_BEFORE)))
    word = pl.col("text").str.slice(start, 2)
    told = looked.filter(
        ~pl.col("near").fill_null(False) & word.str.contains(f"^(?:{_LOSS})$") & (pl.col("beside") | before.str.contains(_LED))
    )
    if told.is_empty():
        return stream
    names = cues().filter((pl.col("role") == "metric") & (pl.col("key") == "净亏损"))["name"].item()
    implied = told.with_columns(
        surface=word, role=pl.lit("metric", stream.schema["role"]), code=pl.lit("net_income"), name=pl.lit(names, stream.schema["name"]),
        quantity=pl.lit(None, stream.schema["quantity"]), inner=pl.lit(False),
        end=pl.when("is_amount").then(start).otherwise("end"),
    )  # fmt: skip
    # The word itself becomes the name; in front of an amount that is told by it the name stands alone.
    words = implied.filter("is_word").select("row", "start", is_name=True)
    kept = stream.join(words, on=["row", "start"], how="left", maintain_order="left")
    kept = kept.filter(~((role == "polarity") & pl.col("is_name").fill_null(False))).drop("is_name")
    return pl.concat([implied.select(stream.columns), kept]).sort("row", "start", maintain_order=True)
