"""Names of the reference data, told from the longer names that they stand in: 绝影业务 is 绝影, 紫金铜业 is no 紫金, and neither is the
集团 of 在集团收入当中 what is spoken of.
"""

from __future__ import annotations

import polars as pl

from transforms.observations.lexicon import words_pattern

#: Behind the name of a part, and a word of its name: 绝影业务, 星空这块.
_APP = "App|APP|app|应用程序|平台|小程序"
_PART_WORD = (
    f"^((?:{_APP})?(?:这块|这一块)?(?:业务板块|業務板塊|业务线|業務線|业务|業務|板块|板塊|分部|事业部|事業部)"
    "(?:这一块|这块|这边)?|这一块|这块|这边|App|APP|app|小程序)"
)
#: How many characters behind a name are looked at.
_BEHIND = 10
#: Forms of works and firms that the company's own name never goes on with.
_OWN_FORMS = "(?:集团|公司|股份|控股|科技|国际|子公司|软件|汽车公司)"
#: 紫金铜业和紫金矿业: in a list of works the second is one, too.
_WORKS_BEFORE = "[和及与與、]$"
#: Words for the company that are no name of its own.
_GENERAL = "(?:公司|集团|集團)$"
#: Around the name of somebody for whom something is done.
_SERVING = "(?:为|給|给|對|对|向)(?:我们|我們|整个)?$"
_SERVED = "(?:整体|整體)?(?:的)?(?:持续|不断|进一步)?(?:带来|帶來|贡献|貢獻|创造|創造|提供|打造|形成|打下|奠定|增加)"
#: Behind the name of revenue in 在集团收入当中的占比.
_WITHIN = "^(?:当中|當中|之中|中|里|裡)"


def with_whole_names(stream: pl.DataFrame) -> pl.DataFrame:
    """Lengthens names of parts by the word behind them, drops names of the company that are a part of another name. stream: sorted, with
    `text`.
    """
    role = pl.col("role")
    named = stream.select(((role == "segment") | (role == "group")).alias("named"))["named"]
    if not named.any():
        return stream
    text, start, end = pl.col("text"), pl.col("start"), pl.col("end")
    names = stream.with_row_index("place").filter(named)
    following = stream.select(pl.when(pl.col("row").shift(-1) == pl.col("row")).then(start.shift(-1)))["start"]
    inside = stream.select((role.shift(1) == "metric") & (pl.col("row") == pl.col("row").shift(1)) & (end <= end.shift(1)))["role"]
    metric_end = stream.select(end.shift(1))["end"]
    names = names.with_columns(
        own=text.str.slice(start, end - start),
        behind=text.str.slice(end, _BEHIND),
        ahead=text.str.slice((start - _BEHIND).clip(0), pl.min_horizontal(start, pl.lit(_BEHIND))),
        next_start=following.gather(names["place"]),
        within=pl.when(inside.gather(names["place"])).then(text.str.slice(metric_end.gather(names["place"]), 3)),
    )
    longer = pl.when(role == "segment").then(pl.col("behind").str.extract(_PART_WORD).str.len_chars().cast(pl.Int32))
    free = (end + longer <= pl.col("next_start")).fill_null(longer.is_not_null())
    form = words_pattern("entity_form")
    # 紫金山铜金矿: a hill that the company is called after.
    works = pl.col("behind").str.contains(rf"^(?:[山河湖江峰岭]\p{{Han}}{{0,2}})?{form}") & ~pl.col("behind").str.contains(f"^{_OWN_FORMS}")
    listed = pl.col("ahead").str.contains(form + _WORKS_BEFORE)
    # 塞尔维亚紫金矿业: a firm of the company's in a country.
    abroad = pl.col("ahead").str.contains(f"{words_pattern('place')}$") & ~pl.col("own").str.contains(_GENERAL)
    of_share = pl.col("within").str.contains(_WITHIN).fill_null(False)
    # 新业务已经为公司带来可观的利润，占…: the one that it is done for.
    served = pl.col("ahead").str.contains(_SERVING) & pl.col("behind").str.contains(f"^{_SERVED}")
    other = (role == "group") & (works | listed | abroad | of_share | served)
    names = names.select("place", "end", longer=pl.when(free).then(end + longer), other=other.fill_null(False))
    place = names["place"]
    lengthened = names.filter(pl.col("longer").is_not_null())
    ends = stream["end"].clone().scatter(lengthened["place"], lengthened["longer"])
    gone = place.filter(names["other"])
    stream = stream.with_columns(ends.alias("end"))
    return stream.filter(~pl.int_range(pl.len()).is_in(gone.implode())) if gone.len() else stream
