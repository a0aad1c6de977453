"""HTML to the text a browser shows: one line a block, without scripts, styles and navigation."""

from __future__ import annotations

import re
from html.parser import HTMLParser

HEAD = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
#: Elements that begin and end a line of their own.
BLOCKS = frozenset(
    re.findall(
        r"[a-z0-9]+",
        "address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
        "ol p pre section table tbody thead tr ul",
    )
)
CELLS = frozenset({"td", "th"})
#: Elements whose content is not part of the page's text.
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "nav", "head", "select", "button", "title"})
WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")


def is_html(text: str) -> bool:
    return HEAD.match(text) is not None


def html_text(html: str) -> str:
    """The text of a page, one line a block; empty blocks leave no line."""
    page = _Page()
    page.feed(html)
    page.close()
    page.end_line()
    return "\n".join(page.lines)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._silent: list[str] = []

    def end_line(self) -> None:
        line = WHITE_SPACE.sub(" ", "".join(self._line)).strip(" ")
        if line:
            self.lines.append(line)
        self._line = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent.append(tag)
        elif tag in BLOCKS or tag == "br":
            self.end_line()
        elif tag in CELLS:
            self._line.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line.append(data)
