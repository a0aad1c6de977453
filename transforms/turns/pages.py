"""Pages of sources without page breaks, told by the page numbers of their furniture."""

from __future__ import annotations

import polars as pl


def with_pages(rows: pl.DataFrame, furniture: pl.DataFrame) -> pl.DataFrame:
    """`page` where it can be known for certain, and `foot_page` for the last rows above a page number.

    Certain is what stands between two page numbers that follow each other, or above a first number 1 or 2.
    A number printed above its page (running header) and one below it (footer) are told apart by the wider gap, which is the page break.
    """
    numbers = furniture.filter(pl.col("number").is_not_null())
    if numbers.is_empty() or rows["page"].null_count() == 0:
        return rows.with_columns(pl.lit(None, pl.Int32).alias("foot_page"))
    rows = rows.join(furniture.with_columns(pl.lit(True).alias("is_furniture")), on="at", how="left", maintain_order="left")
    rows = rows.with_columns(pl.col("is_furniture").fill_null(False))
    same = (pl.col("doc") == pl.col("doc").shift(1)).fill_null(False)
    begins = pl.col("is_furniture") & ~(pl.col("is_furniture").shift(1).fill_null(False) & same)
    after = ~pl.col("is_furniture") & pl.col("is_furniture").shift(1).fill_null(False) & same
    rows = rows.with_columns(begins.cum_sum().over("doc").alias("block"))
    blocks = rows.filter("is_furniture").group_by("doc", "block", maintain_order=True).agg(pl.col("number").drop_nulls().first(), pl.col("gap").first().alias("gap_above"))
    below = rows.filter(after).select("doc", "block", pl.col("gap").alias("gap_below"))
    blocks = blocks.join(below, on=["doc", "block"], how="left", maintain_order="left")
    opens = (pl.col("gap_above").sum() > pl.col("gap_below").fill_null(0).sum()) | ((pl.col("gap_above").sum() == pl.col("gap_below").fill_null(0).sum()) & (pl.col("number").first() == 2))
    blocks = blocks.with_columns(opens.over("doc").alias("header"))
    # `above`: the page of the rows before the block; `under`: of those behind it.
    steady = pl.col("number").shift(-1).over("doc") == pl.col("number") + 1
    first = pl.col("number").is_first_distinct().over("doc") & (pl.int_range(pl.len()).over("doc") == 0)
    last = pl.col("number").shift(-1).over("doc").is_null()
    all_steady = (steady | last).all().over("doc")
    under = (
        pl.when(pl.col("header") & (steady | (last & all_steady))).then("number").when(~pl.col("header") & (steady | (last & all_steady))).then(pl.col("number") + 1)
    )
    blocks = blocks.with_columns(under.alias("under"), (first & (pl.col("number") == pl.when("header").then(2).otherwise(1))).alias("from_start"))
    rows = rows.join(blocks.select("doc", "block", pl.col("under").cast(pl.Int32)), on=["doc", "block"], how="left", maintain_order="left")
    starts = blocks.filter("from_start").select("doc", pl.lit(0).cast(pl.UInt32).alias("block"), pl.lit(1, pl.Int32).alias("start_page"))
    rows = rows.join(starts.with_columns(pl.col("block").cast(rows.schema["block"])), on=["doc", "block"], how="left", maintain_order="left")
    # A note at the foot is the last thing above the next block, whose number tells its page even where a break went unseen.
    next_number = blocks.select("doc", (pl.col("block").cast(pl.Int64) - 1).alias("block"), pl.when("header").then(pl.col("number") - 1).otherwise("number").alias("foot_page"))
    rows = rows.join(next_number.with_columns(pl.col("block").cast(rows.schema["block"])), on=["doc", "block"], how="left", maintain_order="left")
    return rows.with_columns(
        pl.coalesce("page", pl.when(~pl.col("is_furniture")).then(pl.coalesce("under", "start_page"))).alias("page"), pl.col("foot_page").cast(pl.Int32)
    ).drop("number", "is_furniture", "block", "under", "start_page")
