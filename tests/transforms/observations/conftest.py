"""Examples of one text each are linked as one batch: hundreds of them cost as much as two calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transforms.observations import examples

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Notes the texts that the tests of this folder are parametrized with."""
    for item in items:
        if isinstance(item, pytest.Function) and item.path.parent == HERE and hasattr(item, "callspec"):
            text = item.callspec.params.get("text")
            if isinstance(text, str):
                examples.asked_alone.add(text)
