"""The documents that stand beside the code, as the tests that keep them true read them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "grondslag"
MODELS = """
import django; django.setup()
from django.apps import apps
print(*(m.__name__ for m in apps.get_models() if m.__module__.startswith("grondslag.")), sep="\\n")
"""


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def documents() -> dict[str, str]:
    """Return every document by its path from the root; the sources of the demo are not documents."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(SOURCE.rglob("*.md"))]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted(found)}


@pytest.fixture(scope="session")
def models_of_both_sides(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names of all models. Each side is a process of its own, since Django holds one at a time."""
    names: set[str] = set()
    for side in ("ind", "om"):
        environment = {
            **os.environ,
            "GRONDSLAG_ZIJDE": side,
            "GRONDSLAG_DATA": str(tmp_path_factory.mktemp(side)),
            "DJANGO_SETTINGS_MODULE": f"grondslag.{side}.site.settings",
        }
        command = [sys.executable, "-c", MODELS]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        names |= set(done.stdout.split())
    return names
