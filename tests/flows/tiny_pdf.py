"""PDFs for tests, written by hand: text at given places in given sizes, in a Latin and a Chinese font that need not be embedded."""

from __future__ import annotations

from collections.abc import Sequence

#: A piece of text: x, y (points from the lower left corner), size, text.
Piece = tuple[float, float, float, str]

LATIN = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
CHINESE = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 "
    "/ItalicAngle 0 /StemV 93 /CapHeight 880 >> >> ] >>"
)


#: The boxes of a page, in points.
A4 = "/MediaBox [0 0 595 842]"


def pdf(pages: Sequence[Sequence[Piece]], encrypt: str = "", boxes: str = A4, drawing: str = "") -> bytes:
    """A PDF with these pages, 595 by 842 points where not told otherwise; `drawing` is drawn on each."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Font << /L {LATIN} /C {CHINESE} >> >>",
    ]
    for number, pieces in enumerate(pages):
        stream = "\n".join([drawing, *(_show(piece) for piece in pieces)])
        objects.append(f"<< /Type /Page /Parent 2 0 R {boxes} /Resources 3 0 R /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _file(objects, encrypt)


def locked_pdf() -> bytes:
    """A PDF whose user password is not the empty one."""
    key = "00" * 32
    return pdf([[(50, 800, 10, "Secret")]], f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >> /ID [<00><00>]")


def _show(piece: Piece) -> str:
    x, y, size, text = piece
    font, encoded = ("L", text.encode("latin-1")) if text.isascii() else ("C", text.encode("utf-16-be"))
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{encoded.hex()}> Tj ET"


def _file(objects: Sequence[str], trailer: str) -> bytes:
    body = b"%PDF-1.5\n"
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
    return body + table.encode() + f"startxref\n{len(body)}\n%%EOF\n".encode()
