"""Footnote marks in the text: alone on a line, set as superscripts, or glued to the word before them."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.reference import table
from transforms.turns.footnotes import SUPERSCRIPTS
from transforms.turns.layout import TERMINAL
from transforms.turns.rows import among, cut_rows

CONTEXT = 14  # characters on either side that are compared with the note
REACH = 150  # rows above a note in which its mark is looked for
LEAST_SHARED = 2.0  # pairs of characters that a mark's surroundings share with its note, on the note's page
FAR_SHARED = 5.0  # and on an earlier one
CUT = {"at": pl.UInt32, "offset": pl.Int64, "length": pl.Int64, "note_id": pl.UInt32}
OVERFULL = (
    r"(?:[0-9],[0-9]{3}|(?i:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+[0-9]{2}|(?:^|[^0-9.,])(?:19|20)[0-9]{2})$"
)


@cache
def _unit_heads() -> pl.Series:
    """First characters of units, scales and measure words: a digit before one of them is a number, not a mark."""
    words = pl.concat([table(name)["surface"] for name in ("measure_words", "unit_words", "scales")])
    return words.str.head(1).unique()


def find_marks(rows: pl.DataFrame, notes: pl.DataFrame) -> pl.DataFrame:
    """Where the mark of each note stands: `at`, `offset` in the row, `length`, `note_id`; superscripts without a note have none."""
    if notes.is_empty():
        return pl.DataFrame(schema=CUT)
    reach = _reach(rows, notes)
    alone = _alone(rows, reach)
    reach = reach.join(alone, on="note_id", how="anti")
    raised = _raised(rows, _far(reach))
    reach = reach.join(raised, on="note_id", how="anti")
    near = _glued(rows, reach, LEAST_SHARED)
    # A long note may be pushed to the page after its mark's.
    far = _glued(rows, _far(reach.join(near, on="note_id", how="anti")), FAR_SHARED)
    return pl.concat([f.select(CUT.keys()).cast(CUT) for f in (alone, raised, near, far)])  # type: ignore[arg-type]


def _reach(rows: pl.DataFrame, notes: pl.DataFrame) -> pl.DataFrame:
    """For each note the rows that may bear its mark: from the last page break above it, but not across more than `REACH` rows."""
    ends = rows.filter("page_ends").select("doc", pl.col("at").alias("break_at"), (pl.col("at") + 1).alias("at")).sort("at")
    begins = rows.group_by("doc", maintain_order=True).agg(pl.col("at").first().alias("begin"))
    # Bodies printed one under the other share the page above the first of them.
    chained = ((pl.col("doc") == pl.col("doc").shift(1)) & (pl.col("at") == pl.col("last").shift(1) + 1)).fill_null(False)
    notes = notes.sort("at").with_columns(pl.when(chained).then(None).otherwise("at").forward_fill().alias("foot_at"))
    notes = notes.sort("foot_at").join_asof(
        ends, left_on="foot_at", right_on="at", by="doc", strategy="backward", check_sortedness=False, suffix="_break"
    )
    notes = notes.join(begins, on="doc", how="left")
    start = pl.max_horizontal(
        pl.col("break_at").cast(pl.Int64) + 1, pl.col("begin").cast(pl.Int64), pl.col("foot_at").cast(pl.Int64) - REACH
    )
    return notes.with_columns(start.alias("from"), pl.col("foot_at").cast(pl.Int64).alias("to"))


def _far(reach: pl.DataFrame) -> pl.DataFrame:
    """The same notes with a reach that crosses page breaks."""
    return reach.with_columns(pl.max_horizontal(pl.col("begin").cast(pl.Int64), pl.col("to") - REACH).alias("from"))


def _rows_in_reach(rows: pl.DataFrame, reach: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    spans = reach.select("note_id", "mark", "printed_mark", "note", pl.int_ranges("from", "to").alias("at")).explode("at").drop_nulls("at")
    return spans.with_columns(pl.col("at").cast(pl.UInt32)).with_columns(rows.select(columns)[spans["at"]])


def _alone(rows: pl.DataFrame, reach: pl.DataFrame) -> pl.DataFrame:
    """A line that holds nothing but the mark; the one nearest to the note."""
    short = rows.filter(pl.col("n") <= 4).select("at", "doc", pl.col("body").replace(SUPERSCRIPTS).alias("found"), "n")
    hits = reach.join(short, on="doc", suffix="_row").filter(
        (pl.col("found") == pl.col("mark")) | (pl.col("found") == pl.col("printed_mark"))
    )
    hits = hits.filter((pl.col("at_row") < pl.col("at")) & (pl.col("at_row").cast(pl.Int64) >= pl.col("from")))
    hits = hits.sort("at_row").group_by("note_id", maintain_order=True).last()
    return hits.select("note_id", pl.col("at_row").alias("at"), pl.lit(0).alias("offset"), pl.col("n").alias("length"))


def _raised(rows: pl.DataFrame, reach: pl.DataFrame) -> pl.DataFrame:
    """The mark set as superscripts: by a PDF's geometry, by superscript digits, or a sign of its own (①, *, †, [1])."""
    near = _rows_in_reach(rows, reach, ["body", "lead", *(["superscripts"] if "superscripts" in rows.columns else [])])
    glyph = pl.col("printed_mark").replace(dict(zip(SUPERSCRIPTS.values(), SUPERSCRIPTS, strict=True)))
    own = (
        pl.when(~pl.col("printed_mark").str.contains("^[0-9]+$"))
        .then("printed_mark")
        .otherwise(pl.when(pl.col("printed_mark").str.len_chars() == 1).then(glyph))
    )
    found = near.with_columns(own.alias("sign")).filter(pl.col("sign").is_not_null())
    signs = found.filter(pl.col("body").str.contains(pl.col("sign"), literal=True)).with_columns(
        pl.col("body").str.splitn(pl.col("sign"), 2).struct.field("field_0").str.len_chars().alias("offset"),
        pl.col("sign").str.len_chars().alias("length"),
    )
    parts = [signs.select("note_id", "at", pl.col("offset").cast(pl.Int64), pl.col("length").cast(pl.Int64))]
    if "superscripts" in rows.columns:
        high = near.filter(pl.col("superscripts").list.len() > 0).explode("superscripts")
        high = high.with_columns(
            (pl.col("superscripts").cast(pl.Int64) - pl.col("lead")).alias("offset"),
            pl.col("mark").str.len_chars().cast(pl.Int64).alias("length"),
        )
        high = high.filter((pl.col("offset") >= 0) & (pl.col("body").str.slice(pl.col("offset"), pl.col("length")) == pl.col("mark")))
        parts.append(high.select("note_id", "at", "offset", "length"))
    # Numbers may begin anew on every page: the place nearest to the note is its own.
    return pl.concat(parts, how="vertical_relaxed").sort("at", "offset").unique("note_id", keep="last")


def _glued(rows: pl.DataFrame, reach: pl.DataFrame, least: float) -> pl.DataFrame:
    """A plain digit glued to what stands before it: of all its occurrences the one whose surroundings share most with the note."""
    reach = reach.filter(pl.col("mark").str.contains("^[0-9]+$"))
    found = _rows_in_reach(rows, reach, ["doc", "body"])
    found = found.filter(pl.col("body").str.contains(pl.col("mark"), literal=True))
    if found.is_empty():
        return pl.DataFrame(schema=CUT)
    found = found.with_columns(_line_end(rows, found["at"], -1).alias("above"), _line_end(rows, found["at"], 1).alias("below"))
    pieces = found.with_columns(pl.col("body").str.split(pl.col("mark")).alias("piece")).with_row_index("hit").explode("piece")
    length = pl.col("piece").str.len_chars()
    size = pl.col("mark").str.len_chars()
    pieces = pieces.with_columns(((length + size).cum_sum().over("hit") - size).cast(pl.Int64).alias("offset"))
    pieces = pieces.filter(pl.col("offset") + size <= pl.col("body").str.len_chars())
    left = pl.concat_str("above", pl.col("body").str.head(pl.col("offset")))
    right = pl.concat_str(pl.col("body").str.slice(pl.col("offset") + size), "below")
    pieces = pieces.with_columns(left.alias("left"), right.alias("right"))
    before, after = pl.col("left").str.tail(1), pl.col("right").str.head(1)
    number_before = before.str.contains(r"^[0-9.,，．]")
    number_after = pl.col("right").str.contains(r"^(?:[0-9%％]|[.,．][0-9])")
    unit_after = pl.col("right").str.strip_chars_start().str.head(1).is_in(_unit_heads().implode())
    currency_before = before.str.contains(r"^[$¥€£第约-]") | (before == " ")
    pieces = pieces.filter(~number_after & ~(currency_before & unit_after))
    # A name that ends in digits: the note may explain it (`K2`, printed `K23`).
    word = pl.col("left").str.extract(r"([A-Za-z][A-Za-z0-9\-]*)$")
    named = (pl.col("note").str.contains(word, literal=True) & ~after.str.contains("^[A-Za-z]")).fill_null(False)
    # Two digits in a row: only where the note repeats what stands behind them.
    repeats = pl.col("right").str.strip_chars_start().str.head(3)
    repeated = pl.col("note").str.contains(repeats, literal=True) & (repeats.str.len_chars() == 3)
    # `215,0002`: a last group of four digits is three and a mark; so is `October 121` a day, `20253` a year.
    overfull = pl.col("left").str.contains(OVERFULL)
    # A digit between a word and what goes on without a blank stands there for no other reason.
    loose = (
        pl.col("left").str.contains(r"(?:[\x{4E00}-\x{9FFF}%％”’」）)]|[a-z]{3})$")
        & ~pl.col("left").str.contains(r"(?:[第约近超过至到为达共前后满逾仅]|and)$")
        & ~unit_after
    )
    loose = loose & after.str.contains(r"^(?:[\s,.;:，。；：、！？!?”’）)]|[\x{4E00}-\x{9FFF}]|$)")
    pieces = pieces.filter(~(number_before | unit_after) | repeated | named | overfull).with_columns(
        pl.when(overfull).then(5.0).when(named).then(3.0).when(loose).then(2.0).otherwise(0.0).alias("bonus")
    )
    shared = _shared(pieces)
    ranked = pieces.with_columns(
        (shared + pieces["bonus"] - 2.0 * pieces.select((number_before | unit_after).cast(pl.Float64).alias("p"))["p"]).alias("score")
    )
    best = ranked.filter(pl.col("score") >= least).sort("score", descending=True, maintain_order=True).unique("note_id", keep="first")
    return best.select("note_id", "at", "offset", size.cast(pl.Int64).alias("length"))


def _line_end(rows: pl.DataFrame, at: pl.Series, step: int) -> pl.Series:
    """The end of the row above (`step` -1) or the beginning of the row below (1), empty beyond the batch."""
    place = at.cast(pl.Int64) + step
    body = rows["body"].gather(place.clip(0, rows.height - 1))
    return body.str.tail(CONTEXT) if step < 0 else body.str.head(CONTEXT)


def _shared(pieces: pl.DataFrame) -> pl.Series:
    """How many pairs of neighbouring characters around each candidate stand in the note too."""
    around = pl.concat_str(
        pl.col("left").str.replace_all(r"\s", "").str.tail(CONTEXT), pl.col("right").str.replace_all(r"\s", "").str.head(CONTEXT)
    )
    frame = pieces.select(
        around.str.to_lowercase().alias("around"), pl.col("note").str.replace_all(r"\s", "").str.to_lowercase()
    ).with_row_index("i")
    frame = (
        frame.with_columns(pl.int_ranges(pl.lit(0), (pl.col("around").str.len_chars().cast(pl.Int64) - 1).clip(0)).alias("k"))
        .explode("k")
        .drop_nulls("k")
    )
    pair = frame.with_columns(pl.col("around").str.slice(pl.col("k"), 2).alias("pair")).unique(["i", "pair"])
    hits = (
        pair.with_columns(pl.col("note").str.contains(pl.col("pair"), literal=True).alias("hit"))
        .group_by("i")
        .agg(pl.col("hit").sum().cast(pl.Float64))
    )
    return (
        pl.DataFrame({"i": pl.int_range(pieces.height, dtype=pl.UInt32, eager=True)})
        .join(hits, on="i", how="left", maintain_order="left")["hit"]
        .fill_null(0.0)
    )


def take_out(rows: pl.DataFrame, notes: pl.DataFrame, bodies: pl.DataFrame, strays: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows without the bodies and marks of notes, and without `strays` (marks of no note).

    Notes get the place of their mark as `seq` and `char` (in the line), to be found again in the turns.
    """
    if notes.is_empty() and strays.is_empty() and bodies.is_empty():
        return rows.drop("at").with_columns(pl.lit(False).alias("continues")), notes.with_columns(
            pl.lit(None, pl.Int32).alias("seq"), pl.lit(None, pl.Int64).alias("char")
        )
    places = rows.select("seq", "part", "lead", pl.col("n").alias("row_n")).select(pl.all().gather(notes["mark_at"]))
    notes = notes.with_columns(places).with_columns((pl.col("lead") + pl.col("offset")).alias("char"))
    placed = notes.filter(pl.col("mark_at").is_not_null())
    whole = placed.filter((pl.col("offset") == 0) & (pl.col("length") == pl.col("row_n")))
    cuts = placed.join(whole, on="note_id", how="anti").select(pl.col("mark_at").alias("at"), "offset", "length")
    kept = strays.join(pl.concat([bodies.select("at"), whole.select(pl.col("mark_at").alias("at"))]), on="at", how="anti")
    cuts = pl.concat([cuts, kept])
    # What stands under a mark of its own line goes on where the line above it stopped.
    continues = among(whole["mark_at"], rows.height).shift(1, fill_value=False) & ~pl.col("terminal").shift(2).fill_null(True)
    rows = cut_rows(rows.with_columns(continues.alias("continues")), pl.concat([bodies["at"], whole["mark_at"]]), cuts).drop("at")
    return rows.with_columns(pl.col("tail").is_in(TERMINAL).alias("terminal")), notes


def place_notes(notes: pl.DataFrame, pieces: pl.DataFrame) -> pl.DataFrame:
    """`doc`, `mark`, `page`, `note`, `utterance_seq`, `char_at`: where in the turn's text each mark stood; null where it was not found."""
    # Pieces stand in the order of the lines: the key rises within each document.
    key = pl.col("line_seq").cast(pl.Int64) * 2**24 + pl.col("line_char_start")
    lines = pieces.select("doc", "utterance_seq", "char_start", "length", "line_seq", "line_char_start", key.alias("key"))
    wanted = notes.select("note_id", "doc", "seq", "char").with_columns(
        (pl.col("seq").cast(pl.Int64) * 2**24 + pl.col("char") - 1).alias("key")
    )
    placed = (
        wanted.filter(pl.col("seq").is_not_null())
        .sort("key")
        .join_asof(lines, on="key", by="doc", strategy="backward", check_sortedness=False)
    )
    inside = pl.min_horizontal(pl.col("length").cast(pl.Int64), pl.col("char") - pl.col("line_char_start"))
    length = pl.when(pl.col("line_seq") == pl.col("seq")).then(inside).otherwise(pl.col("length"))
    placed = placed.with_columns((pl.col("char_start") + length).cast(pl.Int32).alias("char_at"))
    notes = notes.join(placed.select("note_id", "utterance_seq", "char_at"), on="note_id", how="left", maintain_order="left").sort(
        "doc", "at"
    )
    return notes.select("doc", "mark", "page", "note", "utterance_seq", "char_at")
