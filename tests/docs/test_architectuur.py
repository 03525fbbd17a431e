"""ARCHITECTURE.md has a line for every package, and no line for a package that is not there."""

import re
from pathlib import Path

LINE = re.compile(r"^\| `([\w.]+)` \| (.+) \|$", re.MULTILINE)
FRAMEWORK = {"migrations", "management", "commands", "templatetags"}
"""Folders whose name and content the framework lays down."""


def packages(root: Path) -> set[str]:
    source = root / "src" / "grondslag"
    folders = (path.parent.relative_to(source) for path in source.rglob("__init__.py"))
    return {
        ".".join(folder.parts) for folder in folders if folder.parts and not FRAMEWORK & set(folder.parts)
    }


def test_every_package_has_its_line(root: Path, documents: dict[str, str]) -> None:
    lines = dict(LINE.findall(documents["ARCHITECTURE.md"]))
    assert packages(root) - lines.keys() == set()
    assert lines.keys() - packages(root) == set()
