"""An `f` is two where it is wider than its neighbours: a table of examples with the widths of each letter, in ems."""

from __future__ import annotations

import numpy as np
import pytest

from flows.pdf_double_letters import doubled

ROMAN = {"o": 0.55, "f": 0.32, "e": 0.5, "r": 0.38, "i": 0.25, "s": 0.45, "t": 0.3, "c": 0.48, " ": 0.25}
TYPEWRITER = dict.fromkeys(ROMAN, 0.6)
#: A glyph of both letters, told as one of them.
BOTH = {**ROMAN, "F": 0.64}


@pytest.mark.parametrize(
    ("word", "widths", "expected"),
    [
        ("oFer", BOTH, "offer"),
        ("oF it", BOTH, "off it"),
        ("of it", ROMAN, "of it"),
        ("soFest of", BOTH, "soffest of"),
        ("offset", ROMAN, "offset"),
        ("of reset", TYPEWRITER, "of reset"),
        ("if it", {**ROMAN, "i": 0.22, "t": 0.22}, "if it"),
    ],
)
def test_one_or_two(word: str, widths: dict[str, float], expected: str) -> None:
    advance = np.array([10 * widths[letter] for letter in word])
    ends = np.cumsum(advance)
    code = np.array([ord(letter.lower()) for letter in word])
    size, baseline = np.full(len(word), 10.0), np.full(len(word), 700.0)
    two = doubled(code, ends - advance, ends, size, baseline)
    assert "".join(letter.lower() * (2 if both else 1) for letter, both in zip(word, two, strict=True)) == expected


def test_letters_of_another_size_tell_nothing() -> None:
    code = np.array([ord("f"), ord("e")])
    starts, ends = np.array([0.0, 6.0]), np.array([6.0, 9.0])
    assert not doubled(code, starts, ends, np.array([20.0, 7.0]), np.array([700.0, 700.0])).any()
