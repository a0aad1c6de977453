#!/usr/bin/env python3
"""Makes the sample transcripts from `samples/source/*.md`: text and typeset PDF.

    python samples/typeset.py            every PDF and every text anew
    python samples/typeset.py --text     the texts only (needs nothing but Python)
    python samples/typeset.py heting-2025-06-30

PDFs need the extra `typeset` (weasyprint) and the Noto CJK fonts (Debian: fonts-noto-cjk).
The same source, fonts and weasyprint give the same bytes.
"""

from __future__ import annotations

import argparse
from html import escape
from pathlib import Path

from markup import NOTE_MARK, PAGE_BREAK, Block, Transcript, read_transcript
from text_layout import render_text

HERE = Path(__file__).parent
SOURCES = sorted((HERE / "source").glob("*.md"))
TAGS = {"title": "h1", "section": "h2", "speaker": "h3", "role": "h4", "delivery": "p", "paragraph": "p"}


def render_html(transcript: Transcript) -> str:
    """One page of HTML for weasyprint; footnotes stand where their marks are and are floated to the foot of the page."""
    layout = transcript.layout
    body = "\n".join(_element(block, transcript.notes) for block in transcript.blocks)
    left, _, right = layout["header"].partition("|")
    footer = escape(layout["footer"]).replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
    furniture = " ".join(
        f'@{box} {{ content: "{text}" }}' for box, text in (("top-left", left), ("top-right", right), ("bottom-center", footer))
    )
    style = (HERE / "typeset.css").read_text(encoding="utf-8")
    head = f'<html lang="{layout["language"]}"><style>{style} @page {{ {furniture} }}</style>'
    return f'{head}<body class="{layout["paragraphs"]}">{body}</body></html>'


def _element(block: Block, notes: dict[int, str]) -> str:
    text = escape(block.text.replace(PAGE_BREAK, ""), quote=False)
    text = NOTE_MARK.sub(lambda mark: f'<span class="note">{escape(notes[int(mark[1])], quote=False)}</span>', text)
    tag = TAGS[block.kind]
    return f'<{tag} class="{block.kind}">{text}</{tag}>'


def write_pdf(transcript: Transcript, path: Path) -> None:
    import weasyprint

    document = weasyprint.HTML(string=render_html(transcript))
    document.write_pdf(path, pdf_identifier=path.stem.encode(), full_fonts=False)


def main() -> None:
    parser = argparse.ArgumentParser(description="make the sample transcripts from their sources")
    parser.add_argument("names", nargs="*", help="names of sources without .md; all where none is given")
    parser.add_argument("--text", action="store_true", help="write the text versions only")
    arguments = parser.parse_args()
    for source in SOURCES:
        if arguments.names and source.stem not in arguments.names:
            continue
        transcript = read_transcript(source)
        (HERE / f"{source.stem}.txt").write_text(render_text(transcript), encoding="utf-8")
        if not arguments.text:
            write_pdf(transcript, HERE / f"{source.stem}.pdf")
        print(source.stem)


if __name__ == "__main__":
    main()
