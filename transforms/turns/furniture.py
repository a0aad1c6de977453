"""Page furniture: running headers, footers, banners and page numbers, told by repetition and by their place, not by known words."""

from __future__ import annotations

import polars as pl

from transforms.turns.candidates import delivery_pattern
from transforms.turns.layout import LONG
from transforms.turns.name_patterns import role_words
from transforms.turns.rows import same_document

PAGE_NUMBER = (
    r"(?i)^[-–—·|\s(（第]*(?:page|p\.?)?\s*([0-9]{1,4})\s*(?:页|頁)?\s*"
    r"(?:(?:/|of|共|，共|，\s*共)\s*[0-9]{1,4}\s*(?:页|頁)?)?[-–—·|\s)）]*$"
)
SPELLED = r"(?i)^[-–—·|\s(（]*(?:第\s*[0-9]{1,4}\s*[页頁]|page\s+[0-9]{1,4}(?:\s+of\s+[0-9]{1,4})?[-–—·|\s)）]*$)"
# With the number of all pages it is furniture wherever on the page it stands.
SPELLED_OF_ALL = (
    r"^[-–—·|\s(（]*(?:第\s*[0-9]{1,4}\s*[页頁]\s*[,，/／]?\s*[(（]?共\s*[0-9]{1,4}\s*[页頁]"
    r"|Page\s+[0-9]{1,4}\s+of\s+[0-9]{1,4})[-–—·|\s)）]*$"
)
# First and last characters of what the pattern takes.
NUMBER_HEADS, NUMBER_TAILS = tuple("0123456789-–—·|(（第pP"), tuple("0123456789页頁-–—·|)）")
SPELLED_HEADS, LONGEST_SPELLED = ("第", "P", "(", "（", "-", "–", "—", "·", "|"), 24
LONGEST_NUMBER = 14  # characters of a page number with the words around it
EDGE_ROWS = 3
SAME_HEIGHT = 4.0  # points


def _key(column: str) -> pl.Expr:
    """Text that stays the same from page to page: digits and spaces left out."""
    return pl.col(column).str.replace_all(r"[0-9]+", "#").str.replace_all(r"\s+", "")


def find_furniture(rows: pl.DataFrame) -> pl.DataFrame:
    """`at` and `number` (the page number it tells, if any) of every row of page furniture."""
    placed = rows
    paged = placed.filter(pl.col("page").is_not_null())
    plain = placed.filter(pl.col("page").is_null()) if paged.height < placed.height else placed.clear()
    found = pl.concat([_furniture_of_pages(paged), _furniture_of_text(plain)], how="vertical_relaxed")
    told = rows.filter((pl.col("n") <= LONGEST_SPELLED) & pl.col("head").is_in(SPELLED_HEADS)).select("at", "body")
    told = told.filter(pl.col("body").str.contains(SPELLED_OF_ALL)).select("at", pl.lit(None, pl.Int32).alias("number"))
    return pl.concat([found, told.join(found, on="at", how="anti")], how="vertical_relaxed").sort("at")


def _page_edges(paged: pl.DataFrame) -> pl.DataFrame:
    """The first and last rows of every page, with `rank` from the edge: 1, 2, 3 from the top, -1, -2, -3 from the foot."""
    new = (~same_document() | (pl.col("page") != pl.col("page").shift(1))).fill_null(True)
    spans = paged.with_row_index("i").filter(new) if paged.height else paged.with_row_index("i")
    starts = spans["i"]
    ends = starts.shift(-1, fill_value=paged.height)
    pages = pl.DataFrame({"start": starts, "end": ends})
    from_top = pages.with_columns(pl.int_ranges(pl.lit(1), 1 + EDGE_ROWS).alias("rank"))
    from_foot = pages.with_columns(pl.int_ranges(pl.lit(-EDGE_ROWS), 0).alias("rank"))
    ranks = pl.concat([from_top, from_foot]).explode("rank")
    i = (
        pl.when(pl.col("rank") > 0)
        .then(pl.col("start").cast(pl.Int64) + pl.col("rank") - 1)
        .otherwise(pl.col("end").cast(pl.Int64) + pl.col("rank"))
    )
    ranks = ranks.with_columns(i.alias("i")).filter((pl.col("i") >= pl.col("start")) & (pl.col("i") < pl.col("end")))
    return paged[ranks["i"].cast(pl.Int64)].with_columns(ranks["rank"], (ranks["rank"] > 0).alias("on_top"))


def _furniture_of_pages(paged: pl.DataFrame) -> pl.DataFrame:
    """Rows near a page's edge whose text, but for digits, stands at the same edge of several pages."""
    edges = _page_edges(paged).with_columns(_key("body").alias("key"), pl.col("page").n_unique().over("doc").alias("pages"))
    group = ["doc", "key", "on_top"]
    digits = pl.col("body").str.extract_all("[0-9]+").list.eval(pl.element().cast(pl.Int32, strict=False))
    edges = edges.with_columns(
        pl.col("page").n_unique().over(group).alias("seen_on"),
        digits.list.first().alias("first_number"),
        (pl.col("key").str.len_chars() <= 1).alias("bare"),
    )
    offset = pl.col("first_number") - pl.col("page")
    edges = edges.with_columns(offset.alias("offset"), offset.drop_nulls().mode().sort().first().over(group).alias("usual_offset"))
    # A sentence may well be said twice; a header that ends like one is seen on more pages.
    twice = (
        (pl.col("seen_on") >= 2)
        & (2 * pl.col("seen_on") >= pl.col("pages"))
        & ~pl.col("tail").is_in(["。", "！", "？", ".", "!", "?", ":", "："])
    )
    often = (pl.col("seen_on") >= 3) | twice
    counted = pl.col("key").str.contains("#", literal=True)
    numbers = counted & (pl.col("offset") == pl.col("usual_offset"))
    # A bare number at the very edge that is the page's own, on a document too short to repeat it.
    few = (pl.col("rank").abs() == 1) & (pl.col("n") <= LONGEST_NUMBER) & (pl.col("pages") <= 2)
    edges = edges.with_columns(numbers.alias("is_number"), often.alias("often"), few.alias("few")).filter(pl.col("often") | pl.col("few"))
    lone = pl.col("few") & (pl.col("body").str.extract(PAGE_NUMBER).cast(pl.Int32, strict=False) == pl.col("page"))
    # A role or a delivery mark belongs to a turn wherever it falls.
    speech = pl.col("body").str.to_lowercase().is_in(role_words().filter("alone")["role"].implode()) | pl.col("body").str.contains(
        delivery_pattern()
    )
    hits = edges.filter(lone.fill_null(False) | pl.col("often") & ~speech & (~pl.col("bare") | pl.col("is_number")))
    if hits.is_empty():
        return _nothing()
    # A name that now and then falls on the first line of a page stands elsewhere just as often.
    everywhere = (
        paged.select("doc", "body")
        .join(hits.filter(~counted).select("doc", "body").unique(), on=["doc", "body"], how="semi")
        .group_by("doc", "body")
        .agg(pl.len().alias("everywhere"))
    )
    at_edge = hits.group_by("doc", "body").agg(pl.col("at").n_unique().alias("at_edge"))
    hits = hits.join(everywhere, on=["doc", "body"], how="left").join(at_edge, on=["doc", "body"], how="left")
    hits = hits.filter(counted | (pl.col("at_edge") >= 0.8 * pl.col("everywhere")))
    number = pl.when("is_number").then(pl.col("first_number"))
    return hits.group_by("at").agg(number.first().alias("number")).select(pl.col("at").cast(pl.UInt32), pl.col("number").cast(pl.Int32))


def _furniture_of_text(plain: pl.DataFrame) -> pl.DataFrame:
    """Where the source has no page breaks: page numbers that count up, lines repeated beside them, and lines repeated in the midst of
    sentences.
    """
    # Only rows that begin and end alike, but for digits, can be repeated ones.
    ends = [pl.when(pl.col(c).is_in(list("0123456789"))).then(0).otherwise(pl.col(c).hash(seed)) for seed, c in enumerate(("head", "tail"))]
    plain = plain.with_columns(pl.col("gap").shift(-1).fill_null(0).alias("gap_behind"))
    stub = plain.select("at", "doc", "gap", "n", "body", "head", "tail", "gap_behind")
    stub = stub.filter(~pl.col("tail").is_in(["。", "，", "、", ":", "：", "？", "?", "."]))
    short = stub.filter((ends[0] + ends[1] + pl.col("doc").hash()).is_duplicated()).select(
        "at",
        "doc",
        "gap",
        "n",
        "body",
        "tail",
        pl.col("body").str.head(8).str.replace_all("[0-9]+", "#").alias("start"),
        "gap_behind",
    )
    number = pl.when(pl.col("n") <= 20).then(pl.col("body").str.extract(PAGE_NUMBER)).cast(pl.Int32, strict=False)
    edged = pl.col("head").is_in(NUMBER_HEADS) & pl.col("tail").is_in(NUMBER_TAILS)
    numbers = plain.filter((pl.col("n") <= 20) & edged).with_columns(number.alias("number"))
    numbers = numbers.filter(pl.col("number").is_not_null())
    # `第 3 页 共 9 页`, `Page 3 of 9` says itself what it is.
    spelled = numbers.filter(pl.col("body").str.contains(SPELLED)).select("at", "number")
    numbers = numbers.select("at", "doc", "number", "gap", "gap_behind")
    repeated = short.filter(pl.struct("doc", "start").is_duplicated()).with_columns(_key("body").alias("key"))
    repeated = repeated.filter(pl.struct("doc", "key").is_duplicated())
    repeated = repeated.join(numbers.select("at"), on="at", how="anti")
    beside = _beside(repeated, numbers, plain)
    headers = repeated.join(beside, on=["doc", "key"], how="semi").select("at", pl.lit(None, pl.Int32).alias("number"))
    counted = _counted(repeated)
    near = headers["at"].cast(pl.Int64)
    next_to = pl.concat([near + step for step in (-2, -1, 1, 2)])
    flush = (pl.col("gap") == 0) & (pl.col("gap_behind") == 0)
    steps = (pl.col("number") - pl.col("number").shift(1) == 1) & same_document()
    chain = numbers.filter(~flush).with_columns((steps | steps.shift(-1)).fill_null(False).alias("chained"))
    chain = chain.filter(pl.col("chained") & (pl.col("chained").sum().over("doc") >= 3))
    with_header = numbers.filter(pl.col("at").cast(pl.Int64).is_in(next_to.implode()))
    return (
        pl.concat([headers, counted, chain.select("at", "number"), with_header.select("at", "number"), spelled])
        .unique("at", keep="last")
        .with_columns(pl.col("at").cast(pl.UInt32))
    )


def _breaks(plain: pl.DataFrame, at: pl.Series) -> pl.DataFrame:
    """`at`, `broken`: the row before runs nearly to the margin and ends no sentence, so that the row at `at` stands in its midst."""
    margins = plain.group_by("doc").agg(pl.col("right").quantile(0.9).alias("margin"))
    before = plain.select((pl.col("at").cast(pl.Int64) + 1).alias("at"), "doc", "right", "terminal").filter(
        pl.col("at").is_in(at.implode())
    )
    long = pl.col("right") >= LONG * pl.col("margin")
    return before.join(margins, on="doc", how="left").select("at", (~pl.col("terminal") & long).alias("broken"))


def _beside(repeated: pl.DataFrame, numbers: pl.DataFrame, plain: pl.DataFrame) -> pl.DataFrame:
    """`doc`, `key` of the repeated lines that stand next to a page number at least twice, or break a sentence at least three times."""
    if repeated.is_empty():
        return pl.DataFrame(schema={"doc": pl.UInt32, "key": pl.String})
    places = numbers.select(pl.col("at").cast(pl.Int64), pl.col("number"))
    found = repeated.with_columns(pl.col("at").cast(pl.Int64))
    for step in (-1, 1):
        found = found.join(places.select(pl.col("at") - step, pl.col("number").alias(f"number{step}")), on="at", how="left")
    found = found.join(_breaks(plain, found["at"]), on="at", how="left")
    votes = found.group_by("doc", "key").agg(
        pl.len().alias("times"),
        pl.coalesce("number-1", "number1").is_not_null().sum().alias("numbered"),
        pl.coalesce("number-1", "number1").n_unique().alias("distinct"),
        pl.col("broken").fill_null(False).sum().alias("breaks"),
    )
    numbered = (pl.col("numbered") >= 2) & (pl.col("distinct") >= 2) & (2 * pl.col("numbered") >= pl.col("times"))
    breaking = (pl.col("times") >= 3) & (pl.col("breaks") >= 2) & (3 * pl.col("breaks") >= pl.col("times"))
    return votes.filter(numbered | breaking).select("doc", "key")


def _counted(repeated: pl.DataFrame) -> pl.DataFrame:
    """Repeated lines that bear the page number themselves: the last number in them goes up by one, three times or more."""
    if repeated.is_empty():
        return _nothing()
    numbers = pl.col("body").str.extract_all("[0-9]+").list.eval(pl.element().cast(pl.Int32, strict=False))
    found = repeated.filter(pl.col("key").str.contains("#", literal=True)).with_columns(
        numbers.list.last().alias("last"), numbers.list.first().alias("first")
    )
    found = found.sort("doc", "key", "at")
    same = (pl.col("doc") == pl.col("doc").shift(1)) & (pl.col("key") == pl.col("key").shift(1))
    found = found.with_columns(
        *[
            ((pl.col(c) - pl.col(c).shift(1) == 1) & same).fill_null(False).sum().over("doc", "key").alias(f"{c}_steps")
            for c in ("first", "last")
        ]
    )
    found = found.filter(pl.max_horizontal("first_steps", "last_steps") >= 2)
    return found.select(
        "at", pl.when(pl.col("last_steps") >= pl.col("first_steps")).then("last").otherwise("first").cast(pl.Int32).alias("number")
    )


def _nothing() -> pl.DataFrame:
    return pl.DataFrame(schema={"at": pl.UInt32, "number": pl.Int32})
