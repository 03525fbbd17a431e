"""docs/toegang.md is what the access matrix says, line by line."""

import runpy
from pathlib import Path


def test_the_table_is_made_from_the_matrix(root: Path, documents: dict[str, str]) -> None:
    made = runpy.run_path(str(root / "tools" / "toegang.py"))["document"]()
    assert documents["docs/toegang.md"] == made, "draai: .venv/bin/python tools/toegang.py"


def test_every_route_is_there(root: Path, documents: dict[str, str]) -> None:
    import tomllib

    text = (root / "src/grondslag/both/accounts/toegang.toml").read_text(encoding="utf-8")
    routes = [route for side in tomllib.loads(text).values() for route in side]
    assert [route for route in routes if f"`{route}`" not in documents["docs/toegang.md"]] == []
