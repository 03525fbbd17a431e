"""The hand-made lists under `data/lijsten/`: words of one kind, free over lines, `#` opens a remark.

A phrase is written with `_` between its words. All words are folded on reading.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from grondslag.anonymise.fold import fold

_DATA = resources.files("grondslag.anonymise") / "data"


@cache
def entries(name: str) -> tuple[str, ...]:
    """All entries of a list, folded, phrases with spaces."""
    return tuple(entry for line in groups(name) for entry in line)


@cache
def groups(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a list, line by line."""
    lines = (_DATA / "lijsten" / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return tuple(
        tuple(fold(word).replace("_", " ") for word in line.partition("#")[0].split()) for line in lines
    )


@cache
def word_set(*names: str) -> frozenset[str]:
    """The single words of one or more lists."""
    return frozenset(entry for name in names for entry in entries(name) if " " not in entry)


@cache
def phrases(*names: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The entries of lists of more words, by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        for entry in entries(name):
            parts = tuple(entry.replace("-", " ").split(" "))
            if len(parts) > 1:
                table.setdefault(parts[0], []).append(parts)
    return {
        first: tuple(sorted(found, key=lambda parts: (-len(parts), parts))) for first, found in table.items()
    }


@cache
def words_of(name: str, entry: str) -> frozenset[str]:
    """The words of one entry of a table, folded."""
    return frozenset(fold(word) for word in table(name)[entry])


@cache
def table(name: str) -> Any:
    """A YAML table under `data/`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (a safe loader)
