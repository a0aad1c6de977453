"""Text whose characters were torn apart by recognition: `营 收 1 1 4 亿 元` is read as `营收114亿元`."""

from __future__ import annotations

import re

#: Five and more single characters with one space between each, that hold something else than digits and letters.
_TORN = re.compile(r"(?:(?<!\S)\S|(?<=[^\x00-\x7f])\S|[^\x00-\x7f])(?: \S(?![^\s，。、；：,;]))+")
_LEAST = 5
#: A number in groups or torn at its point, between characters set apart.
_TORN_NUMBER = re.compile(
    # between them, or behind a word that stayed whole: 权 益 的话 13 2 亿
    r"(?:(?<=[^\x00-\x7f] [^\x00-\x7f] )|(?<=[^\x00-\x7f] [^\x00-\x7f]{2} ))"
    r"[0-9]{1,3}(?:(?: [0-9]{1,3}){1,2}(?:\. ?[0-9]{1,4})?|\. [0-9]{1,4})"
    r"(?= [^\x00-\x7f](?: |$)| %|$)"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]|%")


def unspaced(text: str) -> tuple[str, list[int]]:
    """The text with such characters joined, and for each place in it (and its end) the place in the text as given."""
    spaces: set[int] = set()
    for match in _TORN_NUMBER.finditer(text):
        spaces.update(place for place in range(match.start(), match.end()) if text[place] == " ")
    for match in _TORN.finditer(text):
        run = match.group()
        if (len(run) + 1) // 2 >= _LEAST and _NOT_ASCII.search(run):
            spaces.update(place for place in range(match.start(), match.end()) if text[place] == " ")
    kept = [place for place in range(len(text)) if place not in spaces]
    return "".join(text[place] for place in kept), [*kept, len(text)]
