"""Two sides as processes that can be killed, on SQLite and on PostgreSQL, over the folder transport."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1] / "demo"), str(HERE.parent), str(HERE)]
pytest.register_assert_rewrite("samenhang")


class Kant:
    """A running side; `doe` lets it do acts and tells how each ended."""

    def __init__(self, side: Any) -> None:
        self.name, self.folder = side.name, side.folder
        command = [sys.executable, str(HERE / "kant.py"), side.name]
        log = (side.folder / "kant.log").open("wb")
        self.process = subprocess.Popen(
            command,
            env=side.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        log.close()

    def samen(self, *acts: dict[str, Any]) -> list[dict[str, Any]]:
        """Do several acts at the same moment."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(acts) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def doe(self, act: str, **fields: Any) -> dict[str, Any]:
        """Do one act."""
        return self.samen({"doe": act, **fields})[0]

    def stand(self) -> dict[str, Any]:
        """Tell how this side stands; a fault in telling is a fault of the test."""
        return self.doe("stand")["goed"]

    def stop(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


def _kanten(folder: Path, variables: dict[str, str]) -> Iterator[dict[str, Kant]]:
    import zijden

    with pytest.MonkeyPatch.context() as environment:
        for name in ("GRONDSLAG_IND_DATABASE_URL", "GRONDSLAG_OM_DATABASE_URL"):
            environment.setenv(name, variables.get(name, ""))
        prepared = zijden.prepare(folder, transport="map")
    kanten = {name: Kant(side) for name, side in prepared.items()}
    kanten["ind"].doe("mensen")
    yield kanten
    ends = [kant.doe("toets") for kant in kanten.values()]
    for kant in kanten.values():
        kant.stop()
    assert ends == [{"goed": [None, None, []]}] * 2, (
        "after all of it, a register, a log or a proof does not hold"
    )


@pytest.fixture(scope="session")
def op_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Kant]]:
    yield from _kanten(tmp_path_factory.mktemp("kanten"), {})


@pytest.fixture(scope="session")
def op_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Kant]]:
    from postgres import postgres_server

    with postgres_server() as urls:
        if urls is None:
            pytest.fail("PostgreSQL is hier niet te starten; installeer het pakket postgresql")
        yield from _kanten(tmp_path_factory.mktemp("kanten"), urls)


@pytest.fixture
def kanten(request: pytest.FixtureRequest) -> dict[str, Kant]:
    """Both sides, on the database that the test names."""
    return request.getfixturevalue(f"op_{request.param}")
