"""The documentation lists every reason for which a file is refused while it is found or read."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
RAISED = re.compile(r'UnreadableError\(\s*"([a-z_]+)"')


def test_every_reason_is_told() -> None:
    told = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs/reading.md").read_text("utf-8")))
    raised = {reason for path in (ROOT / "flows").rglob("*.py") for reason in RAISED.findall(path.read_text("utf-8"))}
    assert len(raised) >= 9
    assert raised <= told
