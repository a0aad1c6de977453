"""Lines as rows to work on: characters repaired, blank lines counted and dropped, edges stripped.

A row is (a part of) one printed line. Its columns:

doc      number of the document in the batch (UInt32)
seq      number of the line in the document
part     0, or the running number of a stretch behind a cut inside the line; such a stretch is glued to the one before it
page     1-based page, null where it is not known
lead     offset of `body` in the line, in characters
body     the characters of the row
n        length of `body` in characters
width    room `body` takes, in columns of half a Chinese character
odd      whether the line holds characters out of the ordinary
gap      blank lines between the row and the one before it
of_table whether the line is a row of a table
trailing whether blanks stood behind `body` on the line
head, tail  first and last character of `body`
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.ligatures import spell_out

# One space for one space, so that offsets stand.
ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u0085\u2028\u2029\t"
# Characters without width or meaning: they would break a number or a word in two.
WIDTHLESS = "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u0000-\u0008\u000b\u000c\u000e-\u001f]"
ODD = (
    "[\u0000-\u0008\t\u000b\u000c\u000e-\u001f\u0085\u00a0\u00ad\u1680"
    "\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\u2e80-\u2fd5\uf900-\ufad9\ufb00-\ufb06"
    "\u00b2\u00b3\u00b9\u2070-\u2079]"
)

# A soft hyphen shows at a line's end only; there it is turned into a character that nothing else is written with.
SOFT_HYPHEN_AT_END = "\u00ad(\\s*)$"
SHOWN_HYPHEN = "\ufffe"

# A paragraph's first line stands at least this much lower than the next line of a paragraph does.
WIDE_SPACING = 1.25

GEOMETRY = ("x0", "top", "x1", "size", "page_height", "superscripts")


@cache
def _repairs() -> tuple[list[str], list[str]]:
    radicals = table("radicals")
    return [*ODD_SPACES, *radicals["character"]], [" "] * len(ODD_SPACES) + radicals["repaired"].to_list()


def repair_characters(lines: pl.DataFrame) -> pl.DataFrame:
    """`text` with compatibility characters and odd spaces replaced one for one: no offset moves. `odd` tells the lines that were looked
    at.
    """
    lines = lines.with_columns(pl.col("text").str.contains(ODD).alias("odd"))
    if not lines["odd"].any():
        return lines
    old, new = _repairs()
    shown = pl.col("text").str.replace(SOFT_HYPHEN_AT_END, SHOWN_HYPHEN + "$1")
    mended = lines.filter("odd").select("at", shown.str.replace_many(old, new).alias("mended"))
    return (
        lines.join(mended, on="at", how="left", maintain_order="left")
        .with_columns(pl.coalesce("mended", "text").alias("text"))
        .drop("mended")
    )


def number_documents(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Lines in reading order, with `doc` for the document."""
    # Lines of a document stand together, as a rule: a run of equal ids is looked up once.
    runs = lines.select(pl.col("document_id").rle()).unnest("document_id")
    numbers = documents.select(pl.col("document_id").alias("value")).with_row_index("doc")
    found = runs.join(numbers, on="value", how="left", maintain_order="left")
    doc = found.select(pl.col("doc").repeat_by("len")).explode("doc")["doc"]
    lines = lines.drop("document_id").with_columns(doc.alias("doc"))
    if doc.null_count():
        lines = lines.filter(pl.col("doc").is_not_null())
    rising = (pl.col("doc") > pl.col("doc").shift(1)) | (
        (pl.col("doc") == pl.col("doc").shift(1)) & (pl.col("seq") > pl.col("seq").shift(1))
    )
    if not lines.select(rising.slice(1).all()).item():
        lines = lines.sort("doc", "seq")
    return lines


def edges() -> list[pl.Expr]:
    """`n`, `width`, `head` and `tail` of `body`."""
    n = pl.col("body").str.len_chars()
    return [
        n.alias("n"),
        # A Chinese character takes three bytes and two columns, a Latin one a byte and a column.
        ((n + pl.col("body").str.len_bytes()) // 2).alias("width"),
        pl.col("body").str.head(1).alias("head"),
        pl.col("body").str.tail(1).alias("tail"),
    ]


def spread(frame: pl.DataFrame, height: int, key: str = "at") -> pl.DataFrame:
    """The few rows of `frame` at their places among `height` rows, null in between: what a left join on the row number gives, without
    moving the rest.
    """
    order = pl.int_range(frame.height, dtype=pl.UInt32, eager=True)
    place = pl.repeat(None, height, dtype=pl.UInt32, eager=True).scatter(frame[key], order)
    return frame.drop(key).select(pl.all().gather(place))


def with_rows(rows: pl.DataFrame, changed: pl.DataFrame, key: str = "at") -> pl.DataFrame:
    """`rows` with the columns of `changed` in the few rows it has, whose places are its `key`."""
    places = changed[key]
    # A clone, for scatter works in place.
    return rows.with_columns([rows[new.name].clone().scatter(places, new.cast(rows.schema[new.name])) for new in changed.drop(key)])


def among(places: pl.Series, height: int) -> pl.Series:
    """Whether each of `height` rows is among `places`."""
    return pl.repeat(False, height, dtype=pl.Boolean, eager=True).scatter(places, True)


def of_documents(rows: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """`rows` with the columns of `frame`, which has one row a document (`doc`)."""
    places = spread(frame, int(rows["doc"].max() or 0) + 1, "doc") if rows.height else frame.drop("doc")  # type: ignore[arg-type]
    return rows.with_columns(places.select(pl.all().gather(rows["doc"])))


def same_document() -> pl.Expr:
    return pl.col("doc") == pl.col("doc").shift(1)


def read_rows(lines: pl.DataFrame, documents: pl.DataFrame, tables: pl.DataFrame | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of a batch, in reading order, and the ligatures that were written out in them (`ligatures.py`).

    tables: `document_id`, `line_seq` of the lines that are rows of tables (transforms.tables).
    """
    # Blank lines tell by their number only, which `seq` keeps: the rest of the work is spared them.
    geometry = [name for name in GEOMETRY if name in lines.columns and lines[name].null_count() < lines.height]
    lines = lines.select("document_id", "seq", "page", "text", _of_table(lines, tables), *geometry).filter(
        pl.col("text").str.len_bytes() > 0
    )
    numbered = number_documents(lines, documents).with_row_index("at")
    numbered, ligatures = spell_out(repair_characters(numbered))
    rows = (
        numbered.select("doc", "seq", "page", "text", "odd", "of_table", *geometry)
        .with_columns(pl.col("text").str.strip_chars_start().alias("body"), pl.lit(0, pl.Int32).alias("part"))
        # Whatever blanks stood there are plain ones now: as many bytes as characters.
        .with_columns((pl.col("text").str.len_bytes() - pl.col("body").str.len_bytes()).alias("lead"))
    )
    rows = _cut_widthless(rows.drop("text"))
    rows = rows.with_columns(pl.col("body").str.ends_with(" ").alias("trailing"), pl.col("body").str.strip_chars_end())
    rows = rows.filter(pl.col("body") != "").with_columns(*edges())
    return rows.with_columns(_gap(rows).alias("gap")), ligatures


def _of_table(lines: pl.DataFrame, tables: pl.DataFrame | None) -> pl.Series:
    """Whether each line is a row of a table."""
    if tables is None:
        return pl.repeat(False, lines.height, dtype=pl.Boolean, eager=True).alias("of_table")
    known = tables.select("document_id", seq="line_seq", of_table=pl.lit(True))
    return (
        lines.select("document_id", "seq")
        .join(known, on=["document_id", "seq"], how="left", maintain_order="left")["of_table"]
        .fill_null(False)
    )


def _gap(rows: pl.DataFrame) -> pl.Expr:
    """Blank lines before a row; where lines have places, 1 for a space clearly wider than is usual between lines."""
    blank = pl.when(same_document()).then(pl.col("seq") - pl.col("seq").shift(1) - 1).otherwise(0).clip(0)
    if "top" not in rows.columns:
        return blank
    down = pl.when(same_document() & (pl.col("page") == pl.col("page").shift(1))).then(pl.col("top") - pl.col("top").shift(1))
    down = pl.when(down > 0).then(down)
    return (
        pl.when(pl.col("top").is_null())
        .then(blank)
        .otherwise((down > WIDE_SPACING * down.median().over("doc")).fill_null(False).cast(pl.Int32))
    )


def _cut_widthless(rows: pl.DataFrame) -> pl.DataFrame:
    """Lines with characters of no width, cut there: what stands behind becomes a further part of the line."""
    hit = pl.col("odd") & pl.col("body").str.contains(WIDTHLESS)
    if not rows.filter("odd").select(hit.any()).item():
        return rows
    broken = rows.filter(hit).with_columns(pl.col("body").str.split(WIDTHLESS, literal=False).alias("stretch"))
    broken = broken.with_row_index("broken").explode("stretch")
    length = pl.col("stretch").str.len_chars() + 1
    broken = broken.with_columns(
        (pl.col("lead") + length.cum_sum().over("broken") - length).alias("lead"),
        (pl.int_range(pl.len(), dtype=pl.Int32).over("broken")).alias("part"),
        pl.col("stretch").alias("body"),
    ).filter(pl.col("stretch") != "")
    whole = rows.filter(~hit)
    return pl.concat([whole, broken.select(whole.columns)], how="vertical_relaxed").sort("doc", "seq", "part")


def cut_rows(rows: pl.DataFrame, dropped: pl.Series, cuts: pl.DataFrame) -> pl.DataFrame:
    """`rows` (`at` counts them) without the rows `dropped` and without the stretches `cuts` (`at`, `offset` in `body`, `length`).

    What stands behind a cut becomes a further part of its line.
    """
    touched = cuts.select(pl.col("at").unique())
    starts = pl.concat(
        [touched.select("at", pl.lit(0, pl.Int64).alias("from")), cuts.select("at", (pl.col("offset") + pl.col("length")).alias("from"))]
    )
    lengths = touched.select("at", rows["n"].gather(touched["at"]).cast(pl.Int64).alias("to"))
    ends = pl.concat([cuts.select("at", pl.col("offset").alias("to")), lengths])
    running = pl.int_range(pl.len()).over("at").alias("stretch")
    stretches = starts.sort("at", "from").with_columns(running).join(ends.sort("at", "to").with_columns(running), on=["at", "stretch"])
    stretches = stretches.filter(pl.col("to") > pl.col("from"))
    whole = rows.select("at").filter(~among(pl.concat([dropped, touched["at"]]), rows.height))
    empty = pl.lit(None, pl.Int64)
    whole = whole.with_columns(empty.alias("from"), pl.lit(None, stretches.schema["stretch"]).alias("stretch"), empty.alias("to"))
    order = whole.merge_sorted(stretches.select(whole.columns).sort("at", "from"), key="at").with_row_index("place")
    rows = rows[order["at"]]
    if stretches.is_empty():
        return rows
    cut = order.filter(pl.col("from").is_not_null()).with_columns(
        rows[order.filter(pl.col("from").is_not_null())["place"]].select("body", "lead", "part", "gap")
    )
    cut = cut.with_columns(
        pl.col("body").str.slice(pl.col("from"), pl.col("to") - pl.col("from")),
        (pl.col("lead") + pl.col("from")).cast(rows.schema["lead"]).alias("lead"),
        # A part of a line that was cut before keeps its rank among the others.
        (pl.col("part") * 100 + pl.col("stretch")).cast(pl.Int32).alias("part"),
        pl.when(pl.col("from") > 0).then(0).otherwise("gap").alias("gap"),
    ).with_columns(*edges())
    return with_rows(rows, cut.select("place", "body", "lead", "part", "gap", "n", "width", "head", "tail"), "place")
