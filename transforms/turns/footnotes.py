"""Footnotes: which rows are bodies at a page's foot. Where their marks stand in the text is found in `marks.py`."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.layout import LONG
from transforms.turns.rows import among, of_documents, same_document

# A mark, then an explanation: neither a list number (`1、`) nor a quantity (`3年`).
BODY = (
    r"^(?:([0-9]{1,2})|([①-⑳¹²³⁴-⁹*†‡§]{1,2})|\[([0-9]{1,2})\]|注\s*([0-9]{1,2}|[①-⑳])?\s*[:：])\s*"
    r"([^0-9\s、．.,，)）%％:：年月日号個个家亿億万萬元倍点點+\-–—/].{3,})$"
    # A blank behind the mark: what is explained may begin with a digit.
    r"|^([0-9]{1,2})\s+([0-9]+[A-Za-z\x{4E00}-\x{9FFF}].{6,})$"
)
# `23 October 2025` on a title page is a day.
DATE = r"(?i)^[0-9]{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:20)?[0-9]{2}(?-u:\b)"
BODY_HEADS = tuple("0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹*†‡§[注")  # the characters it may begin with
LONGEST_BODY = 8  # rows
SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
SMALL_PRINT = 0.92  # size of a note against the size of the text


@cache
def explanation_pattern() -> str:
    words = table("footnote_words")["word"].to_list()
    return "|".join("(?i:" + word.replace(".", r"\.") + ")" for word in words)


def with_page_ends(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows without furniture; `page_ends` tells the rows a page break follows (furniture, the next page, or the document's end), `leaf`
    counts the pages so told.
    """
    is_furniture = pl.col("is_furniture")
    last = (pl.col("doc") != pl.col("doc").shift(-1)).fill_null(True)
    turned = (pl.col("page") != pl.col("page").shift(-1)).fill_null(False)
    rows = rows.with_columns((last | turned | is_furniture.shift(-1).fill_null(False)).alias("page_ends"))
    leaf = pl.col("page_ends").shift(1, fill_value=False).cum_sum().cast(pl.UInt32).alias("leaf")
    return rows.filter(~is_furniture).drop("is_furniture", "at").with_columns(leaf).with_row_index("at")


def find_notes(rows: pl.DataFrame, layout: pl.DataFrame) -> pl.DataFrame:
    """One row a footnote: `doc`, `note_id`, `mark`, `printed_mark`, `note`, `page`, `at` and `last` (its rows), `sure` (a note even if
    its mark is not found).
    """
    rows = of_documents(rows, layout.select("doc", "margin", "gaps"))
    small = pl.col("size") < SMALL_PRINT * pl.col("size").median().over("doc") if "size" in rows.columns else pl.lit(False)
    raised = pl.col("superscripts").list.contains(pl.col("lead").cast(pl.Int32)) if "superscripts" in rows.columns else pl.lit(False)
    rows = rows.with_columns((small | raised).fill_null(False).alias("small"))
    # Running text does not break off for a note in the same print: a wider gap than between its lines parts them.
    long = (pl.col("right") >= LONG * pl.col("margin")) & ~pl.col("terminal")
    wider = pl.col("gap") > pl.when("gaps").then(0).otherwise(1)
    runs_on = long.shift(1).fill_null(False) & same_document() & ~wider & ~pl.col("small")
    opens = pl.col("head").is_in(BODY_HEADS) & (pl.col("n") >= 6) & (pl.col("part") == 0)
    found = rows.select((opens & ~runs_on.fill_null(False)).arg_true().alias("at"))["at"]
    heads = rows.select("at", "doc", "body")[found]
    heads = heads.with_columns(pl.col("body").str.extract_groups(BODY).alias("groups")).filter(
        pl.col("groups").struct.field("5").is_not_null() | pl.col("groups").struct.field("7").is_not_null()
    )
    if heads.is_empty():
        return pl.DataFrame(schema=NOTE)
    # `**Name**` is set in bold, by the signs of Markdown.
    heads = heads.filter(~pl.col("body").str.contains(r"^\*{1,3}[^*]+\*") & ~pl.col("body").str.contains(DATE))
    marks = [pl.col("groups").struct.field(str(i)) for i in (1, 2, 3, 4, 6)]
    heads = heads.select(
        pl.col("at").alias("first"),
        "doc",
        pl.coalesce(*marks, pl.lit("*")).str.replace_many(SUPERSCRIPTS).alias("mark"),
        pl.when(marks[2].is_not_null()).then("[" + marks[2] + "]").otherwise(pl.coalesce(*marks, pl.lit("*"))).alias("printed_mark"),
        (marks[1].is_not_null() | marks[2].is_not_null() | marks[3].str.contains("[①-⑳]")).fill_null(False).alias("glyph"),
        pl.coalesce(pl.col("groups").struct.field("5"), pl.col("groups").struct.field("7")).alias("opening"),
    ).with_row_index("note_id")
    return _joined_bodies(rows, heads)


NOTE = {
    "doc": pl.UInt32,
    "note_id": pl.UInt32,
    "mark": pl.String,
    "printed_mark": pl.String,
    "note": pl.String,
    "page": pl.Int32,
    "at": pl.UInt32,
    "last": pl.UInt32,
    "sure": pl.Boolean,
}


def _joined_bodies(rows: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """The rows of each body joined, and only the bodies that stand at a page's foot."""
    doc = pl.col("doc")
    # Where every line is followed by an empty one, a line that is not stands before a page break.
    close = ~pl.col("gaps") & (pl.col("gap").shift(-1) == 0) & (doc == doc.shift(-1))
    apart = pl.col("gaps") & (pl.col("gap").shift(-1) > 0)
    short_end = pl.col("terminal") & (pl.col("right") < 0.9 * pl.col("margin"))
    lines = rows.with_columns(
        (pl.col("page_ends") | close).fill_null(False).alias("foot"),
        apart.fill_null(False).alias("apart"),
        (pl.col("page_ends") | close | short_end).fill_null(False).alias("stops"),
        among(heads["first"], rows.height).alias("is_head"),
    ).with_columns((pl.col("is_head").shift(-1).fill_null(False)).alias("head_next"))
    steps = (
        heads.with_columns(pl.int_ranges(pl.lit(0), LONGEST_BODY).alias("step"))
        .explode("step")
        .with_columns((pl.col("first") + pl.col("step")).cast(pl.UInt32).alias("at"))
    )
    columns = [
        pl.col("doc").alias("doc_of_row"),
        "body",
        "head",
        "tail",
        "page",
        "foot_page",
        "page_ends",
        "foot",
        "apart",
        "small",
        "stops",
        "head_next",
        "is_head",
    ]
    steps = steps.filter(pl.col("at") < rows.height)
    of_rows = lines.select(columns)[steps["at"]]
    steps = steps.filter(steps["doc"] == of_rows["doc_of_row"]).with_columns(of_rows.filter(steps["doc"] == of_rows["doc_of_row"]))
    ended = (pl.col("stops") | pl.col("head_next")).shift(1).fill_null(False).cum_sum()
    steps = steps.filter(ended.over("note_id") == 0)
    text = (
        pl.when(pl.col("step") == 0)
        .then("opening")
        .otherwise(pl.when(pl.col("head").str.contains("^[!-~]")).then(" " + pl.col("body")).otherwise("body"))
    )
    bodies = steps.group_by("note_id", maintain_order=True).agg(
        pl.col("doc", "mark", "printed_mark", "glyph").first(),
        text.str.join("").alias("note"),
        pl.coalesce("page", pl.when("page_ends").then("foot_page")).last().alias("page"),
        pl.col("at").first(),
        pl.col("at").last().alias("last"),
        pl.col("small").all(),
        pl.col("foot").last(),
        pl.col("apart").last(),
        pl.col("head_next").last(),
    )
    explains = pl.col("note").str.contains(explanation_pattern())
    # A body above another body stands at the foot if that one does.
    above = pl.col("head_next") & (pl.col("doc") == pl.col("doc").shift(-1)) & (pl.col("at").shift(-1) == pl.col("last") + 1)
    foot = pl.when(above).then(None).otherwise("foot").backward_fill()
    bodies = bodies.with_columns(explains.alias("explains"), foot.fill_null(False).alias("foot"))
    sure = pl.col("foot") & (pl.col("small") | pl.col("explains"))
    # So is what stands right below one and counts on.
    counts_on = (pl.col("mark").cast(pl.Int32, strict=False) == pl.col("mark").shift(1).cast(pl.Int32, strict=False) + 1).fill_null(False)
    sure = sure | (pl.col("foot") & counts_on & (sure & above).shift(1).fill_null(False))
    # A sign such as ① is no list number where words of a note follow it: its mark decides.
    maybe = pl.col("foot") | (pl.col("explains") & (pl.col("apart") | pl.col("glyph"))) | pl.col("small")
    return bodies.filter(sure | maybe).with_columns(sure.alias("sure")).select(NOTE.keys())
