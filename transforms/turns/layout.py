"""How each document is laid out: are lines wrapped by hand, where is the right margin, what do blank lines and trailing blanks mean."""

from __future__ import annotations

import polars as pl

from transforms.turns.rows import among, of_documents, same_document

# Punctuation that may end a paragraph, in both scripts.
TERMINAL = tuple("。！？!?.…;；:：”’」』\"'）)】]》›")
# A line is long when it reaches this share of the margin.
LONG = 0.8
# Hard-wrapped text is seldom set wider than this (columns of half a Chinese character).
WIDEST_WRAP = 240
# Fewer long lines than this do not show a margin.
FEWEST_LINES = 5


DIGITS = tuple("0123456789")
# What never opens a paragraph.
GOES_ON = (*DIGITS, *"abcdefghijklmnopqrstuvwxyz%％,，。、;；)）")
# What ends neither a heading nor a name nor a row of a table.
CUT_SHORT = tuple("，、,")
# A line this wide is no heading left alone at a page's foot.
WIDER_THAN_HEADINGS = 60
ITEM_HEADS = (*DIGITS, *"第一二三四五六七八九十•●■▪◆※·-–[（(")
ITEM = (
    r"^(?:[0-9]{1,2}\s?[、．.)）][^0-9]|[0-9]{1,2}:[0-9]{2}[:\s]|第?[一二三四五六七八九十]{1,2}[、是，]|[•●■▪◆※·\-–]\s"
    r"|[（(][0-9一二三四五六七八九十]{1,2}[）)])"
)


def right_edge(rows: pl.DataFrame) -> pl.Expr:
    """Where the row ends: columns, or points where the document has geometry."""
    if "x1" in rows.columns:
        return pl.coalesce(pl.col("x1").cast(pl.Float64), pl.col("width").cast(pl.Float64))
    return pl.col("width").cast(pl.Float64)


def with_terminal(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col("tail").is_in(TERMINAL).alias("terminal"), right_edge(rows).alias("right"))


def read_layout(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a document: `doc`, `margin`, `chinese`, `wrapped`, `gaps` (blank lines part paragraphs), `blank_ends` (a trailing blank
    ends a paragraph), `set_in` (from which indent on a line starts one)
    """
    next_gap = pl.when(pl.col("doc") == pl.col("doc").shift(-1)).then(pl.col("gap").shift(-1) > 0)
    sample = rows.select("doc", "right", "terminal", "trailing", "width", "n", _indent(rows).alias("indent"), next_gap.alias("gap_behind"))
    sample = of_documents(sample, sample.group_by("doc").agg(pl.col("right").quantile(0.9).alias("margin")))
    sample = sample.with_columns((pl.col("right") >= LONG * pl.col("margin")).alias("long"))
    running = pl.col("long") & ~pl.col("terminal")
    measured = sample.group_by("doc", maintain_order=True).agg(
        pl.col("margin").first(),
        pl.col("width").filter(pl.col("long")).quantile(0.5).alias("long_width"),
        pl.col("long").sum().alias("long_lines"),
        (pl.col("width").sum() / pl.col("n").sum()).alias("columns_per_character"),
        (running.sum() / pl.col("long").sum().clip(1)).alias("running_share"),
        pl.col("gap_behind").filter(running).mean().fill_null(0.0).alias("gap_in_running"),
        pl.col("indent").quantile(0.2).alias("left"),
        pl.col("indent").quantile(0.9).alias("indented"),
        pl.col("trailing").filter(running).mean().fill_null(0.0).alias("trailing_in_running"),
        pl.col("trailing").filter(pl.col("terminal") & ~pl.col("long")).mean().fill_null(0.0).alias("trailing_at_ends"),
    )
    return measured.select(
        "doc",
        "margin",
        (pl.col("columns_per_character") > 1.4).alias("chinese"),
        # In running text of whole paragraphs nearly every long line ends a sentence; in wrapped text most do not.
        ((pl.col("running_share") >= 0.3) & (pl.col("long_width") <= WIDEST_WRAP) & (pl.col("long_lines") >= FEWEST_LINES)).alias(
            "wrapped"
        ),
        (pl.col("gap_in_running") < 0.2).alias("gaps"),
        ((pl.col("trailing_in_running") < 0.15) & (pl.col("trailing_at_ends") > 0.6)).alias("blank_ends"),
        # First lines of paragraphs set in by two characters or so.
        pl.when(pl.col("indented").is_between(pl.col("left") + 2, pl.col("left") + 60)).then(pl.col("left") + 1.5).alias("set_in"),
    )


def _indent(rows: pl.DataFrame) -> pl.Expr:
    """How far from the left the row begins: characters, or points where the document has geometry."""
    lead = pl.when(pl.col("part") == 0).then(pl.col("lead").cast(pl.Float64)).otherwise(0.0)
    return pl.coalesce(pl.col("x0").cast(pl.Float64), lead) if "x0" in rows.columns else lead


def _per_column(rows: pl.DataFrame) -> pl.Expr:
    """Points a column takes in the row, 1 where the document has no geometry."""
    if "x1" not in rows.columns or "x0" not in rows.columns:
        return pl.lit(1.0)
    taken = (pl.col("x1") - pl.col("x0")) / pl.col("width").clip(1)
    return taken.cast(pl.Float64).clip(0.5, 12).fill_null(1.0)


def _first_words(rows: pl.DataFrame) -> pl.Series:
    """Columns the first word of each row takes: a Latin one is never parted, of a Chinese text a character may stand alone."""
    latin = rows.select((pl.col("head") <= "~").arg_true())["head"]
    lengths = rows["body"].gather(latin).str.head(24).str.extract(r"^([!-~]+)").str.len_chars().fill_null(2).clip(2, 24)
    return pl.repeat(2, rows.height, dtype=pl.UInt32, eager=True).scatter(latin, lengths)


def _torn(rows: pl.DataFrame) -> pl.Series:
    """Whether each row begins with a digit and the one above it ends with digits and a point or a comma."""
    number = pl.col("head").is_in(DIGITS) & pl.col("tail").shift(1).is_in([".", ","])
    places = rows.select(number.fill_null(False).arg_true())["head"]
    above = rows["body"].gather(places.cast(pl.Int64) - 1).str.tail(2).str.head(1).is_in(DIGITS)
    return among(places.filter(above), rows.height)


def _items(rows: pl.DataFrame) -> pl.Series:
    """Whether each row opens with a list number or a bullet."""
    opened = rows.select(pl.col("head").is_in(ITEM_HEADS).arg_true())["head"]
    found = rows["body"].gather(opened).str.head(6).str.contains(ITEM)
    return among(opened.filter(found), rows.height)


def with_breaks(rows: pl.DataFrame, layout: pl.DataFrame) -> pl.DataFrame:
    """`full` (the next row's first word had no room on this one), `may_start` (a paragraph may start here), `starts` (one does)."""
    rows = of_documents(rows, layout)
    next_word = (_first_words(rows) + 1).shift(-1, fill_value=2)
    reached = pl.col("right") + next_word * _per_column(rows)
    rows = rows.with_columns((pl.col("wrapped") & (reached >= 0.94 * pl.col("margin"))).alias("full"))
    set_in = (_indent(rows) >= pl.col("set_in")).fill_null(False) & (pl.col("part") == 0)
    item = _items(rows)
    before = {name: pl.col(name).shift(1) for name in ("full", "terminal", "trailing", "right", "n", "width", "tail", "leaf")}
    new_document = ~same_document().fill_null(False)
    sign = (
        pl.when(pl.col("wrapped"))
        .then(~before["full"] | set_in | (pl.col("gaps") & (pl.col("gap") > 0)) | (pl.col("blank_ends") & before["trailing"]))
        .otherwise(True)
    )
    # A line far short of the margin, and no sentence: a heading or a name.
    stub = (before["right"] < 0.55 * pl.col("margin")) & (pl.col("gaps") & (pl.col("gap") > 0))
    lower = pl.col("head").is_in(GOES_ON)
    goes_on = (lower & ~item) | before["tail"].is_in(CUT_SHORT)
    unwrapped_run = ~pl.col("wrapped") & ~before["terminal"] & (before["n"] >= 20) & goes_on
    # A stretch behind a cut, and what follows a footnote mark in the midst of a sentence, belong to what stands before.
    joined = (pl.col("part") % 100 > 0) | pl.col("continues")
    # `3.` over `84亿元` is no sentence's end, but a number torn in two.
    torn = _torn(rows) & pl.col("chinese") & same_document()
    joined = joined | (torn & (before["full"] | ~pl.col("wrapped")))
    # A row of a table is a line of its own.
    row = pl.col("of_table") | pl.col("of_table").shift(1).fill_null(False)
    # A page that ends in the midst of a sentence: whatever room its last line leaves, the sentence goes on overleaf.
    running = before["full"].shift(1).fill_null(False) | before["tail"].is_in(CUT_SHORT) | (before["width"] >= WIDER_THAN_HEADINGS)
    overleaf = (before["leaf"] != pl.col("leaf")) & ~before["terminal"] & running & ~set_in & ~item
    may_start = new_document | row | (~joined & ~(pl.col("wrapped") & before["full"] & ~before["terminal"]) & ~unwrapped_run)
    return rows.with_columns(
        may_start.alias("may_start"),
        (
            new_document
            | row
            | (
                may_start
                & ~overleaf.fill_null(False)
                & pl.when(pl.col("wrapped")).then((before["terminal"] & sign) | (item & ~before["full"]) | (stub & ~lower)).otherwise(True)
            )
        ).alias("starts"),
    )
