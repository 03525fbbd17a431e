"""What a side reads from its environment: the only place that knows names of variables.

GRONDSLAG_ZIJDE             ind | om; must agree with the settings module that is loaded
GRONDSLAG_DATA              data folder of this side (default ./var/<zijde>)
GRONDSLAG_IND_DATABASE_URL  sqlite:///path or postgresql://user:password@host:port/name?option=value
GRONDSLAG_OM_DATABASE_URL   the same for the OM (default: a SQLite file in the data folder)
GRONDSLAG_TRANSPORT         map:<folder> or https://<host>:<port> (default map:<data>/../uitwisseling)
GRONDSLAG_DEMO              1 = invented people, login links on loopback, everything marked DEMO
GRONDSLAG_HTTPS             1 | 0: the site is reached over https (default 1, in the demo 0)
GRONDSLAG_WORKER            1 = this process is the worker, which alone may seal (set by `grondslag worker`)
GRONDSLAG_VERWERKINGEN      https address of the register of processing activities, for the processing log
GRONDSLAG_HOSTS             names that the site answers to, separated by commas (default: loopback only)
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

ZIJDEN = ("ind", "om")
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
SECRET_BYTES = 48


class UnusableEnvironment(Exception):
    """A variable that is missing or means nothing; the message says which, and what to do."""


@dataclass(frozen=True)
class Environment:
    """The environment of one side, read and checked."""

    zijde: str
    data: Path
    database: dict[str, Any]
    transport: str
    demo: bool
    https: bool
    worker: bool
    hosts: tuple[str, ...]
    verwerkingen: str


def read_environment(zijde: str, variables: Mapping[str, str] = os.environ) -> Environment:
    """Read the environment of `zijde`.

    Raises:
        UnusableEnvironment: with one Dutch sentence that names the variable.
    """
    if zijde not in ZIJDEN:
        raise UnusableEnvironment(f"Onbekende zijde {zijde!r}: kies ind of om.")
    asked = variables.get("GRONDSLAG_ZIJDE", zijde)
    if asked != zijde:
        raise UnusableEnvironment(
            f"GRONDSLAG_ZIJDE is {asked!r}, maar de instellingen zijn die van {zijde}: maak ze gelijk."
        )
    data = Path(variables.get("GRONDSLAG_DATA") or Path("var") / zijde).resolve()
    demo = _flag(variables, "GRONDSLAG_DEMO", default=False)
    url = (
        variables.get(f"GRONDSLAG_{zijde.upper()}_DATABASE_URL") or f"sqlite:///{data / 'grondslag.sqlite3'}"
    )
    hosts = [host.strip() for host in variables.get("GRONDSLAG_HOSTS", "").split(",")]
    return Environment(
        zijde=zijde,
        data=data,
        database=database(url),
        transport=variables.get("GRONDSLAG_TRANSPORT") or f"map:{data.parent / 'uitwisseling'}",
        demo=demo,
        https=_flag(variables, "GRONDSLAG_HTTPS", default=not demo),
        worker=_flag(variables, "GRONDSLAG_WORKER", default=False),
        hosts=tuple(host for host in hosts if host) or LOOPBACK_HOSTS,
        verwerkingen=_address(variables, "GRONDSLAG_VERWERKINGEN"),
    )


def database(url: str) -> dict[str, Any]:
    """Return Django's description of the database that `url` names.

    Raises:
        UnusableEnvironment: the URL is not one of sqlite or postgresql.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return {"ENGINE": "grondslag.both.sqlite", "NAME": unquote(parts.path[1:])}
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise UnusableEnvironment(
        "De database-URL is onbruikbaar: geef sqlite:////pad/naar/bestand of postgresql://gebruiker@host/naam."
    )


def secret_key(folder: Path) -> str:
    """Return the side's secret for sessions and forms; made once, in a file of mode 0600.

    Raises:
        UnusableEnvironment: others than its owner may read the file.
    """
    path = folder / "sessiegeheim"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if path.stat().st_mode & 0o077:
            raise UnusableEnvironment(
                f"Anderen kunnen {path} lezen: zet het op alleen-eigenaar (0600)."
            ) from None
    else:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES))
    return path.read_text(encoding="ascii")


def refuse_open_folder(folder: Path) -> None:
    """Refuse a data folder that others than its owner may enter: the database in it has names and dates.

    Raises:
        UnusableEnvironment: others may.
    """
    if folder.stat().st_mode & 0o077:
        raise UnusableEnvironment(
            f"Anderen kunnen in de gegevensmap {folder}: zet haar op alleen-eigenaar (0700)."
        )


def _address(variables: Mapping[str, str], name: str) -> str:
    value = variables.get(name, "").rstrip("/")
    if value and not (value.startswith("https://") and urlsplit(value).hostname):
        raise UnusableEnvironment(f"{name} is {value!r}: geef een adres dat met https:// begint.")
    return value


def _flag(variables: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = variables.get(name, "")
    if value not in {"", "0", "1"}:
        raise UnusableEnvironment(f"{name} is {value!r}: gebruik 1 (aan) of 0 (uit).")
    return value == "1" if value else default
