"""Who stands next to whom: for every number, the nearest cue of each role before and after it in its sentence.

Two events are *connected* where only words stand between them that the grammar of figures explains (`link_fillers.csv`): 收入 … 为 … 2,248亿元 is connected,
收入质量改善，成本 … 10亿元 is not. Connectedness is one running count of the gaps that are not explained: equal counts, connected.
"""

from __future__ import annotations

import polars as pl

#: Roles that end whatever was being said: what stands after 主要由于 is no longer said of the subject.
_ENDING = ("reason", "exclude", "entity", "negation")
_SOUGHT = ("metric", "number", "segment", "direction", "comparison", "period", "polarity", "forward", "hypothetical", "exclude", "respective", "ratio", "entity", "reason", "per")


def _role(*roles: str) -> pl.Expr:
    return pl.col("role").is_in(roles)


def _previous(mask: pl.Expr) -> pl.Expr:
    """Index of the last event before this one, in the same sentence, for which `mask` holds."""
    index = pl.when(mask).then(pl.col("at")).forward_fill().shift(1)
    return pl.when(index >= pl.col("first_at")).then(index)


def _following(mask: pl.Expr) -> pl.Expr:
    index = pl.when(mask).then(pl.col("at")).backward_fill().shift(-1)
    return pl.when(index <= pl.col("last_at")).then(index)


def with_neighbours(stream: pl.DataFrame) -> pl.DataFrame:
    """Adds `first_at`, `last_at`, the running counts `breaks`, `separations`, `loose`, `loose_from`, and `before_<role>`, `after_<role>`: indices of events."""
    counted = stream.with_columns(
        first_at=pl.when(pl.col("is_first")).then(pl.col("at")).forward_fill(),
        last_at=pl.when(pl.col("is_first").shift(-1, fill_value=True)).then(pl.col("at")).backward_fill(),
        breaks=(~pl.col("explained") | _role(*_ENDING)).cum_sum(),
        separations=(pl.col("separated") | pl.col("is_first")).cum_sum(),
        loose=(~pl.col("attributive") | _role(*_ENDING, "number")).cum_sum(),
        loose_from=(~(pl.col("attributive") | pl.col("from_end")) | pl.col("separated") | _role("number")).cum_sum(),
    )
    masks = {name: _role(name, "group") if name == "segment" else _role(name) for name in _SOUGHT}
    masks["metric"] = _role("metric") & ~pl.col("inner")
    masks["inner"] = _role("metric") & pl.col("inner")
    # What stands directly behind a number belongs to it (36.2% year-over-year and …), not to the next one.
    last_number = pl.when(_role("number")).then(pl.col("at")).forward_fill()
    behind_number = (last_number >= pl.col("first_at")) & (pl.col("loose_from") == pl.when(_role("number")).then(pl.col("loose_from")).forward_fill())
    free = {name: masks[name] & ~behind_number.fill_null(False) if name in ("period", "comparison") else masks[name] for name in masks}
    after = ("metric", "number", "segment", "direction", "comparison", "period", "polarity", "ratio")
    return counted.with_columns(
        **{f"before_{name}": _previous(mask) for name, mask in free.items()},
        **{f"after_{name}": _following(masks[name]) for name in after},
    )


class Stream:
    """The event stream, to look events up by index."""

    def __init__(self, events: pl.DataFrame) -> None:
        self.events = events

    def of(self, numbers: pl.DataFrame, index: str, *columns: str, prefix: str) -> list[pl.Series]:
        """The `columns` of the events at `numbers[index]`, named `<prefix>_<column>`; null where the index is null."""
        return [self.events[column].gather(numbers[index]).alias(f"{prefix}_{column}") for column in columns]
