"""The stage as a whole: what each step takes from the rows, in order.

1. rows         characters repaired, ligatures written out, blank lines counted (`rows.py`, `ligatures.py`)
2. subtitles    times and numbers leave (`subtitles.py`)
3. furniture    running headers, footers and page numbers leave (`furniture.py`); they tell the pages of text sources (`pages.py`)
4. footnotes    bodies leave, marks leave, each note keeps its place (`footnotes.py`, `marks.py`, `stray_marks.py`)
5. layout       wrapped or not, where paragraphs start (`layout.py`)
6. speakers     labels, titles, headings, participants lists, delivery marks (`candidates.py`, `labels.py`, `roster.py`, `speakers.py`)
7. turns        rows joined to the text of turns, with the map back to the lines (`assemble.py`, `spaced_speech.py`, `sections.py`)
8. rejections   documents that are no transcripts (`rejections.py`)
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.turns.assemble import assemble, mark_rows, with_joiners, with_turns
from transforms.turns.dressing import rules
from transforms.turns.footnotes import find_notes, with_page_ends
from transforms.turns.furniture import find_furniture
from transforms.turns.hyphens import with_hyphens
from transforms.turns.layout import read_layout, with_breaks, with_terminal
from transforms.turns.ligatures import fold_back
from transforms.turns.marks import find_marks, place_notes, take_out
from transforms.turns.notices import find_notices, repeated_notices
from transforms.turns.pages import with_pages
from transforms.turns.question_lines import with_question_lines
from transforms.turns.rejections import judge
from transforms.turns.rows import among, read_rows, same_document
from transforms.turns.sections import with_sections, with_sides
from transforms.turns.spaced_speech import close_spaced_speech
from transforms.turns.speakers import find_speakers
from transforms.turns.stray_marks import stray_marks
from transforms.turns.subtitles import take_times


class Turns(NamedTuple):
    """Frames of docs/architecture.md.

    `margins` has what is printed but not spoken: `document_id`, `line_seq`, `page`, `kind` (`furniture`, `footnote`, `title_block`,
    `heading`, `title`,
    `participants`), `text`.
    """

    utterances: pl.DataFrame
    pieces: pl.DataFrame
    notes: pl.DataFrame
    rejections: pl.DataFrame
    margins: pl.DataFrame


def read_turns(lines: pl.DataFrame, documents: pl.DataFrame, tables: pl.DataFrame | None = None) -> Turns:
    """Turns of every document of a batch.

    lines: `contracts.Line`; documents: `contracts.SourceDocument` (`document_id`, and `company_id` where a sidecar gives it); tables:
    `document_id`, `line_seq` of the rows of tables, which are spoken as they stand.
    A document without turns has a row in `rejections` and none in the other frames. Raises nothing for odd input: it is rejected.
    """
    rows, ligatures = read_rows(lines, documents, tables)
    rows, margins, notes = _without_margins(with_terminal(rows))
    events, _ = find_speakers(rows)
    events = with_question_lines(rows, events)
    events = _not_of_tables(with_notices(rows, events), rows, "at")  # `Total income: 7,709` is no speaker
    rows, events = mark_rows(rows, events)
    margins = [
        *margins,
        _margin(rows.select(MARGIN).filter(pl.col("kind").is_in(["heading", "title", "participants", "title_block", "notice"]))),
    ]
    rows, voices = with_turns(rows, events)
    turns, pieces = close_spaced_speech(*assemble(with_joiners(with_hyphens(rows)), voices))
    turns = with_sides(with_sections(turns))
    notes = place_notes(notes, pieces)
    return _finished(turns, fold_back(pieces, ligatures), notes, pl.concat(margins), documents)


def with_notices(rows: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Events with those of notices, which are nothing else besides."""
    notices = find_notices(rows, events)
    events = events.join(notices.select("at"), on="at", how="anti", maintain_order="left")
    return pl.concat([events, notices], how="diagonal_relaxed").sort("at")


UTTERANCE = {
    "document_id": "document_id",
    "utterance_seq": "utterance_seq",
    "section": "section",
    "name": "speaker_name",
    "title": "speaker_title",
    "organization": "speaker_organization",
    "side": "side",
    "delivery": "delivery",
    "page_first": "page_first",
    "page_last": "page_last",
    "text": "text",
}


def _finished(turns: pl.DataFrame, pieces: pl.DataFrame, notes: pl.DataFrame, margins: pl.DataFrame, documents: pl.DataFrame) -> Turns:
    """Frames with `document_id`, without the rejected documents."""
    vouched = pl.col("company_id").is_not_null() if "company_id" in documents.columns else pl.lit(False)
    numbered = documents.with_row_index("doc").select("doc", "document_id", vouched.alias("vouched"))
    judged = judge(turns, numbered)
    ids = numbered.drop("vouched")

    def named(frame: pl.DataFrame) -> pl.DataFrame:
        kept = frame.join(judged, on="doc", how="anti", maintain_order="left") if judged.height else frame
        return kept.select(ids["document_id"].gather(kept["doc"]), pl.exclude("doc"))

    rejections = judged.join(ids, on="doc", how="left", maintain_order="left").select("document_id", "reason", "detail")
    return Turns(named(turns).select(UTTERANCE.keys()).rename(UTTERANCE), named(pieces), named(notes), rejections, named(margins))


def _without_margins(rows: pl.DataFrame) -> tuple[pl.DataFrame, list[pl.DataFrame], pl.DataFrame]:
    """Rows without furniture and footnotes, these as margins, and the notes with the row and offset of their marks."""
    rows, times = take_times(rows)
    rows = rows.with_row_index("at")
    furniture = _not_of_tables(find_furniture(rows), rows, "at")
    margins = [_margin(printed.with_columns(pl.lit("furniture").alias("kind"))) for printed in (times, rows[furniture["at"]])]
    rows = with_page_ends(with_pages(rows, furniture))
    drawn = pl.concat([rules(rows).cast(pl.UInt32), repeated_notices(rows)]).unique().sort()
    rows = _parted_by(rows, drawn)
    layout = read_layout(rows)
    notes = _not_of_tables(find_notes(rows, layout), rows, "at")
    marks = find_marks(rows, notes)
    notes = notes.join(marks.rename({"at": "mark_at"}), on="note_id", how="left", maintain_order="left").filter(
        "sure" | pl.col("mark_at").is_not_null()
    )
    bodies = notes.select(pl.int_ranges("at", pl.col("last") + 1).alias("at")).explode("at").with_columns(pl.col("at").cast(pl.UInt32))
    margins.append(_margin(rows[bodies["at"]].with_columns(pl.lit("footnote").alias("kind"))))
    margins.append(_margin(rows[drawn].with_columns(pl.lit("notice").alias("kind"))))
    bodies = pl.concat([bodies, drawn.alias("at").to_frame()]).sort("at")
    strays = stray_marks(rows, marks)
    rows, notes = take_out(rows.drop("page_ends", "foot_page", "odd"), notes, bodies, strays)
    runs_on = pl.col("runs_on") & ~pl.col("terminal").shift(1, fill_value=True) & same_document()
    rows = with_breaks(rows.with_columns(pl.col("continues") | runs_on.fill_null(False)), layout)
    alone = pl.col("stands_alone") | pl.col("stands_alone").shift(1, fill_value=False)
    rows = rows.with_columns(pl.col("may_start") | alone, pl.col("starts") | alone).drop("runs_on", "stands_alone")
    return rows.with_row_index("at"), margins, notes


def _parted_by(rows: pl.DataFrame, drawn: pl.Series) -> pl.DataFrame:
    """What a rule or a repeated notice parts is as far apart as a blank line makes it."""
    below = (drawn + 1).filter(drawn + 1 < rows.height)
    return rows.with_columns(pl.when(among(below, rows.height)).then(pl.max_horizontal("gap", 1)).otherwise("gap").alias("gap"))


def _not_of_tables(found: pl.DataFrame, rows: pl.DataFrame, key: str) -> pl.DataFrame:
    return found.filter(~rows["of_table"].gather(found[key]))


MARGIN = ("doc", "seq", "page", "kind", "body")


def _margin(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select("doc", pl.col("seq").alias("line_seq"), "page", "kind", pl.col("body").alias("text"))
