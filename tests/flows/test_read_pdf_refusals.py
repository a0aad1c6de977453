"""Bad files: each is refused with its own plain sentence, and nothing a file holds can bring the reader down."""

from __future__ import annotations

import random
import resource
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import tesseract
from flows.pdf_document import PASSWORD_VARIABLE
from flows.read_pdf import PdfPage, read_pdf
from flows.source_files import UnreadableError
from tests.flows.pdf_files import FIXTURES
from tests.flows.tiny_pdf import locked_pdf, pdf


@pytest.fixture(autouse=True, scope="module")
def _without_text_recognition() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tesseract, "installed_languages", tuple)
        yield


WHOLE = pdf([[(50, 700, 10, "Revenue was 12.5 million.")]])
LOCKED = (FIXTURES / "locked.pdf").read_bytes()
TABLE = (FIXTURES / "table.pdf").read_bytes()


def packed(content: bytes, filters: str) -> bytes:
    """A PDF whose page has this content, already packed."""
    head, _, tail = WHOLE.partition(b"<< /Length ")
    _, _, rest = tail.partition(b"endstream")
    return head + b"<< /Length %d /Filter %s >>\nstream\n" % (len(content), filters.encode()) + content + b"\nendstream" + rest


def blanks(megabytes: int) -> bytes:
    """So many blanks, packed."""
    deflate = zlib.compressobj(1)
    return b"".join(deflate.compress(b" " * 2**20) for _ in range(megabytes)) + deflate.flush()


BOMB = blanks(300)


@pytest.mark.parametrize(
    ("why", "content", "reason", "says"),
    [
        ("a password is needed", LOCKED, "encrypted_pdf", "locked with a password"),
        ("a lock of another kind", locked_pdf(), "encrypted_pdf", "locked"),
        ("cut off in the middle", WHOLE[: len(WHOLE) // 2], "damaged_pdf", "cut off"),
        ("a real one cut off near its end", TABLE[: int(len(TABLE) * 0.9)], "damaged_pdf", "cut off"),
        ("an update that was cut off", WHOLE + b"9 0 obj\n<< /Type /Page", "damaged_pdf", "cut off"),
        ("only the header is a PDF's", b"%PDF-1.7\nand nothing of the kind follows\n%%EOF", "damaged_pdf", "nothing of one follows"),
        (
            "no way in to the pages",
            WHOLE.replace(b"/Root 1 0 R", b"/Root 9 0 R").replace(b"/Catalog", b"/Catalug"),
            "damaged_pdf",
            "damaged",
        ),
        ("no pages", pdf([]), "empty", "no pages"),
        ("a blank page", (FIXTURES / "blank.pdf").read_bytes(), "empty", "blank"),
        ("page images with a stamp", (FIXTURES / "scan.pdf").read_bytes(), "no_text_layer", "apt-get install tesseract-ocr"),
        ("a decompression bomb", packed(BOMB, "/FlateDecode"), "too_large", "unpacks"),
        ("a bomb packed twice", packed(zlib.compress(BOMB), "[/FlateDecode /FlateDecode]"), "too_large", "unpacks"),
    ],
)
def test_a_bad_pdf_is_refused_with_its_own_sentence(why: str, content: bytes, reason: str, says: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_pdf(content)
    assert refused.value.reason == reason, why
    assert says in refused.value.detail
    assert refused.value.detail.endswith(".")


@pytest.mark.parametrize("megabytes", [1, 2, 7])
def test_much_content_is_no_bomb(megabytes: int) -> None:
    noise = random.Random(1).randbytes(300_000)  # nothing packs it, so that it is counted how much it unpacks to
    comment = b"\n".join(b"%" + noise[at : at + 70].translate(None, b"\r\n") for at in range(0, len(noise), 70))
    text = b"\nBT /L 10 Tf 1 0 0 1 50 700 Tm (12.5 million) Tj ET"
    with pytest.raises(UnreadableError, match=r"empty|no_text_layer"):
        read_pdf(packed(zlib.compress(comment + b" " * (megabytes * 2**20)) + b"\n", "/FlateDecode"))
    assert read_pdf(packed(zlib.compress(comment + text), "/FlateDecode"))[0].lines[0].text == "12.5 million"


def test_more_pages_than_any_call_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.pdf_document.MOST_PAGES", 2)
    with pytest.raises(UnreadableError, match="too_large"):
        read_pdf(pdf([[(50, 700, 10, "page")]] * 3))


def test_a_password_opens_a_locked_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [line.text for line in read_pdf(LOCKED, "maple")[0].lines] == ["Revenue was 12.5 million."]
    with pytest.raises(UnreadableError, match="does not open it"):
        read_pdf(LOCKED, "oak")
    monkeypatch.setenv(PASSWORD_VARIABLE, "maple")
    assert read_pdf(LOCKED)[0].lines


@pytest.mark.parametrize("padding", [b"\x00" * 5000, b"\r\n" * 3000, b"\n<!-- added by a proxy -->\n" * 200])
def test_padding_behind_a_whole_file_does_no_harm(padding: bytes) -> None:
    assert read_pdf(WHOLE + padding)[0].lines


def test_memory_does_not_grow_with_length() -> None:
    page = [(50.0, 800.0 - 12 * row, 10.0, "Revenue was 12.5 million, up 9% from a year ago; margins held.") for row in range(60)]
    long = pdf([page] * 600)
    read_pdf(pdf([page]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(read_pdf(long)) == 600
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 150  # MB; the lines themselves take most of it


SEEDS = [(FIXTURES / name).read_bytes() for name in ("superscripts.pdf", "table.pdf", "turned_page.pdf")] + [WHOLE]

edits = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3), st.binary(min_size=0, max_size=6)), min_size=1, max_size=12)


def mutated(seed: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """`seed` with bytes overwritten, inserted, or taken out here and there, and digits turned up (lengths, references, coordinates)."""
    content = bytearray(seed)
    for place, kind, new in changes:
        at = 8 + place % max(len(content) - 8, 1)
        if kind == 0:
            content[at : at + len(new)] = new
        elif kind == 1:
            content[at:at] = new
        elif kind == 2:
            del content[at : at + 1 + len(new)]
        else:
            content[at : at + 200] = content[at : at + 200].replace(b"1", b"9")
    return bytes(content)


@settings(max_examples=400, deadline=5_000, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEEDS), edits)
def test_damage_of_any_kind_is_read_or_refused(seed: bytes, changes: list[tuple[int, int, bytes]]) -> None:
    pages: list[PdfPage] = []
    with suppress(UnreadableError):
        pages = read_pdf(mutated(seed, changes))
    for line in (line for page in pages for line in page.lines):
        assert len(line.x_edges) == len(line.text) + 1
        assert line.text.strip()
        assert line.text.encode()


@settings(max_examples=100, deadline=5_000)
@given(st.binary(max_size=400))
def test_noise_behind_a_header_is_refused(noise: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_pdf(b"%PDF-1.7\n" + noise)
