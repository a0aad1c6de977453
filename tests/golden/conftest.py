"""Each golden document is loaded once a session, by the same steps as `callmart ingest`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.ingest import IngestRequest, ingest
from flows.steps import InProcess

Load = Callable[..., Path]


@pytest.fixture(scope="session")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Load files into a warehouse of their own and give its published path; the same files are loaded once."""
    loaded: dict[tuple[Path, ...], Path] = {}

    def once(*files: Path) -> Path:
        if files not in loaded:
            published = tmp_path_factory.mktemp("golden") / "callmart.duckdb"
            ingest(IngestRequest(tuple(str(file) for file in files), published), InProcess())
            loaded[files] = published
        return loaded[files]

    return once
