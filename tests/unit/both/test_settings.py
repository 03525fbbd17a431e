"""The settings that keep a side closed, for both sides, with and without https."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SHOWN = (
    "DEBUG", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE", "SESSION_COOKIE_AGE", "SESSION_COOKIE_SAMESITE", "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS", "INSTALLED_APPS",
)  # fmt: skip
SCRIPT = f"""
import importlib, json, sys
module = importlib.import_module(f"grondslag.{{sys.argv[1]}}.site.settings")
print(json.dumps({{name: getattr(module, name) for name in {SHOWN!r}}}))
"""


def settings_of(zijde: str, folder: Path, **variables: str) -> dict[str, Any]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GRONDSLAG_", "DJANGO_"))}
    environment = {**kept, "GRONDSLAG_DATA": str(folder), **variables}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, zijde], env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("zijde", ["ind", "om"])
def test_without_a_word_a_side_is_closed(zijde: str, tmp_path: Path) -> None:
    found = settings_of(zijde, tmp_path)
    assert found["DEBUG"] is False
    assert (
        found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is found["SECURE_SSL_REDIRECT"] is True
    )
    assert found["SECURE_HSTS_SECONDS"] > 0
    assert found["SESSION_COOKIE_AGE"] == 15 * 60
    assert found["SESSION_COOKIE_SAMESITE"] == "Strict"
    assert "django.contrib.admin" not in found["INSTALLED_APPS"]


@pytest.mark.parametrize("demo", ["0", "1"])
def test_the_sides_share_no_cookie_name(demo: str, tmp_path: Path) -> None:
    names = [
        {
            settings_of(zijde, tmp_path / zijde, GRONDSLAG_DEMO=demo)[key]
            for key in SHOWN
            if key.endswith("COOKIE_NAME")
        }
        for zijde in ("ind", "om")
    ]
    assert names[0].isdisjoint(names[1])
    assert all(len(own) == 3 for own in names)


def test_the_demo_lives_a_working_day_on_plain_http(tmp_path: Path) -> None:
    found = settings_of("ind", tmp_path, GRONDSLAG_DEMO="1")
    assert found["SESSION_COOKIE_AGE"] == 8 * 3600
    assert found["SESSION_COOKIE_SECURE"] is False
    assert found["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_no_app_of_the_other_side_is_installed(tmp_path: Path) -> None:
    for zijde, other in (("ind", "om"), ("om", "ind")):
        apps = settings_of(zijde, tmp_path / zijde)["INSTALLED_APPS"]
        assert not [app for app in apps if app.startswith(f"grondslag.{other}.")]
