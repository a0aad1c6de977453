"""From marked rows to turns: whose each row is, how rows join, which stretch of which line each stretch of a turn's text is."""

from __future__ import annotations

import polars as pl

from transforms.reference import table
from transforms.turns.candidates import delivery_pattern
from transforms.turns.rows import edges, same_document

HYPHENS = "[-\u2010\u2011\ufffe]"


def mark_rows(rows: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Rows with `kind`, the speaker's columns where a turn starts, and `body` without label, title and delivery mark."""
    columns = [c for c in events.columns if c not in ("doc", "cut_before")]
    rows = rows.join(events.select(columns), on="at", how="left", maintain_order="left")
    cuts = events.filter(pl.col("cut_before") > 0).select((pl.col("at") - 1).alias("at"), "cut_before")
    touched = rows.filter(pl.col("kind").is_in(["speaker", "delivery"]) | pl.col("at").is_in(cuts["at"].implode()))
    touched = touched.join(cuts, on="at", how="left", maintain_order="left")
    touched = touched.with_columns(pl.col("body").str.slice(pl.col("prefix").fill_null(0)).alias("rest"))
    kept = pl.col("rest").str.len_chars().cast(pl.Int64) - pl.col("cut_before").fill_null(0)
    touched = touched.with_columns(pl.col("rest").str.head(kept.clip(0)).alias("rest"))
    touched = _without_repeated_title(touched)
    mark = pl.col("rest").str.extract(rf"({delivery_pattern()})").fill_null("")
    found = mark.str.extract(delivery_pattern()).str.to_lowercase()
    touched = touched.with_columns(found.alias("mark"), pl.col("rest").str.slice(mark.str.len_chars()).alias("rest")).with_columns(
        pl.coalesce(pl.col("mark").replace_strict(_deliveries(), default=None, return_dtype=pl.String), "delivery").alias("delivery"),
    )
    dropped = pl.col("body").str.len_chars() - pl.col("cut_before").fill_null(0) - pl.col("rest").str.len_chars()
    touched = touched.with_columns((pl.col("lead") + dropped).alias("lead"), pl.col("rest").str.strip_chars_end().alias("body"))
    touched = touched.with_columns(*edges())
    return pl.concat([rows.join(touched.select("at"), on="at", how="anti"), touched.select(rows.columns)], how="vertical_relaxed").sort(
        "at"
    )


def _deliveries() -> dict[str, str]:
    return {word.lower(): delivery for word, delivery in table("delivery_marks").select("word", "delivery").iter_rows()}


def _without_repeated_title(touched: pl.DataFrame) -> pl.DataFrame:
    """`Name: Title text`: the title or firm, as the participants list prints it, is no part of what is said."""
    for column in ("printed", "title"):
        repeated = pl.col("rest").str.starts_with(pl.col(column)).fill_null(False)
        touched = touched.with_columns(
            pl.when(repeated)
            .then(pl.col("rest").str.slice(pl.col(column).str.len_chars()).str.strip_chars_start(" ,，、"))
            .otherwise("rest")
            .alias("rest")
        )
    return touched


def with_turns(rows: pl.DataFrame) -> pl.DataFrame:
    """Spoken rows only, with `turn` (counts over the batch) and the columns of the turn filled down."""
    heading = pl.col("kind") == "heading"
    spoken = pl.col("kind").is_null() | pl.col("kind").is_in(["speaker", "delivery"])
    new_document = ~same_document().fill_null(False)
    # A mark inside a turn starts a further turn of the same speaker.
    starts = new_document | pl.col("kind").is_in(["speaker", "delivery"]) | (heading & (pl.col("section") == "end"))
    rows = rows.with_columns(
        starts.fill_null(False).cum_sum().alias("turn"), (pl.col("kind") == "speaker").fill_null(False).alias("speaker_row")
    )
    # What stands under a heading such as `Disclaimer` at the end is nobody's speech.
    ends = heading & (pl.col("section") == "end")
    rows = rows.with_columns(
        (new_document | pl.col("speaker_row") | ends.fill_null(False)).cum_sum().alias("speech"),
        pl.when(heading).then("section").alias("section"),
    )
    firsts = rows.group_by("speech", maintain_order=True).agg(
        pl.when(pl.col("speaker_row")).then(pl.col(c)).first().alias(c) for c in ("name", "title", "organization", "side")
    )
    told = rows.filter(spoken.fill_null(True)).group_by("turn", maintain_order=True).agg(pl.col("delivery").drop_nulls().first())
    sections = pl.col("section").replace({"end": None, "participants": None, "participants_company": None, "participants_analyst": None})
    rows = rows.with_columns(sections.forward_fill().over("doc").alias("section"))
    rows = rows.drop("name", "title", "organization", "side", "delivery", "speaker_row").filter(spoken.fill_null(True) & (pl.col("n") > 0))
    return rows.join(firsts, on="speech", how="left", maintain_order="left").join(told, on="turn", how="left", maintain_order="left")


def with_title_block(rows: pl.DataFrame) -> pl.DataFrame:
    """`kind` `title_block` for what stands above the first speaker and is no prose: the name of the call, its date, names of those present."""
    speaks = (pl.col("kind") == "speaker").fill_null(False)
    head = (speaks.cum_sum().over("doc") == 0) & speaks.any().over("doc") & pl.col("kind").is_null()
    prose = (pl.col("width") >= 60) & (pl.col("terminal") | pl.col("full"))
    # The last line of a paragraph goes with its long lines.
    prose = prose | (prose.shift(1).fill_null(False) & ~pl.col("starts"))
    return rows.with_columns(pl.when(head & ~prose).then(pl.lit("title_block")).otherwise("kind").alias("kind"))


def with_joiners(rows: pl.DataFrame) -> pl.DataFrame:
    """`joiner`: what stands between the row and the one before it in its turn: nothing, a blank, or a new line."""
    first = (pl.col("turn") != pl.col("turn").shift(1)).fill_null(True)
    tail, head = pl.col("tail").shift(1), pl.col("head")
    latin = r"^[\x21-\x{024F}\x{2010}-\x{201F}\x{20A0}-\x{20CF}]"
    both_latin = tail.str.contains(latin) & head.str.contains(latin)
    digits = tail.str.contains(r"^[0-9.,]") & head.str.contains("^[0-9]") & pl.col("chinese")
    split_number = digits & ~pl.col("trailing").shift(1)
    glued = pl.col("part") > 0
    blank = both_latin & ~split_number & ~glued
    lines = pl.when(first | pl.col("after_hyphen")).then(pl.lit("")).when(pl.col("starts")).then(pl.lit("\n"))
    return rows.with_columns(lines.when(blank).then(pl.lit(" ")).otherwise(pl.lit("")).alias("joiner"))


def with_hyphens(rows: pl.DataFrame) -> pl.DataFrame:
    """English words parted at the line's end are whole again; a hyphen that belongs to the word stays. `after_hyphen` tells the row behind one."""
    within = (pl.col("turn") == pl.col("turn").shift(-1)).fill_null(False) & ~pl.col("starts").shift(-1).fill_null(True)
    parted = within & pl.col("tail").is_in(["-", "\u2010", "\u2011", "\ufffe"]) & pl.col("head").shift(-1).str.contains("^[A-Za-z]")
    rows = rows.with_columns(parted.fill_null(False).alias("parted"))
    if not rows["parted"].any():
        return rows.with_columns(pl.lit(False).alias("after_hyphen")).drop("parted")
    prefixes = table("hyphen_prefixes")["word"].str.to_lowercase().implode()
    word = pl.col("body").str.tail(40).str.extract(rf"([A-Za-z'’-]+){HYPHENS}$").str.to_lowercase()
    next_capital = pl.col("head").shift(-1).str.contains("^[A-Z]")
    own = word.is_null() | word.is_in(prefixes) | word.str.contains("-") | next_capital
    drop = pl.col("parted") & ~own.fill_null(True)
    rows = rows.with_columns(pl.col("parted").shift(1).fill_null(False).alias("after_hyphen"), drop.alias("drop"))
    return rows.with_columns(
        pl.when("drop").then(pl.col("body").str.head(pl.col("n").cast(pl.Int64) - 1)).otherwise("body").alias("body"),
        pl.when("drop").then(pl.col("n") - 1).otherwise("n").alias("n"),
    ).drop("parted", "drop")


def assemble(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`utterances` and `pieces` of architecture.md, still with `doc` instead of `document_id`."""
    length = pl.col("joiner").str.len_chars() + pl.col("n")
    rows = rows.with_columns((length.cum_sum().over("turn") - pl.col("n")).alias("char_start"))
    turns = rows.group_by("turn", maintain_order=True).agg(
        pl.col("doc", "section", "name", "title", "organization", "side", "delivery").first(),
        pl.col("page").first().alias("page_first"),
        pl.col("page").last().alias("page_last"),
        pl.concat_str("joiner", "body").str.join("").alias("text"),
    )
    turns = turns.with_columns(pl.int_range(pl.len(), dtype=pl.Int32).over("doc").alias("utterance_seq"))
    pieces = rows.join(turns.select("turn", "utterance_seq"), on="turn", how="left", maintain_order="left").select(
        "doc",
        "utterance_seq",
        pl.col("char_start").cast(pl.Int32),
        pl.col("n").cast(pl.Int32).alias("length"),
        pl.col("seq").alias("line_seq"),
        pl.col("lead").cast(pl.Int32).alias("line_char_start"),
        "page",
    )
    return turns, pieces
