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
    rows = rows.with_columns(begins.alias("begins"), begins.cum_sum().alias("block"))
    blocks = _numbered(rows)
    rows = rows.with_columns(_nearest_numbers(rows, blocks))
    agree = pl.col("under") == pl.col("over")
    first = pl.col("under").is_null() & (pl.col("over") == 1)
    at_end = pl.col("over").is_null() & pl.col("steady")
    known = pl.when((agree | first | at_end) & ~pl.col("is_furniture")).then(pl.coalesce("under", "over"))
    steady = blocks.group_by("doc").agg((pl.col("number").diff().drop_nulls() == 1).all().alias("steady"))
    rows = of_documents(rows, steady).with_columns(pl.coalesce("page", known).alias("page"), pl.col("over").alias("foot_page"))
    return rows.drop("number", "begins", "block", "under", "over", "steady")


def _nearest_numbers(rows: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """For every row the page that the last numbered furniture above it opens (`under`), and the one that the next below ends (`over`)."""
    places = rows.filter("begins").select("block", "at").join(blocks.select("block", "under", "over"), on="block", how="inner")
    marked = spread(places.drop("block").with_columns(pl.col("at").alias("place")), rows.height)
    doc = rows["doc"]
    above = marked["place"].fill_null(strategy="forward")
    below = marked["place"].shift(-1).fill_null(strategy="backward")
    nearest = pl.DataFrame({"under": marked["under"].gather(above), "over": marked["over"].gather(below), "doc": doc})
    nearest = nearest.with_columns(doc.gather(above).alias("doc_above"), doc.gather(below).alias("doc_below"))
    return nearest.select(
        pl.when(pl.col("doc_above") == pl.col("doc")).then("under").alias("under"),
        pl.when(pl.col("doc_below") == pl.col("doc")).then("over").alias("over"),
    )


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
