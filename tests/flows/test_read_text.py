"""Text to lines: nothing is changed, pages begin at form feeds."""

from __future__ import annotations

import polars as pl
import pytest

from flows.read_text import LINE_SCHEMA, page_counts, text_lines


def read(text: str) -> list[tuple[int | None, str]]:
    return text_lines(pl.DataFrame({"document_id": ["d"], "text": [text]})).select("page", "text").rows()


@pytest.mark.parametrize(
    ("why", "text", "expected"),
    [
        ("a line a row", "one\ntwo\n", [(None, "one"), (None, "two")]),
        ("no line end at the end", "one\ntwo", [(None, "one"), (None, "two")]),
        ("blank lines and blanks are kept", "  one \n\n\ttwo\n", [(None, "  one "), (None, ""), (None, "\ttwo")]),
        ("line ends of every system", "one\r\ntwo\rthree\n", [(None, "one"), (None, "two"), (None, "three")]),
        ("a form feed begins a page", "one\n\ftwo\n", [(1, "one"), (2, "two")]),
        ("a form feed ends the last page", "one\n\ftwo\n\f", [(1, "one"), (2, "two")]),
        ("an empty page is a page", "one\n\f\fthree\n\f", [(1, "one"), (2, ""), (3, "three")]),
        ("other separators stay in their line", "a\x0bb\u2028c\x85d\n", [(None, "a\x0bb\u2028c\x85d")]),
    ],
)
def test_lines(why: str, text: str, expected: list[tuple[int | None, str]]) -> None:
    assert read(text) == expected, why


def test_many_documents_at_once_are_numbered_each_from_zero() -> None:
    lines = text_lines(pl.DataFrame({"document_id": ["a", "b"], "text": ["1\n2", "3\n\f4"]}))
    assert lines.select("document_id", "seq", "text").rows() == [("a", 0, "1"), ("a", 1, "2"), ("b", 0, "3"), ("b", 1, "4")]
    assert lines.schema == pl.Schema(LINE_SCHEMA)
    assert page_counts(lines).rows() == [("a", None), ("b", 2)]
