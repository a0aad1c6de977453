"""Settings for Prefect where it runs on this machine alone. Set before Prefect is imported, which reads them once."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

#: No connection but to this machine, and time enough for the first start, when the server makes its database.
LOCAL_SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}


def is_configured() -> bool:
    """Whether the user named a Prefect API to report to."""
    return bool(os.environ.get("PREFECT_API_URL"))


def use_local_settings() -> None:
    """Keep a local Prefect to itself: no telemetry, a home of the project's own. What the user set stays; nothing where an API is named."""
    if is_configured():
        return
    for name, value in LOCAL_SETTINGS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ:
        os.environ["PREFECT_HOME"] = str(_home())


def _home() -> Path:
    """In a checkout `.prefect` beside the code, else the user's folder for state.

    The database in it is kept: making it anew takes as long as the rest of the server's start.
    """
    checkout = Path(__file__).parents[1]
    if (checkout / "pyproject.toml").is_file() and os.access(checkout, os.W_OK):
        return checkout / ".prefect"
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "callmart" / "prefect"
    try:
        state.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="callmart-prefect-"))
    return state
