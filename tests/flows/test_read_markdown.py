"""Markdown to the lines it shows."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.read_markdown import is_markdown, markdown_text


@pytest.mark.parametrize(
    ("why", "text", "expected"),
    [
        ("headings and bold names", "# Call\n\n**Jane Doe**\nThank you.", True),
        ("a ruled table and a link", "|a|b|\n|---|---|\n|1|2|\nsee [page](https://example.org/)", True),
        ("one sign may be anything", "# of stores: 12\nRevenue was 3 million.", False),
        ("stars and dashes of plain text", "2 * 3 ** 4\n-----\n***\nRevenue [inaudible] (12) was up.", False),
        ("dotted rules between turns", "Operator\n" + "." * 40 + "\nThank you.\n" + "." * 40, False),
    ],
)
def test_markdown_is_told_from_its_signs(why: str, text: str, expected: bool) -> None:
    assert is_markdown(text) is expected, why


@pytest.mark.parametrize(
    ("why", "text", "lines"),
    [
        ("signs are not read", "# Call\n\n**Jane Doe:** Revenue was *12.5* million.", ["Call", "", "Jane Doe: Revenue was 12.5 million."]),
        (
            "lines stay lines",
            "**Jane Doe**\nChief Financial Officer\n\nThank you.",
            ["Jane Doe", "Chief Financial Officer", "", "Thank you."],
        ),
        ("tables are rows", "| Metric | Q1 |\n|---|---:|\n| Revenue | 12.5 |", ["Metric  Q1", "Revenue  12.5"]),
        ("lists", "1. costs\n2. tax\n\n- up 3%\n- down 4%", ["1. costs", "2. tax", "", "up 3%", "down 4%"]),
        ("a year at the head of a line is no list", "2025. A good year.", ["2025. A good year."]),
        ("escapes and entities", r"up 9%\*, 3 \* 4, R&amp;D, 1\. costs, \[12\]", ["up 9%*, 3 * 4, R&D, 1. costs, [12]"]),
        ("links show their words", "see [the release](https://example.org/2025?q=7)", ["see the release"]),
        ("indented text is text", "a\n\n    Revenue was 12.5", ["a", "", "Revenue was 12.5"]),
        ("names in double brackets", "<<Jane Doe – CEO>>\nThank you.", ["<<Jane Doe – CEO>>", "Thank you."]),
        ("breaks in HTML", "Jane Doe<br>CFO", ["Jane Doe", "CFO"]),
        ("pages stay pages", "# one\n\f# two\n", ["one\ftwo"]),
    ],
)
def test_text(why: str, text: str, lines: list[str]) -> None:
    assert markdown_text(text).split("\n") == lines, why


@pytest.mark.parametrize("piece", ["[", "*a ", "> ", "- ", "`", "<", "**a", "![a](", "|a", "&"])
def test_nothing_takes_minutes(piece: str) -> None:
    start = time.process_time()
    markdown_text(piece * 5_000)
    assert time.process_time() - start < 10


@given(
    st.lists(
        st.sampled_from(["# ", "**", "|", "---", "\n", "[", "](", ")", "1. ", "- ", "    ", "> ", "`", "<b>", "&#0;", "12.5", "\x00", "\f"])
    )
)
def test_any_text_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    is_markdown(text)
    assert markdown_text(text).count("12.5") <= text.count("12.5")
