"""HTML to the text a browser shows: one line a printed line, blank lines between paragraphs, and nothing of what stands around the text.

Rules, in order:
1. lxml parses, as browsers do: elements that are not closed are closed where they have to end.
2. Scripts, styles, forms, navigation, asides, footers and what is hidden are left out.
3. Blocks and line breaks end a line; a blank line parts paragraphs and headings. Cells of a table row are one line, two spaces apart.
4. White space is one blank, but in preformatted text, which is kept as it is.
5. What a browser adds is added: the numbers of ordered lists. Raised numbers become superscript digits, else `15.6<sup>1</sup>` would
   read as 15.61.
"""

from __future__ import annotations

import re
from contextlib import suppress

from lxml import etree

HEAD = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
#: Elements that begin and end a line of their own, and those with white space above and below.
LINES = frozenset(
    re.findall(
        "[a-z0-9]+",
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header li main nav "
        "section summary table tbody tfoot thead tr",
    )
)
PARAGRAPHS = frozenset(re.findall("[a-z0-9]+", "blockquote caption dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul"))
CELLS = frozenset({"td", "th"})
#: Elements whose content is no part of the page's text.
SILENT = frozenset(
    re.findall(
        "[a-z0-9]+",
        "aside audio button canvas datalist dialog embed footer form head iframe input map menu nav noembed noframes noscript object "
        "option rp rt script select style svg template textarea title video",
    )
)
#: The same by attributes.
SILENT_ROLES = frozenset({"navigation", "contentinfo", "search", "complementary", "banner", "menu", "dialog"})
HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
#: Elements that have no end.
VOID = frozenset(re.findall("[a-z0-9]+", "area base br col embed hr img input link meta param source track wbr"))
WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
RAISED = re.compile(r"\s*[0-9]+\s*")
SUPERSCRIPT_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
CELL_GAP = "  "


def is_html(text: str) -> bool:
    return HEAD.match(text) is not None


def html_text(html: str) -> str:
    """The text of a page; one blank line at most between two lines, none at the ends."""
    page = _Page()
    # Of events, not of a tree: elements may be nested a hundred thousand deep.
    parser = etree.HTMLParser(target=page, huge_tree=True, encoding="utf-8")
    parser.feed(html.encode("utf-8", "replace"))
    with suppress(etree.XMLSyntaxError):  # nothing but comments and the like
        parser.close()
    page.end_line()
    return "\n".join(page.lines).strip("\n")


class _Page:
    """What lxml tells of a page, gathered to lines."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []
        self._silent: list[str] = []
        self._preformatted = 0
        self._raised = 0
        #: What stands before the next line: the number of a list's item.
        self._marker = ""
        #: The number of the next item of each list around; none for those without numbers.
        self._lists: list[int | None] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._silent:
            self._begin(tag, attributes)
        if tag not in VOID and (self._silent or tag in SILENT or _is_hidden(attributes)):
            self._silent.append(tag)

    def end(self, tag: str) -> None:
        if self._silent:
            if tag not in VOID:
                self._silent.pop()
            if self._silent or tag in VOID:
                return
        if tag == "pre":
            self._preformatted = max(self._preformatted - 1, 0)
        elif tag == "sup":
            self._raised = max(self._raised - 1, 0)
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        if tag in LINES or tag in PARAGRAPHS:
            self.end_line()
        if tag in PARAGRAPHS:
            self._end_paragraph()

    def data(self, data: str) -> None:
        if self._silent:
            return
        if self._raised and RAISED.fullmatch(data):
            data = data.strip().translate(SUPERSCRIPT_DIGITS)
        if self._preformatted:
            *whole, rest = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            for line in whole:
                self.lines.append("".join([*self._line, line]).rstrip())
                self._line = []
            data = rest
        else:
            data = WHITE_SPACE.sub(" ", data)
        self._line.append(data)

    def close(self) -> None:
        """Called by lxml at the end of the page."""

    def end_line(self) -> None:
        """What was gathered becomes a line, where there is anything."""
        line = "".join(self._line).replace("\x00", "")
        self._line = []
        if not self._preformatted:
            line = CELL_GAP.join(re.sub("  +", " ", cell).strip(" ") for cell in line.split("\t")).strip(" ")
        if line.strip():
            self.lines.append(self._marker + line.rstrip())
            self._marker = ""

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in LINES or tag in PARAGRAPHS or tag == "br":
            self.end_line()
        if tag in PARAGRAPHS:
            self._end_paragraph()
        if tag in CELLS and self._line:
            self._line.append("\t")  # white space of the page never is a tab: it is one blank
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "sup":
            self._raised += 1
        elif tag in ("ol", "ul"):
            start = attributes.get("start", "1")
            self._lists.append((int(start) if re.fullmatch("[0-9]{1,9}", start) else 1) if tag == "ol" else None)
        elif tag == "li" and self._lists and (number := self._lists[-1]) is not None:
            self._marker = f"{number}. "
            self._lists[-1] = number + 1

    def _end_paragraph(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")


def _is_hidden(attributes: dict[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("role", "").lower() in SILENT_ROLES
        or HIDDEN_STYLE.search(attributes.get("style", "")) is not None
    )
