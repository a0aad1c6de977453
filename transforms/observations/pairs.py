"""苍穹和星瀚收入5.6亿元: two parts of which one figure is told are one, by the name as spoken; 星空实现云服务收入10亿元: the figure is of
the part, and not of the larger one that it belongs to.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.companies import segments

#: Between the two names of a pair.
_AND = "^(?:[和与與及、/&+＋]|以及)$"
#: Behind a pair whose figures are told one by one, or between which something is.
_EACH = "分别|分別|各自|各为|各占|依次|之间|之間"
_FIGURE = r"[0-9][0-9.,]*[%万亿元美港个家百分点]*"
_LISTED = rf"^(?:[、和与與及]|以及|[^，,。；;]*(?:{_EACH})|[^；;。]*{_FIGURE}(?:[和及与、]|以及){_FIGURE})"
_WHEN = "(?:[0-9]{4}年?|今年|本)?(?:上半年|下半年|[一二三四]季度|季度|期|全年)?"
#: Between a part and the larger one of which its figure is a kind.
_OWN = f"^{_WHEN}(?:合计|一共|共计?)?(?:实现|實現|录得|錄得|贡献|貢獻|完成|取得)?[了的]?$"


@cache
def _larger_parts() -> list[str]:
    """Every part with the one that it is a part of, as `part/larger part`."""
    return segments().filter(pl.col("parent").is_not_null()).select(pl.format("{}/{}", "code", "parent")).to_series().unique().to_list()


def with_pairs(stream: pl.DataFrame) -> pl.DataFrame:
    """Joins two neighbouring segments of which one figure is told; takes a larger part behind one of its own as a word.

    stream: sorted, with `text`, `row`, `start`, `end`.
    """
    role = pl.col("role")
    last = pl.when(role == "segment").then(pl.int_range(pl.len())).forward_fill().shift(1)
    told = stream.with_row_index("place").with_columns(pl.col("row", "code", "start", "end").gather(last).name.prefix("last_"))
    told = told.filter((role == "segment") & (pl.col("row") == pl.col("last_row")))
    if told.is_empty():
        return stream
    between = pl.col("text").str.slice("last_end", (pl.col("start") - pl.col("last_end")).clip(0))
    larger = pl.format("{}/{}", "last_code", "code").is_in(_larger_parts()) & between.str.contains(_OWN)
    told = told.with_columns(is_larger=larger, is_second=between.str.contains(_AND) & (pl.col("code") != pl.col("last_code")))
    pairs = told.filter("is_second")
    if pairs.height:
        first = pl.col("last_start")
        called = pl.col("text").str.slice(first, pl.col("end") - first)
        ahead = pl.col("text").str.slice((first - 1).clip(0), pl.min_horizontal(first, pl.lit(1)))
        pairs = pairs.with_columns(called=called).filter(
            ~ahead.str.contains("[、和与與及]") & ~pl.col("text").str.slice("end").str.contains(_LISTED)
        )
    else:
        pairs = pairs.with_columns(called=pl.lit(None, pl.String))
    larger_ones = told.filter("is_larger")["place"]
    if not pairs.height + larger_ones.len():
        return stream
    place, kind = pl.int_range(pl.len()), stream.schema["role"]
    names = pairs.select("row", "called", pair_end="end", start="last_start").with_columns(role=pl.lit("segment", kind))
    kept = stream.with_columns(role=pl.when(place.is_in(larger_ones.implode())).then(pl.lit("neutral", kind)).otherwise("role"))
    kept = kept.filter(~place.is_in(pairs["place"].implode()))
    kept = kept.join(names, on=["row", "start", "role"], how="left", maintain_order="left")
    return kept.with_columns(
        code=pl.coalesce("called", "code"), surface=pl.coalesce("called", "surface"), end=pl.coalesce("pair_end", "end")
    ).drop("called", "pair_end")
