"""Which printed lines are a table, and which of them bear its values.

A row of values has cells that hold a number and nothing else, and little text beside its label. Rows are a table where there are several
of them close together, or one under a line of periods or units; what is set over them and between them in short lines (headings, units,
wrapped labels) belongs to the table. Prose parts tables. A list of contents, an agenda and a list of people are none: their rows have
page numbers, times or no numbers.
"""

from __future__ import annotations

import polars as pl

from transforms.tables.cells import NOTHING, PLAIN, cut_cells, has_cells, has_number_cell, may_have_cells

#: Widths in columns of half a Chinese character. A line this wide without cells is prose, be it a sentence or not.
PROSE = 76
#: A line that ends like a sentence is prose from this width on.
SENTENCE = 24
_SENTENCE_ENDS = ("。", "！", "？", "；", ".", "!", "?", ";")
#: Lines without values that may stand between two rows of a table, and over its first row.
BETWEEN, ABOVE = 8, 8
#: No value cell is wider; a label may be.
WIDEST_CELL, WIDEST_LABEL = 30, 120
#: Words that stand over columns of figures.
UNIT_NAMED = r"(?i)單位|单位|人民[币幣]|[元％%£$€¥人]|\b(?:RMB|USD|HKD|millions?|thousands?|billions?|number of)\b|['’]000"
HEAD = (
    r"(?i)(?:19|20)[0-9]{2}|[0-9]Q[0-9]{2}|Q[1-4]|[12]H|H[12]|\bFY|本期|上期|同期|期末|期初|年末|年初|年度|季度|同比|环比|增减|变动|單位|单位"
    r"|人民[币幣]|[元％%£$€¥]|\b(?:RMB|USD|HKD|months|quarter|year|change|ended|millions?|thousands?|billions?)\b|['’]000|\bYoY\b|\bQoQ\b"
)
YEAR = r"^(?:FY ?)?(?:19|20)[0-9]{2}[AEaeFf]?$"
DATE = (
    r"^(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,2}日?)?|^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}$|^[0-9]{1,2}:[0-9]{2}"
    r"|^(?:[A-Z][a-z]{2,8}\.? )[0-9]{1,2},? ?(?:[0-9]{4})?$|^[0-9]{1,2} [A-Z][a-z]{2,8}\.?(?: [0-9]{4})?$"
)
#: A value with its unit, or a number among a few letters (12.3 million, 1.2x, 五、12).
_SOFT = r"^[^0-9]{0,10}[0-9][0-9,.]*[^0-9]{0,12}$"
#: Quarters, halves, years and months, which stand over values.
_PERIOD = r"[年月季期日]|(?-u:\b)(?:[1-4]?Q[1-4]?|[12]?H[12]?|[369]M|FY|CY|YTD|LTM)(?:(?-u:\b)|[0-9])|^[0-9]{4} ?[AEF]$|(?i)note|附[注註]"


def documents_with_cells(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines of the documents that may have tables: of most transcripts nothing else need be looked at."""
    found = lines.select("document_id", "text").filter(may_have_cells(pl.col("text")))
    found = found.filter(has_number_cell(pl.col("text").str.strip_chars()))
    return lines.join(found, on="document_id", how="semi", maintain_order="left") if found.height else lines.clear()


def without_superscripts(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines with a blank for each character set as a superscript: the mark of a note behind 7,709 is no digit of it."""
    if "superscripts" not in lines.columns:
        return lines
    marked = lines.select("document_id", "seq", "text", "superscripts").filter(pl.col("superscripts").list.len() > 0)
    if marked.is_empty():
        return lines
    letters = (
        marked.with_columns(pl.col("text").str.split("")).explode("text").with_columns(at=pl.int_range(pl.len()).over("document_id", "seq"))
    )
    is_mark = pl.col("superscripts").list.contains(pl.col("at"))
    letters = letters.with_columns(pl.when(is_mark).then(pl.lit(" ")).otherwise("text").alias("text"))
    bare = letters.group_by("document_id", "seq", maintain_order=True).agg(bare=pl.col("text").str.join(""))
    lines = lines.join(bare, on=["document_id", "seq"], how="left", maintain_order="left")
    return lines.with_columns(text=pl.coalesce("bare", "text")).drop("bare")


def numbered_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines that are not blank, in order: `row` counts them, `region` counts the stretches between prose; `stripped`, `width`,
    `is_celled`."""
    columns = ["document_id", "seq", "page", "text", *(name for name in ("x_edges",) if name in lines.columns)]
    stripped = pl.col("text").str.strip_chars()
    found = lines.select(columns).with_columns(stripped=stripped).filter(pl.col("stripped") != "")
    width = (pl.col("stripped").str.len_chars() + pl.col("stripped").str.len_bytes()) // 2
    found = found.with_columns(width=width).with_columns(is_celled=(pl.col("width") <= 4 * PROSE) & has_cells(pl.col("stripped")))
    ends = pl.any_horizontal(pl.col("stripped").str.ends_with(end) for end in _SENTENCE_ENDS)
    prose = ((pl.col("width") >= PROSE) & ~pl.col("is_celled")) | ((pl.col("width") >= SENTENCE) & ends)
    opens = (pl.col("document_id") != pl.col("document_id").shift(1)).fill_null(True)
    return found.with_columns(is_prose=prose, region=(opens | prose | prose.shift(1, fill_value=False)).cum_sum()).with_row_index("row")


def with_kinds(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with `is_plain` (a number and nothing else), `is_year`, `is_nothing`, `is_soft` (a number with its unit)."""
    text = pl.col("text")
    cells = cells.with_columns(is_year=text.str.contains(YEAR), is_date=text.str.contains(DATE), is_nothing=text.str.contains(NOTHING))
    plain = text.str.contains(PLAIN) & ~pl.col("is_year") & ~pl.col("is_date")
    cells = cells.with_columns(is_plain=plain)
    soft = text.str.contains(_SOFT) & ~text.str.contains(_PERIOD)
    return cells.with_columns(is_soft=soft & ~pl.col("is_plain") & ~pl.col("is_year") & ~pl.col("is_date") & ~pl.col("is_nothing"))


def value_rows(lines: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of values among numbered lines (`row`, `region`, `values`, `is_wide`), and their cells with kinds and `is_label`."""
    candidates = lines.filter(pl.col("is_celled") & ~pl.col("is_prose") & pl.col("stripped").str.contains("[0-9]"))
    cells = with_kinds(cut_cells(candidates))
    first = pl.col("start") == pl.col("start").min().over("row")
    value = pl.col("is_plain") | pl.col("is_nothing") | pl.col("is_soft")
    # A row may begin with its first value: its label was set on the line before.
    cells = cells.with_columns(is_label=first & ~pl.col("is_plain") & ~pl.col("is_nothing"))
    is_other = ~pl.col("is_label") & ~value
    told = cells.group_by("row", maintain_order=True).agg(
        plain=pl.col("is_plain").sum(),
        soft=(pl.col("is_soft") & ~pl.col("is_label")).sum(),
        nothing=pl.col("is_nothing").sum(),
        values=(value & ~pl.col("is_label")).sum(),
        others=is_other.sum(),
        years=(pl.col("is_year") | pl.col("is_date")).sum(),
        widest=pl.col("text").filter(~pl.col("is_label")).str.len_bytes().max(),
        label=pl.col("text").filter("is_label").str.len_bytes().max().fill_null(0),
        has_label=pl.col("is_label").any(),
    )
    rows = told.filter(
        ((pl.col("plain") >= 1) | (pl.col("soft") >= 2) | ((pl.col("soft") >= 1) & (pl.col("nothing") >= 1)))
        & (pl.col("others") <= 1)
        & (pl.col("years") <= pl.col("plain") + pl.col("soft"))
        & (pl.col("widest") <= 2 * WIDEST_CELL)
        & (pl.col("label") <= 2 * WIDEST_LABEL)
        & ((pl.col("values") >= 2) | "has_label")
    )
    rows = rows.join(lines.select("row", "region", "document_id", "stripped"), on="row", how="left", maintain_order="left")
    rows = rows.with_columns(is_wide=pl.col("stripped").str.contains(r"[ \u00a0\u3000]{2}|[\t|]"))
    return rows.drop("stripped"), cells.join(rows.select("row"), on="row", how="semi", maintain_order="left")


def find_blocks(lines: pl.DataFrame, rows: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The tables: `block`, `region`, `first`, `last` (rows of their first and last values), `top` (row where their heading may begin).

    lines: numbered_lines; rows and cells: value_rows.
    """
    new = (pl.col("region") != pl.col("region").shift(1)) | (pl.col("row") - pl.col("row").shift(1) > BETWEEN + 1)
    numbered = rows.with_columns(block=new.fill_null(True).cum_sum())
    small = pl.when(pl.col("text").str.contains("^[0-9]{1,3}$")).then(pl.col("text")).cast(pl.Int32)
    numbers = cells.filter("is_plain").group_by("row").agg(number=pl.when(pl.len() == 1).then(small.first()))
    numbered = numbered.join(numbers, on="row", how="left", maintain_order="left")
    blocks = numbered.group_by("block", maintain_order=True).agg(
        pl.col("region").first(),
        first=pl.col("row").min(),
        last=pl.col("row").max(),
        wide=pl.col("is_wide").sum(),
        values=pl.col("values").sum(),
        several=(pl.col("values") >= 2).sum(),
        # Page numbers count up.
        contents=(pl.col("number").is_not_null() & (pl.col("values") == 1)).all() & (pl.col("number").diff().drop_nulls() >= 0).all(),
    )
    blocks = _with_top(lines, blocks)
    enough = (
        ((pl.col("wide") >= 2) & (pl.col("several") >= 1))
        | (pl.col("is_headed") & (pl.col("values") >= 2) & (pl.col("wide") >= 1))
        | (pl.col("several") >= 3)
        | (pl.col("wide") >= 3)
        | (pl.col("is_headed") & (pl.col("several") >= 2))
    )
    return blocks.filter(enough & (~pl.col("contents") | pl.col("has_unit"))).select("block", "region", "first", "last", "top")


def _with_top(lines: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """Blocks with `top`, and what stands between it and their first values: `is_headed` by periods or units, `has_unit`."""
    starts = lines.group_by("region").agg(start=pl.col("row").min().cast(pl.Int64))
    blocks = blocks.join(starts, on="region", how="left", maintain_order="left")
    first = pl.col("first").cast(pl.Int64)
    behind_last = pl.col("last").shift(1).cast(pl.Int64).fill_null(-1) + 1
    blocks = blocks.with_columns(top=pl.max_horizontal(first - ABOVE, "start", behind_last))
    above = blocks.select("block", row=pl.int_ranges("top", first)).explode("row").drop_nulls()
    text = pl.col("text")
    headed = above.with_columns(text=lines["stripped"].gather(above["row"])).group_by("block")
    told = headed.agg(is_headed=text.str.contains(HEAD).any(), has_unit=text.str.contains(UNIT_NAMED).any())
    return blocks.join(told, on="block", how="left", maintain_order="left").with_columns(pl.col("is_headed", "has_unit").fill_null(False))
