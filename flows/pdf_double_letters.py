"""An `ff` that the file says is one `f`: the glyph of both letters stands on the page, its table of characters tells only the first.

Of a proportional font no `f` is wider than the round letters beside it, and in a typewriter's it is as wide: what is wider is two.
"""

from __future__ import annotations

import numpy as np

from flows.pdf_arrays import Flags, Floats, Integers

LETTER_F = ord("f")
#: Letters of full width: neither narrow like `i` nor wide like `m`.
FULL_WIDTH = np.frombuffer(b"abcdeghknopqsuvxyz", np.uint8).astype(np.int64)
#: So many characters on either side are compared, and so much wider than the widest of them two letters are.
NEAR, WIDER = 3, 1.12
SAME_SIZE = 0.02  # as a share


def doubled(code: Integers, x0: Floats, x1: Floats, size: Floats, baseline: Floats) -> Flags:
    """Which characters are an `f` as wide as two."""
    two = np.zeros(len(code), bool)
    places = np.flatnonzero((code == LETTER_F) & (x1 > x0))
    if not len(places):
        return two
    width = np.where(np.isin(code, FULL_WIDTH), x1 - x0, 0.0)
    widest = np.zeros(len(places))
    for step in (*range(-NEAR, 0), *range(1, NEAR + 1)):
        beside = np.clip(places + step, 0, len(code) - 1)
        alike = (np.abs(size[beside] - size[places]) <= SAME_SIZE * size[places]) & (baseline[beside] == baseline[places])
        widest = np.maximum(widest, np.where(alike, width[beside], 0.0))
    two[places] = (widest > 0) & ((x1 - x0)[places] > WIDER * widest)
    return two
