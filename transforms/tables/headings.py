"""What stands over the values of a table: the header of each column, the caption with the unit, the heading of a group of rows."""

from __future__ import annotations

import polars as pl

from transforms.tables.blocks import HEAD
from transforms.tables.cells import cut_cells
from transforms.tables.units import bracketed, has_meaning, read_units, without_exceptions

_UNIT_CALLED = r"(?i)单位|單位|\bunits?: ?|\bin (?:[a-zA-Z$£€]+ )?(?:thousand|million|billion|hundred|['’]000)|\bexpressed in\b|币种|幣種"


def heading_cells(members: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The cells of the lines of tables that bear no values: cells of cut_cells, with `block`, `region`, `cells` (how many the line has).

    members: `row`, `block`, `region`, `text`, `is_value`, `x_edges` where known; rows: value_rows with `block`.
    """
    lines = members.filter(~pl.col("is_value"))
    cells = cut_cells(lines)
    cells = cells.with_columns(cells=pl.len().over("row"))
    # Over rows whose cells stand one blank apart, a header has as many words as the rows have cells.
    usual = rows.group_by("block").agg(usual=pl.col("values").cast(pl.Int64).mode().max(), tight=~pl.col("is_wide").any())
    tight = lines.join(usual, on="block", how="left", maintain_order="left").filter("tight")
    if tight.height:
        words = _words(tight)
        single = cells.join(words.select("row"), on="row", how="anti", maintain_order="left")
        cells = pl.concat([single, words]).sort("row", "start")
    return cells.join(members.select("row", "block", "region"), on="row", how="left", maintain_order="left")


def _words(lines: pl.DataFrame) -> pl.DataFrame:
    """The words of header lines as cells, one for each of the `usual` columns, and what stands before them as the first."""
    words = cut_cells(lines, at_blanks=True)
    words = words.join(lines.select("row", "usual"), on="row", how="left", maintain_order="left")
    from_right = pl.len() - pl.int_range(pl.len())
    words = words.with_columns(is_first=(from_right > pl.col("usual")).over("row"), words=pl.len().over("row"))
    # A heading of as many words is no header.
    telling = (pl.col("text").str.contains(HEAD) & ~pl.col("is_first")).sum().over("row")
    few = pl.col("words").cast(pl.Int64).is_between(pl.col("usual").clip(2), pl.col("usual") + 6)
    words = words.filter(few & (2 * telling >= pl.col("usual"))).drop("words", "usual")
    first = (
        words.filter("is_first")
        .group_by("row", maintain_order=True)
        .agg(
            pl.col("start").min(),
            pl.col("end").max(),
            pl.col("text").str.join(" "),
            pl.col("is_counted").first(),
            pl.col("x0").min(),
            pl.col("x1").max(),
        )
    )
    cells = pl.concat(
        [words.filter(~pl.col("is_first")).drop("is_first"), first.select([name for name in words.columns if name != "is_first"])]
    )
    return cells.sort("row", "start").with_columns(cells=pl.len().over("row"))


def captions(cells: pl.DataFrame) -> pl.DataFrame:
    """The units of whole tables: `row`, `region` and the columns of read_units with the prefix `caption_`."""
    first = pl.col("start") == pl.col("start").min().over("row")
    called = pl.col("text").str.contains(_UNIT_CALLED)
    may = cells.filter((pl.col("cells") == 1) | first | called)
    within = may.with_columns(inner=bracketed(pl.col("text")), called=pl.col("text").str.contains(_UNIT_CALLED))
    units = read_units(within["inner"]).select(pl.all().name.prefix("caption_"))
    # Without brackets the whole is the unit, or calls itself one; a heading that only holds a number is none.
    whole = read_units(within["text"]).select(pl.all().name.prefix("whole_"))
    numbered = within["text"].str.replace_all("000", "").str.contains("[0-9]")
    told = pl.concat(
        [within.select("row", "region", "called", "text"), units, whole.drop("whole_spares_shares")], how="horizontal"
    ).with_columns(numbered.alias("numbered"))
    is_inner = pl.col("caption_kind").is_in(["money", "count"])
    taken = ["kind", "unit_id", "exponent", "counted", "per"]
    told = told.with_columns(
        pl.when(is_inner)
        .then(f"caption_{name}")
        .when(pl.col("called") | ~pl.col("numbered"))
        .then(f"whole_{name}")
        .alias(f"caption_{name}")
        for name in taken
    ).with_columns(caption_spares_shares=whole["whole_spares_shares"])
    scaled = pl.col("caption_exponent").is_not_null() | pl.col("called")
    # What is told per share is the unit of the rows below it, not of the table.
    unexcepted = without_exceptions(pl.col("text"))
    per_share = has_meaning(unexcepted, "share") | has_meaning(unexcepted, "ads") | pl.col("caption_per").is_not_null()
    told = told.filter(pl.col("called") | ~per_share).filter(
        pl.col("caption_kind").is_in(["money", "count"]) & scaled
        | (pl.col("called") & pl.col("caption_kind").is_not_null())
        | ((pl.col("caption_kind") == "money") & (pl.col("text").str.len_chars() <= 8))
    )
    # A caption may be told in two lines or cells (单位：元, 币种：港币): what comes first counts.
    kept = told.select(
        "row", "region", pl.col("called").alias("caption_called"), *(f"caption_{name}" for name in (*taken, "spares_shares"))
    )
    return kept.unique("row", keep="first", maintain_order=True)


def column_headers(values: pl.DataFrame, rows: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The headers over each value: `cell` (of values), `level` (row of the header), `header`, from top to bottom.

    values: `cell`, `row`, `x0`, `x1`, `rank` (from the right, from 0); rows: `row`, `region`, `block`, `values`, `is_even` (all rows of its
    table have as many values).
    """
    heads = cells.filter(pl.col("cells") >= 2)
    if heads.is_empty():
        return pl.DataFrame(schema={"cell": values.schema["cell"], "level": pl.UInt32, "header": pl.String})
    order = rows.select("row").with_row_index("below")
    levels = heads.select("row", "region").unique("row", maintain_order=True)
    # Header lines with no values between them are one header: they have the same row of values above them.
    levels = levels.join_asof(order, on="row", strategy="backward", check_sortedness=False).with_columns(
        pl.col("below").fill_null(2**32 - 1)
    )
    latest = (
        rows.select("row", "region", "values", "is_even")
        .join_asof(levels, on="row", by="region", strategy="backward", check_sortedness=False)
        .drop_nulls("below")
    )
    heads = heads.with_columns(head_rank=(pl.len() - 1 - pl.int_range(pl.len())).over("row"))
    heads = heads.join(levels, on=["row", "region"], how="left", maintain_order="left")
    heads = heads.select(
        "region", "below", "cells", "head_rank", level="row", header="text", head_x0="x0", head_x1="x1", head_counted="is_counted"
    )
    pairs = values.select("cell", "row", "x0", "x1", "rank", "is_counted").join(latest, on="row").join(heads, on=["region", "below"])
    pairs = pairs.filter(pl.col("level") < pl.col("row"))
    by_rank = pl.col("is_even") & (pl.col("cells").cast(pl.Int64) - pl.col("values").cast(pl.Int64)).is_between(0, 1)
    apart = pl.max_horizontal(pl.col("head_x0") - pl.col("x1"), pl.col("x0") - pl.col("head_x1"), 0.0)
    middle = ((pl.col("head_x0") + pl.col("head_x1")) - (pl.col("x0") + pl.col("x1"))).abs() / 2
    pairs = pairs.filter(~by_rank | (pl.col("rank") == pl.col("head_rank")))
    pairs = pairs.with_columns(apart=pl.when(by_rank).then(0.0).otherwise(apart), middle=middle)
    nearest = pairs.sort("cell", "level", "apart", "middle").unique(["cell", "level"], keep="first", maintain_order=True)
    # A header beside a column is that of the column it is nearest to, not of those that have none.
    closest = pl.col("middle") <= pl.col("middle").min().over("row", "level", "head_rank")
    nearest = nearest.filter((pl.col("apart") <= 0) | closest)
    return nearest.select("cell", "level", "header")


def group_headings(rows: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """`row`, `group` of the rows of values under a heading of their own table (Earnings per share: Basic, Diluted)."""
    single = cells.filter(pl.col("cells") == 1).select("row", "block", group="text")
    if single.is_empty():
        return rows.select("row", group=pl.lit(None, pl.String))
    found = rows.select("row", "block").join_asof(single, on="row", by="block", strategy="backward", check_sortedness=False)
    return found.select("row", "group")


def is_detail(label: pl.Expr) -> pl.Expr:
    """Whether a label names only a kind of what the heading over it says (basic, diluted)."""
    return has_meaning(label, "detail") & ~has_meaning(label, "share") & ~has_meaning(label, "ads") & (label.str.len_chars() <= 24)
