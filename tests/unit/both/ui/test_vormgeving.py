"""What was taken from elsewhere is exactly what the manifest says, and free to use."""

import hashlib
import json
import re
from pathlib import Path

import pytest

import grondslag.both.ui

STATIC = Path(grondslag.both.ui.__file__).parent / "static" / "ui"
OWN_STYLES = sorted(path for path in STATIC.glob("*.css") if path.name != "nlds.css")
MANIFEST = json.loads((STATIC / "nlds.manifest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MANIFEST["files"])
def test_a_vendored_file_is_as_it_was_taken(name: str) -> None:
    assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == MANIFEST["files"][name]


def test_every_package_is_under_a_licence_that_fits() -> None:
    assert {package["licence"] for package in MANIFEST["packages"].values()} <= {"EUPL-1.2", "OFL-1.1"}
    texts = (STATIC / "nlds.licences.txt").read_text(encoding="utf-8")
    assert all(name in texts for name in MANIFEST["packages"])


def test_every_token_that_our_styles_use_is_there() -> None:
    ours = "".join(path.read_text(encoding="utf-8") for path in OWN_STYLES)
    theirs = (STATIC / "nlds.css").read_text(encoding="utf-8")
    declared = set(re.findall(r"(--[\w-]+)\s*:", ours + theirs))
    assert set(re.findall(r"var\((--[\w-]+)\)", ours)) - declared == set()


@pytest.mark.parametrize(
    "name", sorted(path.name for kind in ("css", "js", "svg") for path in STATIC.glob(f"*.{kind}"))
)
def test_nothing_is_asked_from_elsewhere(name: str) -> None:
    text = (STATIC / name).read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(
        r"https?://|//[a-z]+\.[a-z]+/|@import", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    )
    for file in re.findall(r'url\("?([^")]+)"?\)', text):
        assert (STATIC / file).is_file() or file.startswith("data:"), file
