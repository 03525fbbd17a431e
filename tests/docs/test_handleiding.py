"""Every role has a heading in the handbook, and the handbook knows no role that does not exist."""

import re
import tomllib
from pathlib import Path

ROLE = re.compile(r"^## .+ \(`([\w-]+)`\)$", re.MULTILINE)


def test_every_role_has_its_page(root: Path, documents: dict[str, str]) -> None:
    text = (root / "src/grondslag/both/accounts/rollen.toml").read_text(encoding="utf-8")
    headings = ROLE.findall(documents["docs/handleiding.md"])
    assert sorted(headings) == sorted(tomllib.loads(text))
