"""The DuckDB warehouse: schema, load, publishing and reading. Polars frames come in and go out; all SQL is in `.sql` files.

A run, from the flow's side (`published` is the path that readers open; nobody ever opens it for writing):

    hashes = warehouse.loaded_hashes(published)                  # sha256, document_id, call_id, is_current of what is there
    with warehouse.writer(published) as connection:              # one writer at a time, on a private copy, schema up to date
        run_id = warehouse.start_run(connection, started_at=…, pipeline_version=…, flow_run_id=None)
        counts = warehouse.load_batch(connection, tables, run_id=run_id, loaded_at=…)  # as often as wanted, each all or nothing
        warehouse.record_files(connection, files, run_id=run_id) # a frame with the columns of warehouse.FILES
        run = warehouse.finish_run(connection, run_id, finished_at=…, status="completed")  # ops.run's row; counts the files itself
        warehouse.publish(connection, published)                 # as often as wanted; what was not published is thrown away

Where rows of a batch fail the data checks, `load_batch` raises BatchRefusedError with `problems` and `document_ids`: note these documents
as rejected and call it again with `without=error.document_ids`, so that a bad document never stops the good ones.

Moments are datetimes with a time zone. `tables` has a frame for every name in `warehouse.TABLES`, in the columns of the contracts.

Reading, each from a connection of its own that can neither write nor reach other files:

    warehouse.query(published, sql)                              # one query → frame
    warehouse.segment_table(published, call_id)                  # and calls, documents, audit_summary, failed_checks, explanation, health,
                                                                 # tables, data_problems

Every error a user can meet is a `WarehouseError` with one plain sentence that says what to do next.
"""

from warehouse.connect import WarehouseError, reader
from warehouse.load import TABLES, BatchRefusedError, load_batch
from warehouse.publish import publish, writer
from warehouse.read import (
    audit_summary,
    calls,
    data_problems,
    documents,
    explanation,
    failed_checks,
    health,
    loaded_hashes,
    query,
    segment_table,
    tables,
)
from warehouse.runs import FILES, finish_run, record_files, start_run

__all__ = [
    "FILES",
    "TABLES",
    "BatchRefusedError",
    "WarehouseError",
    "audit_summary",
    "calls",
    "data_problems",
    "documents",
    "explanation",
    "failed_checks",
    "finish_run",
    "health",
    "load_batch",
    "loaded_hashes",
    "publish",
    "query",
    "reader",
    "record_files",
    "segment_table",
    "start_run",
    "tables",
    "writer",
]
