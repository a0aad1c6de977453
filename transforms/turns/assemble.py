"""From marked rows to turns: whose each row is, how rows join, which stretch of which line each stretch of a turn's text is."""

from __future__ import annotations

import polars as pl

from transforms.turns.candidates import MARK_HEADS, delivery_pattern
from transforms.turns.labels import deliveries
from transforms.turns.layout import DIGITS
from transforms.turns.rows import among, edges, same_document, spread, with_rows

# What the text of turns is made of: the other columns of a row have done their work.
SPOKEN = ("doc", "seq", "page", "part", "lead", "body", "n", "head", "tail", "trailing", "chinese", "starts", "turn")


def mark_rows(rows: pl.DataFrame, events: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows with `kind`, and `body` without label, title and delivery mark; events with the delivery that such marks told.

    Few rows bear anything: these are worked on alone, and one join brings the outcome back.
    """
    events = pl.concat([events, _title_blocks(rows, events)], how="diagonal").sort("at")
    cuts = events.filter(pl.col("cut_before") > 0).select((pl.col("at") - 1).alias("at"), "cut_before")
    bearing = events.filter(pl.col("kind").is_in(["speaker", "label", "delivery"])).drop("doc", "cut_before")
    bearing = bearing.join(cuts, on="at", how="full", coalesce=True)
    touched = bearing.with_columns(rows[bearing["at"]].select("body", "lead")).with_columns(
        pl.col("body").str.slice(pl.col("prefix").fill_null(0)).alias("rest")
    )
    kept = pl.col("rest").str.len_chars().cast(pl.Int64) - pl.col("cut_before").fill_null(0)
    touched = _without_repeated_title(touched.with_columns(pl.col("rest").str.head(kept.clip(0)).alias("rest")))
    # `[Foreign Language] [Interpreted]`: the last mark tells what the words are.
    touched = _without_mark(_without_mark(touched))
    dropped = pl.col("body").str.len_chars() - pl.col("cut_before").fill_null(0) - pl.col("rest").str.len_chars()
    touched = touched.with_columns(
        (pl.col("lead") + dropped).alias("lead"), pl.col("rest").str.strip_chars_end().alias("body")
    ).with_columns(*edges())
    rows = rows.with_columns(spread(events.select("at", "kind"), rows.height))
    rows = with_rows(rows, touched.select("at", "body", "lead", "n", "head", "tail"))
    told = touched.select("at", pl.coalesce("marked", "delivery").alias("told"))
    return rows, events.join(told, on="at", how="left", maintain_order="left").with_columns(
        pl.coalesce("told", "delivery").alias("delivery")
    ).drop("told")


def _title_blocks(rows: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """`at`, `doc`, `kind` of what stands above the first speaker and is no prose: the call's name, its date, names of those present."""
    first = events.filter(pl.col("kind") == "speaker").group_by("doc", maintain_order=True).agg(pl.col("at").first().alias("first"))
    begins = rows.select("at", "doc").filter(pl.col("doc") != pl.col("doc").shift(1, fill_value=2**32 - 1)).rename({"at": "begin"})
    spans = first.join(begins, on="doc", how="inner").select(pl.int_ranges("begin", "first").alias("at")).explode("at").drop_nulls()
    head = rows[spans["at"].cast(pl.UInt32).sort()].select("at", "doc", "width", "terminal", "full", "starts", "body", "of_table")
    said = pl.col("body").str.contains("[。，；]") | (pl.col("body").str.count_matches(r"(?:^|\s)[a-z]{2,}") >= 4)
    wide = (pl.col("width") >= 60) & (pl.col("terminal") | pl.col("full"))
    # Short sentences of results are sentences all the same.
    whole = pl.col("body").str.contains("[。！？]$") & (pl.col("width") >= 24)
    prose = (wide & said) | whole | pl.col("of_table")
    # The last line of a paragraph goes with its long lines.
    prose = prose | (prose.shift(1).fill_null(False) & same_document() & ~pl.col("starts"))
    return head.filter(~prose).join(events, on="at", how="anti").select("at", "doc", pl.lit("title_block").alias("kind"))


def _without_mark(touched: pl.DataFrame) -> pl.DataFrame:
    """`marked`: the delivery that a mark at the head of `rest` tells, which leaves `rest`."""
    opened = touched.select(pl.col("rest").str.head(1).is_in(MARK_HEADS).fill_null(False).arg_true())["rest"]
    rest = touched["rest"].gather(opened)
    marks = pl.DataFrame({"place": opened, "rest": rest, "mark": rest.str.extract(rf"({delivery_pattern()})").fill_null("")})
    marks = marks.select(
        "place",
        pl.col("rest").str.slice(pl.col("mark").str.len_chars()),
        pl.col("mark")
        .str.extract(delivery_pattern())
        .str.to_lowercase()
        .replace_strict(deliveries(), default=None, return_dtype=pl.String)
        .alias("marked"),
    )
    told = spread(marks.select("place", "marked"), touched.height, "place")["marked"]
    earlier = pl.col("marked") if "marked" in touched.columns else pl.lit(None, pl.String)
    touched = touched.with_columns(pl.coalesce(told, earlier).alias("marked"))
    # A mark behind a label with nothing after it is all that was printed of the turn.
    marks = marks.filter((pl.col("rest").str.len_chars() > 0) | (touched["kind"].gather(marks["place"]) != "speaker"))
    return with_rows(touched, marks.select("place", "rest"), "place")


def _without_repeated_title(touched: pl.DataFrame) -> pl.DataFrame:
    """`Name: Title text`: the title or firm, as the participants list prints it, is no part of what is said."""
    for column in ("printed", "title"):
        repeated = pl.col("rest").str.starts_with(pl.col(column)).fill_null(False)
        behind = pl.col("rest").str.slice(pl.col(column).str.len_chars()).str.strip_chars_start(" ,，、")
        touched = touched.with_columns(pl.when(repeated).then(behind).otherwise("rest").alias("rest"))
    return touched


def with_turns(rows: pl.DataFrame, events: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Spoken rows with `turn` (counts over the batch), and for every turn its `section` heading, speaker and `delivery`."""
    speaker = (pl.col("kind") == "speaker").fill_null(False)
    # What stands under a heading such as `Disclaimer` at the end is nobody's speech.
    ends = events.filter((pl.col("kind") == "heading") & (pl.col("section") == "end"))["at"]
    new_document = ~same_document().fill_null(False)
    speech = (new_document | speaker | among(ends, rows.height)).fill_null(True)
    # A mark inside a turn starts a further turn of the same speaker.
    turn = speech | (pl.col("kind") == "delivery").fill_null(False)
    rows = rows.with_columns(turn.cum_sum().alias("turn"), speech.cum_sum().alias("speech"))
    of_event = rows[events["at"]].select("turn", "speech")
    events = events.with_columns(of_event)
    voices = events.filter(speaker).unique("speech", keep="first").select("speech", "name", "title", "organization", "side")
    told = events.filter(pl.col("delivery").is_not_null()).unique("turn", keep="first", maintain_order=True).select("turn", "delivery")
    # Turns are numbered in the order of the rows.
    opens = pl.col("turn") != pl.col("turn").shift(1, fill_value=0)
    turns = rows.select("doc", "turn", "speech", "at").filter(opens)
    turns = turns.join(voices, on="speech", how="left", maintain_order="left").join(told, on="turn", how="left", maintain_order="left")
    headings = events.filter(pl.col("section").is_in(["prepared", "qa"])).select("at", "doc", "section")
    turns = turns.join_asof(headings, on="at", by="doc", strategy="backward", check_sortedness=False).drop("at", "speech", "doc")
    spoken = (pl.col("kind").is_null() | pl.col("kind").is_in(["speaker", "label", "delivery"])) & (pl.col("n") > 0)
    return rows.select(*SPOKEN, spoken.alias("spoken")).filter("spoken").drop("spoken"), turns


def with_joiners(rows: pl.DataFrame) -> pl.DataFrame:
    """`joiner`: what stands between the row and the one before it in its turn: nothing, a blank, or a new line."""
    first = (pl.col("turn") != pl.col("turn").shift(1)).fill_null(True)
    tail, head = pl.col("tail").shift(1), pl.col("head")
    digits = tail.is_in([*DIGITS, ".", ","]) & head.is_in(DIGITS) & pl.col("chinese")
    split_number = digits & ~pl.col("trailing").shift(1)
    blank = _latin(tail) & _latin(head) & ~split_number & (pl.col("part") == 0)
    nothing = first | pl.col("after_hyphen")
    code = pl.when(nothing).then(0).when(pl.col("starts")).then(2).when(blank).then(1).otherwise(0).alias("code")
    return rows.with_columns(pl.Series("joiner", ["", " ", "\n"]).gather(rows.select(code)["code"]))


def _latin(character: pl.Expr) -> pl.Expr:
    """Letters and signs of Latin text, between which a line's end is a blank."""
    signs = character.is_between(pl.lit("\u2010"), pl.lit("\u201f")) | character.is_between(pl.lit("\u20a0"), pl.lit("\u20cf"))
    return character.is_between(pl.lit("!"), pl.lit("\u024f")) | signs


def assemble(rows: pl.DataFrame, voices: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`utterances` and `pieces` of architecture.md, still with `doc` instead of `document_id`."""
    rows = rows.with_columns((pl.col("joiner").str.len_bytes() + pl.col("n")).cast(pl.Int64).cum_sum().alias("end"))
    first = pl.col("turn") != pl.col("turn").shift(1, fill_value=0)
    before = pl.when(first).then(pl.col("end") - pl.col("n")).forward_fill()
    rows = rows.with_columns((pl.col("end") - pl.col("n") - before).alias("char_start"), first.cum_sum().cast(pl.UInt32).alias("group"))
    turns = rows.group_by("turn", maintain_order=True).agg(
        pl.col("doc").first(),
        pl.col("page").first().alias("page_first"),
        pl.col("page").last().alias("page_last"),
        pl.concat_str("joiner", "body").alias("text"),
    )
    # Lists joined: half the time of joining within the groups.
    turns = turns.with_columns(pl.col("text").list.join(""), pl.int_range(pl.len(), dtype=pl.Int32).over("doc").alias("utterance_seq"))
    turns = turns.join(voices, on="turn", how="left", maintain_order="left")
    pieces = rows.select(
        "doc",
        turns["utterance_seq"].gather(rows["group"] - 1),
        pl.col("char_start").cast(pl.Int32),
        pl.col("n").cast(pl.Int32).alias("length"),
        pl.col("seq").alias("line_seq"),
        pl.col("lead").cast(pl.Int32).alias("line_char_start"),
        "page",
    )
    return turns, pieces
