"""The PDFs that tests read: fixtures, samples, and real files where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures" / "pdf"
SAMPLES = Path(__file__).parents[2] / "samples"
SHARED = Path(__file__).parents[3] / "shared" / "pdf"
SHARED_NAMES = ("barclays-2025q1-en.pdf", "hsbc-2025q1-en.pdf", "ronbay-2021-results-zh.pdf")

#: Fixtures that are there to be refused, the scanned ones where there is no text recognition.
REFUSED = ("blank.pdf", "scan.pdf", "scanned_en.pdf", "scanned_zh.pdf", "locked.pdf")


def present(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is third-party material, which is kept beside the checkout, and is not there")
    return path


SAMPLE_FILES = sorted(SAMPLES.glob("*.pdf"))
FIXTURE_FILES = [path for path in sorted(FIXTURES.glob("*.pdf")) if path.name not in REFUSED]
SHARED_FILES = [SHARED / name for name in SHARED_NAMES]
READABLE = [pytest.param(path, id=path.name) for path in [*FIXTURE_FILES, *SAMPLE_FILES, *SHARED_FILES]]
CALLS = [pytest.param(path, id=path.name) for path in [*SAMPLE_FILES, *SHARED_FILES]]
