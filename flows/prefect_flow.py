"""The same steps as a Prefect flow: each step a task, with a progress artifact, a summary table and a table of rejections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from prefect import flow, task
from prefect.artifacts import create_progress_artifact, create_table_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from prefect.states import Failed

from flows.ingest import IngestRequest, ingest
from flows.report import IngestReport, report
from flows.source_files import Outcome
from warehouse import WarehouseError

P = ParamSpec("P")
T = TypeVar("T")

#: The table of an artifact is for people; `ops.source_file` has every row.
MOST_ROWS_SHOWN = 200


class PrefectSteps:
    """Steps are tasks of the current flow run."""

    def __init__(self) -> None:
        self._artifact: UUID | None = None

    @property
    def flow_run_id(self) -> str | None:
        return cast("str | None", flow_run.id)

    def run(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        # Never from a cache: a step reads files and writes the warehouse, and its arguments alone do not tell their state.
        as_task = task(name=step.__name__, cache_policy=NO_CACHE, persist_result=False)(_failing_plainly(step))
        return as_task(*args, **kwargs, return_state=True).result()

    def progress(self, stage: str, share: float) -> None:
        percent = round(100 * share, 1)
        if self._artifact is None:
            self._artifact = cast("UUID", create_progress_artifact(percent, key="callmart-progress", description=stage))
        else:
            update_progress_artifact(self._artifact, percent, description=stage)

    def report(self, run: dict[str, Any], outcomes: list[Outcome], warehouse: Path) -> IngestReport:
        made = report(run, outcomes, warehouse)
        summary = {**made.counts, "seconds": round(made.seconds, 1), "run": made.run_id, "warehouse": str(warehouse)}
        create_table_artifact([summary], key="callmart-summary", description="What the run did with its files")
        rejected = made.rejected
        shown = rejected.head(MOST_ROWS_SHOWN).to_dicts()
        description = f"{rejected.height} files were not loaded; all of them are in ops.source_file with run_id {made.run_id}"
        create_table_artifact(shown, key="callmart-rejections", description=description)
        return made


def _failing_plainly(function: Callable[P, T]) -> Callable[P, T]:
    """The function, ending in a failed state with the sentence of an error that a user can put right, where Prefect would log a traceback.

    Called with `return_state=True`, the state's `result()` gives what the function gave or raises what it raised.
    """

    @wraps(function)
    def body(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except WarehouseError as error:
            return cast("T", Failed(message=str(error), data=error))

    return body


@flow(name="ingest", validate_parameters=False)
@_failing_plainly
def ingest_flow(paths: Sequence[str] = ("inbox",), warehouse: str = "callmart.duckdb", workers: int = 0) -> IngestReport:
    """Load transcripts (files, folders, patterns) into a warehouse and publish it; `workers` 0 means one process a core for PDFs.

    Relative paths start at the working directory, which a deployment sets to the checkout.
    """
    return ingest(IngestRequest(tuple(paths), Path(warehouse), workers), PrefectSteps())
