"""Two sites, two databases, two workers and a browser: the whole thing as it runs."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

DEMO = Path(__file__).parents[2] / "demo"
sys.path[:0] = [str(DEMO), str(Path(__file__).parent)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.fail("chromium ontbreekt; installeer het pakket chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield running
        running.close()


@pytest.fixture(scope="session")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict]:
    """Start both sides with the invented register, over a folder on SQLite and over HTTPS on PostgreSQL."""
    import os

    import register_laden
    import zijden

    folder = tmp_path_factory.mktemp("keten")
    command = [sys.executable, str(DEMO / "bouw.py"), "--uit", str(folder / "dossiers")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    transport = "https" if os.environ.get("GRONDSLAG_IND_DATABASE_URL") else "map"
    started = zijden.prepare(folder, transport=transport)
    try:
        register_laden.load(started["ind"], folder)
        zijden.start_sites(started)
        yield started
    finally:
        for side in started.values():
            side.stop()
