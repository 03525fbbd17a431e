"""Every SQLite connection has the settings that keep an accepted act, or there is no connection."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.utils import ConnectionHandler

from grondslag.both.sqlite import base


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Any]:
    described = {"ENGINE": "grondslag.both.sqlite", "NAME": str(tmp_path / "x.sqlite3")}
    wrapper = ConnectionHandler({"default": described})["default"]
    wrapper.inc_thread_sharing()
    yield wrapper
    wrapper.close()


@pytest.fixture(autouse=True)
def _unblock(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def test_a_connection_has_every_setting(connection: Any) -> None:
    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in base.WANTED}
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
    }


def test_a_transaction_takes_the_write_lock_at_its_start(connection: Any) -> None:
    connection.ensure_connection()
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.parametrize("name", base.WANTED)
def test_a_setting_that_does_not_take_refuses_the_connection(
    name: str, connection: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(base, "WANTED", {**base.WANTED, name: "anders"})
    with pytest.raises(ImproperlyConfigured, match=name):
        connection.ensure_connection()


def test_the_site_uses_it() -> None:
    wrapper = connections["default"]
    assert wrapper.vendor != "sqlite" or isinstance(wrapper, base.DatabaseWrapper)
