"""Those present, named on one line of a title page.

`管理层：顾明远 创始人、执行董事兼CEO；沈若 首席科学家`, `參會主管：總經理 簡某、財務長 劉某`, `Participants: Jane Roe, CEO; John Doe, CFO`.
People are parted by semicolons, or by commas; titles stand before or behind the name, and one person may have several.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.turns.candidates import section_of, words_for_people
from transforms.turns.details import with_person
from transforms.turns.name_patterns import HAN, title_pattern

X1 = "x1"  # present where lines have places
LONGEST_WORD = 26  # characters before and with the colon
WRAPPED = 4  # rows that such a line may go on in
OPENING = 60  # rows of a document among which such a line stands
LINE = r"^([^:：。]{2,24})[:：]\s*(.+)$"
# Stretches between marks; what stands in brackets is not parted.
PEOPLE = r"(?:[（(][^（）()]*[）)]|[^；;])+"
PARTS = r"(?:[（(][^（）()]*[）)]|[^、，,])+"
ADDRESS = rf"([{HAN}]{{2,4}})(?:先生|女士|小姐|博士)"
PRESENT = {"doc": pl.UInt32, "name": pl.String, "title": pl.String, "organization": pl.String, "side": pl.String, "detail": pl.String}


class Attendance(NamedTuple):
    """`lines`: `line`, `at`, `last` (the row behind it), `doc`, `listed` (whose list), `people` (the words behind the colon); `parts`: one
    row a stretch between commas: `line`, `doc`, `listed`, `person` (which stretch between semicolons), `label`.
    """

    lines: pl.DataFrame
    parts: pl.DataFrame


def find_attendance(rows: pl.DataFrame) -> Attendance:
    """Lines that may name those present; what their `label`s say, `parse_labels` tells."""
    lines = _lines(rows)
    return Attendance(lines, _parts(lines))


def people_present(found: Attendance, told: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The people (`doc`, `name`, `title`, `organization`, `side`, `detail`) and the rows (`at`, `doc`) that name them.

    told: `parse_labels` of the parts.
    """
    told = told.select("label", "name", "detail", "form", "is_name", "says_title", "says_analyst", "says_firm")
    parts = found.parts.join(told, on="label", how="left", maintain_order="left").with_columns(
        (~pl.col("is_name") & (pl.col("says_title") | pl.col("says_analyst") | pl.col("says_firm"))).alias("is_title")
    )
    # A sentence behind a colon (`管理层：感谢各位`) is somebody's words: in a line of people everything is a name or a title.
    whole = (pl.col("is_name") | pl.col("is_title")).all() & pl.col("is_name").any()
    several = (
        pl.col("heads").is_not_null().any()
        | (pl.col("is_name").sum() > 1)
        | pl.col("detail").is_not_null().any()
        | pl.col("is_title").any()
    )
    parts = parts.filter((whole & several).over("line"))
    held = found.lines.filter(pl.col("line").is_in(parts["line"].unique().implode()))
    reached = held.select(pl.int_ranges("at", "last").alias("at"), "doc").explode("at").select(pl.col("at").cast(pl.UInt32), "doc")
    return _people(parts), reached


def _lines(rows: pl.DataFrame) -> pl.DataFrame:
    """Lines of a word for those present, a colon and more, with the rows they run over."""
    number = pl.int_range(pl.len(), dtype=pl.UInt32).over("doc")
    early = rows.select("at", "doc", "part", "body").filter((number < OPENING) & (pl.col("part") == 0))
    early = early.filter(pl.col("body").str.head(LONGEST_WORD).str.contains("[:：]"))
    early = early.with_columns(pl.col("body").str.extract_groups(LINE).alias("parted")).unnest("parted").drop_nulls("1")
    early = early.with_columns(section_of(pl.col("1")).alias("heading"))
    opens = early.join(words_for_people(), on="heading", how="left", maintain_order="left")
    # `首席财务官：陈某`: the title itself is the word before the name.
    title = pl.when(pl.col("listed").is_null() & pl.col("1").str.contains(rf"^(?:{title_pattern()}|[、兼 ])+$")).then(
        pl.col("1").str.strip_chars()
    )
    opens = opens.with_columns(title.alias("heads")).filter(pl.col("listed").is_not_null() | pl.col("heads").is_not_null())
    opens = opens.with_columns(pl.col("listed").fill_null("participants_company")).with_row_index("line")
    # A line that was wrapped goes on in the rows below.
    reach = pl.int_ranges(pl.col("at") + 1, pl.min_horizontal(pl.col("at") + 1 + WRAPPED, pl.lit(rows.height)))
    below = opens.select("line", "doc", reach.alias("row")).explode("row").drop_nulls("row")
    below = below.with_columns(rows.select(pl.col("doc").alias("doc_below"), "body", "starts", "gap", "head", "tail")[below["row"]])
    above = rows.select(pl.col("tail").alias("end"), "right", "margin", *([X1] if X1 in rows.columns else []))
    below = below.with_columns(above[below["row"].cast(pl.Int64) - 1])
    cut = pl.col("end").is_in(["、", "，", ",", "；", ";"])
    # Where lines have places, one that reaches the margin goes on, however few such lines there are.
    reached = (pl.col(X1).is_not_null() & (pl.col("right") >= 0.9 * pl.col("margin"))) if X1 in rows.columns else pl.lit(False)
    goes_on = (~pl.col("starts") | cut | reached) & (pl.col("gap") == 0) & (pl.col("doc") == pl.col("doc_below"))
    goes_on = goes_on & ~pl.col("tail").is_in([":", "："]) & ~pl.col("body").str.contains(LINE)
    below = below.with_columns(goes_on.fill_null(False).alias("on")).filter(pl.col("on").cum_min().over("line"))
    glued = pl.col("head").str.contains(f"[{HAN}]") & pl.col("end").str.contains(f"[{HAN}]")
    words = pl.when(glued).then("body").otherwise(" " + pl.col("body"))
    below = below.group_by("line", maintain_order=True).agg(words.str.join("").alias("more"), pl.len().alias("rows"))
    lines = opens.join(below, on="line", how="left", maintain_order="left")
    people = pl.concat_str("2", "more", ignore_nulls=True).alias("people")
    lines = lines.select("line", "at", (pl.col("at") + 1 + pl.col("rows").fill_null(0)).alias("last"), "doc", "listed", "heads", people)
    return lines.filter(~pl.col("people").str.contains("[。！？!?]"))


def _parts(lines: pl.DataFrame) -> pl.DataFrame:
    words = pl.col("people").str.replace_all(ADDRESS, "$1")
    people = lines.select("line", "doc", "listed", "heads", words.str.extract_all(PEOPLE).alias("person_words")).explode("person_words")
    people = people.with_row_index("person").drop_nulls("person_words")
    # Parted by semicolons every stretch is somebody; if not, everyone is parted by commas.
    alone = pl.len().over("line") == 1
    several = (
        people.filter(alone).with_columns(pl.col("person_words").str.extract_all(PARTS)).explode("person_words").drop_nulls("person_words")
    )
    labels = pl.concat([people.filter(~alone), several]).rename({"person_words": "label"})
    trimmed = pl.col("label").str.strip_chars(" .").str.replace(r"^and\s+", "")
    return labels.with_columns(trimmed.alias("label")).filter(pl.col("label") != "").sort("person", maintain_order=True)


def _people(parts: pl.DataFrame) -> pl.DataFrame:
    """Titles that stand alone go to the name before them, or behind, as those of the line do."""
    leads = (pl.col("is_title") | (pl.col("form") == "name_last")).first().over("line")
    names = pl.col("is_name").cast(pl.Int32)
    own = pl.when(leads).then(-names.cum_sum(reverse=True).over("line")).otherwise(names.cum_sum().over("line"))
    title = pl.when("is_name").then("detail").otherwise("label").drop_nulls()
    people = (
        parts.with_columns(own.alias("own"))
        .group_by("line", "own", maintain_order=True)
        .agg(
            pl.col("doc", "listed", "heads").first(),
            pl.col("name").filter("is_name").first(),
            title.alias("details"),
            (pl.col("says_title") | pl.col("heads").is_not_null()).any(),
            pl.col("says_analyst", "says_firm").any(),
        )
        .filter(pl.col("name").is_not_null())
    )
    whole = pl.col("details").list.join("")
    comma = pl.when(whole.str.contains(f"[{HAN}]")).then(pl.lit("、")).otherwise(pl.lit(", "))
    sides = {"participants_company": "company", "participants_analyst": "analyst"}
    people = people.with_columns(
        pl.when(whole != "").then(pl.col("details").list.join(comma)).otherwise("heads").alias("detail"),
        pl.col("listed").replace_strict(sides, default=None, return_dtype=pl.String).alias("mark_side"),
    )
    return with_person(people).select(PRESENT.keys())
