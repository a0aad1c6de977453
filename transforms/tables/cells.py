"""Printed lines cut into cells, each with its place in the line and on the page.

Cells are parted by two blanks or more, a tab, or a bar (Markdown). Where numbers at a line's end stand one blank apart (typesetting that
is tight, HTML whose cells were joined), each is a cell, and what stands before them is the label.
"""

from __future__ import annotations

import polars as pl

from transforms.turns.rows import ODD_SPACES

#: No character of a line: `flows` never hands it over, and a stray one becomes a blank.
_CUT = "\x00"
_BLANKS = [*(space for space in ODD_SPACES if space != "\t"), _CUT]

_NUMBER = r"(?:[0-9]{1,3}(?:[,，][0-9]{2,3})+|[0-9]+)(?:\.[0-9]+)?"
_SIGN = r"[-+−–—－＋]"
#: A currency, as a sign or a code, may stand before the digits.
_CURRENCY = r"(?:[A-Z]{1,3})?[$£€¥￥]|R[Mm][Bb]|[A-Z]{3} "
#: A value and nothing else, with the groups that tell it apart: bracket, signs, currency, number, percent, closing bracket, percent.
PLAIN = (
    rf"^(?P<open>[(（]?) *(?P<sign>{_SIGN}?) *(?P<currency>(?:{_CURRENCY})?) *(?P<inner>[(（]?{_SIGN}?) *(?P<number>{_NUMBER}) *"
    r"(?P<percent>[%％]?) *(?P<close>[)）]*) *(?P<last>[%％]?)[*†‡]*$"
)
#: What is printed where there is no value.
NOTHING = r"(?i)^(?:[-–—−－]+|n/?[am]\.?|n\.[am]\.|nm\.?|不适用|不適用|无|無|nil|\.{2,}|/)$"
#: A number beyond doubt, where blanks alone do not tell a cell from a word: with thousands, decimals, a percent sign or brackets.
_STRONG = (
    rf"[(（]?{_SIGN}?(?:[$£€¥]|R[Mm][Bb])?(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+|[0-9]+[%％]|[0-9]{{3,}})"
    r"[%％]?[)）]?[%％]?"
)
_TOKEN = rf"(?:{_STRONG}|[(（]?{_SIGN}?{_NUMBER}[)）]?|[-–—]|(?i-u:n/a|nm)|不适用)"
_TAIL = rf"(?:^| )((?:{_STRONG}|[-–—] {_STRONG})(?: {_TOKEN})*)$"
#: Signs that stand in a cell of their own, beside the number they belong to.
_FRONT = r"^(?:(?:[A-Z]{1,3})?[$£€¥￥]|R[Mm][Bb]|[(（])$"
_BEHIND = r"^[)）]?[%％]?[)）]?$"
_SEPARATOR = r" {2,}| *[\t|]"


#: Two numbers at a line's end, one blank apart, or a number and a sign for none.
_TWO_NUMBERS = r"[0-9%％)）–—-] (?:[(（]?[-−–]?[$£€¥]?[0-9][0-9.,]*[%％]?[)）]?|[-–—]|n/a|N/A|nm|不适用|不適用)[ \t]*$"


#: A number alone between the gaps that part cells.
_NUMBER_CELL = rf"(?: {{2}}|[\u00a0\u3000\t|]) *[(（]?{_SIGN}?(?:{_CURRENCY})? *[0-9][0-9.,]* ?[%％]?[)）]* *(?:  |[\t|]|$)"


def may_have_cells(text: pl.Expr) -> pl.Expr:
    """Whether a line as printed may be a row of cells or is set in: a look at all lines, so a cheap one."""
    return text.str.contains("  |\u3000\u3000|\u00a0\u00a0|\t|\\|") | text.str.contains(_TWO_NUMBERS)


def has_number_cell(text: pl.Expr) -> pl.Expr:
    """Whether a line has a number in a cell of its own."""
    return text.str.contains(_NUMBER_CELL) | text.str.contains(_TWO_NUMBERS)


def has_cells(text: pl.Expr) -> pl.Expr:
    """Whether a line, stripped of blanks at both ends, may be a row of cells."""
    return text.str.contains(r"[ \u00a0\u3000]{2}|[\t|]") | text.str.contains(_TWO_NUMBERS)


def cut_cells(lines: pl.DataFrame, at_blanks: bool = False) -> pl.DataFrame:
    """The cells of lines, in order: `row`, `start`, `end` (characters of the line), `text`, `place` (whether `x0`, `x1` count cells),
    `x0`, `x1` (points; columns of half a Chinese character; or the cell's number where bars or tabs part the cells).

    lines: `row`, `text`, and `x_edges` where the document has geometry. at_blanks: every blank parts cells (a header over such rows).
    Empty cells are counted but left out.
    """
    text = pl.col("text").str.replace_many(_BLANKS, [" "] * len(_BLANKS))
    lines = lines.with_columns(text.alias("text")).with_columns(
        is_counted=pl.col("text").str.contains(r"\t|\|.*\|"),
        marked=pl.col("text").str.replace_all(r"[ \t|]+" if at_blanks else _SEPARATOR, "${0}" + _CUT),
    )
    cells = _stretches(lines.select("row", "is_counted", stretch=pl.col("marked").str.split(_CUT)))
    cells = cells.with_columns(number=pl.int_range(pl.len()).over("row"))
    if not at_blanks:
        cells = _stretches(cells.with_columns(stretch=_tail_marked(pl.col("stretch")).str.split(_CUT)))
    cells = _stripped(cells)
    cells = _whole(cells.filter(pl.col("text") != ""), lines)
    return _placed(cells, lines)


def _tail_marked(stretch: pl.Expr) -> pl.Expr:
    """A stretch with the mark before every number of its tail; as it is where it has no such tail."""
    bare = stretch.str.strip_chars_end(" \t|")
    tail = bare.str.extract(_TAIL).fill_null("")
    # A lone number behind words is a cell only where no year, page or count is written so.
    # Nor is a telephone number: some number must be written as a value.
    several = tail.str.contains("[,.%％(（]") & (tail.str.contains(" ", literal=True) | (tail.str.len_bytes() < bare.str.len_bytes()))
    front = bare.str.len_chars() - tail.str.len_chars()
    marked = pl.concat_str(
        stretch.str.head(front),
        pl.when(front > 0).then(pl.lit(_CUT)).otherwise(pl.lit("")),
        tail.str.replace_all(" ", " " + _CUT, literal=True),
        stretch.str.slice(bare.str.len_chars()),
    )
    return pl.when(several).then(marked).otherwise(stretch)


def _stretches(lines: pl.DataFrame) -> pl.DataFrame:
    """`stretch` (lists) one a row, with `start` in the line."""
    base = pl.col("start") if "start" in lines.columns else pl.lit(0, pl.Int64)
    keyed = lines.with_columns(base.alias("base")).with_row_index("whole")
    found = keyed.explode("stretch").with_columns(length=pl.col("stretch").str.len_chars().cast(pl.Int64))
    start = pl.col("base") + (pl.col("length").cum_sum() - pl.col("length")).over("whole")
    return found.with_columns(start=start).drop("whole", "base", "length")


def _stripped(cells: pl.DataFrame) -> pl.DataFrame:
    bare = pl.col("stretch").str.strip_chars_start(" \t|")
    lead = pl.col("stretch").str.len_chars() - bare.str.len_chars()
    cells = cells.with_columns(text=bare.str.strip_chars_end(" \t|"), start=pl.col("start") + lead)
    return cells.with_columns(end=pl.col("start") + pl.col("text").str.len_chars()).drop("stretch")


def _whole(cells: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """A currency sign or a bracket in a cell of its own joined to its number."""
    same = pl.col("row") == pl.col("row").shift(1)
    digits = pl.col("text").str.contains(r"^[(（]?[-−–]?[0-9]")
    front = pl.col("text").str.contains(_FRONT).shift(1, fill_value=False) & digits
    behind = pl.col("text").str.contains(_BEHIND) & digits.shift(1, fill_value=False)
    joins = same & (front | behind)
    cells = cells.with_columns(joins.fill_null(False).alias("joins"))
    if not cells["joins"].any():
        return cells.drop("joins")
    cells = cells.with_columns(cell=(~pl.col("joins")).cum_sum())
    joined = cells.group_by("cell", maintain_order=True).agg(pl.col("row", "is_counted", "number", "start").first(), pl.col("end").max())
    texts = lines["text"].gather(lines["row"].search_sorted(joined["row"]))
    return (
        joined.with_columns(line=texts)
        .with_columns(text=pl.col("line").str.slice(pl.col("start"), pl.col("end") - pl.col("start")).str.replace_all("[\t|]", " "))
        .drop("line", "cell")
    )


def _placed(cells: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    line = lines["row"].search_sorted(cells["row"])
    before = pl.col("line").str.head(pl.col("start"))
    left = ((before.str.len_chars() + before.str.len_bytes()) // 2).cast(pl.Float64)
    width = ((pl.col("text").str.len_chars() + pl.col("text").str.len_bytes()) // 2).cast(pl.Float64)
    cells = cells.with_columns(line=lines["text"].gather(line)).with_columns(x0=left, x1=left + width).drop("line")
    if "x_edges" in lines.columns and lines["x_edges"].null_count() < lines.height:
        edges = pl.col("edges")
        cells = (
            cells.with_columns(edges=lines["x_edges"].gather(line))
            .with_columns(
                x0=pl.coalesce(edges.list.get("start", null_on_oob=True).cast(pl.Float64), "x0"),
                x1=pl.coalesce(edges.list.get("end", null_on_oob=True).cast(pl.Float64), "x1"),
            )
            .drop("edges")
        )
    number = pl.col("number").cast(pl.Float64)
    return cells.select(
        "row", "start", "end", "text", "is_counted",
        x0=pl.when("is_counted").then(number).otherwise("x0"),
        x1=pl.when("is_counted").then(number + 0.5).otherwise("x1"),
    )  # fmt: skip
