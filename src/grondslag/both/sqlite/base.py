"""SQLite as this system needs it: a connection is set, read back, and refused when a setting did not take.

`journal_mode=WAL` with `synchronous=FULL` keeps a committed act through a crash; `BEGIN IMMEDIATE` keeps
two writers from a half-way "locked"; `secure_delete` wipes what is deleted; without `recursive_triggers` a
REPLACE would delete a row of an append-only table without its trigger. `trusted_schema=OFF` is not asked
for: the SQLite 3.40 of Debian 12 would refuse the JSON_VALID in the constraints of Django's JSON columns.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base

WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
}
SETTERS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA recursive_triggers=ON",
)
WAIT_SECONDS = 10  # a writer waits for another writer; the longest seen under load was 3.3 s


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that proves its settings before it is used."""

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        self.transaction_mode = "IMMEDIATE"
        return {"timeout": WAIT_SECONDS, **params}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        for statement in SETTERS:
            connection.execute(statement)
        # A database in memory (tests) has no journal on disk; everything else must have taken.
        wanted = dict(WANTED, journal_mode="memory") if self.is_in_memory_db() else WANTED
        for name, value in wanted.items():
            (found,) = connection.execute(f"PRAGMA {name}").fetchone()
            if found != value:
                connection.close()
                raise ImproperlyConfigured(
                    f"SQLite weigert {name}={value} (staat op {found}): zie het schijfbeheer."
                )
        return connection
