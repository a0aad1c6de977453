"""Pages of sources without page breaks, told by the page numbers of their furniture."""

from __future__ import annotations

import polars as pl

from transforms.turns.rows import of_documents, spread


def with_pages(rows: pl.DataFrame, furniture: pl.DataFrame) -> pl.DataFrame:
    """`page` where it can be known for certain, and `foot_page` for what stands last above a page number.

    Certain is what stands between two page numbers that follow each other, and what stands above the first one if that is the number of
    the first page.
    """
    rows = rows.with_columns(spread(furniture.with_columns(pl.lit(True).alias("is_furniture")), rows.height))
    rows = rows.with_columns(pl.col("is_furniture").fill_null(False))
    if furniture["number"].null_count() == furniture.height or rows["page"].null_count() == 0:
        return rows.drop("number").with_columns(pl.lit(None, pl.Int32).alias("foot_page"))
    same = (pl.col("doc") == pl.col("doc").shift(1)).fill_null(False)
    begins = pl.col("is_furniture") & ~(pl.col("is_furniture").shift(1).fill_null(False) & same)
    rows = rows.with_columns(begins.cum_sum().over("doc").cast(pl.Int64).alias("block"))
    blocks = _numbered(rows)
    # Rows count the furniture above them, so that the blocks above and below a row are the nearest in either direction.
    above = blocks.select("doc", "block", "under").sort("block")
    below = blocks.select("doc", (pl.col("block") - 1).alias("block"), "over").sort("block")
    rows = rows.with_row_index("order").sort("block")
    rows = rows.join_asof(above, on="block", by="doc", strategy="backward", check_sortedness=False)
    rows = rows.join_asof(below, on="block", by="doc", strategy="forward", check_sortedness=False).sort("order")
    agree = pl.col("under") == pl.col("over")
    first = pl.col("under").is_null() & (pl.col("over") == 1)
    at_end = pl.col("over").is_null() & pl.col("steady")
    known = pl.when((agree | first | at_end) & ~pl.col("is_furniture")).then(pl.coalesce("under", "over"))
    steady = blocks.group_by("doc").agg((pl.col("number").diff().drop_nulls() == 1).all().alias("steady"))
    rows = of_documents(rows, steady).with_columns(pl.coalesce("page", known).alias("page"), pl.col("over").alias("foot_page"))
    return rows.drop("number", "block", "order", "under", "over", "steady")


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """Blocks of furniture that bear a page number: `doc`, `block`, `number`, and the pages of the text `over` and `under` them.

    A number that belongs to the page below it (a running header) and one that belongs to the page above (a footer) are told apart by what
    stands
    between number and header, and by the wider gap, which is the page break; where both fail a number is a footer, as most are.
    """
    follows = (
        ~pl.col("is_furniture")
        & pl.col("is_furniture").shift(1).fill_null(False)
        & (pl.col("doc") == pl.col("doc").shift(1)).fill_null(False)
    )
    gap_below = rows.filter(follows).select("doc", "block", pl.col("gap").alias("gap_below"))
    blocks = (
        rows.filter("is_furniture")
        .group_by("doc", "block", maintain_order=True)
        .agg(
            pl.col("number").drop_nulls().first(),
            (pl.col("number").first().is_not_null() & pl.col("number").last().is_null()).alias("number_first"),
            pl.col("gap").first().alias("gap_above"),
        )
    )
    blocks = blocks.filter(pl.col("number").is_not_null()).join(gap_below, on=["doc", "block"], how="left", maintain_order="left")
    wider_above = pl.col("gap_above").sum() > pl.col("gap_below").fill_null(0).sum()
    opens = ~pl.col("number_first").any() & (wider_above | (pl.col("number").first() == 2))
    number = pl.col("number").cast(pl.Int32)
    opens = opens.over("doc")
    return blocks.with_columns(
        pl.when(opens).then(number - 1).otherwise(number).alias("over"), pl.when(opens).then(number).otherwise(number + 1).alias("under")
    ).sort("doc", "block")
