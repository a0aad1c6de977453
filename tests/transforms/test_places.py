"""From a place in a turn to the box on the page."""

from __future__ import annotations

import polars as pl

from transforms.places import locate

# A turn of nine characters printed on two lines: six on page 1 and three on page 2.
PIECES = pl.DataFrame(
    {
        "document_id": ["d", "d"],
        "utterance_seq": [0, 0],
        "char_start": [0, 6],
        "length": [6, 3],
        "line_seq": [7, 12],
        "line_char_start": [1, 0],
        "page": [1, 2],
    }
)
LINES = pl.DataFrame(
    {
        "document_id": ["d", "d"],
        "seq": [7, 12],
        "top": [700.0, 72.0],
        "bottom": [712.0, 84.0],
        "x_edges": [[float(x) for x in range(50, 120, 10)] + [120.0], [50.0, 60.0, 70.0, 80.0]],
    },
    schema_overrides={"top": pl.Float32, "bottom": pl.Float32, "x_edges": pl.List(pl.Float32)},
)


TURN = "收入为约 12亿元。"


def mention(start: int, end: int, turn: str = TURN) -> pl.DataFrame:
    return pl.DataFrame(
        {"document_id": ["d"], "utterance_seq": [0], "char_start": [start], "char_end": [end], "surface": [turn[start:end]]}
    )


def test_a_mention_on_one_line_has_the_edges_of_its_characters() -> None:
    placed = locate(mention(4, 6), PIECES, LINES)
    # Offsets 4 and 5 of the turn are characters 5 and 6 of a line that begins with one character of furniture.
    assert placed.select("page", "x0", "top", "x1", "bottom").rows() == [(1, 100.0, 700.0, 120.0, 712.0)]


def test_a_mention_broken_over_pages_is_boxed_where_it_begins() -> None:
    placed = locate(mention(4, 8), PIECES, LINES)
    assert placed.select("page", "x0", "x1").rows() == [(1, 100.0, 120.0)]


def test_a_mention_whose_digits_stand_overleaf_is_boxed_there() -> None:
    placed = locate(mention(3, 9, "收入为人民币12元"), PIECES, LINES)
    assert placed.select("page", "x0", "top", "x1", "bottom").rows() == [(2, 50.0, 72.0, 80.0, 84.0)]


def test_text_sources_have_pages_but_no_boxes() -> None:
    lines = LINES.with_columns(x_edges=pl.lit(None, pl.List(pl.Float32)))
    placed = locate(mention(7, 8), PIECES, lines)
    assert placed.select("page", "x0", "top", "x1", "bottom").rows() == [(2, None, None, None, None)]
