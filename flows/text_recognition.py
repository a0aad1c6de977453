"""Text recognition of scanned pages by tesseract, an optional program: words with their places become characters as PDFium gives them,
so that a scanned page takes the same way to lines as any other.

Rules, in order:
1. The language of a document is the installed one that tesseract is surest of on its first page that needs recognition.
2. A word's characters share its width. The words of a printed line stand on one baseline and have one size, the usual one of the page
   where they are nearly of it: what is measured from ink differs from line to line.
3. The Chinese models read the upper circle of a percent sign as a nine (`21%` as `219%`) and a comma as a point (`1.846` for `1,846`):
   what they read so is read again by the English one, and taken as that sees it where it sees the very digits.
4. What no one prints is mended: a letter O before a decimal point, per mille and percent in one.
5. A page that is not recognised in time ends the document: a page left out would be numbers lost in silence.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from flows import tesseract
from flows.pdf_arrays import Floats, Integers
from flows.pdf_characters import PageCharacters
from flows.source_files import UnreadableError

#: Seconds for one page in one language.
LONGEST_PER_PAGE = 60.0
#: Dots an inch at which pages are drawn: at fewer small marks and whole lines are lost, at more nothing is gained.
RESOLUTION = 300
#: Dots of the largest page that is recognised, in millions: that of a poster would take minutes.
MOST_MEGAPIXELS = 40.0
#: A page with fewer characters does not tell the language.
LEAST_CHARACTERS = 40
#: Ink of a line reaches from so far above to so far below its baseline, in ems, its size is told from that.
ASCENT, DESCENT = 0.75, 0.18
#: A line's size that differs less than this from the usual one of the page is that.
SAME_SIZE = 0.25
ENGLISH = "eng"
#: Numbers that the Chinese models may have misread.
DOUBTFUL = re.compile(r"(?:[0-9]+[.,])*[0-9]+9[%％]|[0-9]{1,3}(?:[.,][0-9]{3})*\.[0-9]{3}(?![0-9])")
#: What is read again: so much of the line around the word, in its heights, for words are placed by guess; dots of white around that.
AROUND = 2.0
MARGIN = 20
#: Misread print and what it was; the letter after a currency's code is a digit, after other letters it may be a word's last.
MISREAD = (
    (re.compile(r"(?:(?<![A-Za-z])|(?<=RMB|CNY|USD|HKD|TWD|EUR))O(?=[.,][0-9])"), "0"),
    (re.compile(r"‰[%％]"), "%"),
)
#: tesseract's way to read an image of lines one below the other.
LINES_ONLY = "6"
#: Lines whose middles are nearer than this, in ems, and that stand beside each other are one row.
SAME_ROW = 0.35


#: Grey values, a row a line of dots.
Image: TypeAlias = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in dots of the page's image, the number of its line, and how sure tesseract is of it (0 to 100)."""

    text: str
    line: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


class TextRecognition:
    """Recognition of one document's pages, one after the other; it remembers the document's language."""

    def __init__(self) -> None:
        self._language: str | None = None

    def read(self, page: pdfium.PdfPage) -> PageCharacters:
        """The characters of an open page, from its image.

        Raises:
            UnreadableError: `too_slow` or `no_text_layer` (recognition failed).
        """
        scale = _scale(page)
        image = _image(page, scale)
        words = _words(image, self._language) if self._language else self._in_best_language(image)
        return _characters(_numbers_read_again(image, words), 1 / scale)

    def _in_best_language(self, image: Image) -> list[Word]:
        readings = {language: _words(image, language) for language in tesseract.installed_languages()}
        best = max(readings, key=lambda language: _sureness(readings[language]))
        if sum(len(word.text) for word in readings[best]) >= LEAST_CHARACTERS:
            self._language = best
        return readings[best]


def _scale(page: pdfium.PdfPage) -> float:
    """Dots a point."""
    width, height = page.get_size()
    most: float = (MOST_MEGAPIXELS * 1e6 / max(width * height, 1.0)) ** 0.5
    return min(RESOLUTION / 72, most)


def _image(page: pdfium.PdfPage, scale: float) -> Image:
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        dots: Image = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
        return dots
    finally:
        bitmap.close()


def _words(image: Image, language: str, layout: str = "3") -> list[Word]:
    # The PGM format needs no library.
    content = b"P5 %d %d 255\n" % (image.shape[1], image.shape[0]) + image.tobytes()
    command = [tesseract.PROGRAM, "stdin", "stdout", "-l", language, "--dpi", str(RESOLUTION), "--psm", layout, "tsv"]
    try:
        # One thread: documents are read side by side already.
        done = subprocess.run(
            command, input=content, capture_output=True, check=True, timeout=LONGEST_PER_PAGE, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
        )
    except subprocess.TimeoutExpired as error:
        detail = f"Text recognition of a page took longer than {LONGEST_PER_PAGE:.0f} seconds: split the PDF, or scan it anew."
        raise UnreadableError("too_slow", detail) from error
    except (OSError, subprocess.CalledProcessError) as error:
        detail = f"The PDF holds images of pages, and text recognition (tesseract, {language}) failed: check it with `callmart doctor`."
        raise UnreadableError("no_text_layer", detail) from error
    return list(_parsed(done.stdout.decode("utf-8", "replace")))


def _parsed(table: str) -> Iterator[Word]:
    """The words of tesseract's table of pages, blocks, paragraphs, lines and words."""
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = (row for row in rows if row["level"] == "5" and (row["text"] or "").strip())
    for line, (_, members) in enumerate(groupby(words, lambda row: (row["block_num"], row["par_num"], row["line_num"]))):
        for row in members:
            left, top = float(row["left"]), float(row["top"])
            right, bottom = left + float(row["width"]), top + float(row["height"])
            yield Word(_mended(row["text"].strip()), line, left, top, right, bottom, float(row["conf"]))


def _mended(text: str) -> str:
    for misread, printed in MISREAD:
        text = misread.sub(printed, text)
    return text


def _numbers_read_again(image: Image, words: list[Word]) -> list[Word]:
    """The words, with doubtful numbers as the English model sees them."""
    doubtful = [number for number, word in enumerate(words) if DOUBTFUL.search(word.text)]
    if not doubtful or ENGLISH not in tesseract.installed_languages():
        return words
    strips = [_strip(image, words[number]) for number in doubtful]
    width = max(strip.shape[1] for strip in strips)
    stack = np.vstack([np.pad(strip, ((0, 0), (0, width - strip.shape[1])), constant_values=255) for strip in strips])
    ends = np.cumsum([strip.shape[0] for strip in strips])
    seen = [""] * len(doubtful)
    for word in _words(stack, ENGLISH, LINES_ONLY):
        seen[min(int(np.searchsorted(ends, (word.top + word.bottom) / 2)), len(seen) - 1)] += f" {word.text}"
    read = list(words)
    for number, english in zip(doubtful, seen, strict=True):
        read[number] = replace(words[number], text=DOUBTFUL.sub(partial(_seen, english), words[number].text))
    return read


def _strip(image: Image, word: Word) -> Image:
    """A word with some of its line, and white around."""
    around = AROUND * (word.bottom - word.top)
    cut = image[int(word.top) : int(word.bottom) + 1, max(int(word.left - around), 0) : int(word.right + around)]
    return np.pad(cut, MARGIN, constant_values=255)


def _seen(english: str, found: re.Match[str]) -> str:
    """The number found, or what the English model saw where that is the likelier reading of the same print."""
    number = found[0]
    likelier = f"{number[:-2]}%" if number[-1] in "%％" else number.replace(".", ",")
    # What stands left of it may look like a digit to the English model: 近20% as 420%.
    is_seen = re.search(rf"{re.escape(likelier)}(?![0-9])", english)
    return likelier if is_seen and number.replace("％", "%") not in english else number


def _sureness(words: Sequence[Word]) -> float:
    """How sure tesseract is of a character, and none where it read nothing."""
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(characters, 1)


def _characters(words: Sequence[Word], points: float) -> PageCharacters:
    """Words to characters; `points` are those of a dot. Each line is a run."""
    counts = np.array([len(word.text) for word in words], np.int64)
    code = np.frombuffer("".join(word.text for word in words).encode("utf-32-le"), "<u4").astype(np.int64)
    word = np.repeat(np.arange(len(words)), counts)
    place = np.array([(w.left, w.top, w.right, w.bottom) for w in words]).reshape(-1, 4) * points
    share = np.arange(len(code)) - np.repeat(np.cumsum(counts) - counts, counts)
    line = np.array([w.line for w in words], np.int64)
    left, right = _side_by_side(place, line)
    width = ((right - left) / np.maximum(counts, 1))[word]
    baseline, size = _lines(place, line)
    return PageCharacters(
        code=code,
        x0=left[word] + share * width,
        x1=left[word] + (share + 1) * width,
        baseline=baseline[line][word],
        size=size[line][word],
        depth=DESCENT * size[line][word],
        run=line[word],
        spaced=np.concatenate(([False], word[1:] != word[:-1]))[: len(code)],
    )


def _side_by_side(place: Floats, line: Integers) -> tuple[Floats, Floats]:
    """Left and right edges of words, so that each begins where the one before it on its line has ended: tesseract's boxes overlap."""
    far = line * 1e6
    left = np.maximum.accumulate(place[:, 0] + far) if len(line) else far
    right = np.maximum(place[:, 2] + far, left)
    right[:-1] = np.minimum(right[:-1], left[1:])
    return left - far, right - far


def _lines(place: Floats, line: Integers) -> tuple[Floats, Floats]:
    """Baseline and size of each line."""
    if not len(line):
        return np.zeros(0), np.zeros(0)
    starts = np.flatnonzero(np.concatenate(([True], line[1:] != line[:-1])))
    ends = np.append(starts[1:], len(line))
    # Words of small letters and of punctuation alone are lower than their line.
    tall = [_taller_half(place[first:end]) for first, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    top, bottom = (np.array([np.median(boxes[:, side]) for boxes in tall]) for side in (1, 3))
    size = (bottom - top) / (ASCENT + DESCENT)
    usual = np.median(np.repeat(size, ends - starts))
    size = np.where(np.abs(size - usual) <= SAME_SIZE * usual, usual, size)
    middle = _rows((top + bottom) / 2, size)
    return middle + (ASCENT - DESCENT) / 2 * size, size


def _taller_half(boxes: Floats) -> Floats:
    order = np.argsort(boxes[:, 1] - boxes[:, 3], kind="stable")
    return boxes[order[: (len(boxes) + 1) // 2]]


def _rows(middle: Floats, size: Floats) -> Floats:
    """The middles of lines, those of one row the same: tesseract parts the cells of a table into lines of their own."""
    order = np.argsort(middle, kind="stable")
    row = np.cumsum(np.concatenate(([True], np.diff(middle[order]) > SAME_ROW * size[order][1:]))) - 1
    means = np.bincount(row, middle[order]) / np.bincount(row)
    same = np.empty(len(middle))
    same[order] = means[row]
    return same
