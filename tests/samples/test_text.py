"""The text versions are what the script makes of the sources, and bear every labelled mention in reading order."""

import pytest
from markup import NOTE_MARK, PAGE_BREAK, read_transcript
from text_layout import columns, render_text, wrap

from tests.samples.gold import NAMES, SAMPLES, mentions, places, squeeze


@pytest.mark.parametrize("name", NAMES)
def test_text_is_the_rendered_source(name: str) -> None:
    source = read_transcript(SAMPLES / "source" / f"{name}.md")
    assert (SAMPLES / f"{name}.txt").read_text("utf-8") == render_text(source)


@pytest.mark.parametrize("name", NAMES)
def test_every_mention_stands_in_the_body_in_order(name: str) -> None:
    blocks = read_transcript(SAMPLES / "source" / f"{name}.md").blocks
    text = "".join(block.text for block in blocks if block.kind in ("title", "paragraph"))
    body = squeeze(NOTE_MARK.sub("", text.replace(PAGE_BREAK, "")))
    at = places(body, name)
    assert -1 not in at
    assert at == sorted(at)
    assert [body[start : start + len(mention["surface"])] for start, mention in zip(at, mentions(name), strict=True)] == [
        mention["surface"] for mention in mentions(name)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_text_looks_extracted(name: str) -> None:
    """Furniture on every page, lines within the type area, footnotes of both kinds of errata, a number torn by a page break."""
    source = read_transcript(SAMPLES / "source" / f"{name}.md")
    text = (SAMPLES / f"{name}.txt").read_text("utf-8")
    left = source.layout["header"].partition("|")[0]
    assert text.count(f"{left}    ") >= 5
    assert max(columns(line) for line in text.splitlines()) <= int(source.layout["width"]) + 2
    assert len(source.notes) == 3
    assert any(PAGE_BREAK in block.text for block in source.blocks)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("收入为702亿元，增长12%。", 14, ["收入为702亿", "元，增长12%。"]),  # a run of digits is never torn, a closing mark never leads
        ("约合98.0亿美元", 7, ["约合", "98.0亿", "美元"]),
        ("up 12% year over year", 12, ["up 12% year", "over year"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines
