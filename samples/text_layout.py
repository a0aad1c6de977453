"""Lays a sample transcript out as plain text, as a tool that extracts text from its PDF would give it:
hard-wrapped lines, a running header and a page number on every page, footnotes at the foot of the page that bears their mark,
and footnote marks glued to the word they follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from markup import NOTE_MARK, PAGE_BREAK, Block, Transcript

# what is never torn apart by a line end: a run of Latin letters and digits, with the closing marks after and the opening marks before it
UNBREAKABLE = re.compile(r"[（“《(\[]*(?:[A-Za-z0-9$](?:[A-Za-z0-9.,:/&'’%+-]*[A-Za-z0-9%])?|[^\s])[，。、；：？！）”》…,.;:?!)\]]*|\s")

HEADINGS = {"section", "speaker", "role", "delivery"}
ROOM_UNDER_HEADING = 7  # lines a heading wants on its page for itself and the first words under it


@dataclass
class Page:
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def height(self) -> int:
        return len(self.lines) + (len(self.notes) + 1 if self.notes else 0)


def columns(text: str) -> int:
    """Width in half-width columns."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def render_text(transcript: Transcript) -> str:
    """The whole document, every page with its furniture, ending with a line end."""
    layout = transcript.layout
    pages = _paginate(transcript)
    joint = "\n\f" if layout.get("form_feed") == "yes" else "\n"
    return joint.join(_print_page(page, number, len(pages), layout) for number, page in enumerate(pages, start=1)) + "\n"


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Lines of at most `width` columns; full-width text breaks anywhere but before closing marks, Latin text at spaces."""
    lines, line = [], indent
    for piece in UNBREAKABLE.findall(text):
        if columns(line) + columns(piece) > width and line.strip():
            lines.append(line.rstrip())
            line = "" if piece.isspace() else piece
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _paginate(transcript: Transcript) -> list[Page]:
    layout = transcript.layout
    height, spaced = int(layout["lines"]), layout["paragraphs"] == "spaced"
    pages = [Page()]
    before = "title"
    for block in transcript.blocks:
        if block.kind == "section" and before != "title" and layout["section_page"] == "yes":
            pages.append(Page())
        if block.kind in HEADINGS and before not in HEADINGS and pages[-1].height() > height - ROOM_UNDER_HEADING:
            pages.append(Page())
        before = block.kind
        for part_number, part in enumerate(block.text.split(PAGE_BREAK)):
            if part_number:
                pages.append(Page())
            for line, notes in _lines_with_notes(part, block, transcript, continued=part_number > 0):
                if pages[-1].height() + 1 + len(notes) > height:
                    pages.append(Page())
                pages[-1].lines.append(line)
                pages[-1].notes.extend(notes)
        if spaced and block.kind in ("title", "section", "role", "delivery", "paragraph") and pages[-1].height() < height:
            pages[-1].lines.append("")
    return pages


def _lines_with_notes(text: str, block: Block, transcript: Transcript, continued: bool) -> list[tuple[str, list[str]]]:
    """The wrapped lines of a block; each with the footnotes whose marks it bears, in the order of their numbers."""
    layout = transcript.layout
    width = int(layout["width"])
    indented = block.kind == "paragraph" and not continued and layout["paragraphs"] == "indented"
    indent = "　　" if indented else ""
    # a mark stays invisible while lines are broken: it is a letter of its own kind that takes no room of a digit
    marked = NOTE_MARK.sub(lambda mark: chr(0xE000 + int(mark[1])), text)
    result = []
    for line in wrap(marked, width, indent):
        numbers = [ord(char) - 0xE000 for char in line if 0xE000 < ord(char) < 0xE100]
        printed = "".join(str(ord(char) - 0xE000) if 0xE000 < ord(char) < 0xE100 else char for char in line)
        notes = [note_line for number in numbers for note_line in wrap(f"{number} {transcript.notes[number]}", width)]
        result.append((printed, notes))
    return result


def _print_page(page: Page, number: int, pages: int, layout: dict[str, str]) -> str:
    left, _, right = layout["header"].partition("|")
    gap = max(4, int(layout["width"]) - columns(left) - columns(right))
    header = (left + " " * gap + right).rstrip()
    footer = layout["footer"].format(page=number, pages=pages)
    body = "\n".join(page.lines).rstrip("\n")
    notes = ["", *page.notes] if page.notes else []
    return "\n".join([header, "", body, *notes, "", footer])
