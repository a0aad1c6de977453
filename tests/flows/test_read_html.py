"""HTML to the lines a browser shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.read_html import html_text, is_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\n<html lang='en'>", True),
        ("<?xml version='1.0'?>\n<!-- made by hand -->\n<!doctype html>", True),
        ("Revenue < cost, html is only a word here", False),
        ("# Heading\n<b>bold</b> in Markdown", False),
    ],
)
def test_html_is_told_from_its_head(text: str, expected: bool) -> None:
    assert is_html(text) is expected


@pytest.mark.parametrize(
    ("why", "html", "lines"),
    [
        (
            "a block is a line",
            "<h1>Call</h1><p>Revenue was<b> 12.5</b> million.</p><p>Thanks.</p>",
            ["Call", "Revenue was 12.5 million.", "Thanks."],
        ),
        ("source line ends are blanks", "<p>Revenue\n  was 12.5\n</p>", ["Revenue was 12.5"]),
        ("a break ends a line", "<p>Jane Doe<br>Chief Financial Officer</p>", ["Jane Doe", "Chief Financial Officer"]),
        ("cells of a row are apart", "<table><tr><td>Revenue</td><td>12.5</td></tr></table>", ["Revenue 12.5"]),
        ("scripts, styles and heads are silent", "<head><title>x</title><style>p{}</style></head><p>a</p><script>1 < 2</script>", ["a"]),
        ("entities are characters", "<p>R&amp;D up 9&#37; &mdash; 3&nbsp;million</p>", ["R&D up 9% — 3\xa0million"]),
        ("an element that is not closed hides nothing after it", "<nav><p>menu</nav><p>text</p>", ["text"]),
    ],
)
def test_text(why: str, html: str, lines: list[str]) -> None:
    assert html_text(html).split("\n") == lines, why


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<td>", "<script>", "</nav", "<!--", "-->", "<![CDATA[", "&#x110000;", "&", "<", "12.5", "\x00"])
    )
)
def test_broken_markup_never_fails(pieces: list[str]) -> None:
    text = html_text("<html>" + "".join(pieces))
    assert all(line.strip() for line in text.split("\n") if text)
