"""What the transforms are given: source documents and their lines. Everything else is derived from these two frames."""

from __future__ import annotations

import dataframely as dy


class SourceDocument(dy.Schema):
    """One source file. The nullable columns after `pages` come from a sidecar and win over what the text says."""

    document_id = dy.String(primary_key=True, description="`doc_` and the first 16 hex digits of the content's SHA-256")
    sha256 = dy.String(description="SHA-256 of the file's bytes, hex")
    source_uri = dy.String(description="where the file was read from")
    media_type = dy.String(description="detected media type")
    pages = dy.Int32(nullable=True, description="number of pages; null for text sources without page breaks")
    company_id = dy.String(nullable=True)
    call_date = dy.Date(nullable=True)
    period_start = dy.Date(nullable=True)
    period_end = dy.Date(nullable=True)
    language = dy.String(nullable=True)
    currency = dy.String(nullable=True)


class Line(dy.Schema):
    """One printed line of a document, in reading order, exactly as extracted (blank lines included for text sources)."""

    document_id = dy.String(primary_key=True)
    seq = dy.Int32(primary_key=True, description="line number in the document, from 0")
    page = dy.Int32(nullable=True, description="1-based page; null where the source has no pages")
    text = dy.String(description="the characters of the line, without its line end")
    x0 = dy.Float32(nullable=True, description="left edge in PDF points; null for text sources, as the next three")
    top = dy.Float32(nullable=True)
    x1 = dy.Float32(nullable=True)
    bottom = dy.Float32(nullable=True)
    size = dy.Float32(nullable=True, description="the line's dominant font size in points")
    page_height = dy.Float32(nullable=True, description="height of the line's page in points")
    x_edges = dy.List(
        dy.Float32(),
        nullable=True,
        description="left edge of every character and the right edge of the last: len(text) + 1 values; null for text",
    )
    superscripts = dy.List(
        dy.Int32(), nullable=True, description="offsets in `text` of characters set as superscripts; null or empty where there are none"
    )
