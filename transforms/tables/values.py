"""The numbers of value cells: exact, in base units, of the kind that label, header and caption tell."""

from __future__ import annotations

import polars as pl

from transforms.quantities.amounts import as_decimal, digits_value, fraction_digits, power_of_ten
from transforms.tables.cells import PLAIN
from transforms.tables.headings import is_detail
from transforms.tables.units import bracketed, has_meaning, is_scale_alone, read_units

#: A rate is told in percent; numbers from here on are amounts (gross margin 1,234).
_MOST_PERCENT = 1_000
_RATE_KINDS = ("percent", "percentage_point")


def with_units(values: pl.DataFrame, headers: pl.DataFrame) -> pl.DataFrame:
    """`values` with `label_*`, `header_*` units and the flags that their words give.

    values: `cell`, `label`, `group`, `caption_*`; headers: column_headers.
    """
    texts = headers.select("header").unique(maintain_order=True)
    units = pl.concat([texts, read_units(texts["header"]).select(pl.all().name.prefix("header_"))], how="horizontal")
    units = units.with_columns(
        is_growth=has_meaning(pl.col("header"), "growth"),
        is_amount=has_meaning(pl.col("header"), "amount"),
        is_note=has_meaning(pl.col("header"), "note") & (pl.col("header").str.len_chars() <= 10),
    )
    told = (
        headers.join(units, on="header", how="left", maintain_order="left")
        .group_by("cell", maintain_order=True)
        .agg(
            # The lowest line that tells a unit tells it best.
            *(pl.col(f"header_{name}").filter(pl.col("header_kind").is_not_null()).last() for name in ("kind", "counted", "per")),
            *(pl.col(f"header_{name}").drop_nulls().last() for name in ("unit_id", "exponent")),
            pl.col("is_growth", "is_amount", "is_note").any(),
        )
    )
    values = values.join(told, on="cell", how="left", maintain_order="left")
    labels = values.select("label", "group").unique(maintain_order=True)
    full = pl.when(is_detail(pl.col("label"))).then(pl.concat_str(pl.col("group").fill_null(""), pl.lit(" "), "label")).otherwise("label")
    labels = labels.with_columns(full=full.fill_null(""))
    inner = read_units(labels.select(bracketed(pl.col("full"))).to_series()).select(pl.all().name.prefix("label_"))
    words = labels.select("label", "group", *(has_meaning(pl.col("full"), word).alias(f"says_{word}") for word in _MEANINGS))
    labelled = pl.concat([words, inner], how="horizontal")
    return values.join(labelled, on=["label", "group"], how="left", maintain_order="left", nulls_equal=True)


_MEANINGS = ("rate", "no_rate", "share", "ads", "count", "shares", "growth", "money")


def read_values(values: pl.DataFrame) -> pl.DataFrame:
    """The mentions of plain cells: `cell` and the columns of contracts.Quantity that read_mentions gives.

    values: with_units of plain cells. `currency` (of the document) stands in where none is told.
    """
    parts = pl.col("text").str.extract_groups(PLAIN)
    values = values.with_columns(parts.alias("parts")).unnest("parts")
    values = values.with_columns(
        number=pl.col("number").str.replace_all("，", ","),
        is_percent=(pl.col("percent") != "") | (pl.col("last") != ""),
        is_bracketed=(pl.col("open") != "") | pl.col("inner").str.contains("[(（]"),
        is_minus=pl.concat_str("sign", "inner").str.contains(r"[-−–—－]"),
    )
    values = values.with_columns(own_unit=_own_currency(values["currency"])).with_columns(kind=_kind())
    values = values.with_columns(unit_id=_unit(), exponent=_exponent().fill_null(0))
    is_value = pl.col("kind") != "ordinal"
    amount = digits_value(pl.col("number"), pl.col("exponent"))
    negative = pl.col("is_bracketed") | pl.col("is_minus")
    ulp = power_of_ten(pl.col("exponent") - fraction_digits(pl.col("number")))
    none = pl.lit(None, pl.Decimal(38, 9))
    return values.select(
        "cell",
        pl.col("kind"),
        pl.when(is_value).then(as_decimal(amount * pl.when(negative).then(-1).otherwise(1).cast(pl.Int128))).alias("value"),
        low=none,
        high=none,
        unit_id=pl.when(is_value).then("unit_id"),
        counted=pl.when(pl.col("kind") == "count").then(
            pl.coalesce("label_counted", "header_counted", pl.when(pl.col("caption_kind") == "count").then("caption_counted"))
        ),
        per=pl.when(pl.col("kind") == "money").then(_per()),
        qualifier=pl.lit("exact"),
        ulp=pl.when(is_value).then(as_decimal(ulp)),
        spoken_value=none,
        date_start=pl.lit(None, pl.Date),
        date_end=pl.lit(None, pl.Date),
    )


def _own_currency(signs: pl.Series) -> pl.Series:
    """The currency that stands in the cell; null where none does."""
    return read_units(signs)["unit_id"]


def _is(name: str) -> pl.Expr:
    return pl.col(name).fill_null(False)


def _kind() -> pl.Expr:
    header, label, caption = pl.col("header_kind"), pl.col("label_kind"), pl.col("caption_kind")
    small = ~pl.col("number").str.contains(",", literal=True) & (
        pl.col("number").str.extract("^([0-9]+)").cast(pl.Int64, strict=False) < _MOST_PERCENT
    )
    rate = _is("says_rate") & ~_is("says_no_rate") & small
    counts = _is("says_count") | _is("says_shares")
    changed = _is("is_growth") & ~_is("is_amount") & header.is_null()
    return (
        pl.when(pl.col("is_percent"))
        .then(pl.lit("percent"))
        .when(pl.col("own_unit").is_not_null())
        .then(pl.lit("money"))
        .when(_is("is_note"))
        .then(pl.lit("ordinal"))
        .when(header.is_in(_RATE_KINDS))
        .then(header)
        .when(changed & (label.is_in(_RATE_KINDS) | rate))
        .then(pl.lit("percentage_point"))
        .when(changed & small)
        .then(pl.lit("percent"))
        .when(is_scale_alone("label") & (counts | (caption.is_null() & header.is_null())))
        .then(pl.lit("count"))
        .when(label.is_not_null())
        .then(label)
        .when(_is("says_share") | _is("says_ads"))
        .then(pl.lit("money"))
        .when(rate | (_is("says_growth") & small))
        .then(pl.lit("percent"))
        .when(_is("says_no_rate") & small)
        .then(pl.lit("ratio"))
        .when(counts & ~_is("says_money"))
        .then(pl.lit("count"))
        .otherwise(pl.coalesce(header, caption, pl.lit("count")))
    )


def _unit() -> pl.Expr:
    kind = pl.col("kind")
    money = pl.coalesce(
        "own_unit",
        *(pl.when(pl.col(f"{place}_kind") == "money").then(f"{place}_unit_id") for place in ("label", "header", "caption")),
        pl.col("own_unit").drop_nulls().first().over("document_id", "block"),  # the sign stands in the first row only
        pl.lit("LOCAL"),
    )
    # A bare 元 beside a named currency is that currency's.
    named = pl.coalesce(
        *(
            pl.when((pl.col(f"{place}_kind") == "money") & (pl.col(f"{place}_unit_id") != "LOCAL")).then(f"{place}_unit_id")
            for place in ("label", "header", "caption")
        )
    )
    local = pl.coalesce(named, "document_currency", pl.lit("CNY"))
    money = pl.when(money.is_in(["LOCAL", "YEN_OR_YUAN"])).then(local).otherwise(money)
    duration = pl.coalesce(*(pl.when(pl.col(f"{place}_kind") == kind).then(f"{place}_unit_id") for place in ("label", "header", "caption")))
    return (
        pl.when(kind == "money").then(money)
        .when(kind.is_in(_RATE_KINDS)).then(kind)
        .when(kind == "ratio").then(pl.lit("ratio"))
        .otherwise(pl.coalesce(duration, pl.lit("count")))
    )  # fmt: skip


def _exponent() -> pl.Expr:
    kind = pl.col("kind")
    is_money, is_count = kind == "money", kind == "count"
    of_label, *others = (pl.when(pl.col(f"{place}_kind") == kind).then(f"{place}_exponent") for place in ("label", "header", "caption"))
    told = [pl.when(is_scale_alone("label")).then("label_exponent").otherwise(of_label), *others]
    per_unit = _is("says_share") | _is("says_ads") | pl.col("label_per").is_not_null()
    shares = pl.when((pl.col("caption_kind") == "money") & ~_is("caption_spares_shares")).then("caption_exponent")
    return (
        pl.when(pl.col("is_percent") & (kind == "percent")).then(0)
        .when(is_money & per_unit).then(pl.coalesce(told[0], pl.when(pl.col("header_exponent") < 0).then("header_exponent"), 0))
        .when(is_count & _is("says_shares")).then(pl.coalesce(*told, shares))
        .when(is_count & _is("says_count")).then(pl.coalesce(told[0], told[1]))
        .otherwise(pl.coalesce(*told))
    )  # fmt: skip


def _per() -> pl.Expr:
    words = pl.when(_is("says_ads")).then(pl.lit("ads")).when(_is("says_share")).then(pl.lit("share"))
    return pl.coalesce("label_per", words, "header_per", pl.when(pl.col("caption_kind") == "money").then("caption_per"))
