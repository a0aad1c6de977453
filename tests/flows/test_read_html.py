"""HTML to the lines a browser shows."""

from __future__ import annotations

import time

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
            "paragraphs and headings are apart",
            "<h1>Call</h1><p>Revenue was<b> 12.5</b> million.</p><p>Thanks.</p>",
            ["Call", "", "Revenue was 12.5 million.", "", "Thanks."],
        ),
        (
            "blocks are lines",
            "<div>Jane Doe</div><div>Revenue was 12.5<span> million.</span></div>",
            ["Jane Doe", "Revenue was 12.5 million."],
        ),
        ("source line ends are blanks", "<p>Revenue\n  was 12.5\n</p>", ["Revenue was 12.5"]),
        ("a break ends a line", "<p>Jane Doe<br>Chief Financial Officer<br/></p>", ["Jane Doe", "Chief Financial Officer"]),
        (
            "cells of a row are apart",
            "<table>\n<tr>\n<th>Metric</th>\n<th>Q1\n2025</th></tr><tr><td>Revenue<td>12.5</table>",
            ["Metric  Q1 2025", "Revenue  12.5"],
        ),
        ("scripts, styles and heads are silent", "<head><title>x</title><style>p{}</style></head><p>a</p><script>1 < 2</script>", ["a"]),
        (
            "what stands around the text is left out",
            "<nav>menu 1</nav><div role=navigation>menu 2</div><p>a</p><aside>More: shares up 5%</aside><footer>© 2025</footer>",
            ["a"],
        ),
        ("what is hidden is left out", "<p hidden>x</p>a<div style='color: red; display:none'><p>y</p></div>b", ["a", "b"]),
        ("entities are characters", "<p>R&amp;D up 9&#37; &mdash; 3&nbsp;million</p>", ["R&D up 9% — 3\xa0million"]),
        ("an element that is not closed hides nothing after it", "<nav><p>menu</nav><p>text</p>", ["text"]),
        (
            "ordered lists have their numbers",
            "<ol start=3><li>costs<li><p>margins</p></ol><ul><li>tax</ul>",
            ["3. costs", "", "4. margins", "", "tax"],
        ),
        ("preformatted text is kept", "<pre>Operator:\n  12  13\n</pre><p>a</p>", ["Operator:", "  12  13", "", "a"]),
        ("raised numbers are no digits of the amount", "<p>15.6<sup>1</sup> million, the 3<sup>rd</sup></p>", ["15.6¹ million, the 3rd"]),
        ("a page need not have a body", "12.5", ["12.5"]),
    ],
)
def test_text(why: str, html: str, lines: list[str]) -> None:
    assert html_text("<html>" + html).split("\n") == lines, why


def test_deep_nesting_takes_no_time() -> None:
    start = time.process_time()
    assert html_text("<html>" + "<div>" * 200_000 + "12.5") == "12.5"
    assert time.process_time() - start < 5


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<td>",
                "<script>",
                "</nav",
                "<!--",
                "-->",
                "<![CDATA[",
                "&#x110000;",
                "&",
                "<",
                "12.5",
                "\x00",
                "<ol>",
                "<li>",
                "<pre>",
                "<sup>",
                "\ud800",
            ]
        )
    )
)
def test_broken_markup_never_fails(pieces: list[str]) -> None:
    text = html_text("<html>" + "".join(pieces))
    assert "\n\n\n" not in text
    assert text == text.strip("\n")
