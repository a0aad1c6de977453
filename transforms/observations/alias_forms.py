"""Names of metrics that are put together from parts: `[扣非|扣除非经常性损益后]的[归母|]净利润` is four names.

A form is an alias with the alternatives of a part in brackets; its modifier may name the part that was chosen: `{1}` the first.
"""

from __future__ import annotations

import itertools
import re

import polars as pl

#: The alternatives of a part of a form.
PART = re.compile(r"\[([^\]]*)\]")


def names_of(form: str, modifier: str | None = None) -> list[tuple[str, str | None]]:
    """Every name that a form stands for, with its modifier; the form itself where it has no parts."""
    words = PART.split(form)
    parts = [word.split("|") for word in words[1::2]]
    named = []
    for chosen in itertools.product(*parts):
        between = itertools.zip_longest(words[0::2], chosen, fillvalue="")
        name = "".join(itertools.chain.from_iterable(between))
        named.append((name, modifier.format(None, *chosen) if modifier else modifier))
    return named


def expanded(aliases: pl.DataFrame) -> pl.DataFrame:
    """`aliases` (columns `alias`, `modifier` and any others) with one row for each name; a name that a row spells out goes before the same
    name of a form.
    """
    is_form = pl.col("alias").str.contains(r"\[")
    forms = aliases.filter(is_form)
    named = [names_of(form, modifier) for form, modifier in forms.select("alias", "modifier").iter_rows()]
    put_together = forms.with_columns(
        alias=pl.Series([[name for name, _ in names] for names in named], dtype=pl.List(pl.String)),
        modifier=pl.Series([[modifier for _, modifier in names] for names in named], dtype=pl.List(pl.String)),
    ).explode("alias", "modifier")
    return pl.concat([aliases.filter(~is_form), put_together.select(aliases.columns)])
