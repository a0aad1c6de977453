"""What tests of every package share: a Prefect that keeps to itself, and the material that lies beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Before any test imports Prefect: no telemetry, no ephemeral server by accident.
os.environ.update(
    PREFECT_SERVER_ANALYTICS_ENABLED="false",
    DO_NOT_TRACK="1",
    PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS="120",
    PREFECT_LOGGING_TO_API_ENABLED="false",
    PREFECT_LOGGING_SETTINGS_PATH=str(Path(__file__).parent / "flows" / "prefect_logging.yml"),
)
os.environ.pop("PREFECT_API_URL", None)

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party transcripts and suites beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the third-party material (../shared) is not beside this checkout")
    return SHARED
