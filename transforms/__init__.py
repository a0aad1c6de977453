"""Earnings-call transcripts to facts: pure functions from frames to frames.

read_quantities(texts)                 numbers in texts, one row a mention
transform_documents(lines, documents)  the whole chain, lines of many documents to the frames of the warehouse contract
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transforms.allocator import keep_freed_pages

if TYPE_CHECKING:
    from transforms.documents import transform_documents
    from transforms.quantities import read_quantities

__all__ = ["read_quantities", "transform_documents"]

keep_freed_pages()


def __getattr__(name: str) -> Any:
    """The two entries are imported when asked for: reading a number needs no company data and no turn grammar."""
    if name == "read_quantities":
        from transforms.quantities import read_quantities

        return read_quantities
    if name == "transform_documents":
        from transforms.documents import transform_documents

        return transform_documents
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
