"""One run of pytest is one side: GRONDSLAG_ZIJDE chooses it, and the tests of the other side stay out of it."""

import os
import tempfile
from pathlib import Path

import pytest

SIDE = os.environ.setdefault("GRONDSLAG_ZIJDE", "ind")
os.environ["DJANGO_SETTINGS_MODULE"] = f"grondslag.{SIDE}.site.settings"
os.environ["GRONDSLAG_DATA"] = tempfile.mkdtemp(prefix=f"grondslag-{SIDE}-")
os.environ["GRONDSLAG_DEMO"] = "1"
os.environ["GRONDSLAG_WORKER"] = "1"

OTHER = {"ind": "om", "om": "ind"}[SIDE]
collect_ignore_glob = [f"unit/{OTHER}/*"]


@pytest.fixture(autouse=True)
def _fresh_data_folder(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Give every test that touches Django its own data folder with keys, its own and the other side's."""
    if "db" not in request.fixturenames and "transactional_db" not in request.fixturenames:
        return
    settings = request.getfixturevalue("settings")
    settings.DATA = tmp_path / SIDE
    settings.TRANSPORT = f"map:{tmp_path / 'uitwisseling'}"
    from grondslag.proof import keys

    keys.generate(tmp_path / SIDE / "sleutels", SIDE)
    keys.generate(tmp_path / OTHER / "sleutels", OTHER)
    (tmp_path / SIDE / "partner.json").write_bytes(
        (tmp_path / OTHER / "sleutels" / "publiek.json").read_bytes()
    )
