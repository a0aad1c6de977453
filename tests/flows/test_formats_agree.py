"""One call as text, HTML, Markdown and PDF, in every encoding: the same turns and the same numbers."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from flows.hash_files import hash_files
from flows.read_documents import read_documents
from tests.flows.tiny_pdf import Piece, pdf
from transforms import transform_documents

#: Speaker (none for the title) and paragraphs.
Turns = list[tuple[str | None, list[str]]]

ENGLISH: Turns = [
    (None, ["Brambleton Foods Inc. Second Quarter 2025 Earnings Conference Call", "August 7, 2025"]),
    ("Operator", ["Good morning, and welcome to the second quarter 2025 earnings call. Ida Marsh, our CEO, will begin."]),
    (
        "Ida Marsh, Chief Executive Officer",
        [
            "Thank you. Revenue was $412.6 million in the second quarter, up 14.2% year over year.",
            "R&D expenses fell by 130 basis points as a share of revenue, and we opened 27 stores.",
        ],
    ),
    ("Operator", ["The first question comes from Tom Rowe with Some Bank."]),
    ("Tom Rowe, Some Bank", ["Good morning. Is a margin of 18% to 19% still right for 2026?"]),
    (
        "Ida Marsh, Chief Executive Officer",
        ["Yes. We expect about $1.7 billion of revenue for the year, and costs of less than $95 million."],
    ),
    ("Operator", ["There are no more questions. Thank you all."]),
]
SIMPLIFIED: Turns = [
    (None, ["云陌食品集团2025年第二季度业绩电话会", "2025年8月7日"]),
    ("主持人", ["各位好，欢迎参加云陌食品集团2025年第二季度业绩电话会。下面请首席执行官林知远先生。"]),
    (
        "林知远，首席执行官",
        ["谢谢。第二季度总收入为12.5亿元，同比增长9%；经调整净利润为3,200万元。", "我们新开了27家门店，毛利率提高了1.3个百分点。"],
    ),
    ("主持人", ["下面请提问。"]),
    ("陈明，某某证券", ["请问全年收入指引是否还是50亿至52亿元？"]),
    ("林知远，首席执行官", ["是的，我们预计全年收入约51亿元，资本开支不超过3亿元。"]),
]
TRADITIONAL: Turns = [
    (None, ["雲陌食品集團2025年第二季度業績電話會", "2025年8月7日"]),
    ("主持人", ["各位好，歡迎參加雲陌食品集團2025年第二季度業績電話會。下面請首席執行官林知遠先生。"]),
    ("林知遠，首席執行官", ["謝謝。第二季度總收入為12.5億元，同比增長9%；經調整淨利潤為3,200萬元。我們新開了27家門店。"]),
    ("主持人", ["感謝各位參加今天的會議，會議到此結束。"]),
]


def as_text(turns: Turns) -> str:
    return "".join(f"{_label(speaker)}{paragraph}\n\n" for speaker, paragraph in _paragraphs(turns))


def as_html(turns: Turns) -> str:
    body = "".join(f"<p><b>{_label(speaker)}</b>{html.escape(paragraph)}</p>\n" for speaker, paragraph in _paragraphs(turns))
    head = "<head><title>Call</title><script>var price = 99.9;</script></head>"
    return f"<!DOCTYPE html><html>{head}<body><nav>Quotes 12,345.6</nav><main>{body}</main><footer>1,000 calls</footer></body></html>"


def as_markdown(turns: Turns) -> str:
    (_, (title, *rest)), *spoken = turns
    head = [f"# {title}", *rest]
    names = [(f"**{_label(speaker).strip()}** " if speaker else "", paragraph) for speaker, paragraph in _paragraphs(spoken)]
    return "\n\n".join([*head, *(name + paragraph for name, paragraph in names)])


def as_pdf(turns: Turns) -> bytes:
    """A line of at most 70 letters or 40 Chinese characters, with more space between paragraphs."""
    pieces: list[Piece] = []
    y = 800.0
    for speaker, paragraph in _paragraphs(turns):
        for line in _wrapped(_label(speaker) + paragraph):
            pieces.append((50, y, 10, line))
            y -= 14
        y -= 10
    return pdf([pieces])


def _paragraphs(turns: Turns) -> list[tuple[str | None, str]]:
    return [(speaker if not number else None, text) for speaker, texts in turns for number, text in enumerate(texts)]


def _label(speaker: str | None) -> str:
    return "" if speaker is None else f"{speaker}: " if speaker.isascii() else f"{speaker}："


def _wrapped(text: str) -> list[str]:
    if not text.isascii():
        return [text[at : at + 40] for at in range(0, len(text), 40)]
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines


@dataclass(frozen=True, slots=True)
class Read:
    turns: list[tuple[object, ...]]
    quantities: list[tuple[object, ...]]


def read(contents: Sequence[bytes], folder: Path) -> list[Read]:
    paths = [folder / f"call{number}" for number in range(len(contents))]  # no extension: content decides
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    files = hash_files([str(path) for path in paths]).files
    batch = read_documents(files)
    assert batch.rejected == []
    frames = transform_documents(batch.lines, batch.documents)
    turns = frames["fact_utterance"].join(frames["dim_speaker"], on="speaker_id", how="left").sort("document_id", "seq")
    # Where a line ends on the page is not compared.
    turns = turns.select("document_id", "section", "side", "name", "organization", pl.col("text").str.replace_all(r"\s", ""))
    columns = ("document_id", "surface", "kind", "value", "low", "high", "unit_id", "qualifier")
    quantities = frames["fact_quantity"].sort("document_id", "quantity_id").select(*columns)
    return [Read(*(_rows_of(file.document_id, frame) for frame in (turns, quantities))) for file in files]


def _rows_of(document: str, frame: pl.DataFrame) -> list[tuple[object, ...]]:
    return frame.filter(pl.col("document_id") == document).drop("document_id").rows()


@pytest.mark.parametrize(
    ("turns", "encodings"),
    [
        pytest.param(ENGLISH, ["utf-16", "utf-16-le"], id="en"),
        pytest.param(SIMPLIFIED, ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"], id="zh-Hans"),
        pytest.param(TRADITIONAL, ["utf-8-sig", "utf-16-le", "big5"], id="zh-Hant"),
    ],
)
def test_every_format_gives_the_same_call(turns: Turns, encodings: list[str], tmp_path: Path) -> None:
    forms = [(form, encoding) for form in (as_text, as_html, as_markdown) for encoding in ["utf-8", *encodings]]
    contents = [form(turns).encode(encoding) for form, encoding in forms]
    expected, *others = read([*contents, as_pdf(turns)], tmp_path)
    assert len(expected.turns) == len(turns) - 1
    assert len(expected.quantities) >= 5
    names = [(form.__name__, encoding) for form, encoding in forms[1:]]
    for name, other in zip([*names, ("as_pdf", "")], others, strict=True):
        assert other == expected, name
