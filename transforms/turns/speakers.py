"""Which rows name a speaker: strong signs first, then the names that the strong signs made known."""

from __future__ import annotations

import polars as pl

from transforms.turns.attendance import find_attendance, people_present
from transforms.turns.candidates import find_candidates, with_neighbours
from transforms.turns.details import with_person
from transforms.turns.introductions import introduced
from transforms.turns.name_patterns import ADDRESSED, HAN, name_pattern, title_pattern
from transforms.turns.roster import known_officers, variants
from transforms.turns.rows import among
from transforms.turns.sections import asking_words

EVENTS = ["at", "doc", "kind", "name", "title", "organization", "side", "printed", "prefix", "delivery", "section", "cut_before", "answers"]

TITLE = 3  # rows of a document among which its company's name is printed


def find_speakers(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows that are not, or not only, spoken text: `at`, `doc`, `kind`, the speaker's columns, `prefix` (characters the label takes),
    `delivery`, `section`.

    `kind` is `speaker`, `title` (the row under a speaker's name), `label` (the rest of one that ran over a line's end), `heading`,
    `participants` or `delivery`; `cut_before` counts the
    characters of a name
    printed at the end of the row before.  The second frame is the roster: `doc`, `variant`, `name`, `title`, `organization`, `side`.
    """
    attendance = find_attendance(rows)
    found, told = find_candidates(rows, attendance.parts["label"])
    present, named = people_present(attendance, told)
    found = found.join(named.select("at"), on="at", how="anti", maintain_order="left")
    found = _with_own_name(_without_silent_firms(found, rows), rows)
    found = with_participants(with_person(with_neighbours(found, rows)))
    found = with_signs(found)
    glued = glued_names(found, rows)
    roster = make_roster(found, glued, pl.concat([present, introduced(found, rows)]))
    found = with_known_names(found, roster)
    listed = named.with_columns(
        pl.lit("participants").alias("kind"), pl.lit(0, pl.UInt32).alias("prefix"), pl.lit(0, pl.UInt32).alias("cut_before")
    )
    events = pl.concat([_events(found), glued.select(EVENTS), listed], how="diagonal_relaxed")
    return events.unique("at", keep="last").sort("at"), roster


def _without_silent_firms(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Candidates where a firm's name alone is a speaker only if the words behind it ask: `Capital Expenditures:` asks nothing."""
    alone = found.filter(pl.col("asks_alone") & pl.col("colon")).select("at", "doc", "prefix")
    if alone.is_empty():
        return found
    below = alone["at"].cast(pl.Int64) + 1
    below = below.clip(0, rows.height - 1)
    said = alone.with_columns(
        rows["body"].gather(alone["at"]).alias("body"),
        rows["body"].gather(below).alias("below"),
        rows["doc"].gather(below).alias("doc_below"),
    )
    behind = pl.col("body").str.slice(pl.col("prefix"))
    words = pl.when((behind == "") & (pl.col("doc") == pl.col("doc_below"))).then("below").otherwise(behind)
    silent = said.filter(~words.str.contains(rf"[?？]|{asking_words()}"))
    return found.with_columns(
        pl.when(among(silent["at"], rows.height).gather(found["at"])).then(None).otherwise("role_side").alias("role_side")
    )


def _with_own_name(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Candidates where a label that is printed again and again and stands in the document's first lines is the company's name."""
    free = pl.col("colon") & pl.col("role_side").is_null() & ~pl.col("is_name") & pl.col("section").is_null()
    labels = found.filter(free & (pl.col("manner") != "bare")).select("at", "doc", "label")
    labels = labels.filter(pl.struct("doc", "label").is_duplicated() & pl.col("label").str.contains(rf"^[^:：]*[{HAN}][^:：]*$"))
    printed = pl.col("label").str.replace(rf"(?:{title_pattern()})$", "")
    labels = labels.with_columns(printed.alias("printed")).filter(pl.col("printed").str.len_chars().is_between(3, 20))
    if labels.is_empty():
        return found
    firsts = rows.select("doc", "body").filter(pl.col("doc").is_in(labels["doc"].unique().implode())).group_by("doc").head(TITLE)
    own = labels.join(firsts, on="doc", how="inner").filter(
        pl.col("body").str.contains(pl.col("printed"), literal=True)
        & ~pl.col("body").str.starts_with(pl.col("label") + "：")
        & ~pl.col("body").str.starts_with(pl.col("label") + ":")
    )
    named = among(own["at"], rows.height).gather(found["at"])
    return found.with_columns(
        pl.when(named).then(pl.lit("company")).otherwise("role_side").alias("role_side"),
        pl.when(named).then("label").otherwise("role_name").alias("role_name"),
    )


def with_participants(found: pl.DataFrame) -> pl.DataFrame:
    """`listed`: which participants list the row stands in, if any; `listed_row` tells the rows of the list."""
    opens = pl.col("section").str.starts_with("participants")
    breaks = (
        pl.col("section").is_not_null()
        | pl.col("role_side").is_not_null()
        | (pl.col("at") != pl.col("at").shift(1) + 1)
        | pl.col("delivery").is_not_null()
        | (pl.col("colon") & (pl.col("prefix") < pl.col("n")) & (pl.col("is_name") | pl.col("detail").is_not_null()))
        # `林某（董事会秘书）：` over its words: the list is over.
        | (pl.col("body").str.contains("[:：]$") & pl.col("is_name") & pl.col("detail").is_not_null())
    )
    state = pl.when(opens).then(pl.col("section")).when(breaks.fill_null(True)).then(pl.lit("none"))
    found = found.with_columns(state.forward_fill().over("doc").alias("listed"))
    found = found.with_columns(
        pl.when(pl.col("listed") != "none").then("listed").alias("listed"),
        ((pl.col("listed") != "none") & pl.col("section").is_null()).fill_null(False).alias("listed_row"),
    )
    side = pl.col("listed").replace_strict(
        {"participants_company": "company", "participants_analyst": "analyst"}, default=None, return_dtype=pl.String
    )
    found = found.with_columns(pl.when(pl.col("listed_row")).then(pl.coalesce(side, "side")).otherwise("side").alias("side"))
    # In a list of the company's people every detail is a title, in one of analysts a firm.
    asks = pl.col("listed_row") & (pl.col("side") == "analyst") & pl.col("organization").is_null()
    leads = pl.col("listed_row") & (pl.col("side") == "company")
    return found.with_columns(
        pl.when(leads).then("detail").otherwise("title").alias("title"),
        pl.when(asks).then("detail").when(leads).then(None).otherwise("organization").alias("organization"),
    )


def with_signs(found: pl.DataFrame) -> pl.DataFrame:
    """`strong`: the row names a speaker by its own form or by the row under it."""
    told = pl.col("says_title") | pl.col("says_analyst") | pl.col("says_firm")
    name, colon, detailed = pl.col("is_name"), pl.col("colon"), pl.col("detail").is_not_null()
    ends_here = pl.col("prefix") == pl.col("n")
    free = ~pl.col("listed_row") & pl.col("section").is_null()
    # `（翻译）` alone is a mark of the turn it stands in, `翻译：` names who speaks.
    role = (
        pl.col("role_side").is_not_null()
        & (colon | (ends_here & pl.col("role_alone").fill_null(True)) | (pl.col("manner") == "led"))
        & pl.col("delivery").is_null()
    )
    spoken_label = colon & name & detailed & (told | pl.col("form").is_in(["paren", "comma"]))
    # `答（曹某）：`, `Q - Mary Stone`: a mark beside a name needs no more.
    spoken_label = spoken_label | (name & pl.col("mark_side").is_not_null() & (colon | (ends_here & (pl.col("form") != "comma"))))
    # `Fernhill Trust Group`, without any mark between its words, is rather a firm than somebody of it.
    apart = (pl.col("form") != "name_first") | pl.col("says_title") | pl.col("says_analyst")
    headed = (pl.col("manner") == "bare") & name & detailed & told & apart & ~pl.col("name_next")
    over_title = name & ~detailed & pl.col("title_next") & (~colon | ends_here)
    over_mark = name & (pl.col("delivery_next") | (pl.col("title_next") & ends_here))
    # A document that prints `Name, Firm` or `Name – Firm` over every turn: firms not known by name are told by the company they keep.
    style = (
        (pl.col("manner") == "bare") & name & pl.col("form").is_in(["comma", "dash", "paren"]) & (pl.col("n") <= 60) & ~pl.col("name_next")
    ).fill_null(False)
    found = found.with_columns(style.alias("style"))
    styled = style & (pl.col("style").sum().over("doc", "form") >= 3)
    in_brackets = (pl.col("manner") == "bracketed") & name & detailed
    bracketed = (in_brackets | (pl.col("manner") == "led")) & (in_brackets.sum().over("doc") >= 3)
    honoured = colon & name & ~detailed & pl.col("name").str.contains(rf"^[{HAN}]{{1,2}}{ADDRESSED}$")
    stamped = pl.col("manner").is_in(["stamped", "front"]) & name
    enclosed = (pl.col("manner") == "enclosed") & name
    enclosed = enclosed & (detailed | (enclosed.sum().over("doc") >= 2))
    # `Q. words`: a document that sets its questions so sets the answers so.
    lettered = pl.col("manner") == "lettered"
    both = (lettered & (pl.col("role_side") == "analyst")).any().over("doc") & (lettered & (pl.col("role_side") == "company")).any().over(
        "doc"
    )
    role = role & (~lettered | both)
    role = role & ((pl.col("manner") != "led") | (in_brackets.sum().over("doc") >= 3))
    strong = free & (role | spoken_label | headed | over_title | over_mark | styled | bracketed | stamped | enclosed | honoured)
    return found.with_columns(
        strong.fill_null(False).alias("strong"),
        (over_title & free).fill_null(False).alias("over_title"),
        role.fill_null(False).alias("is_role"),
    )


def glued_names(found: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Speakers whose name ends the row before their title: `… go ahead, Jane. Jane Doe` over `Director of Investor Relations`; or `…
    Operator` at a row's end.
    """
    titles = found.filter(pl.col("is_title") & ~pl.col("listed_row")).select(
        "at", "doc", "body", "n", "says_title", "says_analyst", "says_firm"
    )
    titles = titles.join(found.filter("over_title").select(pl.col("at") + 1), on="at", how="anti").filter(pl.col("at") > 0)
    before = rows.select(pl.col("doc").alias("doc_before"), pl.col("body").alias("end"), pl.col("n").alias("n_before"))
    ended = titles.with_columns(before[titles["at"] - 1]).filter((pl.col("doc_before") == pl.col("doc")) & (pl.col("n_before") > 60))
    ended = ended.drop("doc_before", "n_before").with_columns(pl.col("end").str.tail(60))
    ended = ended.with_columns(pl.col("end").str.extract(rf"[.!?。！？][\"”’)）]?\s+({name_pattern()})$").alias("name")).filter(
        pl.col("name").is_not_null()
    )
    ended = with_person(ended.with_columns(pl.col("body").alias("detail"), pl.lit(None, pl.String).alias("mark_side")))
    return ended.with_columns(
        pl.lit("speaker").alias("kind"),
        pl.lit(None, pl.String).alias("printed"),
        pl.col("n").alias("prefix"),
        pl.lit(None, pl.String).alias("delivery"),
        pl.lit(None, pl.String).alias("section"),
        pl.col("name").str.len_chars().alias("cut_before"),
        pl.lit(False).alias("answers"),
    )


def make_roster(found: pl.DataFrame, glued: pl.DataFrame, introduced: pl.DataFrame) -> pl.DataFrame:
    """Everyone named by a list, a strong label or a glued name, under every spelling; what the list says comes first."""
    beneath = pl.col("over_title") | (pl.col("listed_row") & pl.col("title_next") & pl.col("detail").is_null())
    own = found.with_columns(beneath.alias("beneath"))
    own = own.with_columns(
        pl.when("beneath").then("next_label").otherwise("detail").alias("detail"),
        *[pl.when("beneath").then(f"next_{c}").otherwise(c).alias(c) for c in ("says_title", "says_analyst", "says_firm")],
    )
    under = with_person(own.filter("beneath"))
    own = pl.concat([under, own.filter(~pl.col("beneath"))], how="vertical_relaxed").sort("at")
    columns = ["doc", "name", "title", "organization", "side", "detail"]
    people = own.filter(pl.col("is_name") & pl.col("role_side").is_null())
    listed = people.filter("listed_row")
    told = people.filter(pl.col("strong") & (pl.col("side").is_not_null()))
    rest = people.filter(pl.col("strong") & pl.col("side").is_null())
    by_word = [rest.filter(pl.col("detail").is_not_null()), introduced, rest.filter(pl.col("detail").is_null())]
    return variants(pl.concat([f.select(columns) for f in (listed, told, glued, *by_word)], how="vertical_relaxed"))


def with_known_names(found: pl.DataFrame, roster: pl.DataFrame) -> pl.DataFrame:
    """Every speaker row with the person it names: canonical name, title, organization, side."""
    known = roster.select("doc", "variant", *[pl.col(c).alias(f"known_{c}") for c in ("name", "title", "organization", "side", "detail")])
    found = found.with_columns(pl.col("name").str.to_lowercase().alias("variant"))
    found = found.join(known, on=["doc", "variant"], how="left", maintain_order="left").join(
        known_officers(), on="variant", how="left", maintain_order="left"
    )
    alone = (
        pl.col("detail").is_null()
        & ~pl.col("listed_row")
        & pl.col("section").is_null()
        & ~pl.col("is_title")
        & pl.col("form").is_not_null()
    )
    officer = pl.col("officer_title").is_not_null() | pl.col("officer_title_zh").is_not_null()
    single_word = ~pl.col("name").str.contains(r"[^!-~]|\s")
    in_roster = pl.col("known_name").is_not_null() & (pl.col("colon") | ~single_word)
    ends_here = pl.col("prefix") == pl.col("n")
    is_known = alone & (in_roster | (officer & (pl.col("colon") | (ends_here & ~single_word))))
    found = found.with_columns((pl.col("strong") | is_known).fill_null(False).alias("surely"))
    times = pl.len().over("doc", "variant", "colon")
    # A document that is seen to print bare names over its turns does so for those that no list tells of.
    bare_known = ~pl.col("colon") & ends_here & (is_known | (pl.col("strong") & pl.col("detail").is_null() & ~pl.col("is_role")))
    habit = (bare_known.fill_null(False).sum().over("doc") >= 4) & (pl.col("n") <= 30)
    often = _called_up(found, alone) | alone & pl.col("is_name") & pl.when("colon").then(times >= 2).otherwise((times >= 3) | habit)
    han = pl.col("name").str.contains(r"[^\x00-\x{024F}]")
    title = pl.when(han).then(pl.coalesce("officer_title_zh", "officer_title")).otherwise(pl.coalesce("officer_title", "officer_title_zh"))
    found = found.with_columns(
        title.alias("officer_title"), officer.alias("officer"), (pl.col("strong") | is_known | often).fill_null(False).alias("speaks")
    )
    is_role = pl.col("is_role")
    return found.with_columns(
        pl.when(is_role).then("role_name").otherwise(pl.coalesce("known_name", "name")).alias("name"),
        pl.when(is_role).then(None).otherwise(pl.coalesce("title", "known_title", "officer_title")).alias("title"),
        pl.when(is_role).then("role_firm").otherwise(pl.coalesce("organization", "known_organization")).alias("organization"),
        pl.when(pl.col("detail").is_null()).then("known_detail").alias("printed"),
        pl.when(is_role)
        .then(pl.when(pl.col("role_side") != "unknown").then("role_side"))
        .otherwise(pl.coalesce("known_side", "side", pl.when("officer").then(pl.lit("company"))))
        .alias("side"),
    )


def _called_up(found: pl.DataFrame, alone: pl.Expr) -> pl.Expr:
    """Whether a bare name with a colon stands in the words of an operator, or of whoever asks where nobody's answers are marked: neither
    would say a name so.
    """
    leads = pl.when("surely").then(pl.coalesce("role_side", "mark_side", "side").fill_null("unknown"))
    before = leads.shift(1).forward_fill().over("doc")
    answers = pl.col("answers_mark").fill_null(False).any().over("doc")
    # `Replay Number: 877 555 0100` is read out.
    number = pl.col("body").str.contains(r"^[^:：]{1,70}[:：]\s*[+(（]?[0-9]")
    named = alone & pl.col("is_name") & pl.col("colon") & ~pl.col("surely") & ~number
    han = pl.col("name").str.contains(f"[{HAN}]")
    return named & pl.when(han).then((before == "analyst") & ~answers).otherwise(before.is_in(["operator", "analyst"]))


def _events(found: pl.DataFrame) -> pl.DataFrame:
    """What each candidate turned out to be; the rest is text."""
    under = (pl.col("over_title") & pl.col("speaks")).shift(1).fill_null(False) & (pl.col("at") == pl.col("at").shift(1) + 1)
    speaker_next = pl.col("speaks").shift(-1).fill_null(False) & (pl.col("at").shift(-1) == pl.col("at") + 1)
    bare = ~pl.col("colon") & (pl.col("n") <= 60) & ~pl.col("body").str.tail(1).is_in(list(".。!！?？,，"))
    heading = bare & speaker_next
    above_heading = bare & heading.shift(-1).fill_null(False) & (pl.col("at").shift(-1) == pl.col("at") + 1) & (pl.col("n") <= 40)
    whole = pl.col("prefix") == pl.col("n")
    kind = (
        pl.when("speaks")
        .then(pl.lit("speaker"))
        .when(under)
        .then(pl.lit("title"))
        .when(pl.col("section").is_not_null() & whole)
        .then(pl.lit("heading"))
        .when("listed_row")
        .then(pl.lit("participants"))
        .when(pl.col("delivery").is_not_null())
        .then(pl.lit("delivery"))
        .when(heading | above_heading)
        .then(pl.lit("heading"))
    )
    found = found.with_columns(kind.alias("kind"), pl.lit(0, pl.UInt32).alias("cut_before"))
    run_over = found.filter((pl.col("kind") == "speaker") & pl.col("rest_prefix").is_not_null())
    rest = run_over.select(
        pl.col("at") + 1,
        "doc",
        pl.lit("label").alias("kind"),
        pl.col("rest_prefix").alias("prefix"),
        pl.lit(0, pl.UInt32).alias("cut_before"),
    )
    found = found.join(rest.select("at"), on="at", how="anti", maintain_order="left")
    return pl.concat(
        [_told(found), rest.select([pl.col(c) if c in rest.columns else pl.lit(None).alias(c) for c in EVENTS])], how="vertical_relaxed"
    ).sort("at")


def _told(found: pl.DataFrame) -> pl.DataFrame:
    return (
        found.filter(pl.col("kind").is_not_null())
        .with_columns(
            pl.when(pl.col("kind") == "delivery").then(0).otherwise("prefix").alias("prefix"),
            pl.when(pl.col("kind") == "heading").then("section").alias("section"),
            pl.coalesce("delivery", pl.when(pl.col("kind") == "speaker").then("told_delivery")).alias("delivery"),
            ((pl.col("kind") == "speaker") & pl.col("answers_mark")).fill_null(False).alias("answers"),
        )
        .select(EVENTS)
    )
