"""What is said in passing of a figure or of a part: Non-GAAP operating expenses, which exclude share-based compensation, were …;
经调整净亏损，也就是剔除股权激励之后，为…; tutoring, which is still our fastest-growing line, delivered ….

The words of such an aside are of what the figure leaves out or of what the part is; nothing that follows speaks of them.
"""

from __future__ import annotations

import polars as pl

#: Only of a figure that is adjusted by its name: of any other one the aside says that it is another figure.
_ADJUSTED = r"(?i)non-?\s?(?:gaap|ifrs)|adjusted|core |非|调整|調整"
_OPENING = r"(?i)(?:which|,)\s*$"
#: … also without which: Non-GAAP operating margin, excluding share-based compensation, was 22%.
_OF_THE_NAME = rf"(?:{_ADJUSTED})[^,;.]{{0,90}},\s*(?:which\s*)?$"
#: Characters before the word that an aside opens with.
_LOOKED_BACK = 8
#: What a figure consists of: Deferred revenue, which represents the fees collected in advance and recognized as lessons are given, was ….
_EXPLAINS = (
    r", (?:(?:which|that) (?:mainly |mostly |primarily |largely )?"
    r"(?:represents?|consists? of|comprises?|reflects?|includes?|means?|refers? to|covers?|measures?)"
    r"|(?:mainly |mostly |primarily |largely )?(?:representing|consisting of|comprising|meaning)"
    r"|that is,?|that's|i\.e\.,?|in other words,?|namely|defined as)(?-u:\b) "
)
EXPLAINING = rf"{_EXPLAINS}[^,;.:0-9]{{3,160}}"
#: … where no comma ends it: … recognized as lessons are given at the end of the quarter was ….
EXPLAINING_ON = rf"{_EXPLAINS}[^,;.:0-9]{{3,160}} (?:at|as of|was|were)(?: (?:the )?end of)?(?: the)?\s*$"
#: What tells a figure behind an aside that lists what it leaves out: which excluded this, that and the other, was ….
_FIGURE_TOLD = (
    r"(?i)^((?:[^,0-9]*,){2,6}) *"
    r"(?:was|were|is|are|for|in|came in|reached|totall?ed|amounted|increased|decreased|grew|stood)(?-u:\b)"
)
#: 主要是购买服务器: a reason that is a thing, of which nothing else is told.
BECAUSE_OF_A_THING = "主要(?:是|就是|用于|投向|为|系)[^，,。；0-9增减增減升降滑提窄扩擴亏虧入本业業]{2,24}"
#: From the words that open an aside to the comma that ends it.
_IN_PASSING = (
    rf"(?i)({_EXPLAINS}[^,;.:0-9]{{3,160}}?) (?:at (?:the )?(?:quarter |period |year )?end|as of)(?-u:\b)",
    rf"(?i)({_EXPLAINS}[^,;.:0-9]{{3,160}}) (?:was|were)(?-u:\b)",
    r"(?i)(, (?:which|who) (?:[a-z]+ly )?(?:is|are|was|were|has|have|had|we|remains?|remained|continues?|continued|still|also|now|consists?"
    r"|consisted|represents?|represented|includes?|included|comprises?|comprised|reflects?|serves?|served|offers?|provides?|covers?|refers?"
    r"|relates?|related)(?-u:\b)[^,;.]{3,240},)",
    rf"(?i)({EXPLAINING},)",
    r"([，,](?:也就是|即|就是)[^，,。；0-9]{4,60}的(?:款项|部分|金额|钱|收入|资金)[，,])",
    r"([，,](?:也就是|即|就是)(?:我们)?(?:剔除|扣除|不计|不包括)[^，,。；]{2,40}(?:之后|以后|后|的影响|影响)[，,])",
    # 递延收入，也就是向客户预收、以后才确认为收入的款项，…
    r"([，,](?:也就是|即|就是|指的是|指)[^，,。；0-9]{4,60}(?:款项|款|部分|收入|金额|费用|资金|口径)[，,])",
    # 股权激励费用（分摊至相关经营成本和费用）, 非GAAP经营利润（不包括股权激励费用）
    r"([（(](?:分摊|分配|计入|归入|包含在|列入)[^（）()0-9]{2,60}[）)])",
    rf"(?:{_ADJUSTED})[^，,。；（(]{{2,24}}([（(](?:不包括|不含|剔除|扣除|除去)[^（）()0-9]{{2,60}}[）)])",
    # 包括云山在内，总营收…
    r"((?:如果|若|要是|假如)?(?:包括|包含|算上|加上|计入|连同)[^，,。；0-9]{2,24}(?:在内|算在内|的话|之后|以后|后)[，,])",
    rf"([，,]{BECAUSE_OF_A_THING}[，,])(?:同比|环比|按年|较|比)",
)
#: What an aside of these tells.
_TELLING = (
    "which", "who", "也就是", "就是", "即", ", that ", "that is", "that's", "representing", "consisting of", "comprising", "meaning",
    "i.e.", "in other words", "namely", "defined as", "指", "在内", "包括", "包含", "算上", "加上", "计入", "连同", "主要",
    "（分", "（归", "（列", "（不", "（剔", "（扣", "（除", "(分", "(归", "(列", "(不", "(剔", "(扣", "(除",
)  # fmt: skip


def without_words_in_passing(stream: pl.DataFrame) -> pl.DataFrame:
    """Drops the events of relative clauses that tell no number. stream: sorted, with `text`."""
    texts = stream.select("row", "text").unique("row", keep="first", maintain_order=True)
    texts = texts.filter(pl.col("text").str.contains_any(list(_TELLING)))
    said = texts.with_columns(aside=pl.coalesce(pl.col("text").str.extract(pattern) for pattern in _IN_PASSING)).drop_nulls("aside")
    if said.is_empty():
        return stream
    # The clause may stand behind words with characters of several bytes: what counts is how many characters stand before it.
    begin = pl.col("text").str.split_exact(pl.col("aside"), 1).struct.field("field_0").str.len_chars().cast(pl.Int32)
    spans = said.select("row", passing_start=begin, passing_end=begin + pl.col("aside").str.len_chars().cast(pl.Int32))
    placed = stream.join(spans, on="row", how="left", maintain_order="left")
    inside = ((pl.col("start") >= pl.col("passing_start")) & (pl.col("start") < pl.col("passing_end"))).fill_null(False)
    numbers = placed.filter(inside & (pl.col("role") == "number"))["row"].unique()
    return stream.filter(~placed.select(inside & ~pl.col("row").is_in(numbers.implode())).to_series())


def without_asides(stream: pl.DataFrame) -> pl.DataFrame:
    """Drops the events from `which excluded` to the comma that ends the aside. stream: sorted, with `text`."""
    role = pl.col("role")
    excluding = stream.filter(role == "exclude")
    before = pl.col("text").str.slice((pl.col("start") - _LOOKED_BACK).clip(0), pl.min_horizontal("start", pl.lit(_LOOKED_BACK)))
    opened = excluding.filter(before.str.contains(_OPENING) & pl.col("text").str.head(pl.col("start")).str.contains(_OF_THE_NAME))
    if opened.is_empty():
        return stream
    rest = pl.col("text").str.slice(pl.col("end"))
    comma = pl.coalesce(rest.str.extract(_FIGURE_TOLD), rest.str.extract("^([^,]*,)")).str.len_chars().cast(pl.Int32)
    asides = opened.select("row", aside_start="start", aside_end=pl.col("end") + comma).unique("row", keep="first")
    # Non-GAAP operating margin, excluding the ferry business, was 3%: of a company without that part.
    parts = stream.filter((role == "segment") | (role == "part")).select("row", part_start="start").join(asides, on="row")
    parts = parts.filter(pl.col("part_start").is_between("aside_start", "aside_end"))
    asides = asides.filter(~pl.col("row").is_in(parts["row"].implode()))
    inside = stream.join(asides, on="row", how="left", maintain_order="left").select(
        ((pl.col("start") >= pl.col("aside_start")) & (pl.col("start") < pl.col("aside_end"))).fill_null(False)
    )
    return stream.filter(~inside.to_series())
