"""One run of pytest is one side: GRONDSLAG_ZIJDE chooses it, and the tests of the other side stay out of it."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

SIDE = os.environ.setdefault("GRONDSLAG_ZIJDE", "ind")
OTHER = {"ind": "om", "om": "ind"}[SIDE]
os.environ["DJANGO_SETTINGS_MODULE"] = f"grondslag.{SIDE}.site.settings"
os.environ["GRONDSLAG_DATA"] = tempfile.mkdtemp(prefix=f"grondslag-{SIDE}-")
os.environ["GRONDSLAG_DEMO"] = "1"
os.environ["GRONDSLAG_WORKER"] = "1"

collect_ignore_glob = [f"unit/{OTHER}/*"]


@pytest.fixture(scope="session")
def key_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the keys of both sides once a run; RSA keys take a while."""
    from grondslag.proof import keys

    root = tmp_path_factory.mktemp("sleutels")
    for side in (SIDE, OTHER):
        keys.generate(root / side, side)
    return root


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Give every test that reaches the database its own data folder, with keys and the other side's pinned."""
    if not {"db", "transactional_db"} & set(request.fixturenames):
        return
    root = request.getfixturevalue("key_folders")
    settings = request.getfixturevalue("settings")
    settings.DATA = tmp_path / SIDE
    settings.TRANSPORT = f"map:{tmp_path / 'uitwisseling'}"
    for side in (SIDE, OTHER):
        shutil.copytree(root / side, tmp_path / side / "sleutels", copy_function=shutil.copy2)
    shutil.copy2(root / OTHER / "publiek.json", tmp_path / SIDE / "partner.json")
