"""The event stream: everything in a sentence that matters for linking, in reading order, with what stands between.

An event is a number, or a cue: the name of a metric or segment, a period, a direction, a comparison, a reason … The stream is one frame
for all documents; rules ask it for "the last name before", "the next period after", which are a forward and a backward fill.
"""

from __future__ import annotations

import polars as pl

from transforms.companies import segment_aliases
from transforms.observations.asides import without_asides, without_words_in_passing
from transforms.observations.double_cues import with_two_senses
from transforms.observations.implied_losses import with_implied_losses
from transforms.observations.implied_revenue import with_implied_revenue
from transforms.observations.inner_names import with_inner_names
from transforms.observations.known_names import with_whole_names
from transforms.observations.lexicon import gap_patterns
from transforms.observations.net_additions import with_net_words
from transforms.observations.opening_names import opening_names
from transforms.observations.pairs import with_pairs
from transforms.observations.parts import POINTING, with_parts
from transforms.observations.perimeter import with_perimeter, without_own_currency
from transforms.observations.shares import share_patterns
from transforms.observations.spending import with_spending
from transforms.observations.sums import with_sums_of_cash
from transforms.observations.told_names import openings_with_told_names
from transforms.observations.vocabulary import ROLES, Scripts, context_vocabulary, cue_vocabulary, find_terms, segment_vocabularies
from transforms.observations.word_senses import with_one_sense

LINKABLE_KINDS = ("money", "percent", "percentage_point", "count", "digits", "multiple")
#: Sentences before a number in which the segment that is spoken of may have been named.
CONTEXT_SENTENCES = 6
#: What ends before the clause that a cue stands in.
CLAUSE_BEFORE = r"^.*[,，、;；:：。.!?！？\n]"
#: Cues whose words are looked at later; of the others what they mean is enough.
WORDED = ("metric", "segment", "group", "period", "ratio")
#: 248,000 learning devices in the quarter, 24.8万台学习机，去年同期: the things counted belong to the number.
THINGS = (
    r"^ (?:[a-z][a-z-]* ){0,2}[a-z][a-z-]{2,}s"
    r"((?:[,;.)].*| (?:in|during|for|this|last|at|as|across|globally|worldwide|over|and|up|down|from)(?-u:\b).*)?)$",
    r"^[\p{Han}]{1,6}([，,；;。].*)$",
)
#: Behind an amount: for what one it is told.
PER_PIECE = r"(?i)^\s*per (?:diluted |basic |ordinary |common )?(?:share|ads|unit|american depositary share)(?-u:\b),?"
#: … and words in passing of more than one line.
LONG_ASIDE = r"(?i), (?:which [^,;.:]{60,240}|(?:which )?exclud(?:ing|es|ed|e) [^,;.:]{3,120}),"
#: … of which several are left out: which excluded this, that and the other, was.
LIST_LEFT_OUT = (
    r"(?i), (?:which )?exclud(?:ing|es|ed|e) [^;.:0-9]{3,300}, ?"
    r"((?:was|were|is|are|for|in|came in|reached|totall?ed|amounted)(?-u:\b))"
)
#: How many characters behind a number are looked at for its threshold (收入超过1亿元的品牌).
TAIL = 48
#: More turns than any document has, and more characters than any sentence.
TURNS, LONGEST_SENTENCE = 1 << 20, 1 << 24


def _is_figure() -> pl.Expr:
    """Numbers that may report something: all of a linkable kind but small counts in words (两点, three things)."""
    small = (pl.col("kind") == "count") & ~pl.col("surface").str.contains("[0-9]") & (pl.col("value") <= 10).fill_null(True)
    return pl.col("kind").is_in(LINKABLE_KINDS) & ~small


def context_sentences(sentences: pl.DataFrame, quantities: pl.DataFrame) -> pl.DataFrame:
    """The sentences that bear a linkable number, and those shortly before them in the same turn.

    Adds `row` (dense, in reading order), `turn` (an integer for document and turn), `bears_number` and `opens_paragraph` (told of Chinese
    text only, where nothing else stands between two sentences).
    """
    numbered = quantities.filter(_is_figure()).select("document_id", "sentence_seq", pl.lit(True).alias("bears_number")).unique()
    document = pl.col("document_id").rle_id()
    ordered = (
        sentences.join(numbered, on=["document_id", "sentence_seq"], how="left", maintain_order="left")
        .with_columns(pl.col("bears_number").fill_null(False))
        .sort("document_id", "sentence_seq")
        .with_columns(turn=(document * TURNS + pl.col("utterance_seq")).rle_id(), apart=pl.col("char_start") > pl.col("char_end").shift(1))
    )
    near = pl.any_horizontal(
        (pl.col("bears_number").shift(-ahead, fill_value=False)) & (pl.col("turn").shift(-ahead) == pl.col("turn"))
        for ahead in range(CONTEXT_SENTENCES + 1)
    )
    shown = ordered.filter(near.fill_null(False)).with_row_index("row")
    han = pl.when("apart").then("text").str.contains(r"^\p{Han}")
    return shown.with_columns(opens_paragraph=han.fill_null(False)).drop("apart")


def segment_events(sentences: pl.DataFrame) -> pl.DataFrame:
    """Names of segments and of the whole company in texts (`row`, `text`, `company_id`), as `find_terms` gives them."""
    known = segment_vocabularies()
    texts = sentences.select("row", "text", "company_id").filter(pl.col("company_id").is_in(list(known)))
    parts = [find_terms(rows, known[str(company)]) for (company,), rows in texts.group_by("company_id", maintain_order=True)]
    none = pl.DataFrame(schema={"row": pl.UInt32, "start": pl.Int32, "end": pl.Int32, "role": ROLES, "code": pl.String})
    return pl.concat([none, *parts])


def _quantity_events(quantities: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    role = (
        pl.when(_is_figure())
        .then(pl.lit("number", ROLES))
        .when(pl.col("kind").is_in(["date", "period"]) & pl.col("date_start").is_not_null())
        .then(pl.lit("period", ROLES))
        .otherwise(pl.lit("other", ROLES))
    )
    return (
        quantities.with_row_index("quantity")
        .join(sentences.select("document_id", "sentence_seq", "row", sentence_start="char_start"), on=["document_id", "sentence_seq"])
        .select(
            "row",
            start=(pl.col("char_start") - pl.col("sentence_start")).cast(pl.Int32),
            end=(pl.col("char_end") - pl.col("sentence_start")).cast(pl.Int32),
            surface="surface",
            role=role,
            code=pl.when(role == "period").then(pl.lit("dated")).otherwise(pl.col("kind")),
            quantity=pl.col("quantity"),
        )
    )


def _furthest(mask: pl.Expr) -> pl.Expr:
    """How far the earlier events of the sentence for which `mask` holds reach: rows ascend, so one running maximum over all serves every
    sentence.
    """
    floor = pl.col("row").cast(pl.Int64) * LONGEST_SENTENCE
    reach = (floor + pl.when(mask).then(pl.col("end")).otherwise(0)).cum_max().shift(1, fill_value=0)
    return (reach - floor).clip(0)


def _reading_order(telling: pl.Expr) -> pl.Expr:
    """One integer to sort by: sentence, start, cues before numbers, longer before shorter, those that tell a period, segments, roles."""
    role, place = pl.col("role"), (1 << 14) - 1
    order = pl.col("row").cast(pl.Int64)
    for part, size in (
        (pl.col("start").clip(0, place), place + 1),
        (role == "number", 2),
        (place - pl.col("end").clip(0, place), place + 1),
        (~telling, 2),
        (role != "segment", 2),
        (role.to_physical(), 1 << 5),
    ):
        order = order * size + part.cast(pl.Int64)
    return order


def _without_swallowed(events: pl.DataFrame) -> pl.DataFrame:
    """Drops cues that are a part of a number's words or of a segment's name (增长 in a segment's name is no growth).

    The name of a metric inside a number's words (净亏损225亿元) is kept, as `inner`: it counts only where no other name stands. A date
    that is a part of a cue (较上一季度) is left to the cue.
    """
    role, start, end = pl.col("role"), pl.col("start"), pl.col("end")
    solid = role.is_in(["number", "period", "other", "segment"]) & (pl.col("quantity").is_not_null() | (role == "segment"))
    telling = role.is_in(["period", "comparison", "span", "topic"]) & pl.col("quantity").is_null()
    number = role == "number"
    # Down to the last key, so that a name that is also an identifier (66PLUS) is the same event in every batch: the segment.
    ordered = events[events.select(_reading_order(telling).arg_sort()).to_series()]
    # 2024财年第二季度末: the end of that quarter, and not of the one that the call is about.
    said_on = (role == "period") & (role.shift(-1) == "period") & pl.col("quantity").is_not_null() & pl.col("quantity").shift(-1).is_null()
    said_on &= (pl.col("row") == pl.col("row").shift(-1)) & start.shift(-1).is_between(start, end, closed="none") & (end.shift(-1) > end)
    said_on = said_on.fill_null(False)
    longer = pl.when(said_on).then(end.shift(-1)).otherwise(end)
    ordered = ordered.with_columns(longer.alias("end"), carried_on=said_on.shift(1, fill_value=False))
    ordered = ordered.filter(~pl.col("carried_on")).drop("carried_on")
    ordered = ordered.with_columns(next_number=pl.when(number).then(pl.int_range(pl.len(), dtype=pl.UInt32)).backward_fill())
    upcoming = ordered.select(pl.col("row", "start", "end").gather(pl.col("next_number")).name.suffix("_of_number"))
    ordered = ordered.drop("next_number").with_columns(upcoming).with_columns(numbers_reach=_furthest(number))
    begins_number = (
        (pl.col("row_of_number") == pl.col("row")) & (pl.col("start_of_number") == start) & (pl.col("end_of_number") >= end)
    ).fill_null(False)
    ordered = ordered.with_columns(
        swallowed=pl.when(number)
        .then(False)
        .when(pl.col("quantity").is_not_null())
        .then(end <= _furthest(telling))
        .otherwise((end <= _furthest(solid)) | begins_number | ((role == "group") & (end <= _furthest(role == "ratio")))),
        in_number=((end <= pl.col("numbers_reach")) | begins_number) & ~number,
    )
    metric = role == "metric"
    # 比去年下半年的30亿元: of the half year, and no comparison with the year before.
    dated = (role.shift(-1) == "period") & pl.col("quantity").shift(-1).is_not_null() & (pl.col("row").shift(-1) == pl.col("row"))
    overlaid = (role == "comparison") & dated & start.shift(-1).is_between(start, end, closed="none") & (end.shift(-1) > end)
    ordered = ordered.filter(~overlaid.fill_null(False))
    return (
        ordered.filter(~pl.col("swallowed") | metric)
        .with_columns(inner=pl.col("in_number") & metric)
        .drop("swallowed", "in_number", "numbers_reach", *upcoming.columns)
    )


def _has_known_parts(sentences: pl.DataFrame) -> pl.Series:
    """Is the sentence of a company whose segments are reference data?"""
    return sentences["company_id"].is_in(segment_aliases()["company_id"].unique().to_list()).fill_null(False)


def _found(sentences: pl.DataFrame, quantities: pl.DataFrame, scripts: Scripts) -> pl.DataFrame:
    """Every event of the sentences, in no order."""
    numbered = with_two_senses(find_terms(sentences.filter("bears_number"), cue_vocabulary(scripts)))
    others = find_terms(sentences.filter(~pl.col("bears_number")), context_vocabulary())
    cue_words = pl.concat([numbered, others])
    # Where the names of a company's parts are known, no word has to point at them.
    known = _has_known_parts(sentences)
    pointing = pl.any_horizontal(pl.col("role") == role for role in POINTING)
    cue_words = cue_words.filter(~(pointing & pl.lit(known.gather(cue_words["row"]))))
    cue_words = without_own_currency(cue_words, sentences["call_currency"])
    named = segment_events(sentences)
    strange = sentences.select("row", "text", "bears_number", "company_core", document=pl.col("document_id").rle_id()).filter(~known)
    opening = pl.concat([opening_names(sentences, named["row"]), openings_with_told_names(strange)]).unique("row", keep="first")
    opening = opening.with_columns(role=pl.lit("segment", ROLES))
    pointed = cue_words.filter((pl.col("role") == "part") | (pl.col("role") == "company"))["row"]
    opening = opening.filter(~pl.col("row").is_in(pointed.implode()))
    return pl.concat([cue_words, named, opening, _quantity_events(quantities, sentences)], how="diagonal")


def _with_gaps(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds `gap` (the text since the event before), `tail` (the characters behind a number), the words of `WORDED` cues as `surface`."""
    worded = pl.when(pl.any_horizontal(pl.col("role") == role for role in WORDED)).then("text")
    return stream.with_columns(gap_start=_furthest(pl.lit(True))).select(
        pl.exclude("gap_start", "surface"),
        gap=pl.col("text").str.slice(pl.col("gap_start"), (pl.col("start") - pl.col("gap_start")).clip(0)),
        surface=pl.coalesce("surface", worded.str.slice(pl.col("start"), pl.col("end") - pl.col("start"))),
        tail=pl.when(pl.col("role") == "number").then("text").str.slice(pl.col("end"), TAIL),
        is_first=pl.col("row").ne(pl.col("row").shift(1)).fill_null(True),
    )


def _with_gap_kinds(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds one Boolean for each of `gap_patterns`, each distinct gap looked at once."""
    patterns = {**gap_patterns(), **share_patterns()}
    # $1.02 per diluted share, last year: what one piece is belongs to the number.
    behind_count = (pl.col("role").shift(1) == "number") & (pl.col("code").shift(1) == "count") & ~pl.col("is_first")
    sold = (pl.col("role").shift(2) == "metric") & pl.col("code").shift(2).is_in(["sales_volume", "deliveries", "production_volume"])
    stream = stream.with_columns(behind_count=(behind_count & sold).fill_null(False))
    gap = pl.col("gap").str.replace(PER_PIECE, "").str.replace(LIST_LEFT_OUT, " $1").str.replace(LONG_ASIDE, " ")
    gap = pl.when("behind_count").then(gap.str.replace(THINGS[0], "$1").str.replace(THINGS[1], "$1")).otherwise(gap)
    kinds = (
        stream.select(pl.struct("gap", "behind_count").unique())
        .unnest("gap")
        .with_columns(
            **{name: gap.str.contains(pattern) for name, pattern in patterns.items()},
            head=pl.col("gap").str.replace_all(CLAUSE_BEFORE, "").str.contains(patterns["explained"]),
        )
    )
    return stream.join(kinds, on=["gap", "behind_count"], how="left", maintain_order="left").drop("behind_count")


def _without_cut_dates(stream: pl.DataFrame) -> pl.DataFrame:
    """the end of the third quarter of 2024, in July 2022: the day is told by the longer words, also where the first ones are a cue."""
    period = pl.col("role") == "period"
    date = pl.struct(period & pl.col("quantity").is_not_null(), "row", "start", "end").shift(-1).struct
    overlaps = (
        date.field("role")
        & (date.field("row") == pl.col("row"))
        & (date.field("start") < pl.col("end"))
        & (date.field("end") > pl.col("end"))
    )
    return stream.filter(~(period & pl.col("code").str.contains("^(?:period_end|month_(?:end_)?[0-9]+)$") & overlaps).fill_null(False))


def event_stream(sentences: pl.DataFrame, quantities: pl.DataFrame, scripts: Scripts) -> pl.DataFrame:
    """One row an event, in reading order.

    `sentences` as from `context_sentences`, with `company_id`. Columns: `row`, `turn`, `start`, `end`, `surface` (of numbers and `WORDED`
    cues), `role`, `code`, `name` (row of `cues`), `quantity` (row of `quantities`), `inner`, `gap` (the text since the event before) and
    one Boolean for each of `gap_patterns`, and `tail` (the characters behind a number).
    """
    stream = _without_cut_dates(_without_swallowed(_found(sentences, quantities, scripts)))
    # Marks and codes kept cues out of themselves: they are letters of names from here on (远山365).
    stream = stream.filter(~((pl.col("role") == "other") & (pl.col("code") == "identifier")).fill_null(False))
    # 每10股派2.2元: for how many shares is told by the amount's own unit.
    stream = stream.filter(~((pl.col("code") == "count") & (pl.col("surface") == "10股")).fill_null(False))
    # 28奈米占营收的38%, 八英寸收入: the width of a chip's lines or of a wafer is the name of a process.
    width = pl.when(pl.col("code") == "count").then("surface").str.contains(r"(?i)[0-9]\s*(?:奈米|[纳納]米|nm)$|(?:英寸|英吋|吋)$")
    # 红崖铜矿一、二期: how far the works are built is a part of their name.
    phase = pl.when(pl.col("code") == "ordinal").then("surface").str.contains("^[一二三四五六]期(?:项目|工程)?$")
    stream = stream.filter(~(width.fill_null(False) | phase.fill_null(False)))
    known = _has_known_parts(sentences).alias("is_known")
    document = sentences["document_id"].rle_id().alias("document")
    told = sentences.select("turn", "text", "sentence_seq", "bears_number", "opens_paragraph").with_columns(known, document)
    stream = with_one_sense(with_whole_names(stream.with_columns(told[name].gather(stream["row"]) for name in told.columns)))
    stream = with_parts(stream.with_columns(reach=_furthest(~pl.any_horizontal(pl.col("role") == role for role in POINTING))))
    stream = with_perimeter(with_sums_of_cash(without_words_in_passing(without_asides(with_pairs(with_net_words(stream))))))
    stream = _with_gaps(with_implied_losses(with_implied_revenue(stream)))
    stream = with_inner_names(with_spending(_with_gap_kinds(stream)))
    return stream.drop("text", "reach", "is_known", "document").with_row_index("at")
