"""A corpus of any size, made of copies of a sample transcript that ships with the project, every copy with numbers of its own.

Amounts and shares get other digits of the same length; dates, names and page numbers stay, since a document must stay a transcript. A copy
is as long as a transcript of an hour: what is said after the opening of the sample is said several times over, as often with its numbers
as a density asks for.
"""

from __future__ import annotations

import hashlib
import random
import re
from pathlib import Path

import polars as pl

SAMPLE = Path(__file__).parents[1] / "samples" / "heting-2025-09-30.txt"
#: Size of the transcripts, in bytes.
TRANSCRIPT = 58_000
#: In how many of the repetitions a copy says its numbers. CALL gives 260 mentions of all kinds, as many as a real call of that length has
#: (256 and 278 in two of them), SAMPLE_ONCE nearly twice as many, DENSE as many as there is room for.
CALL, SAMPLE_ONCE, DENSE = 0.15, 1.0, 99.0
#: The first heading: what stands before it is the title of the call.
_OPENING = re.compile(r"^一、", re.MULTILINE)
#: A number in front of a scale, a unit or a currency: what varies between two calls.
_VARIED = re.compile(r"(?<![0-9.,年])[0-9][0-9,.]*(?=[ ]?(?:亿|万|%|个百分点|元|倍|家|个基点))")
#: Any number with what it counts and the spaces around it, to be replaced by a word that says none.
_SAID = re.compile(r" ?[0-9][0-9,.:]*[ ]?[十百千万亿]*(?:个百分点|个基点|美元|元|%|倍|家)? ?")
_CLAUSE = re.compile(r"(?<=[\u4e00-\u9fff][，。])(?=[\u4e00-\u9fff])")


def copies(count: int, distinct: bool = False, density: float = SAMPLE_ONCE, seed: int = 1) -> list[str]:
    """`count` texts of about TRANSCRIPT bytes.

    density: CALL, SAMPLE_ONCE or DENSE.
    distinct: every number has six more decimals of its own and every clause begins with three characters drawn at random, so that no
    mention is read twice in the whole corpus, and hardly ever one in the same surroundings.
    """
    text, draw = SAMPLE.read_text("utf-8"), random.Random(seed)
    long = _of_length(text, density)
    letters = sorted(set(re.findall("[\u4e00-\u9fff]", text)) - set("零〇一二两三四五六七八九十百千万亿几数年月日点分成半"))
    serial = iter(range(10**12))

    def vary(match: re.Match[str]) -> str:
        digits = re.sub("[1-9]", lambda _: draw.choice("123456789"), match.group())
        if not distinct:
            return digits
        return f"{digits}{next(serial):06d}" if "." in digits else f"{digits}.{next(serial):06d}"

    def word(_: re.Match[str]) -> str:
        return "".join(draw.choices(letters, k=3))

    varied = (_VARIED.sub(vary, long) for _ in range(count))
    return [_CLAUSE.sub(word, copy) for copy in varied] if distinct else list(varied)


def _of_length(text: str, density: float) -> str:
    """The title of a sample and its body, again and again; the numbers are said in the first `density` of the bodies."""
    opening = _OPENING.search(text)
    assert opening is not None, "the sample has no first heading"
    title, body = text[: opening.start()], text[opening.start() :]
    lines = body.splitlines(keepends=True) * round((TRANSCRIPT - len(title.encode())) / len(body.encode()))
    said = round(density * body.count("\n"))
    return title + "".join(lines[:said]) + _SAID.sub("不少", "".join(lines[said:]))


def lines_of(texts: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines and source documents (contracts.Line, contracts.SourceDocument) of texts."""
    from flows.read_text import text_lines

    hashes = [hashlib.sha256(f"{index} {text}".encode()).hexdigest() for index, text in enumerate(texts)]
    documents = pl.DataFrame(
        {
            "document_id": [f"doc_{digest[:16]}" for digest in hashes],
            "sha256": hashes,
            "source_uri": [f"copy-{index}.txt" for index in range(len(texts))],
            "media_type": "text/plain",
            "pages": None,
            "company_id": None,
            "call_date": None,
            "period_start": None,
            "period_end": None,
            "language": None,
            "currency": None,
        }
    )
    return text_lines(documents.select("document_id", text=pl.Series(texts))), documents


def sentences_of(texts: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Texts and contexts as transforms.quantities.read_mentions takes them: every text cut at full stops and line ends."""
    frame = pl.DataFrame({"text": texts}).with_row_index("context")
    pieces = frame.with_columns(pl.col("text").str.extract_all(r"[^。！？\n]+[。！？]?")).explode("text").filter(pl.col("text") != "")
    contexts = frame.select("context").with_columns(
        currency=pl.lit("CNY"),
        call_date=pl.date(2025, 11, 19),
        period_start=pl.date(2025, 7, 1),
        period_end=pl.date(2025, 9, 30),
        fiscal_year=pl.lit(2026, pl.Int16),
        fiscal_year_end_month=pl.lit(3, pl.Int8),
    )
    return pieces.with_row_index("text_index"), contexts
