"""The environment: what is missing has a safe default, what is wrong is refused in one sentence."""

import stat
from pathlib import Path

import pytest

from grondslag.both.environment import (
    UnusableEnvironment,
    database,
    read_environment,
    refuse_open_folder,
    secret_key,
)


def test_an_empty_environment_is_safe() -> None:
    found = read_environment("ind", {})
    assert (found.demo, found.https, found.worker) == (False, True, False)
    assert set(found.hosts) == {"localhost", "127.0.0.1", "[::1]"}
    assert found.data == Path("var/ind").resolve()
    assert found.database["NAME"] == str(found.data / "grondslag.sqlite3")


def test_the_two_sides_share_no_data_folder_and_read_no_database_of_the_other() -> None:
    variables = {"GRONDSLAG_OM_DATABASE_URL": "postgresql:///om"}
    ind, om = read_environment("ind", variables), read_environment("om", variables)
    assert ind.data != om.data
    assert "sqlite" in ind.database["ENGINE"]
    assert om.database["NAME"] == "om"


@pytest.mark.parametrize(
    ("zijde", "variables", "named"),
    [
        ("politie", {}, "politie"),
        ("ind", {"GRONDSLAG_ZIJDE": "om"}, "GRONDSLAG_ZIJDE"),
        ("ind", {"GRONDSLAG_DEMO": "ja"}, "GRONDSLAG_DEMO"),
        ("ind", {"GRONDSLAG_HTTPS": "true"}, "GRONDSLAG_HTTPS"),
        ("ind", {"GRONDSLAG_IND_DATABASE_URL": "mysql://x/y"}, "database-URL"),
        ("ind", {"GRONDSLAG_VERWERKINGEN": "register.example"}, "GRONDSLAG_VERWERKINGEN"),
    ],
)
def test_an_unusable_variable_is_named(zijde: str, variables: dict[str, str], named: str) -> None:
    with pytest.raises(UnusableEnvironment, match=named):
        read_environment(zijde, variables)


def test_the_demo_is_plain_http_unless_told_otherwise() -> None:
    assert read_environment("ind", {"GRONDSLAG_DEMO": "1"}).https is False
    assert read_environment("ind", {"GRONDSLAG_DEMO": "1", "GRONDSLAG_HTTPS": "1"}).https is True


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////srv/data/x.sqlite3", "/srv/data/x.sqlite3"),
        ("sqlite:///var/x.sqlite3", "var/x.sqlite3"),
        ("sqlite:////srv/met%20spatie/x", "/srv/met spatie/x"),
    ],
)
def test_sqlite_urls(url: str, name: str) -> None:
    assert database(url) == {"ENGINE": "grondslag.both.sqlite", "NAME": name}


def test_postgresql_urls() -> None:
    found = database("postgresql://ind:p%40ss@db.intern:5433/grondslag?sslmode=verify-full")
    wanted = {"USER": "ind", "PASSWORD": "p@ss", "HOST": "db.intern", "PORT": "5433", "NAME": "grondslag"}
    assert {key: found[key] for key in wanted} == wanted
    assert found["OPTIONS"] == {"sslmode": "verify-full"}


@pytest.mark.parametrize(
    "url", ["", "x", "sqlite://", "sqlite:///", "postgresql://host", "postgresql://host/"]
)
def test_unusable_urls(url: str) -> None:
    with pytest.raises(UnusableEnvironment):
        database(url)


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = secret_key(tmp_path / "ind")
    assert secret_key(tmp_path / "ind") == first
    assert secret_key(tmp_path / "om") != first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "ind" / "sessiegeheim").stat().st_mode) == 0o600


def test_a_secret_that_others_can_read_stops_the_start(tmp_path: Path) -> None:
    secret_key(tmp_path)
    (tmp_path / "sessiegeheim").chmod(0o644)
    with pytest.raises(UnusableEnvironment, match="0600"):
        secret_key(tmp_path)


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701])
def test_a_data_folder_that_others_may_enter_is_refused(tmp_path, mode):
    (tmp_path / "ind").mkdir(mode=0o700)
    refuse_open_folder(tmp_path / "ind")
    (tmp_path / "ind").chmod(mode)
    with pytest.raises(UnusableEnvironment, match="0700"):
        refuse_open_folder(tmp_path / "ind")
