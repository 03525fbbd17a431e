"""Decisions are numbered without gaps, and each says why and what follows."""

import re
from pathlib import Path

PARTS = ("## Context", "## Decision", "## Consequences")


def decisions(root: Path) -> list[Path]:
    return sorted(path for path in (root / "docs" / "adr").glob("*.md") if path.name != "README.md")


def test_numbers_run_from_one_without_gaps(root: Path) -> None:
    numbers = [int(path.name[:4]) for path in decisions(root)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_each_decision_has_a_title_and_three_parts(root: Path) -> None:
    for path in decisions(root):
        text = path.read_text(encoding="utf-8")
        assert re.match(rf"# {path.name[:4]} .+\n", text), path.name
        assert [line for line in text.splitlines() if line.startswith("## ")] == list(PARTS), path.name


def test_the_list_names_each_decision(root: Path, documents: dict[str, str]) -> None:
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", documents["docs/adr/README.md"])
    assert listed == [path.name for path in decisions(root)]
