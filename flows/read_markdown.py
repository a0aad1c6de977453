"""Markdown to the text it shows: markdown-it makes HTML of it, and `flows/read_html.py` text of that.

Rules, in order:
1. Text with two signs of Markdown or more (headings, bold words, links, ruled tables) is Markdown; one alone may be anything.
2. Lines stay lines, as people write transcripts: a name and the title under it are no paragraph.
3. Indented text is text, never code; quotes and dashes stay as they were typed.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

from flows.read_html import html_text

SIGNS = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S"  # a heading
    r"|(?<![*\w])\*\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*(?!\*)"  # bold
    r"|(?<![_\w])__(?=\S)[^_\n]{1,200}(?<=\S)__(?![_\w])"
    r"|\[[^\]\n]{1,200}\]\((?:https?:|/|#|mailto:)[^)\s]*\)"  # a link
    r"|^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$",  # the rule under a table's head
    re.MULTILINE,
)
LEAST_SIGNS = 2


def is_markdown(text: str) -> bool:
    signs = SIGNS.finditer(text)
    return all(next(signs, None) is not None for _ in range(LEAST_SIGNS))


def markdown_text(text: str) -> str:
    """The text of a page of Markdown, as `html_text`."""
    # A form feed is white space in HTML; here it parts pages, as in plain text.
    return "\f".join(html_text(_parser().render(page)) for page in text.split("\f"))


@cache
def _parser() -> MarkdownIt:
    # Line ends become breaks. No depth of nesting can take minutes: markdown-it stops at twenty.
    return MarkdownIt("commonmark", {"breaks": True}).enable("table").disable("code")
