"""How steps are run: here, one after the other; `flows/prefect_flow.py` has the same as tasks of a Prefect flow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

from flows.report import IngestReport, report
from flows.source_files import Outcome

P = ParamSpec("P")
T = TypeVar("T")
Progress = Callable[[str, float], None]


class Steps(Protocol):
    """A way to run steps, to show how far they are, and to report at the end."""

    @property
    def flow_run_id(self) -> str | None:
        """The id of the Prefect flow run, null outside of one."""

    def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one step and give its result; its exceptions come through."""

    def progress(self, stage: str, share: float) -> None:
        """Say what comes now, and how much of the run is done (0 to 1)."""

    def report(self, run: dict[str, Any], outcomes: list[Outcome], warehouse: Path) -> IngestReport:
        """The last step: the report of the run, shown where people look for it."""


class InProcess:
    """Steps are called. `show` is told of the progress: nothing is shown where it is not given."""

    flow_run_id: str | None = None

    def __init__(self, show: Progress | None = None) -> None:
        self._show = show

    def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return step(*args, **kwargs)

    def progress(self, stage: str, share: float) -> None:
        if self._show:
            self._show(stage, share)

    def report(self, run: dict[str, Any], outcomes: list[Outcome], warehouse: Path) -> IngestReport:
        return report(run, outcomes, warehouse)
