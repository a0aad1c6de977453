"""Bring a warehouse file to the current schema: apply the schema files that are new, then define the marts."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import duckdb

from warehouse.connect import WarehouseError, transaction, utc
from warehouse.statements import names, statement

LEDGER = "000_ledger"

#: Views that stand on other views come after them.
MARTS = ("quotient", "kpi", "segment_quarter", "metric_history", "exchange_rate", "audit")


def build(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply what is new in `schema/`, each file in a transaction of its own, and replace the views of `marts/`.

    Raises WarehouseError where a file was changed after it was applied (a change of schema is a new file), and where the database
    holds somebody's tables but no warehouse.
    """
    if foreign := connection.execute(statement("queries", "foreign_tables")).fetchall():
        raise WarehouseError(f"This database is no callmart warehouse, it holds the table {foreign[0][0]}: give another file.")
    connection.execute(statement("schema", LEDGER))
    applied = dict(connection.execute(statement("queries", "schema_applied")).fetchall())
    for name in names("schema"):
        if name != LEDGER:
            apply(connection, name, applied.get(name))
    with transaction(connection):
        for name in MARTS:
            connection.execute(statement("marts", name))


def apply(connection: duckdb.DuckDBPyConnection, name: str, applied_sha256: str | None) -> None:
    """Apply one schema file and note it in the ledger; nothing happens where the same file was applied before."""
    script = statement("schema", name)
    sha256 = hashlib.sha256(script.encode()).hexdigest()
    if applied_sha256 is None:
        with transaction(connection):
            connection.execute(script)
            connection.execute(
                statement("load", "schema_applied"), {"file_name": name, "sha256": sha256, "applied_at": utc(datetime.now(UTC))}
            )
    elif applied_sha256 != sha256:
        raise WarehouseError(
            f"The schema file {name}.sql was changed after it was applied to this warehouse: "
            "put it back as it was and make the change in a new file."
        )
